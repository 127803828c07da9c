//! `ready`: how much of what a role asks is covered, what makes that up, and what raises it most.

use serde::Serialize;

use super::{DATED, SCHEMA, hours, is_dated};
use crate::domain::catalog::{Fact, Role};
use crate::domain::figures::Path;
use crate::domain::readiness::{Asked, Gate, GateKind, Raise, Readiness, RoleReadiness, SkillState, Standing, Taught};
use crate::domain::time::{Day, Minutes};
use crate::workspace::state::State;

/// How many ways to raise a figure are named.
const CHEAPEST: usize = 3;

/// From so many saved postings on, they are a market.
const MARKET: usize = 5;

/// How much of what roles ask is covered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadyView {
    /// Version of the view.
    pub schema: u32,
    /// The roles that were asked for.
    pub roles: Vec<RoleView>,
    /// What the learner's own postings ask for; null while fewer than five are saved.
    pub postings: Option<MarketView>,
}

/// One role.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoleView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is the role of the goal.
    pub goal: bool,
    /// How much of what it asks is covered, in percent.
    pub percent: u32,
    /// What has to be passed before applying: the open ones first.
    pub gates: Vec<GateView>,
    /// What it asks for.
    pub skills: Vec<AskedView>,
    /// What raises the figure most by the hour.
    pub cheapest: Vec<RaiseView>,
    /// What no learning here raises, in sentences.
    pub not_taught: Vec<String>,
    /// What articles say about the market for it.
    pub facts: Vec<FactView>,
    /// `covers 34 % of what this role asks (gradus' estimate)`
    #[serde(skip)]
    pub sentence: String,
}

/// One condition of being ready to apply.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GateView {
    /// What it is about.
    pub kind: GateKind,
    /// What it asks.
    pub text: String,
    /// Whether something is missing.
    pub open: bool,
    /// What, in sentences.
    pub missing: Option<String>,
}

impl GateView {
    pub(super) fn of(gate: Gate) -> Self {
        Self { kind: gate.kind, text: gate.text.to_owned(), open: gate.is_open(), missing: gate.missing }
    }
}

/// One skill that a role asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskedView {
    /// Its id.
    pub id: String,
    /// As postings spell it.
    pub name: String,
    /// How much of the role it is.
    pub weight: u32,
    /// Whether nobody is hired without it.
    pub must: bool,
    /// `proven`, `shown`, `learned`, `fading` or `missing`.
    pub state: &'static str,
    /// How much of it is learned, from 0 to 1.
    pub share: f64,
    /// Where that is: the curriculum with the greatest share.
    pub learned_in: Option<String>,
    /// What it is proven or shown by, the best first.
    pub rests_on: Vec<String>,
    /// Projects that name it and do not count, in sentences.
    pub denied: Vec<String>,
    /// The share in percent; empty where there is nothing to learn.
    #[serde(skip)]
    pub percent: String,
    /// Where it is learned, or why nowhere.
    #[serde(skip)]
    pub place: String,
}

/// A way to raise the figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RaiseView {
    /// What `show` accepts: where it begins.
    pub id: String,
    /// What to do.
    pub title: String,
    /// How long it takes.
    pub hours: f64,
    /// What it adds, in percent.
    pub gained: f64,
    /// The percent that it leads to.
    pub percent: u32,
    /// How long it takes, for people.
    #[serde(skip)]
    pub time: Minutes,
    /// `adds 4.2 % of what this role asks, to 38 %`
    #[serde(skip)]
    pub words: String,
}

/// What an article says about the market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactView {
    /// The fact.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// A year, or `undated`.
    pub year: String,
    /// Where it holds.
    pub place: Option<String>,
    /// For whom it holds.
    pub seniority: Option<String>,
    /// Whether that is more than 18 months ago.
    pub dated: bool,
}

/// What the learner's own postings ask for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarketView {
    /// How many postings are saved.
    pub number: usize,
    /// The skills, what most of them ask for first.
    pub skills: Vec<SkillStateView>,
}

/// A skill that postings ask for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillStateView {
    /// Its id.
    pub id: String,
    /// As postings spell it.
    pub name: String,
    /// How many of the saved ones ask for it.
    pub postings: usize,
    /// How far it is.
    pub state: &'static str,
}

/// How much of what a role asks is covered; without one, of what every role asks.
#[must_use]
pub fn ready(state: &State, role: Option<&Role>) -> ReadyView {
    let deck = state.deck();
    let remembered = |card: &_| deck.remembered(card);
    let readiness = Readiness::new(&state.catalog, &state.progress, &remembered);
    let goal = state.progress.learner.goal.role.as_deref().and_then(|id| state.catalog.role(id));
    let roles: Vec<RoleReadiness<'_>> = match role {
        Some(role) => vec![readiness.role(role)],
        None => readiness.roles().collect(),
    };
    // Skills that only this role learns, by literacy, stand where they stand in it.
    let aimed = role.or(goal);
    let aimed = aimed.and_then(|role| roles.iter().find(|one| one.role.id == role.id));
    ReadyView {
        schema: SCHEMA,
        postings: market(state, &readiness, aimed),
        roles: roles.iter().map(|role| role_view(state, &readiness, role)).collect(),
    }
}

