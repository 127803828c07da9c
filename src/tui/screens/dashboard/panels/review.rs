//! Review: how many questions come back today, and how much was and is known.

use super::{Full, Page, Room, Small, Tall};
use crate::domain::text::count;
use crate::tui::screens::dashboard::words::{percent, short_date, week_words};
use crate::tui::widgets::{columns, spark};

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "The questions of finished milestones come back before they are forgotten, the first time on the day after the milestone was done: at most 20 a day, 5 of them new. What does not fit into a day waits for the next ones; nothing is owed.",
    "Known: of the first answers to each question on a day, those that were not graded \"again\". Answers repeated on the same day are practice and not counted. Over the last 30 days.",
    "Remembered: how probably you would know an answered question today, reckoned from your answers (FSRS) and averaged.",
    "A question that was forgotten six times points to its milestone: look at that again instead.",
];

/// The small form: what there is in words, and what was known by week.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    let review = &page.view.review;
    let mut lines = Vec::new();
    for words in review.words() {
        lines.extend(page.dim(&words, room.cells));
    }
    if room.tall != Tall::Low && review.weeks.iter().any(|week| week.asked > 0) {
        let mut line = columns(&[("By week ", 8, page.ctx.look.theme.dim)]);
        line.extend(spark(&shares(page), 100, page.ctx.look).spans);
        lines.push(line);
    }
    Small::of(lines)
}

/// What was known in each week, in percent.
fn shares(page: &Page<'_>) -> Vec<Option<u64>> {
    let weeks = page.view.review.weeks.iter();
    weeks.map(|week| (100 * week.known as u64).checked_div(week.asked as u64)).collect()
}

/// All of it: by week, and the questions that do not stay.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    let (review, theme) = (&page.view.review, &page.ctx.look.theme);
    review.words().iter().for_each(|words| full.text(words));
    if let Some(share) = review.remembered {
        full.dim(&format!(
            "Answered at least once: {} of {}, remembered at {} % on average today.",
            review.answered,
            count(review.cards, "question"),
            percent(share)
        ));
    }
    if let Some(first) = review.weeks.iter().position(|week| week.asked > 0) {
        full.heading("Known by week");
        for (week, share) in review.weeks.iter().zip(shares(&page)).skip(first).rev() {
            let words = match share {
                None => String::new(),
                Some(share) => format!("{:>3} of {:<3} {share:>3} %", week.known, week.asked),
            };
            let (name, cells) = if full.cells < 60 { (short_date(week.week), 8) } else { (week_words(week.week), 21) };
            let mut line = columns(&[(&name, cells, theme.text), (&words, 18, theme.text)]);
            if full.cells >= 60 && share.is_some() {
                line.extend(page.bar(week.known as f64, week.asked as f64, 10));
            }
            full.line(line);
        }
    }
    if !review.leeches.is_empty() {
        full.heading("Forgotten again and again: look at the milestone instead");
        for leech in &review.leeches {
            full.text(&leech.milestone);
            full.dim(&leech.ask);
        }
    }
}
