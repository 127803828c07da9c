//! Charts as lines of text: what a widget of ratatui draws, so that it stands on a page among other rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::{Marker, bar};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, Sparkline, SparklineBar, Widget};

use crate::tui::glyphs::Glyphs;
use crate::tui::look::Look;

/// What a widget draws in so many columns and rows.
#[must_use]
pub fn lines_of(widget: impl Widget, (columns, rows): (u16, u16)) -> Vec<Line<'static>> {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    widget.render(area, &mut buf);
    let row = |y: u16| {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for x in 0..columns {
            let cell = &buf[(x, y)];
            match spans.last_mut().filter(|span| span.style == cell.style()) {
                Some(span) => span.content.to_mut().push_str(cell.symbol()),
                None => spans.push(Span::styled(cell.symbol().to_owned(), cell.style())),
            }
        }
        Line::from(spans)
    };
    (0..rows).map(row).collect()
}

/// Small columns beside each other, one for each value up to `most`; a blank where there is no value.
#[must_use]
pub fn spark(values: &[Option<u64>], most: u64, look: &Look) -> Line<'static> {
    let bars = values.iter().map(|value| SparklineBar::from(*value));
    let widget = Sparkline::default()
        .data(bars)
        .max(most.max(1))
        .bar_set(columns(&look.glyphs))
        .absent_value_symbol(" ")
        .style(look.theme.bar_full);
    let width = u16::try_from(values.len()).unwrap_or(u16::MAX);
    lines_of(widget, (width, 1)).pop().unwrap_or_default()
}

/// The columns of these glyphs, as widgets of ratatui take them.
fn columns(glyphs: &Glyphs) -> bar::Set<'static> {
    let [one_eighth, one_quarter, three_eighths, half, five_eighths, three_quarters, seven_eighths, full] =
        glyphs.spark;
    bar::Set {
        full,
        seven_eighths,
        three_quarters,
        five_eighths,
        half,
        three_eighths,
        one_quarter,
        one_eighth,
        empty: " ",
    }
}

/// What was done over time, what is asked for, and where that leads.
#[derive(Clone, Debug, Default)]
pub struct Plot {
    /// Points of what was done: when, how much.
    pub done: Vec<(f64, f64)>,
    /// A line from one point to another for what is asked for.
    pub asked: Vec<(f64, f64)>,
    /// Lines to where it may lead.
    pub ahead: Vec<Vec<(f64, f64)>>,
    /// The most on either axis.
    pub most: (f64, f64),
}

impl Plot {
    /// Draws it: what was done as an area, what is asked for as a line, what is to come as dots.
    #[must_use]
    pub fn lines(&self, size: (u16, u16), look: &Look) -> Vec<Line<'static>> {
        let [done, asked, ahead] = look.glyphs.plot.map(marker);
        let theme = &look.theme;
        let line = |data, marker: Marker, style: Style| {
            Dataset::default().data(data).marker(marker).graph_type(GraphType::Line).style(style)
        };
        let mut sets = vec![line(&self.asked, asked, theme.dim)];
        sets.extend(self.ahead.iter().map(|points| line(points, ahead, theme.accent)));
        sets.push(line(&self.done, done, theme.bar_full).graph_type(GraphType::Area).fill_to_y(0.0));
        let chart = Chart::new(sets)
            .legend_position(None)
            .x_axis(Axis::default().bounds([0.0, self.most.0.max(1.0)]))
            .y_axis(Axis::default().bounds([0.0, self.most.1.max(1.0)]));
        lines_of(chart, size)
    }
}

/// How a glyph is plotted: one of dots by its dots, any other as it is.
fn marker(glyph: &'static str) -> Marker {
    match glyph.chars().next() {
        None | Some('\u{2800}'..='\u{28ff}') => Marker::Braille,
        Some(glyph) => Marker::Custom(glyph),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Keymap;
    use crate::tui::theme::Theme;

    fn drawn(glyphs: Glyphs) -> String {
        let look = Look { theme: Theme::plain(), glyphs, keymap: Keymap::default() };
        let plot = Plot {
            done: vec![(0.0, 0.0), (10.0, 20.0), (20.0, 40.0)],
            asked: vec![(0.0, 100.0), (60.0, 100.0)],
            ahead: vec![vec![(20.0, 40.0), (40.0, 100.0)], vec![(20.0, 40.0), (60.0, 100.0)]],
            most: (60.0, 100.0),
        };
        let lines =
            plot.lines((31, 6), &look).into_iter().chain([spark(&[Some(0), None, Some(40), Some(100)], 100, &look)]);
        lines.map(|line| line.to_string().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_was_done_is_an_area_under_a_line_with_a_fan_behind_it() {
        insta::assert_snapshot!(format!("{}\n\n{}", drawn(Glyphs::unicode()), drawn(Glyphs::ascii())));
    }

    #[test]
    fn nothing_is_drawn_in_no_room() {
        let look = Look { theme: Theme::plain(), glyphs: Glyphs::ascii(), keymap: Keymap::default() };
        assert_eq!(Plot::default().lines((0, 0), &look), []);
        assert_eq!(spark(&[], 0, &look), Line::default());
    }
}
