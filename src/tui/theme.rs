//! Styles by what they mean. Only the 16 colours that a terminal's own palette defines, and never colour alone: what
//! must be seen is also bold, reversed or underlined, or has a word or a glyph.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::preference::ThemeChoice;

/// A style for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whatever has no other role: the terminal's own colours.
    pub text: Style,
    /// What is secondary.
    pub dim: Style,
    /// The one thing that matters now.
    pub accent: Style,
    /// The selected row: laid over its other styles, it makes them one.
    pub selected: Style,
    /// The titles of screens, panes and groups.
    pub heading: Style,
    /// Done, passed, proven.
    pub good: Style,
    /// Should be looked at.
    pub warning: Style,
    /// Failed, or about to be lost.
    pub danger: Style,
    /// The filled part of a bar, and the marks of a chart.
    pub bar_full: Style,
    /// The rest of a bar.
    pub bar_empty: Style,
    /// Rules and dividers.
    pub border: Style,
    /// A key in a hint.
    pub key: Style,
    /// A short word that sets a row apart.
    pub badge: Style,
}

impl Theme {
    /// The theme to draw with. `no_color` is the variable `NO_COLOR`: set to anything but nothing, it outranks the choice.
    #[must_use]
    pub fn pick(choice: ThemeChoice, no_color: Option<&str>) -> Self {
        if no_color.is_some_and(|value| !value.is_empty()) {
            return Self::plain();
        }
        match choice {
            ThemeChoice::Auto => Self::auto(),
            ThemeChoice::Dark => Self::dark(),
            ThemeChoice::Light => Self::light(),
            ThemeChoice::Plain => Self::plain(),
        }
    }

    /// For terminals whose background is unknown: hues that stand out from black and from white.
    #[must_use]
    pub fn auto() -> Self {
        Self::coloured(Hues {
            accent: Color::Magenta,
            good: Color::Green,
            warning: Color::Red,
            danger: Color::Red,
            badge: Color::Magenta,
        })
    }

    /// For dark terminals.
    #[must_use]
    pub fn dark() -> Self {
        Self::coloured(Hues {
            accent: Color::Cyan,
            good: Color::Green,
            warning: Color::Yellow,
            danger: Color::LightRed,
            badge: Color::Magenta,
        })
    }

    /// For light terminals.
    #[must_use]
    pub fn light() -> Self {
        Self::coloured(Hues {
            accent: Color::Blue,
            good: Color::Green,
            warning: Color::Magenta,
            danger: Color::Red,
            badge: Color::Magenta,
        })
    }

    /// Without any foreground or background: where `NO_COLOR` is set, crossterm writes an empty sequence for each change
    /// of colour, which also ends reverse and bold.
    #[must_use]
    pub fn plain() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            accent: plain.add_modifier(Modifier::BOLD),
            selected: plain.add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
            heading: plain.add_modifier(Modifier::BOLD),
            good: plain,
            warning: plain.add_modifier(Modifier::UNDERLINED),
            danger: plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            bar_full: plain,
            bar_empty: plain.add_modifier(Modifier::DIM),
            border: plain.add_modifier(Modifier::DIM),
            key: plain.add_modifier(Modifier::BOLD),
            badge: plain.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The plain theme with hues. What is secondary stays dim instead of grey: palettes such as Solarized give the
    /// colours of grey to their backgrounds.
    fn coloured(hues: Hues) -> Self {
        let plain = Self::plain();
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self {
            accent: bold.fg(hues.accent),
            selected: plain.selected.fg(Color::Reset).bg(Color::Reset),
            good: Style::new().fg(hues.good),
            warning: Style::new().fg(hues.warning),
            danger: bold.fg(hues.danger),
            bar_full: Style::new().fg(hues.accent),
            key: bold.fg(hues.accent),
            badge: Style::new().fg(hues.badge),
            ..plain
        }
    }
}

/// The colours in which the coloured themes differ.
struct Hues {
    accent: Color,
    good: Color,
    warning: Color,
    danger: Color,
    badge: Color,
}

#[cfg(test)]
mod tests {
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::buffer::Buffer;
    use ratatui::crossterm::style::{Colored, force_color_output};
    use ratatui::layout::Rect;
    use ratatui::text::{Line, Span};
    use ratatui::widgets::Widget;

    use super::*;

