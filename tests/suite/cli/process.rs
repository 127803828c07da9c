//! What only a process shows: exit codes, closed pipes, streams that are no terminal.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use gradus::cli::{Invocation, Streams, Terminal};

use super::{Answer, Learner, words};

#[test]
fn without_a_terminal_the_bare_program_prints_status() {
    let learner = Learner::new();
    assert_eq!(learner.run(""), learner.run("status"));
    let data = learner.data();
    let given = learner.run(&format!("--data-dir \"{}\"", data.display()));
    assert_eq!(given, learner.run("status"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let learner = Learner::new();
    for line in ["list --json", "--help", "status"] {
        let mut command = learner.command(&words(line));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((err.as_str(), child.wait().unwrap().code()), ("", Some(0)), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let learner = Learner::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = learner.command(&words("status")).stdout(full).output().unwrap();
    let err = "error: the answer cannot be written: No space left on device (os error 28)\n";
    assert_eq!(learner.answer(output), Answer::new("", err, 1));
}

#[test]
fn who_waits_for_another_writer_says_so_and_writes_when_it_is_done() {
    let learner = Learner::new();
    let lock = std::fs::File::create(learner.data().join("journal.lock")).unwrap();
    lock.lock().unwrap();
    let mut child = learner.command(&words("log 5")).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut told).unwrap();
    let words = "waiting for another gradus, which is writing: it holds HOME/data/journal.lock\n";
    assert_eq!(learner.named(&told), words);
    drop(lock);
    assert_eq!(learner.answer(child.wait_with_output().unwrap()), Answer::new("Logged 5 min.\n", "", 0));
}

#[test]
fn nobody_is_asked_when_stdin_is_no_terminal() {
    let learner = Learner::new();
    let id = learner.run("project new Leaf --brief leaf-doctor").out;
    learner.call(&id, "LEAF");
    let open = "error: Leaf has 2 of 2 items open: A baseline on the same split; A demo that anybody can open.\n";
    let hint = "  hint: to ship it as it is: gradus project ship LEAF --yes\n";
    assert_eq!(learner.run_with_input("project ship leaf", "y\n"), Answer::new("", &format!("{open}{hint}"), 1));
    let remove = "error: Removing Leaf needs a yes.\n  hint: gradus project remove LEAF --yes\n";
    assert_eq!(learner.run_with_input("project remove leaf", "y\n"), Answer::new("", remove, 1));
}

#[test]
fn checks_fail_on_errors_only() {
    let learner = Learner::new();
    assert_eq!(learner.run("curriculum check"), Answer::new("", "Nothing is wrong.\n", 0));
    let own = learner.data().join("curricula/mine");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("curriculum.toml"), "id = \"mine\"\ntitle = \"Mine\"\nsumary = \"typo\"\n").unwrap();
    let told = learner.session(&["curriculum check", "curriculum check --json", "curriculum list"]);
    std::fs::write(own.join("curriculum.toml"), "id = \n").unwrap();
    let told = told + &learner.session(&["curriculum check", "curriculum list", "goal", "curriculum check missing"]);
    insta::assert_snapshot!(told);
}

#[test]
fn a_line_that_cannot_be_read_is_said_and_costs_nothing() {
    let learner = Learner::new();
    let path = learner.run("journal path");
    assert_eq!(path, Answer::new("HOME/data/journal.jsonl\n", "", 0));
    let checked = Answer::new("", "HOME/data/journal.jsonl: 0 events. Nothing is wrong.\n", 0);
    assert_eq!(learner.run("journal check"), checked);
    learner.run("log 30");
    let journal = learner.data().join("journal.jsonl");
    let mut text = std::fs::read_to_string(&journal).unwrap();
    text.push_str("{\"id\": 7}\n<<<<<<< HEAD\n");
    std::fs::write(&journal, text).unwrap();
    learner.run("log 15");
    insta::assert_snapshot!(learner.session(&["status", "journal check", "journal check --json"]));
}

#[test]
fn the_hidden_command_packs_the_shipped_curricula() {
    let learner = Learner::new();
    let answer = learner.run(concat!("curriculum pack \"", env!("CARGO_MANIFEST_DIR"), "/curricula\" catalog.bin"));
    assert_eq!((&*answer.err, answer.exit), ("", 0));
    let packed = std::fs::read(learner.home.path().join("catalog.bin")).unwrap();
    let shipped = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/catalog.bin")).unwrap();
    assert!(packed == shipped, "assets/catalog.bin is not what the curricula say: cargo run -- curriculum pack");
}

/// What the command writes, and how it ends, when everything is a terminal of 60 cells and somebody types `reply`.
fn on_a_terminal(learner: &Learner, line: &str, reply: &str) -> Answer {
    let (data, config) = (learner.data(), learner.home.path().join("config"));
    let places = format!("gradus --data-dir \"{}\" --config-dir \"{}\" {line}", data.display(), config.display());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let terminal = Terminal { input: true, out: true, err: true, columns: Some(60) };
    let mut streams = Streams { input: &mut reply.as_bytes(), out: &mut out, err: &mut err, terminal };
    let exit = Invocation::read(words(&places).into_iter().map(OsString::from)).run(&mut streams);
    let text = |bytes| learner.named(&String::from_utf8(bytes).unwrap());
    Answer { out: text(out), err: text(err), exit: exit.code().into() }
}

#[test]
fn somebody_at_a_terminal_is_asked() {
    let learner = Learner::new();
    learner.call(&learner.run("project new Leaf --brief leaf-doctor").out, "LEAF");
    learner.run("project tick leaf 1");
    let open = "Leaf has 1 of 2 items open:\n  A demo that anybody can open\nShip it as it is? [y/N] ";
    let no = Answer::new("", &format!("{open}It is not shipped.\n"), 1);
    assert_eq!(on_a_terminal(&learner, "project ship leaf", "\n"), no);
    let shipped = "Shipped: Leaf.\nIt is not shown yet: add a public link to its code or demo or measure a result: gradus project set LEAF --repo URL, gradus project measure LEAF NAME VALUE --baseline B.\n";
    assert_eq!(on_a_terminal(&learner, "project ship leaf", "y\n"), Answer::new(shipped, open, 0));
    let question = "Remove the project Leaf? gradus undo brings it back. [y/N] ";
    let no = Answer::new("", &format!("{question}It is not removed.\n"), 1);
    assert_eq!(on_a_terminal(&learner, "project remove leaf", "no\n"), no);
    let removed = Answer::new("Removed the project Leaf; gradus undo brings it back whole.\n", question, 0);
    assert_eq!(on_a_terminal(&learner, "project remove leaf", "yes\n"), removed);
}

#[test]
fn on_a_terminal_no_line_is_longer_than_it() {
    let learner = Learner::new();
    insta::assert_snapshot!(on_a_terminal(&learner, "show leaf-doctor", "").out);
    for line in ["next -n 3", "ready ml-engineer", "ready"] {
        let answer = on_a_terminal(&learner, line, "");
        assert!(answer.out.lines().all(|line| gradus::domain::text::width(line) <= 60), "{answer}");
    }
}
