//! The demonstration: its journal is sound and about what is shipped, and it leaves everything of the learner's as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use gradus::domain::catalog::Item;
use gradus::domain::event::{Body, Event, MilestoneAct, Patch, ProjectAct, When};
use gradus::domain::figures;
use gradus::domain::log::Log;
use gradus::domain::moved::by_weeks;
use gradus::domain::progress::{Progress, Status};
use gradus::domain::time::Day;
use gradus::format::journal;
use gradus::tui::action::Action;
use gradus::tui::glyphs::Glyphs;
use gradus::tui::keymap::Keymap;
use gradus::tui::look::Look;
use gradus::tui::model::Model;
use gradus::tui::theme::Theme;
use gradus::tui::{update, view};
use gradus::workspace::{Options, State, Workspace};
use insta::assert_snapshot;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

use crate::cli::{Answer, Learner, words};

const ABOUT: &str =
    "This is a demonstration: Mira Novak is made up, nothing of yours is read or written, and nothing of this stays.\n";

/// The half year where it was written, over the shipped curricula, on its last day.
fn state() -> State {
    let folder = TempDir::new().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/journal.jsonl");
    fs::copy(demo, folder.path().join("journal.jsonl")).unwrap();
    let options = Options { data_dir: Some(folder.path().into()), config_dir: Some(folder.path().into()) };
    let mut state = Workspace::open(&options).unwrap().state;
    state.today = Day::parse("2026-11-20").unwrap();
    assert_eq!(state.problems, []);
    state
}

/// What an event names that the shipped curricula, skills and roles do not have.
fn unknown(state: &State, event: &Event) -> Vec<String> {
    let catalog = &state.catalog;
    let known = |items: Option<&[Item]>, id: &str| items.is_some_and(|items| items.iter().any(|item| &*item.id == id));
    let done_when = |id: &str| catalog.find(id).map(|ix| &*catalog.milestone(ix).done_when);
    let (mut names, mut missing): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    match &event.body {
        Body::Milestone(id, act) => {
            names.push(id);
            if let MilestoneAct::Ticked(item) | MilestoneAct::Unticked(item) = act
                && !known(done_when(id), item)
            {
                missing.push(format!("{id}: {item}"));
            }
        }
        Body::Snoozed(step, _) => names.push(step),
        Body::Card(card, _) if state.deck().card(card).is_none() => missing.push(card.to_string()),
        Body::PostingSaved(_, _, skills) => {
            missing.extend(skills.iter().filter(|id| catalog.skill(id).is_none()).map(ToString::to_string));
        }
        Body::Goal(change) => {
            if let Patch::Set(path) = &change.path {
                missing.extend(path.iter().filter(|one| !figures::Path::names_something(catalog, one)).cloned());
            }
            if let Patch::Set(role) = &change.role
                && catalog.role(role).is_none()
            {
                missing.push(role.clone());
            }
        }
        Body::Project(_, ProjectAct::Created(creation)) => {
            let brief = creation.brief.as_deref().and_then(|id| catalog.brief(id));
            let items = brief.map(|brief| &*brief.texts.deliverables);
            missing.extend(creation.items.iter().filter(|one| !known(items, &one.id)).map(|one| one.id.to_string()));
        }
        Body::Project(id, ProjectAct::Ticked(item) | ProjectAct::Unticked(item)) => {
            let project = state.progress.project(id).map(|project| &*project.items);
            missing.extend((!known(project, item)).then(|| format!("{id}: {item}")));
        }
        Body::Project(_, ProjectAct::Changed(change)) => {
            missing.extend(change.skills.add.iter().filter(|id| catalog.skill(id).is_none()).cloned());
        }
        _ => {}
    }
    missing.extend(names.into_iter().filter(|id| catalog.find(id).is_none()).map(str::to_owned));
    missing
}

#[test]
fn all_that_it_names_is_shipped() {
    let state = state();
    let events = state.log.events();
    let missing: Vec<String> = events.iter().flat_map(|event| unknown(&state, event)).collect();
    assert_eq!(missing, [""; 0]);
    assert_eq!(state.progress.unknown.len(), 0);
}

