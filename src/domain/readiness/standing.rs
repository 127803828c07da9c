//! Where one skill stands: its state, how much of it is learned and where, and what backs it.

use std::cmp::{Ordering, Reverse};

use super::Readiness;
use super::recall::Recall;
use super::state::{Share, SkillState, Value};
use super::teaching::{Stretch, Taught};
use crate::domain::catalog::{Catalog, Ix, Proof as Way};
use crate::domain::claims::{Basis, MAX_SKILLS, Proof, audit_denies};
use crate::domain::progress::{Project, Status};

/// A learned skill fades below this mean retrievability of its cards.
const FADES: f64 = 0.7;

/// Where one skill stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// Its id.
    pub id: &'a str,
    /// As postings spell it.
    pub name: &'a str,
    /// How far it is.
    pub state: SkillState,
    /// The greatest share of it that is done of any curriculum.
    pub share: Share,
    /// Which curriculum that is (`pytorch`, or `deployment/literacy` in a role that asks for no more); of equals the first,
    /// none where nothing that counts teaches it.
    pub learned_in: Option<&'a str>,
    /// Whether anything teaches it.
    pub taught: Taught,
    /// What it is proven or shown by, the best first.
    pub rests_on: Vec<Basis<'a>>,
    /// The shipped projects that name it and do not count for it: their newest audit looked for its import and found none.
    pub denied: Vec<&'a Project>,
}

impl<'a> Standing<'a> {
    /// A skill that this catalog does not know.
    pub(super) fn unknown(id: &'a str) -> Self {
        Self {
            id,
            name: id,
            state: SkillState::Missing,
            share: Share::default(),
            learned_in: None,
            taught: Taught::Nowhere,
            rests_on: Vec::new(),
            denied: Vec::new(),
        }
    }

    /// What it is worth in a role.
    #[must_use]
    pub fn value(&self) -> Value {
        Value::of(self.state, self.share)
    }

    /// What it is proven or shown by, by name.
    pub fn rests_on_names(&self, catalog: &'a Catalog) -> impl Iterator<Item = &'a str> {
        self.rests_on.iter().map(|basis| basis.name(catalog))
    }

    /// Why projects that name it do not count for it, a sentence for each.
    pub fn denials(&self) -> impl Iterator<Item = String> + '_ {
        let name = self.name;
        let sentence =
            move |project: &&Project| format!("{} does not count: its audit found no import of {name}.", project.title);
        self.denied.iter().map(sentence)
    }
}

impl<'a> Readiness<'a> {
    /// Where the skill at this place of the catalog's list stands, when it is shown that way and taught by these stretches.
    /// In writing it is shown by evidence on the milestones that count for it.
    pub(super) fn standing(
        &self,
        place: usize,
        way: Way,
        stretches: &[Stretch<'a>],
        counts: &dyn Fn(Ix) -> bool,
    ) -> Standing<'a> {
        let skill = &self.catalog.shared.skills[place];
        let backings = self.backings[place].iter().filter(|backing| match backing.basis {
            Basis::Milestone(ix) => way == Way::Written && counts(ix),
            Basis::Project(_) | Basis::Certificate(_) => true,
        });
        let mut backings: Vec<_> = backings.collect();
        backings.sort_by_key(|backing| Reverse(backing.proof));
        let (learned_in, share) = self.greatest_share(stretches);
        let state = match backings.first().map(|backing| backing.proof) {
            Some(Proof::Proven) => SkillState::Proven,
            Some(Proof::Shown) => SkillState::Shown,
            None if !share.is_whole() => SkillState::Missing,
            None if self.fades(stretches) => SkillState::Fading,
            None => SkillState::Learned,
        };
        let names = |project: &&Project| {
            project.status() == Status::Shipped
                && project.skills.iter().take(MAX_SKILLS).any(|named| **named == *skill.id)
                && audit_denies(project, skill)
        };
        Standing {
            id: &skill.id,
            name: &skill.name,
            state,
            share,
            learned_in,
            taught: self.teaching.taught(place, stretches),
            rests_on: backings.into_iter().map(|backing| backing.basis).collect(),
            denied: self.progress.projects().filter(names).collect(),
        }
    }

