//! The shape of the learner: one framework deep and the strands broad is what employers look for.

use crate::domain::catalog::{Catalog, Level};
use crate::domain::progress::Progress;
use crate::domain::text::{count, list_words};

use super::{Tally, core_of, tally};

/// So many frameworks side by side are too many while none of them is beyond beginner.
const TOO_BROAD: usize = 3;

/// How far the learner is in a framework, or in a strand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Its title.
    pub title: String,
    /// Its core milestones by level, for every level that has any.
    pub levels: Vec<(Level, Tally)>,
}

impl Reach {
    /// The highest level at which a milestone is done, and how it stands; none when nothing is.
    #[must_use]
    pub fn deepest(&self) -> Option<(Level, Tally)> {
        self.levels.iter().rev().find(|(_, tally)| tally.done > 0).copied()
    }

    /// Core milestones done, and all of them.
    fn counts(&self) -> (usize, usize) {
        self.levels.iter().fold((0, 0), |(done, total), (_, tally)| (done + tally.done, total + tally.total))
    }
}

/// How deep the learner is in the frameworks and how broad in the strands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The frameworks that the curricula teach, in their order; several curricula of one framework count together.
    pub frameworks: Vec<Reach>,
    /// The shared strands, in their order.
    pub strands: Vec<Reach>,
}

/// The shape of what is done, what was done before gradus included.
#[must_use]
pub fn shape(catalog: &Catalog, progress: &Progress) -> Shape {
    let reach = |title: &str, curricula: &[&str]| {
        let of_level = |level: Level| {
            let all = curricula.iter().flat_map(|curriculum| catalog.milestones_of(curriculum));
            let tally =
                tally(catalog, progress, core_of(catalog, all.filter(|&ix| catalog.milestone(ix).level == level)));
            (tally.total > 0).then_some((level, tally))
        };
        Reach { title: title.to_owned(), levels: Level::ALL.iter().filter_map(|&level| of_level(level)).collect() }
    };
    let mut shape = Shape::default();
    for (nth, curriculum) in catalog.curricula.iter().enumerate() {
        match &curriculum.framework {
            None => shape.strands.push(reach(&curriculum.title, &[&curriculum.id])),
            framework if catalog.curricula[..nth].iter().any(|other| other.framework == *framework) => {}
            framework => {
                let same = catalog.curricula.iter().filter(|other| other.framework == *framework);
                let ids: Vec<&str> = same.map(|other| other.id.as_str()).collect();
                shape.frameworks.push(reach(&curriculum.title, &ids));
            }
        }
    }
    shape
}

impl Shape {
    /// The frameworks in which something is done, the deepest first.
    fn begun(&self) -> Vec<(&Reach, Level, Tally)> {
        let begun =
            self.frameworks.iter().filter_map(|reach| reach.deepest().map(|(level, tally)| (reach, level, tally)));
        let mut begun: Vec<(&Reach, Level, Tally)> = begun.collect();
        begun.sort_by_key(|(reach, level, tally)| std::cmp::Reverse((*level, tally.done, reach.counts().0)));
        begun
    }

    /// Whether several frameworks are begun side by side and none is beyond beginner.
    #[must_use]
    pub fn too_broad(&self) -> bool {
        let begun = self.begun();
        begun.len() >= TOO_BROAD && begun.iter().all(|(_, level, _)| *level == Level::Beginner)
    }

    /// The shape in a sentence or two.
    #[must_use]
    pub fn words(&self) -> String {
        let begun = self.begun();
        let strands = self.strand_words();
        let Some(((deepest, level, tally), others)) = begun.split_first() else {
            return format!("No framework is begun yet. {strands}").trim_end().to_owned();
        };
        if self.too_broad() {
            let mut titles: Vec<String> = begun.iter().map(|(reach, ..)| reach.title.clone()).collect();
            titles.sort_by_key(|title| self.frameworks.iter().position(|reach| reach.title == *title));
            return format!(
                "{} are begun and none is beyond beginner: one framework taken further says more than {} begun. {strands}",
                list_words(&titles),
                begun.len(),
            )
            .trim_end()
            .to_owned();
        }
        let others: Vec<String> = others.iter().map(|(reach, level, _)| format!("{} {level}", reach.title)).collect();
        let beside = if others.is_empty() { String::new() } else { format!(", beside {}", list_words(&others)) };
        let skipped = if tally.skipped > 0 { format!(", {} skipped", tally.skipped) } else { String::new() };
        let reached = format!("{} of {}{skipped}", tally.done, count(tally.total, "core milestone"));
        format!("{} goes deepest: {level} ({reached}){beside}. {strands}", deepest.title).trim_end().to_owned()
    }

