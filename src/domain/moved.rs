//! A history moved in time by whole weeks: every moment, day and date in it, and the time in every id, so that weekdays,
//! order and actions stay what they are.

use chrono::TimeDelta;

use super::event::{Body, Event, Patch, ProjectAct};
use super::event_id::EventId;
use super::time::{Day, Moment};

/// By how many weeks a history has to be moved to end within the seven days before `now`, which lies on the day `today`:
/// no moment and no day of it is then ahead. Negative when it ends later than that; 0 without events.
#[must_use]
pub fn weeks_until(events: &[Event], now: Moment, today: Day) -> i64 {
    let days = events.iter().map(|event| today.since(event.day).div_euclid(7));
    let moments = events.iter().filter_map(|event| event.at).map(|at| weeks_between(at, now));
    days.chain(moments).min().unwrap_or(0)
}

/// The whole weeks from `earlier` to `later`, rounded down.
fn weeks_between(earlier: Moment, later: Moment) -> i64 {
    let week = TimeDelta::weeks(1).num_milliseconds();
    later.signed_duration_since(earlier).num_milliseconds().div_euclid(week)
}

/// The event as it would stand in the journal if all of it had happened that many weeks later (earlier when negative). Texts
/// stay as they are, the date of a certificate among them; what would leave the calendar stays where it is.
#[must_use]
pub fn by_weeks(event: &Event, weeks: i64) -> Event {
    let time = TimeDelta::try_weeks(weeks).unwrap_or_default();
    let later = |id: &EventId| id.later(time);
    Event {
        id: later(&event.id),
        at: event.at.map(|at| at.checked_add_signed(time).unwrap_or(at)),
        day: event.day.plus(time.num_days()),
        by: event.by.clone(),
        act: event.act.as_ref().map(later),
        body: match &event.body {
            Body::Reverted(event) => Body::Reverted(later(event)),
            body => dates_later(body.clone(), time.num_days()),
        },
    }
}

/// The same with every date in it that many days later.
fn dates_later(mut body: Body, days: i64) -> Body {
    match &mut body {
        Body::Snoozed(_, until) => *until = until.plus(days),
        Body::Goal(change) => put_off(&mut change.target, days),
        Body::Project(_, ProjectAct::Changed(change)) => {
            put_off(&mut change.started, days);
            put_off(&mut change.shipped, days);
        }
        _ => {}
    }
    body
}

