//! Projects as they are, each with everything that is found in it.

use std::fs::File;

use gradus::domain::audit::Verdict;

use super::{Repo, good, ids};

#[test]
fn a_good_project_passes_everything() {
    let repo = good();
    repo.commit("16", "data: take in PlantDoc").commit("18", "train: fine-tune a ResNet-18");
    // What is ignored is not read, and changes nothing.
    repo.write(&[("data/notes.py", "import tensorflow\n"), ("weights.pt", "x")]);
    insta::assert_snapshot!(repo.told());
    assert_eq!(ids(&repo.audit(), Verdict::Failed), [""; 0]);
    assert_eq!(ids(&repo.audit(), Verdict::Unchecked), [""; 0]);
}

#[test]
fn a_project_without_git_is_checked_as_far_as_that_goes() {
    let repo = good();
    let audit = repo.audit();
    assert_eq!(ids(&audit, Verdict::Failed), [""; 0]);
    assert_eq!(ids(&audit, Verdict::Unchecked), ["large-files", "commits", "commit-messages"]);
    assert_eq!(repo.says("commits"), "unchecked commits: There is no .git here, so nothing is known of commits.");
    repo.git(&["init", "--quiet"]);
    assert_eq!(repo.says("commits"), "unchecked commits: Nothing is committed yet.");
}

#[test]
fn a_notebook_alone_is_little() {
    let repo = Repo::new();
    let cell = |code: &str, run: u32| {
        format!("{{\"cell_type\":\"code\",\"source\":[\"{code}\"],\"execution_count\":{run},\"outputs\":[]}}")
    };
    let cells = [
        cell("%pip install keras\\n\",\"import keras  # import torch", 4),
        cell("model.fit(x, y)\\n\",\"'''torch.manual_seed(0)'''", 2),
    ];
    repo.write(&[("Untitled.ipynb", &format!("{{\"cells\":[{}],\"metadata\":{{}},\"nbformat\":4}}", cells.join(",")))]);
    repo.commit("18", "Add files via upload");
    insta::assert_snapshot!(repo.told());
}

#[test]
fn a_tutorial_is_known_as_one() {
    let repo = Repo::new();
    repo.write(&[
        ("README.md", "# Project Title\n\nOne Paragraph of project description goes here\n\nAccuracy: 99.2%, seed 42. Made with PyTorch.\n"),
        ("train.py", "\"\"\"Trains on MNIST.\n\nimport jax\n\"\"\"\nimport tensorflow as tf\n\n(x, y), _ = tf.keras.datasets.mnist.load_data()\nmodel.fit(x, y)\n"),
        ("requirements.txt", "tensorflow\n"),
    ]);
    repo.commit("18", "Initial commit");
    insta::assert_snapshot!(repo.told());
}

#[test]
fn a_secret_is_told_by_place_and_kind() {
    let repo = good();
    let key = ["gh", "p_", "q7Rk2Lw9Zt4Xv8Bn3Mp6Hd1Jf5Gs0CyEuAoX"].concat();
    let hex = ["3f9a1c7e5b", "2d8046f1e3", "a97c5b2d80", "4e6f1a3c9b"].concat();
    repo.write(&[
        (".env", &format!("# mine\nWANDB_API_KEY={hex}\n")),
        ("tests/test_key.py", &format!("KEY = \"{key}\"\nVECTOR = \"AKIAIOSFODNN7EXAMPLE\"\n")),
        (&format!("{key}.py"), &format!("import {key}\n")),
    ]);
    repo.commit("16", &format!("add {key}")).commit("18", "train: fine-tune a ResNet-18");
    // It is ignored too late: git has it.
    repo.write(&[(".gitignore", ".env\n")]).commit("19", "ignore what is secret");
    let says = repo.says("secrets");
    let expected = "failed secrets: .env:2 looks like a key or token; ….py:1 looks like a GitHub token; \
                    tests/test_key.py:1 looks like a GitHub token";
    assert_eq!(says, expected);
    let all = format!("{:?}{}{:?}", repo.audit(), repo.told(), repo.audit().result());
    assert!(!all.contains(&key) && !all.contains(&hex));
}

