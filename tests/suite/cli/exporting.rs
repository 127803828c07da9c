//! Every format and every option of `export`, as somebody types them.

use std::fs;

use gradus::domain::claims::Format;
use gradus::domain::text::escaped;

use super::{Answer, Learner};

/// Somebody with two shipped projects, one that is being built, a certificate, a publication and a level.
pub fn learner() -> Learner {
    let learner = Learner::new();
    learner.session(&[
        "profile set --name \"Ada Lovelace\" --headline \"ML engineer\" --email ada@example.org --location London",
        "profile set --summary \"I measure what a model is worth before it ships.\" --link GitHub=https://github.com/ada",
        "profile set --publication \"On leaves=https://example.org/paper\"",
        "project new \"Leaf Doctor\"",
        "project set leaf --summary \"Finds leaf diseases in photographs\" --repo https://github.com/ada/leaf --skill pytorch",
        "project measure leaf macro-F1 0.94 --baseline 0.81 --better higher --split test",
        "project note leaf \"Privatissima\"",
        "project ship leaf --yes",
        "project new Birds",
        "project set birds --demo https://example.org/birds --skill keras --role Solo",
        "project ship birds --yes --on 2026-10-02",
        "project new Tides",
        "project set tides --skill docker --status building --summary \"Predicts the tide\"",
        "project new \"No proof\"",
        "project ship no-proof --yes",
    ]);
    let certificate = r#""type":"certificate.added","certificate":"tensorflow-0001","name":"TensorFlow Developer","issuer":"Google","date":"2026-05","url":"https://example.org/c""#;
    write(&learner, "0193a000-0000-7abc-8def-000000000001", certificate);
    learner
}

