//! What ratatui draws with: crossterm's backend, but with frames in as few bytes as a terminal needs. Only what differs
//! from the style before is said, short moves are relative, and long blanks are erased instead of written.
//!
//! It also keeps bold and reverse under `NO_COLOR`, where crossterm ends every style at each change of colour.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use crate::domain::text::width;

/// A backend that draws in few bytes.
#[derive(Debug)]
pub struct Compact<W: Write> {
    inner: CrosstermBackend<W>,
    frame: Vec<u8>,
}

impl<W: Write> Compact<W> {
    /// A backend that writes there.
    pub fn new(writer: W) -> Self {
        Self { inner: CrosstermBackend::new(writer), frame: Vec::with_capacity(8 * 1024) }
    }

    /// Tells the terminal something between two frames.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn tell(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.write_all(bytes)?;
        Backend::flush(&mut self.inner)
    }
}

/// Blanks fewer than this are written: erasing them takes as many bytes.
const WORTH_ERASING: usize = 12;

/// Where the cursor stands and in which style it writes, as far as that is known.
#[derive(Default)]
struct Pen {
    at: Option<(u16, u16)>,
    fg: Color,
    bg: Color,
    modifier: Modifier,
    /// Blank cells not written yet: the first of them, and how many.
    blanks: Option<(u16, u16, usize)>,
}

impl Pen {
    fn cell(&mut self, frame: &mut Vec<u8>, x: u16, y: u16, cell: &Cell) {
        if cell.symbol() == " " && cell.bg == Color::Reset && cell.modifier.is_empty() {
            match &mut self.blanks {
                Some((from, row, count)) if *row == y && usize::from(*from) + *count == usize::from(x) => *count += 1,
                _ => {
                    self.write_blanks(frame);
                    self.blanks = Some((x, y, 1));
                }
            }
            return;
        }
        self.write_blanks(frame);
        self.go(frame, x, y);
        self.style(frame, cell.fg, cell.bg, cell.modifier);
        frame.extend_from_slice(cell.symbol().as_bytes());
        // How far the cursor moves over anything but a plain character is for the terminal to say.
        let plain = cell.symbol().chars().count() == 1 && width(cell.symbol()) == 1;
        self.at = x.checked_add(1).map(|x| (x, y)).filter(|_| plain);
    }

    fn write_blanks(&mut self, frame: &mut Vec<u8>) {
        let Some((x, y, count)) = self.blanks.take() else { return };
        self.go(frame, x, y);
        if self.bg != Color::Reset || !self.modifier.is_empty() {
            self.style(frame, self.fg, Color::Reset, Modifier::empty());
        }
        if count >= WORTH_ERASING {
            push(frame, format_args!("\x1b[{count}X"));
        } else {
            frame.resize(frame.len() + count, b' ');
            self.at = u16::try_from(count).ok().and_then(|count| x.checked_add(count)).map(|x| (x, y));
        }
    }

    fn go(&mut self, frame: &mut Vec<u8>, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((from, row)) if row == y && from < x => match x - from {
                1 => frame.extend_from_slice(b"\x1b[C"),
                cells => push(frame, format_args!("\x1b[{cells}C")),
            },
            _ => push(frame, format_args!("\x1b[{};{}H", u32::from(y) + 1, u32::from(x) + 1)),
        }
        self.at = Some((x, y));
    }

    fn style(&mut self, frame: &mut Vec<u8>, fg: Color, bg: Color, modifier: Modifier) {
        if (fg, bg, modifier) == (self.fg, self.bg, self.modifier) {
            return;
        }
        let mut codes = Codes::default();
        if !modifier.contains(self.modifier) || (fg == Color::Reset && bg == Color::Reset && modifier.is_empty()) {
            codes.add("0");
            (self.fg, self.bg, self.modifier) = (Color::Reset, Color::Reset, Modifier::empty());
        }
        for (flag, code) in MODIFIERS {
            if modifier.contains(flag) && !self.modifier.contains(flag) {
                codes.add(code);
            }
        }
        if fg != self.fg {
            codes.add(&colour(fg, 30));
        }
        if bg != self.bg {
            codes.add(&colour(bg, 40));
        }
        push(frame, format_args!("\x1b[{}m", codes.0));
        (self.fg, self.bg, self.modifier) = (fg, bg, modifier);
    }
}

const MODIFIERS: [(Modifier, &str); 8] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// Codes of one style sequence, separated by semicolons.
#[derive(Default)]
struct Codes(String);

impl Codes {
    fn add(&mut self, code: &str) {
        if !self.0.is_empty() {
            self.0.push(';');
        }
        self.0.push_str(code);
    }
}

