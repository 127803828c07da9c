//! A frame as an SVG picture: each run of cells in its colours, on a dark window.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const CELL_WIDTH: f64 = 8.4;
const CELL_HEIGHT: f64 = 18.0;
const MARGIN: f64 = 12.0;
const GROUND: &str = "#16181d";
const INK: &str = "#d6d9df";

/// The frame as a picture.
pub fn svg(frame: &Buffer) -> String {
    let (columns, rows) = (frame.area.width, frame.area.height);
    let (width, height) =
        (f64::from(columns) * CELL_WIDTH + 2.0 * MARGIN, f64::from(rows) * CELL_HEIGHT + 2.0 * MARGIN);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{GROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
    );
    for row in 0..rows {
        for (column, cells, text) in runs(frame, row, columns) {
            run(&mut picture, row, column, cells, &text);
        }
    }
    picture.push_str("</g>\n</svg>\n");
    picture
}

/// Neighbouring cells of one style: where they begin, the first of them, and their text.
fn runs(frame: &Buffer, row: u16, columns: u16) -> Vec<(u16, &Cell, String)> {
    let mut runs: Vec<(u16, &Cell, String)> = Vec::new();
    let mut column = 0;
    while column < columns {
        let cell = &frame[(column, row)];
        match runs.last_mut() {
            Some((_, first, run)) if first.style() == cell.style() => run.push_str(cell.symbol()),
            _ => runs.push((column, cell, cell.symbol().to_owned())),
        }
        column += u16::try_from(cell.symbol().width().max(1)).unwrap();
    }
    runs
}

fn run(picture: &mut String, row: u16, column: u16, cell: &Cell, text: &str) {
    let (x, y) = (MARGIN + f64::from(column) * CELL_WIDTH, MARGIN + f64::from(row) * CELL_HEIGHT);
    let length = text.width() as f64 * CELL_WIDTH;
    let (mut ink, mut ground) = (hex(cell.fg, INK), hex(cell.bg, GROUND));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut ground);
    }
    if ground != GROUND {
        let _ = writeln!(
            picture,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"{CELL_HEIGHT}\" fill=\"{ground}\"/>"
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let dim = if cell.modifier.contains(Modifier::DIM) { " opacity=\"0.65\"" } else { "" };
    let line = if cell.modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let base = y + CELL_HEIGHT * 0.74;
    let _ = writeln!(
        picture,
        "<text x=\"{x:.1}\" y=\"{base:.1}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{weight}{dim}{line}>{text}</text>"
    );
}

/// A colour of the usual palette.
fn hex(color: Color, default: &'static str) -> &'static str {
    match color {
        Color::Black => "#2b2f38",
        Color::Red => "#e06c75",
        Color::Green => "#98c379",
        Color::Yellow => "#e5c07b",
        Color::Blue => "#61afef",
        Color::Magenta => "#c678dd",
        Color::Cyan => "#56b6c2",
        Color::Gray => "#d6d9df",
        Color::DarkGray => "#7f848e",
        Color::LightRed => "#e88388",
        Color::LightGreen => "#a8d18d",
        Color::LightYellow => "#ecd08f",
        Color::LightBlue => "#7cbcf5",
        Color::LightMagenta => "#d38ae6",
        Color::LightCyan => "#6cc7d2",
        Color::White => "#ffffff",
        _ => default,
    }
}
