//! How much of a role is covered, and what is missing before applying.

use crate::domain::catalog::Role;
use crate::domain::readiness::{Gate, GateKind, Readiness};

/// How much of a role is covered, and what is missing before applying.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleFacts {
    /// Its title.
    pub title: String,
    /// How much of what it asks is covered.
    pub percent: u32,
    /// The same in words.
    pub sentence: String,
    /// What has to be passed before applying, the open ones first; without the one that asks for an export.
    pub gates: Vec<Gate>,
    /// What no learning here raises, in sentences.
    pub not_taught: Vec<String>,
}

impl RoleFacts {
    pub(super) fn of<'a>(readiness: &Readiness<'a>, role: &'a Role) -> Self {
        let of_role = readiness.role(role);
        let gates = readiness.gates(&of_role).into_iter().filter(|gate| gate.kind != GateKind::Export);
        Self {
            title: role.title.to_string(),
            percent: of_role.percent(),
            sentence: of_role.sentence(),
            gates: gates.collect(),
            not_taught: of_role.not_taught_words(),
        }
    }
}
