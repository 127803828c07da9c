//! `export data`: everything that is known about the learner, for programs of their own. Nothing of it shows whether or when
//! an export was made.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::value::RawValue;

use super::learner::{GoalView, ProfileView, goal, profile};
use super::projects::{ProjectView, project};
use super::show::NoteView;
use super::stories::{StoryView, stories};
use super::{RunView, SCHEMA};
use crate::domain::cards::{CardState, Reviews};
use crate::domain::catalog::Item;
use crate::domain::claims::{Audited, Claims, Proof, Selection, Source, bullets, claims, passed};
use crate::domain::event::{AuditResult, Body, Event, Evidence, Grade, Measured, When};
use crate::domain::event_id::EventId;
use crate::domain::progress::{Project, Record, State as Standing};
use crate::domain::text::escaped;
use crate::domain::time::Day;
use crate::format::journal::print;
use crate::workspace::state::State;

/// Everything.
#[derive(Debug, Serialize)]
struct DataView<'a> {
    schema: u32,
    today: Day,
    profile: ProfileView,
    goal: GoalView,
    skills: Vec<SkillData>,
    projects: Vec<ProjectData<'a>>,
    certificates: Vec<CertificateData<'a>>,
    milestones: Vec<MilestoneData<'a>>,
    cards: Vec<CardData>,
    stories: Vec<StoryView>,
    postings: Vec<PostingData<'a>>,
    /// As they stand in the journal, oldest first.
    events: Vec<Box<RawValue>>,
}

/// What a line of a résumé rests on.
#[derive(Clone, Debug, Serialize)]
struct Backing {
    /// `audited` or `self-reported`.
    backing: &'static str,
    /// The commit that was read, and the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audited: Option<Day>,
}

#[derive(Debug, Serialize)]
struct SkillData {
    id: String,
    name: String,
    category: String,
    proof: Option<Proof>,
    by: Vec<String>,
    #[serde(flatten)]
    backing: Backing,
}

#[derive(Debug, Serialize)]
struct ProjectData<'a> {
    #[serde(flatten)]
    view: ProjectView,
    bullets: &'a [Item],
    /// What a résumé would say of it once it is shipped and shown.
    lines: Vec<LineData>,
    audit: Option<AuditData<'a>>,
    earlier_results: Vec<EarlierData<'a>>,
    #[serde(flatten)]
    backing: Backing,
}

#[derive(Debug, Serialize)]
struct LineData {
    text: String,
    /// `written` by the learner, or made of a `result`.
    source: &'static str,
    #[serde(flatten)]
    backing: Backing,
}

#[derive(Debug, Serialize)]
struct AuditData<'a> {
    day: Day,
    #[serde(flatten)]
    found: &'a AuditResult,
}

#[derive(Debug, Serialize)]
struct EarlierData<'a> {
    day: Day,
    #[serde(flatten)]
    result: &'a Measured,
}

#[derive(Debug, Serialize)]
struct CertificateData<'a> {
    id: &'a str,
    name: Option<&'a str>,
    issuer: Option<&'a str>,
    date: Option<&'a str>,
    url: Option<&'a str>,
}

/// A milestone of which anything was said.
#[derive(Debug, Serialize)]
struct MilestoneData<'a> {
    id: &'a str,
    /// None for one that no curriculum has any more.
    title: Option<&'a str>,
    state: Standing,
    started: Option<Day>,
    done: Option<Day>,
    /// Whether it was done before gradus.
    before: bool,
    skipped_because: Option<&'a str>,
    ticked: Vec<&'a str>,
    evidence: &'a [Evidence],
    notes: Vec<NoteView>,
    minutes: u32,
    runs: Vec<RunView>,
    stuck: u32,
    /// The newest day of anything on it.
    touched: Option<Day>,
}

/// A question that was answered.
#[derive(Debug, Serialize)]
struct CardData {
    card: String,
    answers: Vec<AnswerData>,
    /// None while its milestone is open.
    state: Option<CardState>,
    due: Option<Day>,
}

#[derive(Debug, Serialize)]
struct AnswerData {
    day: Day,
    grade: u8,
}

#[derive(Debug, Serialize)]
struct PostingData<'a> {
    id: &'a str,
    title: &'a str,
    skills: &'a [Box<str>],
}

/// Everything, as JSON: the same on the same day.
#[must_use]
pub fn data(state: &State) -> String {
    let learner = &state.progress.learner;
    let claimed = claims(&state.catalog, &state.progress, &Selection::default(), state.today);
    let view = DataView {
        schema: SCHEMA,
        today: state.today,
        profile: profile(state),
        goal: goal(state),
        skills: skills(&claimed),
        projects: state.progress.projects().map(|one| project_data(state, one)).collect(),
        certificates: learner
            .certificates
            .iter()
            .map(|(id, one)| CertificateData {
                id,
                name: one.name.as_deref(),
                issuer: one.issuer.as_deref(),
                date: one.date.as_deref(),
                url: one.url.as_deref(),
            })
            .collect(),
        milestones: milestones(state),
        cards: cards(state),
        stories: stories(state).stories,
        postings: learner
            .postings
            .iter()
            .map(|(id, one)| PostingData { id, title: &one.title, skills: &one.skills })
            .collect(),
        events: events(state.log.events()),
    };
    // Writing text to memory fails only for maps whose keys are no texts, of which there are none.
    escaped(&serde_json::to_string_pretty(&view).unwrap_or_default()) + "\n"
}

