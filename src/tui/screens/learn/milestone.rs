//! What the detail pane says about a milestone.

use std::collections::BTreeSet;

use super::list::glyph;
use super::sheet::{Sheet, Spot};
use crate::domain::cards::next_run;
use crate::domain::catalog::{Ix, Kind, Milestone, Track};
use crate::domain::event::{Evidence, When};
use crate::domain::id::{ItemId, SkillId};
use crate::domain::progress::{Record, State as Standing};
use crate::domain::time::{Day, Minutes};
use crate::tui::action::{Action, Context};
use crate::tui::look::Ctx;
use crate::workspace::State;

/// The letters by which resources are asked for.
const LETTERS: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

/// The most lines for what a milestone unlocks.
const UNLOCKS: usize = 4;

/// Writes everything about a milestone but its hints, which are for whoever asks.
pub fn write(sheet: &mut Sheet, ctx: &Ctx<'_>, ix: Ix, answers: &BTreeSet<ItemId>) {
    let (state, theme) = (ctx.state, sheet.theme);
    let milestone = state.catalog.milestone(ix);
    let record = state.progress.record(ix);
    sheet.title(&milestone.title, &milestone.id);
    let elective = if milestone.track == Track::Elective { ", elective" } else { "" };
    sheet.text(&format!("{}, {}, {}{elective}", milestone.level, milestone.kind, milestone.time), theme.dim);
    standing(sheet, ctx, ix);
    evidence(sheet, record);
    sheet.blank();
    sheet.text(&milestone.texts.outcome, theme.text);
    marks(sheet, ctx, ix, milestone);
    runs(sheet, ctx, milestone, record);
    around(sheet, ctx, ix, milestone);
    resources(sheet, ctx, milestone);
    if !milestone.texts.mistakes.is_empty() {
        sheet.heading("Mistakes to avoid", "");
        for mistake in &milestone.texts.mistakes {
            sheet.item((ctx.look.glyphs.bullet, theme.dim), mistake, theme.text);
        }
    }
    questions(sheet, ctx, milestone, answers);
    notes(sheet, record);
}

/// The runs of a drill, newest first, and when it is worth another.
fn runs(sheet: &mut Sheet, ctx: &Ctx<'_>, milestone: &Milestone, record: &Record) {
    if milestone.kind != Kind::Drill {
        return;
    }
    sheet.heading("Runs", &key_word(ctx, Action::Drill, "records one"));
    for run in record.drills.iter().rev() {
        sheet.dated(&format!("{}, {}", run.minutes, run.grade), &run.day.words());
    }
    let again = next_run(&record.drills).map_or_else(
        || "None yet: from an empty file, against the clock.".to_owned(),
        |day| format!("Worth another run from {} on.", day.words()),
    );
    let dim = sheet.theme.dim;
    sheet.text(&again, dim);
}

/// Where it stands, and what it takes where something known makes it shorter.
fn standing(sheet: &mut Sheet, ctx: &Ctx<'_>, ix: Ix) {
    let (state, theme) = (ctx.state, sheet.theme);
    let milestone = state.catalog.milestone(ix);
    let record = state.progress.record(ix);
    let mut words = match state.progress.state(ix) {
        Standing::Blocked => {
            let open = state.progress.open_requirements(state.catalog.requires(ix)).count();
            format!("Needs {open} more first")
        }
        _ => standing_words(record, state.today),
    };
    if record.time > Minutes(0) {
        words.push_str(&format!(", {} logged", record.time));
    }
    let style = match state.progress.state(ix) {
        Standing::Done => theme.good,
        Standing::Doing => theme.accent,
        _ => theme.text,
    };
    sheet.text(&words, style);
    let known = state.progress.equivalent(ix, &state.catalog).filter(|_| !state.progress.satisfied(ix));
    if let Some((other, remains)) = known {
        let time = Minutes::from_hours(milestone.time.hours() * remains);
        sheet.text(&format!("Takes {time}: you know {}.", elsewhere(state, other, milestone.curriculum())), theme.text);
    }
}

