//! `goal` and `profile show`.

use serde::Serialize;

use super::SCHEMA;
use super::projects::LinkView;
use crate::domain::event::{Link, RestDay};
use crate::domain::time::Day;
use crate::workspace::state::State;

/// What the learner is after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GoalView {
    /// Version of the view.
    pub schema: u32,
    /// The role's id.
    pub role: Option<String>,
    /// Segments; the default ones when none were chosen.
    pub path: Vec<String>,
    /// Hours a week.
    pub hours: Option<f64>,
    /// Days a week.
    pub days: u8,
    /// The day to be ready by.
    pub target: Option<Day>,
    /// Days of rest.
    pub rest: Vec<RestDay>,
    /// Whether the path is the default one.
    pub default_path: bool,
}

/// The goal.
#[must_use]
pub fn goal(state: &State) -> GoalView {
    let goal = &state.progress.learner.goal;
    GoalView {
        schema: SCHEMA,
        role: goal.role.clone(),
        path: goal.segments().into_iter().map(str::to_owned).collect(),
        hours: goal.hours,
        days: goal.days(),
        target: goal.target,
        rest: goal.rest_days().to_vec(),
        default_path: goal.path.as_ref().is_none_or(Vec::is_empty),
    }
}

/// Who the learner is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProfileView {
    /// Version of the view.
    pub schema: u32,
    /// Name.
    pub name: Option<String>,
    /// One line under it.
    pub headline: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Town and country.
    pub location: Option<String>,
    /// A paragraph.
    pub summary: Option<String>,
    /// Links.
    pub links: Vec<LinkView>,
    /// Publications, by title.
    pub publications: Vec<LinkView>,
}

/// The profile.
#[must_use]
pub fn profile(state: &State) -> ProfileView {
    let profile = state.progress.learner.profile.clone();
    ProfileView {
        schema: SCHEMA,
        name: profile.name,
        headline: profile.headline,
        email: profile.email,
        phone: profile.phone,
        location: profile.location,
        summary: profile.summary,
        links: views(profile.links),
        publications: views(profile.publications),
    }
}

fn views(links: Vec<Link>) -> Vec<LinkView> {
    links.into_iter().map(|link| LinkView { label: link.label, url: link.url }).collect()
}
