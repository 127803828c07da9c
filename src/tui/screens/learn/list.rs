//! Draws the outline.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::outline::{Key, Row};
use crate::domain::catalog::{Curriculum, Ix, Origin, Track};
use crate::domain::figures::{Tally, tally_curriculum, tally_level};
use crate::domain::progress::{Record, State as Standing};
use crate::tui::look::{Ctx, Look};
use crate::tui::widgets::{Cursor, bar, columns, line_at, span_width};

/// Which of the two panes the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The outline.
    #[default]
    Outline,
    /// The detail.
    Detail,
}

/// The rows to draw and what is known of them.
pub struct Outline<'a> {
    /// The rows.
    pub rows: &'a [Row<'a>],
    /// The selected one, and the first in view.
    pub cursor: Cursor,
    /// Where the keys go.
    pub focus: Focus,
    /// Whether a heading's rows are shown.
    pub open: &'a dyn Fn(&Key) -> bool,
}

/// Cells that a title keeps, or all it takes, before what it needs is left to the detail.
const TITLE: usize = 24;
/// Cells for hours at the right of a row: `12 h`; `1 h 30` takes more.
const HOURS: usize = 4;
/// Cells that a level's heading takes before its bar.
const HEADING: usize = 18;

/// The glyph of a state, with its style.
#[must_use]
pub fn glyph(standing: Standing, look: &Look) -> (&'static str, Style) {
    let (glyphs, theme) = (&look.glyphs, &look.theme);
    match standing {
        Standing::Done => (glyphs.done, theme.good),
        Standing::Doing => (glyphs.doing, theme.accent),
        Standing::Blocked => (glyphs.blocked, theme.dim),
        Standing::Skipped => (glyphs.skipped, theme.dim),
        Standing::Todo => (" ", theme.text),
    }
}

impl Outline<'_> {
    /// Draws the rows that are in view.
    pub fn draw(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let height = usize::from(area.height);
        let mut cursor = self.cursor;
        cursor.reveal(self.rows.len(), height);
        let headings: Vec<Heading> = self.rows.iter().map(|row| Heading::of(ctx, row)).collect();
        let layout = Layout::of(&headings, usize::from(area.width));
        for (row, place) in (0..area.height).zip(cursor.top..self.rows.len()) {
            let selected = place == cursor.row;
            let mark = if selected { ctx.look.glyphs.selected } else { " " };
            let mut spans = columns(&[(mark, 2, ctx.look.theme.accent)]).spans;
            spans.extend(match &headings[place] {
                Heading::None => leaf(ctx, &self.rows[place], usize::from(area.width)),
                heading => {
                    let open = (self.open)(&self.rows[place].key(&ctx.state.catalog));
                    let fold = if open { ctx.look.glyphs.unfolded } else { ctx.look.glyphs.folded };
                    heading_spans(ctx, &self.rows[place], heading, fold, &layout)
                }
            });
            line_at(buf, area, row, Line::from(spans));
            if selected && self.focus == Focus::Outline {
                buf.set_style(Rect { y: area.y + row, height: 1, ..area }, ctx.look.theme.selected);
            }
        }
    }
}

/// What stands at the right of a heading.
enum Heading {
    /// The row is none.
    None,
    /// A bar and its words.
    Bar(Tally),
    /// A number of rows.
    Rows(usize),
}

impl Heading {
    fn of(ctx: &Ctx<'_>, row: &Row<'_>) -> Self {
        let (catalog, progress) = (&ctx.state.catalog, &ctx.state.progress);
        match row {
            Row::Curriculum(curriculum) => Self::Bar(tally_curriculum(catalog, progress, &curriculum.id)),
            Row::Level(curriculum, level) => Self::Bar(tally_level(catalog, progress, &curriculum.id, *level)),
            Row::Gone => Self::Rows(progress.unknown.len()),
            Row::Milestone(_) | Row::Brief(_) | Row::Mark(_) => Self::None,
        }
    }

    /// "17 of 46", and apart from it "3 skipped", which stands before the bar so that counts and bars stay in line.
    fn words(&self) -> (String, String) {
        match self {
            Self::Bar(tally) if tally.total > 0 => {
                let words = tally.words();
                let (count, skipped) = words.split_once(", ").unwrap_or((&words, ""));
                (count.to_owned(), skipped.to_owned())
            }
            Self::Rows(rows) => (rows.to_string(), String::new()),
            Self::Bar(_) | Self::None => (String::new(), String::new()),
        }
    }
}

/// The columns at the right of headings, the same for all of them.
struct Layout {
    width: usize,
    bar: usize,
    count: usize,
}

impl Layout {
    fn of(headings: &[Heading], width: usize) -> Self {
        let count = headings.iter().map(|heading| heading.words().0.len()).max().unwrap_or(0).max("17 of 46".len());
        let fits = |cells: &usize| HEADING + 2 + cells + 2 + count <= width;
        Self { width, bar: [10, 5].into_iter().find(fits).unwrap_or(0), count }
    }
}

