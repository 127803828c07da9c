//! The list of projects and briefs: headings, and for each thing its title with what matters beside or below it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::rows::{Entry, Group, OWN, Pick};
use super::words::{key, short_day, way_words};
use crate::domain::catalog::{Brief, Track};
use crate::domain::claims::{Way, project_proof, standing};
use crate::domain::progress::{Project, Status};
use crate::domain::text::{fit, printable, width as cells_of, wrap};
use crate::tui::action::Action;
use crate::tui::look::Ctx;
use crate::tui::widgets::{Cursor, columns, line_at};

/// One row of the list as it is drawn.
#[derive(Clone, Debug)]
pub(super) enum Shown<'a> {
    /// An empty row.
    Blank,
    /// The heading of a group.
    Heading(&'static str),
    /// The heading of the first group of projects, which also names the columns.
    Columns(&'static str),
    /// A sentence.
    Words(String),
    /// The title of a thing, by its place among all things.
    Entry(usize, Entry<'a>),
    /// The figures of the project above.
    Figures(usize, &'a Project),
    /// More on the thing above, and at the right end how long it takes.
    More(usize, String, String),
}

/// How much of a thing has room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// All figures of a project beside its title.
    Roomy,
    /// The figures below the title.
    Tight,
    /// One row a thing, two for the selected one.
    Few,
}

impl Form {
    fn of(ctx: &Ctx<'_>, width: u16) -> Self {
        match (ctx.height < FEW_ROWS, width >= ROOMY) {
            (true, _) => Self::Few,
            (false, true) => Self::Roomy,
            (false, false) => Self::Tight,
        }
    }
}

/// Cells of "checklist", of "not yet" and of "since 20 Nov 2025", each with a gap before it.
const CHECKLIST: usize = 11;
const PROOF: usize = 9;
const DATE: usize = 19;
/// Rows below which only the selected thing has a second one.
const FEW_ROWS: u16 = 12;
/// The narrowest list that has a column for the proof, and the narrowest that has one for the date.
const WITH_PROOF: u16 = 40;
const ROOMY: u16 = 64;

/// The rows of the list, at that width.
pub(super) fn shown<'a>(
    groups: &[Group<'a>],
    picked: Option<&Pick>,
    filter: &str,
    ctx: &Ctx<'_>,
    width: u16,
) -> Vec<Shown<'a>> {
    let mut rows = Vec::new();
    let no_project = ctx.state.progress.projects().next().is_none();
    let words = |text: &str| wrap(text, usize::from(width).saturating_sub(2)).into_iter().map(Shown::Words);
    if !filter.is_empty() && groups.is_empty() {
        rows.extend(words(
            "No project and no brief holds that text in its title, its id or its skills. Esc shows all.",
        ));
    } else if filter.is_empty() && no_project {
        let new = key(ctx, Action::NewProject);
        rows.push(Shown::Heading("Projects"));
        rows.extend(words(&format!("None yet. Choose a brief, or an idea of your own, and press {new}.")));
    }
    let mut place = 0;
    let mut named = false;
    for group in groups {
        if !rows.is_empty() {
            rows.push(Shown::Blank);
        }
        let names = !named && matches!(group.entries.first(), Some(Entry::Project(_)));
        rows.push(if names { Shown::Columns(group.heading) } else { Shown::Heading(group.heading) });
        named |= names;
        for entry in &group.entries {
            rows.push(Shown::Entry(place, *entry));
            let selected = picked.is_some_and(|pick| entry.is(pick));
            match Form::of(ctx, width) {
                Form::Few if !selected => {}
                form => rows.extend(below(ctx, *entry, place, form, usize::from(width))),
            }
            place += 1;
        }
    }
    rows
}

/// The row of a thing.
pub(super) fn row_of(rows: &[Shown<'_>], wanted: usize) -> usize {
    rows.iter().position(|row| matches!(row, Shown::Entry(place, _) if *place == wanted)).unwrap_or(0)
}

/// What stands below a title.
fn below<'a>(ctx: &Ctx<'_>, entry: Entry<'a>, place: usize, form: Form, width: usize) -> Vec<Shown<'a>> {
    let more = |words: String| vec![Shown::More(place, words, String::new())];
    let further = |project: &Project| cheapest(ctx, project).map(|words| Shown::More(place, words, String::new()));
    match (entry, form) {
        (Entry::Project(project), Form::Roomy) => further(project).into_iter().collect(),
        (Entry::Project(project), Form::Tight) => {
            std::iter::once(Shown::Figures(place, project)).chain(further(project)).collect()
        }
        (Entry::Project(project), Form::Few) => {
            let proof = match proof_words(project) {
                "" => String::new(),
                "not yet" => ", not shown yet".into(),
                word => format!(", {word}"),
            };
            let first = Shown::More(place, format!("{}{proof}", date_words(project, ctx)), String::new());
            std::iter::once(first).chain(further(project)).collect()
        }
        (Entry::Brief(brief), form) => {
            let hours = if form == Form::Roomy { String::new() } else { brief.time.to_string() };
            let words = place_words(brief);
            let Some((first, rest)) = state_words(ctx, brief) else { return vec![Shown::More(place, words, hours)] };
            let whole = format!("{words}, {first}{rest}");
            if cells_of(&whole) + hours.len() + 6 <= width {
                return vec![Shown::More(place, whole, hours)];
            }
            // Only the name gives way, so that what follows it is always read.
            let room = width.saturating_sub(4 + cells_of(&rest));
            let state = format!("{}{rest}", fit(&printable(&first), room));
            vec![Shown::More(place, words, hours), Shown::More(place, state, String::new())]
        }
        (Entry::Own, _) => more("with the standard checklist".into()),
    }
}

/// The cheapest thing that takes a project further; none where nothing does, and none while it is put away.
fn cheapest(ctx: &Ctx<'_>, project: &Project) -> Option<String> {
    let next = standing(project).next.into_iter().find(|next| next.way != Way::TakeUp)?;
    Some(format!("next: {}", way_words(ctx, &next)))
}

/// "pytorch advanced, flagship".
fn place_words(brief: &Brief) -> String {
    let flagship = if brief.flagship { ", flagship" } else { "" };
    let elective = if brief.track == Track::Elective { ", elective" } else { "" };
    format!("{} {}{flagship}{elective}", brief.curriculum(), brief.level)
}

/// What was built from it, or what it needs first: words with a name at their end, and what follows the name.
fn state_words(ctx: &Ctx<'_>, brief: &Brief) -> Option<(String, String)> {
    let catalog = &ctx.state.catalog;
    let made = ctx.state.progress.projects_of(brief).find(|project| project.status() != Status::Archived);
    if let Some(project) = made {
        return Some((format!("built as {}", project.title), String::new()));
    }
    let mut open = ctx.state.progress.open_requirements(catalog.brief_requires(brief));
    let first = &catalog.milestone(open.next()?).title;
    let rest = match open.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some((format!("needs {first}"), rest))
}

/// `proven`, `shown` or `not yet`.
fn proof_words(project: &Project) -> &'static str {
    match (project_proof(project), project.status()) {
        (Some(proof), _) => proof.word(),
        (None, Status::Archived) => "",
        (None, _) => "not yet",
    }
}

/// Draws the rows that are in view, those of the selected thing in the style of the focus.
pub(super) fn draw(
    rows: &[Shown<'_>],
    cursor: Cursor,
    picked: Option<&Pick>,
    focus: Style,
    ctx: &Ctx<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let mut view = cursor;
    view.reveal(rows.len(), usize::from(area.height));
    let chosen = rows.iter().find_map(|row| match row {
        Shown::Entry(place, entry) if picked.is_some_and(|pick| entry.is(pick)) => Some(*place),
        _ => None,
    });
    for (at, row) in rows.iter().skip(view.top).take(usize::from(area.height)).enumerate() {
        let at = u16::try_from(at).unwrap_or(u16::MAX);
        line_at(buf, area, at, line(row, chosen, ctx, area.width));
        let (Shown::Entry(place, _) | Shown::Figures(place, _) | Shown::More(place, ..)) = row else { continue };
        if chosen == Some(*place) {
            buf.set_style(Rect { y: area.y + at, height: 1, ..area }, focus);
        }
    }
}

fn line(row: &Shown<'_>, chosen: Option<usize>, ctx: &Ctx<'_>, width: u16) -> Line<'static> {
    let theme = &ctx.look.theme;
    let cells = usize::from(width);
    match row {
        Shown::Blank => Line::default(),
        Shown::Heading(heading) => columns(&[(heading, cells, theme.heading)]),
        Shown::Columns(heading) => {
            let proof = if width >= WITH_PROOF { PROOF } else { 0 };
            columns(&[
                (heading, cells.saturating_sub(CHECKLIST + proof), theme.heading),
                (&right("checklist", CHECKLIST), CHECKLIST, theme.dim),
                (&right("proof", proof), proof, theme.dim),
            ])
        }
        Shown::Words(words) => columns(&[("", 2, theme.dim), (words, cells.saturating_sub(2), theme.dim)]),
        Shown::More(_, words, hours) => {
            let end = if hours.is_empty() { 0 } else { hours.len() + 2 };
            let room = cells.saturating_sub(4 + end);
            columns(&[("", 4, theme.dim), (words, room, theme.dim), (&right(hours, end), end, theme.dim)])
        }
        Shown::Figures(_, project) => {
            let date = cells.saturating_sub(4 + CHECKLIST + PROOF);
            figures(("", 4, theme.dim), (&date_words(project, ctx), date), project, PROOF, ctx)
        }
        Shown::Entry(place, entry) => title_line(*entry, chosen == Some(*place), ctx, width),
    }
}

fn title_line(entry: Entry<'_>, selected: bool, ctx: &Ctx<'_>, width: u16) -> Line<'static> {
    let theme = &ctx.look.theme;
    let cells = usize::from(width);
    let form = Form::of(ctx, width);
    let mark = if selected { ctx.look.glyphs.selected } else { " " };
    let style = if selected { theme.accent } else { theme.text };
    let titled = |title: &str, end: &str| {
        let end_cells = if end.is_empty() { 0 } else { end.len() + 2 };
        columns(&[
            (mark, 2, theme.accent),
            (title, cells.saturating_sub(2 + end_cells), style),
            (&right(end, end_cells), end_cells, theme.dim),
        ])
    };
    match entry {
        Entry::Own => titled(OWN, ""),
        Entry::Brief(brief) if form == Form::Roomy => titled(&brief.title, &brief.time.to_string()),
        Entry::Brief(brief) => titled(&brief.title, ""),
        Entry::Project(project) if form == Form::Tight => titled(&project.title, ""),
        Entry::Project(project) => {
            let proof = if width >= WITH_PROOF { PROOF } else { 0 };
            let date = if width >= ROOMY { DATE } else { 0 };
            let title = cells.saturating_sub(2 + date + CHECKLIST + proof);
            let mut line = columns(&[(mark, 2, theme.accent), (&project.title, title, style)]);
            let date_words = right(&date_words(project, ctx), date);
            line.extend(figures(("", 0, theme.dim), (&date_words, date), project, proof, ctx));
            line
        }
    }
}

/// The figures of a project: when, its checklist, how well it is backed.
fn figures(
    lead: (&str, usize, Style),
    (date, date_cells): (&str, usize),
    project: &Project,
    proof: usize,
    ctx: &Ctx<'_>,
) -> Line<'static> {
    let theme = &ctx.look.theme;
    let checklist = match project.items.len() {
        0 => String::new(),
        items => format!("{} of {items}", project.ticked_count()),
    };
    let proven = if project_proof(project).is_some() { theme.good } else { theme.dim };
    columns(&[
        lead,
        (date, date_cells, theme.dim),
        (&right(&checklist, CHECKLIST), CHECKLIST, theme.text),
        (&right(proof_words(project), proof), proof, proven),
    ])
}

/// "since 3 Oct", or the day on which it was shipped.
fn date_words(project: &Project, ctx: &Ctx<'_>) -> String {
    let today = ctx.state.today;
    match (project.shipped(), project.start()) {
        (Some(day), _) => short_day(day, today),
        (None, Some(day)) => format!("since {}", short_day(day, today)),
        (None, None) => String::new(),
    }
}

/// The text moved to the right end of its cells.
fn right(text: &str, cells: usize) -> String {
    format!("{text:>cells$}")
}
