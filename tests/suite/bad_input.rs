//! What bad input gets: a sentence that names it, while everything else works and nothing is lost or rewritten.

use std::fs;
use std::process::Stdio;

use crate::cli::{Answer, Learner, words};

/// Somebody with the shipped curricula and this journal.
fn with_journal(bytes: &[u8]) -> Learner {
    let learner = Learner::of_shipped();
    fs::write(learner.data().join("journal.jsonl"), bytes).unwrap();
    learner
}

fn journal(learner: &Learner) -> Vec<u8> {
    fs::read(learner.data().join("journal.jsonl")).unwrap()
}

fn own(learner: &Learner, id: &str, file: &str, bytes: impl AsRef<[u8]>) {
    let folder = learner.data().join("curricula").join(id);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(file), bytes).unwrap();
}

/// A line of a journal; `id` are the last digits of its id.
fn line(id: u32, rest: &str) -> String {
    format!(
        r#"{{"id":"019a9b00-0000-7abc-8def-{id:012}","at":"2026-11-19T10:00:00+01:00","day":"2026-11-19","by":"laptop",{rest}}}"#
    )
}

fn started(id: u32, milestone: &str) -> String {
    line(id, &format!(r#""type":"milestone.started","milestone":"{milestone}""#))
}

/// The headlines of what `journal check` finds, without the journal's path.
fn found(learner: &Learner) -> Vec<String> {
    let out = learner.run("journal check").out;
    let headlines = out.lines().filter_map(|line| line.strip_prefix("HOME/data/journal.jsonl:"));
    headlines.map(|line| line.chars().take(160).collect()).collect()
}

/// What is shown of milestones that are neither todo nor blocked: id and state.
fn standing(learner: &Learner) -> Vec<String> {
    let shown: serde_json::Value = serde_json::from_str(&learner.run("list --json").out).unwrap();
    let text = |value: &serde_json::Value, field: &str| value[field].as_str().unwrap_or_default().to_owned();
    let mut standing = Vec::new();
    for milestone in shown["items"].as_array().unwrap() {
        let state = text(milestone, "state");
        if !["todo", "blocked"].contains(&state.as_str()) {
            standing.push(format!("{} {state}", text(milestone, "id")));
        }
    }
    standing
}

const BROKEN: &str = "id = \"mine\"\ntitle = \"Mine\"\nsummary = \"中文\"\nversion = \"1\"\nlevel = \"beginner\"\n\n\
    [[milestone]]\nid = \"one\"\ntitle = \"中文\", hours = 1\n";

#[test]
fn a_broken_curriculum_gets_its_place_and_the_rest_works() {
    let learner = Learner::new();
    own(&learner, "mine", "curriculum.toml", BROKEN);
    insta::assert_snapshot!(learner.session(&[
        "curriculum check",
        "curriculum list",
        "list --curriculum pytorch --state todo",
        "next -n 1",
        "done mine/one",
    ]));
}

#[test]
fn a_curriculum_that_cannot_be_read_costs_nothing_else() {
    let learner = Learner::of_shipped();
    let head = "id = \"mine\"\ntitle = \"Mine\"\nsummary = \"s\"\nversion = \"1\"\nlevel = \"beginner\"\n";
    own(&learner, "bytes", "curriculum.toml", b"id = \"bytes\"\ntitle = \"\xff\xfe\"\n");
    own(&learner, "deep", "curriculum.toml", format!("id = {}{}", "[".repeat(100_000), "]".repeat(100_000)));
    own(&learner, "empty", "curriculum.toml", "");
    own(&learner, "huge", "curriculum.toml", vec![b'#'; (4 << 20) + 1]);
    own(&learner, "long", "curriculum.toml", format!("id = \"long\"\ntitle = {}", "x".repeat(1 << 20)));
    own(&learner, "mine", "curriculum.toml", head);
    own(&learner, "mine", "nul.toml", "\0\0\0");
    own(&learner, "nothing", "notes.txt", "no TOML here");
    fs::create_dir(learner.data().join("curricula/mine/folder.toml")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", learner.data().join("curricula/mine/outside.toml")).unwrap();
    let checked = learner.run("curriculum check");
    assert_eq!((checked.err.as_str(), checked.exit), ("11 errors and 2 warnings.\n", 1), "{checked}");
    let long = |line: &str| line.chars().take(150).collect::<String>();
    let headlines: Vec<String> = checked.out.lines().filter(|line| line.starts_with("HOME")).map(long).collect();
    insta::assert_snapshot!(headlines.join("\n"));
    let listed = learner.run("list --curriculum foundations --json");
    assert_eq!(listed.exit, 0);
    assert!(listed.out.contains("\"foundations/numpy\""), "{listed}");
}

#[test]
fn an_own_curriculum_that_replaces_a_shipped_one_is_shown_as_such() {
    let learner = Learner::of_shipped();
    let text = "id = \"keras\"\ntitle = \"My way\"\nsummary = \"s\"\nversion = \"7\"\nlevel = \"beginner\"\n\n\
        [[milestone]]\nid = \"ship\"\ntitle = \"Ship\"\noutcome = \"You can ship.\"\n\
        done_when = [{ id = \"d\", text = \"You shipped\" }]\nhours = 2\n\
        resources = [{ title = \"R\", url = \"https://example.org/\", kind = \"tutorial\" }]\n";
    own(&learner, "keras", "curriculum.toml", text);
    let listed = learner.run("curriculum list");
    let row = listed.out.lines().find(|line| line.starts_with("keras")).unwrap();
    assert_eq!(row.split_whitespace().collect::<Vec<_>>().join(" "), "keras 7 1 core, 2 h replacement: My way");
    assert_eq!(learner.run("done keras/ship").exit, 0);
    assert_eq!(standing(&learner), ["keras/ship done"]);
    // What the shipped ones say about the one that is gone is not the learner's to mend.
    assert_eq!(learner.run("curriculum check"), Answer::new("", "Nothing is wrong.\n", 0));
    own(&learner, "keras", "curriculum.toml", text.replace("hours = 2", "hours = 2\nrequires = [\"pytorch/none\"]"));
    insta::assert_snapshot!(learner.run("curriculum check").to_string());
}

#[test]
fn a_bad_line_is_named_by_its_number_and_everything_else_counts() {
    let (first, last) = (started(1, "foundations/numpy"), started(2, "keras/install"));
    let cases: [(&[u8], &str); 9] = [
        (b"garbage", "2:1: error: the line is no JSON object: it cannot be read from column 1 on"),
        (b"\0\0\0\0", "2:1: error: the line holds NUL bytes, as a computer leaves them that stopped while writing"),
        (b"{\"id\":\"\xff\xfe\"}", "2:1: error: the line is no UTF-8 text"),
        (b"<<<<<<< HEAD", "2:1: error: the line is a conflict marker that git left here"),
        (b"=======", "2:1: error: the line is a conflict marker that git left here"),
        (b">>>>>>> theirs", "2:1: error: the line is a conflict marker that git left here"),
        (b"[]", "2:1: error: the line is no JSON object"),
        (b"{}", "2:1: error: the line has no \"id\" that is a text"),
        (b"\x1b[2J\xc2\x9b31m", "2:1: error: the line is no JSON object: it cannot be read from column 1 on"),
    ];
    for (bad, said) in cases {
        let before = [first.as_bytes(), b"\n", bad, b"\n", last.as_bytes(), b"\n"].concat();
        let learner = with_journal(&before);
        assert_eq!(found(&learner), [said]);
        let status = learner.run("status");
        assert_eq!((status.err, status.exit), (format!("HOME/data/journal.jsonl:{said}\n"), 0));
        assert_eq!(standing(&learner), ["foundations/numpy doing", "keras/install doing"]);
        assert_eq!(learner.run("log 5").exit, 0);
        let after = journal(&learner);
        assert!(after.starts_with(&before), "{said}: what was there is rewritten");
        assert_eq!(after[before.len()..].iter().filter(|byte| **byte == b'\n').count(), 1);
    }
}

#[test]
fn an_unfinished_last_line_is_closed_by_the_next_act() {
    for (unfinished, counts) in [(started(2, "keras/install"), true), ("{\"id\":\"0193".to_owned(), false)] {
        let before = format!("{}\n{unfinished}", started(1, "foundations/numpy"));
        let learner = with_journal(before.as_bytes());
        let expected: &[&str] =
            if counts { &["foundations/numpy doing", "keras/install doing"] } else { &["foundations/numpy doing"] };
        assert_eq!(standing(&learner), expected);
        assert_eq!(learner.run("done pytorch/install").exit, 0);
        let after = String::from_utf8(journal(&learner)).unwrap();
        let added = after.strip_prefix(&before).unwrap();
        assert!(added.starts_with("\n{") && added.ends_with("}\n"), "{added:?}");
        let expected: Vec<&str> = expected.iter().copied().chain(["pytorch/install done"]).collect();
        assert_eq!(standing(&learner), expected);
    }
}

#[test]
fn marks_line_ends_order_and_repetition_mean_nothing() {
    let lines = [
        started(1, "foundations/numpy"),
        line(2, r#""type":"milestone.completed","milestone":"foundations/numpy""#),
        line(3, r#""type":"milestone.completed","milestone":"nobody/knows-it""#),
        line(4, r#""type":"milestone.dreamt","milestone":{"a":[1,2]},"minutes":"many""#),
    ];
    let straight = with_journal((lines.join("\n") + "\n").as_bytes());
    let shown = straight.run("status --json");
    assert_eq!((shown.err.as_str(), shown.exit), ("", 0));
    let mixed = format!(
        "\u{feff}{}\r\n\r\n",
        [&lines[3], &lines[1], &lines[2], &lines[1], &lines[0]].map(String::as_str).join("\r\n")
    );
    let mixed = with_journal(mixed.as_bytes());
    assert_eq!(mixed.run("status --json"), shown);
    assert_eq!(mixed.run("history"), straight.run("history"));
    assert_eq!(standing(&mixed), ["foundations/numpy done"]);
    assert_eq!(
        found(&mixed),
        [
            " note: 1 line of 6 is repeated elsewhere, which changes nothing",
            " note: 3 lines of 6 are not in the order of the ids, which changes nothing",
            " note: 1 event of 6 is of a type that a newer gradus wrote: kept, and left out here",
        ]
    );
    let history = mixed.run("history").out;
    assert!(history.contains("completed nobody/knows-it"), "what no curriculum has is kept: {history}");
}

#[test]
fn ids_of_the_future_are_named_and_count() {
    let text =
        line(1, r#""type":"milestone.started","milestone":"keras/install""#).replace("019a9b00-0000", "03b3d512-ac00");
    let learner = with_journal(format!("{text}\n").as_bytes());
    assert_eq!(learner.run("log 5").exit, 0);
    insta::assert_snapshot!(learner.run("journal check").to_string());
    assert_eq!(standing(&learner), ["keras/install doing"]);
    learner.at("2099-01-01T00:00:00Z");
    assert_eq!(found(&learner), [""; 0]);
}

#[test]
fn enormous_lines_and_deep_nesting_are_read_like_any_other() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let text = "y".repeat(10_000_000);
    let lines = [
        line(1, &format!(r#""type":"milestone.noted","milestone":"foundations/numpy","text":"{text}""#)),
        line(2, &format!(r#""type":"milestone.started","milestone":"keras/install","deep":{deep}"#)),
        line(3, &format!(r#""type":"milestone.completed","milestone":"keras/install","evidence":{deep}"#)),
        line(4, &format!(r#""type":"project.created","project":"x-0000","title":"X","items":{deep}"#)),
        line(5, &format!(r#""type":"goal.changed","path":{deep}"#)),
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "z".repeat(10_000_000),
        started(6, "foundations/numpy"),
    ];
    let learner = with_journal((lines.join("\n") + "\n").as_bytes());
    insta::assert_snapshot!(found(&learner).join("\n"));
    let standing = standing(&learner);
    assert!(standing.contains(&"foundations/numpy doing".to_owned()), "{standing:?}");
    assert_eq!(learner.run("log 5").exit, 0);
}

#[cfg(unix)]
#[test]
fn a_journal_behind_a_link_is_written_where_it_lies() {
    let learner = Learner::of_shipped();
    let real = learner.home.path().join("synced.jsonl");
    fs::write(&real, started(1, "keras/install") + "\n").unwrap();
    let link = learner.data().join("journal.jsonl");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert_eq!(learner.run("done keras/install").exit, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap().lines().count(), 2);
    assert_eq!(standing(&learner), ["keras/install done"]);

    fs::remove_file(&real).unwrap();
    assert_eq!(learner.run("log 5").exit, 0, "a link to nothing makes the file it names");
    assert_eq!(fs::read_to_string(&real).unwrap().lines().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_data_folder_that_cannot_be_written_is_named_with_what_to_do() {
    let learner = Learner::of_shipped();
    fs::write(learner.home.path().join("file"), "").unwrap();
    insta::assert_snapshot!(learner.session(&[
        "--data-dir /proc/nowhere log 5",
        "--data-dir /proc/nowhere journal check",
        "--data-dir file log 5",
        "--data-dir file status",
        "--data-dir file/below log 5",
        "--config-dir file goal --data-dir nowhere/yet",
        "curriculum check file/below",
    ]));
    fs::create_dir(learner.data().join("journal.jsonl")).unwrap();
    insta::assert_snapshot!(learner.session(&["log 5", "status", "journal check"]));
}

#[test]
fn a_home_that_is_not_set_is_no_trouble() {
    let learner = Learner::of_shipped();
    let mut command = learner.command(&words("log 5"));
    let output = command.env_remove("HOME").output().unwrap();
    assert_eq!(learner.answer(output), Answer::new("Logged 5 min.\n", "", 0));
    let mut command = learner.command(&words("journal path"));
    let output = command.env_remove("HOME").env_remove("GRADUS_DATA_DIR").output().unwrap();
    // Where the account has a home it is found; where it has none, that is said.
    let answer = learner.answer(output);
    let said = "error: there is no home folder to keep the data in; set GRADUS_DATA_DIR to a folder you may write\n";
    assert!(
        answer.exit == 0 && answer.out.ends_with("journal.jsonl\n") || answer == Answer::new("", said, 1),
        "{answer}"
    );
}

#[test]
fn a_clock_that_makes_no_sense_is_a_wrong_call() {
    let learner = Learner::of_shipped();
    for now in ["garbage", "2026-02-30T00:00:00Z", "2026-11-20", "99999-01-01T00:00:00Z", "\u{1b}[31m"] {
        learner.at(now);
        let shown = now.replace('\u{1b}', "");
        let said = format!(
            "error: GRADUS_NOW is \"{shown}\"; expected a moment with its offset from UTC such as \
             2026-11-20T09:30:00+01:00, or unset it to use the machine's clock\n"
        );
        for line in ["status", "log 5", "journal check"] {
            assert_eq!(learner.run(line), Answer::new("", &said, 2));
        }
    }
    assert!(!learner.data().join("journal.jsonl").exists());
    // The ends of the calendar are moments as well.
    for now in ["0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59+14:00"] {
        learner.at(now);
        for line in ["log 5", "done foundations/numpy", "status", "history", "export", "undo"] {
            let answer = learner.run(line);
            assert_eq!((answer.exit, answer.err.contains("panicked")), (0, false), "{now} {line}: {answer}");
        }
    }
}

#[test]
fn nobody_reading_the_answer_is_no_error() {
    let learner = Learner::of_shipped();
    learner.session(&["log 5", "note foundations/numpy x", "profile set --name Ada"]);
    for line in
        ["list", "list --json", "history", "next -n 99", "show foundations/numpy", "export", "curriculum list", "goal"]
    {
        let mut command = learner.command(&words(line));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), err.contains("panicked"), err.contains("cannot be written")),
            (Some(0), false, false),
            "{line}: {err}"
        );
    }
}

/// What would clear, colour, rename or reorder a terminal.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\u{2066}\u{200f}\u{200b}\u{8}\r\u{7f}\u{feff}X";

#[test]
fn nothing_hostile_reaches_the_terminal_or_a_document() {
    let escaped = serde_json::to_string(HOSTILE).unwrap();
    let lines = [
        line(1, &format!(r#""type":"milestone.noted","milestone":"keras/install","text":{escaped}"#)),
        line(2, &format!(r#""type":"milestone.skipped","milestone":"foundations/numpy","reason":{escaped}"#)),
        line(3, &format!(r#""type":"milestone.completed","milestone":{escaped}"#)),
        line(
            4,
            &format!(
                r#""type":"project.created","project":{escaped},"title":{escaped},"items":[{{"id":{escaped},"text":{escaped}}}]"#
            ),
        ),
        line(5, &format!(r#""type":"project.created","project":"evil-0000","title":{escaped},"items":[]"#)),
        line(
            6,
            &format!(
                r#""type":"project.changed","project":"evil-0000","summary":{escaped},"role":{escaped},"repo":"https://example.org/x","status":"shipped","shipped":"2026-11-19","skills":{{"add":[{escaped}]}},"links":{{"add":[{{"label":{escaped},"url":{escaped}}}]}},"bullets":{{"add":[{{"id":"x1","text":{escaped}}}]}}"#
            ),
        ),
        line(
            7,
            &format!(
                r#""type":"project.measured","project":"evil-0000","name":{escaped},"value":"0.9","unit":{escaped},"split":{escaped}"#
            ),
        ),
        line(
            8,
            &format!(
                r#""type":"profile.changed","name":{escaped},"headline":{escaped},"email":{escaped},"summary":{escaped}"#
            ),
        ),
        line(
            9,
            &format!(
                r#""type":"certificate.added","certificate":"c","name":{escaped},"issuer":{escaped},"date":{escaped},"url":"https://example.org/c""#
            ),
        ),
        line(10, &format!(r#""type":{escaped},"milestone":"x""#)),
        line(11, &format!(r#""type":"goal.changed","role":{escaped},"path":[{escaped},"keras"]"#)),
        line(12, r#""type":"time.logged","minutes":5"#).replace("laptop", "\\u001b[31mmachine"),
        format!(
            r#"{{"id":{escaped},"at":{escaped},"day":{escaped},"by":{escaped},"type":"time.logged","minutes":-1}}"#
        ),
        HOSTILE.replace('\r', ""),
    ];
    let learner = with_journal((lines.join("\n") + "\n").as_bytes());
    let commands = [
        "status",
        "next -n 30",
        "next --minutes 20",
        "list",
        "list --state skipped",
        "show keras/install",
        "show evil",
        "history",
        "project list",
        "project show evil",
        "profile show",
        "goal",
        "export",
        "export text",
        "curriculum list",
        "journal check",
        "journal path",
        "undo",
        "redo",
    ];
    let json = [
        "status",
        "next",
        "list",
        "show keras/install",
        "history",
        "project list",
        "profile show",
        "goal",
        "journal check",
    ];
    let lines = commands.iter().map(|line| (*line).to_owned()).chain(json.iter().map(|line| format!("{line} --json")));
    for line in lines {
        let answer = learner.run(&line);
        let hidden = |c: char| {
            c.is_control() && c != '\n'
                || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        };
        let all = format!("{}{}", answer.out, answer.err);
        assert_eq!(all.find(hidden), None, "{line}: {all:?}");
        assert!(!answer.out.is_empty(), "{line}: {answer}");
    }
    let word = HOSTILE.replace('\u{0}', "");
    let output = learner.command(&["done".to_owned(), word.clone(), "--evidence".into(), word]).output().unwrap();
    let answer = learner.answer(output);
    assert_eq!((answer.out.as_str(), answer.exit), ("", 1));
    assert!(answer.err.starts_with("HOME/data/journal.jsonl:"), "{answer}");
}
