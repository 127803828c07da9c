//! Writes every résumé format and the reports into a folder, of an ordinary learner and of one whose every field is hostile, each beside the
//! texts that a reader has to find in it: `cargo run --example documents -- FOLDER`. What the programs that read these
//! formats make of them is checked by `.ci/clients`.

#![expect(clippy::disallowed_methods, reason = "it writes into a folder of its own, and never the learner's files")]

use std::path::Path;
use std::{env, fs, io};

use chrono::NaiveDate;
use gradus::domain::catalog::{Catalog, Dataset, Level};
use gradus::domain::claims::{
    Bullet, Claims, Content, Extra, Form, Format, LevelClaim, ProjectClaim, Proof, Selection, SkillClaim, SkillGroup,
    Source, claims,
};
use gradus::domain::event::Link;
use gradus::domain::log::Log;
use gradus::domain::progress::{Certificate, Profile, Progress};
use gradus::domain::report::{Deed, DeedKind, Report, report};
use gradus::domain::time::Day;
use gradus::export::document;
use gradus::format::journal;
use gradus::workspace::shipped;

/// Texts that a program might take for something else than text.
const FRAGMENTS: &[&str] = &[
    "__init__ and __getitem__",
    "snake_case_name and a_b",
    "*args, **kwargs and 3 * 4 * 5",
    "_emphasis_ and *strong*",
    "#top and # heading and C# and F#",
    "#hashtag, issue #1 and page#frag",
    "List<int> and vector<float> to map<string, int>",
    "<NLP> and <b>bold</b>",
    "<script>alert(1)</script>",
    "an odd ` back-tick",
    "`code` and ``more`` and ```",
    "[text](https://example.org) and ![x](y)",
    "[1] and tensor[0] and [[x]]",
    "$5 and $10 and $$x^2$$ and \\(x\\)",
    "R&D &amp; more &lt;x&gt; &#35;",
    "\"quoted\" and 'single' and it's",
    "50 % and 50% and %s %d {0} {name} {{x}}",
    "C:\\path\\new and \\n \\t \\\\",
    "a | b || c and ~tilde~ ~~strike~~",
    "1. first and 2) second",
    "- dash and + plus and * star",
    "> quote and >= 3 and => x",
    "--- and -- and ... and ===",
    "yes, no, null, true, ~, 3.10, 0x1F, 1e3",
    "key: value and - item: x",
    "@mention and user@example.org",
    "https://example.org/page#frag and www.example.org",
    "{% raw %} and {{ jinja }} and <%= erb %>",
    "✅ shipped 🚀 with 👩‍🚀",
    "中文 日本語 한국어",
    "Ünïcödé, naïve, Kérastorm, Łódź, Ærø",
    "שלום and مرحبا",
    "combining e\u{301} and n\u{303}",
    "control \u{1b}[31mred\u{1b}[0m \u{7} \u{0}",
    "bidi \u{202e}reversed\u{202c} and \u{200b}zero\u{feff}",
    "line\nbreak and\ttab and\r\nwindows",
    "x ≥ 3, µs, α=0.05, 10⁻³, ½, →, •, –, —, …",
    "nested `<__x__>` *[#y](z)* $a_b$",
    "<!-- comment --> and -->",
    "]]> and <![CDATA[x]]>",
    "&nbsp; and \u{a0}space\u{a0}",
    "!important and !tag and &anchor *alias",
    "term: \"un\" closed ' quote",
    "\\#escaped\\# and \\*stars\\*",
    "@@ and ## and ** and __ and ~~ and ``",
    "ends with a backslash \\",
    "work - with - dashes - between",
    "e-? and -5 and 12' 6\"",
    "+ plus first",
    "= equals first and == and =",
    "!!! note first",
    "[x]: https://example.org first",
    "AT&T and R&copy and &lt and &unknown;",
    "NAME, DATE, SUMMARY and HIGHLIGHTS",
    "~~~ tildes first",
    "noncharacter \u{fffe} and soft\u{ad}hyphen",
    "1. number first",
    "<3@example.org> and <=@@--> and <https://example.org>",
    "#str(\"x\") and #let x = 1 and #[y]",
];

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| io::Error::other("which folder?"))?;
    for (case, claims) in [("ordinary", ordinary()), ("hostile", hostile())] {
        let content = Content::Resume(Box::new(claims));
        for format in Format::ALL.iter().filter(|format| format.is_resume()) {
            let folder = Path::new(&folder).join(format.word());
            fs::create_dir_all(&folder)?;
            let written = document(&content, *format);
            let end = Path::new(format.file_name()).extension().unwrap_or_default().to_string_lossy();
            fs::write(folder.join(format!("{case}.{end}")), &written.bytes)?;
            fs::write(folder.join(format!("{case}.seen.txt")), written.seen.join("\n") + "\n")?;
            let notes: String = written.notes.iter().map(|note| format!("{note}\n")).collect();
            fs::write(folder.join(format!("{case}.notes.txt")), notes)?;
        }
    }
    let folder = Path::new(&folder).join(Format::Report.word());
    fs::create_dir_all(&folder)?;
    for (case, report) in [("ordinary", sample_report()), ("hostile", hostile_report())] {
        for (form, end) in [(Form::Full, "md"), (Form::Html, "html"), (Form::Week, "txt")] {
            let written = document(&Content::Report(Box::new(report.clone()), form), Format::Report);
            fs::write(folder.join(format!("{case}.{end}")), &written.bytes)?;
            fs::write(folder.join(format!("{case}.{end}.seen.txt")), written.seen.join("\n") + "\n")?;
        }
    }
    Ok(())
}

