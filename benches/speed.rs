//! How fast a large journal is read and folded, beside what serde_json needs to parse the same file into one flat struct;
//! how fast a key is answered, beside the smallest frame; how fast the shipped curricula and the plans over them are there;
//! and what the answers over a large journal of the shipped curricula take beside loading it.

mod fixture;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use gradus::domain::catalog::{Catalog, Curriculum, Item, Kind, Lazy, Level, Milestone, Shared, Source, Track};
use gradus::domain::figures::Path as FigurePath;
use gradus::domain::id::curriculum_of;
use gradus::domain::log::Log;
use gradus::domain::plan::{Aim, Extent, Plan};
use gradus::domain::progress::Progress;
use gradus::domain::time::{Day, Minutes};
use gradus::format::journal;
use gradus::tui::action::Context;
use gradus::tui::glyphs::Glyphs;
use gradus::tui::keymap::Keymap;
use gradus::tui::look::Look;
use gradus::tui::model::Model;
use gradus::tui::screens::ORDER;
use gradus::tui::theme::Theme;
use gradus::tui::{update, view};
use gradus::workspace::query::PlanQuestion;
use gradus::workspace::{State, query, shipped};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use serde::Deserialize;

const EVENTS: usize = 100_000;

/// A line as a program would write it that cares for nothing but ease.
#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are parsed, which is what is measured")]
struct Flat {
    id: String,
    at: String,
    day: String,
    by: String,
    #[serde(rename = "type")]
    kind: String,
    act: Option<String>,
    milestone: Option<String>,
    project: Option<String>,
    item: Option<String>,
    minutes: Option<u32>,
    text: Option<String>,
    card: Option<String>,
    grade: Option<u8>,
    before: Option<bool>,
    event: Option<String>,
    reason: Option<String>,
}