#[test]
fn what_is_too_large_is_found_in_the_history_too() {
    let repo = good();
    repo.commit("16", "data: take in PlantDoc");
    let large = |name: &str, mb: u64| File::create(repo.path.join(name)).unwrap().set_len(mb << 20).unwrap();
    large("old.bin", 51);
    repo.commit("17", "add weights");
    std::fs::remove_file(repo.path.join("old.bin")).unwrap();
    large("new data.csv", 52);
    large("small.bin", 49);
    repo.commit("18", "replace weights by data");
    assert_eq!(repo.says("large-files"), "failed large-files: new data.csv 52 MB; old.bin 51 MB in an earlier commit");
    repo.git(&["gc", "--quiet", "--prune=now"]);
    repo.git(&["pack-refs", "--all"]);
    assert_eq!(repo.says("large-files"), "failed large-files: new data.csv 52 MB; old.bin 51 MB in an earlier commit");
}

#[test]
fn the_commit_is_named_only_where_the_folder_says_the_same() {
    let repo = good();
    repo.commit("16", "data: take in PlantDoc").commit("18", "train: fine-tune a ResNet-18");
    let head = repo.git(&["rev-parse", "HEAD"]);
    assert_eq!(repo.audit().commit.as_deref(), Some(head.trim()));
    let short = &head[..7];
    let words = |files: &str| {
        vec![format!(
            "{files} not as in the commit {short}, so the audit names no commit: commit what you have and audit again."
        )]
    };
    // As long as before, but another text.
    let text = std::fs::read_to_string(repo.path.join("uv.lock")).unwrap();
    repo.write(&[("uv.lock", &text.replace("2.4.0", "2.5.0"))]);
    assert_eq!((repo.audit().commit, repo.audit().notes), (None, words("1 file is")));
    repo.write(&[("new.py", "x = 1\n")]);
    std::fs::remove_file(repo.path.join("Dockerfile")).unwrap();
    assert_eq!((repo.audit().commit, repo.audit().notes), (None, words("3 files are")));
}

#[test]
fn clones_and_other_formats_are_read_or_said_not_to_be() {
    let repo = good();
    repo.commit("16", "data: take in PlantDoc").commit("18", "train: fine-tune a ResNet-18");
    let clone = |arguments: &[&str]| {
        let clone = Repo { path: repo.place.path().join(arguments[0]), place: tempfile::tempdir().unwrap() };
        // Only a path lends its objects, and only an address leaves some of them out.
        let path = repo.path.display().to_string();
        let url = if arguments.contains(&"--shared") { path } else { format!("file://{path}") };
        let name = format!("../{}", arguments[0]);
        repo.git(&[&["clone", "--quiet"], &arguments[1..], &[&url, &name]].concat());
        clone
    };
    let shallow = clone(&["shallow", "--depth=1"]);
    let cut = "Only the newest commits are here (a shallow clone).";
    assert_eq!(shallow.says("commits"), format!("unchecked commits: {cut}"));
    assert_eq!(
        shallow.says("large-files"),
        "unchecked large-files: The newest commit holds none. Only its newest part is here (a shallow clone)."
    );
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let partial = clone(&["partial", "--filter=blob:none", "--no-checkout"]);
    assert_eq!(
        partial.says("large-files"),
        "unchecked large-files: Not all of its objects are here (a partial clone)."
    );
    assert_eq!(partial.says("commits"), "passed commits: 2 commits on 2 days, from 16 Nov 2026 to 18 Nov 2026");

    let borrowing = clone(&["borrowing", "--shared"]);
    assert_eq!(
        borrowing.says("commits"),
        "unchecked commits: It borrows objects from another repository, and nothing outside is read."
    );
    repo.git(&["worktree", "add", "--quiet", "../tree"]);
    let tree = Repo { path: repo.place.path().join("tree"), place: tempfile::tempdir().unwrap() };
    assert_eq!(
        tree.says("commits"),
        "unchecked commits: Its .git is a file that leads to another folder, as in a worktree or submodule."
    );
}

#[test]
fn every_hash_is_read_and_every_name_of_a_folder() {
    for (name, format) in [("sha256", &["--object-format=sha256"][..]), ("a \"b\" c\\d:e;ü", &[]), ("two\nlines", &[])]
    {
        let repo = Repo::called(name);
        repo.git(&[&["init", "--quiet"], format].concat());
        repo.write(&[("a.py", "import torch\n")]).commit("16", "take in the data").commit("18", "train the network");
        assert_eq!(
            repo.says("commits"),
            "passed commits: 2 commits on 2 days, from 16 Nov 2026 to 18 Nov 2026",
            "{name:?}"
        );
        assert!(repo.audit().commit.is_some(), "{name:?}");
    }
    let repo = Repo::new();
    repo.git(&["init", "--quiet", "--ref-format=reftable"]);
    repo.commit("16", "take in the data");
    assert_eq!(
        repo.says("commits"),
        "unchecked commits: It keeps its references in the reftable format, which is not read."
    );
}
