//! What each section of a report says.

use super::sheet::{Bar, Block, Item, Section};
use crate::domain::figures::Tally;
use crate::domain::readiness::{Gate, SkillState};
use crate::domain::report::{DayDone, Deed, ProjectFacts, Report, SkillFacts};
use crate::domain::text::{count, list_words};
use crate::domain::time::{Day, Minutes};
use crate::export::wording::Said;

pub(super) fn title(report: &Report) -> Said {
    let of = report.name.as_deref().map_or_else(String::new, |name| format!(": {name}"));
    Said::new("name", format!("Progress report{of}"))
}

/// The day, and what the learner is after.
pub(super) fn lead(report: &Report) -> Vec<Said> {
    let goal = &report.goal;
    let day = format!("As of {} {}.", report.today.weekday_name(), report.today.words());
    let role = goal.role.as_ref().map(|role| format!("Working toward {role}."));
    let path = if goal.chosen { "The path" } else { "No path is chosen yet, so this is the default one" };
    let path = format!("{path}: {}.", goal.path.join(", "));
    let by = goal.target.map_or_else(String::new, |day| format!(", ready by {}", day.words()));
    let days = count(usize::from(goal.days), "day");
    let pace = match goal.hours {
        Some(hours) => format!("The goal: {hours} a week on {days}{by}."),
        None => format!("The goal: {days} a week{by}."),
    };
    let words = [Some(day), role, Some(path), Some(pace)].into_iter().flatten();
    vec![Said::new("goal", words.collect::<Vec<_>>().join(" "))]
}

pub(super) fn weeks(report: &Report) -> Section {
    let effort = &report.effort;
    let most = effort.weeks.iter().map(|week| week.total()).chain(effort.goal).max().unwrap_or_default();
    let bars = effort.weeks.iter().rev().map(|week| Bar {
        label: own(week_name(week.start, report.today)),
        words: own(match (week.logged, week.estimated) {
            (Minutes(0), Minutes(0)) => "nothing recorded".to_owned(),
            (logged, Minutes(0)) => format!("{logged} logged"),
            (Minutes(0), estimated) => format!("about {estimated} estimated"),
            (logged, estimated) => format!("{logged} logged and about {estimated} estimated"),
        }),
        part: f64::from(week.logged.0),
        light: f64::from(week.estimated.0),
        whole: f64::from(most.0),
    });
    let goal = effort.words().map(|words| format!("The hours of the goal: {words}."));
    let estimated = effort.weeks.iter().any(|week| week.estimated > Minutes(0)).then(|| {
        "Estimated, drawn lighter: the hours of milestones completed in that week on which no time was logged."
            .to_owned()
    });
    let items = [Some(rhythm(report)), streak(report), goal, estimated]
        .into_iter()
        .flatten()
        .map(|text| Item::new("the report", text));
    section("This week and the four before", vec![Block::Bars(bars.collect()), Block::Items(items.collect())])
}

fn rhythm(report: &Report) -> String {
    let rhythm = &report.rhythm;
    let least = count(usize::from(rhythm.goal_days), "day");
    let in_row = match rhythm.weeks {
        0 => String::new(),
        weeks => format!("{} in a row with learning on at least {least}; ", count(weeks, "week")),
    };
    format!("Rhythm: {in_row}this week {}.", rhythm.days_words())
}

fn streak(report: &Report) -> Option<String> {
    let best = count(report.streak.best, "day");
    match (report.streak.days, report.streak.best) {
        (_, 0) => None,
        (0, _) => Some(format!("Longest streak: {best}.")),
        (days, _) => Some(format!("Streak: {} in a row, {best} at best.", count(days, "day"))),
    }
}

fn week_name(monday: Day, today: Day) -> String {
    if monday == today.week() { "this week".into() } else { format!("week of {}", monday.near(today)) }
}

