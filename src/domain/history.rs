//! The journal in words: one line for each event and each action.

use super::catalog::Catalog;
use super::event::{Body, Event, MilestoneAct, ProjectAct, TimeOn, When};
use super::event_id::EventId;
use super::log::{Effect, Log};
use super::progress::Progress;
use super::text::{count, list_words};
use super::time::Minutes;

/// Tells events in words, over a catalog and the progress that gives things their names.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// Titles of milestones.
    pub catalog: &'a Catalog,
    /// Titles of projects.
    pub progress: &'a Progress,
    /// The events that reverts name.
    pub log: &'a Log,
}

impl Teller<'_> {
    /// One action: its first event, and what the others add.
    #[must_use]
    pub fn action(&self, id: &EventId) -> String {
        self.action_with(id, |event| self.event(event))
    }

    fn action_with(&self, id: &EventId, tell: impl Fn(&Event) -> String) -> String {
        let events: Vec<&Event> = self.log.action(id).collect();
        let Some((first, rest)) = events.split_first() else { return "an event that is not in this journal".into() };
        let words = tell(first);
        match rest {
            [] => words,
            [second] => format!("{words}, {}", tell(second)),
            _ if rest.iter().all(|event| same_kind(&event.body, &first.body)) => {
                format!("{words} and {} more", rest.len())
            }
            _ => format!("{words} and {}", count(rest.len(), "more event").replace("more events", "more")),
        }
    }

    /// One event.
    #[must_use]
    pub fn event(&self, event: &Event) -> String {
        match &event.body {
            Body::Milestone(id, act) => self.milestone(id, act),
            Body::Project(id, act) => self.project(id, act),
            Body::Time { minutes, on, .. } => {
                let on = match on {
                    TimeOn::Anything => String::new(),
                    TimeOn::Milestone(id) => format!(" on {}", self.milestone_title(id)),
                    TimeOn::Project(id) => format!(" on {}", self.project_title(id)),
                };
                format!("logged {}{on}", Minutes(*minutes))
            }
            Body::CertificateAdded(id, _) => format!("added the certificate {}", self.certificate_name(id)),
            Body::CertificateRemoved(id) => format!("removed the certificate {id}"),
            Body::Profile(change) => format!("changed the profile ({})", change.fields().join(", ")),
            Body::Goal(change) if change.is_empty() => "went through the first questions".into(),
            Body::Goal(change) => format!("changed the goal ({})", change.fields().join(", ")),
            Body::Card(card, grade) => match self.question(card) {
                Some((title, ask)) => format!("reviewed {title}: {grade} ({ask})"),
                None => format!("reviewed {card}: {grade}"),
            },
            Body::Snoozed(step, until) if *until <= event.day => format!("woke {}", self.step_title(step)),
            Body::Snoozed(step, until) => format!("put off {} until {until}", self.step_title(step)),
            Body::PostingSaved(_, title, skills) => {
                format!("saved the posting {title} ({})", count(skills.len(), "skill"))
            }
            Body::PostingRemoved(id) => format!("removed the posting {id}"),
            Body::Story(id, change) => format!("changed the story {id} ({})", change.fields().join(", ")),
            Body::Export(format, Some(target)) => format!("exported {format} to {target}"),
            Body::Export(format, None) => format!("exported {format}"),
            Body::Reverted(target) => self.revert(&event.id, target),
            Body::Unknown(kind, _) => format!("an event of a newer version ({kind})"),
            Body::Unreadable(kind, why, _) => format!("an unreadable {kind}: {why}"),
        }
    }

    fn revert(&self, id: &EventId, target: &EventId) -> String {
        match self.log.leads_to(id) {
            Some((act, Effect::TakesBack)) => format!("took back: {}", self.reverted(act)),
            Some((act, Effect::PutsBack)) => format!("put back: {}", self.reverted(act)),
            None => format!("took back {target}, which is not in this journal"),
        }
    }

    /// An act that was reverted. A journal may hold an act with an undo in it, even of itself: that one is only named, or
    /// the words would have no end.
    fn reverted(&self, act: &EventId) -> String {
        self.action_with(act, |event| match event.body {
            Body::Reverted(_) => "took something back".into(),
            _ => self.event(event),
        })
    }

    fn milestone(&self, id: &str, act: &MilestoneAct) -> String {
        let title = self.milestone_title(id);
        match act {
            MilestoneAct::Started => format!("started {title}"),
            MilestoneAct::Reset => format!("reset {title}"),
            MilestoneAct::Completed { when: When::Before, .. } => format!("marked {title} as done before"),
            MilestoneAct::Completed { evidence, .. } if evidence.is_empty() => format!("completed {title}"),
            MilestoneAct::Completed { evidence, .. } => {
                format!(
                    "completed {title} with {}",
                    if evidence.len() == 1 {
                        "evidence".into()
                    } else {
                        format!("{} pieces of evidence", evidence.len())
                    }
                )
            }
            MilestoneAct::Ticked(item) => format!("ticked {item} of {title}"),
            MilestoneAct::Unticked(item) => format!("unticked {item} of {title}"),
            MilestoneAct::Skipped(None) => format!("skipped {title}"),
            MilestoneAct::Skipped(Some(reason)) => format!("skipped {title}: {reason}"),
            MilestoneAct::Noted(text) => format!("noted on {title}: {text}"),
            MilestoneAct::Stuck => format!("was stuck on {title}"),
            MilestoneAct::Drilled(minutes, grade) => {
                format!("drilled {title} in {}: {grade}", Minutes(*minutes))
            }
        }
    }

    fn project(&self, id: &str, act: &ProjectAct) -> String {
        let title = self.project_title(id);
        match act {
            ProjectAct::Created(creation) => format!("created the project {}", creation.title),
            ProjectAct::Changed(change) => match change.status {
                super::event::Patch::Set(status) if status.word() == "shipped" => format!("shipped {title}"),
                _ => format!(
                    "changed {title} ({})",
                    list_words(&change.fields().iter().map(ToString::to_string).collect::<Vec<_>>())
                ),
            },
            ProjectAct::Ticked(item) => format!("ticked {item} of {title}"),
            ProjectAct::Unticked(item) => format!("unticked {item} of {title}"),
            ProjectAct::Measured(result) => {
                let unit = result.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
                format!("measured {} {}{unit} on {title}", result.name, result.value)
            }
            ProjectAct::Noted(text) => format!("noted on {title}: {text}"),
            ProjectAct::Audited(result) => {
                format!("audited {title}: {} passed, {} failed", result.passed.len(), result.failed.len())
            }
            ProjectAct::Removed => format!("removed the project {title}"),
        }
    }

    fn milestone_title<'b>(&'b self, id: &'b str) -> &'b str {
        let ix = self.catalog.targets(id).find(|&ix| ix < self.catalog.milestones.len());
        ix.map_or(id, |ix| &self.catalog.milestone(ix).title)
    }

    /// The title of the milestone that a card belongs to, and what it asks.
    fn question(&self, card: &str) -> Option<(&str, &str)> {
        let (id, question) = card.split_once('#')?;
        let ix = self.catalog.targets(id).find(|&ix| ix < self.catalog.milestones.len())?;
        let milestone = self.catalog.milestone(ix);
        let question = milestone.texts.questions.iter().find(|one| one.id.as_str() == question)?;
        Some((&milestone.title, &question.ask))
    }

    /// What a step is called, whatever it is.
    fn step_title<'b>(&'b self, id: &'b str) -> &'b str {
        match self.catalog.brief(id) {
            Some(brief) => &brief.title,
            None if self.catalog.targets(id).next().is_some() => self.milestone_title(id),
            None => self.project_title(id),
        }
    }

    fn project_title<'b>(&'b self, id: &'b str) -> &'b str {
        let title = self.progress.any_project(id).map(|project| &project.title).filter(|title| !title.is_empty());
        title.map_or_else(|| self.first_title(id).unwrap_or(id), String::as_str)
    }

    /// What a project was called that is taken back.
    fn first_title(&self, id: &str) -> Option<&str> {
        match &self.log.made(id)?.body {
            Body::Project(_, ProjectAct::Created(creation)) => Some(&creation.title),
            _ => None,
        }
    }

    fn certificate_name<'b>(&'b self, id: &'b str) -> &'b str {
        self.progress.learner.certificates.get(id).and_then(|certificate| certificate.name.as_deref()).unwrap_or(id)
    }
}

