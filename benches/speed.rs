//! How fast a large journal is read and folded, beside what serde_json needs to parse the same file into one flat struct.

mod fixture;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gradus::domain::catalog::{Catalog, Curriculum, Item, Kind, Level, Milestone, Shared, Source, Track};
use gradus::domain::id::curriculum_of;
use gradus::domain::log::Log;
use gradus::domain::progress::Progress;
use gradus::domain::time::Minutes;
use gradus::format::journal;
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
        outcome: "You can do it.".into(),
        kind: Kind::Practice,
        track: Track::Core,
        done_when: vec![item("line"), item("by-hand"), item("plot")],
        hints: vec![],
        mistakes: vec![],
        time: Minutes(180),
        verified: None,
        requires: vec![],
        equivalent: vec![],
        skills: vec![],
        resources: vec![],
        questions: vec![],
        was: vec![],
        joins: vec![],
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

criterion_group!(benches, speed);
criterion_main!(benches);
