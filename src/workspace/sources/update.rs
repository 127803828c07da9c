//! `curriculum update`: what is new at the sources takes the place of what is here.

use std::collections::{BTreeMap, BTreeSet};

use super::{check, failed, is_wrong, place, provenance, today};
use crate::domain::changes::{self, Change, Seen};
use crate::domain::progress::Progress;
use crate::domain::time::Day;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::format::provenance::Provenance;
use crate::store::sources::{Offers, Sources};
use crate::workspace::error::Error;
use crate::workspace::open::{Options, Workspace, find};
use crate::workspace::query::{self, ChangeView, SourceView, broken};
use crate::workspace::shelf;

/// What came of one curriculum.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// Which.
    pub id: String,
    /// What is wrong with what was fetched.
    pub problems: Vec<Diagnostic>,
    /// What became of it.
    pub became: Became,
}

/// What became of a curriculum.
#[derive(Clone, Debug, PartialEq)]
pub enum Became {
    /// There is nothing new.
    Same,
    /// It has new texts.
    New {
        /// What changed; none when only texts did.
        change: Option<Box<ChangeView>>,
        /// Where the new ones are from.
        from: String,
        /// Where the old ones are.
        backup: String,
    },
    /// It stays as it was.
    Failed(Error),
}

/// Fetches what is new at the sources of these curricula, or with none named of all that have one. One that fails stays as
/// it was, and the others are brought up to date.
///
/// # Errors
/// One that was named is not from elsewhere, or nothing can be read or written here at all.
pub fn update(options: &Options, ids: &[String]) -> Result<Vec<Update>, Error> {
    let paths = find(options)?;
    let (sources, day) = (Sources::of(&paths), today()?);
    let _one_at_a_time = sources.lock().map_err(failed)?;
    let wanted = wanted(&sources, ids)?;
    let state = Workspace::open(options)?.state;
    let before = Seen::now(&state.catalog, &Seen::default(), &broken(&state.problems));
    let mut updates = Vec::new();
    for (url, group) in by_source(wanted, &mut updates) {
        updates.extend(bring(&sources, &url, group, day));
    }
    updates.sort_by(|a, b| a.id.cmp(&b.id));
    if updates.iter().any(|update| matches!(update.became, Became::New { .. })) {
        let (catalog, problems) = shelf::load(shelf::unpack(), &paths.curricula())?;
        let progress = Progress::fold(&catalog, &state.log);
        let all = changes::compare(&before, &catalog, &progress, &broken(&problems));
        let find = |id: &str| all.iter().find(|change: &&Change| &*change.curriculum == id);
        for Update { id, became, .. } in &mut updates {
            if let Became::New { change, .. } = became {
                *change = find(id).map(|found| Box::new(query::change(found, &catalog)));
            }
        }
    }
    Ok(updates)
}

/// Ids, each with where it is from or why that cannot be read.
type Wanted = Vec<(String, Result<Provenance, String>)>;

/// Ids of one source, each with where it is from.
type Group = Vec<(String, Provenance)>;

/// Those that were named, or all, with where they are from.
fn wanted(sources: &Sources, ids: &[String]) -> Result<Wanted, Error> {
    let mut known = sources.known();
    if ids.is_empty() {
        return Ok(known.into_iter().collect());
    }
    let ids: BTreeSet<&String> = ids.iter().collect();
    let one = |id: &String| {
        let from = known.remove(id).ok_or_else(|| {
            let hint = "gradus curriculum list shows where each is from";
            Error::failed(format!("\"{id}\" is no curriculum of yours that was added from elsewhere.")).hint(hint)
        });
        from.map(|from| (id.clone(), from))
    };
    ids.into_iter().map(one).collect()
}

/// Those of one source together, so that it is asked once.
fn by_source(wanted: Wanted, updates: &mut Vec<Update>) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (id, from) in wanted {
        match from {
            Ok(from) => groups.entry(from.url.clone()).or_default().push((id, from)),
            Err(why) => updates.push(stays(id, Vec::new(), Error::failed(why))),
        }
    }
    groups
}

/// Brings the curricula of one source up to date.
fn bring(sources: &Sources, url: &str, group: Group, day: Day) -> Vec<Update> {
    match fetch(sources, url, &group) {
        Ok(None) => {
            group.into_iter().map(|(id, _)| Update { id, problems: Vec::new(), became: Became::Same }).collect()
        }
        Ok(Some(news)) => group.into_iter().map(|(id, from)| one(sources, &news, id, &from, day)).collect(),
        Err(error) => group.into_iter().map(|(id, _)| stays(id, Vec::new(), error.clone())).collect(),
    }
}

/// What a source offers now.
struct News {
    shown: String,
    commit: Option<String>,
    offers: Offers,
    problems: Vec<Diagnostic>,
}

/// Asks a source; none when its commit is the one that all of these are from.
fn fetch(sources: &Sources, url: &str, group: &Group) -> Result<Option<News>, Error> {
    let gone = |_| Error::failed(format!("{url} is not there."));
    let (origin, shown) = place(url).map_err(gone)?;
    let ids: Vec<&str> = group.iter().map(|(id, _)| id.as_str()).collect();
    let fetched = sources.fetch(&origin, ids.first().copied()).map_err(failed)?;
    let commit = fetched.commit.clone();
    let same = commit.is_some() && group.iter().all(|(_, from)| from.commit == commit);
    let news = if same {
        None
    } else {
        let offers = fetched.offers(&shown).map_err(failed)?;
        let (_, problems) = check(&offers)?;
        Some(News { shown, commit, offers, problems })
    };
    sources.keep(fetched, &ids).map_err(failed)?;
    Ok(news)
}

/// Brings one curriculum up to date.
fn one(sources: &Sources, news: &News, id: String, from: &Provenance, day: Day) -> Update {
    let inside = |problem: &&Diagnostic| problem.path.strip_prefix(&*id).is_some_and(|rest| rest.starts_with('/'));
    let Some(offer) = news.offers.curricula.iter().find(|offer| offer.texts.id == id) else {
        let problems = news.problems.iter().filter(|problem| problem.severity == Severity::Error).cloned().collect();
        let error = Error::failed(format!("{} does not hold it any more.", news.shown));
        let hint = format!("gradus curriculum remove {id} takes it out here too");
        return stays(id, problems, error.hint(hint));
    };
    let problems: Vec<Diagnostic> = news.problems.iter().filter(inside).cloned().collect();
    if is_wrong(&problems) {
        return stays(id, problems, Error::failed("what is new there has errors."));
    }
    let now = provenance(offer, &news.shown, news.commit.as_ref());
    if from.commit.is_some() && from.commit == now.commit {
        return Update { id, problems: Vec::new(), became: Became::Same };
    }
    let written = if sources.says(&id, offer) {
        let noted = if now == *from { Ok(()) } else { sources.note(&id, &now) };
        noted.map(|()| None)
    } else {
        sources.prepare(offer, &now).and_then(|prepared| sources.put(prepared, &id, day))
    };
    match written {
        Ok(None) => Update { id, problems, became: Became::Same },
        Ok(Some(backup)) => {
            let from = SourceView::from(now).words();
            let became = Became::New { change: None, from, backup: backup.display().to_string() };
            Update { id, problems, became }
        }
        Err(failure) => stays(id, problems, failed(failure)),
    }
}

fn stays(id: String, problems: Vec<Diagnostic>, error: Error) -> Update {
    Update { id, problems, became: Became::Failed(error) }
}
