//! The marks, bars and ramps that screens draw with, in Unicode and in ASCII; each is exactly one cell wide.

use unicode_width::UnicodeWidthStr;

use crate::domain::figures::filled;
use crate::domain::preference::GlyphChoice;

/// A glyph for each use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Before the selected row.
    pub selected: &'static str,
    /// Done.
    pub done: &'static str,
    /// Under way.
    pub doing: &'static str,
    /// A prerequisite is missing.
    pub blocked: &'static str,
    /// Skipped.
    pub skipped: &'static str,
    /// A heading with hidden rows.
    pub folded: &'static str,
    /// A heading with its rows below it.
    pub unfolded: &'static str,
    /// A filled cell of a bar.
    pub bar_full: &'static str,
    /// An empty cell of a bar.
    pub bar_empty: &'static str,
    /// From nothing to most, for a heat map.
    pub heat: [&'static str; 5],
    /// From least to most, for a line of small columns.
    pub spark: [&'static str; 8],
    /// What is done, what is asked for and what is to come, in a chart; a glyph of dots stands for its single dots.
    pub plot: [&'static str; 3],
    /// A horizontal line.
    pub rule: &'static str,
    /// A vertical line.
    pub divider: &'static str,
    /// Before an item of a list.
    pub bullet: &'static str,
    /// An item to tick.
    pub box_open: &'static str,
    /// A ticked item.
    pub box_done: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    selected: "▸",
    done: "✓",
    doing: ">",
    blocked: "-",
    skipped: "~",
    folded: "▹",
    unfolded: "▿",
    bar_full: "█",
    bar_empty: "░",
    heat: [" ", "░", "▒", "▓", "█"],
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    plot: ["⣿", "─", "⠂"],
    rule: "─",
    divider: "│",
    bullet: "•",
    box_open: "☐",
    box_done: "✓",
};

const ASCII: Glyphs = Glyphs {
    selected: "*",
    done: "x",
    doing: ">",
    blocked: "-",
    skipped: "~",
    folded: "+",
    unfolded: "-",
    bar_full: "#",
    bar_empty: ".",
    heat: [" ", ".", ":", "+", "#"],
    spark: ["_", ".", ":", "-", "=", "+", "*", "#"],
    plot: ["#", "-", "."],
    rule: "-",
    divider: "|",
    bullet: "-",
    box_open: "o",
    box_done: "x",
};

impl Glyphs {
    /// The glyphs to draw with. `locale` is the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty. A locale that
    /// is not UTF-8 gets ASCII; a Chinese, Japanese or Korean one keeps only what its terminals draw one cell wide; with
    /// none at all (Windows, bare containers) the terminal is taken to be a current one.
    #[must_use]
    pub fn pick(choice: GlyphChoice, locale: Option<&str>) -> Self {
        match (choice, locale.unwrap_or_default()) {
            (GlyphChoice::Ascii, _) => Self::ascii(),
            (GlyphChoice::Unicode, _) | (GlyphChoice::Auto, "") => Self::unicode(),
            (GlyphChoice::Auto, locale) if !is_utf8(locale) => Self::ascii(),
            (GlyphChoice::Auto, locale) if is_east_asian(locale) => Self::one_cell(|glyph| glyph.width_cjk()),
            (GlyphChoice::Auto, _) => Self::unicode(),
        }
    }

    /// Unicode; ASCII where a glyph's width is not one cell.
    #[must_use]
    pub fn unicode() -> Self {
        Self::one_cell(|glyph| glyph.width())
    }

    /// ASCII only.
    #[must_use]
    pub fn ascii() -> Self {
        ASCII
    }

    /// Unicode where that measure of it is one cell. What is seen side by side changes together.
    fn one_cell(width: fn(&str) -> usize) -> Self {
        let (u, a) = (&UNICODE, &ASCII);
        let [selected, folded, unfolded] =
            measured([u.selected, u.folded, u.unfolded], [a.selected, a.folded, a.unfolded], width);
        let [done, doing, blocked, skipped, box_open, box_done] = measured(
            [u.done, u.doing, u.blocked, u.skipped, u.box_open, u.box_done],
            [a.done, a.doing, a.blocked, a.skipped, a.box_open, a.box_done],
            width,
        );
        let [bar_full, bar_empty] = measured([u.bar_full, u.bar_empty], [a.bar_full, a.bar_empty], width);
        let [rule, divider] = measured([u.rule, u.divider], [a.rule, a.divider], width);
        let [bullet] = measured([u.bullet], [a.bullet], width);
        Self {
            selected,
            done,
            doing,
            blocked,
            skipped,
            folded,
            unfolded,
            bar_full,
            bar_empty,
            heat: measured(u.heat, a.heat, width),
            spark: measured(u.spark, a.spark, width),
            plot: measured(u.plot, a.plot, width),
            rule,
            divider,
            bullet,
            box_open,
            box_done,
        }
    }

    /// The filled and the empty part of a bar of that many cells, for a part of a whole in the same unit.
    #[must_use]
    pub fn bar(&self, part: f64, whole: f64, cells: usize) -> [String; 2] {
        let filled = filled(part, whole, cells);
        [self.bar_full.repeat(filled), self.bar_empty.repeat(cells - filled)]
    }
}

/// The Unicode glyphs when each is one cell wide, else the ASCII ones.
fn measured<const N: usize>(
    unicode: [&'static str; N],
    ascii: [&'static str; N],
    width: fn(&str) -> usize,
) -> [&'static str; N] {
    if unicode.iter().all(|glyph| width(glyph) == 1) { unicode } else { ascii }
}

/// Whether a locale such as `de_DE.UTF-8` is written in UTF-8.
fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// Whether the terminals of a locale may draw ambiguous characters two cells wide.
fn is_east_asian(locale: &str) -> bool {
    let language = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
    matches!(language.to_lowercase().as_str(), "zh" | "ja" | "ko")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every glyph; with a new field this does not compile until the field is here.
    fn all(glyphs: Glyphs) -> Vec<&'static str> {
        #[rustfmt::skip]
        let Glyphs {
            selected, done, doing, blocked, skipped, folded, unfolded, bar_full, bar_empty, heat, spark, plot, rule,
            divider, bullet, box_open, box_done,
        } = glyphs;
        let marks = [selected, done, doing, blocked, skipped, folded, unfolded, bullet, box_open, box_done];
        [&marks[..], &[bar_full, bar_empty, rule, divider], &heat, &spark, &plot].concat()
    }

    fn auto(locale: &str) -> Glyphs {
        Glyphs::pick(GlyphChoice::Auto, Some(locale))
    }

    #[test]
    fn every_glyph_is_one_cell_wide() {
        for glyphs in [Glyphs::unicode(), Glyphs::ascii(), auto("ja_JP.UTF-8")] {
            assert_eq!(all(glyphs).into_iter().filter(|glyph| glyph.width() != 1).collect::<Vec<_>>(), [""; 0]);
        }
        assert_eq!(Glyphs::unicode(), UNICODE);
        assert!(all(Glyphs::ascii()).concat().is_ascii());
        let wide: Vec<_> = all(auto("ja_JP.UTF-8")).into_iter().filter(|glyph| glyph.width_cjk() != 1).collect();
        assert_eq!(wide, [""; 0]);
    }

    #[test]
    fn glyphs_of_one_column_differ() {
        for glyphs in [Glyphs::unicode(), Glyphs::ascii(), auto("zh_CN.UTF-8")] {
            let Glyphs { selected, done, doing, blocked, skipped, folded, unfolded, box_open, box_done, .. } = glyphs;
            let columns: [&[&str]; 7] = [
                &[selected, done, doing, blocked, skipped, " "],
                &[selected, folded, unfolded, " "],
                &[box_open, box_done, " "],
                &[glyphs.bar_full, glyphs.bar_empty],
                &glyphs.heat,
                &glyphs.spark,
                &glyphs.plot,
            ];
            for column in columns {
                let distinct: std::collections::BTreeSet<_> = column.iter().collect();
                assert_eq!(distinct.len(), column.len(), "{column:?}");
            }
        }
    }

    #[test]
    fn wide_glyphs_give_way_with_their_neighbours() {
        let narrow = |text: &str| text.width();
        assert_eq!(measured(["▒", "█"], [":", "#"], narrow), ["▒", "█"]);
        assert_eq!(measured(["▒", "中"], [":", "#"], narrow), [":", "#"]);
        let east = auto("ko_KR.UTF-8");
        assert_eq!((east.selected, east.done, east.unfolded, east.box_open), ("▸", "✓", "▿", "☐"));
        assert_eq!((east.bar_full, east.bar_empty, east.rule, east.divider, east.bullet), ("#", ".", "-", "|", "-"));
        assert_eq!((east.heat, east.spark, east.plot), (ASCII.heat, ASCII.spark, ASCII.plot));
    }

    #[test]
    fn the_locale_decides_unless_the_learner_does() {
        for locale in ["en_US.UTF-8", "de_DE.utf8@euro", "C.UTF-8", "UTF-8", "jam_JM.UTF-8", ""] {
            assert_eq!(auto(locale), UNICODE, "{locale}");
        }
        for locale in ["C", "POSIX", "de_DE", "de_DE@euro", "ru_RU.KOI8-R", "ja_JP.eucJP"] {
            assert_eq!(auto(locale), ASCII, "{locale}");
        }
        for locale in ["ja_JP.UTF-8", "ko.UTF-8", "zh-TW.utf8", "ZH_cn.UTF-8"] {
            assert_eq!(auto(locale).bar_full, "#", "{locale}");
        }
        assert_eq!(Glyphs::pick(GlyphChoice::Auto, None), UNICODE);
        assert_eq!(Glyphs::pick(GlyphChoice::Unicode, Some("ja_JP.eucJP")), UNICODE);
        assert_eq!(Glyphs::pick(GlyphChoice::Ascii, Some("en_US.UTF-8")), ASCII);
    }

    #[test]
    fn a_bar_has_a_filled_and_an_empty_part() {
        assert_eq!(UNICODE.bar(17.0, 46.0, 10), ["███", "░░░░░░░"]);
        assert_eq!(ASCII.bar(1.0, 1.0, 3), ["###", ""]);
        assert_eq!(ASCII.bar(0.0, 1.0, 3), ["", "..."]);
    }
}
