//! The journal: lines ⇄ events. JOURNAL.md is the format, and it is for ever.
//!
//! [`read`] takes any bytes and gives the set of events in them with everything that is wrong; [`print()`] writes one event
//! as one line. Reading is on the way to every screen, so the common types are read in one pass over borrowed text.

#[cfg(test)]
mod arbitrary;
mod body;
mod fields;
mod lines;
mod moment;
mod ordered;
mod print;
mod rare;
mod reason;
mod set;
mod wire;

use std::ops::Range;
use std::sync::Arc;

use chrono::DateTime;

pub use lines::End;
pub use ordered::{Ordered, ordered};
pub use print::print;

use self::lines::{Line, Lines};
use self::set::{Found, Settled};
use self::wire::{Field, Text, Wire};
use super::diagnostic::{Diagnostic, Place, Severity};
use crate::domain::event::{Body, Event};
use crate::domain::event_id::EventId;
use crate::domain::text::count;
use crate::domain::time::{Day, Moment};

/// What a journal says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The set of its events, ordered by id, each id once.
    pub events: Vec<Event>,
    /// What is wrong with it, in the order of the lines: an error for a line or a payload that does not count, a warning
    /// for what counts but should be looked at, a note for the rest.
    pub problems: Vec<Diagnostic>,
    /// Where the lines lie that are no events, line ends included, in order: what `journal repair` sets aside.
    pub bad: Vec<Range<usize>>,
    /// How many lines it has, blank ones included.
    pub lines: usize,
    /// How the last line ends.
    pub end: End,
}

/// Reads a journal. `path` is what problems call the file.
#[must_use]
pub fn read(path: &str, bytes: &[u8]) -> Reading {
    read_after(path, bytes, 0)
}

/// Reads what was added to a journal after its first `before` lines, all of them finished.
#[must_use]
pub fn read_after(path: &str, bytes: &[u8], before: usize) -> Reading {
    let mut reader = Reader { path, problems: Vec::new(), bad: Vec::new(), newer: 0, machines: Vec::new() };
    let mut lines = Lines::new(bytes, before);
    let mut found = Found::with_capacity(bytes.len() / BYTES_A_LINE);
    for line in lines.by_ref() {
        match reader.event(&line, found.last()) {
            Ok(event) => found.push(event, &line),
            Err(reason) => reader.reject(&line, reason),
        }
    }
    let settled = found.settle();
    reader.note(&settled, &lines);
    Reading {
        events: settled.events,
        problems: reader.problems,
        bad: reader.bad,
        lines: lines.passed - before,
        end: lines.end,
    }
}

/// The lines of a journal that say anything, events or not, less marks at the start and white space at the end.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    Lines::new(bytes, 0).map(|line| line.text)
}

/// Those of the [`lines()`] that are events.
pub fn event_lines<'a>(bytes: &'a [u8], reading: &Reading) -> impl Iterator<Item = &'a [u8]> {
    let mut bad = reading.bad.iter().map(|range| range.start).peekable();
    Lines::new(bytes, 0).filter(move |line| bad.next_if_eq(&line.whole.start).is_none()).map(|line| line.text)
}

/// What a line takes at the least; only for the first guess at the number of events: room that is not used costs nothing,
/// room that has to be found later costs twice.
const BYTES_A_LINE: usize = 140;

/// The most bytes of a line that a problem quotes.
const QUOTED: usize = 160;

struct Reader<'p> {
    path: &'p str,
    problems: Vec<Diagnostic>,
    bad: Vec<Range<usize>>,
    /// How many events are of types that only a newer version knows.
    newer: usize,
    machines: Vec<Arc<str>>,
}

