//! What a machine last showed of the curricula: enough to tell what changed since.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::domain::catalog::{Catalog, Track};
use crate::domain::id::{CurriculumId, curriculum_of};
use crate::domain::words;

words! {
    /// What a curriculum is made of.
    Part { Milestone = "milestone", Brief = "brief" }
}

/// A milestone or a brief, as far as a change can be told by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whole: `pytorch/autograd`.
    pub id: Box<str>,
    /// Which of the two.
    pub part: Part,
    /// Core or elective.
    pub track: Track,
}

/// What a machine last showed of the curricula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// What each curriculum held when its changes were last told one by one.
    pub held: BTreeMap<CurriculumId, Vec<Entry>>,
    /// The prints of what was loaded when a change was last mentioned at all.
    pub mentioned: Prints,
}

/// The prints of curricula.
pub type Prints = BTreeMap<CurriculumId, Print>;

/// A number that is another one as soon as a curriculum has other milestones or briefs, or another one of them is core.
/// Their order is nothing to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Print(pub u64);

impl Print {
    fn add(&mut self, id: &str, part: Part, track: Track) {
        let mark = match (part, track) {
            (Part::Milestone, Track::Core) => b'M',
            (Part::Milestone, Track::Elective) => b'm',
            (Part::Brief, Track::Core) => b'B',
            (Part::Brief, Track::Elective) => b'b',
        };
        self.0 = self.0.wrapping_add(fnv(id.bytes().chain([b' ', mark])));
    }

    /// The one that is written so.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Source: FNV-1a, 64 bits.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The prints of all that is loaded, without lists of it.
#[must_use]
pub fn prints(catalog: &Catalog) -> Prints {
    let mut prints: Vec<(&str, Print)> =
        catalog.curricula.iter().map(|curriculum| (curriculum.id.as_str(), Print::default())).collect();
    for (id, part, track) in all(catalog) {
        let own = prints.iter_mut().find(|(curriculum, _)| *curriculum == curriculum_of(id));
        if let Some((_, print)) = own {
            print.add(id, part, track);
        }
    }
    prints.into_iter().map(|(id, print)| (id.into(), print)).collect()
}

/// Whether the prints are the same, except for curricula that cannot be read right now.
#[must_use]
pub fn unchanged(mentioned: &Prints, now: &Prints, broken: &BTreeSet<&str>) -> bool {
    let of = |prints: &Prints| -> Vec<_> {
        prints.iter().filter(|(id, _)| !broken.contains(id.as_str())).map(|(id, print)| (id.clone(), *print)).collect()
    };
    of(mentioned) == of(now)
}

impl Seen {
    /// Everything that is loaded counts as seen. Of a curriculum that cannot be read right now, what was known of it stays.
    #[must_use]
    pub fn now(catalog: &Catalog, before: &Self, broken: &BTreeSet<&str>) -> Self {
        let mut held: BTreeMap<CurriculumId, Vec<Entry>> =
            catalog.curricula.iter().map(|curriculum| (curriculum.id.clone(), Vec::new())).collect();
        for (id, part, track) in all(catalog) {
            if let Some(entries) = held.get_mut(curriculum_of(id)) {
                entries.push(Entry { id: id.into(), part, track });
            }
        }
        held.retain(|id, _| !broken.contains(id.as_str()));
        held.extend(only(&before.held, broken));
        Self { held, ..before.clone() }.mentioned(&prints(catalog), broken)
    }

    /// A change was mentioned; it can still be told one by one.
    #[must_use]
    pub fn mentioned(self, now: &Prints, broken: &BTreeSet<&str>) -> Self {
        let mut mentioned = now.clone();
        mentioned.retain(|id, _| !broken.contains(id.as_str()));
        mentioned.extend(only(&self.mentioned, broken));
        Self { mentioned, ..self }
    }
}

/// Those of these curricula.
fn only<T: Clone>(of: &BTreeMap<CurriculumId, T>, ids: &BTreeSet<&str>) -> Vec<(CurriculumId, T)> {
    let kept = of.iter().filter(|(id, _)| ids.contains(id.as_str()));
    kept.map(|(id, value)| (id.clone(), value.clone())).collect()
}

/// Every milestone, then every brief, in the order of the catalog.
fn all(catalog: &Catalog) -> impl Iterator<Item = (&str, Part, Track)> {
    let milestones = catalog.milestones.iter().map(|one| (one.id.as_str(), Part::Milestone, one.track));
    milestones.chain(catalog.briefs.iter().map(|one| (one.id.as_str(), Part::Brief, one.track)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Milestone;
    use crate::domain::testing::{catalog, known};

    fn print_of(milestones: Vec<Milestone>) -> Print {
        prints(&catalog(milestones))["a"]
    }

    #[test]
    fn a_print_tells_ids_and_tracks_apart_and_not_their_order() {
        let elective = || Milestone { track: Track::Elective, ..known("y") };
        assert_eq!(print_of(vec![known("x"), known("y")]), print_of(vec![known("y"), known("x")]));
        let prints = [
            print_of(vec![]),
            print_of(vec![known("x")]),
            print_of(vec![known("x"), known("y")]),
            print_of(vec![known("x"), elective()]),
            print_of(vec![known("xy")]),
        ];
        for (nth, one) in prints.iter().enumerate() {
            assert!(!prints[..nth].contains(one), "{prints:?}");
            assert_eq!(Print::from_hex(&one.to_string()), Some(*one));
        }
        assert_eq!(Print::from_hex("no number"), None);
    }

    #[test]
    fn of_what_cannot_be_read_right_now_the_past_stays() {
        let (old, new) = (catalog(vec![known("x")]), catalog(vec![known("x"), known("y")]));
        let none = BTreeSet::new();
        let seen = Seen::now(&old, &Seen::default(), &none);
        assert_eq!(seen.mentioned, prints(&old));
        assert!(!unchanged(&seen.mentioned, &prints(&new), &none));
        let broken = BTreeSet::from(["a"]);
        assert!(unchanged(&seen.mentioned, &prints(&new), &broken));
        assert_eq!(Seen::now(&new, &seen, &broken), seen);
        assert_eq!(Seen::now(&new, &Seen::default(), &broken), Seen::default());
    }

    #[test]
    fn what_was_mentioned_can_still_be_told() {
        let (old, new) = (catalog(vec![known("x")]), catalog(vec![known("y")]));
        let none = BTreeSet::new();
        let seen = Seen::now(&old, &Seen::default(), &none);
        let mentioned = seen.clone().mentioned(&prints(&new), &none);
        assert_eq!((&mentioned.held, &mentioned.mentioned), (&seen.held, &prints(&new)));
    }
}
