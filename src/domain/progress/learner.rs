//! What the journal says about the learner: profile, goal, certificates, saved postings, stories and cards.

use std::collections::{BTreeMap, HashMap};

use crate::domain::cards::Reviews;
use crate::domain::catalog::FRAMEWORKS;
use crate::domain::event::{CertificateFields, GoalChange, Link, ProfileChange, RestDay, StoryFields};
use crate::domain::id::{CardId, CertificateId, PostingId, StoryId, curriculum_of};
use crate::domain::time::Day;

/// Who the learner is, as far as they said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
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
    /// Links, in the order they were added.
    pub links: Vec<Link>,
    /// Publications by title, in the order they were added.
    pub publications: Vec<Link>,
}

impl Profile {
    pub(super) fn apply(&mut self, change: &ProfileChange) {
        change.name.apply(&mut self.name);
        change.headline.apply(&mut self.headline);
        change.email.apply(&mut self.email);
        change.phone.apply(&mut self.phone);
        change.location.apply(&mut self.location);
        change.summary.apply(&mut self.summary);
        change.links.apply(&mut self.links, |link| &link.label);
        change.publications.apply(&mut self.publications, |link| &link.label);
    }
}

/// Days a week when the learner named none.
pub const DEFAULT_DAYS: u8 = 3;

/// The path when none was chosen (RULES "Path").
pub const DEFAULT_PATH: [&str; 4] = ["foundations", "pytorch/beginner", "pytorch/intermediate", "deployment"];

/// What the learner is after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Goal {
    /// Whether a goal was ever set, even an empty one, and even if that was taken back: then the first run is over.
    pub asked: bool,
    /// A role's id.
    pub role: Option<String>,
    /// Segments, in order.
    pub path: Option<Vec<String>>,
    /// Hours a week.
    pub hours: Option<f64>,
    /// Days a week.
    pub days: Option<u8>,
    /// The day to be ready by.
    pub target: Option<Day>,
    /// Days of rest, each list with the day from which it holds, oldest first.
    pub rest: Vec<(Day, Vec<RestDay>)>,
}

impl Goal {
    pub(super) fn apply(&mut self, day: Day, change: &GoalChange) {
        change.role.apply(&mut self.role);
        change.path.apply(&mut self.path);
        change.hours.apply(&mut self.hours);
        change.days.apply(&mut self.days);
        change.target.apply(&mut self.target);
        if !change.rest.is_keep() {
            let mut rest = None;
            change.rest.apply(&mut rest);
            self.rest.push((day, rest.unwrap_or_default()));
        }
    }

    /// Days a week to be in rhythm.
    #[must_use]
    pub fn days(&self) -> u8 {
        self.days.unwrap_or(DEFAULT_DAYS)
    }

    /// The segments of the path, the default ones when none were chosen.
    #[must_use]
    pub fn segments(&self) -> Vec<&str> {
        match &self.path {
            Some(path) if !path.is_empty() => path.iter().map(String::as_str).collect(),
            _ => DEFAULT_PATH.to_vec(),
        }
    }

    /// The frameworks that the learner chose by their path.
    #[must_use]
    pub fn frameworks(&self) -> Vec<&str> {
        let mut chosen = Vec::new();
        for segment in self.path.iter().flatten() {
            let curriculum = curriculum_of(segment);
            if FRAMEWORKS.contains(&curriculum) && !chosen.contains(&curriculum) {
                chosen.push(curriculum);
            }
        }
        chosen
    }

    /// Whether that day is one of rest: by the newest list set on or before it.
    #[must_use]
    pub fn rests_on(&self, day: Day) -> bool {
        let list = self.rest.iter().rev().find(|(from, _)| *from <= day);
        list.is_some_and(|(_, days)| days.iter().any(|rest| rest.0 == day.weekday()))
    }

    /// The days of rest that hold now.
    #[must_use]
    pub fn rest_days(&self) -> &[RestDay] {
        self.rest.last().map_or(&[], |(_, days)| days)
    }
}

/// A certificate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificate {
    /// What it certifies.
    pub name: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Where it can be checked.
    pub url: Option<String>,
}

impl Certificate {
    pub(super) fn apply(&mut self, fields: &CertificateFields) {
        fields.name.apply(&mut self.name);
        fields.issuer.apply(&mut self.issuer);
        fields.date.apply(&mut self.date);
        fields.url.apply(&mut self.url);
    }
}

/// A saved job posting.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    /// Its title.
    pub title: Box<str>,
    /// Ids of the skills it asks for.
    pub skills: Vec<Box<str>>,
}

/// An interview story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// The question it answers.
    pub prompt: Option<String>,
    /// What the matter was.
    pub situation: Option<String>,
    /// What the learner did.
    pub action: Option<String>,
    /// What came of it.
    pub result: Option<String>,
    /// The project it is about.
    pub project: Option<String>,
}

impl Story {
    pub(super) fn apply(&mut self, fields: &StoryFields) {
        fields.prompt.apply(&mut self.prompt);
        fields.situation.apply(&mut self.situation);
        fields.action.apply(&mut self.action);
        fields.result.apply(&mut self.result);
        fields.project.apply(&mut self.project);
    }
}

/// Everything about the learner that is neither a milestone nor a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learner {
    /// Who they are.
    pub profile: Profile,
    /// What they are after.
    pub goal: Goal,
    /// Certificates by id.
    pub certificates: BTreeMap<CertificateId, Certificate>,
    /// Saved postings by id.
    pub postings: BTreeMap<PostingId, Posting>,
    /// Interview stories by id.
    pub stories: BTreeMap<StoryId, Story>,
    /// The answers to each card, under the name it had when it was asked.
    pub reviews: HashMap<CardId, Reviews>,
    /// Until which day each step sleeps.
    pub snoozed: BTreeMap<Box<str>, Day>,
    /// Whether an export was ever written.
    pub exported: bool,
}
