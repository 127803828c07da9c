//! From the fields of a line to what happened: one arm for each type of JOURNAL's table.

use super::fields::fields;
use super::rare;
use super::wire::{Field, Text, Wire};
use crate::domain::event::{Body, Grade, MilestoneAct, ProjectAct, TimeOn, When};
use crate::domain::event_id::EventId;
use crate::domain::id::{CardId, MilestoneId, ProjectId};

/// What a line of the type `kind` says. `line` is the text that `wire` was read from: types that are rare read it again.
///
/// # Errors
/// Why the payload of a known type cannot be read.
pub(super) fn body(kind: &str, wire: &mut Wire<'_>, line: &str) -> Result<Body, String> {
    if let Some(act) = kind.strip_prefix("milestone.") {
        return match milestone_act(act, wire)? {
            Some(act) => Ok(Body::Milestone(milestone(wire)?, act)),
            None => Ok(Body::Unknown(kind.into(), fields(line))),
        };
    }
    if let Some(act) = kind.strip_prefix("project.") {
        return match project_act(act, wire, line)? {
            Some(act) => Ok(Body::Project(ProjectId::from(need(&wire.project, "project")?), act)),
            None => Ok(Body::Unknown(kind.into(), fields(line))),
        };
    }
    match kind {
        "card.reviewed" => Ok(Body::Card(CardId::from(need(&wire.card, "card")?), grade(wire)?)),
        "time.logged" => {
            Ok(Body::Time { minutes: minutes(wire)?, on: time_on(wire)?, text: words(&wire.text, "text")? })
        }
        "event.reverted" => Ok(Body::Reverted(EventId::parse(need(&wire.event, "event")?))),
        "drill.done" => Ok(Body::Milestone(milestone(wire)?, MilestoneAct::Drilled(minutes(wire)?, grade(wire)?))),
        _ => rare::body(kind, line),
    }
}

fn milestone_act(act: &str, wire: &mut Wire<'_>) -> Result<Option<MilestoneAct>, String> {
    Ok(Some(match act {
        "ticked" => MilestoneAct::Ticked(need(&wire.item, "item")?.into()),
        "unticked" => MilestoneAct::Unticked(need(&wire.item, "item")?.into()),
        "started" => MilestoneAct::Started,
        "completed" => MilestoneAct::Completed {
            evidence: match std::mem::take(&mut wire.evidence) {
                Field::Absent => Vec::new(),
                Field::Is(evidence) => evidence,
                Field::Wrong => {
                    return Err("\"evidence\" must be a list of objects such as {\"link\":\"https://…\"}".into());
                }
            },
            when: match wire.before {
                Field::Absent | Field::Is(false) => When::WithGradus,
                Field::Is(true) => When::Before,
                Field::Wrong => return Err("\"before\" must be true or false".into()),
            },
        },
        "noted" => MilestoneAct::Noted(need(&wire.text, "text")?.into()),
        "skipped" => MilestoneAct::Skipped(words(&wire.reason, "reason")?),
        "reset" => MilestoneAct::Reset,
        "stuck" => MilestoneAct::Stuck,
        _ => return Ok(None),
    }))
}

fn project_act(act: &str, wire: &Wire<'_>, line: &str) -> Result<Option<ProjectAct>, String> {
    Ok(Some(match act {
        "ticked" => ProjectAct::Ticked(need(&wire.item, "item")?.into()),
        "unticked" => ProjectAct::Unticked(need(&wire.item, "item")?.into()),
        "noted" => ProjectAct::Noted(need(&wire.text, "text")?.into()),
        "removed" => ProjectAct::Removed,
        "created" => ProjectAct::Created(Box::new(rare::payload(line)?)),
        "changed" => ProjectAct::Changed(Box::new(rare::payload(line)?)),
        "measured" => ProjectAct::Measured(Box::new(rare::measured(line)?)),
        "audited" => ProjectAct::Audited(Box::new(rare::payload(line)?)),
        _ => return Ok(None),
    }))
}

fn time_on(wire: &Wire<'_>) -> Result<TimeOn, String> {
    match (&wire.milestone, &wire.project) {
        (Field::Absent, Field::Absent) => Ok(TimeOn::Anything),
        (Field::Absent, project) => Ok(TimeOn::Project(ProjectId::from(need(project, "project")?))),
        _ => milestone(wire).map(TimeOn::Milestone),
    }
}

fn milestone(wire: &Wire<'_>) -> Result<MilestoneId, String> {
    need(&wire.milestone, "milestone").map(MilestoneId::from)
}

fn minutes(wire: &Wire<'_>) -> Result<u32, String> {
    match wire.minutes {
        Field::Absent => Err(missing("minutes")),
        Field::Is(minutes) if u32::try_from(minutes).is_ok() => Ok(u32::try_from(minutes).unwrap_or(u32::MAX)),
        Field::Is(_) | Field::Wrong => Err(format!("\"minutes\" must be a whole number from 0 to {}", u32::MAX)),
    }
}

fn grade(wire: &Wire<'_>) -> Result<Grade, String> {
    let number = match wire.grade {
        Field::Absent => return Err(missing("grade")),
        Field::Is(number) => Grade::from_number(number),
        Field::Wrong => None,
    };
    number.ok_or_else(|| "\"grade\" must be 1, 2, 3 or 4".into())
}

fn need<'a>(field: &'a Field<Text<'_>>, name: &str) -> Result<&'a str, String> {
    match field {
        Field::Is(text) => Ok(text.as_str()),
        Field::Absent => Err(missing(name)),
        Field::Wrong => Err(no_text(name)),
    }
}

fn words(field: &Field<Text<'_>>, name: &str) -> Result<Option<Box<str>>, String> {
    match field {
        Field::Is(text) => Ok(Some(text.as_str().into())),
        Field::Absent => Ok(None),
        Field::Wrong => Err(no_text(name)),
    }
}

fn missing(name: &str) -> String {
    format!("\"{name}\" is missing")
}

fn no_text(name: &str) -> String {
    format!("\"{name}\" must be a text")
}