/// The code of a colour; `base` is 30 for the text and 40 for the ground. Source: ECMA-48, 8.3.117, and xterm's extensions.
fn colour(colour: Color, base: u8) -> String {
    let plain = |index: u8| (base + index).to_string();
    let bright = |index: u8| (base + 60 + index).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

/// Writing to memory does not fail.
fn push(frame: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    drop(frame.write_fmt(text));
}

impl<W: Write> Backend for Compact<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.frame.clear();
        let mut pen = Pen::default();
        for (x, y, cell) in content {
            pen.cell(&mut self.frame, x, y, cell);
        }
        pen.write_blanks(&mut self.frame);
        pen.style(&mut self.frame, Color::Reset, Color::Reset, Modifier::empty());
        self.inner.write_all(&self.frame)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        // The cursor is hidden when the terminal is taken over and shown when it is given back; nothing shows it between.
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Asking the terminal would wait for an answer that the thread that reads keys may take.
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const WIDTH: u16 = 40;
    const HEIGHT: u16 = 6;

    fn cells() -> impl Strategy<Value = Vec<(u16, u16, &'static str, Style)>> {
        let texts = ["a", "word", " ", "                    ", "é", "中文", "─", "▸ x", "e\u{301}"];
        let colours = [Color::Reset, Color::Cyan, Color::DarkGray, Color::Indexed(99), Color::Rgb(1, 2, 3)];
        let modifiers = [
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::REVERSED,
            Modifier::UNDERLINED | Modifier::BOLD,
        ];
        let style = (
            prop::sample::select(colours.to_vec()),
            prop::sample::select(colours.to_vec()),
            prop::sample::select(modifiers.to_vec()),
        )
            .prop_map(|(fg, bg, modifier)| Style::reset().fg(fg).bg(bg).add_modifier(modifier));
        prop::collection::vec((0..WIDTH, 0..HEIGHT, prop::sample::select(texts.to_vec()), style), 0..30)
    }

    fn painted(cells: &[(u16, u16, &str, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
        for (x, y, text, style) in cells {
            buffer.set_string(*x, *y, text, *style);
        }
        buffer
    }

    fn parser() -> vt100::Parser {
        let cells = |number: u16| NonZeroU16::new(number).unwrap();
        vt100::Parser::new(cells(HEIGHT), cells(WIDTH), 0)
    }

    fn sent(backend: &mut Compact<Vec<u8>>, from: &Buffer, to: &Buffer) -> Vec<u8> {
        backend.draw(from.diff(to).into_iter()).unwrap();
        backend.frame.clone()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        /// A terminal shows the same, in text and style, as one that gets the same frames the usual way.
        #[test]
        fn a_terminal_shows_what_was_drawn(first in cells(), second in cells()) {
            let (empty, first, second) = (painted(&[]), painted(&first), painted(&second));
            let mut compact = Compact::new(Vec::new());
            let mut shown = parser();
            shown.process(&sent(&mut compact, &empty, &first));
            shown.process(&sent(&mut compact, &first, &second));

            let mut bytes: Vec<u8> = Vec::new();
            let mut usual = CrosstermBackend::new(&mut bytes);
            usual.draw(empty.diff(&first).into_iter()).unwrap();
            usual.draw(first.diff(&second).into_iter()).unwrap();
            let mut expected = parser();
            expected.process(&bytes);
            for row in 0..HEIGHT {
                for column in 0..WIDTH {
                    let cell = |parser: &vt100::Parser| {
                        let cell = parser.screen().cell(row, column).unwrap();
                        let text = if cell.has_contents() { cell.contents().to_owned() } else { " ".into() };
                        let ink = if text == " " && !cell.underline() && !cell.inverse() { vt100::Color::Default } else { cell.fgcolor() };
                        let blank = text == " ";
                        (text, ink, cell.bgcolor(), cell.inverse(), cell.underline(), !blank && cell.bold(), !blank && cell.dim())
                    };
                    prop_assert_eq!(cell(&shown), cell(&expected), "row {} column {}", row, column);
                }
            }
        }
    }

    #[test]
    fn little_is_said() {
        let (empty, mut row) =
            (painted(&[]), painted(&[(0, 0, "one", Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD))]));
        let mut compact = Compact::new(Vec::new());
        assert_eq!(String::from_utf8(sent(&mut compact, &empty, &row)).unwrap(), "\x1b[1;1H\x1b[1;36mone\x1b[0m");
        let full = painted(&[(0, 0, &"x".repeat(40), Style::new())]);
        assert_eq!(String::from_utf8(sent(&mut compact, &full, &painted(&[]))).unwrap(), "\x1b[1;1H\x1b[40X");
        row.set_string(5, 0, "two", Style::new().add_modifier(Modifier::REVERSED));
        assert_eq!(
            String::from_utf8(sent(&mut compact, &empty, &row)).unwrap(),
            "\x1b[1;1H\x1b[1;36mone\x1b[2C\x1b[0;7mtwo\x1b[0m"
        );
    }

    #[test]
    fn what_is_told_between_two_frames_stands_between_them() {
        let mut sent: Vec<u8> = Vec::new();
        let mut compact = Compact::new(&mut sent);
        let (empty, row) = (painted(&[]), painted(&[(0, 0, "one", Style::new())]));
        compact.draw(empty.diff(&row).into_iter()).unwrap();
        compact.tell(&crate::tui::clipboard::copying("foo")).unwrap();
        compact.draw(row.diff(&empty).into_iter()).unwrap();
        let expected = "\x1b[1;1Hone\x1b]52;c;Zm9v\x07\x1b[1;1H   ";
        assert_eq!(String::from_utf8(sent).unwrap(), expected);
    }

    #[test]
    fn without_colours_bold_and_reverse_stay() {
        let cells = [
            (0, 0, "a", Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)),
            (1, 0, "b", Style::new().add_modifier(Modifier::REVERSED)),
        ];
        let sent = sent(&mut Compact::new(Vec::new()), &painted(&[]), &painted(&cells));
        assert_eq!(String::from_utf8(sent).unwrap(), "\x1b[1;1H\x1b[1;7ma\x1b[0;7mb\x1b[0m");
    }
}
