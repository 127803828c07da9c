//! What a journal says, written down whole: everything that its fold knows, and what became of every line.

use std::collections::{BTreeMap, BTreeSet};

use gradus::domain::cards::Reviews;
use gradus::domain::catalog::Catalog;
use gradus::domain::event::{Body, Event, When};
use gradus::domain::history::Teller;
use gradus::domain::log::{Effect, Log};
use gradus::domain::progress::{
    Certificate, Drilled, Goal, Learner, Posting, Profile, Progress, Project, Record, Story,
};
use gradus::domain::time::Day;
use gradus::format::journal::Reading;
use serde_json::{Map, Value, json};

/// The state.
pub fn state(catalog: &Catalog, reading: Reading) -> Value {
    let (left_out, log) = (left_out(&reading), Log::new(reading.events));
    let progress = Progress::fold(catalog, &log);
    let milestones: Map<String, Value> = (0..catalog.milestones.len())
        .map(|ix| {
            let milestone = catalog.milestone(ix);
            let shown: Vec<&str> =
                milestone.done_when.iter().map(|item| &*item.id).filter(|item| progress.ticked(ix, item)).collect();
            let mut value = record(progress.record(ix), milestone.done_when.iter().map(|item| &*item.id));
            value["state"] = json!(progress.state(ix).word());
            value["shown_ticked"] = json!(shown);
            (milestone.id.to_string(), value)
        })
        .collect();
    let unknown: BTreeMap<String, Value> =
        progress.unknown.iter().map(|(id, one)| (id.to_string(), record(one, []))).collect();
    let briefs: BTreeMap<String, &str> = catalog
        .briefs
        .iter()
        .map(|brief| (brief.id.to_string(), progress.brief_state(catalog, brief).word()))
        .collect();
    let named = log.events().iter().filter_map(|event| match &event.body {
        Body::Project(id, _) => progress.any_project(id),
        _ => None,
    });
    let projects: BTreeMap<String, Value> =
        named.map(|one| (one.id.to_string(), project(one, progress.project(&one.id).is_some()))).collect();
    let days: BTreeMap<String, Value> = progress
        .activity
        .until(Day::parse("9999-12-31").unwrap())
        .map(|(day, on)| (day.to_string(), json!({ "acts": on.acts, "minutes": on.minutes })))
        .collect();
    json!({
        "milestones": milestones,
        "marks_of_unknown_milestones": unknown,
        "briefs": briefs,
        "projects": projects,
        "learner": learner(&progress.learner),
        "days": days,
        "events": events(&log),
        "left_out": left_out,
    })
}

fn record<'a>(one: &Record, items: impl IntoIterator<Item = &'a str>) -> Value {
    let ticked: Vec<&str> = items.into_iter().filter(|item| one.ticked(item)).collect();
    let mut value = json!({
        "done": one.done().map(|done| json!({
            "day": done.day,
            "before_gradus": done.when == When::Before,
            "evidence": done.evidence,
        })),
        "skipped": one.skipped(),
        "skip_reason": one.skip_reason,
        "begun": one.begun(),
        "ticked": ticked,
        "notes": one.notes,
        "minutes": one.time,
        "stuck": one.stuck,
        "touched": one.touched,
    });
    if !one.drills.is_empty() {
        let drilled = |one: &Drilled| {
            let Drilled { day, minutes, grade } = one;
            json!({ "day": day, "minutes": minutes, "grade": grade.number() })
        };
        value["drills"] = one.drills.iter().map(drilled).collect();
    }
    value
}

fn project(one: &Project, visible: bool) -> Value {
    let ticked: Vec<&str> = one.items.iter().map(|item| &*item.id).filter(|item| one.ticked(item)).collect();
    json!({
        "visible": visible,
        "title": one.title,
        "brief": one.brief,
        "summary": one.summary,
        "role": one.role,
        "repo": one.repo,
        "demo": one.demo,
        "path": one.path,
        "dataset": one.dataset,
        "skills": one.skills,
        "links": one.links,
        "bullets": one.bullets,
        "items": one.items,
        "ticked": ticked,
        "notes": one.notes,
        "minutes": one.time,
        "results": one.results,
        "improved": one.results.iter().map(Project::improved).collect::<Vec<_>>(),
        "earlier_results": one.earlier_results,
        "audit": one.audit,
        "status": one.status().word(),
        "start": one.start(),
        "shipped": one.shipped(),
        "touched": one.touched,
    })
}

