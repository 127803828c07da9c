//! From an empty journal to an export, as somebody types it.

use super::Learner;

#[test]
fn the_first_days() {
    let learner = Learner::new();
    let mut told = learner.session(&[
        "status",
        "next -n 1",
        "goal --hours 6 --path pytorch --rest sat,sun",
        "start tensors",
        "start pytorch/tensors",
        "tick pytorch/tensors 1",
        "log 50 pytorch/tensors --note \"paper and pencil\"",
        "note pytorch/tensors \"matmul is picky\"",
        "done pytorch/tensors --evidence https://example.org/notes --evidence 3f2c1a9 --evidence out/table.csv",
        "done pytorch/tensors",
        "status",
        "undo --dry-run",
        "undo",
        "redo",
        "redo",
        "skip loop --reason \"known from work\"",
        "reset loop",
        "done autograd --on yesterday --before",
    ]);
    learner.at("2026-11-21T10:00:00+01:00");
    told += &learner.session(&["status", "list", "show autograd", "show pytorch/tensors"]);
    insta::assert_snapshot!(told);
}

#[test]
fn what_is_put_off_and_what_is_stuck() {
    let learner = Learner::new();
    let mut told = learner.session(&[
        "project new \"Leaf Doctor\"",
        "snooze pytorch/tensors",
        "snooze pytorch/tensors",
        "snooze NEW-1 10",
        "next -n 2",
        "snooze NEW-1 0",
        "snooze NEW-1 0",
        "undo",
        "done autograd",
        "snooze autograd",
        "snooze leaf-doctor 400",
        "snooze nothing-like-it",
        "stuck loop",
        "stuck loop",
        "stuck leaf-doctor",
    ]);
    learner.at("2026-11-27T10:00:00+01:00");
    told += &learner.session(&["next -n 2", "stuck loop"]);
    insta::assert_snapshot!(told);
}

#[test]
fn literacy_milestones_are_asked_for_whatever_their_track() {
    let learner = Learner::of_shipped();
    insta::assert_snapshot!(learner.session(&[
        "goal --path keras/literacy,deployment/literacy,career",
        "done keras/install --before",
        "next -n 3",
        "done keras/first-model keras/reading-curves keras/pretrained-models keras/frameworks-compared --before",
        "next -n 3",
    ]));
}

#[test]
fn career_runs_beside_the_path_from_the_first_shipped_project_on() {
    let learner = Learner::of_shipped();
    insta::assert_snapshot!(learner.session(&[
        "goal --path pytorch/beginner",
        "next -n 2",
        "project new \"Own thing\"",
        "project ship own --yes",
        "next -n 3",
        "done career/target-role",
        "next -n 3",
    ]));
}

#[test]
fn a_part_of_career_on_the_path_hides_no_other_part() {
    let learner = Learner::of_shipped();
    learner.session(&[
        "goal --path career/beginner",
        "project new \"Own thing\"",
        "project ship own --yes",
        "done career/no-ml career/problem-framing --before",
    ]);
    let next = learner.run("next -n 400 --json");
    assert!(next.out.contains("\"career/decision-memo\""), "{next}");
}

#[test]
fn a_project_from_a_brief_to_the_resume() {
    let learner = Learner::new();
    let told = learner.session(&[
        "project list",
        "show leaf-doctor",
        "project new \"Leaf Doctor\" --brief leaf-doctor",
        "project list",
        "project tick NEW-1 baseline",
        "project untick NEW-1 1",
        "project tick leaf 1",
        "project measure leaf macro-F1 0.94 --baseline 0.81 --split test",
        "project measure leaf accuracy 1.0",
        "project note leaf \"the grower wants it offline\"",
        "project set leaf --summary \"Finds leaf diseases in photographs\" --free-skill Agronomy --link Blog=https://example.org/blog",
        "log 90 leaf",
        "export",
        "project ship leaf",
        "project ship leaf --yes",
        "project ship leaf --yes",
        "project set leaf --repo https://github.com/ada/leaf-doctor",
        "profile set --name \"Ada Lovelace\" --email ada@example.org --link GitHub=https://github.com/ada",
        "profile show",
        "project show leaf",
        "project show NEW-1 --json",
        "export",
        "export text",
        "export markdown -o resume.md",
        "export markdown -o resume.md",
        "export text -o resume.md",
        "project remove leaf",
        "project remove leaf --yes",
        "undo",
        "project list",
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn the_dashboard_in_words() {
    let learner = Learner::new();
    let mut told = learner.session(&["dashboard"]);
    learner.session(&[
        "goal --role ml-engineer --hours 2 --path pytorch/beginner",
        "done pytorch/tensors --on 2026-10-27",
        "tick autograd 1",
        "log 50 autograd --on 2026-11-05",
        "log 90 autograd --on 2026-11-06",
        "log 15 autograd --on 2026-11-10",
        "skip loop",
    ]);
    told += &learner.session(&["dashboard"]);
    insta::assert_snapshot!(told);
}

#[test]
fn after_a_week_away_status_says_where_you_were() {
    let learner = Learner::new();
    learner.session(&["start pytorch/tensors", "note pytorch/tensors \"views share memory\""]);
    learner.at("2026-12-01T10:00:00+01:00");
    let expected = "Tue 1 Dec 2026
Welcome back. On 20 Nov 2026 you noted on Tensors: views share memory. Begin small: Tensors, 15 min.
";
    let told = learner.run("status").out;
    assert!(told.starts_with(expected), "{told}");
    assert!(learner.run("status --json").out.contains("\"welcome_back\": \"Welcome back. On 20 Nov 2026"));
}

#[test]
fn one_framework_comes_after_the_other_as_the_path_has_them() {
    let learner = Learner::of_shipped();
    learner.run("goal --role ml-engineer --path foundations/beginner,keras/beginner,pytorch/beginner --hours 6");
    let steps = || learner.run("next -n 5 --json").out;
    assert!(steps().contains("\"keras/install\"") && !steps().contains("\"pytorch/"), "{}", steps());
    learner.run("goal --path foundations/beginner,pytorch/beginner,keras/beginner");
    assert!(steps().contains("\"pytorch/install\"") && !steps().contains("\"keras/"), "{}", steps());
}
