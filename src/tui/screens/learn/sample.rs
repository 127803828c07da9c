//! Learn after some weeks, for tests: a catalog with what the small sample lacks, and a journal over it.

use std::sync::Arc;

use crate::domain::catalog::{BriefTexts, Catalog, Compute, ComputeKind, Equivalent, Origin, Source, Track, sample};
use crate::domain::event::{Body, Evidence, MilestoneAct, TimeOn};
use crate::domain::stamp::Draft;
use crate::domain::time::{Day, Minutes};
use crate::tui::testing::Play;
use crate::workspace::{State, command};

/// The sample with an elective, an equivalent, a brief that says what it runs on, a curriculum of the learner's own and
/// one of theirs in place of a built-in one.
fn catalog() -> Catalog {
    let sample = sample::catalog();
    let source = |id: &str| Source {
        curriculum: sample.curriculum(id).unwrap().clone(),
        milestones: sample.milestones_of(id).map(|ix| sample.milestone(ix).clone()).collect(),
        briefs: sample.briefs_of(id).cloned().collect(),
    };
    let [mut foundations, mut pytorch, mut own] = ["foundations", "pytorch", "foundations"].map(source);
    foundations.curriculum.origin = Origin::Replacement;
    pytorch.curriculum.strengths = vec!["New research appears in it first.".into()];
    pytorch.milestones[2].equivalent = vec![Equivalent { to: "foundations/numpy".into(), remains: 0.5 }];
    pytorch.milestones[5].track = Track::Elective;
    let compute = Some(Compute { kind: ComputeKind::FreeGpu, time: Minutes(120), cost: "none".into() });
    let brief = &mut pytorch.briefs[0];
    brief.texts = BriefTexts { compute, ..(*brief.texts).clone() }.into();
    own.curriculum.id = "reading-group".into();
    own.curriculum.title = "Reading group, Thursdays at the library of the university".into();
    own.curriculum.origin = Origin::Own;
    own.milestones.truncate(2);
    own.milestones[0].id = "reading-group/attention".into();
    own.milestones[0].title = "\u{6ce8}\u{610f}\u{529b}: \u{1b}[31mAttention is all you need".into();
    own.milestones[0].requires = vec!["pytorch/cnn".into()];
    own.milestones[1].id = "reading-group/list".into();
    own.milestones[1].title = "A reading list".into();
    own.milestones[1].requires = Vec::new();
    Catalog::assemble(vec![foundations, pytorch, own], sample.shared.clone())
}

/// Learn, shown after some weeks: foundations done but for a skip, the first of PyTorch done with evidence, the second
/// under way, and two marks under names that no curriculum has.
pub fn weeks_in(columns: u16, rows: u16) -> Play {
    let mut play = Play::new(columns, rows);
    play.model.state = State::new(Arc::new(catalog()), Vec::new(), play.model.state.today, "laptop".into());
    play.command(command::goal(&play.model.state, &command::GoalFields::default()));
    for (id, day, evidence) in [
        ("foundations/python", "2026-11-02", None),
        ("foundations/numpy", "2026-11-09", None),
        ("pytorch/tensors", "2026-11-16", Some(Evidence::Link("https://example.org/me/tensors".into()))),
    ] {
        let ix = play.model.state.catalog.find(id).unwrap();
        let day = Day::parse(day).unwrap();
        let how = command::Completion { evidence: evidence.into_iter().collect(), ..command::Completion::on(day) };
        play.command(Ok(command::complete(&play.model.state, &[ix], &how)));
    }
    let autograd = "pytorch/autograd";
    let act = |id: &str, act: MilestoneAct| Body::Milestone(id.into(), act);
    for (day, body) in [
        ("2026-11-10", act("foundations/metrics", MilestoneAct::Skipped(Some("known from work".into())))),
        ("2026-11-17", act("theano/scan", MilestoneAct::Started)),
        ("2026-11-17", act("theano/shared", MilestoneAct::Skipped(None))),
        ("2026-11-18", act(autograd, MilestoneAct::Started)),
        ("2026-11-19", act(autograd, MilestoneAct::Ticked("ran".into()))),
        ("2026-11-19", act(autograd, MilestoneAct::Noted("The tape is a graph of functions.".into()))),
        ("2026-11-19", Body::Time { minutes: 90, on: TimeOn::Milestone(autograd.into()), text: None }),
    ] {
        play.command(Ok(Draft::new(Day::parse(day).unwrap(), body, "told")));
    }
    play.keys("2");
    play
}
