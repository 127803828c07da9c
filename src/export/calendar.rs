//! A calendar in iCalendar, as calendar programs read it. Source: RFC 5545.

use chrono::Utc;

use crate::domain::text::cleaned;
use crate::domain::time::{Day, Moment};

/// Something that lasts whole days and blocks none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllDay {
    /// Its name for calendar programs: the same whenever it is written again, so that it replaces what it was.
    pub uid: String,
    /// The first day.
    pub first: Day,
    /// How many days.
    pub days: u32,
    /// One line.
    pub summary: String,
    /// Lines.
    pub description: String,
}

/// The most bytes of a line, its end not counted.
const LINE: usize = 75;

/// A calendar of this name, written at that moment.
#[must_use]
pub fn calendar(name: &str, events: &[AllDay], at: Moment) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        concat!("PRODID:-//gradus//gradus ", env!("CARGO_PKG_VERSION"), "//EN").to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(name)),
    ];
    let written = at.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ");
    for event in events {
        let end = event.first.plus(event.days.into());
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&event.uid)),
            format!("DTSTAMP:{written}"),
            format!("DTSTART;VALUE=DATE:{}", date(event.first)),
            format!("DTEND;VALUE=DATE:{}", date(end)),
            format!("SUMMARY:{}", escaped(&event.summary)),
            format!("DESCRIPTION:{}", escaped(&event.description)),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn date(day: Day) -> String {
    day.date().format("%Y%m%d").to_string()
}

/// Text in which nothing ends a value or a line, and nothing is hidden.
fn escaped(text: &str) -> String {
    let (text, _) = cleaned(text);
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => safe.extend(['\\', c]),
            '\n' => safe.push_str("\\n"),
            '\t' => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// A line with its end, broken where it is too long: what goes on begins with a space. No character is broken.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(c);
        used += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;

    fn week(summary: &str, description: &str) -> AllDay {
        AllDay {
            uid: "plan-ml-engineer-2026-12-28@gradus".into(),
            first: Day::parse("2026-12-28").unwrap(),
            days: 7,
            summary: summary.into(),
            description: description.into(),
        }
    }

    fn written(events: &[AllDay]) -> String {
        calendar("gradus: ML engineer", events, DateTime::parse_from_rfc3339("2026-11-20T00:30:00+01:00").unwrap())
    }

    #[test]
    fn a_week_is_one_event_of_whole_days_that_blocks_nothing() {
        let expected = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//gradus//gradus VERSION//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:gradus: ML engineer
BEGIN:VEVENT
UID:plan-ml-engineer-2026-12-28@gradus
DTSTAMP:20261119T233000Z
DTSTART;VALUE=DATE:20261228
DTEND;VALUE=DATE:20270104
SUMMARY:6 h: Tensors\\, shapes\\; C:\\\\data
DESCRIPTION:- Tensors\\, 3 h\\n- Autograd of everything that can be different
 iated\\, 3 h
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
";
        let description = "- Tensors, 3 h\n- Autograd of everything that can be differentiated, 3 h";
        let week = week("6 h: Tensors, shapes; C:\\data", description);
        let expected =
            expected.replace('\n', "\r\n").replace("gradus VERSION", concat!("gradus ", env!("CARGO_PKG_VERSION")));
        assert_eq!(written(&[week]), expected);
        assert_eq!(written(&[]).lines().count(), 6);
    }

    #[test]
    fn no_character_is_broken_by_a_fold() {
        let folds = |line: &str| folded(line).split("\r\n").map(str::len).collect::<Vec<_>>();
        assert_eq!(folds(&"a".repeat(75)), [75, 0]);
        assert_eq!(folds(&"a".repeat(76)), [75, 2, 0]);
        assert_eq!(folds(&"a".repeat(150)), [75, 75, 2, 0]);
        assert_eq!(folds(&format!("{}中{}", "a".repeat(73), "b".repeat(71))), [73, 75, 0]);
    }

    /// The value of a property as a calendar program reads it.
    fn read(document: &str, property: &str) -> String {
        let unfolded = document.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix(&format!("{property}:"))).unwrap();
        let mut value = String::new();
        let mut letters = line.chars();
        while let Some(c) = letters.next() {
            value.push(match c {
                '\\' => match letters.next().unwrap() {
                    'n' => '\n',
                    other => other,
                },
                ';' | ',' => panic!("{line}: it ends here"),
                c => c,
            });
        }
        value
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "(\\PC|[\n,;\\\\:\"中é👩]){0,200}", hostile in any::<String>()) {
            let document = written(&[week(&hostile, &text)]);
            let (text, _) = cleaned(&text);
            prop_assert_eq!(read(&document, "DESCRIPTION"), text);
            prop_assert_eq!(document.matches("\r\nBEGIN:").count(), 1);
            prop_assert!(document.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
        }
    }
}