impl Backing {
    fn of(audited: Option<Audited>) -> Self {
        match audited {
            Some(Audited { commit, day }) => Self { backing: "audited", commit, audited: Some(day) },
            None => Self { backing: "self-reported", commit: None, audited: None },
        }
    }
}

/// A skill is audited where a project is that backs it.
fn skills(claims: &Claims) -> Vec<SkillData> {
    let audited = |id: &str| {
        let naming = claims.projects.iter().filter(|project| project.skills.iter().any(|skill| skill == id));
        naming.filter_map(|project| project.audited.clone()).max_by_key(|audited| audited.day)
    };
    let groups = claims.skills.iter().flat_map(|group| group.skills.iter().map(|skill| (&group.category, skill)));
    groups
        .map(|(category, skill)| SkillData {
            id: skill.id.clone(),
            name: skill.name.clone(),
            category: category.clone(),
            proof: skill.proof,
            by: skill.by.clone(),
            backing: Backing::of(audited(&skill.id)),
        })
        .collect()
}

fn project_data<'a>(state: &State, one: &'a Project) -> ProjectData<'a> {
    let backing = Backing::of(passed(one));
    let lines = bullets(one).into_iter().map(|line| LineData {
        text: line.text,
        source: match line.source {
            Source::Written => "written",
            Source::Result => "result",
        },
        backing: backing.clone(),
    });
    ProjectData {
        view: project(state, one),
        bullets: &one.bullets,
        lines: lines.collect(),
        audit: one.audit.as_ref().map(|(day, found)| AuditData { day: *day, found }),
        earlier_results: one.earlier_results.iter().map(|(day, result)| EarlierData { day: *day, result }).collect(),
        backing,
    }
}

/// In the order of the catalog, then those that no curriculum has any more.
fn milestones(state: &State) -> Vec<MilestoneData<'_>> {
    let known = state.catalog.milestones.iter().enumerate().map(|(ix, milestone)| {
        let record = state.progress.record(ix);
        let items =
            milestone.done_when.iter().map(|item| item.id.as_str()).filter(|item| state.progress.ticked(ix, item));
        let shown = (Some(&*milestone.title), state.progress.state(ix));
        (milestone_data(&milestone.id, shown, items.collect(), record), record)
    });
    let unknown = state.progress.unknown.iter().map(|(id, record)| {
        let standing = match record.done() {
            Some(_) => Standing::Done,
            None if record.skipped() => Standing::Skipped,
            None if record.begun().is_some() => Standing::Doing,
            None => Standing::Todo,
        };
        (milestone_data(id, (None, standing), Vec::new(), record), record)
    });
    known.chain(unknown).filter(|(_, record)| record.touched.is_some()).map(|(milestone, _)| milestone).collect()
}

fn milestone_data<'a>(
    id: &'a str,
    (title, state): (Option<&'a str>, Standing),
    ticked: Vec<&'a str>,
    record: &'a Record,
) -> MilestoneData<'a> {
    let done = record.done();
    MilestoneData {
        id,
        title,
        state,
        started: record.begun(),
        done: done.map(|done| done.day),
        before: done.is_some_and(|done| done.when == When::Before),
        skipped_because: record.skip_reason.as_deref().filter(|_| record.skipped()),
        ticked,
        evidence: done.map_or(&[], |done| &done.evidence),
        notes: record.notes.iter().map(|(day, text)| NoteView { day: *day, text: text.to_string() }).collect(),
        minutes: record.time.0,
        runs: record.drills.iter().map(RunView::of).collect(),
        stuck: record.stuck,
        touched: record.touched,
    }
}

/// By id, as they were called when they were asked.
fn cards(state: &State) -> Vec<CardData> {
    let deck = state.deck();
    let reviews: BTreeMap<&str, &Reviews> =
        state.progress.learner.reviews.iter().map(|(id, reviews)| (id.as_str(), reviews)).collect();
    let answer = |(day, grade): &(Day, Grade)| AnswerData { day: *day, grade: grade.number() };
    let card = |(id, reviews): (&str, &Reviews)| CardData {
        card: id.to_owned(),
        answers: reviews.answers().iter().map(answer).collect(),
        state: deck.card(id).map(|card| card.state),
        due: deck.card(id).map(|card| card.due),
    };
    reviews.into_iter().map(card).collect()
}

/// Every event but those that say that an export was written, and those that take such a one back.
fn events(events: &[Event]) -> Vec<Box<RawValue>> {
    let mut hidden: BTreeSet<&EventId> = BTreeSet::new();
    let mut shown = Vec::new();
    for event in events {
        let is_hidden = match &event.body {
            Body::Export(..) => true,
            Body::Reverted(target) => hidden.contains(target),
            _ => false,
        };
        if is_hidden {
            hidden.insert(&event.id);
        } else {
            shown.extend(RawValue::from_string(print(event)));
        }
    }
    shown
}
