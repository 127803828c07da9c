//! The placement as somebody at a terminal answers it.

use gradus::cli::{Exit, Invocation, Streams, Terminal};

use super::{Answer, Learner};

/// Runs a line as somebody does who types these answers.
fn typed(learner: &Learner, line: &str, answers: &str) -> (String, String, Exit) {
    let places = format!("--data-dir {0}/data --config-dir {0}/config", learner.home.path().display());
    let words = format!("gradus {line} {places}");
    let invocation = Invocation::read(words.split_whitespace().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let terminal = Terminal { input: true, out: true, err: true, columns: Some(80) };
    let mut streams = Streams { input: &mut answers.as_bytes(), out: &mut out, err: &mut err, terminal };
    let exit = invocation.run(&mut streams);
    (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), exit)
}

#[test]
fn what_somebody_knows_is_marked_without_what_they_leave_out() {
    let learner = Learner::new();
    let answers = "\ny\nperhaps\ny\n9\n2\ny\n";
    let (out, err, exit) = typed(&learner, "placement pytorch", answers);
    assert_eq!(exit, Exit::Done);
    insta::assert_snapshot!(format!("{err}---\n{out}"));
    insta::assert_snapshot!(learner.run("list --state done").out);
}

#[test]
fn whoever_leaves_or_says_no_writes_nothing() {
    let learner = Learner::new();
    let (out, err, exit) = typed(&learner, "placement pytorch/beginner", "\ny\n");
    assert_eq!((&*out, exit), ("", Exit::Failed));
    assert!(err.ends_with(" \nLeft: nothing was written.\n"), "{err}");
    let (_, err, exit) = typed(&learner, "placement", &"\nn\nn\n".repeat(9));
    assert_eq!(exit, Exit::Done);
    assert!(err.ends_with("Nothing was written.\n"), "{err}");
    assert_eq!(learner.run("history").out, "");
}

#[test]
fn where_nobody_is_there_to_answer_it_says_what_to_do_instead() {
    let learner = Learner::new();
    let words = "error: A placement asks questions, and nobody is here to answer them.\n  \
                 hint: mark what is known by its id: gradus done ID… --before\n";
    assert_eq!(learner.run("placement"), Answer::new("", words, 2));
    let (_, err, exit) = typed(&learner, "placement pytroch", "");
    assert_eq!(
        (&*err, exit),
        ("error: The path segment \"pytroch\" names no milestones.\n  hint: did you mean pytorch?\n", Exit::Failed)
    );
}
