//! A journal as years of learning leave it: the same one for the same number of events, in the format that gradus writes.

use std::fmt::Write;

/// The milestones that the journal is about.
pub fn milestones() -> Vec<String> {
    const TOPICS: [&str; 10] = [
        "tensors",
        "autograd",
        "training-loop",
        "data-loaders",
        "transfer-learning",
        "checkpoints",
        "mixed-precision",
        "profiling",
        "export",
        "quantization",
    ];
    ["foundations", "keras", "pytorch", "tensorflow", "deployment", "career"]
        .iter()
        .flat_map(|curriculum| (0..50).map(move |n| format!("{curriculum}/{}-{}", TOPICS[n % 10], n / 10 + 1)))
        .collect()
}

/// A milestone that a journal is about.
pub struct Named {
    /// Its whole id.
    pub id: String,
    /// What is ticked of it.
    pub items: Vec<String>,
    /// Its questions.
    pub questions: Vec<String>,
    /// Whether it is ever completed; else it stays under way.
    pub finished: bool,
}

/// What a journal is about.
pub struct Subject {
    /// The milestones.
    pub milestones: Vec<Named>,
    /// The role of the goal, which is set first; none where no goal is.
    pub role: Option<String>,
    /// What a change of a project says, beside its summary and skills.
    pub change: &'static str,
    /// Until when steps are put off.
    pub snoozed_until: &'static str,
    /// The day of the first event, counted from the beginning of 2022 in years of 336 days.
    pub first: usize,
}

/// The subject of a catalog that is made up.
pub fn made_up() -> Subject {
    let named = |id: String| Named {
        id,
        items: ["line", "by-hand", "plot", "written-down"].map(str::to_owned).to_vec(),
        questions: vec!["zero-grad".to_owned()],
        finished: true,
    };
    Subject {
        milestones: milestones().into_iter().map(named).collect(),
        role: None,
        change: "",
        snoozed_until: "2027-01-01",
        first: 672,
    }
}

/// The journal of that many events about the catalog that is made up.
pub fn journal(events: usize) -> String {
    journal_about(&made_up(), events)
}

/// A journal of that many events, one a line: seven in ten are ticks, notes, time and marks, a tenth are cards, the rest
/// projects, reverts and what is rare.
pub fn journal_about(subject: &Subject, events: usize) -> String {
    let mut random = Random(42);
    let mut text = String::with_capacity(events * 260);
    let mut last = [String::new(), String::new()];
    for n in 0..events {
        let id = id(n, &mut random);
        let minute = n * 11;
        let (day, hour) = (date(subject.first + minute / 720), 9 + minute / 60 % 12);
        let by = if n / 500 % 3 == 2 { "desktop" } else { "laptop" };
        let at = format!("{day}T{hour:02}:{:02}:{:02}+01:00", minute % 60, n % 60);
        let _ = write!(text, r#"{{"id":"{id}","at":"{at}","day":"{day}","by":"{by}","type":""#);
        match &subject.role {
            Some(role) if n == 0 => {
                let _ = write!(text, r#"goal.changed","role":"{role}","hours":6"#);
            }
            _ => body(&mut text, &mut random, subject, &last),
        }
        text.push_str("}\n");
        last = [id, std::mem::take(&mut last[0])];
    }
    text
}

fn body(text: &mut String, random: &mut Random, subject: &Subject, last: &[String; 2]) {
    let Named { id: milestone, items, questions, finished } =
        &subject.milestones[random.below(subject.milestones.len())];
    let item = &items[random.below(items.len())];
    let project = format!("leaf-doctor-{:04x}", random.below(40));
    let minutes = 10 + 5 * random.below(20);
    let question = &questions[minutes / 5 % questions.len()];
    let Subject { change, snoozed_until, .. } = subject;
    let note =
        "The gradient of a leaf is accumulated: zero it before the next backward pass, or the loss goes up again.";
    let line = match random.below(100) {
        0..26 => format!(r#"milestone.ticked","milestone":"{milestone}","item":"{item}""#),
        26..29 => format!(r#"milestone.unticked","milestone":"{milestone}","item":"{item}""#),
        29..39 => format!(r#"milestone.noted","milestone":"{milestone}","text":"{note}""#),
        39..56 => {
            format!(r#"time.logged","minutes":{minutes},"milestone":"{milestone}","text":"reading \"the docs\"""#)
        }
        63..70 if *finished => format!(
            r#"milestone.completed","milestone":"{milestone}","evidence":[{{"link":"https://github.com/learner/{item}"}}]"#
        ),
        56..70 => format!(r#"milestone.started","milestone":"{milestone}""#),
        70..80 => format!(r#"card.reviewed","card":"{milestone}#{question}","grade":{}"#, 1 + random.below(4)),
        80..81 => format!(
            r#"project.created","project":"{project}","title":"Leaf doctor","brief":"pytorch/leaf-doctor","items":[{{"id":"baseline","text":"A baseline that is not a neural network"}},{{"id":"demo","text":"A demo that strangers can open"}}]"#
        ),
        81..86 => format!(r#"project.ticked","project":"{project}","item":"baseline""#),
        86..88 => format!(
            r#"project.changed","project":"{project}","summary":"Finds leaf diseases in photographs","skills":{{"add":["pytorch","transfer-learning"]}}{change}"#
        ),
        88..90 => format!(
            r#"project.measured","project":"{project}","name":"macro-F1","value":"0.{}","baseline":"0.81","better":"higher","split":"test""#,
            random.below(1000)
        ),
        90..93 => format!(r#"project.noted","project":"{project}","text":"{note}""#),
        93..95 => format!(r#"milestone.skipped","milestone":"{milestone}","reason":"known from work""#),
        95..96 => format!(r#"milestone.reset","milestone":"{milestone}""#),
        96..97 => format!(r#"step.snoozed","step":"{milestone}","until":"{snoozed_until}""#),
        97..98 => r#"export.written","format":"markdown","target":"resume.md""#.to_owned(),
        _ if last[1].is_empty() => format!(r#"milestone.stuck","milestone":"{milestone}""#),
        _ => format!(r#"event.reverted","event":"{}""#, last[random.below(2)]),
    };
    text.push_str(&line);
}

/// The date that many days after 1 January 2022, in months of 28 days: good enough to be a date.
fn date(days: usize) -> String {
    let days = days % (40 * 336);
    format!("{}-{:02}-{:02}", 2022 + days / 336, days % 336 / 28 + 1, days % 28 + 1)
}

/// A UUIDv7 later than all before it.
fn id(n: usize, random: &mut Random) -> String {
    let milliseconds = 1_704_096_000_000 + 660_000 * n as u64;
    let (high, low) = (random.next(), random.next());
    format!(
        "{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}",
        milliseconds >> 16,
        milliseconds & 0xffff,
        high & 0xfff,
        0x8000 | high >> 16 & 0x3fff,
        low & 0xffff_ffff_ffff
    )
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }
}
