//! What the learner is after.

use crate::domain::event::{Body, GoalChange, Patch, RestDay};
use crate::domain::figures::Path;
use crate::domain::stamp::Draft;
use crate::domain::text::did_you_mean;
use crate::domain::time::{Day, parse_weekday};
use crate::workspace::error::Error;
use crate::workspace::resolve::{not_found, role};
use crate::workspace::state::State;

/// What changes, as typed; an empty text clears.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalFields {
    /// A role's id or title.
    pub role: Option<String>,
    /// Segments, separated by commas.
    pub path: Option<String>,
    /// Hours a week.
    pub hours: Option<String>,
    /// Days a week.
    pub days: Option<String>,
    /// The day to be ready by.
    pub by: Option<String>,
    /// Weekdays, separated by commas.
    pub rest: Option<String>,
}

/// Changes the goal. Without any field it is the mark that the first questions were asked.
///
/// # Errors
/// A field names nothing that exists, or is out of range.
pub fn goal(state: &State, fields: &GoalFields) -> Result<Draft, Error> {
    let change = GoalChange {
        role: cleared_or(fields.role.as_deref(), |text| Ok(role(state, text)?.id.to_string()))?,
        path: cleared_or(fields.path.as_deref(), |text| segments_of(state, text))?,
        hours: cleared_or(fields.hours.as_deref(), hours)?,
        days: cleared_or(fields.days.as_deref(), days)?,
        target: cleared_or(fields.by.as_deref(), |text| parse_target(text, state.today))?,
        rest: cleared_or(fields.rest.as_deref(), rest)?,
    };
    let said = if change.is_empty() { "Noted." } else { "The goal is set." };
    Ok(Draft::new(state.today, Body::Goal(Box::new(change)), said))
}

fn cleared_or<T>(typed: Option<&str>, read: impl FnOnce(&str) -> Result<T, Error>) -> Result<Patch<T>, Error> {
    match typed.map(str::trim) {
        None => Ok(Patch::Keep),
        Some("") => Ok(Patch::Clear),
        Some(text) => read(text).map(Patch::Set),
    }
}

/// The segments of a path, which are separated by commas.
///
/// # Errors
/// One of them names nothing that exists.
pub(super) fn segments_of(state: &State, typed: &str) -> Result<Vec<String>, Error> {
    let segments: Vec<String> =
        typed.split(',').map(|segment| segment.trim().to_lowercase()).filter(|segment| !segment.is_empty()).collect();
    for segment in &segments {
        if !Path::names_something(&state.catalog, segment) {
            let ids: Vec<&str> = state.catalog.curricula.iter().map(|curriculum| curriculum.id.as_str()).collect();
            let near = did_you_mean(segment, ids.iter().copied());
            let otherwise =
                format!("a segment is a curriculum ({}), or one with a level: keras/beginner", ids.join(", "));
            return Err(not_found(format!("The path segment \"{segment}\" names no milestones."), &near, &otherwise));
        }
    }
    Ok(segments)
}

fn hours(typed: &str) -> Result<f64, Error> {
    match typed.parse() {
        Ok(hours) => weekly_hours(hours),
        Err(_) => Err(no_hours(typed)),
    }
}

/// Hours a week that can be a goal.
///
/// # Errors
/// They cannot.
pub fn weekly_hours(hours: f64) -> Result<f64, Error> {
    if hours > 0.0 && hours <= 100.0 { Ok(hours) } else { Err(no_hours(&hours.to_string())) }
}

fn no_hours(hours: &str) -> Error {
    Error::usage(format!("{hours} hours a week is no goal.")).hint("give a number above 0 and up to 100")
}

fn days(typed: &str) -> Result<u8, Error> {
    let days = typed.parse::<u8>().ok().filter(|days| (1..=7).contains(days));
    days.ok_or_else(|| Error::usage(format!("{typed} days a week is no goal.")).hint("give a number from 1 to 7"))
}

/// A day to be ready by.
///
/// # Errors
/// It is no day, or not one to come.
pub fn parse_target(typed: &str, today: Day) -> Result<Day, Error> {
    match Day::parse(typed.trim()) {
        Some(day) if day > today => Ok(day),
        Some(day) => Err(Error::usage(format!("{day} is over (today is {today}).")).hint("give a day to come")),
        None => Err(Error::usage(format!("\"{typed}\" is no day.")).hint("write it like 2027-03-01")),
    }
}

fn rest(typed: &str) -> Result<Vec<RestDay>, Error> {
    let read = |word: &str| {
        parse_weekday(word).map(RestDay).ok_or_else(|| {
            Error::usage(format!("\"{}\" is no day of the week.", word.trim())).hint("write them like sat,sun")
        })
    };
    let days: Vec<RestDay> = typed.split(',').map(read).collect::<Result<_, _>>()?;
    if days.len() > 6 {
        return Err(Error::usage("A week of rest days only is no goal.").hint("leave at least one day to learn on"));
    }
    Ok(days)
}
