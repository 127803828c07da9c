//! The progress report of the sample journal, read by eye, and what is promised of every report.

use std::fs;

use crate::cli::Learner;

/// Somebody with the sample journal, some time after its last line.
fn learner() -> Learner {
    let learner = Learner::of_shipped();
    fs::write(learner.data().join("journal.jsonl"), include_str!("../../assets/demo/journal.jsonl")).unwrap();
    learner
}

#[test]
fn the_report_of_the_demonstration() {
    let learner = learner();
    insta::assert_snapshot!(learner.run("export report").out);
    insta::assert_snapshot!(learner.run("export report --form week").out);
    let page = learner.run("export report --form html").out;
    insta::assert_snapshot!(page.split_once("<body>\n").unwrap().1);
}

#[test]
fn a_report_before_anything_was_done() {
    let learner = Learner::of_shipped();
    insta::assert_snapshot!(learner.run("export report").out);
    assert_eq!(
        learner.run("export report --form week").out,
        "In the week to Fri 20 Nov 2026 I did not record any learning. Next: Python for machine learning work; then Python environments and lock files.\n"
    );
}

#[test]
fn a_report_does_not_change_because_one_was_written() {
    let learner = learner();
    let file = learner.home.path().join("report.html");
    let before = learner.run("export report --form html").out;
    learner.run(&format!("export report -o {}", file.display()));
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    assert_eq!(learner.run("export report --form html").out, before);
}

#[test]
fn a_form_is_for_reports() {
    let refused = learner().run("export text --form week");
    assert_eq!(refused.exit, 2);
    assert_eq!(refused.err, "error: --form changes nothing in text.\n  hint: gradus export report --form FORM\n");
}
