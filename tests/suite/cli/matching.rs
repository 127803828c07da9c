//! A job posting beside the learner, remembered and forgotten.

use std::fs;

use super::Learner;

const POSTING: &str = "ML Engineer (m/f/d)\n\nRequirements\n- PyTorch or TensorFlow, three years\n- Docker in production\n\n\
    Nice to have\n- Apache Spark\n\nNo Keras needed.\n";

#[test]
fn a_posting_is_read_beside_what_the_learner_can_show() {
    let learner = Learner::new();
    fs::write(learner.home.path().join("job.txt"), POSTING).unwrap();
    fs::write(learner.home.path().join("empty.txt"), "We are a bakery.\n").unwrap();
    let told = learner.session(&[
        "match job.txt",
        "match missing.txt",
        "match empty.txt --save",
        "match",
        "match --list",
        "match job.txt --save --json",
    ]);
    insta::assert_snapshot!(told);
    let piped = learner.run_with_input("match -", POSTING);
    assert_eq!(piped, learner.run("match job.txt"));
}

#[test]
fn a_posting_is_remembered_without_its_text_and_forgotten_again() {
    let learner = Learner::new();
    fs::write(learner.home.path().join("job.txt"), POSTING).unwrap();
    let saved = learner.run("match job.txt --save");
    assert_eq!(saved.err, "Remembered ML Engineer with 4 skills; its text is not kept.\n");
    let journal = fs::read_to_string(learner.data().join("journal.jsonl")).unwrap();
    assert!(journal.contains("posting.saved") && !journal.contains("production"), "{journal}");
    let listed = learner.run("match --list").out;
    let id = listed.split_whitespace().next().unwrap();
    assert!(id.starts_with("ml-engineer-"), "{listed}");
    assert_eq!(learner.run(&format!("match --forget {id}")).out, "Forgot ML Engineer.\n");
    assert_eq!(learner.run("undo").out, format!("Took back: removed the posting {id}.\n"));
    assert_eq!(learner.run("match --forget ml-engineer").exit, 0, "a beginning will do");
    assert_eq!(learner.run("match --list").out, "");
}