fn parse_flat(text: &str) -> Vec<Flat> {
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// A catalog that knows every milestone of the journal.
fn catalog() -> Catalog {
    let milestones = fixture::milestones();
    let item = |id: &str| Item { id: id.into(), text: "You did it".into() };
    let milestone = |id: &String| Milestone {
        id: id.as_str().into(),
        level: Level::Beginner,
        title: "A milestone".into(),
        kind: Kind::Practice,
        track: Track::Core,
        done_when: vec![item("line"), item("by-hand"), item("plot")],
        time: Minutes(180),
        verified: None,
        requires: vec![],
        equivalent: vec![],
        skills: vec![],
        was: vec![],
        joins: vec![],
        texts: Lazy::default(),
    };
    let sources = milestones.chunk_by(|a, b| curriculum_of(a) == curriculum_of(b)).map(|ids| Source {
        curriculum: Curriculum { id: curriculum_of(&ids[0]).into(), ..Curriculum::default() },
        milestones: ids.iter().map(milestone).collect(),
        briefs: vec![],
    });
    Catalog::assemble(sources.collect(), Shared::default())
}

fn speed(criterion: &mut Criterion) {
    let text = fixture::journal(EVENTS);
    let catalog = catalog();
    let log = Log::new(journal::read("journal.jsonl", text.as_bytes()).events);
    let mut group = criterion.benchmark_group("100k events");
    group.sample_size(20);
    group.bench_function("serde_json flat struct", |b| b.iter(|| parse_flat(black_box(&text))));
    group.bench_function("read", |b| b.iter(|| journal::read("journal.jsonl", black_box(text.as_bytes()))));
    group.bench_function("fold", |b| b.iter(|| Progress::fold(&catalog, black_box(&log))));
    group.bench_function("read and fold", |b| {
        b.iter(|| {
            let log = Log::new(journal::read("journal.jsonl", black_box(text.as_bytes())).events);
            Progress::fold(&catalog, &log)
        });
    });
    group.finish();
}

/// A journal over the shipped curricula, read and folded as a process does it that has just begun.
fn load(text: &str) -> State {
    let (sources, shared) = shipped::prepared().unwrap_or_default();
    let events = journal::read("journal.jsonl", text.as_bytes()).events;
    let today = Day::parse("2026-11-20").unwrap_or(Day::new(NaiveDate::MIN));
    State::new(Arc::new(Catalog::assemble(sources, shared)), events, today, "laptop".into())
}

/// A window of 120×40 over the shipped curricula and a journal.
fn window(text: &str) -> Model {
    window_on(load(text))
}

fn window_on(state: State) -> Model {
    let look = Look { theme: Theme::dark(), glyphs: Glyphs::unicode(), keymap: Keymap::default() };
    Model::new(state, look, (120, 40))
}

/// A key that moves the selection, with the frame it leads to, as a terminal gets it; the reference is a frame of one line.
fn keys(criterion: &mut Criterion) {
    let demo = include_str!("../assets/demo/journal.jsonl");
    let large = fixture::journal(EVENTS);
    let mut group = criterion.benchmark_group("a key and its frame");
    let area = Rect::new(0, 0, 120, 40);
    let terminal = || {
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        Terminal::with_options(CrosstermBackend::new(std::io::sink()), options).ok()
    };
    group.bench_function("floor", |b| {
        let Some(mut terminal) = terminal() else { return };
        let mut count = 0_u64;
        b.iter(|| {
            count += 1;
            drop(black_box(terminal.draw(|frame| frame.render_widget(format!("floor {count}"), frame.area()))));
        });
    });
    for (name, text) in [("half a year", demo), ("100k events", large.as_str())] {
        for screen in ORDER {
            let mut model = window(text);
            model.overlays.clear();
            model.screen = screen;
            model.refresh();
            let Some(mut terminal) = terminal() else { return };
            let mut down = false;
            group.bench_function(format!("{screen}, {name}"), |b| {
                b.iter(|| {
                    down = !down;
                    let code = if down { KeyCode::Down } else { KeyCode::Up };
                    black_box(update::key(&mut model, KeyEvent::new(code, KeyModifiers::NONE)));
                    drop(black_box(terminal.draw(|frame| view::view(&model, frame.area(), frame.buffer_mut()))));
                });
            });
        }
    }
    group.finish();
}

/// What start-up does before the journal: the shipped curricula from their prepared form, and from their texts.
fn curricula(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("shipped curricula");
    group.bench_function("prepared ahead", |b| b.iter(|| black_box(shipped::prepared())));
    group.bench_function("parsed from TOML", |b| b.iter(|| black_box(shipped::read(Path::new("curricula")))));
    group.finish();
}

/// The plan of every role, with nothing done: to ready to apply, and until everything is proven.
fn plans(criterion: &mut Criterion) {
    let (sources, shared) = shipped::prepared().unwrap_or_default();
    let catalog = Catalog::assemble(sources, shared);
    let progress = Progress::fold(&catalog, &Log::new(Vec::new()));
    let path = FigurePath::of(&catalog, &progress);
    let mut group = criterion.benchmark_group("plan");
    for extent in [Extent::Apply, Extent::Full] {
        for role in &catalog.shared.roles {
            let plan = || Plan::of(&catalog, &progress, &path, Aim::Role(role, extent)).time();
            group.bench_function(format!("{}, {extent:?}", role.id), |b| b.iter(plan));
        }
    }
    group.finish();
}

/// What is worked on in the journal of the next group: every milestone that is shipped, every other of them completed.
fn shipped_subject() -> fixture::Subject {
    let (sources, shared) = shipped::prepared().unwrap_or_default();
    let catalog = Catalog::assemble(sources, shared);
    let named = |(nth, milestone): (usize, &Milestone)| fixture::Named {
        id: milestone.id.to_string(),
        items: milestone.done_when.iter().map(|item| item.id.to_string()).collect(),
        questions: milestone.texts.questions.iter().map(|question| question.id.to_string()).collect(),
        finished: nth % 2 == 0,
    };
    fixture::Subject {
        milestones: catalog.milestones.iter().enumerate().map(named).collect(),
        role: Some("ml-engineer".into()),
        change: r#","repo":"https://github.com/learner/leaf-doctor","status":"shipped""#,
        snoozed_until: "2026-01-01",
        first: 110,
    }
}

/// What an answer takes beyond loading, over a large journal whose goal has a role: each time on a state that was loaded
/// anew and of which nothing was worked out yet. The row of loading alone is what to compare with.
fn answers(criterion: &mut Criterion) {
    let text = fixture::journal_about(&shipped_subject(), EVENTS);
    let mut group = criterion.benchmark_group("100k events, shipped curricula");
    group.sample_size(20);
    group.bench_function("loading", |b| b.iter(|| load(black_box(&text))));
    for screen in [Context::Today, Context::Dashboard] {
        group.bench_function(format!("beyond loading: first frame of {screen}"), |b| {
            let first = |state| {
                let mut model = window_on(state);
                if screen == Context::Dashboard {
                    update::key(&mut model, KeyEvent::new(KeyCode::Char('4'), KeyModifiers::NONE));
                }
                let area = Rect::new(0, 0, 120, 40);
                let mut buffer = Buffer::empty(area);
                view::view(&model, area, &mut buffer);
                (model, buffer)
            };
            b.iter_batched(|| load(&text), first, BatchSize::PerIteration);
        });
    }
    group.bench_function("beyond loading: next", |b| {
        b.iter_batched(|| load(&text), |state| (query::next(&state, 5, None), state), BatchSize::PerIteration);
    });
    group.bench_function("beyond loading: status", |b| {
        b.iter_batched(|| load(&text), |state| (query::status(&state), state), BatchSize::PerIteration);
    });
    let roles = load("").catalog.shared.roles.iter().map(|role| role.id.to_string()).collect::<Vec<_>>();
    for role in roles {
        let question = PlanQuestion { role: Some(role.clone()), hours: Some(6.0), until: None, extent: Extent::Apply };
        group.bench_function(format!("beyond loading: plan, {role}"), |b| {
            let plan = |state| (query::plan(&state, &question).map(|plan| plan.hours).ok(), state);
            b.iter_batched(|| load(&text), plan, BatchSize::PerIteration);
        });
    }
    group.finish();
}

criterion_group!(benches, speed, keys, curricula, plans, answers);
criterion_main!(benches);
