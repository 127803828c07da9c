//! The last seven days in one paragraph, to be pasted into a message.

use crate::domain::report::{Deed, DeedKind, Report};
use crate::domain::text::{count, list_words};
use crate::domain::time::Minutes;
use crate::export::Document;
use crate::export::text::RULES;
use crate::export::wording::{Said, Wording};

/// How many next steps are named.
const STEPS: usize = 2;

pub(super) fn document(report: &Report) -> Document {
    let mut wording = Wording::new(RULES);
    let paragraph = wording.text(&Said::new("the week", words(report)));
    wording.document((paragraph + "\n").into_bytes())
}

/// `In the week to Fri 20 Nov 2026 Mira learned on 4 days, 5 h 20: shipped Leaf Doctor; completed …. Next: ….`
fn words(report: &Report) -> String {
    let week = &report.week;
    let day = format!("{} {}", report.today.weekday_name(), report.today.words());
    let name = report.name.as_deref().unwrap_or("I");
    let time = match (week.logged, week.estimated) {
        (Minutes(0), Minutes(0)) => String::new(),
        (logged, Minutes(0)) => format!(", {logged}"),
        (Minutes(0), estimated) => format!(", about {estimated} estimated"),
        (logged, estimated) => format!(", {logged} logged and about {estimated} estimated"),
    };
    let learned = match week.active {
        0 => "did not record any learning".to_owned(),
        days => format!("learned on {}{time}", count(days, "day")),
    };
    let kinds = [DeedKind::Shipped, DeedKind::Measured, DeedKind::Completed, DeedKind::Began, DeedKind::Audited];
    let deeds: Vec<String> = kinds.iter().filter_map(|kind| of_kind(&week.deeds, *kind)).collect();
    let deeds = if deeds.is_empty() { String::new() } else { format!(": {}", deeds.join("; ")) };
    let next: Vec<String> = report.next.iter().take(STEPS).map(|step| step.title.clone()).collect();
    let next = if next.is_empty() { String::new() } else { format!(" Next: {}.", next.join("; then ")) };
    format!("In the week to {day} {name} {learned}{deeds}.{next}")
}

/// `completed Tensors and Autograd`; none when nothing of that kind was done.
fn of_kind(deeds: &[Deed], kind: DeedKind) -> Option<String> {
    let what: Vec<String> = deeds.iter().filter(|deed| deed.kind == kind).map(|deed| deed.what.clone()).collect();
    (!what.is_empty()).then(|| format!("{} {}", kind.word(), list_words(&what)))
}