/// The thing an event is about: a milestone's, project's or card's id, or nothing.
#[must_use]
pub fn subject(body: &Body) -> Option<&str> {
    match body {
        Body::Milestone(id, _) | Body::Time { on: TimeOn::Milestone(id), .. } => Some(id),
        Body::Project(id, _) | Body::Time { on: TimeOn::Project(id), .. } => Some(id),
        Body::CertificateAdded(id, _) | Body::CertificateRemoved(id) => Some(id),
        Body::Card(card, _) => Some(card),
        Body::Snoozed(step, _) => Some(step),
        Body::PostingSaved(id, ..) | Body::PostingRemoved(id) => Some(id),
        Body::Story(id, _) => Some(id),
        _ => None,
    }
}

fn same_kind(a: &Body, b: &Body) -> bool {
    match (a, b) {
        (Body::Milestone(_, a), Body::Milestone(_, b)) => std::mem::discriminant(a) == std::mem::discriminant(b),
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Grade, Patch, StoryFields};
    use crate::domain::testing::{asking, catalog, event, id, known, milestone, revert};

    #[test]
    fn an_act_that_takes_itself_back_is_told_to_an_end() {
        let started = event(1, milestone("x", MilestoneAct::Started));
        let log = Log::new(vec![started, event(2, revert(1)).of_action(1)]);
        let catalog = catalog(vec![known("x")]);
        let progress = Progress::fold(&catalog, &log);
        let teller = Teller { catalog: &catalog, progress: &progress, log: &log };
        assert_eq!(teller.action(&id(1)), "started x, took back: started x, took something back");
    }

    #[test]
    fn reviews_drills_and_stories_are_told_by_their_names() {
        let story = StoryFields { result: Patch::Set("Half".into()), project: Patch::Clear, ..StoryFields::default() };
        let time = Body::Time { minutes: 3, on: TimeOn::Anything, text: None };
        let log = Log::new(vec![
            event(1, Body::Card("a/x#p".into(), Grade::Good)),
            event(2, time).of_action(1),
            event(3, Body::Card("a/gone#p".into(), Grade::Hard)),
            event(4, Body::Card("a/x#gone".into(), Grade::Hard)),
            event(5, milestone("x", MilestoneAct::Drilled(25, Grade::Easy))),
            event(6, Body::Story("cost-cut-0001".into(), Box::new(story))),
        ]);
        let catalog = catalog(vec![asking("x", &["p"])]);
        let progress = Progress::fold(&catalog, &log);
        let teller = Teller { catalog: &catalog, progress: &progress, log: &log };
        let told: Vec<String> = [1, 3, 4, 5, 6].iter().map(|n| teller.action(&id(*n))).collect();
        let expected = [
            "reviewed x: good (Why?), logged 3 min",
            "reviewed a/gone#p: hard",
            "reviewed a/x#gone: hard",
            "drilled x in 25 min: easy",
            "changed the story cost-cut-0001 (result, project)",
        ];
        assert_eq!(told, expected);
    }
}