pub(super) fn progress(report: &Report) -> Section {
    let mut blocks = Vec::new();
    let (begun, ahead): (Vec<_>, Vec<_>) =
        report.curricula.iter().partition(|one| one.tally.time_done > Minutes(0) || one.tally.skipped > 0);
    for one in begun {
        blocks.push(Block::Heading(own(one.title.clone())));
        let mut bars: Vec<Bar> = one.levels.iter().map(|(level, tally)| tally_bar(level.word(), tally)).collect();
        if bars.len() > 1 {
            bars.push(tally_bar("all levels", &one.tally));
        }
        blocks.push(Block::Bars(bars));
    }
    let ahead: Vec<String> = ahead.iter().map(|one| format!("{} ({})", one.title, one.tally.total)).collect();
    if !ahead.is_empty() {
        blocks.push(Block::Text(own(format!("On the path and not begun: {}.", list_words(&ahead)))));
    }
    if !report.completed.is_empty() {
        blocks.push(Block::Heading(own("Completed levels")));
        blocks
            .push(Block::Items(report.completed.iter().map(|level| Item::new("the report", level.words())).collect()));
    }
    section("Progress by curriculum, core milestones", blocks)
}

fn tally_bar(label: &str, tally: &Tally) -> Bar {
    let percent = tally.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
    Bar {
        label: own(label),
        words: own(format!("{} ({percent})", tally.words())),
        part: units(tally.done),
        light: 0.0,
        whole: units(tally.total - tally.skipped),
    }
}

pub(super) fn role(report: &Report) -> Section {
    let Some(role) = &report.role else { return section("", Vec::new()) };
    let bar = Bar {
        label: own(role.title.clone()),
        words: own(role.sentence.clone()),
        part: f64::from(role.percent),
        light: 0.0,
        whole: 100.0,
    };
    let gate = |gate: &Gate| match &gate.missing {
        Some(missing) => Item::new("a gate", format!("Open: {}. {missing}", gate.text)),
        None => Item::new("a gate", format!("Passed: {}.", gate.text)),
    };
    let mut items: Vec<Item> = role.gates.iter().map(gate).collect();
    items.extend(role.not_taught.iter().map(|text| Item::new("the report", text.clone())));
    section("Ready to apply", vec![Block::Bars(vec![bar]), Block::Items(items)])
}

pub(super) fn skills(report: &Report) -> Section {
    let of =
        |state: SkillState| report.skills.iter().filter(move |one| one.state == state).collect::<Vec<&SkillFacts>>();
    let mut items = Vec::new();
    for (state, word) in [
        (SkillState::Proven, "Proven"),
        (SkillState::Shown, "Shown"),
        (SkillState::Learned, "Learned"),
        (SkillState::Fading, "Learned, and fading"),
    ] {
        let told = |one: &&SkillFacts| match one.by.is_empty() {
            true => one.name.clone(),
            false => format!("{} ({})", one.name, list_words(&one.by)),
        };
        let names: Vec<String> = of(state).iter().map(told).collect();
        if !names.is_empty() {
            items.push(Item::new("a skill", format!("{word}: {}.", names.join(", "))));
        }
    }
    let begun = of(SkillState::Missing).into_iter().map(|one| Bar {
        label: own(one.name.clone()),
        words: own(one.share.words()),
        part: f64::from(one.share.done.0),
        light: 0.0,
        whole: f64::from(one.share.all.0),
    });
    let bars: Vec<Bar> = begun.collect();
    let mut blocks = Vec::new();
    if !items.is_empty() {
        blocks.push(Block::Items(items));
    }
    if !bars.is_empty() {
        blocks.extend([Block::Heading(own("Begun, by the hours of what teaches them")), Block::Bars(bars)]);
    }
    section("Skills", blocks)
}

pub(super) fn projects(report: &Report) -> Section {
    section("Projects", report.projects.iter().flat_map(project).collect())
}

