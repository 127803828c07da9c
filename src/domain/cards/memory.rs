//! What is remembered of one question, worked out by FSRS from how its answers went: stability and difficulty, and the
//! day to ask again. Time is counted in whole days; the numbers are those of the crate `rs-fsrs`.

use rs_fsrs::{Parameters, Rating, Seed};

use crate::domain::event::Grade;
use crate::domain::time::Day;

/// The share of answers that are to be known when a question comes back.
pub const RETENTION: f64 = 0.9;

/// How often a known question is forgotten before it points to its milestone.
pub const LEECH: u32 = 6;

/// The least stability, in days, which is that of the FSRS optimizer: without it a question that is missed again and again
/// within a day would come to nought, and nought is no stability.
const LEAST_STABILITY: f64 = 0.001;

/// The default parameters of FSRS-5, without its learning steps of minutes, and without fuzz: the same answers on the same
/// days give the same days for ever. They are written out because the crate's own default asks for the time.
static FSRS: Parameters = Parameters {
    request_retention: RETENTION,
    maximum_interval: 36_500,
    w: [
        0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813, 0.0953, 0.2975,
        2.2042, 0.2407, 2.9466, 0.5034, 0.6567,
    ],
    decay: Parameters::DECAY,
    factor: Parameters::FACTOR,
    enable_short_term: false,
    enable_fuzz: false,
    seed: Seed::Default,
};

/// What is remembered of a question that was answered at least once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    stability: f64,
    difficulty: f64,
    first: Day,
    last: Day,
    due: Day,
    grade: Grade,
    lapses: u32,
}

impl Memory {
    /// What is remembered after an answer on `day`, when `before` was remembered until then. An answer that is dated before
    /// the one before it counts as given on that day; between two answers of one day no time goes by.
    #[must_use]
    pub fn after(before: Option<&Self>, day: Day, grade: Grade) -> Self {
        let day = before.map_or(day, |before| before.last.max(day));
        let forgot = grade == Grade::Again && before.is_some_and(|before| before.grade != Grade::Again);
        Self {
            stability: stability(before, day, grade),
            difficulty: match before {
                None => FSRS.init_difficulty(rating(grade)),
                Some(before) => FSRS.next_difficulty(before.difficulty, rating(grade)),
            },
            first: before.map_or(day, |before| before.first),
            last: day,
            due: day.plus(i64::from(interval(before, day, grade))),
            grade,
            lapses: before.map_or(0, |before| before.lapses) + u32::from(forgot),
        }
    }

    /// What is remembered after these answers, oldest first; nothing without any.
    #[must_use]
    pub fn fold(answers: &[(Day, Grade)]) -> Option<Self> {
        answers.iter().fold(None, |before, (day, grade)| Some(Self::after(before.as_ref(), *day, *grade)))
    }

    /// How probable it is that the answer is still known, from 0 to 1. On the day of the last answer, and before, it is 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the calendar has far fewer days than a float counts")]
    pub fn retrievability(&self, today: Day) -> f64 {
        Parameters::forgetting_curve(today.since(self.last).max(0) as f64, self.stability)
    }

    /// In how many days the probability falls to 90 %.
    #[must_use]
    pub fn stability(&self) -> f64 {
        self.stability
    }

    /// How hard the question is for this learner, from 1 to 10.
    #[must_use]
    pub fn difficulty(&self) -> f64 {
        self.difficulty
    }

    /// The day of the first answer.
    #[must_use]
    pub fn first(&self) -> Day {
        self.first
    }

    /// The day of the newest answer.
    #[must_use]
    pub fn last(&self) -> Day {
        self.last
    }

    /// The day to ask again: that of the newest answer if it was not known.
    #[must_use]
    pub fn due(&self) -> Day {
        self.due
    }

    /// How the newest answer went.
    #[must_use]
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// How often it was forgotten: not known right after an answer that was.
    #[must_use]
    pub fn lapses(&self) -> u32 {
        self.lapses
    }

    /// Whether it was forgotten so often that its milestone is what to look at.
    #[must_use]
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH
    }
}