/// "Done on 18 Nov 2026", "Started yesterday", as the journal says of anything that can be marked.
#[must_use]
pub fn standing_words(record: &Record, today: Day) -> String {
    if let Some(done) = record.done() {
        return match done.when {
            When::WithGradus => format!("Done on {}", done.day.words()),
            When::Before => "Done before gradus".into(),
        };
    }
    match (record.skipped(), &record.skip_reason, record.begun()) {
        (true, Some(reason), _) => format!("Skipped: {reason}"),
        (true, None, _) => "Skipped".into(),
        (false, _, Some(day)) => format!("Started {}", day.relative_to(today)),
        (false, _, None) => "Not started".into(),
    }
}

fn evidence(sheet: &mut Sheet, record: &Record) {
    let words = record.done().map_or(&[][..], |done| &done.evidence).iter().map(|evidence| match evidence {
        Evidence::Commit(hash) => format!("commit {hash}"),
        Evidence::Link(text) | Evidence::File(text) | Evidence::Text(text) => text.to_string(),
    });
    sheet.fields("Evidence", &words.collect::<Vec<_>>());
}

fn marks(sheet: &mut Sheet, ctx: &Ctx<'_>, ix: Ix, milestone: &Milestone) {
    if milestone.done_when.is_empty() {
        return;
    }
    let theme = sheet.theme;
    let ticked = ctx.state.progress.ticks(ix, milestone);
    let of = (ticked > 0).then(|| format!("{ticked} of {}", milestone.done_when.len()));
    let help = ctx.state.progress.state(ix) == Standing::Doing;
    let help = help.then(|| key_word(ctx, Action::Stuck, "if you are stuck"));
    let word = of.into_iter().chain(help).collect::<Vec<_>>().join(", ");
    sheet.heading("Done when", &word);
    for item in &milestone.done_when {
        let glyph = if ctx.state.progress.ticked(ix, &item.id) {
            (ctx.look.glyphs.box_done, theme.good)
        } else {
            (ctx.look.glyphs.box_open, theme.text)
        };
        sheet.spot(Spot::Mark(item.id.clone()), |sheet| sheet.item(glyph, &item.text, theme.text));
    }
}

/// What comes before it, what comes after it, and what it teaches.
fn around(sheet: &mut Sheet, ctx: &Ctx<'_>, ix: Ix, milestone: &Milestone) {
    let state = ctx.state;
    sheet.blank();
    needs(sheet, ctx, state.catalog.requires(ix), milestone.curriculum());
    let milestones = state.catalog.unlocks(ix).iter().map(|&after| elsewhere(state, after, milestone.curriculum()));
    let briefs = state.catalog.briefs.iter().filter(|brief| state.catalog.brief_requires(brief).contains(&ix));
    let mut unlocks: Vec<String> = milestones.chain(briefs.map(|brief| format!("{} (project)", brief.title))).collect();
    if unlocks.len() > UNLOCKS {
        let more = unlocks.drain(UNLOCKS - 1..).count();
        unlocks.push(format!("and {more} more"));
    }
    sheet.fields("Unlocks", &unlocks);
    skills(sheet, state, &milestone.skills);
}

/// The milestones that come before, with how each stands.
pub fn needs(sheet: &mut Sheet, ctx: &Ctx<'_>, requires: &[Ix], home: &str) {
    for (place, &before) in requires.iter().enumerate() {
        let (mark, style) = match ctx.state.progress.state(before) {
            Standing::Todo => (ctx.look.glyphs.box_open, sheet.theme.text),
            standing => glyph(standing, ctx.look),
        };
        let label = if place == 0 { "Needs" } else { "" };
        sheet.pointed(label, (mark, style), &elsewhere(ctx.state, before, home));
    }
}

/// The skills by name.
pub fn skills(sheet: &mut Sheet, state: &State, skills: &[SkillId]) {
    let names: Vec<&str> = skills.iter().map(|skill| state.catalog.skill_name(skill)).collect();
    sheet.field("Skills", &names.join(", "));
}

/// A milestone's title, with its curriculum's when that is another one.
fn elsewhere(state: &State, ix: Ix, home: &str) -> String {
    let milestone = state.catalog.milestone(ix);
    match state.catalog.curriculum(milestone.curriculum()).filter(|_| milestone.curriculum() != home) {
        Some(curriculum) => format!("{} ({})", milestone.title, curriculum.title),
        None => milestone.title.to_string(),
    }
}