fn project(project: &ProjectFacts) -> Vec<Block> {
    let of = |what: &str| format!("{what} of {}", project.title);
    let days = match (project.start, project.shipped) {
        (_, Some(shipped)) => format!("shipped {}", shipped.words()),
        (Some(start), None) => format!("{} since {}", project.status, start.words()),
        (None, None) => project.status.to_string(),
    };
    let mut blocks = vec![Block::Heading(Said::new("the title of a project", format!("{} ({days})", project.title)))];
    let data = project.data.as_ref().map(|data| format!("Data: {data}."));
    let stack = (!project.stack.is_empty()).then(|| format!("Built with {}.", project.stack.join(", ")));
    let summary = project.summary.as_deref().map(crate::domain::text::sentence);
    let about: Vec<String> = [summary, stack, data].into_iter().flatten().collect();
    if !about.is_empty() {
        blocks.push(Block::Text(Said::new(of("summary"), about.join(" "))));
    }
    let backing = project.backing.as_ref().map_or_else(String::new, |backing| format!("; results {backing}"));
    let mut items = vec![Item::new("the report", format!("Proof: {}{backing}.", project.standing))];
    items.extend(project.results.iter().map(|text| Item::new(&of("a line"), text.clone())));
    if project.ticked.1 > 0 {
        let (ticked, all) = project.ticked;
        items.push(Item::new("the report", format!("Checklist: {ticked} of {all} ticked.")));
    }
    let links = project
        .links
        .iter()
        .map(|link| Item { links: vec![link.url.clone()], ..Item::new(&of("a link"), link.label.clone()) });
    items.extend(links);
    blocks.push(Block::Items(items));
    blocks
}

pub(super) fn certificates(report: &Report) -> Section {
    let items = report.certificates.iter().map(|one| {
        let words: Vec<&str> = [&one.name, &one.issuer, &one.date].into_iter().flatten().map(String::as_str).collect();
        let public = |url: &&String| crate::domain::claims::is_public_link(url);
        Item { links: one.url.iter().filter(public).cloned().collect(), ..Item::new("a certificate", words.join(", ")) }
    });
    let items: Vec<Item> = items.collect();
    section("Certificates", if items.is_empty() { Vec::new() } else { vec![Block::Items(items)] })
}

pub(super) fn done(report: &Report) -> Section {
    let day = |on: &DayDone| {
        let logged = if on.logged > Minutes(0) { format!(": {} logged", on.logged) } else { String::new() };
        let text = format!("{}{logged}", on.day.near(report.today));
        Item { below: on.deeds.iter().map(deed).collect(), ..Item::new("the report", text) }
    };
    let items: Vec<Item> = report.done.iter().map(day).collect();
    let blocks = match items.is_empty() {
        true => vec![Block::Text(own("Nothing was recorded."))],
        false => vec![Block::Items(items)],
    };
    section(&format!("Done since {}", report.since.words()), blocks)
}

fn deed(deed: &Deed) -> Item {
    let backed = if deed.backed.is_empty() { String::new() } else { format!(" ({})", deed.backed.join("; ")) };
    let text = format!("{} {}{backed}", deed.kind.word(), deed.what);
    Item { links: deed.links.clone(), ..Item::new("what was done", text) }
}

pub(super) fn reviews(report: &Report) -> Section {
    let (all, retention) = (report.reviews.cards, report.reviews.retention);
    let blocks = match (100 * retention.known).checked_div(retention.asked) {
        Some(percent) => {
            let words = format!("{} of {} first answers ({percent} %)", retention.known, retention.asked);
            let (part, whole) = (units(retention.known), units(retention.asked));
            let bar = Bar { label: own("known in the last 30 days"), words: own(words), part, light: 0.0, whole };
            vec![Block::Bars(vec![bar]), Block::Text(own(format!("Of {} in all.", count(all, "question"))))]
        }
        None if all > 0 => vec![Block::Text(own(format!(
            "{} of what is done; none was reviewed in the last 30 days.",
            count(all, "question")
        )))],
        None => Vec::new(),
    };
    section("Reviews", blocks)
}

pub(super) fn ahead(report: &Report) -> Section {
    let step = |step: &crate::domain::next::Step| {
        let about = [step.place.clone(), step.time.to_string()];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        Item::new("a next step", format!("{} ({})", step.title, about.join(", ")))
    };
    let items: Vec<Item> = report.next.iter().map(step).collect();
    let mut blocks = if items.is_empty() { Vec::new() } else { vec![Block::Items(items)] };
    blocks.push(Block::Text(own(format!("The end of the path: {}", report.forecast))));
    section("What comes next", blocks)
}

fn section(title: &str, blocks: Vec<Block>) -> Section {
    Section { title: own(title), blocks }
}

/// Words of gradus or of a curriculum.
fn own(text: impl Into<String>) -> Said {
    Said::new("a heading", text)
}

#[expect(clippy::cast_precision_loss, reason = "there are not that many of anything")]
fn units(number: usize) -> f64 {
    number as f64
}