    /// The stretch of which the greatest share is done, the first of equals.
    fn greatest_share(&self, stretches: &[Stretch<'a>]) -> (Option<&'a str>, Share) {
        let mut greatest = (None, Share::default());
        for stretch in stretches {
            let share = stretch.share(self.catalog, self.progress);
            if greatest.0.is_none() || share.compare(greatest.1) == Ordering::Greater {
                greatest = (Some(stretch.name), share);
            }
        }
        greatest
    }

    /// Whether what was reviewed of a skill's cards is mostly forgotten; what was never reviewed does not count here.
    fn fades(&self, stretches: &[Stretch<'a>]) -> bool {
        self.recall(stretches.iter().flat_map(|stretch| &stretch.milestones).copied())
            .of_reviewed()
            .is_some_and(|mean| mean < FADES)
    }

    /// The questions of these milestones, each milestone once.
    pub(super) fn recall(&self, milestones: impl IntoIterator<Item = Ix>) -> Recall {
        let mut milestones: Vec<Ix> = milestones.into_iter().collect();
        milestones.sort_unstable();
        milestones.dedup();
        let mut recall = Recall::default();
        for ix in milestones {
            recall += *self.recalls[ix].get_or_init(|| Recall::of(self.catalog.milestone(ix), self.retrievability));
        }
        recall
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::cards::Remembered;
    use crate::domain::event::Body;
    use crate::domain::id::CardId;
    use crate::domain::readiness::Readiness;
    use crate::domain::readiness::sample::{
        after, audited, catalog, certified, created, done, linked, measured, shipped, written,
    };

    /// Where the skills stand that have come anywhere, when every card is remembered that well.
    fn told(acts: Vec<Body>, remembered: Option<f64>) -> Vec<String> {
        let catalog = catalog();
        let progress = after(&catalog, acts);
        let retrievability = |_: &CardId| remembered.map(Remembered::Probably);
        let readiness = Readiness::new(&catalog, &progress, &retrievability);
        let standings = readiness.skills().filter(|standing| standing.value().part > 0 || !standing.denied.is_empty());
        let words = |standing: super::Standing<'_>| {
            let names: Vec<&str> = standing.rests_on_names(&catalog).collect();
            let denials: Vec<String> = standing.denials().collect();
            format!(
                "{} {}, {} in {}{}{}",
                standing.id,
                standing.state,
                standing.share.words(),
                standing.learned_in.unwrap_or("nothing"),
                names.iter().map(|name| format!("; {name}")).collect::<String>(),
                denials.iter().map(|denial| format!("; {denial}")).collect::<String>(),
            )
        };
        standings.map(words).collect()
    }

    #[test]
    fn a_skill_stands_where_most_of_it_is_learned() {
        let acts = || vec![done("pytorch/tensors"), done("keras/layers"), written("foundations/proofs")];
        let expected = [
            "python learned, 2 h of 2 h in pytorch",
            "maths shown, 2 h of 2 h in foundations; proofs",
            "pytorch missing, 2 h of 12 h in pytorch",
            "training learned, 3 h of 3 h in keras",
        ];
        assert_eq!(told(acts(), None), expected, "what was never reviewed does not fade");
        assert_eq!(told(acts(), Some(0.7)), expected);
        let fading = told(acts(), Some(0.69));
        assert_eq!(fading[0], "python fading, 2 h of 2 h in pytorch");
        assert_eq!(fading[1..3], expected[1..3], "what is shown or missing does not fade");
    }

    #[test]
    fn a_skill_rests_on_what_backs_it_the_best_first() {
        let of = |id: &str| [created(id, None, &["pytorch", "cpp"]), vec![shipped(id), linked(id)]].concat();
        let acts = [of("one"), of("two"), vec![measured("two"), certified("C++")]].concat();
        assert_eq!(
            told(acts, None),
            [
                "pytorch proven, 0 min of 12 h in pytorch; TWO; ONE",
                "cpp proven, 0 min of 0 min in nothing; TWO; C++; ONE"
            ]
        );
    }

    #[test]
    fn a_project_without_the_import_does_not_count_and_says_why() {
        let acts = [
            created("leaf", None, &["pytorch", "cpp"]),
            vec![shipped("leaf"), linked("leaf"), audited("leaf", Some(&["numpy"]))],
        ];
        assert_eq!(
            told(acts.concat(), None),
            [
                "pytorch missing, 0 min of 12 h in pytorch; LEAF does not count: its audit found no import of PyTorch.",
                "cpp proven, 0 min of 0 min in nothing; LEAF",
            ]
        );
    }
}