#[test]
fn what_comes_before_was_done_before() {
    let state = state();
    let (catalog, mut progress) = (&state.catalog, Progress::fold(&state.catalog, &Log::new(Vec::new())));
    let mut open = Vec::new();
    for event in state.log.events().iter().filter(|event| state.log.in_force(event)) {
        let requires = match &event.body {
            Body::Milestone(id, MilestoneAct::Started | MilestoneAct::Ticked(_)) => {
                catalog.requires(catalog.find(id).unwrap())
            }
            Body::Milestone(id, MilestoneAct::Completed { when: When::WithGradus, .. }) => {
                catalog.requires(catalog.find(id).unwrap())
            }
            Body::Project(_, ProjectAct::Created(creation)) => {
                catalog.brief_requires(catalog.brief(creation.brief.as_deref().unwrap()).unwrap())
            }
            _ => &[],
        };
        open.extend(
            progress.open_requirements(requires).map(|ix| format!("{}: {}", event.day, catalog.milestone(ix).id)),
        );
        progress.apply(catalog, [event]);
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn it_holds_what_half_a_year_holds() {
    let state = state();
    let events = state.log.events();
    let of = |kind: &str| events.iter().filter(|event| event.body.kind() == kind).count();
    let machines: BTreeSet<&str> = events.iter().map(|event| &*event.by).collect();
    assert_eq!(machines, BTreeSet::from(["desktop", "laptop"]));
    let offsets: BTreeSet<String> = events.iter().map(|event| event.at.unwrap().offset().to_string()).collect();
    assert_eq!(offsets, BTreeSet::from(["+01:00".to_owned(), "+02:00".to_owned()]));

    // One act stays undone, another was put back.
    let undone: BTreeSet<_> = events.iter().filter(|event| !state.log.in_force(event)).map(Event::action).collect();
    assert_eq!((of("event.reverted"), undone.len()), (3, 1));

    let weeks: BTreeSet<Day> = events.iter().map(|event| event.day.week()).collect();
    let (first, last) = (*weeks.first().unwrap(), *weeks.last().unwrap());
    let all = (0..=last.since(first) / 7).map(|week| first.plus(7 * week));
    let gaps: Vec<String> = all.filter(|week| !weeks.contains(week)).map(|week| week.to_string()).collect();
    assert_eq!((first.to_string(), last.to_string()), ("2026-05-25".into(), "2026-11-16".into()));
    assert_eq!(gaps, ["2026-08-10", "2026-09-28"]);

    let projects: Vec<(&str, Status, usize, usize)> =
        state.progress.projects().map(|one| (&*one.title, one.status(), one.ticked_count(), one.items.len())).collect();
    assert_eq!(projects, [("Bike demand service", Status::Building, 5, 9), ("Leaf Doctor", Status::Shipped, 10, 10)]);
    for kind in
        ["milestone.skipped", "milestone.stuck", "step.snoozed", "story.changed", "certificate.added", "export.written"]
    {
        assert_eq!(of(kind), 1, "{kind}");
    }
    assert_eq!((of("posting.saved"), of("drill.done")), (6, 2));
    assert!(of("card.reviewed") > 100 && of("milestone.noted") > 5);
}

#[test]
fn an_event_of_any_type_is_moved_with_all_its_dates() {
    let kept = include_str!("../formats/1/journal.jsonl");
    let printed = |weeks| {
        let events = journal::read("", kept.as_bytes()).events;
        events.iter().map(|event| journal::print(&by_weeks(event, weeks))).collect::<Vec<String>>()
    };
    for (before, after) in printed(0).iter().zip(printed(1)) {
        let dates =
            |line: &str| -> Vec<Day> { (0..line.len()).filter_map(|at| Day::parse(line.get(at..at + 10)?)).collect() };
        let moved: Vec<Day> = dates(before).into_iter().map(|day| day.plus(7)).collect();
        assert_eq!(dates(&after), moved, "{before}");
    }
}

/// Every file under a folder, with what it holds.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.insert(path.clone(), Vec::new());
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn without_a_terminal_it_prints_status_and_touches_nothing() {
    let learner = Learner::of_shipped();
    learner.run("done foundations/git");
    let temporary = TempDir::new().unwrap();
    let before = files(learner.home.path());
    let run = |line: &str| {
        let mut command = learner.command(&words(line));
        learner.answer(command.env("TMPDIR", temporary.path()).output().unwrap())
    };
    let shown = run("demo");
    assert_eq!((shown.err.as_str(), shown.exit), (ABOUT, 0));
    assert!(
        shown.out.starts_with("Fri 20 Nov 2026\nToward       ML engineer, covers 50 % of what it asks\n"),
        "{shown}"
    );
    let data = learner.data();
    assert_eq!(run(&format!("demo --data-dir {}", data.display())), shown);
    assert_eq!(files(learner.home.path()), before);
    assert_eq!(files(temporary.path()), BTreeMap::new());

    // What is kept says the same.
    let kept = temporary.path().join("mira");
    let said = format!(
        "Wrote the half year of Mira Novak, who is made up, to {0}/journal.jsonl.\n\
         Use it with --data-dir: gradus --data-dir {0} status\n",
        kept.display()
    );
    assert_eq!(run(&format!("demo --dir {}", kept.display())), Answer::new(&said, "", 0));
    assert_eq!(run(&format!("status --data-dir {}", kept.display())), Answer { err: String::new(), ..shown });
    let checked = run(&format!("journal check --data-dir {}", kept.display()));
    let events = include_str!("../../assets/demo/journal.jsonl").lines().count();
    let sound = format!("{}/journal.jsonl: {events} events. Nothing is wrong.\n", kept.display());
    assert_eq!(checked, Answer::new("", &sound, 0));
    assert_eq!(files(learner.home.path()), before);
}

#[test]
fn an_empty_home_stays_empty() {
    let (home, temporary) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut command = Learner::new().command(&words("demo"));
    command.env_clear().env("HOME", home.path()).env("TMPDIR", temporary.path()).stdin(Stdio::null());
    let output = command.current_dir(temporary.path()).output().unwrap();
    assert_eq!((String::from_utf8(output.stderr).unwrap().as_str(), output.status.code()), (ABOUT, Some(0)));
    assert!(String::from_utf8(output.stdout).unwrap().contains("\nRhythm       7 weeks in rhythm"));
    assert_eq!((files(home.path()).len(), files(temporary.path()).len()), (0, 0));
}

#[test]
fn a_folder_that_holds_something_or_is_the_learners_is_refused() {
    let learner = Learner::of_shipped();
    let refused = |line: &str| {
        let before = files(learner.home.path());
        let answer = learner.run(line);
        assert_eq!(files(learner.home.path()), before, "{line}");
        answer
    };
    let own =
        "error: HOME/data is where your own journal belongs.\n  hint: name another folder for the demonstration\n";
    let data = learner.data();
    assert_eq!(refused(&format!("demo --dir {}", data.display())), Answer::new("", own, 1));
    assert_eq!(refused("demo --dir data/../data"), Answer::new("", &own.replace("HOME/data", "data/../data"), 1));
    learner.run("done foundations/git");
    let full = "error: Cannot write into HOME/config: it holds something already.\n  hint: name a folder that is empty or not there yet\n";
    let config = learner.home.path().join("config");
    assert_eq!(refused(&format!("demo --dir {}", config.display())), Answer::new("", full, 1));
}

/// A screen with the half year in a window of 120×40.
fn screen(action: Action) -> String {
    let look = Look { theme: Theme::dark(), glyphs: Glyphs::unicode(), keymap: Keymap::default() };
    let mut model = Model::new(state(), look, (120, 40));
    assert_eq!(update::action(&mut model, action), []);
    let mut frame = Buffer::empty(Rect::new(0, 0, 120, 40));
    view::view(&model, frame.area, &mut frame);
    let row = |y| (0..120).map(|x| frame[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..40).map(row).collect::<Vec<String>>().join("\n")
}

#[test]
fn today_after_half_a_year() {
    assert_snapshot!(screen(Action::Today));
}

#[test]
fn the_dashboard_after_half_a_year() {
    assert_snapshot!(screen(Action::Dashboard));
}
