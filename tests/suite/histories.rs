//! Random journals over the shipped catalog and names that nothing has: whatever can happen to a journal happens in some.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use chrono::{NaiveDate, Weekday};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use gradus::domain::catalog::{Better, Catalog, Dataset, Item};
use gradus::domain::event::{
    AuditResult, Body, CertificateFields, Creation, Event, Evidence, GoalChange, Grade, Link, ListChange, Measured,
    MilestoneAct, Patch, ProfileChange, ProjectAct, ProjectChange, RestDay, StoredStatus, TimeOn, When,
};
use gradus::domain::event_id::EventId;
use gradus::domain::time::Day;
use gradus::workspace::{State, shipped};

/// The shipped catalog.
pub static CATALOG: LazyLock<Arc<Catalog>> = LazyLock::new(|| {
    let (sources, shared) = shipped::prepared().unwrap();
    Arc::new(Catalog::assemble(sources, shared))
});

/// Machines that write; the state of [`state`] is looked at on the first.
pub const MACHINES: [&str; 2] = ["laptop", "desktop"];

/// The first millisecond of these journals: 1 November 2026.
pub const EPOCH: u64 = 1_793_491_200_000;

/// The day on which they are looked at.
pub fn today() -> Day {
    Day::parse("2026-11-20").unwrap()
}

/// The state that these events make on the laptop.
pub fn state(events: Vec<Event>) -> State {
    State::new(CATALOG.clone(), events, today(), MACHINES[0].into())
}

/// Events in order, each id once: acts on milestones, projects, goal and profile, actions of several events, reverts of one
/// another and of nothing, and ids that are none.
pub fn histories(number: Range<usize>) -> BoxedStrategy<Vec<Event>> {
    of_bodies(body().boxed(), number).boxed()
}

/// The same of these bodies.
pub fn of_bodies(bodies: BoxedStrategy<Body>, number: Range<usize>) -> BoxedStrategy<Vec<Event>> {
    let what = prop_oneof![6 => bodies.prop_map(What::Happens), 1 => any::<Index>().prop_map(What::Reverts)];
    let envelope = (1..5000u64, any::<[u8; 10]>(), day(), select(&MACHINES[..]), 0..24u8);
    vec((what, envelope), number)
        .prop_map(|parts| {
            let mut events: Vec<Event> = Vec::new();
            let mut now = EPOCH;
            for (what, (gap, random, day, machine, luck)) in parts {
                now += gap;
                let id = match luck {
                    0 => EventId::parse(&format!("Odd-{now}")),
                    _ => EventId::after(None, now, random),
                };
                let body = match what {
                    What::Happens(body) => body,
                    What::Reverts(_) if events.is_empty() => Body::Reverted(EventId::after(None, EPOCH, random)),
                    What::Reverts(index) => Body::Reverted(index.get(&events).id.clone()),
                };
                let event = Event { id, at: None, day, by: machine.into(), act: None, body };
                events.push(match (luck, events.last()) {
                    (1..=4, Some(last)) => {
                        Event { act: Some(last.action().clone()), by: last.by.clone(), day: last.day, ..event }
                    }
                    _ => event,
                });
            }
            events.sort_by(|a, b| a.id.cmp(&b.id));
            events.dedup_by(|a, b| a.id == b.id);
            events
        })
        .boxed()
}

#[derive(Clone, Debug)]
enum What {
    Happens(Body),
    Reverts(Index),
}

/// Words that people, files and enemies write; never a percent sign, an address or the name of the program.
pub fn words() -> BoxedStrategy<String> {
    let known = [
        "Leaf Doctor",
        "",
        "  ",
        "Ring \u{1b}[31mred\u{7}\u{202e} and \u{9b}2J\u{1b}]0;title\u{7}",
        "two\nlines\tand a tab\r",
        "中文 e\u{301} 👩\u{200d}💻 \u{200b}\u{feff}",
        "# not a heading | [x](y) <b>",
        "NUL\0and \u{7f}",
    ];
    prop_oneof![
        6 => select(known.map(str::to_owned).to_vec()),
        1 => Just("long ".repeat(80)),
        1 => Just("x".repeat(300)),
        2 => any::<String>().prop_map(|text| text.replace(['%', ':'], " ")),
    ]
    .boxed()
}

