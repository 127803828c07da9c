//! `curriculum add`: what a source offers is checked, shown and taken.

use super::{check, failed, is_shipped, is_wrong, place, provenance, today};
use crate::domain::text::{count, list_words};
use crate::format::diagnostic::Diagnostic;
use crate::store::sources::{Offers, Sources};
use crate::workspace::error::Error;
use crate::workspace::open::{Options, find};
use crate::workspace::query::{LibraryEntry, SourceView, entry};

/// Whether a curriculum may take the place of a shipped one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replacing {
    /// It was asked for.
    Yes,
    /// It is refused.
    No,
}

/// What came of adding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Added {
    /// What is wrong with what was found. With an error in it nothing was added.
    pub problems: Vec<Diagnostic>,
    /// The curricula that were added.
    pub curricula: Vec<LibraryEntry>,
    /// Sentences to show.
    pub said: Vec<String>,
    /// What of the source was not taken.
    pub notes: Vec<String>,
}

/// Fetches a source, checks it, and adds the curricula in it to the learner's own.
///
/// # Errors
/// It cannot be reached, holds nothing of the kind, or something of that name is here already. Nothing is added then.
pub fn add(options: &Options, typed: &str, replacing: Replacing) -> Result<Added, Error> {
    let (origin, shown) = place(typed)?;
    let sources = Sources::of(&find(options)?);
    let _one_at_a_time = sources.lock().map_err(failed)?;
    let fetched = sources.fetch(&origin, None).map_err(failed)?;
    let mut offers = fetched.offers(&shown).map_err(failed)?;
    let mut added = Added { notes: notes(&offers), ..Added::default() };
    let (catalog, problems) = check(&offers)?;
    added.problems = problems;
    if is_wrong(&added.problems) {
        return Ok(added);
    }
    let here = look(&sources, &mut offers, &shown)?;
    let replaced = shipped(&offers, replacing)?;
    let (commit, day) = (fetched.commit.clone(), today()?);
    let prepare = |offer| sources.prepare(offer, &provenance(offer, &shown, commit.as_ref()));
    let prepared = offers.curricula.iter().map(prepare).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let ids: Vec<&str> = offers.curricula.iter().map(|offer| offer.texts.id.as_str()).collect();
    sources.keep(fetched, &ids).map_err(failed)?;
    for (id, prepared) in ids.iter().zip(prepared) {
        sources.put(prepared, id, day).map_err(failed)?;
        let curriculum = catalog.curriculum(id);
        added.curricula.extend(curriculum.map(|curriculum| entry(&catalog, curriculum)));
    }
    let from = SourceView { url: shown, commit, folder: None };
    added.said.push(format!("Added from {}.", from.words()));
    added.said.extend(replaced.iter().map(|id| {
        format!("{id} takes the place of the built-in one; gradus curriculum remove {id} brings that back.")
    }));
    added.said.extend(here.iter().map(|id| format!("{id} was added before: gradus curriculum update {id}.")));
    Ok(added)
}

/// Leaves out what was added from this source before; their ids.
fn look(sources: &Sources, offers: &mut Offers, shown: &str) -> Result<Vec<String>, Error> {
    let known = sources.known();
    let mut here = Vec::new();
    for offer in &offers.curricula {
        let id = &offer.texts.id;
        if known.get(id).is_some_and(|from| from.as_ref().is_ok_and(|from| from.url == shown)) {
            here.push(id.clone());
        } else if sources.has(id) {
            let error = Error::failed(format!("You have a curriculum {id} already; nothing was added."));
            return Err(error.hint(format!("gradus curriculum remove {id} moves it to the backups; then add this one")));
        }
    }
    offers.curricula.retain(|offer| !here.contains(&offer.texts.id));
    if offers.curricula.is_empty() {
        let (ids, were) = (list_words(&here), if here.len() == 1 { "was" } else { "were" });
        let error = Error::failed(format!("{ids} {were} added from {shown} before."));
        return Err(error.hint(format!("gradus curriculum update {} fetches what is new", here.join(" "))));
    }
    Ok(here)
}

/// The ids of shipped curricula among these.
fn shipped(offers: &Offers, replacing: Replacing) -> Result<Vec<String>, Error> {
    let mut replaced = Vec::new();
    for offer in &offers.curricula {
        if is_shipped(&offer.texts.id)? {
            replaced.push(offer.texts.id.clone());
        }
    }
    if replacing == Replacing::No && !replaced.is_empty() {
        let are = if replaced.len() == 1 { "is a built-in curriculum" } else { "are built-in curricula" };
        let error = Error::failed(format!("{} {are}; nothing was added.", list_words(&replaced)));
        return Err(error.hint("with --replace these texts take its place; your marks stay with its ids"));
    }
    Ok(replaced)
}

fn notes(offers: &Offers) -> Vec<String> {
    if offers.left.is_empty() {
        return Vec::new();
    }
    let files = count(offers.left.len(), "file");
    vec![format!("{files} not taken, because gradus has its own: {}.", list_words(&offers.left))]
}
