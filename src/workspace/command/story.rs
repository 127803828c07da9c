//! The story bank: what the learner tells in interviews.

use super::profile::field;
use crate::domain::event::{Body, Patch, StoryFields};
use crate::domain::id::{StoryId, is_local_id};
use crate::domain::stamp::Draft;
use crate::domain::stories;
use crate::domain::text::slug;
use crate::workspace::error::Error;
use crate::workspace::resolve::{self, StoryMeant};
use crate::workspace::state::State;

/// What changes, as typed; an empty text clears.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryInput {
    /// What the matter was.
    pub situation: Option<String>,
    /// What the learner did.
    pub action: Option<String>,
    /// What came of it.
    pub result: Option<String>,
    /// The project that it is about.
    pub project: Option<String>,
    /// Names of fields to clear.
    pub clear: Vec<String>,
}

/// Tells a story, or changes it. A prompt is one of those everybody is asked, or any words.
///
/// # Errors
/// Nothing is given, the project does not exist, or the prompt may mean several stories.
pub fn tell_story(state: &State, prompt: &str, input: &StoryInput) -> Result<Draft, Error> {
    let meant = resolve::story(state, prompt)?;
    let project = match input.project.as_deref().map(str::trim) {
        None => Patch::Keep,
        Some("") => Patch::Clear,
        Some(typed) => Patch::Set(resolve::project(state, typed)?.id.to_string()),
    };
    let mut change = StoryFields {
        situation: field(input.situation.as_deref()),
        action: field(input.action.as_deref()),
        result: field(input.result.as_deref()),
        project,
        ..StoryFields::default()
    };
    for name in &input.clear {
        match name.as_str() {
            "situation" => change.situation = Patch::Clear,
            "action" => change.action = Patch::Clear,
            "result" => change.result = Patch::Clear,
            "project" => change.project = Patch::Clear,
            _ => {
                return Err(Error::usage(format!("\"{name}\" is no field that can be cleared."))
                    .hint("situation, action, result or project"));
            }
        }
    }
    if change.is_empty() {
        return Err(Error::usage("There is nothing to change.").hint(how_to_tell(prompt.trim())));
    }
    let fields = change.fields().join(", ");
    let (id, said) = match meant {
        StoryMeant::Told(id, story) => (id.clone(), format!("The story is changed ({fields}): {}", story.ask(id))),
        StoryMeant::New(prompt) => {
            change.prompt = Patch::Set(prompt.to_owned());
            (StoryId::from(slug(prompt)), format!("The story is kept ({fields}): {}", stories::ask(prompt)))
        }
    };
    Ok(Draft::new(state.today, Body::Story(id, Box::new(change)), said))
}

/// How a story to this prompt is told on the command line.
#[must_use]
pub fn how_to_tell(prompt: &str) -> String {
    let prompt = if is_local_id(prompt) { prompt.to_owned() } else { format!("\"{prompt}\"") };
    format!("gradus story set {prompt} --situation \"…\" --action \"…\" --result \"…\"")
}
