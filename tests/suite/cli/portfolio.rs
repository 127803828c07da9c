//! A portfolio at the command line: its fields, its lines, its checklist, and where it stands.

use insta::assert_snapshot;

use super::Learner;

#[test]
fn everything_about_a_project_is_set_by_flags_and_shown() {
    let learner = Learner::new();
    learner.call(&learner.run("project new Leaf --brief leaf-doctor").out, "LEAF");
    let told = learner.session(&[
        "project set leaf --dataset \"Field photographs\" --licence MIT --split \"by field\"",
        "project set leaf --dataset-url https://example.org/fields --licence \"CC BY 4.0\"",
        "project set leaf --split \"\" --role \"Alone\" --started 2026-10-03",
        "project set leaf --item \"Who uses it\" --no-item 1 --summary \"My model for leaves\"",
        "project measure leaf macro-F1 0.91 --baseline 0.81 --better higher",
        "project measure leaf macro-F1 0.940 --baseline 0.81 --better higher",
        "project measure leaf \"training time\" 12 --baseline 31 --unit min --better lower",
        "project list",
        "project show leaf",
        "project set leaf --bullet \"Responsible for a model\" --repo https://github.com/ada/leaf",
        "project set leaf --bullet \"1=Raised macro-F1 from 0.81 to 0.940 on 240 photographs.\"",
        "project show leaf",
        "project ship leaf --on 2026-11-19 --yes",
        "project set leaf --shipped 2026-11-18 --started \"\"",
        "project list",
        "project set leaf --no-bullet 1 --clear dataset",
        "project show leaf",
    ]);
    assert_snapshot!(learner.items_named(&told));
}

#[test]
fn what_cannot_be_set_says_what_to_do() {
    let learner = Learner::new();
    learner.call(&learner.run("project new Leaf").out, "LEAF");
    let told = learner.session(&[
        "project set leaf",
        "project set leaf --licence MIT",
        "project set leaf --dataset \"\"",
        "project set leaf --dataset Leaves --dataset-url example.org",
        "project set leaf --shipped 2026-11-18",
        "project set leaf --bullet \"\"",
        "project set leaf --bullet \"3=Cut cost by 3 %\"",
        "project set leaf --bullet \"x00ff=Cut cost by 3 %\"",
        "project set leaf --no-bullet 1",
        "project set leaf --no-item demos",
        "project set leaf --item \"demo=A demo that runs on a phone\"",
        "project set leaf --item \"demo=\" --bullet \"Cut cost by 3 % at F1=0.9\"",
        "project set leaf --clear colour",
    ]);
    assert_snapshot!(told);
}

#[test]
fn the_json_of_a_project_holds_its_standing_its_lines_and_its_history() {
    let learner = Learner::new();
    learner.call(&learner.run("project new Leaf --brief leaf-doctor").out, "LEAF");
    learner.session(&[
        "project set leaf --demo https://example.org/leaf",
        "project measure leaf macro-F1 0.91 --baseline 0.81 --better higher",
        "project measure leaf macro-F1 0.940 --baseline 0.81 --better higher",
    ]);
    assert_snapshot!(learner.run("project show leaf --json").out);
}