fn put_off(date: &mut Patch<Day>, days: i64) {
    if let Patch::Set(day) = date {
        *day = day.plus(days);
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Datelike, NaiveDate};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::event::{GoalChange, MilestoneAct, ProjectChange, StoredStatus};

    fn moment(text: &str) -> Moment {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn event(at: &str, body: Body) -> Event {
        let at = moment(at);
        let id = EventId::after(None, u64::try_from(at.timestamp_millis()).unwrap(), [0xab; 10]);
        Event { id, at: Some(at), day: Day::new(at.date_naive()), by: "laptop".into(), act: None, body }
    }

    fn started() -> Body {
        Body::Milestone("pytorch/autograd".into(), MilestoneAct::Started)
    }

    #[test]
    fn every_date_of_an_event_moves_and_nothing_else() {
        let project = ProjectChange {
            status: Patch::Set(StoredStatus::Shipped),
            started: Patch::Set(day("2026-10-03")),
            shipped: Patch::Clear,
            ..ProjectChange::default()
        };
        let goal =
            GoalChange { hours: Patch::Set(5.0), target: Patch::Set(day("2027-06-01")), ..GoalChange::default() };
        let first = EventId::parse("01a0e8f7-5b40-7148-9dae-9414ceadfc7e");
        let bodies = [
            Body::Project("leaf-doctor-7c3f".into(), ProjectAct::Changed(Box::new(project.clone()))),
            Body::Goal(Box::new(goal.clone())),
            Body::Snoozed("pytorch/autograd".into(), day("2026-11-27")),
            Body::Reverted(first.clone()),
            started(),
        ];
        let moved = bodies
            .map(|body| by_weeks(&Event { act: Some(first.clone()), ..event("2026-11-20T09:30:00+01:00", body) }, 2));
        let expected = [
            Body::Project(
                "leaf-doctor-7c3f".into(),
                ProjectAct::Changed(Box::new(ProjectChange { started: Patch::Set(day("2026-10-17")), ..project })),
            ),
            Body::Goal(Box::new(GoalChange { target: Patch::Set(day("2027-06-15")), ..goal })),
            Body::Snoozed("pytorch/autograd".into(), day("2026-12-11")),
            Body::Reverted(EventId::parse("01a13110-6340-7148-9dae-9414ceadfc7e")),
            started(),
        ];
        let envelope = event("2026-12-04T09:30:00+01:00", started());
        for (moved, body) in moved.into_iter().zip(expected) {
            let act = Some(EventId::parse("01a13110-6340-7148-9dae-9414ceadfc7e"));
            assert_eq!(moved, Event { act, body, ..envelope.clone() });
        }
    }

    #[test]
    fn an_id_that_has_no_time_and_a_day_at_the_end_of_the_calendar_stay() {
        let odd = Event { id: EventId::parse("odd"), at: None, ..event("2026-11-20T09:30:00+01:00", started()) };
        assert_eq!(by_weeks(&odd, 1), Event { day: day("2026-11-27"), ..odd.clone() });
        let last = Event { day: Day::new(NaiveDate::MAX), ..odd };
        assert_eq!(by_weeks(&last, 1), last);
        assert_eq!(by_weeks(&last, i64::MAX), last);
    }

    #[test]
    fn the_end_is_never_ahead_of_the_clock_nor_of_its_day() {
        let events = [event("2026-11-18T19:00:00+01:00", started()), event("2026-11-20T08:00:00+01:00", started())];
        let weeks = |now: &str| {
            let now = moment(now);
            weeks_until(&events, now, Day::new(now.date_naive()))
        };
        assert_eq!(weeks("2026-11-20T08:00:00+01:00"), 0);
        assert_eq!(weeks("2026-11-20T07:59:59+01:00"), -1);
        assert_eq!(weeks("2026-11-27T07:59:59+01:00"), 0);
        assert_eq!(weeks("2026-11-27T08:00:00+01:00"), 1);
        // The same moment where it is still Thursday.
        assert_eq!(weeks("2026-11-26T23:00:00-08:00"), 0);
        assert_eq!(weeks("2025-11-20T12:00:00+01:00"), -53);
        assert_eq!(weeks_until(&[], moment("2026-11-20T08:00:00+01:00"), day("2026-11-20")), 0);
    }

    proptest! {
        #[test]
        fn a_moved_history_ends_within_seven_days_on_the_same_weekdays(
            minutes in proptest::collection::vec(0..400_000_i64, 1..20),
            now in -2_000_000..4_000_000_i64,
            offset in -14..=14_i32,
        ) {
            let start = moment("2026-05-25T19:00:00+02:00");
            let mut events: Vec<Event> = minutes
                .iter()
                .map(|minutes| event(&(start + TimeDelta::minutes(*minutes)).to_rfc3339(), started()))
                .collect();
            events.sort_by(|a, b| a.id.cmp(&b.id));
            let zone = chrono::FixedOffset::east_opt(offset * 3600).unwrap();
            let now = (start + TimeDelta::minutes(now)).with_timezone(&zone);
            let today = Day::new(now.date_naive());
            let weeks = weeks_until(&events, now, today);
            let moved: Vec<Event> = events.iter().map(|event| by_weeks(event, weeks)).collect();

            prop_assert!(moved.iter().all(|event| event.at.unwrap() <= now && event.day <= today));
            let last = moved.iter().map(|event| event.at.unwrap()).max().unwrap();
            // A day more where the writer's day is ahead of the reader's.
            prop_assert!(now.signed_duration_since(last) < TimeDelta::days(8));
            prop_assert!(moved.is_sorted_by(|a, b| a.id <= b.id));
            for (before, after) in events.iter().zip(&moved) {
                prop_assert_eq!(before.day.weekday(), after.day.weekday());
                prop_assert_eq!(before.at.unwrap().time(), after.at.unwrap().time());
                prop_assert_eq!(after.at.unwrap().num_days_from_ce() - before.at.unwrap().num_days_from_ce(), i32::try_from(weeks * 7).unwrap());
                let millisecond = u64::try_from(after.at.unwrap().timestamp_millis()).unwrap();
                prop_assert_eq!(after.id.milliseconds(), Some(millisecond));
            }
            let back: Vec<Event> = moved.iter().map(|event| by_weeks(event, -weeks)).collect();
            prop_assert_eq!(back, events);
        }
    }
}
