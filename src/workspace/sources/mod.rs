//! Curricula from elsewhere, as use cases: added, brought up to date, removed. What is fetched is checked like any curriculum
//! before anything of it is written, and whatever gives way to it goes to the backups.

mod add;
mod remove;
mod update;

pub use add::{Added, Replacing, add};
pub use remove::{Own, own};
pub use update::{Became, Update, update};

use std::collections::BTreeMap;

use super::address::Address;
use super::desk::failed;
use super::error::Error;
use super::open::{Options, find};
use super::shelf;
use super::shipped;
use crate::domain::catalog::Catalog;
use crate::domain::time::Day;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::format::provenance::Provenance;
use crate::store::address::without_password;
use crate::store::clock::Clock;
use crate::store::library::FolderTexts;
use crate::store::sources::{Offer, Offers, Origin, Sources};

/// Where the learner's curricula are from, by id.
pub type Origins = BTreeMap<String, Provenance>;

/// Where the learner's curricula are from, as far as it is known.
///
/// # Errors
/// There is no place for data.
pub fn origins(options: &Options) -> Result<Origins, Error> {
    let known = Sources::of(&find(options)?).known();
    Ok(known.into_iter().filter_map(|(id, read)| Some((id, read.ok()?))).collect())
}

/// What an address or a path means, and how it is written down and shown.
fn place(typed: &str) -> Result<(Origin, String), Error> {
    let hint = "give the address of a git repository such as https://example.org/jax.git, or a folder";
    let origin = match Address::read(typed, hint)? {
        Address::Folder(path) => Origin::of_folder(path),
        Address::Url(url) => Origin::Repository(url),
    };
    let shown = match &origin {
        Origin::Folder(path) => path.display().to_string(),
        Origin::Repository(url) => without_password(url),
    };
    Ok((origin, shown))
}

/// What is wrong with offered curricula, and a catalog in which they stand.
fn check(offers: &Offers) -> Result<(Catalog, Vec<Diagnostic>), Error> {
    let texts: Vec<FolderTexts> = offers.curricula.iter().map(|offer| offer.texts.clone()).collect();
    let (catalog, found) = shelf::check_texts(&texts)?;
    Ok((catalog, offers.problems.iter().cloned().chain(found).collect()))
}

fn is_wrong(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// Where an offered curriculum is from.
fn provenance(offer: &Offer, shown: &str, commit: Option<&String>) -> Provenance {
    Provenance { url: shown.to_owned(), commit: commit.cloned(), folder: offer.folder.clone() }
}

fn is_shipped(id: &str) -> Result<bool, Error> {
    let (shipped, _) = shipped::prepared().map_err(Error::failed)?;
    Ok(shipped.iter().any(|source| &*source.curriculum.id == id))
}

fn today() -> Result<Day, Error> {
    let now = Clock::from_environment().map_err(Error::usage)?.now();
    Ok(Day::new(now.date_naive()))
}