/// Writes a line into the journal, before all others.
fn write(learner: &Learner, id: &str, rest: &str) {
    let path = learner.data().join("journal.jsonl");
    let line = format!(r#"{{"id":"{id}","day":"2026-11-01","by":"laptop",{rest}}}"#);
    fs::write(&path, format!("{line}\n{}", fs::read_to_string(&path).unwrap())).unwrap();
}

#[test]
fn what_each_option_brings_in_and_leaves_out() {
    let learner = learner();
    learner.session(&["done pytorch/tensors autograd loop", "goal --role ml-engineer"]);
    insta::assert_snapshot!(learner.session(&[
        "export",
        "export text",
        "export linkedin",
        "export --since 2026-11-01",
        "export --since 2026-12-01",
        "export --since soon",
        "export --only skills",
        "export text --only summary,publications",
        "export --only certificates --only in-progress",
        "export text --include-in-progress",
        "export text --only levels",
        "export text --levels --only projects,levels",
        "export --only hobbies",
        "export --role data-scientist --only skills,projects",
        "export --role astronaut",
    ]));
    learner.at("2026-12-10T09:30:00+01:00");
    let none = learner.run("export --only projects --since 2026-12-01").err;
    assert_eq!(none, "No project that was shipped since 1 Dec 2026 has a public link or a measured result.\n");
    let beginner = Learner::new();
    beginner.session(&["done pytorch/tensors autograd loop", "profile set --name Ada"]);
    let expected = "Ada\n\nSKILLS\nFrameworks: PyTorch\n";
    let warning = "No project, certificate or link backs PyTorch: an interviewer who asks for proof gets none.\n";
    assert_eq!(beginner.run("export text --only skills --all-skills"), Answer::new(expected, warning, 0));
}

#[test]
fn what_would_change_nothing_is_refused() {
    let learner = learner();
    insta::assert_snapshot!(learner.session(&[
        "export data --only skills",
        "export data --role ml-engineer --since 2026-11-01",
        "export report --all-skills",
        "export --only projects --all-skills",
        "export --only skills --levels",
        "export --open",
        "export --open -o -",
        "export text --into README.md",
        "export --into resume.txt",
        "export --into README.md -o resume.md",
        "export --only summary,levels --into resume.json",
    ]));
    assert_eq!(fs::read_dir(learner.home.path()).unwrap().count(), 2, "nothing is written");
}

#[test]
fn a_second_run_on_the_same_day_writes_the_same_bytes() {
    let learner = learner();
    for format in Format::ALL {
        let file = format!("{}-{}", format, format.file_name());
        let path = learner.home.path().join(&file);
        let line = format!("export {format} -o {file}");
        let first = learner.run(&line);
        assert!(first.exit == 0 && first.err.starts_with(&format!("Wrote HOME/{file}.\n")), "{first}");
        let bytes = fs::read(&path).unwrap();
        let again = learner.at("2026-11-20T21:45:00+01:00").run(&line);
        assert!(again.err.starts_with(&format!("HOME/{file} says the same already.\n")), "{again}");
        if format.is_text() {
            let printed = learner.run(&format!("export {format}")).out;
            assert_eq!(printed, learner.named(&String::from_utf8(bytes).unwrap()), "{format}");
        }
    }
}

#[test]
fn the_data_is_all_there_is_and_says_nothing_of_exports() {
    let learner = learner();
    let newer = r#""type":"mood.set","mood":{"b":1.50,"a":[]}"#;
    write(&learner, "0193a000-0000-7abc-8def-000000000002", newer);
    let posting = r#""type":"posting.saved","posting":"ml-engineer-0003","title":"ML engineer","skills":["pytorch"]"#;
    write(&learner, "0193a000-0000-7abc-8def-000000000003", posting);
    let audit = r#""type":"project.audited","project":"NEW-1","commit":"3f2c1a9","passed":["readme"],"failed":[],"unchecked":[],"imports":["torch"]"#;
    write(&learner, "0193a000-0000-7abc-8def-000000000004", &learner.meant(audit));
    learner.session(&[
        "done pytorch/tensors --evidence https://example.org/notes --note \"say \u{202e}why\"",
        "skip loop --reason \"known from work\"",
        "log 25 autograd",
        "story set cost-cut --situation Slow",
    ]);
    let before = learner.run("export data").out;
    learner.session(&["export -o resume.md", "export data -o data.json"]);
    let exported = fs::read_to_string(learner.data().join("journal.jsonl")).unwrap();
    let export = exported.lines().find(|line| line.contains("export.written")).unwrap();
    let id = export.split('"').nth(3).unwrap();
    learner.run(&format!("undo {id} --yes"));
    let data = learner.run("export data");
    assert_eq!((&*data.out, &*data.err, data.exit), (&*before, "", 0));
    assert!(data.out.contains("\\u202e") && !data.out.contains('\u{202e}'), "it is safe to show");
    assert!(!data.out.contains("export"), "{}", data.out);
    let mut value: serde_json::Value = serde_json::from_str(&data.out).unwrap();
    let mut lines: Vec<serde_json::Value> = learner
        .named(&exported)
        .lines()
        .filter(|line| !line.contains("export.written") && !line.contains("event.reverted"))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    lines.sort_by_key(|line| line["id"].to_string());
    assert!(value["events"].as_array() == Some(&lines), "every event as it stands in the journal");
    assert!(data.out.contains(newer), "also what only a newer version understands");
    value["events"] = lines.len().into();
    value["stories"][0]["id"] = "STORY".into();
    insta::assert_snapshot!(escaped(&serde_json::to_string_pretty(&value).unwrap()));
}

#[cfg(unix)]
#[test]
fn a_written_file_is_handed_to_the_program_that_opens_files() {
    use std::os::unix::fs::PermissionsExt;
    let learner = learner();
    let home = learner.home.path();
    let opener = home.join(if cfg!(target_os = "macos") { "open" } else { "xdg-open" });
    fs::write(&opener, "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > \"$HOME/opened.part\"\n/bin/mv \"$HOME/opened.part\" \"$HOME/opened\"\n").unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let run = |file: &str| {
        let arguments = ["export", "text", "--only", "skills", "--open", "-o", file].map(str::to_owned);
        learner.answer(learner.command(&arguments).env("PATH", home).output().unwrap())
    };
    let file = "-x $(touch pwned); résumé.txt";
    assert_eq!(run(&format!("./{file}")), Answer::new("", &format!("Wrote HOME/{file}.\n"), 0));
    let opened = (0..200).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        fs::read_to_string(home.join("opened")).ok()
    });
    assert_eq!(learner.named(&opened.unwrap()), format!("1|HOME/{file}|"));
    assert!(!home.join("pwned").exists());
    let device =
        Answer::new("", "Wrote /dev/null.\nerror: Not opened: /dev/null is no file that could be opened.\n", 1);
    assert_eq!(run("/dev/null"), device);
    fs::remove_file(&opener).unwrap();
    let nothing = "Wrote HOME/other.txt.\nerror: Not opened: no program that opens files could be started here; it is HOME/other.txt.\n";
    assert_eq!(run("other.txt"), Answer::new("", nothing, 1));
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let learner = learner();
    let told = learner.session(&["export -o r.txt", "export -o r.json", "export -o r.pdf", "export -o r.odt"]);
    let written = |name: &str| std::fs::read_to_string(learner.home.path().join(name)).unwrap();
    assert!(written("r.json").starts_with("{\n") && written("r.txt").contains("\nSKILLS\n"));
    assert!(!learner.home.path().join("r.pdf").exists());
    let refused: Vec<&str> = told.lines().filter(|line| line.contains("error") || line.contains("hint")).collect();
    insta::assert_snapshot!(refused.join("\n"));
}

#[test]
fn what_opens_on_this_machine_alone_reaches_no_resume() {
    let learner = learner();
    learner
        .run("project set birds --summary \"Runs at http://10.0.0.1/a from /home/ada/birds, see https://example.org\"");
    for format in ["markdown", "text", "json-resume", "rendercv", "html", "linkedin"] {
        let answer = learner.run(&format!("export {format}"));
        assert!(!answer.out.contains("10.0.0.1") && !answer.out.contains("/home/ada"), "{format}: {}", answer.out);
        assert!(answer.err.contains("an address or path that opens on your machine alone was taken out"), "{format}");
    }
}