fn resources(sheet: &mut Sheet, ctx: &Ctx<'_>, milestone: &Milestone) {
    let several = milestone.texts.resources.len() > 1;
    if milestone.texts.resources.is_empty() {
        return;
    }
    sheet.heading(
        "Resources",
        &key_word(ctx, Action::Resource, if several { "opens one by its letter" } else { "opens it" }),
    );
    for (place, resource) in milestone.texts.resources.iter().enumerate() {
        let lead = match LETTERS.get(place).filter(|_| several) {
            Some(letter) => (*letter, sheet.theme.key),
            None => (ctx.look.glyphs.bullet, sheet.theme.dim),
        };
        sheet.spot(Spot::Resource(place), |sheet| sheet.entry(lead, &resource.title, host(&resource.url)));
    }
}

/// The host of an address, without `www.`.
#[must_use]
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// A key with what it does: "o asks which".
fn key_word(ctx: &Ctx<'_>, action: Action, does: &str) -> String {
    let key = ctx.look.keymap.key_for(Context::Learn, action).unwrap_or_default();
    format!("{key} {does}")
}

fn questions(sheet: &mut Sheet, ctx: &Ctx<'_>, milestone: &Milestone, answers: &BTreeSet<ItemId>) {
    if milestone.texts.questions.is_empty() {
        return;
    }
    let theme = sheet.theme;
    sheet.heading("Asked in interviews", &key_word(ctx, Action::Open, "shows the answer"));
    for question in &milestone.texts.questions {
        sheet.spot(Spot::Question(question.id.clone()), |sheet| {
            sheet.item((ctx.look.glyphs.bullet, theme.dim), &question.ask, theme.text);
            if answers.contains(&question.id) {
                sheet.below(&question.answer);
            }
        });
    }
}

/// The learner's own notes, newest first.
pub fn notes(sheet: &mut Sheet, record: &Record) {
    if record.notes.is_empty() {
        return;
    }
    sheet.heading("Your notes", "");
    for (day, text) in record.notes.iter().rev() {
        sheet.dated(text, &day.words());
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::event::{Body, Grade, MilestoneAct};
    use crate::tui::testing::Play;

    /// What stands under the heading of the runs, up to the next gap.
    fn runs(play: &Play) -> Vec<String> {
        let screen = play.screen();
        let pane = screen.lines().filter_map(|line| Some(line.split_once('│')?.1.trim().to_owned()));
        pane.skip_while(|line| !line.starts_with("Runs")).take_while(|line| !line.is_empty()).collect()
    }

    #[test]
    fn a_drill_shows_its_runs_and_takes_another() {
        let mut play = Play::new(120, 60);
        let ix = play.model.state.catalog.find("pytorch/training-loop").unwrap();
        play.keys("2/training loop<Enter><Down><Down>");
        assert_eq!(runs(&play), ["Runs  d records one", "None yet: from an empty file, against the clock."]);
        let asked = play.keys("d").screen();
        assert!(asked.contains("A run: Training loop by hand"), "{asked}");
        assert!(
            play.keys("soon<Enter>").screen().contains("Write the minutes, then again, hard, good or easy: 25 good")
        );
        play.keys("<BS><BS><BS><BS>25 good<Enter>").on("2026-11-22");
        play.keys("d1h30 4<Enter>");
        let written: Vec<&Body> = play.model.state.log.events().iter().map(|event| &event.body).collect();
        let id = play.model.state.catalog.milestone(ix).id.clone();
        let run = |minutes, grade| Body::Milestone(id.clone(), MilestoneAct::Drilled(minutes, grade));
        assert_eq!(written[1..], [&run(25, Grade::Good), &run(90, Grade::Easy)]);
        let told: Vec<String> =
            runs(&play).iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let expected = [
            "Runs d records one",
            "1 h 30, easy 22 Nov 2026",
            "25 min, good 20 Nov 2026",
            "Worth another run from 13 Dec 2026 on.",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn only_a_drill_has_runs() {
        let mut play = Play::new(120, 60);
        let before = play.model.state.log.events().len();
        play.keys("2/tensors<Enter><Down><Down>");
        assert!(runs(&play).is_empty());
        assert!(play.keys("d").screen().contains("It is no drill"), "{}", play.screen());
        assert_eq!(play.model.state.log.events().len(), before);
    }
}
