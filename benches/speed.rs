//! How fast a large journal is read and folded, beside what serde_json needs to parse the same file into one flat struct;
//! how fast a key is answered, beside the smallest frame; how fast the shipped curricula and the plans over them are there.

mod fixture;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use gradus::domain::catalog::{Catalog, Curriculum, Item, Kind, Lazy, Level, Milestone, Shared, Source, Track};
use gradus::domain::figures::Path as FigurePath;
use gradus::domain::id::curriculum_of;
use gradus::domain::log::Log;
use gradus::domain::plan::{Aim, Extent, Plan};
use gradus::domain::progress::Progress;
use gradus::domain::time::{Day, Minutes};
use gradus::format::journal;
use gradus::tui::glyphs::Glyphs;
use gradus::tui::keymap::Keymap;
use gradus::tui::look::Look;
use gradus::tui::model::Model;
use gradus::tui::screens::ORDER;
use gradus::tui::theme::Theme;
use gradus::tui::{update, view};
use gradus::workspace::{State, shipped};
use ratatui::backend::CrosstermBackend;
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

/// A window of 120×40 over the shipped curricula and a journal.
fn window(text: &str) -> Model {
    let (sources, shared) = shipped::prepared().unwrap_or_default();
    let events = journal::read("journal.jsonl", text.as_bytes()).events;
    let today = Day::parse("2026-11-20").unwrap_or(Day::new(NaiveDate::MIN));
    let state = State::new(Arc::new(Catalog::assemble(sources, shared)), events, today, "laptop".into());
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

criterion_group!(benches, speed, keys, curricula, plans);
criterion_main!(benches);
