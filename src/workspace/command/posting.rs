//! Job postings that are remembered: what they ask for, never their text.

use crate::domain::event::Body;
use crate::domain::id::PostingId;
use crate::domain::posting::Posting;
use crate::domain::stamp::Draft;
use crate::domain::text::{count, did_you_mean, slug};
use crate::workspace::error::Error;
use crate::workspace::resolve::not_found;
use crate::workspace::state::State;

/// What a posting without a title is called.
const UNTITLED: &str = "Job posting";

/// Remembers the title of a posting and the skills that it names.
///
/// # Errors
/// It names none.
pub fn save_posting(state: &State, posting: &Posting) -> Result<Draft, Error> {
    let skills: Vec<Box<str>> = posting.skills().map(|skill| skill.as_str().into()).collect();
    if skills.is_empty() {
        return Err(Error::failed("The posting names no skill that gradus knows, so there is nothing to remember."));
    }
    let title = posting.title.as_deref().unwrap_or(UNTITLED);
    let said = format!("Remembered {title} with {}; its text is not kept.", count(skills.len(), "skill"));
    Ok(Draft::new(state.today, Body::PostingSaved(PostingId::from(slug(title)), title.into(), skills), said))
}

/// Forgets a posting, by its id or an unambiguous beginning of it.
///
/// # Errors
/// There is none of that id, or more than one.
pub fn forget_posting(state: &State, typed: &str) -> Result<Draft, Error> {
    let postings = &state.progress.learner.postings;
    let found: Vec<&PostingId> = match postings.keys().find(|id| id.as_str() == typed) {
        Some(whole) => vec![whole],
        None => postings.keys().filter(|id| id.as_str().starts_with(typed)).collect(),
    };
    match found[..] {
        [id] => {
            let title = postings.get(id).map_or_else(String::new, |posting| posting.title.to_string());
            Ok(Draft::new(state.today, Body::PostingRemoved(id.clone()), format!("Forgot {title}.")))
        }
        _ => {
            let near = did_you_mean(typed, postings.keys().map(PostingId::as_str));
            Err(not_found(format!("There is no posting \"{typed}\"."), &near, "gradus match --list shows them"))
        }
    }
}