fn heading_spans(ctx: &Ctx<'_>, row: &Row<'_>, heading: &Heading, fold: &str, layout: &Layout) -> Vec<Span<'static>> {
    let theme = &ctx.look.theme;
    let (title, style, badge) = match row {
        Row::Curriculum(curriculum) => (curriculum.title.as_str(), theme.heading, own(curriculum)),
        Row::Level(_, level) => (level.word(), theme.text, ""),
        _ => ("No longer in any curriculum", theme.heading, ""),
    };
    let (count, skipped) = heading.words();
    let drawn = match heading {
        Heading::Bar(tally) if tally.total > 0 && layout.bar > 0 => {
            let cells = u16::try_from(layout.bar).unwrap_or(0);
            bar(ctx.look, tally.done as f64, (tally.total - tally.skipped) as f64, cells)
        }
        _ => Vec::new(),
    };
    let bar_room = if drawn.is_empty() { 0 } else { layout.bar + 2 };
    let beside = |words: &str| if words.is_empty() { 0 } else { words.len() + 2 };
    let indent = 2 * row.depth();
    let room = layout.width.saturating_sub(2 + indent + 2 + 2 + bar_room + layout.count);
    let whole = usize::from(span_width(title)).min(TITLE / 2) + beside(badge) + beside(&skipped) <= room;
    let skipped = if whole { skipped } else { String::new() };
    let title_room = room.saturating_sub(beside(badge) + beside(&skipped));
    let title_width = usize::from(span_width(title)).min(title_room);
    let mut spans = columns(&[
        ("", indent, style),
        (fold, 2, theme.dim),
        (title, title_width, style),
        (&format!("  {badge}"), beside(badge).min(room - title_width), theme.badge),
        ("", title_room - title_width, style),
        (&format!("  {skipped}"), beside(&skipped), theme.dim),
        ("", 2, style),
    ])
    .spans;
    spans.extend(drawn);
    spans.push(Span::styled(format!("{count:>0$}", layout.count + bar_room.min(2)), theme.dim));
    spans
}

/// A curriculum of the learner's own is labelled; its detail says whether it stands in place of a built-in one.
fn own(curriculum: &Curriculum) -> &'static str {
    match curriculum.origin {
        Origin::BuiltIn => "",
        Origin::Own | Origin::Replacement => "yours",
    }
}

/// What a row that is no heading shows.
struct Leaf<'a> {
    standing: Standing,
    title: &'a str,
    /// Beside the title.
    words: String,
    /// Beside them, where there is room.
    needs: String,
    time: String,
}

fn leaf(ctx: &Ctx<'_>, row: &Row<'_>, width: usize) -> Vec<Span<'static>> {
    let theme = &ctx.look.theme;
    let leaf = leaf_of(ctx, row);
    let indent = 2 * row.depth();
    let time = if leaf.time.is_empty() { 0 } else { leaf.time.len().max(HOURS) + 2 };
    let room = width.saturating_sub(2 + indent + 2 + time);
    let beside = |words: &str| if words.is_empty() { 0 } else { words.len() + 2 };
    let both = [leaf.words.as_str(), &leaf.needs].into_iter().filter(|words| !words.is_empty());
    let both = both.collect::<Vec<_>>().join(", ");
    let enough = beside(&both) + TITLE.min(span_width(leaf.title).into()) <= room;
    let words = if enough { both } else { leaf.words };
    let taken = beside(&words).min(room);
    let style = match leaf.standing {
        Standing::Done | Standing::Skipped | Standing::Blocked => theme.dim,
        Standing::Doing | Standing::Todo => theme.text,
    };
    let (mark, mark_style) = glyph(leaf.standing, ctx.look);
    columns(&[
        ("", indent, style),
        (mark, 2, mark_style),
        (leaf.title, room - taken, style),
        (&format!("  {words}"), taken, theme.dim),
        (&format!("{:>time$}", leaf.time), time, theme.dim),
    ])
    .spans
}

fn leaf_of<'a>(ctx: &Ctx<'a>, row: &Row<'a>) -> Leaf<'a> {
    let (catalog, progress) = (&*ctx.state.catalog, &ctx.state.progress);
    let needs = |standing: Standing, requires: &[Ix]| match standing {
        Standing::Blocked => format!("needs {} more", progress.open_requirements(requires).count()),
        _ => String::new(),
    };
    match row {
        Row::Milestone(ix) => {
            let milestone = catalog.milestone(*ix);
            let standing = progress.state(*ix);
            let ticks = match (standing, progress.ticks(*ix, milestone)) {
                (Standing::Doing, ticks @ 1..) => format!("{ticks} of {}", milestone.done_when.len()),
                _ => String::new(),
            };
            let words = match (milestone.track, ticks.is_empty()) {
                (Track::Core, _) => ticks,
                (Track::Elective, true) => "elective".into(),
                (Track::Elective, false) => format!("elective, {ticks}"),
            };
            let needs = needs(standing, catalog.requires(*ix));
            Leaf { standing, title: &milestone.title, words, needs, time: milestone.time.to_string() }
        }
        Row::Brief(place) => {
            let brief = &catalog.briefs[*place];
            let standing = progress.brief_state(catalog, brief);
            let words = match brief.track {
                Track::Core => "project".into(),
                Track::Elective => "elective project".into(),
            };
            let needs = needs(standing, catalog.brief_requires(brief));
            Leaf { standing, title: &brief.title, words, needs, time: brief.time.to_string() }
        }
        Row::Mark(id) => {
            let standing = progress.unknown.get(*id).map_or(Standing::Todo, standing_of);
            let words = if standing == Standing::Todo { String::new() } else { standing.to_string() };
            Leaf { standing, title: id.as_str(), words, needs: String::new(), time: String::new() }
        }
        Row::Curriculum(_) | Row::Level(..) | Row::Gone => Leaf {
            standing: Standing::Todo,
            title: "",
            words: String::new(),
            needs: String::new(),
            time: String::new(),
        },
    }
}

fn standing_of(record: &Record) -> Standing {
    match (record.done(), record.skipped(), record.begun()) {
        (Some(_), ..) => Standing::Done,
        (None, true, _) => Standing::Skipped,
        (None, false, Some(_)) => Standing::Doing,
        (None, false, None) => Standing::Todo,
    }
}
