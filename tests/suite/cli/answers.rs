//! What is answered to ids, days and fields that are none, and to titles that would own the terminal.

use super::{Answer, Learner};

#[test]
fn an_id_that_is_none_is_answered_with_what_may_be_meant() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.session(&[
        "done autogard",
        "done tensors",
        "done nothing-like-it",
        "done pytorch/tensors autogard",
        "status",
        "done leaf-doctor",
        "start leaf-doctor",
        "tick leaf-doctor baseline",
        "tick autograd 2",
        "note leaf-doctor x",
        "note autograd \"\"",
        "list --curriculum pytroch",
        "project show leaf",
        "project new \"\"",
        "project new Leaf --brief autograd",
        "undo 1234",
        "redo",
        "goal --role engineer",
        "goal --path pytorch/expert",
        "goal --rest someday",
        "profile set",
        "profile set --email ada",
        "profile set --link GitHub",
    ]));
}

#[test]
fn a_day_is_past_or_present() {
    let learner = Learner::new();
    let future =
        "error: 2026-11-21 has not come yet (today is 2026-11-20).\n  hint: give today's date or an earlier one\n";
    let none = "error: \"2026-02-30\" is no day.\n  hint: write it like 2026-11-18, or yesterday\n";
    for command in ["done autograd --on", "log 10 --on"] {
        assert_eq!(learner.run(&format!("{command} 2026-11-21")), Answer::new("", future, 2));
        assert_eq!(learner.run(&format!("{command} 2026-02-30")), Answer::new("", none, 2));
    }
    let logged = Answer::new("Logged 10 min on 2026-11-19.\n", "", 0);
    assert_eq!(learner.run("log 10 --on yesterday"), logged);
    assert_eq!(learner.run("log 10 --on 2026-11-19"), logged);
    let over = "error: 2026-11-20 is over (today is 2026-11-20).\n  hint: give a day to come\n";
    assert_eq!(learner.run("goal --by 2026-11-20"), Answer::new("", over, 2));
}

#[test]
fn evidence_is_told_apart_by_its_form_and_by_what_lies_on_the_disk() {
    let learner = Learner::new();
    std::fs::write(learner.home.path().join("notes.md"), "18 of 20").unwrap();
    learner.run("done pytorch/tensors --evidence notes.md --evidence other.md --evidence https://example.org");
    let shown = learner.run("show pytorch/tensors").out;
    let (_, evidence) = shown.split_once("Evidence\n").unwrap();
    assert_eq!(evidence, "  - file notes.md\n  - other.md\n  - https://example.org\n");
    let empty = "error: Evidence needs an address, a path, a commit or words.\n";
    assert_eq!(learner.run("done pytorch/tensors --evidence \"\""), Answer::new("", empty, 2));
}

#[test]
fn ambiguous_beginnings_of_projects_are_not_guessed() {
    let learner = Learner::new();
    for (title, name) in [("Leaf A", "ONE"), ("Leaf B", "TWO")] {
        let answer = learner.run(&format!("project new \"{title}\""));
        assert_eq!(answer.exit, 0);
        learner.call(&answer.out, name);
    }
    let expected = "error: \"leaf\" may be ONE or TWO.\n  hint: give the whole id\n";
    assert_eq!(learner.run("project show leaf"), Answer::new("", expected, 1));
    assert_eq!(learner.run("project note leaf-a x"), Answer::new("Noted on Leaf A.\n", "", 0));
}

/// A curriculum whose texts would clear, colour and rename a terminal.
const EVIL: &str = r#"id = "evil"
title = "Evil \u001b[2J"
summary = "\u202e"
version = "1\u0007"
level = "beginner"

[[milestone]]
id = "m"
title = "Ring \u001b[31mred\u202e\u0007 twice\u009b2J"
outcome = "You can \u001b]0;own the terminal\u0007."
done_when = [{ id = "d", text = "You printed \u001b[2J one" }]
hours = 1
resources = [{ title = "R\u001b[0m", url = "https://example.org/\u001b[0m", kind = "tutorial" }]
"#;

#[test]
fn nothing_in_a_file_or_a_word_reaches_the_terminal_as_a_command() {
    let learner = Learner::new();
    let folder = learner.data().join("curricula/evil");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("curriculum.toml"), EVIL).unwrap();
    learner.run("start evil/m");
    learner.run("note evil/m \"ring\u{7} and \u{1b}[2J clear\u{9b}31m\"");
    learner.run("project new \"Evil \u{1b}]0;title\u{7}\u{202e}project\"");
    for line in [
        "status",
        "next -n 9",
        "list",
        "show evil/m",
        "history",
        "project list",
        "project show evil",
        "start evil/m",
        "done \u{1b}[31m",
        "show evil/m --json",
        "list --json",
        "history --json",
        "status --json",
        "dashboard",
        "dashboard --json",
        "project list --json",
        "export",
        "curriculum list",
        "curriculum check",
        "curriculum check --json",
        "curriculum changes",
        "curriculum changes --json",
    ] {
        let answer = learner.run(line);
        let hidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
        assert_eq!(format!("{}{}", answer.out, answer.err).find(hidden), None, "{line}:\n{answer}");
        assert!(!answer.out.is_empty() || answer.exit == 1, "{line}");
    }
    let shown = learner.run("show evil/m").out;
    assert!(shown.starts_with("Ring [31mred twice2J  evil/m\n"), "{shown}");
    assert!(shown.contains("  - 2026-11-20 ring and [2J clear31m\n"), "{shown}");
    let history = learner.run("history --json").out;
    assert!(history.contains(r"ring\u0007 and \u001b[2J clear\u009b31m"), "{history}");
}
