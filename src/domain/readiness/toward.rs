//! The role that the learner aims at: how much of it is covered, and what every open step is good for on the way there.

use super::gains::Gains;
use super::percent::Points;
use super::{Readiness, RoleReadiness};
use crate::domain::catalog::{Catalog, Role};
use crate::domain::progress::Progress;

/// What follows from aiming at a role. It depends on catalog and progress alone: neither the day nor what is remembered
/// changes any of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Toward {
    role: usize,
    points: Points,
    gains: Gains,
}

impl Toward {
    /// For the role of the goal; none when there is none, or one that the catalog does not know.
    #[must_use]
    pub fn of(catalog: &Catalog, progress: &Progress) -> Option<Self> {
        let id = progress.learner.goal.role.as_deref()?;
        let role = catalog.shared.roles.iter().position(|role| *role.id == *id)?;
        let readiness = Readiness::new(catalog, progress, &|_| None);
        let of_role: RoleReadiness<'_> = readiness.role(&catalog.shared.roles[role]);
        Some(Self { role, points: of_role.points, gains: readiness.gains(&of_role) })
    }

    /// The role.
    #[must_use]
    pub fn role<'a>(&self, catalog: &'a Catalog) -> &'a Role {
        &catalog.shared.roles[self.role]
    }

    /// How much of what it asks is covered.
    #[must_use]
    pub fn percent(&self) -> u32 {
        self.points.percent()
    }

    /// What every open step is good for.
    #[must_use]
    pub fn gains(&self) -> &Gains {
        &self.gains
    }

    /// `Toward ML engineer: covers 34 % of what it asks`.
    #[must_use]
    pub fn sentence(&self, catalog: &Catalog) -> String {
        format!("Toward {}: covers {} % of what it asks", self.role(catalog).title, self.percent())
    }
}
