//! An act in full.

use crate::domain::event::{Body, Event, Evidence, MilestoneAct, ProjectAct};
use crate::domain::time::Day;
use crate::tui::look::Ctx;
use crate::tui::overlays::Details;

/// Everything that the journal says about an act.
pub(super) fn of(act: &Event, ctx: &Ctx<'_>) -> Details {
    let state = ctx.state;
    let teller = state.teller();
    let date = |day: Day| format!("{} {}", day.weekday_name(), day.words());
    let mut lines = Vec::new();
    for event in state.log.action(act.action()) {
        lines.push(teller.event(event));
        lines.extend(particulars(&event.body).into_iter().map(|line| format!("  {line}")));
    }
    lines.push(String::new());
    if !state.log.in_force(act) {
        lines.push("State    taken back: it counts for nothing".into());
    }
    let counts = if act.written_on() == act.day { "" } else { ", the day it counts on" };
    lines.push(format!("Day      {}{counts}", date(act.day)));
    lines.push(match act.at {
        Some(at) => format!("Clock    {} {}", date(Day::new(at.date_naive())), at.format("%H:%M:%S %:z")),
        None => "Clock    unknown".into(),
    });
    lines.push(format!("Machine  {}", act.by));
    lines.push(format!("Act      {}", act.action()));
    Details::new(act.written_on().told_on(state.today), lines)
}

/// What the words on an event leave out.
fn particulars(body: &Body) -> Vec<String> {
    let text = |text: &Option<Box<str>>| text.iter().map(ToString::to_string).collect();
    match body {
        Body::Milestone(_, MilestoneAct::Completed { evidence, .. }) => evidence.iter().map(evidence_words).collect(),
        Body::Time { text: words, .. } => text(words),
        Body::Project(_, ProjectAct::Measured(result)) => {
            let named = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name} {value}"));
            [named("baseline", &result.baseline), named("split", &result.split), result.text.clone()]
                .into_iter()
                .flatten()
                .collect()
        }
        _ => Vec::new(),
    }
}

fn evidence_words(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Link(text) => text.to_string(),
        Evidence::Commit(text) => format!("commit {text}"),
        Evidence::File(text) => format!("file {text}"),
        Evidence::Text(text) => text.to_string(),
    }
}
