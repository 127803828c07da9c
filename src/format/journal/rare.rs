//! Types that are rare: their lines are read a second time, into the payloads that the domain defines.

use serde::Deserialize;

use super::fields::fields;
use crate::domain::event::{Body, GoalChange, Measured, Patch};
use crate::domain::id::{CertificateId, PostingId, StoryId};
use crate::domain::time::Day;

/// What a line of the type `kind` says, if that is one of the rare types outside projects; else an unknown one.
///
/// # Errors
/// Why the payload cannot be read.
pub(super) fn body(kind: &str, line: &str) -> Result<Body, String> {
    Ok(match kind {
        "certificate.added" => {
            let Certificate { certificate } = payload(line)?;
            Body::CertificateAdded(certificate, Box::new(payload(line)?))
        }
        "certificate.removed" => {
            let Certificate { certificate } = payload(line)?;
            Body::CertificateRemoved(certificate)
        }
        "profile.changed" => Body::Profile(Box::new(payload(line)?)),
        "goal.changed" => Body::Goal(Box::new(goal(line)?)),
        "step.snoozed" => {
            let Snoozed { step, until } = payload(line)?;
            Body::Snoozed(step, until)
        }
        "posting.saved" => {
            let Posting { posting, title, skills } = payload(line)?;
            Body::PostingSaved(posting, title, skills)
        }
        "posting.removed" => {
            let PostingRemoved { posting } = payload(line)?;
            Body::PostingRemoved(posting)
        }
        "story.changed" => {
            let Story { story } = payload(line)?;
            Body::Story(story, Box::new(payload(line)?))
        }
        "export.written" => {
            let Export { format, target } = payload(line)?;
            Body::Export(format, target)
        }
        _ => Body::Unknown(kind.into(), fields(line)),
    })
}

#[derive(Deserialize)]
struct Certificate {
    certificate: CertificateId,
}

#[derive(Deserialize)]
struct Snoozed {
    step: Box<str>,
    until: Day,
}

#[derive(Deserialize)]
struct Posting {
    posting: PostingId,
    title: Box<str>,
    skills: Vec<Box<str>>,
}

#[derive(Deserialize)]
struct PostingRemoved {
    posting: PostingId,
}

#[derive(Deserialize)]
struct Story {
    story: StoryId,
}

#[derive(Deserialize)]
struct Export {
    format: Box<str>,
    target: Option<Box<str>>,
}

/// The fields of a line that a payload knows.
///
/// # Errors
/// Which field is missing or of a wrong shape.
pub(super) fn payload<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| {
        let text = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        text.strip_suffix(&place).unwrap_or(&text).replace('`', "\"")
    })
}

/// The payload of `project.measured`, whose figures are numbers written as text.
///
/// # Errors
/// Which field is missing, of a wrong shape, or no number.
pub(super) fn measured(line: &str) -> Result<Measured, String> {
    let measured: Measured = payload(line)?;
    for (name, figure) in [("value", Some(&measured.value)), ("baseline", measured.baseline.as_ref())] {
        if let Some(figure) = figure
            && !figure.parse().is_ok_and(f64::is_finite)
        {
            return Err(format!("\"{name}\" must be a number written as text such as \"0.940\", not \"{figure}\""));
        }
    }
    Ok(measured)
}

fn goal(line: &str) -> Result<GoalChange, String> {
    let goal: GoalChange = payload(line)?;
    match (&goal.hours, &goal.days) {
        (Patch::Set(hours), _) if !(0.0..=168.0).contains(hours) => Err(format!("a week has no {hours} hours")),
        (_, Patch::Set(days)) if *days > 7 => Err(format!("a week has no {days} days")),
        _ => Ok(goal),
    }
}