/// Addresses that anybody can open.
pub const PUBLIC: [&str; 4] = [
    "https://github.com/ada/leaf",
    "http://example.org/demo",
    "https://example.org:8443/a?b=c#d",
    "https://[2606:2800:220:1::1]/x",
];

/// Addresses that only this machine or its network can open, and what is no address.
pub const PRIVATE: [&str; 18] = [
    "http://localhost:8501",
    "https://LOCALHOST/x",
    "http://127.0.0.1:8000/demo",
    "http://127.1/",
    "http://0x7f.1/",
    "http://192.168.1.7/",
    "http://10.0.0.9",
    "http://172.16.3.4",
    "http://169.254.1.1/",
    "http://0.0.0.0:80",
    "http://[::1]/",
    "http://[fd00::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:192.168.1.7]/",
    "https://ada:secret@example.org/",
    "http://box.local/",
    "http://localhost\\.example.org/",
    "file:///home/ada/leaf",
];

fn address() -> BoxedStrategy<String> {
    prop_oneof![select(&PUBLIC[..]), select(&PRIVATE[..])].prop_map(str::to_owned).boxed()
}

/// Mostly days around [`today`], some at any distance.
pub fn day() -> BoxedStrategy<Day> {
    prop_oneof![9 => (-20..5i64).prop_map(|days| today().plus(days)), 1 => any_day()].boxed()
}

/// Any day that a journal can name.
pub fn any_day() -> BoxedStrategy<Day> {
    let (first, last) = (NaiveDate::from_ymd_opt(0, 1, 1).unwrap(), NaiveDate::from_ymd_opt(9999, 12, 31).unwrap());
    (0..=last.signed_duration_since(first).num_days()).prop_map(move |days| Day::new(first).plus(days)).boxed()
}

fn milestone() -> BoxedStrategy<String> {
    let known: Vec<String> = CATALOG.milestones.iter().map(|milestone| milestone.id.to_string()).collect();
    let first: Vec<String> = known.iter().take(12).cloned().collect();
    prop_oneof![5 => select(first), 4 => select(known), 1 => words()].boxed()
}

fn tick() -> BoxedStrategy<String> {
    let known: Vec<String> = CATALOG
        .milestones
        .iter()
        .take(12)
        .flat_map(|milestone| milestone.done_when.iter().map(|item| item.id.to_string()))
        .collect();
    prop_oneof![4 => select(known), 1 => words()].boxed()
}

/// Cards of the first milestones, and what is none.
fn card() -> BoxedStrategy<String> {
    let first = CATALOG.milestones.iter().take(12);
    let known = first.flat_map(|one| one.texts.questions.iter().map(|question| one.card(question).to_string()));
    prop_oneof![8 => select(known.collect::<Vec<_>>()), 1 => words()].boxed()
}

fn patch<T: Clone + std::fmt::Debug + 'static>(of: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Patch<T>> {
    prop_oneof![3 => Just(None), 1 => Just(Some(None)), 6 => of.prop_map(|value| Some(Some(value)))]
        .prop_map(|patch| patch.map_or(Patch::Keep, |set| set.map_or(Patch::Clear, Patch::Set)))
        .boxed()
}

fn evidence() -> BoxedStrategy<Evidence> {
    prop_oneof![
        address().prop_map(|url| Evidence::Link(url.into())),
        Just(Evidence::Commit("3f2c1a9".into())),
        Just(Evidence::File("/home/ada/notes.md".into())),
        words().prop_map(|text| Evidence::Text(text.into())),
    ]
    .boxed()
}

fn milestone_act() -> BoxedStrategy<MilestoneAct> {
    let when = select(vec![When::WithGradus, When::Before]);
    prop_oneof![
        2 => Just(MilestoneAct::Started),
        1 => Just(MilestoneAct::Reset),
        1 => Just(MilestoneAct::Stuck),
        4 => (vec(evidence(), 0..3), when).prop_map(|(evidence, when)| MilestoneAct::Completed { evidence, when }),
        2 => tick().prop_map(|item| MilestoneAct::Ticked(item.into())),
        1 => tick().prop_map(|item| MilestoneAct::Unticked(item.into())),
        1 => option::of(words()).prop_map(|reason| MilestoneAct::Skipped(reason.map(Into::into))),
        1 => words().prop_map(|text| MilestoneAct::Noted(text.into())),
        1 => (0..=u32::MAX, select(Grade::ALL)).prop_map(|(minutes, grade)| MilestoneAct::Drilled(minutes, grade)),
    ]
    .boxed()
}