    /// Every role; with a new field this does not compile until the field is here.
    fn roles(theme: Theme) -> [(&'static str, Style); 13] {
        #[rustfmt::skip]
        let Theme {
            text, dim, accent, selected, heading, good, warning, danger, bar_full, bar_empty, border, key, badge,
        } = theme;
        [
            ("text", text),
            ("dim", dim),
            ("accent", accent),
            ("selected", selected),
            ("heading", heading),
            ("good", good),
            ("warning", warning),
            ("danger", danger),
            ("bar_full", bar_full),
            ("bar_empty", bar_empty),
            ("border", border),
            ("key", key),
            ("badge", badge),
        ]
    }

    fn colours(theme: Theme) -> Vec<(&'static str, Color)> {
        let both = |(role, style): (_, Style)| [style.fg, style.bg].into_iter().flatten().map(move |c| (role, c));
        roles(theme).into_iter().flat_map(both).filter(|(_, colour)| *colour != Color::Reset).collect()
    }

    /// What reaches a terminal when a row of text, with a dim and a good part, is drawn and then selected.
    fn bytes_of_selected_row(theme: &Theme) -> String {
        let area = Rect::new(0, 0, 6, 2);
        let mut buffer = Buffer::empty(area);
        let parts = [Span::styled("ab", theme.text), Span::styled("cd", theme.dim), Span::styled("ef", theme.good)];
        Line::from_iter(parts.clone()).render(Rect::new(0, 0, 6, 1), &mut buffer);
        Line::from_iter(parts).render(Rect::new(0, 1, 6, 1), &mut buffer);
        buffer.set_style(Rect::new(0, 1, 6, 1), theme.selected);
        let mut bytes = Vec::new();
        CrosstermBackend::new(&mut bytes).draw(Buffer::empty(area).diff(&buffer).into_iter()).unwrap();
        String::from_utf8(bytes).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn the_plain_theme_has_no_colours() {
        for (role, style) in roles(Theme::plain()) {
            assert_eq!((style.fg, style.bg), (None, None), "{role}");
        }
    }

    #[test]
    fn a_selected_row_shows_without_colours() {
        let before = Colored::ansi_color_disabled_memoized();
        force_color_output(false);
        let (plain, dark) = (bytes_of_selected_row(&Theme::plain()), bytes_of_selected_row(&Theme::dark()));
        force_color_output(true);
        let plain_in_colour = bytes_of_selected_row(&Theme::plain());
        force_color_output(!before);
        let row = "^[1;1Hab^[2mcd^[22mef^[2;1H^[7mabcdef";
        assert_eq!(plain, format!("{row}^[m^[m^[m^[0m"));
        assert_eq!(plain_in_colour, format!("{row}^[39m^[49m^[59m^[0m"), "nothing but the closing reset");
        assert!(dark.contains("^[7m^[;mabcdef"), "if reverse outlives a change of colour, plain has no use: {dark}");
    }

    #[test]
    fn a_selected_row_is_reversed_in_one_piece_in_every_theme() {
        for theme in [Theme::auto(), Theme::dark(), Theme::light(), Theme::plain()] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 13, 1));
            for (x, (_, style)) in (0..).zip(roles(theme).into_iter().filter(|(role, _)| *role != "selected")) {
                buffer.set_style(Rect::new(x, 0, 1, 1), style);
            }
            buffer.set_style(buffer.area, theme.selected);
            for cell in buffer.content() {
                assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
                assert!(cell.modifier.contains(Modifier::REVERSED) && !cell.modifier.contains(Modifier::DIM));
            }
        }
    }

    #[test]
    fn no_theme_uses_what_is_unreadable_on_its_background() {
        use Color::{Blue, Cyan, Green, LightRed, Magenta, Red, Yellow};
        let sets: [(Theme, &[Color]); 3] = [
            (Theme::auto(), &[Red, Green, Magenta]),
            (Theme::dark(), &[LightRed, Green, Yellow, Cyan, Magenta]),
            (Theme::light(), &[Red, Green, Blue, Magenta]),
        ];
        for (theme, readable) in sets {
            let bad: Vec<_> = colours(theme).into_iter().filter(|(_, colour)| !readable.contains(colour)).collect();
            assert_eq!(bad, []);
            assert_eq!(roles(theme)[0], ("text", Style::new()));
        }
    }

    #[test]
    fn no_color_outranks_the_choice() {
        for &choice in ThemeChoice::ALL {
            assert_eq!(Theme::pick(choice, Some("1")), Theme::plain());
            assert_eq!(Theme::pick(choice, Some("")), Theme::pick(choice, None));
        }
        let picked =
            ["auto", "dark", "light", "plain"].map(|word| Theme::pick(ThemeChoice::from_word(word).unwrap(), None));
        assert_eq!(picked, [Theme::auto(), Theme::dark(), Theme::light(), Theme::plain()]);
    }
}