fn role_view<'a>(state: &'a State, readiness: &Readiness<'a>, of: &RoleReadiness<'a>) -> RoleView {
    let path = Path::of(&state.catalog, &state.progress);
    let role = of.role;
    RoleView {
        id: role.id.to_string(),
        title: role.title.to_string(),
        goal: state.progress.learner.goal.role.as_deref() == Some(role.id.as_str()),
        percent: of.percent(),
        gates: readiness.gates(of).into_iter().map(GateView::of).collect(),
        skills: of.skills.iter().map(|skill| asked_view(state, skill)).collect(),
        cheapest: readiness.cheapest(of, &path, CHEAPEST).iter().map(raise_view).collect(),
        not_taught: of.not_taught_words(),
        facts: role.facts.iter().map(|fact| FactView::of(fact, state.today)).collect(),
        sentence: of.sentence(),
    }
}

fn asked_view(state: &State, skill: &Asked<'_>) -> AskedView {
    let standing = &skill.standing;
    let rests_on: Vec<String> = standing.rests_on_names(&state.catalog).map(str::to_owned).collect();
    AskedView {
        id: standing.id.to_owned(),
        name: standing.name.to_owned(),
        weight: skill.asked.weight,
        must: skill.asked.must,
        state: standing.state.word(),
        share: (standing.share.as_f64() * 100.0).round() / 100.0,
        learned_in: standing.learned_in.map(str::to_owned),
        percent: match standing.taught {
            Taught::Counted => format!("{} %", (standing.share.as_f64() * 100.0).floor()),
            Taught::ByElectives | Taught::Nowhere => String::new(),
        },
        place: place(standing),
        rests_on,
        denied: standing.denials().collect(),
    }
}

/// `in pytorch`. What is not begun is learned nowhere in particular.
fn place(standing: &Standing<'_>) -> String {
    match (standing.taught, standing.learned_in) {
        (Taught::Counted, Some(place)) if standing.share.done > Minutes(0) => format!("in {place}"),
        (Taught::Counted, _) => String::new(),
        (Taught::ByElectives, _) => "electives only".into(),
        (Taught::Nowhere, _) => "taught nowhere".into(),
    }
}

fn raise_view(raise: &Raise<'_>) -> RaiseView {
    RaiseView {
        id: raise.id.to_owned(),
        title: raise.title.clone(),
        hours: hours(raise.time),
        gained: (raise.gained.as_f64() * 10.0).round() / 10.0,
        percent: raise.percent,
        time: raise.time,
        words: raise.gained_words(),
    }
}

impl FactView {
    fn of(fact: &Fact, today: Day) -> Self {
        Self {
            text: fact.text.to_string(),
            source: fact.source.to_string(),
            year: fact.year.to_string(),
            place: fact.place.as_ref().map(ToString::to_string),
            seniority: fact.seniority.as_ref().map(ToString::to_string),
            dated: is_dated(&fact.year, today),
        }
    }

    /// `career article, April 2026; senior, US`, with what is not said in the source itself, and that it is old.
    #[must_use]
    pub fn source_words(&self) -> String {
        let year = Some(&self.year).filter(|year| !self.source.contains(year.as_str()));
        let rest: Vec<&str> =
            [year, self.seniority.as_ref(), self.place.as_ref()].into_iter().flatten().map(|one| &**one).collect();
        let rest = if rest.is_empty() { String::new() } else { format!("; {}", rest.join(", ")) };
        let age = if self.dated { DATED } else { "" };
        format!("{}{rest}{age}", self.source)
    }
}

/// What the saved postings ask for, once they are enough; the states are those of the role that is aimed at.
fn market(state: &State, readiness: &Readiness<'_>, aimed: Option<&RoleReadiness<'_>>) -> Option<MarketView> {
    let postings = &state.progress.learner.postings;
    if postings.len() < MARKET {
        return None;
    }
    let of_role =
        |id: &str| aimed?.skills.iter().map(|skill| &skill.standing).find(|one| one.id == id).map(|one| one.state);
    let known: Vec<(&str, SkillState)> = readiness.skills().map(|one| (one.id, one.state)).collect();
    let of_all = |id: &str| known.iter().find(|(one, _)| *one == id).map(|(_, state)| *state);
    let mut skills: Vec<SkillStateView> = Vec::new();
    for posting in postings.values() {
        let mut seen: Vec<&str> = posting.skills.iter().map(|skill| &**skill).collect();
        seen.sort_unstable();
        seen.dedup();
        for id in seen {
            match skills.iter_mut().find(|skill| skill.id == id) {
                Some(skill) => skill.postings += 1,
                None => skills.push(SkillStateView {
                    id: id.to_owned(),
                    name: state.catalog.skill_name(id).to_owned(),
                    postings: 1,
                    state: of_role(id).or_else(|| of_all(id)).unwrap_or(SkillState::Missing).word(),
                }),
            }
        }
    }
    skills.sort_by(|a, b| b.postings.cmp(&a.postings).then_with(|| a.name.cmp(&b.name)));
    Some(MarketView { number: postings.len(), skills })
}
