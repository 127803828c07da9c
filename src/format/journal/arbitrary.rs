//! Events of every type, for properties.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate, Weekday};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::domain::catalog::{Better, Dataset, Item};
use crate::domain::event::{
    AuditResult, Body, CertificateFields, Creation, Event, Evidence, GoalChange, Grade, Link, ListChange, Measured,
    MilestoneAct, Patch, ProfileChange, ProjectAct, ProjectChange, RestDay, StoredStatus, StoryFields, TimeOn, When,
};
use crate::domain::event_id::EventId;
use crate::domain::time::{Day, Moment};

/// Any event that gradus writes.
pub fn event() -> impl Strategy<Value = Event> {
    let odd = "[a-z]{1,5}".prop_map(|text| EventId::Odd(text.into()));
    let by = prop_oneof![Just(String::new()), text()];
    (prop_oneof![9 => id(), 1 => odd], option::of(moment()), day(), by, option::of(id()), body())
        .prop_map(|(id, at, day, by, act, body)| Event { id, at, day, by: by.into(), act, body })
}

/// That many events, each with an id of its own.
pub fn events(number: Range<usize>) -> impl Strategy<Value = Vec<Event>> {
    vec(event(), number).prop_map(|mut events| {
        events.sort_by(|a, b| a.id.cmp(&b.id));
        events.dedup_by(|a, b| a.id == b.id);
        events
    })
}

