//! `match`: what a job posting asks for, beside what the learner can prove, has shown, has learned and lacks.

use serde::Serialize;

use super::{SCHEMA, hours};
use crate::domain::id::{CardId, PostingId, local_part};
use crate::domain::posting::{Need, Posting, Requirement};
use crate::domain::progress;
use crate::domain::readiness::{Readiness, SkillState, Standing};
use crate::domain::time::Minutes;
use crate::workspace::state::State;

/// A posting beside the learner.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatchView {
    /// Version of the view.
    pub schema: u32,
    /// The title of the job, as far as it is said.
    pub title: Option<String>,
    /// The roles that it names, by id.
    pub roles: Vec<String>,
    /// What is proven: with a link and a result.
    pub proven: Vec<MatchedView>,
    /// What is shown: with a link or a result.
    pub shown: Vec<MatchedView>,
    /// What is learned and nothing shows yet.
    pub learned: Vec<MatchedView>,
    /// What is missing.
    pub missing: Vec<MatchedView>,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatchedView {
    /// The skill; of alternatives the one in which the learner stands best.
    pub skill: String,
    /// As postings spell it.
    pub name: String,
    /// The other skills that would do as well.
    pub or: Vec<String>,
    /// Whether the posting says that it must be there.
    pub required: bool,
    /// `required`, `unsaid` or `nice`.
    pub need: &'static str,
    /// The posting's line.
    pub quote: String,
    /// The number of that line, from 1.
    pub line: usize,
    /// `proven`, `shown`, `learned`, `fading` or `missing`.
    pub state: &'static str,
    /// What it rests on, by name.
    pub evidence: Vec<String>,
    /// The shortest way to learn it: what is open, by id.
    pub learn: Vec<String>,
    /// How long that takes; null where nothing teaches it.
    pub hours: Option<f64>,
    /// The project that would show it soonest.
    pub project: Option<ProjectWayView>,
    /// What it comes to, in words.
    #[serde(skip)]
    pub words: String,
}

/// A project that would show a skill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProjectWayView {
    /// The brief's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How long it takes, what comes before it included.
    pub hours: f64,
}

/// A posting that is remembered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PostingView {
    /// Its id.
    pub id: String,
    /// The job.
    pub title: String,
    /// The skills that it names.
    pub skills: Vec<String>,
}

/// Every posting that is remembered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PostingsView {
    /// Version of the view.
    pub schema: u32,
    /// By id.
    pub postings: Vec<PostingView>,
}

/// Every posting that is remembered.
#[must_use]
pub fn postings(state: &State) -> PostingsView {
    let view = |(id, posting): (&PostingId, &progress::Posting)| PostingView {
        id: id.to_string(),
        title: posting.title.to_string(),
        skills: posting.skills.iter().map(ToString::to_string).collect(),
    };
    PostingsView { schema: SCHEMA, postings: state.progress.learner.postings.iter().map(view).collect() }
}

/// A posting beside what the learner can do.
#[must_use]
pub fn matched(state: &State, posting: &Posting) -> MatchView {
    let deck = state.deck();
    let recalls = |id: &CardId| deck.remembered(id);
    let readiness = Readiness::new(&state.catalog, &state.progress, &recalls);
    let standings: Vec<Standing<'_>> = readiness.skills().collect();
    let mut view = MatchView {
        schema: SCHEMA,
        title: posting.title.clone(),
        roles: posting.roles.iter().map(|named| named.role.to_string()).collect(),
        proven: Vec::new(),
        shown: Vec::new(),
        learned: Vec::new(),
        missing: Vec::new(),
    };
    let state_of = |skill: &str| standings.iter().find(|one| one.id == skill).map(|one| one.state);
    for requirement in &posting.requirements {
        let Some((skill, _)) = requirement.best(|skill| state_of(skill)) else { continue };
        let Some(standing) = standings.iter().find(|one| one.id == skill.as_str()) else { continue };
        let entry = entry(state, &readiness, requirement, standing);
        match standing.state {
            SkillState::Proven => view.proven.push(entry),
            SkillState::Shown => view.shown.push(entry),
            SkillState::Learned | SkillState::Fading => view.learned.push(entry),
            SkillState::Missing => view.missing.push(entry),
        }
    }
    view
}

fn entry(state: &State, readiness: &Readiness<'_>, requirement: &Requirement, standing: &Standing<'_>) -> MatchedView {
    let catalog = &state.catalog;
    let towards = readiness.towards(standing.id);
    let learn = towards.as_ref().and_then(|towards| towards.learn.as_ref());
    let project = towards.as_ref().and_then(|towards| towards.show).map(|(brief, time)| ProjectWayView {
        id: brief.id.to_string(),
        title: brief.title.to_string(),
        hours: hours(time),
    });
    let mut view = MatchedView {
        skill: standing.id.to_owned(),
        name: standing.name.to_owned(),
        or: requirement.any_of.iter().filter(|one| one.as_str() != standing.id).map(ToString::to_string).collect(),
        required: requirement.need == Need::Required,
        need: requirement.need.word(),
        quote: requirement.quote.clone(),
        line: requirement.line,
        state: standing.state.word(),
        evidence: standing.rests_on_names(catalog).map(str::to_owned).collect(),
        learn: learn.into_iter().flatten().map(|&ix| catalog.milestone(ix).id.to_string()).collect(),
        hours: learn.and(towards.as_ref()).map(|towards| hours(towards.learn_time)),
        project,
        words: String::new(),
    };
    view.words = words(state, &view, standing.state);
    view
}

fn words(state: &State, view: &MatchedView, standing: SkillState) -> String {
    let project =
        view.project.as_ref().map(|project| format!("{} ({})", project.title, Minutes::from_hours(project.hours)));
    match standing {
        SkillState::Proven | SkillState::Shown => view.evidence.join(", "),
        SkillState::Learned | SkillState::Fading => match project {
            Some(project) => format!("a project would show it: {project}"),
            None => "no brief shows it: name it in a project of your own".into(),
        },
        SkillState::Missing => {
            let first = view.learn.iter().find_map(|id| state.catalog.find(id));
            let learn = view.hours.zip(first).map(|(hours, ix)| {
                let milestone = state.catalog.milestone(ix);
                format!(
                    "{} to learn, {} ({}) first",
                    Minutes::from_hours(hours),
                    milestone.title,
                    local_part(&milestone.id)
                )
            });
            match (learn, project) {
                (Some(learn), _) => learn,
                (None, Some(project)) => format!("no core milestone teaches it; {project} would show it"),
                (None, None) => {
                    let teaches =
                        |ix: &usize| state.catalog.milestone(*ix).skills.iter().any(|one| **one == *view.skill);
                    let elective = (0..state.catalog.milestones.len()).filter(teaches);
                    let elective = elective.min_by_key(|&ix| state.catalog.milestone(ix).time);
                    elective.map_or_else(
                        || "no curriculum teaches it".into(),
                        |ix| {
                            let milestone = state.catalog.milestone(ix);
                            format!(
                                "an elective teaches it: {} ({}, {})",
                                milestone.title, milestone.id, milestone.time
                            )
                        },
                    )
                }
            }
        }
    }
}