/// Taken apart without a rest, so that nothing which the fold learns to know is left out here.
fn learner(learner: &Learner) -> Value {
    let Learner { profile, goal, certificates, postings, stories, reviews, snoozed, exported } = learner;
    let Profile { name, headline, email, phone, location, summary, links, publications } = profile;
    let Goal { asked, role, path, hours, days, target, rest } = goal;
    let certificate = |one: &Certificate| {
        let Certificate { name, issuer, date, url } = one;
        json!({ "name": name, "issuer": issuer, "date": date, "url": url })
    };
    let answers = |one: &Reviews| {
        let graded = one.answers().iter().map(|(day, grade)| json!([day, grade.number()]));
        graded.collect::<Value>()
    };
    let posting = |one: &Posting| {
        let Posting { title, skills } = one;
        json!({ "title": title, "skills": skills })
    };
    let story = |one: &Story| {
        let Story { prompt, situation, action, result, project } = one;
        json!({ "prompt": prompt, "situation": situation, "action": action, "result": result, "project": project })
    };
    json!({
        "profile": {
            "name": name, "headline": headline, "email": email, "phone": phone, "location": location,
            "summary": summary, "links": links, "publications": publications,
        },
        "goal": {
            "asked": asked, "role": role, "path": path, "hours": hours, "days": days, "target": target, "rest": rest,
        },
        "certificates": certificates.iter().map(|(id, one)| (id.to_string(), certificate(one))).collect::<Map<_, _>>(),
        "postings": postings.iter().map(|(id, one)| (id.to_string(), posting(one))).collect::<Map<_, _>>(),
        "stories": stories.iter().map(|(id, one)| (id.to_string(), story(one))).collect::<Map<_, _>>(),
        "reviews": reviews.iter().map(|(id, one)| (id.to_string(), answers(one))).collect::<Map<_, _>>(),
        "snoozed": snoozed.iter().map(|(step, until)| (step.to_string(), json!(until))).collect::<Map<_, _>>(),
        "exported": exported,
    })
}

/// The events in their order, each with its envelope, whether it counts, and what plain undo and redo would name.
fn events(log: &Log) -> Value {
    let one = |event: &Event| {
        let Event { id, at, day, by, act, body } = event;
        let leads = log.leads_to(id).map(|(act, effect)| match effect {
            Effect::TakesBack => format!("takes back {act}"),
            Effect::PutsBack => format!("puts back {act}"),
        });
        let parts = [Some(day.to_string()), at.map(|at| at.to_rfc3339()), Some(format!("by {by:?}"))];
        let rest = [
            Some(body.kind().to_owned()),
            act.as_ref().map(|act| format!("of {act}")),
            leads,
            (!log.in_force(event)).then(|| "not in force".to_owned()),
        ];
        let words: Vec<String> = parts.into_iter().chain(rest).flatten().collect();
        format!("{id}: {}", words.join(", "))
    };
    let on = |machine: &str| {
        json!({
            "undo": log.undoable(machine).map(|act| act.id.to_string()),
            "redo": log.redoable(machine).ok().map(|undo| undo.id.to_string()),
        })
    };
    json!({
        "in_order": log.events().iter().map(one).collect::<Vec<_>>(),
        "plain": log.machines().iter().map(|by| (by.to_string(), on(by))).collect::<Map<_, _>>(),
    })
}

/// What does not count: lines that are no events, and events that cannot be understood.
fn left_out(reading: &Reading) -> Value {
    let unknown = |event: &Event| matches!(event.body, Body::Unknown(..)).then(|| event.id.to_string());
    let unreadable = |event: &Event| matches!(event.body, Body::Unreadable(..)).then(|| event.id.to_string());
    let no_events: BTreeSet<&str> = reading
        .problems
        .iter()
        .filter(|problem| problem.hint.is_some())
        .filter_map(|problem| problem.place.as_ref().map(|place| place.excerpt.as_str()))
        .collect();
    json!({
        "no_events": no_events,
        "unknown": reading.events.iter().filter_map(unknown).collect::<Vec<_>>(),
        "unreadable": reading.events.iter().filter_map(unreadable).collect::<Vec<_>>(),
    })
}

/// Every event in words, oldest first.
pub fn history(catalog: &Catalog, reading: Reading) -> String {
    let log = Log::new(reading.events);
    let progress = Progress::fold(catalog, &log);
    let teller = Teller { catalog, progress: &progress, log: &log };
    let told = |event: &Event| {
        let back = if log.in_force(event) { "" } else { " (taken back)" };
        format!("{} {}: {}{back}\n", event.day, event.by, teller.event(event))
    };
    log.events().iter().map(told).collect()
}
