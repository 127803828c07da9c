//! Readiness for every role, and what is still open before applying.

use ratatui::text::{Line, Span};

use super::{Figure, Full, Page, Room, Small};
use crate::domain::text::{count, width};
use crate::tui::action::{Action, Context};
use crate::tui::widgets::columns;
use crate::workspace::query::dashboard::RoleView;

/// What the figures mean.
pub(super) const ABOUT: &[&str] = &[
    "How much of what a role asks you cover, by weight: a proven skill counts whole, a shown one three quarters, any other half of the share that is learned. It is gradus' estimate of the role, never your chance to be hired.",
    "What no curriculum here teaches stays in the sum and is named: a project can show it.",
    "Gates stand apart from the percentage. You are ready to apply when every must-have skill is at least learned; two projects are shipped with a link and a measured result, one of them deployed; the questions on the must-haves are remembered at 80 % or better; and an export is written.",
];

/// The small form: the role of the goal with its gates, then those that are covered best.
pub(super) fn small(page: &Page<'_>, room: Room) -> Small {
    let roles = &page.view.readiness;
    let shown = room.tall.pick([3, 5, roles.len()]);
    let mut lines = Vec::new();
    for role in roles.iter().take(shown) {
        lines.push(row(page, role, room.cells));
        if role.goal {
            lines.extend(page.dim(&gate_words(role), room.cells));
        }
    }
    let more = roles.len().saturating_sub(shown);
    if more > 0 {
        lines.extend(page.dim(&format!("and {}", count(more, "more role")), room.cells));
    }
    lines.extend(no_goal(page).map(|words| page.dim(&words, room.cells)).unwrap_or_default());
    Small::of(lines)
}

fn no_goal(page: &Page<'_>) -> Option<String> {
    if page.view.readiness.is_empty() {
        return Some("These curricula know no role.".into());
    }
    let key = page.key(Context::Today, Action::Advise);
    let none = !page.view.readiness.iter().any(|role| role.goal);
    none.then(|| format!("No role is your goal yet: {key} on Today advises, gradus goal --role takes one."))
}

/// `Your goal, 3 of 4 gates open: skills, projects, export`
fn gate_words(role: &RoleView) -> String {
    let kinds: Vec<&str> = role.open_gates().map(|gate| gate.kind.word()).collect();
    match kinds.len() {
        0 => format!("Your goal, all {} passed: you are ready to apply", count(role.gates.len(), "gate")),
        open => format!("Your goal, {open} of {} open: {}", count(role.gates.len(), "gate"), kinds.join(", ")),
    }
}

fn row(page: &Page<'_>, role: &RoleView, cells: usize) -> Line<'static> {
    let theme = &page.ctx.look.theme;
    let widest = page.view.readiness.iter().map(|role| width(&role.title)).max().unwrap_or(0);
    let gates = role.gate_counts();
    let (bar_cells, note) = match cells {
        0..34 => (0, String::new()),
        34..72 => (5, String::new()),
        _ => (10, format!("{} of {} open", gates.open, count(gates.total, "gate"))),
    };
    let note_cells = if note.is_empty() { 0 } else { width(&note) + 2 };
    let name = widest.min(cells.saturating_sub(bar_cells + note_cells + 8));
    let style = if role.goal { theme.accent } else { theme.text };
    let mut line = columns(&[(&role.title, name, style), ("", 2, theme.text)]);
    line.extend(page.bar(f64::from(role.percent), 100.0, bar_cells));
    line.push_span(Span::styled(format!(" {:>3} %", role.percent), theme.text));
    line.extend(columns(&[("", 2, theme.text), (&note, width(&note), theme.dim)]));
    line
}

/// All of it: every role, which opens into its skills and gates; those of the goal's role at once.
pub(super) fn full(full: &mut Full<'_>) {
    let page = *full.page;
    if let Some(words) = no_goal(&page) {
        full.dim(&words);
        full.gap();
    }
    for role in &page.view.readiness {
        let line = row(&page, role, full.cells);
        full.row(Figure::Role(role.id.clone()), line);
        if role.goal {
            full.dim("Your goal. Before applying:");
            for gate in &role.gates {
                let mark = if gate.open { page.ctx.look.glyphs.box_open } else { page.ctx.look.glyphs.box_done };
                let word = if gate.open { "open" } else { "passed" };
                full.behind(mark, &format!("{}: {word}.", gate.text), page.ctx.look.theme.text);
                gate.missing.iter().for_each(|missing| full.behind(" ", missing, page.ctx.look.theme.dim));
            }
            full.gap();
        }
    }
    if !page.view.readiness.is_empty() {
        full.gap();
        full.dim("gradus' estimate of what roles ask. Enter shows the skills and gates of a role.");
    }
}
