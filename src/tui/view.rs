//! One frame: the header, the screen, the windows on top, the hints.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::action::{Action, Context, ROWS};
use super::model::{FOOT, HEAD, Model, SMALLEST, Tone};
use super::screens::{ORDER, name};
use super::update::fits;
use super::widgets::{line_at, rule, span_width};
use crate::domain::text::{printable, width, wrap};
use crate::tui::glyphs::Glyphs;

/// Draws everything.
pub fn view(model: &Model, area: Rect, buf: &mut Buffer) {
    if !fits((area.width, area.height)) {
        too_small(area, buf);
        return;
    }
    let ctx = model.ctx();
    let body = Rect { x: area.x + 1, y: area.y + HEAD, width: area.width - 2, height: area.height - HEAD - FOOT };
    header(model, Rect { height: HEAD, ..area }, buf);
    model.screens.view(model.screen, &ctx, body, buf);
    for overlay in &model.overlays {
        overlay.view(&ctx, body, buf);
    }
    footer(model, Rect { y: area.bottom() - FOOT, height: FOOT, ..area }, buf);
    notice(model, area, buf);
}

fn too_small(area: Rect, buf: &mut Buffer) {
    let text = format!("gradus needs {}x{}; this window is {}x{}.", SMALLEST.0, SMALLEST.1, area.width, area.height);
    for (row, line) in wrap(&text, usize::from(area.width)).into_iter().enumerate() {
        line_at(buf, area, u16::try_from(row).unwrap_or(u16::MAX), Line::raw(line));
    }
}

/// The names of the screens with their numbers; in a narrow window only the number of the others.
fn header(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.look.theme;
    let date = format!("{} {} ", model.state.today.weekday_name(), model.state.today.words());
    let full: usize = ORDER.iter().map(|screen| name(*screen).chars().count() + 4).sum::<usize>() + 9;
    let wide = usize::from(area.width) >= full + width(&date);
    let medium = usize::from(area.width) >= full - 8;
    let mut spans = vec![Span::styled(if wide { " gradus  " } else { " " }, theme.dim)];
    for (place, screen) in ORDER.iter().enumerate() {
        let here = *screen == model.screen;
        let title = screen_name(*screen, &model.look.glyphs);
        let text = if wide || medium || here { format!("{} {title}", place + 1) } else { format!("{}", place + 1) };
        let style = if here { theme.accent.patch(theme.heading) } else { theme.dim };
        spans.push(Span::styled(text, style));
        spans.push(Span::raw("  "));
    }
    line_at(buf, area, 0, Line::from(spans));
    let room = if wide { span_width(&date) } else { 0 };
    let right = Rect { x: area.right() - room, width: room, ..area };
    line_at(buf, right, 0, Line::styled(date, theme.dim));
    rule(buf, area, 1, &model.look);
}

/// A screen's name, in the characters that the glyphs allow.
fn screen_name(screen: Context, glyphs: &Glyphs) -> &'static str {
    if screen == Context::Resume && *glyphs == Glyphs::ascii() { "Resume" } else { name(screen) }
}

/// The rule and the keys that matter here, as many as fit; while something is saved, that.
fn footer(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.look.theme;
    rule(buf, area, 0, &model.look);
    let row = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    if model.saving.is_some() {
        line_at(buf, row, 1, Line::styled("saving", theme.accent));
        return;
    }
    let essential = [Action::Help, Action::Quit];
    let here = |context: Context| context == model.screen || context == Context::Global;
    let hinted: Vec<_> = ROWS.iter().filter(|row| here(row.context) && !row.hint.is_empty()).collect();
    let cost = |key: &str, hint: &str| width(key) + 1 + width(hint) + 2;
    let key = |action: Action| model.look.keymap.key_for(model.screen, action).unwrap_or_default();
    let reserved: usize =
        hinted.iter().filter(|row| essential.contains(&row.action)).map(|row| cost(&key(row.action), row.hint)).sum();
    // The last hint needs no gap behind it.
    let mut left = (usize::from(row.width) + 2).saturating_sub(reserved);
    let mut spans: Vec<Span<'static>> = Vec::new();
    for hint in hinted {
        let key = key(hint.action);
        let takes = cost(&key, hint.hint);
        if !essential.contains(&hint.action) {
            if takes > left {
                continue;
            }
            left -= takes;
        }
        spans.push(Span::styled(key, theme.key));
        spans.push(Span::styled(format!(" {}  ", hint.hint), theme.dim));
    }
    line_at(buf, row, 1, Line::from(spans));
}

/// A sentence over the hints, on as many rows as it needs.
fn notice(model: &Model, area: Rect, buf: &mut Buffer) {
    let Some(notice) = model.notice.as_ref().filter(|_| model.saving.is_none()) else { return };
    let theme = &model.look.theme;
    let lines = wrap(&printable(&notice.text), usize::from(area.width.saturating_sub(2)));
    let shown = lines.len().min(4);
    let rows = u16::try_from(shown).unwrap_or(1);
    let place = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
    Clear.render(place, buf);
    let style = match notice.tone {
        Tone::Good => theme.good,
        Tone::Bad => theme.danger,
    };
    let inner = Rect { x: place.x + 1, width: place.width.saturating_sub(2), ..place };
    for (row, line) in lines.into_iter().take(shown).enumerate() {
        line_at(buf, inner, u16::try_from(row).unwrap_or(u16::MAX), Line::styled(line, style));
    }
}
