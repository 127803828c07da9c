//! What a typed line is for.

use super::{CertificateEntry, ProfileField};
use crate::domain::catalog::{Better, Ix};
use crate::domain::claims::lint;
use crate::domain::event::Grade;
use crate::domain::id::{BriefId, ItemId, ProjectId};
use crate::domain::stamp::Draft;
use crate::domain::words;
use crate::export::Format;
use crate::tui::decision::Decision;
use crate::tui::effect::{Effect, Overwrite};
use crate::tui::intent::Intent;
use crate::tui::subject::{Subject, gone, sentence};
use crate::workspace::{Error, State, command, evidence_by_form};

/// A list of texts that a project holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectList {
    /// Lines for the résumé.
    Bullets,
    /// The checklist.
    Items,
}

/// What a typed line is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// A note.
    Note(Subject),
    /// Minutes, and a word on them.
    LogTime(Subject),
    /// Evidence for a milestone.
    Evidence(Ix),
    /// A run of a drill: minutes, and how it went.
    Drill(Ix),
    /// The title of a new project.
    NewProject(Option<BriefId>),
    /// `NAME VALUE [BASELINE] [UNIT]`.
    Measure(ProjectId),
    /// A line for the résumé, or an item of the checklist: a new one, or in place of the one with this id.
    ProjectText(ProjectId, ProjectList, Option<ItemId>),
    /// A field of the profile.
    Profile(ProfileField),
    /// A part of a certificate.
    Certificate(Box<CertificateEntry>),
    /// A field of the goal; the role is chosen, not typed.
    Goal(GoalField),
    /// Where an export goes.
    Export(Format, Vec<u8>),
    /// Where the folder of a project lies that is looked through.
    Audit(ProjectId),
    /// A text that rows must hold.
    Filter,
}

words! {
    /// A field of the goal.
    GoalField {
        /// The role to apply for.
        Role = "role",
        /// What to learn, in this order.
        Path = "path",
        /// Hours a week.
        Hours = "hours",
        /// Days a week.
        Days = "days",
        /// The day to be ready by.
        By = "by",
        /// Days of rest.
        Rest = "rest",
    }
}

impl Purpose {
    /// What the text leads to.
    ///
    /// # Errors
    /// The reason why it is refused.
    pub fn submit(&self, text: &str, state: &State) -> Result<Vec<Intent>, String> {
        match self {
            Self::Filter => Ok(vec![Intent::Filter(text.to_owned())]),
            Self::Audit(_) if text.trim().is_empty() => Err("Give the folder, such as /home/you/leaf-doctor.".into()),
            Self::Audit(project) => Ok(vec![Intent::Do(Effect::Audit(project.clone(), text.trim().into()))]),
            Self::Certificate(entry) => entry.submit(text, state),
            Self::Export(..) if text.is_empty() => Err("Give the name of a file, such as resume.md.".into()),
            Self::Export(format, document) => {
                let target = text.into();
                let (format, document) = (*format, document.clone());
                Ok(vec![Intent::Do(Effect::Export { target, format, document, overwrite: Overwrite::Ask })])
            }
            _ => {
                let (purpose, text) = (self.clone(), text.to_owned());
                let decision = Decision::new(move |state| purpose.draft(&text, state));
                decision.draft(state).map_err(|error| sentence(&error))?;
                Ok(vec![Intent::Write(decision)])
            }
        }
    }

    fn draft(&self, text: &str, state: &State) -> Result<Draft, Error> {
        let draft = match self {
            Self::Filter | Self::Audit(_) | Self::Export(..) | Self::Certificate(_) => None,
            Self::Note(subject) => subject.entry(state).map(|entry| command::note(state, &entry, text)),
            Self::LogTime(subject) => {
                let (time, words) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
                let no_time = || Error::usage(format!("\"{time}\" is no time: write 45, 1h or 1h30 first."));
                let minutes = minutes(time).ok_or_else(no_time)?;
                let words = Some(words.trim()).filter(|words| !words.is_empty());
                subject.entry(state).map(|entry| command::log_time(state, Some(&entry), minutes, state.today, words))
            }
            Self::Evidence(ix) => {
                let how =
                    |evidence| command::Completion { evidence: vec![evidence], ..command::Completion::on(state.today) };
                Some(evidence_by_form(text).map(|evidence| command::complete(state, &[*ix], &how(evidence))))
            }
            Self::Drill(ix) => {
                let (time, went) = text.trim().split_once(char::is_whitespace).unwrap_or((text, ""));
                let unread = || Error::usage("Write the minutes, then again, hard, good or easy: 25 good");
                let run = minutes(time).zip(Grade::typed(went)).ok_or_else(unread);
                Some(run.and_then(|(minutes, grade)| command::drill(state, *ix, minutes, grade)))
            }
            Self::NewProject(brief) => {
                let brief = brief.as_deref().and_then(|brief| state.catalog.brief(brief));
                Some(command::new_project(state, text, brief))
            }
            Self::Measure(id) => state.progress.project(id).map(|project| {
                measurement(text).and_then(|measurement| command::measure(state, project, &measurement))
            }),
            Self::ProjectText(id, list, item) => state.progress.project(id).map(|project| {
                let draft = command::change_project(state, project, &list.fields(item.as_ref(), text));
                // What is worth another look stands beside the line.
                draft.map(|draft| Draft { said: draft.said.into_iter().take(1).collect(), ..draft })
            }),
            Self::Profile(field) => Some(field.draft(text, state)),
            Self::Goal(field) => Some(command::goal(state, &goal_fields(*field, text))),
        };
        draft.unwrap_or_else(|| Err(gone()))
    }

