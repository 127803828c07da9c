//! Certificates from the command line: added, completed, listed, exported, removed.

use super::Learner;

/// Calls the only certificate of that name by another one from now on.
fn call(learner: &Learner, name: &str, called: &str) {
    let view: serde_json::Value = serde_json::from_str(&learner.run("certificate list --json").out).unwrap();
    let all = view["certificates"].as_array().unwrap();
    let found = all.iter().find(|one| one["name"] == name).unwrap();
    learner.call(found["id"].as_str().unwrap(), called);
}

#[test]
fn a_certificate_is_added_corrected_exported_and_removed() {
    let learner = Learner::new();
    let add = "certificate add \"PyTorch in depth\" --issuer \"A school\"";
    let mut told =
        learner.session(&["certificate list", &format!("{add} --date 2026-05 --url https://school.example.org/c/1")]);
    call(&learner, "PyTorch in depth", "CERT-1");
    told += &learner.session(&[
        &format!("{add} --date 2026-05 --url https://school.example.org/c/1"),
        "certificate add \"pytorch in depth\" --issuer \"A School\" --date 2026-05-17 --url https://school.example.org/c/1",
        "certificate list",
        "certificate list --json",
        "export",
        "certificate remove pytorch",
        "undo",
        "certificate remove CERT-1",
        "certificate list",
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn what_is_no_certificate_is_refused_with_what_to_write() {
    let learner = Learner::new();
    let add = |date: &str, url: &str| format!("certificate add Docker --issuer Somebody --date {date} --url {url}");
    let good = "https://example.org/c";
    insta::assert_snapshot!(learner.session(&[
        &add("2026-02-30", good),
        &add("May", good),
        &add("2026-12", good),
        &add("2026", "example.org/c"),
        &add("2026", "http://localhost/c"),
        "certificate add Docker --issuer \"\" --date 2026 --url https://example.org/c",
        "certificate add Docker",
        "certificate remove docker",
        "certificate remove \"\"",
    ]));
}

#[test]
fn one_that_lacks_something_is_left_out_with_the_command_that_completes_it() {
    let learner = Learner::new();
    learner.session(&["profile set --name Ada"]);
    let line = "{\"id\":\"0193a000-0000-7abc-8def-000000000001\",\"at\":\"2026-11-20T09:30:00+01:00\",\"day\":\"2026-11-20\",\"by\":\"laptop\",\"type\":\"certificate.added\",\"certificate\":\"statistics-0001\",\"name\":\"Ada's statistics\"}\n";
    let journal = learner.data().join("journal.jsonl");
    let before = std::fs::read_to_string(&journal).unwrap();
    std::fs::write(&journal, before + line).unwrap();
    insta::assert_snapshot!(learner.session(&[
        "export",
        "certificate list",
        "certificate add \"Ada's statistics\" --issuer \"A school\" --date 2025 --url https://school.example.org/s",
        "export text",
        "certificate list",
    ]));
}
