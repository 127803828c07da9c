//! Every name that a curriculum uses, with its place: what the linter checks. The domain's types stay free of places.

use std::collections::HashSet;

use crate::domain::catalog::Text;
use crate::domain::id::{is_local_id, local_part};
use crate::format::FileText;
use crate::format::table::{Spot, Value};

/// What was read, with the places of the names in it.
#[derive(Clone, Debug, Default)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    pub(super) names: Names,
    pub(super) files: Vec<FileText>,
}

/// All names of one curriculum, or of the shared files.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The names used.
    pub used: Vec<Name>,
    /// Whole ids of what could not be read and was reported: whoever names them is not to blame.
    pub unread: Vec<String>,
}

/// One name that is used somewhere.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The whole id of the milestone or brief that uses it; empty when its id could not be read.
    pub owner: String,
    /// What for.
    pub usage: Usage,
    /// The name; a milestone's is whole.
    pub id: String,
    /// Where.
    pub spot: Spot,
}

/// What a name is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// A prerequisite.
    Requires,
    /// A milestone that shortens another.
    Equivalent,
    /// An earlier name, or one of a milestone merged away.
    Earlier,
    /// A skill.
    Skill,
    /// A role.
    Role,
    /// A curriculum.
    Curriculum,
    /// A segment of a path: a curriculum, a level of it, or its literacy milestones.
    Segment,
}

impl Names {
    /// Reads a list of milestones' ids, made whole. What is no id or stands there twice is reported and left out.
    pub fn milestones(&mut self, values: &[Value<'_>], curriculum: &str, owner: &str, usage: Usage) -> Vec<String> {
        self.list(values, owner, usage, |id| whole_id(id, curriculum))
    }

    /// Reads a list of ids of skills or roles.
    pub fn plain(&mut self, values: &[Value<'_>], owner: &str, usage: Usage) -> Vec<String> {
        self.list(values, owner, usage, |id| is_local_id(id).then(|| id.to_owned()))
    }

    /// Remembers a name that is a key.
    pub fn at(&mut self, id: &str, usage: Usage, spot: &Spot) {
        self.used.push(Name { owner: String::new(), usage, id: id.to_owned(), spot: spot.clone() });
    }

    /// Reads a list of segments of a path.
    pub fn segments(&mut self, values: &[Value<'_>]) -> Vec<Text> {
        let ids = self.list(values, "", Usage::Segment, |id| id.split('/').all(is_local_id).then(|| id.to_owned()));
        ids.into_iter().map(Text::from).collect()
    }

    fn list(
        &mut self,
        values: &[Value<'_>],
        owner: &str,
        usage: Usage,
        read: impl Fn(&str) -> Option<String>,
    ) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let mut known = HashSet::new();
        for value in values {
            let Some(id) = self.one(value, owner, usage, &read) else { continue };
            if !known.insert(id.clone()) {
                value.problems().warning(value.spot(), format!("duplicate entry \"{id}\""), None);
                self.used.pop();
            } else {
                ids.push(id);
            }
        }
        ids
    }

    /// Reads one milestone's id, made whole.
    pub fn milestone(&mut self, value: &Value<'_>, curriculum: &str, owner: &str, usage: Usage) -> Option<String> {
        self.one(value, owner, usage, |id| whole_id(id, curriculum))
    }

    /// Reads one id of a skill or role.
    pub fn plain_one(&mut self, value: &Value<'_>, owner: &str, usage: Usage) -> Option<String> {
        self.one(value, owner, usage, |id| is_local_id(id).then(|| id.to_owned()))
    }

    fn one(
        &mut self,
        value: &Value<'_>,
        owner: &str,
        usage: Usage,
        read: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let text = value.text()?;
        let Some(id) = read(&text) else {
            value.refuse(&format!("an id made of a-z, 0-9 and -, not \"{text}\""));
            return None;
        };
        self.used.push(Name { owner: owner.into(), usage, id: id.clone(), spot: value.spot().clone() });
        Some(id)
    }
}

/// `curriculum/id` for an id with or without its curriculum; none when it is no id.
fn whole_id(id: &str, curriculum: &str) -> Option<String> {
    match id.split_once('/') {
        None => is_local_id(id).then(|| format!("{curriculum}/{id}")),
        Some((before, after)) => (is_local_id(before) && is_local_id(after)).then(|| id.to_owned()),
    }
}

/// A whole id as people of its own curriculum write it: without the curriculum.
pub(super) fn short<'a>(whole: &'a str, curriculum: &str) -> &'a str {
    if crate::domain::id::curriculum_of(whole) == curriculum { local_part(whole) } else { whole }
}