/// After how many days a question comes back when it is answered today, for each grade in order: not known, on the same day.
#[must_use]
pub fn intervals(memory: Option<&Memory>, today: Day) -> [u32; 4] {
    let day = memory.map_or(today, |memory| memory.last.max(today));
    [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy].map(|grade| interval(memory, day, grade))
}

/// After how many days a question comes back. FSRS gives each grade the days in which it falls to the wanted share, at
/// least a day more than the grade below, and "again" a day, which here is the same day: it comes back at the end of the
/// queue, and if it is not answered then, on the day after all the same.
fn interval(before: Option<&Memory>, day: Day, grade: Grade) -> u32 {
    if grade == Grade::Again {
        return 0;
    }
    let days = |grade| FSRS.next_interval(stability(before, day, grade), 0);
    let hard = days(Grade::Hard);
    let again = days(Grade::Again).min(hard);
    let hard = hard.max(again + 1.0);
    let good = || days(Grade::Good).max(hard + 1.0);
    whole(match grade {
        Grade::Again | Grade::Hard => hard,
        Grade::Good => good(),
        Grade::Easy => days(Grade::Easy).max(good() + 1.0),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "FSRS rounds and clamps it to a century")]
fn whole(days: f64) -> u32 {
    days as u32
}

/// The stability after an answer.
fn stability(before: Option<&Memory>, day: Day, grade: Grade) -> f64 {
    let after = match before {
        None => FSRS.init_stability(rating(grade)),
        Some(before) => {
            let known = before.retrievability(day);
            if grade == Grade::Again {
                FSRS.next_forget_stability(before.difficulty, before.stability, known)
            } else {
                FSRS.next_recall_stability(before.difficulty, before.stability, known, rating(grade))
            }
        }
    };
    after.max(LEAST_STABILITY)
}

fn rating(grade: Grade) -> Rating {
    match grade {
        Grade::Again => Rating::Again,
        Grade::Hard => Rating::Hard,
        Grade::Good => Rating::Good,
        Grade::Easy => Rating::Easy,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveTime, Utc};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use rs_fsrs::Card;

    use super::*;
    use crate::domain::testing::day;

    const START: &str = "2026-11-01";

    /// Answers, each so many days after the one before.
    fn answers() -> impl Strategy<Value = Vec<(i64, Grade)>> {
        let days = prop_oneof![3 => 0..3i64, 3 => 0..60i64, 1 => -3..1000i64];
        vec((days, select(Grade::ALL)), 1..24)
    }

    fn dated(answers: &[(i64, Grade)]) -> Vec<(Day, Grade)> {
        let mut day = day(START);
        let dated = answers.iter().map(|(days, grade)| {
            day = day.plus(*days);
            (day, *grade)
        });
        dated.collect()
    }

    fn noon(day: Day) -> DateTime<Utc> {
        day.date().and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap()).and_utc()
    }

    /// Stability, difficulty and the days to wait after each answer, by the crate's own scheduler.
    fn by_the_crate(answers: &[(Day, Grade)]) -> Vec<(f64, f64, i64)> {
        let scheduler = rs_fsrs::FSRS::new(FSRS.clone());
        let mut card = Card::default();
        let steps = answers.iter().map(|(day, grade)| {
            card = scheduler.next(card.clone(), noon(*day), rating(*grade)).card;
            (card.stability, card.difficulty, card.scheduled_days)
        });
        steps.collect()
    }

    fn by_us(answers: &[(Day, Grade)]) -> Vec<(f64, f64, i64)> {
        let steps = (1..=answers.len()).map(|n| {
            let memory = Memory::fold(&answers[..n]).unwrap();
            (memory.stability, memory.difficulty, memory.due.since(memory.last))
        });
        steps.collect()
    }

    #[test]
    fn the_parameters_are_the_defaults_of_the_crate() {
        let theirs = Parameters::default();
        assert_eq!(FSRS.w, theirs.w);
        assert_eq!(
            (FSRS.request_retention, FSRS.maximum_interval, FSRS.decay, FSRS.factor, FSRS.enable_fuzz),
            (theirs.request_retention, theirs.maximum_interval, theirs.decay, theirs.factor, theirs.enable_fuzz),
        );
    }

    #[test]
    fn a_question_comes_back_after_growing_intervals() {
        let mut answers = Vec::new();
        let mut today = day(START);
        let mut told = Vec::new();
        for grade in [Grade::Good, Grade::Good, Grade::Good, Grade::Again, Grade::Good, Grade::Hard, Grade::Easy] {
            let memory = Memory::fold(&answers);
            told.push((intervals(memory.as_ref(), today), grade));
            answers.push((today, grade));
            today = Memory::fold(&answers).unwrap().due;
        }
        let expected = [
            ([0, 2, 3, 15], Grade::Good),
            ([0, 5, 11, 27], Grade::Good),
            ([0, 17, 36, 85], Grade::Good),
            ([0, 53, 105, 239], Grade::Again),
            ([0, 4, 5, 6], Grade::Good),
            ([0, 6, 13, 30], Grade::Hard),
            ([0, 8, 14, 28], Grade::Easy),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_lapse_is_what_was_known_and_is_not() {
        use Grade::{Again, Easy, Good, Hard};
        let cases: [(&[Grade], u32); 6] = [
            (&[Again], 0),
            (&[Again, Again, Good], 0),
            (&[Good, Again], 1),
            (&[Good, Again, Again], 1),
            (&[Hard, Again, Easy, Again], 2),
            (&[Good, Again, Good, Again, Good, Again, Good, Again, Good, Again, Good, Again], 6),
        ];
        for (grades, lapses) in cases {
            let answers: Vec<(Day, Grade)> = grades.iter().map(|grade| (day(START), *grade)).collect();
            let memory = Memory::fold(&answers).unwrap();
            assert_eq!((memory.lapses, memory.is_leech()), (lapses, lapses == 6), "{grades:?}");
        }
    }

    #[test]
    fn a_question_that_is_missed_all_day_still_has_a_stability() {
        let mut answers = vec![(day(START), Grade::Again); 100];
        let low = Memory::fold(&answers).unwrap();
        assert_eq!((low.stability, low.due), (LEAST_STABILITY, day(START)));
        answers.push((day("2026-11-02"), Grade::Good));
        let memory = Memory::fold(&answers).unwrap();
        assert!(memory.stability > low.stability && memory.due == day("2026-11-05"), "{memory:?}");
    }

    proptest! {
        #[test]
        fn days_and_stability_are_those_of_the_crate(answers in answers()) {
            let answers: Vec<(i64, Grade)> = answers.into_iter().map(|(days, grade)| (days.max(0), grade)).collect();
            let dated = dated(&answers);
            for (nth, (theirs, ours)) in by_the_crate(&dated).into_iter().zip(by_us(&dated)).enumerate() {
                if theirs.0 < LEAST_STABILITY {
                    break;
                }
                let again = dated[nth].1 == Grade::Again;
                prop_assert_eq!((ours.0, ours.1), (theirs.0, theirs.1));
                prop_assert_eq!(ours.2, if again { 0 } else { theirs.2 });
            }
        }

        #[test]
        fn it_is_a_probability_that_only_falls(answers in answers(), days in vec(-5..4000i64, 2)) {
            let memory = Memory::fold(&dated(&answers)).unwrap();
            let (near, far) = (days[0].min(days[1]), days[0].max(days[1]));
            let [near, far] = [near, far].map(|days| memory.retrievability(memory.last.plus(days)));
            prop_assert!((0.0..=1.0).contains(&far) && far <= near && near <= 1.0, "{} {}", near, far);
            prop_assert!(memory.retrievability(memory.last) == 1.0);
            prop_assert!((1.0..=10.0).contains(&memory.difficulty) && memory.stability.is_finite());
        }

        #[test]
        fn a_better_grade_never_comes_back_earlier(answers in answers(), days in -5..400i64) {
            let answers = dated(&answers);
            let memory = Memory::fold(&answers).unwrap();
            for (memory, today) in [(None, day(START)), (Some(&memory), memory.last.plus(days))] {
                let intervals = intervals(memory, today);
                prop_assert!(intervals.is_sorted_by(|a, b| a < b), "{:?}", intervals);
                let due = Grade::ALL.iter().map(|grade| Memory::after(memory, today, *grade));
                for (after, interval) in due.zip(intervals) {
                    prop_assert_eq!(after.due, after.last.plus(interval.into()));
                }
            }
        }
    }
}
