//! Projects of every stage, for the tests of the portfolio.

use super::rows::Pick;
use crate::domain::catalog::Better;
use crate::domain::event::{AuditResult, Body, ProjectAct};
use crate::domain::id::ProjectId;
use crate::domain::progress::Project;
use crate::domain::stamp::Draft;
use crate::tui::look::Ctx;
use crate::tui::testing::Play;
use crate::workspace::{Error, State, command, resolve};

/// Carries out a command on the project, as the command line would.
pub(super) fn on_project(play: &mut Play, id: &str, command: impl Fn(&State, &Project) -> Result<Draft, Error>) {
    let draft = command(&play.model.state, play.model.state.progress.project(id).unwrap());
    play.command(draft);
}

pub(super) fn made(play: &mut Play, title: &str, brief: Option<&str>) -> String {
    let state = &play.model.state;
    let draft = command::new_project(state, title, brief.and_then(|id| state.catalog.brief(id)));
    match &play.command(draft)[0].body {
        Body::Project(id, _) => id.to_string(),
        other => unreachable!("{other:?}"),
    }
}

pub(super) fn learned(play: &mut Play) {
    let state = &play.model.state;
    let all: Vec<usize> = (0..state.catalog.milestones.len()).collect();
    let draft = command::complete(state, &all, &command::Completion::on(state.today));
    play.command(Ok(draft));
}

pub(super) fn fields(play: &mut Play, id: &str, fields: command::ProjectFields) {
    on_project(play, id, |state, project| command::change_project(state, project, &fields));
}

pub(super) fn measured(play: &mut Play, id: &str, line: [&str; 5]) {
    let own = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let [name, value, baseline, unit, split] = line;
    let measurement = command::Measurement {
        name: name.into(),
        value: value.into(),
        baseline: own(baseline),
        unit: own(unit),
        split: own(split),
        better: Some(if ["ms", "vehicles"].contains(&unit) { Better::Lower } else { Better::Higher }),
        note: None,
    };
    on_project(play, id, |state, project| command::measure(state, project, &measurement));
}

/// Leaf Doctor, half built: two items ticked, two results, an audit, a note, no demo.
pub(super) fn half_built(columns: u16, rows: u16) -> (Play, String) {
    let mut play = Play::new(columns, rows);
    learned(&mut play);
    play.on("2026-10-03");
    let id = made(&mut play, "Leaf Doctor", Some("pytorch/leaf-doctor"));
    let set = command::ProjectFields {
        summary: Some("Finds leaf diseases in photographs.".into()),
        repo: Some("https://github.com/someone/leaf-doctor".into()),
        ..Default::default()
    };
    fields(&mut play, &id, set);
    on_project(&mut play, &id, |state, project| {
        command::tick(state, &resolve::Entry::Project(project), &["problem".into(), "baseline".into()])
    });
    play.on("2026-11-18");
    measured(&mut play, &id, ["macro-F1", "0.91", "0.81", "", "test"]);
    measured(&mut play, &id, ["macro-F1", "0.940", "0.81", "", "test"]);
    measured(&mut play, &id, ["p95 latency", "95", "410", "ms", ""]);
    on_project(&mut play, &id, |state, project| {
        let words = "Glare is what it confuses with mildew; try brightness augmentation next.";
        command::note(state, &resolve::Entry::Project(project), words)
    });
    on_project(&mut play, &id, |state, project| {
        command::log_time(state, Some(&resolve::Entry::Project(project)), 150, state.today, None)
    });
    let audit = AuditResult {
        commit: Some("3f2c1a9d00".into()),
        passed: vec!["readme".into(), "licence".into()],
        failed: vec!["seed".into()],
        unchecked: vec!["tests".into()],
        imports: Some(vec!["torch".into()]),
    };
    on_project(&mut play, &id, |state, project| {
        let body = Body::Project(project.id.clone(), ProjectAct::Audited(Box::new(audit.clone())));
        Ok(Draft::new(state.today, body, ""))
    });
    play.on("2026-11-20");
    (play, id)
}

/// A portfolio with a project of every stage.
pub(super) fn full(columns: u16, rows: u16) -> (Play, String) {
    let (mut play, id) = half_built(columns, rows);
    made(&mut play, "Recipes by what is in the fridge", None);
    let shipped = made(&mut play, "Traffic on one motorway, tomorrow", None);
    let set = command::ProjectFields { demo: Some("https://example.org/traffic".into()), ..Default::default() };
    fields(&mut play, &shipped, set);
    measured(&mut play, &shipped, ["MAE", "212", "240", "vehicles", "test"]);
    on_project(&mut play, &shipped, |state, project| command::ship(state, project, state.today));
    let old = made(&mut play, "Digits", None);
    fields(&mut play, &old, command::ProjectFields { status: Some("archived".into()), ..Default::default() });
    let target: ProjectId = id.as_str().into();
    let (width, height) = play.model.body();
    let now = play.model.now;
    let ctx = Ctx { state: &play.model.state, look: &play.model.look, now, width, height };
    play.model.screens.portfolio.go_project(&target, &ctx);
    play.keys("3<Esc>");
    (play, id)
}

pub(super) fn picked(play: &Play) -> String {
    match &play.model.screens.portfolio.picked {
        Some(Pick::Project(id)) => format!("project {id}"),
        Some(Pick::Brief(id)) => format!("brief {id}"),
        Some(Pick::Own) => "own".into(),
        None => "nothing".into(),
    }
}

pub(super) fn project<'a>(play: &'a Play, id: &str) -> &'a Project {
    play.model.state.progress.project(id).unwrap()
}