/// Few projects, so that what happens meets.
pub const PROJECTS: [&str; 3] = ["leaf-doctor-7c3f", "crab-9a01", "x-0000"];

fn items() -> BoxedStrategy<Vec<Item>> {
    let item = (select(vec!["baseline", "demo", "x0001"]), words());
    vec(item.prop_map(|(id, text)| Item { id: id.into(), text }), 0..3).boxed()
}

fn skill() -> BoxedStrategy<String> {
    let known: Vec<String> = CATALOG.shared.skills.iter().map(|skill| skill.id.to_string()).collect();
    prop_oneof![4 => select(known), 1 => words().prop_map(|word| format!("free:{word}"))].boxed()
}

fn title(project: &str) -> BoxedStrategy<String> {
    let mark = format!("Q{}Q", &project[project.len() - 4..]);
    words().prop_map(move |words| format!("{mark} {words}")).boxed()
}

fn link() -> BoxedStrategy<Link> {
    (words(), address()).prop_map(|(label, url)| Link { label, url }).boxed()
}

fn list<T: Clone + std::fmt::Debug + 'static>(of: impl Strategy<Value = T> + 'static) -> BoxedStrategy<ListChange<T>> {
    (vec(of, 0..2), vec(words(), 0..2)).prop_map(|(add, remove)| ListChange { add, remove }).boxed()
}

fn project_change(project: &str) -> BoxedStrategy<ProjectChange> {
    let dataset = (words(), option::of(address())).prop_map(|(name, url)| Dataset {
        name,
        url,
        licence: None,
        split: Some("test".into()),
    });
    let fields = (patch(title(project)), patch(words()), patch(words()), patch(address()), patch(address()));
    let path = patch(Just("/home/ada/leaf".to_owned()));
    let rest = (path, patch(dataset), patch(select(StoredStatus::ALL)), patch(day()), patch(day()));
    let bullets = words().prop_map(|text| Item { id: "x0002".into(), text });
    let lists = (list(skill()), list(link()), list(bullets), items());
    (fields, rest, lists)
        .prop_map(|(fields, rest, lists)| {
            let (title, summary, role, repo, demo) = fields;
            let (path, dataset, status, started, shipped) = rest;
            let (skills, links, bullets, add) = lists;
            let items = ListChange { add, remove: vec!["demo".into()] };
            ProjectChange {
                title,
                summary,
                role,
                repo,
                demo,
                path,
                dataset,
                status,
                started,
                shipped,
                skills,
                links,
                bullets,
                items,
            }
        })
        .boxed()
}

fn figure() -> BoxedStrategy<String> {
    select(vec!["0.940", "-1", "1e5", "99.2", "0"]).prop_map(str::to_owned).boxed()
}

fn measured() -> BoxedStrategy<Measured> {
    let words = (words(), option::of(words()), option::of(words()), option::of(words()));
    (figure(), option::of(figure()), option::of(select(Better::ALL)), words)
        .prop_map(|(value, baseline, better, (name, unit, split, text))| Measured {
            name,
            value,
            unit,
            baseline,
            better,
            split,
            text,
        })
        .boxed()
}

