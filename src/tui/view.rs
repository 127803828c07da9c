//! One frame: the header, the screen, the windows on top, the hints.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::action::{Action, Context, ROWS};
use super::model::{FOOT, HEAD, Model, Notice, SMALLEST, Tone};
use super::screens::{ORDER, name};
use super::theme::Theme;
use super::update::fits;
use super::widgets::{line_at, rule, span_width};
use crate::domain::text::{fit, printable, width, wrap};
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

/// The rule and the keys that matter here, as many as fit: those of the topmost window, or those of the screen. While
/// something is saved, that.
fn footer(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.look.theme;
    rule(buf, area, 0, &model.look);
    let row = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    if model.saving.is_some() {
        line_at(buf, row, 1, Line::styled("saving", theme.accent));
        return;
    }
    if let Some(top) = model.overlays.last() {
        let mut left = Some(usize::from(row.width) + GAP);
        let fitting = top.hints(&model.ctx()).iter().copied().take_while(|(key, word)| {
            left = left.and_then(|left| left.checked_sub(cost(key, word)));
            left.is_some()
        });
        line_at(buf, row, 1, hint_line(fitting, theme));
        return;
    }
    let essential = [Action::Help, Action::Quit];
    let here = |context: Context| context == model.screen || context == Context::Global;
    let hinted: Vec<_> = ROWS.iter().filter(|row| here(row.context) && !row.hint.is_empty()).collect();
    let key = |action: Action| model.look.keymap.key_for(model.screen, action).unwrap_or_default();
    let reserved: usize =
        hinted.iter().filter(|row| essential.contains(&row.action)).map(|row| cost(&key(row.action), row.hint)).sum();
    // The last hint needs no gap behind it.
    let mut left = (usize::from(row.width) + GAP).saturating_sub(reserved);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let filter = model.screens.filtered_by(model.screen);
    if !filter.is_empty() {
        let (key, safe) = (key(Action::Back), printable(filter));
        let words = format!("show all, not only \"{}\"", fit(&safe, 12));
        left = left.saturating_sub(cost(&key, &words));
        spans.extend(hint_line([(key.as_str(), words.as_str())].into_iter(), theme));
    }
    for hint in hinted {
        let key = key(hint.action);
        let takes = cost(&key, hint.hint);
        if !essential.contains(&hint.action) {
            if takes > left {
                continue;
            }
            left -= takes;
        }
        spans.extend(hint_line([(key.as_str(), hint.hint)].into_iter(), theme));
    }
    line_at(buf, row, 1, Line::from(spans));
}

/// Cells between two hints.
const GAP: usize = 2;

/// Cells of a hint, with the gap behind it.
fn cost(key: &str, word: &str) -> usize {
    width(key) + 1 + width(word) + GAP
}

/// Keys, each with its word.
fn hint_line<'a>(hints: impl Iterator<Item = (&'a str, &'a str)>, theme: &Theme) -> Line<'static> {
    let both = |(key, word): (&str, &str)| {
        [Span::styled(key.to_owned(), theme.key), Span::styled(format!(" {word}  "), theme.dim)]
    };
    hints.flat_map(both).collect()
}

/// A sentence over the hints, on as many rows as it needs; without one, what a sync is doing. While something is saved, only
/// who it waits for.
fn notice(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.look.theme;
    let (text, style) = match (&model.saving, &model.notice, &model.syncing) {
        (Some(saving), ..) => match &saving.waiting {
            Some(words) => (format!("saving: {words}"), theme.accent),
            None => return,
        },
        (None, Some(Notice { text, tone: Tone::Good, .. }), _) => (text.clone(), theme.good),
        (None, Some(Notice { text, tone: Tone::Bad, .. }), _) => (text.clone(), theme.danger),
        (None, None, Some(syncing)) => (format!("sync: {}", syncing.doing), theme.accent),
        (None, None, None) => return,
    };
    let lines = wrap(&printable(&text), usize::from(area.width.saturating_sub(2)));
    let shown = lines.len().min(4);
    let rows = u16::try_from(shown).unwrap_or(1);
    let place = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
    Clear.render(place, buf);
    let inner = Rect { x: place.x + 1, width: place.width.saturating_sub(2), ..place };
    for (row, line) in lines.into_iter().take(shown).enumerate() {
        line_at(buf, inner, u16::try_from(row).unwrap_or(u16::MAX), Line::styled(line, style));
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::view;
    use crate::tui::testing::Play;
    use crate::tui::update;

    /// Numbers that look random and are the same every time.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: u64) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 % sides).unwrap()
        }

        fn cells(&mut self, most: u64) -> u16 {
            u16::try_from(self.roll(most + 1)).unwrap()
        }
    }

    /// Every key of the table, and text; what opens and moves is pressed more often.
    const KEYS: &str = "<Enter> <Enter> <Space> <Space> <Esc> <Esc> <Up> <Down> <Down> <Left> <Right> <PgUp> <PgDn> <Home> \
        <End> <Tab> <BS> <C-r> 1 2 3 4 5 6 a b c d e f g h i m n o p r r s t u u v w x y y z F G ? : / 0.5 30 葉🌿e\u{301}";

    #[test]
    fn no_keys_at_any_size_end_in_a_panic() {
        let keys: Vec<&str> = KEYS.split_whitespace().collect();
        for seed in 1..=6 {
            let mut dice = Dice(seed << 32 | 0x9E37_79B9);
            let mut play = Play::unasked(80, 24);
            let mut pressed = String::new();
            for _ in 0..150 {
                let key = keys[dice.roll(keys.len() as u64)];
                pressed.push_str(key);
                let (columns, rows) = (dice.cells(250), dice.cells(80));
                let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    play.keys(key);
                    if dice.roll(4) == 0 {
                        update::resized(&mut play.model, (columns, rows));
                    }
                    let area = Rect::new(0, 0, columns, rows);
                    view(&play.model, area, &mut Buffer::empty(area));
                    let (width, height) = play.model.size;
                    play.buffer(width, height);
                }));
                assert!(outcome.is_ok(), "seed {seed}, {columns}x{rows}: {pressed}");
            }
        }
    }
}