/// Any UUIDv7.
pub fn id() -> impl Strategy<Value = EventId> {
    any::<u128>().prop_map(|bits| {
        let fixed = bits & !(0xf << 76) & !(0x3 << 62) | 7 << 76 | 2 << 62;
        EventId::V7(Uuid::from_u128(fixed))
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z/#-]{1,12}", any::<String>()]
}

fn boxed() -> impl Strategy<Value = Box<str>> {
    text().prop_map(Into::into)
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn day() -> impl Strategy<Value = Day> {
    (0..3_652_059i32).prop_map(|days| Day::new(NaiveDate::from_num_days_from_ce_opt(days + 1).unwrap()))
}

fn moment() -> impl Strategy<Value = Moment> {
    // From 1000 to 9000, to the nanosecond, with offsets of whole minutes: all that RFC 3339 can say.
    let nanos = prop_oneof![Just(0), 0..1_000_000_000u32];
    (-30_000_000_000..220_000_000_000i64, nanos, -1439..1440i32).prop_map(|(seconds, nanos, offset)| {
        let offset = FixedOffset::east_opt(offset * 60).unwrap();
        DateTime::from_timestamp(seconds, nanos).unwrap().with_timezone(&offset)
    })
}

fn figure() -> impl Strategy<Value = String> {
    select(vec!["0.940", "-1", "1e5", "99.2", "0"]).prop_map(Into::into)
}

fn patch<T: Clone + std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Patch<T>> {
    option::of(option::of(of)).prop_map(|patch| patch.map_or(Patch::Keep, |set| set.map_or(Patch::Clear, Patch::Set)))
}

fn words() -> impl Strategy<Value = Patch<String>> {
    patch(text())
}

fn list<T: Clone + std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = ListChange<T>> {
    (vec(of, 0..3), texts()).prop_map(|(add, remove)| ListChange { add, remove })
}

fn item() -> impl Strategy<Value = Item> {
    (text(), text()).prop_map(|(id, text)| Item { id: id.into(), text })
}

fn link() -> impl Strategy<Value = Link> {
    (text(), text()).prop_map(|(label, url)| Link { label, url })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    prop_oneof![
        boxed().prop_map(Evidence::Link),
        boxed().prop_map(Evidence::Commit),
        boxed().prop_map(Evidence::File),
        boxed().prop_map(Evidence::Text),
    ]
}

fn milestone_act() -> impl Strategy<Value = MilestoneAct> {
    let when = select(vec![When::WithGradus, When::Before]);
    prop_oneof![
        select(vec![MilestoneAct::Started, MilestoneAct::Reset, MilestoneAct::Stuck]),
        (vec(evidence(), 0..4), when).prop_map(|(evidence, when)| MilestoneAct::Completed { evidence, when }),
        text().prop_map(|item| MilestoneAct::Ticked(item.into())),
        text().prop_map(|item| MilestoneAct::Unticked(item.into())),
        option::of(boxed()).prop_map(MilestoneAct::Skipped),
        boxed().prop_map(MilestoneAct::Noted),
        (any::<u32>(), select(Grade::ALL)).prop_map(|(minutes, grade)| MilestoneAct::Drilled(minutes, grade)),
    ]
}

fn project_change() -> impl Strategy<Value = ProjectChange> {
    let dataset = (text(), option::of(text()), option::of(text()), option::of(text()))
        .prop_map(|(name, url, licence, split)| Dataset { name, url, licence, split });
    let texts = (words(), words(), words(), words(), words(), words());
    let rest = (patch(dataset), patch(select(StoredStatus::ALL)), patch(day()), patch(day()));
    let lists = (list(text()), list(link()), list(item()), list(item()));
    (texts, rest, lists).prop_map(|(texts, rest, lists)| {
        let (title, summary, role, repo, demo, path) = texts;
        let (dataset, status, started, shipped) = rest;
        let (skills, links, bullets, items) = lists;
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
}

fn measured() -> impl Strategy<Value = Measured> {
    let better = option::of(select(Better::ALL));
    let words = (option::of(text()), option::of(text()), option::of(text()));
    (text(), figure(), option::of(figure()), better, words).prop_map(|(name, value, baseline, better, words)| {
        let (unit, split, text) = words;
        Measured { name, value, unit, baseline, better, split, text }
    })
}

fn audited() -> impl Strategy<Value = AuditResult> {
    (option::of(text()), texts(), texts(), texts(), option::of(texts())).prop_map(
        |(commit, passed, failed, unchecked, imports)| AuditResult { commit, passed, failed, unchecked, imports },
    )
}

fn project_act() -> impl Strategy<Value = ProjectAct> {
    let creation = (text(), option::of(text()), vec(item(), 0..3)).prop_map(|(title, brief, items)| Creation {
        title,
        brief,
        items,
    });
    prop_oneof![
        creation.prop_map(|creation| ProjectAct::Created(Box::new(creation))),
        project_change().prop_map(|change| ProjectAct::Changed(Box::new(change))),
        text().prop_map(|item| ProjectAct::Ticked(item.into())),
        text().prop_map(|item| ProjectAct::Unticked(item.into())),
        measured().prop_map(|measured| ProjectAct::Measured(Box::new(measured))),
        boxed().prop_map(ProjectAct::Noted),
        audited().prop_map(|result| ProjectAct::Audited(Box::new(result))),
        Just(ProjectAct::Removed),
    ]
}

fn profile() -> impl Strategy<Value = ProfileChange> {
    (words(), words(), words(), words(), words(), words(), list(link()), list(link())).prop_map(
        |(name, headline, email, phone, location, summary, links, publications)| ProfileChange {
            name,
            headline,
            email,
            phone,
            location,
            summary,
            links,
            publications,
        },
    )
}

fn goal() -> impl Strategy<Value = GoalChange> {
    let hours = (0..1680u32).prop_map(|tenths| f64::from(tenths) / 10.0);
    let weekday =
        select(vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun]);
    let rest = vec(weekday.prop_map(RestDay), 0..3);
    (words(), patch(texts()), patch(hours), patch(0..=7u8), patch(day()), patch(rest))
        .prop_map(|(role, path, hours, days, target, rest)| GoalChange { role, path, hours, days, target, rest })
}

fn story() -> impl Strategy<Value = StoryFields> {
    (words(), words(), words(), words(), words()).prop_map(|(prompt, situation, action, result, project)| StoryFields {
        prompt,
        situation,
        action,
        result,
        project,
    })
}

fn body() -> impl Strategy<Value = Body> {
    let time_on = prop_oneof![
        Just(TimeOn::Anything),
        text().prop_map(|id| TimeOn::Milestone(id.into())),
        text().prop_map(|id| TimeOn::Project(id.into())),
    ];
    let certificate = (words(), words(), words(), words()).prop_map(|(name, issuer, date, url)| CertificateFields {
        name,
        issuer,
        date,
        url,
    });
    prop_oneof![
        (text(), milestone_act()).prop_map(|(id, act)| Body::Milestone(id.into(), act)),
        (text(), project_act()).prop_map(|(id, act)| Body::Project(id.into(), act)),
        (any::<u32>(), time_on, option::of(boxed())).prop_map(|(minutes, on, text)| Body::Time { minutes, on, text }),
        (text(), certificate).prop_map(|(id, fields)| Body::CertificateAdded(id.into(), Box::new(fields))),
        text().prop_map(|id| Body::CertificateRemoved(id.into())),
        profile().prop_map(|change| Body::Profile(Box::new(change))),
        goal().prop_map(|change| Body::Goal(Box::new(change))),
        (text(), select(Grade::ALL)).prop_map(|(card, grade)| Body::Card(card.into(), grade)),
        (boxed(), day()).prop_map(|(step, until)| Body::Snoozed(step, until)),
        (text(), boxed(), vec(boxed(), 0..3)).prop_map(|(id, title, skills)| Body::PostingSaved(
            id.into(),
            title,
            skills
        )),
        text().prop_map(|id| Body::PostingRemoved(id.into())),
        (text(), story()).prop_map(|(id, fields)| Body::Story(id.into(), Box::new(fields))),
        (boxed(), option::of(boxed())).prop_map(|(format, target)| Body::Export(format, target)),
        id().prop_map(Body::Reverted),
    ]
}