    /// `Strands: Foundations 12 of 20, Deployment 3 of 18, none of Career.`; empty without any.
    fn strand_words(&self) -> String {
        let told = |reach: &Reach| match reach.counts() {
            (0, _) => format!("none of {}", reach.title),
            (done, total) => format!("{} {done} of {total}", reach.title),
        };
        let strands: Vec<String> = self.strands.iter().map(told).collect();
        if strands.is_empty() { String::new() } else { format!("Strands: {}.", strands.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Milestone, Shared, Source, Track};
    use crate::domain::event::{Body, Event};
    use crate::domain::log::Log;
    use crate::domain::testing::{completed, event, known};

    /// Three frameworks and two strands, each with two beginner milestones, one at intermediate level, and an elective one.
    fn three() -> Catalog {
        let curriculum = |id: &str, title: &str, framework: Option<&str>| {
            let at = |name: &str, level: Level, track: Track| Milestone {
                id: format!("{id}/{name}").into(),
                level,
                track,
                ..known(name)
            };
            let milestones = vec![
                at("one", Level::Beginner, Track::Core),
                at("two", Level::Beginner, Track::Core),
                at("more", Level::Intermediate, Track::Core),
                at("extra", Level::Advanced, Track::Elective),
            ];
            let mut source = Source { milestones, ..Source::default() };
            source.curriculum.id = id.into();
            source.curriculum.title = title.to_owned().into();
            source.curriculum.framework = framework.map(|framework| framework.to_owned().into());
            source
        };
        let sources = vec![
            curriculum("foundations", "Foundations", None),
            curriculum("keras", "Keras", Some("keras")),
            curriculum("pytorch", "PyTorch", Some("pytorch")),
            curriculum("tensorflow", "TensorFlow", Some("tensorflow")),
            curriculum("deployment", "Deployment", None),
            curriculum("torch-at-work", "PyTorch at work", Some("pytorch")),
        ];
        Catalog::assemble(sources, Shared::default())
    }

    fn told(done: &[&str]) -> String {
        let events = (1..).zip(done).map(|(n, id)| event(n, Body::Milestone((*id).into(), completed(&[]))));
        let catalog = three();
        shape(&catalog, &Progress::fold(&catalog, &Log::new(events.collect::<Vec<Event>>()))).words()
    }

    #[test]
    fn it_says_what_is_deep_and_what_is_broad() {
        let none = "Strands: none of Foundations, none of Deployment.";
        assert_eq!(told(&[]), format!("No framework is begun yet. {none}"));
        assert_eq!(told(&["pytorch/extra"]), format!("No framework is begun yet. {none}"));
        assert_eq!(
            told(&["pytorch/one", "foundations/one", "foundations/more"]),
            "PyTorch goes deepest: beginner (1 of 4 core milestones). Strands: Foundations 2 of 3, none of Deployment."
        );
        assert_eq!(
            told(&["pytorch/one", "pytorch/two", "keras/one", "keras/more", "tensorflow/two"]),
            format!(
                "Keras goes deepest: intermediate (1 of 1 core milestone), beside PyTorch beginner and TensorFlow beginner. {none}"
            )
        );
    }

    #[test]
    fn three_frameworks_and_none_beyond_beginner_are_too_many() {
        let three = ["tensorflow/one", "tensorflow/two", "pytorch/one", "keras/one"];
        assert_eq!(
            told(&three),
            "Keras, PyTorch and TensorFlow are begun and none is beyond beginner: one framework taken further says more than 3 begun. Strands: none of Foundations, none of Deployment."
        );
        assert!(told(&[&three[..], &["pytorch/more"]].concat()).starts_with("PyTorch goes deepest: intermediate"));
        assert!(told(&three[..3]).starts_with("TensorFlow goes deepest: beginner (2 of 2"), "two are not too many");
    }

    #[test]
    fn several_curricula_of_a_framework_count_together() {
        let catalog = three();
        let shape = shape(&catalog, &Progress::fold(&catalog, &Log::default()));
        let titles: Vec<&str> = shape.frameworks.iter().map(|reach| reach.title.as_str()).collect();
        assert_eq!(titles, ["Keras", "PyTorch", "TensorFlow"]);
        assert_eq!(shape.frameworks[1].levels.iter().map(|(_, tally)| tally.total).collect::<Vec<_>>(), [4, 2]);
    }
}