/// The claims of the demonstration, with everything that can be asked for.
fn ordinary() -> Claims {
    let (catalog, log) = sample();
    let all = Selection { extras: Extra::ALL.to_vec(), ..Selection::default() };
    claims(&catalog, &Progress::fold(&catalog, &log), &all, today())
}

/// The report of the demonstration.
fn sample_report() -> Report {
    let (catalog, log) = sample();
    report(&catalog, &log, &Progress::fold(&catalog, &log), &Selection::default(), today())
}

fn sample() -> (Catalog, Log) {
    let (sources, shared) = shipped::prepared().unwrap_or_default();
    let events = journal::read("journal.jsonl", include_bytes!("../assets/demo/journal.jsonl")).events;
    (Catalog::assemble(sources, shared), Log::new(events))
}

fn today() -> Day {
    Day::new(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default())
}

/// The same report with a fragment wherever the learner's words stand, and in the words of curricula, which may be theirs.
fn hostile_report() -> Report {
    let mut report = sample_report();
    let mut fragments = FRAGMENTS.iter().cycle().map(|fragment| (*fragment).to_owned());
    let mut next = || fragments.next().unwrap_or_default();
    report.name = Some(next());
    let deed = |what: String, backed: String| Deed {
        kind: DeedKind::Completed,
        what,
        backed: vec![backed],
        links: vec!["https://example.org/a_b__c?x=1&y=<2>#frag".into()],
    };
    report.done.iter_mut().for_each(|on| on.deeds = vec![deed(next(), next())]);
    report.curricula.iter_mut().for_each(|one| one.title = next());
    report.skills.iter_mut().for_each(|one| (one.name, one.by) = (next(), vec![next(), next()]));
    report.next.iter_mut().for_each(|step| step.title = next());
    for project in &mut report.projects {
        (project.title, project.summary, project.data) = (next(), Some(next()), Some(next()));
        project.stack = vec![next(), next()];
        project.results = FRAGMENTS.iter().map(|fragment| (*fragment).to_owned()).collect();
    }
    report
}

/// Claims whose every field holds something hostile, and each fragment somewhere as a line of a project.
fn hostile() -> Claims {
    let fragment = |nth: usize| Some(FRAGMENTS[nth % FRAGMENTS.len()].to_owned());
    let link = |nth: usize| Link {
        label: FRAGMENTS[nth % FRAGMENTS.len()].to_owned(),
        url: "https://example.org/a_b__c?x=1&y=<2>#frag".to_owned(),
    };
    let project = |nth: usize, lines: &[&str]| ProjectClaim {
        id: format!("project-{nth}").into(),
        title: FRAGMENTS[nth % FRAGMENTS.len()].to_owned(),
        summary: fragment(nth + 1),
        role: fragment(nth + 2),
        start: Day::parse("2026-05-01"),
        end: Day::parse("2026-11-02"),
        links: vec![link(nth + 3)],
        skills: vec!["pytorch".into()],
        stack: vec![FRAGMENTS[(nth + 4) % FRAGMENTS.len()].to_owned(), "PyTorch".into()],
        dataset: fragment(nth + 5).map(|name| Dataset { name, ..Dataset::default() }),
        bullets: lines
            .iter()
            .flat_map(|line| [(*line).to_owned(), format!("Handled {line} once")])
            .map(|text| Bullet { text, source: Source::Written })
            .collect(),
        proof: Some(Proof::Proven),
        ..ProjectClaim::default()
    };
    let skill = |nth: usize| SkillClaim {
        id: format!("free:{nth}"),
        name: FRAGMENTS[nth % FRAGMENTS.len()].to_owned(),
        proof: Some(Proof::Shown),
        by: Vec::new(),
    };
    let certificate = |nth: usize| Certificate {
        name: fragment(nth),
        issuer: fragment(nth + 1),
        date: Some("2026-05".into()),
        url: Some("https://example.org/c".into()),
    };
    Claims {
        profile: Profile {
            name: Some("Ada <b>_Lovelace_</b> #1".into()),
            headline: fragment(6),
            email: Some("ada_b@example.org".into()),
            phone: Some("+44 20 7946 0018".into()),
            location: Some("Łódź & <Ærø>".into()),
            summary: Some(FRAGMENTS[..12].join("; ")),
            links: vec![link(0), link(6)],
            publications: vec![link(4), link(29)],
        },
        skills: vec![
            SkillGroup { category: "R&D <x>".into(), skills: (0..FRAGMENTS.len()).step_by(3).map(skill).collect() },
            SkillGroup { category: "Other".into(), skills: (1..FRAGMENTS.len()).step_by(3).map(skill).collect() },
        ],
        projects: FRAGMENTS.chunks(12).enumerate().map(|(nth, lines)| project(nth * 7, lines)).collect(),
        certificates: (0..FRAGMENTS.len()).step_by(9).map(certificate).collect(),
        in_progress: vec![ProjectClaim { end: None, proof: None, ..project(3, &FRAGMENTS[46..48]) }],
        levels: vec![LevelClaim {
            curriculum: FRAGMENTS[4].to_owned(),
            level: Level::Beginner,
            total: 14,
            as_of: Day::new(NaiveDate::default()),
        }],
        as_of: Day::parse("2026-11-20"),
        ..Claims::default()
    }
}
