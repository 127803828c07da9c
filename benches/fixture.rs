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

/// A journal of that many events, one a line: seven in ten are ticks, notes, time and marks, a tenth are cards, the rest
/// projects, reverts and what is rare.
pub fn journal(events: usize) -> String {
    let milestones = milestones();
    let mut random = Random(42);
    let mut text = String::with_capacity(events * 260);
    let mut last = [String::new(), String::new()];
    for n in 0..events {
        let id = id(n, &mut random);
        let minute = n * 11;
        let (day, hour) = (date(minute / 720), 9 + minute / 60 % 12);
        let by = if n / 500 % 3 == 2 { "desktop" } else { "laptop" };
        let at = format!("{day}T{hour:02}:{:02}:{:02}+01:00", minute % 60, n % 60);
        let _ = write!(text, r#"{{"id":"{id}","at":"{at}","day":"{day}","by":"{by}","type":""#);
        body(&mut text, &mut random, &milestones, &last);
        text.push_str("}\n");
        last = [id, std::mem::take(&mut last[0])];
    }
    text
}

fn body(text: &mut String, random: &mut Random, milestones: &[String], last: &[String; 2]) {
    let milestone = &milestones[random.below(milestones.len())];
    let item = ["line", "by-hand", "plot", "written-down"][random.below(4)];
    let project = format!("leaf-doctor-{:04x}", random.below(40));
    let minutes = 10 + 5 * random.below(20);
    let note =
        "The gradient of a leaf is accumulated: zero it before the next backward pass, or the loss goes up again.";
    let line = match random.below(100) {
        0..26 => format!(r#"milestone.ticked","milestone":"{milestone}","item":"{item}""#),
        26..29 => format!(r#"milestone.unticked","milestone":"{milestone}","item":"{item}""#),
        29..39 => format!(r#"milestone.noted","milestone":"{milestone}","text":"{note}""#),
        39..56 => {
            format!(r#"time.logged","minutes":{minutes},"milestone":"{milestone}","text":"reading \"the docs\"""#)
        }
        56..63 => format!(r#"milestone.started","milestone":"{milestone}""#),
        63..70 => format!(
            r#"milestone.completed","milestone":"{milestone}","evidence":[{{"link":"https://github.com/learner/{item}"}}]"#
        ),
        70..80 => format!(r#"card.reviewed","card":"{milestone}#zero-grad","grade":{}"#, 1 + random.below(4)),
        80..81 => format!(
            r#"project.created","project":"{project}","title":"Leaf doctor","brief":"pytorch/leaf-doctor","items":[{{"id":"baseline","text":"A baseline that is not a neural network"}},{{"id":"demo","text":"A demo that strangers can open"}}]"#
        ),
        81..86 => format!(r#"project.ticked","project":"{project}","item":"baseline""#),
        86..88 => format!(
            r#"project.changed","project":"{project}","summary":"Finds leaf diseases in photographs","skills":{{"add":["pytorch","transfer-learning"]}}"#
        ),
        88..90 => format!(
            r#"project.measured","project":"{project}","name":"macro-F1","value":"0.{}","baseline":"0.81","better":"higher","split":"test""#,
            random.below(1000)
        ),
        90..93 => format!(r#"project.noted","project":"{project}","text":"{note}""#),
        93..95 => format!(r#"milestone.skipped","milestone":"{milestone}","reason":"known from work""#),
        95..96 => format!(r#"milestone.reset","milestone":"{milestone}""#),
        96..97 => format!(r#"step.snoozed","step":"{milestone}","until":"2027-01-01""#),
        97..98 => r#"export.written","format":"markdown","target":"resume.md""#.to_owned(),
        _ if last[1].is_empty() => format!(r#"milestone.stuck","milestone":"{milestone}""#),
        _ => format!(r#"event.reverted","event":"{}""#, last[random.below(2)]),
    };
    text.push_str(&line);
}

/// The date that many days after 1 January 2024, in months of thirty days: good enough to be a date.
fn date(days: usize) -> String {
    let days = days % (40 * 336);
    format!("{}-{:02}-{:02}", 2024 + days / 336, days % 336 / 28 + 1, days % 28 + 1)
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