fn project_act(project: &str) -> BoxedStrategy<ProjectAct> {
    let briefs: Vec<String> = CATALOG.briefs.iter().map(|brief| brief.id.to_string()).collect();
    let brief = option::of(prop_oneof![4 => select(briefs), 1 => words()]);
    let creation = (title(project), brief, items());
    let created = creation.prop_map(|(title, brief, items)| Creation { title, brief, items });
    let audit = (option::of(words()), any::<bool>(), option::of(vec(words(), 0..2)));
    let audited = audit.prop_map(|(commit, failed, imports)| AuditResult {
        commit,
        passed: vec!["readme".into()],
        failed: failed.then(|| "tests".to_owned()).into_iter().collect(),
        unchecked: Vec::new(),
        imports,
    });
    prop_oneof![
        5 => created.prop_map(|creation| ProjectAct::Created(Box::new(creation))),
        6 => project_change(project).prop_map(|change| ProjectAct::Changed(Box::new(change))),
        1 => select(vec!["baseline", "demo"]).prop_map(|item| ProjectAct::Ticked(item.into())),
        1 => Just(ProjectAct::Unticked("demo".into())),
        2 => measured().prop_map(|measured| ProjectAct::Measured(Box::new(measured))),
        1 => words().prop_map(|text| ProjectAct::Noted(format!("PRIVATE {text}").into())),
        1 => audited.prop_map(|result| ProjectAct::Audited(Box::new(result))),
        1 => Just(ProjectAct::Removed),
    ]
    .boxed()
}

/// Something that happens to a project.
pub fn on_projects() -> BoxedStrategy<Body> {
    let act = |id: &'static str| project_act(id).prop_map(|act| Body::Project(id.into(), act));
    prop_oneof![act(PROJECTS[0]), act(PROJECTS[1]), act(PROJECTS[2])].boxed()
}

fn goal() -> BoxedStrategy<GoalChange> {
    let segments = vec![
        "foundations",
        "pytorch/beginner",
        "keras",
        "keras/literacy",
        "tensorflow/advanced",
        "deployment",
        "nothing",
        "pytorch/expert",
    ];
    let segment = prop_oneof![8 => select(segments).prop_map(str::to_owned), 1 => words()];
    let roles: Vec<String> = CATALOG.shared.roles.iter().map(|role| role.id.to_string()).collect();
    let role = prop_oneof![4 => select(roles), 1 => words()];
    let hours = select(vec![0.0, 0.5, 5.0, 168.0]);
    let weekday =
        select(vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun]);
    let rest = vec(weekday.prop_map(RestDay), 0..8);
    (patch(role), patch(vec(segment, 0..4)), patch(hours), patch(0..=7u8), patch(day()), patch(rest))
        .prop_map(|(role, path, hours, days, target, rest)| GoalChange { role, path, hours, days, target, rest })
        .boxed()
}

fn profile() -> BoxedStrategy<ProfileChange> {
    let fields = (patch(words()), patch(words()), patch(words()), patch(words()), patch(words()), patch(words()));
    (fields, list(link()), list(link()))
        .prop_map(|((name, headline, email, phone, location, summary), links, publications)| ProfileChange {
            name,
            headline,
            email,
            phone,
            location,
            summary,
            links,
            publications,
        })
        .boxed()
}

/// Anything that can happen and that a journal can say.
pub fn body() -> BoxedStrategy<Body> {
    let time_on = prop_oneof![
        Just(TimeOn::Anything),
        milestone().prop_map(|id| TimeOn::Milestone(id.into())),
        select(&PROJECTS[..]).prop_map(|id| TimeOn::Project(id.into())),
    ];
    let time = (prop_oneof![4 => 0..600u32, 1 => Just(u32::MAX)], time_on, option::of(words()));
    let certificate = (patch(words()), patch(words()), patch(words()), patch(address()));
    prop_oneof![
        12 => (milestone(), milestone_act()).prop_map(|(id, act)| Body::Milestone(id.into(), act)),
        8 => on_projects(),
        2 => time.prop_map(|(minutes, on, text)| Body::Time { minutes, on, text: text.map(Into::into) }),
        2 => goal().prop_map(|change| Body::Goal(Box::new(change))),
        1 => profile().prop_map(|change| Body::Profile(Box::new(change))),
        1 => certificate.prop_map(|(name, issuer, date, url)| {
            Body::CertificateAdded("cert-1234".into(), Box::new(CertificateFields { name, issuer, date, url }))
        }),
        3 => (card(), select(Grade::ALL)).prop_map(|(card, grade)| Body::Card(card.into(), grade)),
        1 => (milestone(), day()).prop_map(|(step, until)| Body::Snoozed(step.into(), until)),
        1 => words().prop_map(|target| Body::Export("markdown".into(), Some(target.into()))),
        1 => Just(Body::Unknown("milestone.dreamt".into(), r#","mood":[1.50]"#.into())),
    ]
    .boxed()
}