    /// What each typed character leads to.
    #[must_use]
    pub fn typed(&self, text: &str) -> Vec<Intent> {
        if *self == Self::Filter { vec![Intent::Filter(text.trim().to_owned())] } else { Vec::new() }
    }

    /// What leaving the window leads to.
    #[must_use]
    pub fn cancelled(&self) -> Vec<Intent> {
        if *self == Self::Filter { vec![Intent::Filter(String::new())] } else { Vec::new() }
    }

    /// What is worth another look in what is typed so far.
    #[must_use]
    pub fn remarks(&self, text: &str, state: &State) -> Vec<String> {
        match self {
            Self::ProjectText(id, ProjectList::Bullets, _) if !text.trim().is_empty() => {
                state.progress.project(id).map(|project| lint(text.trim(), project)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

impl ProjectList {
    /// The change that adds a text, or puts it in the place of one.
    fn fields(self, item: Option<&ItemId>, text: &str) -> command::ProjectFields {
        let text = item.map_or_else(|| text.to_owned(), |id| format!("{id}={text}"));
        match self {
            Self::Bullets => command::ProjectFields { bullets: vec![text], ..Default::default() },
            Self::Items => command::ProjectFields { items: vec![text], ..Default::default() },
        }
    }

    /// The change that takes a text away.
    #[must_use]
    pub fn without(self, item: &ItemId) -> command::ProjectFields {
        let gone = vec![item.to_string()];
        match self {
            Self::Bullets => command::ProjectFields { no_bullets: gone, ..Default::default() },
            Self::Items => command::ProjectFields { no_items: gone, ..Default::default() },
        }
    }
}

/// `45`, `45min`, `1h`, `1h30` in minutes.
fn minutes(time: &str) -> Option<u32> {
    let part = |text: &str| text.trim_end_matches("min").trim_end_matches('m').parse::<u32>().ok();
    match time.split_once('h') {
        None => part(time),
        Some((hours, "")) => hours.parse::<u32>().ok()?.checked_mul(60),
        Some((hours, rest)) => hours.parse::<u32>().ok()?.checked_mul(60)?.checked_add(part(rest).filter(|m| *m < 60)?),
    }
}

/// `macro-F1 0.94 0.81 higher on test`, `p95 latency 95 410 ms lower`: words are the name until the first number, then the
/// value, the baseline, a unit, the better direction, and after `on` the split.
fn measurement(text: &str) -> Result<command::Measurement, Error> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &&str| word.parse::<f64>().is_ok();
    let first = words.iter().skip(1).position(is_number).map(|place| place + 1);
    let Some(first) = first else {
        return Err(Error::usage("Write the name, then the value, then the baseline: macro-F1 0.94 0.81"));
    };
    let mut measurement =
        command::Measurement { name: words[..first].join(" "), value: words[first].to_owned(), ..Default::default() };
    let mut rest = words[first + 1..].iter();
    while let Some(word) = rest.next() {
        match Better::from_word(word) {
            Some(better) => measurement.better = Some(better),
            None if is_number(word) && measurement.baseline.is_none() => {
                measurement.baseline = Some((*word).to_owned())
            }
            None if *word == "on" => measurement.split = rest.next().map(|split| (*split).to_owned()),
            None => measurement.unit = Some((*word).to_owned()),
        }
    }
    Ok(measurement)
}

fn goal_fields(field: GoalField, text: &str) -> command::GoalFields {
    let mut fields = command::GoalFields::default();
    let place = match field {
        GoalField::Role => &mut fields.role,
        GoalField::Path => &mut fields.path,
        GoalField::Hours => &mut fields.hours,
        GoalField::Days => &mut fields.days,
        GoalField::By => &mut fields.by,
        GoalField::Rest => &mut fields.rest,
    };
    *place = Some(text.to_owned());
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_read_from_one_line() {
        let read = |text: &str| {
            let m = measurement(text).unwrap();
            (m.name, m.value, m.baseline, m.unit, m.better, m.split)
        };
        let own = |text: &str| Some(text.to_owned());
        assert_eq!(read("macro-F1 0.940 0.81"), ("macro-F1".into(), "0.940".into(), own("0.81"), None, None, None));
        assert_eq!(
            read("p95 latency 95 410 ms lower on test"),
            ("p95 latency".into(), "95".into(), own("410"), own("ms"), Some(Better::Lower), own("test"))
        );
        assert!(measurement("0.94").is_err());
        assert!(measurement("").is_err());
    }

    #[test]
    fn time_is_read_as_people_write_it() {
        let read = ["45", "45min", "45m", "1h", "1h30", "2h05min", "0"].map(minutes);
        assert_eq!(read, [45, 45, 45, 60, 90, 125, 0].map(Some));
        let refused = ["", "h", "1h90", "-5", "1.5h", "min", "99999999h"].map(minutes);
        assert_eq!(refused, [None; 7]);
    }
}
