//! The JSON that scripts rely on, whole.

use super::Learner;

#[test]
fn every_reading_command_prints_one_object_and_nothing_else() {
    let learner = Learner::new();
    learner.session(&[
        "goal --role ml-engineer --hours 5",
        "done pytorch/tensors --evidence https://example.org/notes",
        "log 20 autograd",
        "note autograd \"try by hand\"",
        "project new Leaf --brief leaf-doctor",
        "project measure leaf macro-F1 0.940 --baseline 0.81",
        "profile set --name Ada",
    ]);
    for line in [
        "status",
        "next -n 2",
        "next --minutes 20",
        "list --curriculum pytorch --level beginner --state doing",
        "show autograd",
        "show leaf-doctor",
        "history -n 2",
        "project list",
        "project show leaf",
        "profile show",
        "certificate list",
        "goal",
        "goal --hours 6",
        "review",
        "review --list --more",
        "drill",
        "interview",
        "story list",
        "show review",
        "stuck autograd",
        "ready",
        "ready mlops",
        "plan --hours 3",
        "plan --role data-scientist --full --until 2027-01-10",
        "dashboard",
        "curriculum list",
        "curriculum check",
        "curriculum changes",
        "curriculum changes",
        "journal check",
    ] {
        let answer = learner.run(&format!("{line} --json"));
        assert_eq!((&*answer.err, answer.exit), ("", 0), "{line}");
        let value: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(value["schema"], 1, "{line}");
        assert_eq!(serde_json::to_value(&value).unwrap(), value);
    }
}

#[test]
fn the_shapes_are_these() {
    let learner = Learner::new();
    let mut told = learner.session(&["list --json --curriculum pytorch", "show leaf-doctor --json"]);
    learner.session(&["start pytorch/tensors", "tick pytorch/tensors shapes", "log 20 pytorch/tensors"]);
    told += &learner.session(&["status --json", "next -n 1 --json", "show pytorch/tensors --json", "goal --json"]);
    told += &learner.session(&["stuck loop --json"]);
    told += &learner.session(&["goal --role ai-pm", "ready ai-pm --json", "status --json"]);
    told += &learner.session(&["profile show --json", "curriculum list --json", "journal check --json"]);
    insta::assert_snapshot!(told);
}

#[test]
fn the_dashboard_has_every_figure() {
    let learner = Learner::new();
    learner.session(&[
        "goal --role ml-engineer --hours 5 --path pytorch",
        "done pytorch/tensors --on 2026-11-03 --evidence https://example.org/notes",
        "log 20 autograd --on 2026-11-12",
        "skip keras/tensors",
    ]);
    let mut value: serde_json::Value = serde_json::from_str(&learner.run("dashboard --json").out).unwrap();
    // Of roles and skills one of each is enough: which there are may change.
    for (list, number) in [("/curricula", 3), ("/readiness", 1), ("/readiness/0/skills", 2), ("/skills", 1)] {
        value.pointer_mut(list).unwrap().as_array_mut().unwrap().truncate(number);
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).unwrap());
}

#[test]
fn history_tells_events_newest_first_with_what_was_taken_back() {
    let learner = Learner::new();
    learner.session(&["start pytorch/tensors", "done pytorch/tensors --note \"shapes at last\"", "undo"]);
    let answer = learner.run("history --json");
    let mut value: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    let ids: Vec<String> =
        value["events"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap().to_owned()).collect();
    for event in value["events"].as_array_mut().unwrap() {
        for field in ["id", "act", "subject"] {
            if let Some(place) = ids.iter().position(|id| event[field] == **id) {
                event[field] = format!("EVENT-{}", ids.len() - place).into();
            }
        }
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).unwrap());
    for (nth, id) in ids.iter().enumerate() {
        learner.call(&id[id.len() - 8..], &format!("EVENT--{}", ids.len() - nth));
    }
    let expected = "\
2026-11-20  EVENT--4  took back: completed Tensors, noted on Tensors: shapes at last
2026-11-20  EVENT--2  completed Tensors, noted on Tensors: shapes at last             taken back
2026-11-20  EVENT--1  started Tensors
";
    assert_eq!(learner.run("history").out, expected);
    assert_eq!(learner.run("history -n 1").out.lines().count(), 1);
}