impl Reader<'_> {
    /// The event of a line; `last` is the event of the line before.
    ///
    /// # Errors
    /// Why the line is none.
    fn event(&mut self, line: &Line<'_>, last: Option<&Event>) -> Result<Event, String> {
        let text = std::str::from_utf8(line.text).map_err(|_| reason::why(line, None))?;
        let mut wire = Wire::read(text).map_err(|error| reason::why(line, Some(&error)))?;
        let Field::Is(id) = &wire.id else { return Err("the line has no \"id\" that is a text".into()) };
        let id = EventId::parse(id.as_str());
        let Field::Is(kind) = std::mem::take(&mut wire.kind) else {
            return Err("the line has no \"type\" that is a text".into());
        };
        if line.end == End::Unfinished {
            self.report(line, Severity::Note, "the last line has no line end; it counts");
        }
        if id.milliseconds().is_none() {
            self.report(line, Severity::Warning, "the id is no UUIDv7; the event counts, before all others");
        }
        let at = self.at(line, &wire.at);
        let day = self.day(line, &wire.day, at.as_ref(), &id);
        let by = self.by(line, &wire.by, last);
        let act = self.act(line, &wire.act);
        let body = match body::body(kind.as_str(), &mut wire, text) {
            Ok(body) if day.is_none() && !matches!(body, Body::Unknown(..)) => {
                self.unreadable(line, kind.as_str(), "no day can be read from it".into())
            }
            Ok(body) => body,
            Err(reason) => self.unreadable(line, kind.as_str(), reason),
        };
        self.newer += usize::from(matches!(body, Body::Unknown(..)));
        Ok(Event { id, at, day: day.unwrap_or_else(|| Day::new(chrono::NaiveDate::default())), by, act, body })
    }

    fn unreadable(&mut self, line: &Line<'_>, kind: &str, reason: String) -> Body {
        self.report(line, Severity::Error, format!("the event is kept but does not count, {kind}: {reason}"));
        let fields = std::str::from_utf8(line.text).map(fields::fields).unwrap_or_default();
        Body::Unreadable(kind.into(), reason.into(), fields)
    }

    fn at(&mut self, line: &Line<'_>, at: &Field<Text<'_>>) -> Option<Moment> {
        let Field::Is(text) = at else {
            if *at == Field::Wrong {
                self.report(line, Severity::Warning, "\"at\" must be a text; it is left out");
            }
            return None;
        };
        let at = moment::parse(text.as_str());
        if at.is_none() {
            let message = format!("\"at\" must be a moment like 2026-11-20T09:30:00+01:00, not \"{}\"", text.as_str());
            self.report(line, Severity::Warning, message);
        }
        at
    }

    /// The logical day; without a readable one the date of the writer's clock, else the date in the id.
    fn day(&mut self, line: &Line<'_>, day: &Field<Text<'_>>, at: Option<&Moment>, id: &EventId) -> Option<Day> {
        let read = match day {
            Field::Is(text) => Day::parse(text.as_str()),
            Field::Absent | Field::Wrong => None,
        };
        if read.is_none() && *day != Field::Absent {
            self.report(line, Severity::Warning, "\"day\" must be a date like 2026-11-20; the writer's date counts");
        }
        let from_id = || {
            let milliseconds = i64::try_from(id.milliseconds()?).ok()?;
            DateTime::from_timestamp_millis(milliseconds).map(|moment| Day::new(moment.date_naive()))
        };
        read.or_else(|| at.map(|at| Day::new(at.date_naive()))).or_else(from_id)
    }

    /// The machine's name, shared by all events of that machine.
    fn by(&mut self, line: &Line<'_>, by: &Field<Text<'_>>, last: Option<&Event>) -> Arc<str> {
        let name = match by {
            Field::Is(name) => name.as_str(),
            Field::Absent => "",
            Field::Wrong => {
                self.report(line, Severity::Warning, "\"by\" must be a text; it is left out");
                ""
            }
        };
        if let Some(last) = last.filter(|last| *last.by == *name) {
            return last.by.clone();
        }
        if let Some(known) = self.machines.iter().find(|known| ***known == *name) {
            return known.clone();
        }
        let new: Arc<str> = name.into();
        self.machines.push(new.clone());
        new
    }

    fn act(&mut self, line: &Line<'_>, act: &Field<Text<'_>>) -> Option<EventId> {
        match act {
            Field::Is(act) => Some(EventId::parse(act.as_str())),
            Field::Absent => None,
            Field::Wrong => {
                self.report(line, Severity::Warning, "\"act\" must be a text; the event is an action of its own");
                None
            }
        }
    }

    fn reject(&mut self, line: &Line<'_>, reason: String) {
        self.report(line, Severity::Error, reason);
        if let Some(problem) = self.problems.last_mut() {
            problem.hint = Some(
                "everything around it counts; gradus journal repair sets the line aside, and nothing is lost".into(),
            );
        }
        self.bad.push(line.whole.clone());
    }

    fn report(&mut self, line: &Line<'_>, severity: Severity, message: impl Into<String>) {
        let beginning = &line.text[..line.text.len().min(QUOTED)];
        let excerpt = String::from_utf8_lossy(beginning).into_owned();
        let place = Place { line: line.number, column: 1, length: excerpt.chars().count().max(1), excerpt };
        self.problems.push(Diagnostic::of_file(severity, self.path, message).at(place));
    }

    /// Adds what can be said only when every line was read.
    fn note(&mut self, settled: &Settled, lines: &Lines<'_>) {
        for &(line, counts) in &settled.outdone {
            let message = format!("line {counts} has the same id and another text; that one counts, this one does not");
            let place = Place { line, column: 1, excerpt: String::new(), length: 1 };
            self.problems.push(Diagnostic::of_file(Severity::Warning, self.path, message).at(place));
        }
        self.problems.sort_by_key(|problem| problem.place.as_ref().map(|place| place.line));
        let notes = [
            (settled.duplicates, "line", "repeated elsewhere, which changes nothing"),
            (settled.shuffled, "line", "not in the order of the ids, which changes nothing"),
            (self.newer, "event", "of a type that a newer gradus wrote: kept, and left out here"),
        ];
        for (number, noun, what) in notes.into_iter().filter(|(number, ..)| *number > 0) {
            let verb = if number == 1 { "is" } else { "are" };
            let message = format!("{} of {} {verb} {what}", count(number, noun), lines.passed);
            self.problems.push(Diagnostic::of_file(Severity::Note, self.path, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::MilestoneAct;
    use crate::domain::log::Log;

    /// A line with the id's last digits, its day and the rest after the envelope.
    fn line(id: &str, rest: &str) -> String {
        format!(r#"{{"id":"{}","day":"2026-11-20","by":"laptop",{rest}}}"#, self::id(id))
    }

    /// An id with these last digits.
    fn id(digits: &str) -> String {
        format!("0193a000-0000-7abc-8def-{digits:0>12}")
    }

    fn started(id: &str) -> String {
        line(id, r#""type":"milestone.started","milestone":"keras/install""#)
    }

    /// The last digits of each event's id and its type.
    fn events(reading: &Reading) -> Vec<String> {
        reading.events.iter().map(|event| format!("{} {}", event.id.tail(2), event.body.kind())).collect()
    }

    fn problems(reading: &Reading) -> Vec<String> {
        reading.problems.iter().map(Diagnostic::headline).collect()
    }

    #[test]
    fn nothing_is_an_empty_journal() {
        assert_eq!(read("j", b""), Reading::default());
        assert_eq!(read("j", b"\n \r\n"), Reading { lines: 2, ..Reading::default() });
    }

    #[test]
    fn a_bad_line_is_reported_and_everything_around_it_counts() {
        let (one, two) = (started("01"), started("02"));
        let bad: [(&[u8], &str); 11] = [
            (b"<<<<<<< HEAD", "the line is a conflict marker that git left here"),
            (b"=======", "the line is a conflict marker that git left here"),
            (b"\0\0\0", "the line holds NUL bytes, as a computer leaves them that stopped while writing"),
            (b"\"\xff\"", "the line is no UTF-8 text"),
            (b"[1]", "the line is no JSON object"),
            (b"null", "the line is no JSON object"),
            (b"{\"id\":", "the line is no JSON object: it cannot be read from column 6 on"),
            (b"{} {}", "the line is no JSON object: it cannot be read from column 4 on"),
            (b"{\"type\":\"milestone.reset\"}", "the line has no \"id\" that is a text"),
            (b"{\"id\":7,\"type\":\"milestone.reset\"}", "the line has no \"id\" that is a text"),
            (b"{\"id\":\"x\",\"type\":null}", "the line has no \"type\" that is a text"),
        ];
        for (text, reason) in bad {
            let bytes = [one.as_bytes(), b"\n", text, b"\n", two.as_bytes(), b"\n"].concat();
            let reading = read("j", &bytes);
            assert_eq!(events(&reading), ["01 milestone.started", "02 milestone.started"]);
            assert_eq!(problems(&reading), [format!("j:2:1: error: {reason}")]);
            let hint = "everything around it counts; gradus journal repair sets the line aside, and nothing is lost";
            assert_eq!(reading.problems[0].hint.as_deref(), Some(hint));
            assert_eq!(reading.bad.iter().collect::<Vec<_>>(), [&(one.len() + 1..one.len() + text.len() + 2)]);
            assert_eq!((reading.lines, reading.end), (3, End::Finished));
        }
    }

    #[test]
    fn an_unfinished_last_line_counts_if_it_can_be_read() {
        let (one, two) = (started("01"), started("02"));
        let whole = read("j", format!("{one}\n{two}").as_bytes());
        assert_eq!(events(&whole), ["01 milestone.started", "02 milestone.started"]);
        assert_eq!(problems(&whole), ["j:2:1: note: the last line has no line end; it counts"]);
        assert_eq!(whole.end, End::Unfinished);

        let torn = read("j", format!("{one}\n{}", &two[..two.len() - 1]).as_bytes());
        assert_eq!(events(&torn), ["01 milestone.started"]);
        assert_eq!(problems(&torn), ["j:2:1: error: the last line is unfinished: whoever wrote it was interrupted"]);
        assert_eq!(torn.bad.iter().collect::<Vec<_>>(), [&(one.len() + 1..one.len() + two.len())]);
    }

    #[test]
    fn a_mark_at_the_start_and_white_space_at_the_end_are_no_part_of_a_line() {
        let text = format!("\u{feff}{}\r\n\r\n{} \t\n", started("01"), started("02"));
        let plain = format!("{}\n\n{}\n", started("01"), started("02"));
        assert_eq!(read("j", text.as_bytes()), read("j", plain.as_bytes()));
    }

    #[test]
    fn what_a_newer_version_wrote_is_kept_and_ignored() {
        let text = [
            line("01", r#""type":"milestone.dreamt","milestone":["a"],"minutes":-1"#),
            line("02", r#""type":"milestone.started","milestone":"a/b","mood":{"x":[1]},"text":5,"evidence":true"#),
            line("03", r#""type":"milestone.completed","milestone":"a/b","evidence":[{"hologram":1},{"link":"l"}]"#),
        ];
        let reading = read("j", text.join("\n").as_bytes());
        assert_eq!(events(&reading), ["01 milestone.dreamt", "02 milestone.started", "03 milestone.completed"]);
        assert_eq!(
            reading.events[0].body,
            Body::Unknown("milestone.dreamt".into(), r#","milestone":["a"],"minutes":-1"#.into())
        );
        let link = crate::domain::event::Evidence::Link("l".into());
        assert!(
            matches!(&reading.events[2].body, Body::Milestone(_, MilestoneAct::Completed { evidence, .. }) if *evidence == [link])
        );
        let note = "j: note: 1 event of 3 is of a type that a newer gradus wrote: kept, and left out here";
        assert_eq!(problems(&reading)[1..], [note]);
    }

    #[test]
    fn what_is_nested_too_deep_is_kept_like_anything_else() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for field in ["mood", "evidence", "minutes", "text", "by"] {
            let text = format!(r#"{{"id":"{}","type":"milestone.dreamt","{field}":{deep}}}"#, id("01"));
            assert_eq!(events(&read("j", text.as_bytes())), ["01 milestone.dreamt"], "{field}");
        }
        let evidence = format!(r#"[{{"link":{deep}}},{{"hologram":{deep}}}]"#);
        let text = line("01", &format!(r#""type":"milestone.completed","milestone":"a/b","evidence":{evidence}"#));
        let reading = read("j", text.as_bytes());
        assert_eq!((events(&reading), reading.bad.len()), (vec!["01 milestone.completed".to_owned()], 0));
    }

    #[test]
    fn a_payload_that_cannot_be_read_is_kept_and_reported() {
        let cases = [
            (r#""type":"milestone.started""#, r#""milestone" is missing"#),
            (r#""type":"milestone.started","milestone":null"#, r#""milestone" is missing"#),
            (r#""type":"milestone.ticked","milestone":"a","item":{"id":"b"}"#, r#""item" must be a text"#),
            (
                r#""type":"milestone.completed","milestone":"a","evidence":["https://x.org"]"#,
                r#""evidence" must be a list of objects such as {"link":"https://…"}"#,
            ),
            (r#""type":"milestone.completed","milestone":"a","before":"yes""#, r#""before" must be true or false"#),
            (r#""type":"time.logged","minutes":-30"#, r#""minutes" must be a whole number from 0 to 4294967295"#),
            (r#""type":"time.logged","minutes":30.5"#, r#""minutes" must be a whole number from 0 to 4294967295"#),
            (
                r#""type":"time.logged","minutes":4294967296"#,
                r#""minutes" must be a whole number from 0 to 4294967295"#,
            ),
            (r#""type":"time.logged","minutes":3,"project":4"#, r#""project" must be a text"#),
            (r#""type":"card.reviewed","card":"a#b","grade":5"#, r#""grade" must be 1, 2, 3 or 4"#),
            (r#""type":"drill.done","milestone":"a","minutes":5"#, r#""grade" is missing"#),
            (
                r#""type":"project.measured","project":"p","name":"F1","value":"inf""#,
                r#""value" must be a number written as text such as "0.940", not "inf""#,
            ),
            (
                r#""type":"project.measured","project":"p","name":"F1","value":"1","baseline":"x""#,
                r#""baseline" must be a number written as text such as "0.940", not "x""#,
            ),
            (r#""type":"project.measured","project":"p","name":"F1""#, r#"missing field "value""#),
            (
                r#""type":"project.changed","project":"p","status":"asleep""#,
                r#"unknown variant "asleep", expected one of "building", "shipped", "archived""#,
            ),
            (r#""type":"goal.changed","hours":-3"#, "a week has no -3 hours"),
            (r#""type":"goal.changed","days":8"#, "a week has no 8 days"),
            (r#""type":"step.snoozed","step":"a","until":"soon""#, r#""soon" is no date like 2026-11-20"#),
        ];
        for (rest, reason) in cases {
            let reading = read("j", format!("{}\n", line("01", rest)).as_bytes());
            let kind = rest.split('"').nth(3).unwrap();
            let fields = rest.split_once(kind).unwrap().1[1..].into();
            assert_eq!(reading.events[0].body, Body::Unreadable(kind.into(), reason.into(), fields));
            let headline = format!("j:1:1: error: the event is kept but does not count, {kind}: {reason}");
            assert_eq!(problems(&reading), [headline]);
            assert!(reading.bad.is_empty());
        }
    }

    #[test]
    fn the_day_is_found_in_three_places() {
        let id = r#""id":"01936d30-0000-7abc-8def-000000000001""#;
        let rest = r#""by":"laptop","type":"milestone.started","milestone":"a""#;
        let at = r#""at":"2026-11-20T00:30:00+01:00""#;
        let day_of = |fields: &str| {
            let reading = read("j", format!("{{{fields},{rest}}}\n").as_bytes());
            (reading.events[0].day.to_string(), problems(&reading))
        };
        assert_eq!(day_of(&format!(r#"{id},{at},"day":"2026-11-19""#)), ("2026-11-19".into(), vec![]));
        assert_eq!(day_of(&format!("{id},{at}")), ("2026-11-20".into(), vec![]));
        assert_eq!(day_of(id), ("2024-11-27".into(), vec![]));
        let bad_day = "j:1:1: warning: \"day\" must be a date like 2026-11-20; the writer's date counts";
        assert_eq!(day_of(&format!(r#"{id},{at},"day":"soon""#)), ("2026-11-20".into(), vec![bad_day.into()]));
        let bad_at = "j:1:1: warning: \"at\" must be a moment like 2026-11-20T09:30:00+01:00, not \"noon\"";
        assert_eq!(day_of(&format!(r#"{id},"at":"noon""#)), ("2024-11-27".into(), vec![bad_at.into()]));

        let nowhere = read("j", format!("{{\"id\":\"x\",{rest}}}\n").as_bytes());
        let reason = "no day can be read from it".into();
        assert_eq!(
            nowhere.events[0].body,
            Body::Unreadable("milestone.started".into(), reason, r#","milestone":"a""#.into())
        );
    }

    #[test]
    fn an_envelope_of_a_wrong_shape_costs_no_event() {
        let text = r#"{"id":"X","at":1,"day":"2026-11-20","by":2,"act":3,"type":"milestone.started","milestone":"a"}"#;
        let reading = read("j", format!("{text}\n").as_bytes());
        assert_eq!(events(&reading), ["x milestone.started"]);
        let expected = [
            "j:1:1: warning: the id is no UUIDv7; the event counts, before all others",
            "j:1:1: warning: \"at\" must be a text; it is left out",
            "j:1:1: warning: \"by\" must be a text; it is left out",
            "j:1:1: warning: \"act\" must be a text; the event is an action of its own",
        ];
        assert_eq!(problems(&reading), expected);
    }

    #[test]
    fn lines_are_a_set() {
        let text = [started("03"), started("01"), started("03"), started("02"), started("01")].join("\n") + "\n";
        let reading = read("j", text.as_bytes());
        assert_eq!(events(&reading), ["01 milestone.started", "02 milestone.started", "03 milestone.started"]);
        let expected = [
            "j: note: 2 lines of 5 are repeated elsewhere, which changes nothing",
            "j: note: 3 lines of 5 are not in the order of the ids, which changes nothing",
        ];
        assert_eq!(problems(&reading), expected);
    }

    #[test]
    fn of_two_lines_with_one_id_the_greater_counts() {
        let by_item = |item: &str| line("01", &format!(r#""type":"milestone.ticked","milestone":"a","item":"{item}""#));
        let lines = [by_item("b"), by_item("c"), by_item("a")];
        let reading = read("j", (lines.join("\n") + "\n").as_bytes());
        let ticked = Body::Milestone("a".into(), MilestoneAct::Ticked("c".into()));
        assert_eq!(reading.events.iter().map(|event| &event.body).collect::<Vec<_>>(), [&ticked]);
        let expected = [
            "j:1:1: warning: line 2 has the same id and another text; that one counts, this one does not",
            "j:3:1: warning: line 2 has the same id and another text; that one counts, this one does not",
        ];
        assert_eq!(problems(&reading), expected);
    }

    #[test]
    fn what_was_added_is_numbered_after_what_was_there() {
        let reading = read_after("j", format!("{}\nx\n", started("01")).as_bytes(), 41);
        assert_eq!(
            problems(&reading),
            ["j:43:1: error: the line is no JSON object: it cannot be read from column 1 on"]
        );
        assert_eq!(reading.lines, 2);
    }

    /// A line that is no event, whoever left it: what editors, git, crashes and enemies leave.
    fn no_event() -> impl Strategy<Value = Vec<u8>> {
        let known: Vec<Vec<u8>> = vec![
            b"".to_vec(),
            b"\xef\xbb\xbf".to_vec(),
            b"\xff\xfe{\0\"\0i\0d\0".to_vec(),
            vec![0; 4096],
            b"<<<<<<< HEAD".to_vec(),
            b"||||||| merged common ancestors".to_vec(),
            b"=======".to_vec(),
            b">>>>>>> theirs".to_vec(),
            b"{\"id\":\"0193a000-0000-7abc-8def-0123456789ab\"".to_vec(),
            b"{\"id\":{},\"type\":[]}".to_vec(),
            b"[".repeat(2000),
            b"{\"a\":".repeat(2000),
            b"\x1b[2J\x1b]0;x\x07".to_vec(),
            "\u{2028}\u{85}".as_bytes().to_vec(),
        ];
        let any = proptest::collection::vec(any::<u8>().prop_filter("no line end", |byte| *byte != b'\n'), 0..40);
        prop_oneof![2 => proptest::sample::select(known), 1 => any]
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let reading = read("j", &bytes);
            prop_assert!(reading.events.is_empty());
        }

        #[test]
        fn no_damage_makes_reading_panic(events in arbitrary::events(1..4), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = events.iter().map(print).collect::<Vec<_>>().join("\n").into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let reading = read("j", &bytes);
            prop_assert!(reading.events.len() + reading.bad.len() <= events.len() + 1);
        }

        #[test]
        fn whatever_stands_between_lines_changes_none_of_them(
            events in arbitrary::events(1..6),
            between in proptest::collection::vec(proptest::collection::vec(no_event(), 0..4), 6),
            ends in proptest::collection::vec(proptest::sample::select(vec!["\n", "\r\n", " \t\n"]), 24),
        ) {
            let (mut bytes, mut ends) = (Vec::new(), ends.iter().cycle());
            let mut add = |line: &[u8]| {
                bytes.extend(line);
                bytes.extend(ends.next().map_or("", |end| end).bytes());
            };
            for (nth, others) in between.iter().enumerate() {
                others.iter().for_each(|other| add(other));
                events.get(nth).into_iter().for_each(|event| add(print(event).as_bytes()));
            }
            let reading = read("j", &bytes);
            prop_assert_eq!(&reading.events, &events);
            // What is no event is told and can be set aside, and all of it can be: the rest is the same journal.
            let mut rest = bytes.clone();
            reading.bad.iter().rev().for_each(|bad| drop(rest.drain(bad.clone())));
            let mended = read("j", &rest);
            prop_assert_eq!((&mended.events, mended.bad.len()), (&events, 0));
        }

        #[test]
        fn what_is_printed_is_read_back(event in arbitrary::event()) {
            let line = print(&event);
            let reading = read("j", format!("{line}\n").as_bytes());
            prop_assert_eq!(&reading.events, &[event], "{}", line);
            let odd = "the id is no UUIDv7; the event counts, before all others";
            prop_assert!(reading.problems.iter().all(|problem| problem.message == odd), "{:?}", reading.problems);
        }

        #[test]
        fn order_and_number_of_lines_do_not_matter(
            (lines, mixed) in arbitrary::events(1..12).prop_flat_map(|events| {
                let lines: Vec<String> = events.iter().map(print).collect();
                let twice = [lines.clone(), lines.clone()].concat();
                (Just(lines), Just(twice).prop_shuffle())
            }),
        ) {
            let log = |lines: &[String]| Log::new(read("j", lines.join("\n").as_bytes()).events).events().to_vec();
            prop_assert_eq!(log(&lines), log(&mixed));
        }

        #[test]
        fn lines_with_one_id_converge_in_any_order(
            (lines, mixed) in (arbitrary::id(), arbitrary::events(2..5)).prop_flat_map(|(id, events)| {
                let lines: Vec<String> = events.into_iter().map(|event| print(&Event { id: id.clone(), ..event })).collect();
                (Just(lines.clone()), Just(lines).prop_shuffle())
            }),
        ) {
            let events = |lines: &[String]| read("j", lines.join("\n").as_bytes()).events;
            prop_assert_eq!(events(&lines), events(&mixed));
            prop_assert_eq!(events(&lines), events(std::slice::from_ref(lines.iter().max().unwrap())));
        }
    }
}
