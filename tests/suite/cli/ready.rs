//! `gradus ready` and what aiming at a role changes elsewhere.

use std::fs::OpenOptions;
use std::io::Write;

use super::Learner;

/// A saved posting that asks for these skills.
fn saved(learner: &Learner, nth: usize, skills: &str) {
    let path = learner.data().join("journal.jsonl");
    let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
    let envelope = format!(
        r#""id":"019a9f00-0000-7000-8000-00000000000{nth}","at":"2025-11-20T09:00:00+01:00","day":"2025-11-20","by":"laptop""#
    );
    writeln!(
        file,
        r#"{{{envelope},"type":"posting.saved","posting":"p-{nth}","title":"ML engineer","skills":[{skills}]}}"#
    )
    .unwrap();
}

#[test]
fn ready_says_what_is_missing_what_makes_up_the_figure_and_what_raises_it() {
    let learner = Learner::new();
    let mut told = learner.session(&["ready", "goal --role \"ML engineer\" --path pytorch", "ready", "next", "status"]);
    told += &learner.session(&[
        "done pytorch/tensors",
        "project new Leaf --brief leaf-doctor",
        "project set NEW-1 --repo https://example.org/leaf --skill python",
        "project measure NEW-1 macro-F1 0.94 --baseline 0.81",
        "project ship NEW-1 --yes",
        "ready ml-engineer",
        "ready \"computer vision engineer\"",
        "ready \"product manager\"",
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn from_five_saved_postings_on_they_stand_beside_the_estimate() {
    let learner = Learner::new();
    let four = [r#""pytorch","docker","pytorch""#, r#""pytorch""#, r#""docker","free:COBOL""#, r#""pytorch""#];
    four.iter().enumerate().for_each(|(nth, skills)| saved(&learner, nth, skills));
    assert!(!learner.run("ready ml-engineer").out.contains("saved postings ask"));
    saved(&learner, 4, r#""pytorch","cpp""#);
    let out = learner.run("ready ml-engineer").out;
    let market: Vec<&str> = out.lines().skip_while(|line| !line.contains("saved postings ask")).take(6).collect();
    let expected = [
        "Your own 5 saved postings ask",
        "  PyTorch  4 of 5  missing",
        "  Docker   2 of 5  missing",
        "  C++      1 of 5  missing",
        "  COBOL    1 of 5  missing",
        "",
    ];
    assert_eq!(market, expected);
}

#[test]
fn every_part_of_the_goal_can_be_cleared() {
    let learner = Learner::new();
    let set = "goal --role ml-engineer --path pytorch --hours 6 --days 4 --by 2027-03-01 --rest sat,sun";
    let clear = "goal --role \"\" --path \"\" --hours \"\" --days \"\" --by \"\" --rest \"\"";
    insta::assert_snapshot!(learner.session(&[set, clear, "goal --hours six", "goal --days 8", "goal --hours nan"]));
}
