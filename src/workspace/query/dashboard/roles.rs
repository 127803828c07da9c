//! Readiness for every role with its gates, and where every skill stands.

use std::cmp::Reverse;

use serde::Serialize;

use crate::domain::catalog::Catalog;
use crate::domain::figures::Gates;
use crate::domain::readiness::{Asked, Readiness, RoleReadiness, Share, SkillState, Standing};
use crate::workspace::query::GateView;

/// One role.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoleView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is that of the goal.
    pub goal: bool,
    /// How much of what it asks is covered.
    pub percent: u32,
    /// What is asked for before applying, the open ones first.
    pub gates: Vec<GateView>,
    /// What it asks, as the role lists it.
    pub skills: Vec<AskedView>,
    /// What no learning here raises, in sentences.
    pub not_taught: Vec<String>,
}

/// One skill that a role asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskedView {
    /// Its id.
    pub id: String,
    /// As postings spell it.
    pub name: String,
    /// How much of the role it is, out of about 100.
    pub weight: u32,
    /// Whether nobody is hired without it.
    pub must: bool,
    /// How far it is.
    pub state: SkillState,
    /// How much of what teaches it is done, from 0 to 1.
    pub share: f64,
}

/// One skill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillView {
    /// Its id.
    pub id: String,
    /// As postings spell it.
    pub name: String,
    /// How far it is.
    pub state: SkillState,
    /// How much of what teaches it is done, from 0 to 1: the greatest share of any curriculum.
    pub share: f64,
    /// Which curriculum that is.
    pub learned_in: Option<String>,
    /// What it is shown or proven by, the best first.
    pub rests_on: Vec<String>,
    /// The share in hours.
    #[serde(skip)]
    pub hours: Share,
}

impl RoleView {
    fn of(readiness: &Readiness<'_>, role: &RoleReadiness<'_>, goal: Option<&str>) -> Self {
        Self {
            id: role.role.id.to_string(),
            title: role.role.title.to_string(),
            goal: goal == Some(role.role.id.as_str()),
            percent: role.percent(),
            gates: readiness.gates(role).into_iter().map(GateView::of).collect(),
            skills: role.skills.iter().map(AskedView::of).collect(),
            not_taught: role.not_taught_words(),
        }
    }

    /// How its gates stand.
    #[must_use]
    pub fn gate_counts(&self) -> Gates {
        Gates { open: self.open_gates().count(), total: self.gates.len() }
    }

    /// Those at which something is missing.
    pub fn open_gates(&self) -> impl Iterator<Item = &GateView> {
        self.gates.iter().filter(|gate| gate.open)
    }
}

impl AskedView {
    fn of(asked: &Asked<'_>) -> Self {
        let standing = &asked.standing;
        Self {
            id: standing.id.to_owned(),
            name: standing.name.to_owned(),
            weight: asked.asked.weight,
            must: asked.asked.must,
            state: standing.state,
            share: rounded(standing.share),
        }
    }
}

/// Every role: that of the goal first, then the one that is covered best.
pub(super) fn roles(readiness: &Readiness<'_>, goal: Option<&str>) -> Vec<RoleView> {
    let mut roles: Vec<RoleView> = readiness.roles().map(|role| RoleView::of(readiness, &role, goal)).collect();
    roles.sort_by_key(|role| (!role.goal, Reverse(role.percent)));
    roles
}

/// Every skill: the best backed first, then the one of which most is done.
pub(super) fn skills(readiness: &Readiness<'_>, catalog: &Catalog) -> Vec<SkillView> {
    let mut standings: Vec<Standing<'_>> = readiness.skills().collect();
    standings.sort_by(|a, b| b.state.cmp(&a.state).then_with(|| b.share.compare(a.share)));
    let view = |standing: Standing<'_>| SkillView {
        id: standing.id.to_owned(),
        name: standing.name.to_owned(),
        state: standing.state,
        share: rounded(standing.share),
        learned_in: standing.learned_in.filter(|_| standing.share.done.0 > 0).map(str::to_owned),
        rests_on: standing.rests_on_names(catalog).map(str::to_owned).collect(),
        hours: standing.share,
    };
    standings.into_iter().map(view).collect()
}

/// A share with four decimals.
fn rounded(share: Share) -> f64 {
    (share.as_f64() * 10_000.0).round() / 10_000.0
}
