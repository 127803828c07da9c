//! `export --into`: a part of somebody's own file is brought up to date, and nothing else in it changes.

use std::fs;

use super::exporting::learner;

const README: &str =
    "# Ada\r\n\r\nHand-written  \r\n\r\n<!-- begin: portfolio -->\r\nold\r\n<!-- end: portfolio -->\r\n\tthe end";

#[test]
fn a_section_of_a_markdown_file_is_brought_up_to_date() {
    let learner = learner();
    let file = learner.home.path().join("README.md");
    fs::write(&file, README).unwrap();
    let mut told = learner.session(&[
        "export --into README.md --only skills,certificates",
        "export --into README.md --only skills,certificates",
        "project set birds --free-skill Ornithology",
        "export markdown --into README.md --only skills,certificates",
    ]);
    let text = fs::read_to_string(&file).unwrap();
    let (head, rest) = README.split_once("old").unwrap();
    assert!(text.starts_with(head) && text.ends_with(rest));
    assert!(text.split("\r\n").all(|line| !line.contains('\n')), "line ends are those of the file");
    assert_eq!(fs::read_to_string(learner.home.path().join("README.md.bak")).unwrap(), README);
    let history = learner.run("history -n 1").out;
    assert!(history.ends_with("exported markdown to README.md\n"), "{history}");
    told += &text.replace("\r\n", "\n");
    insta::assert_snapshot!(told);
}

#[test]
fn a_file_that_has_no_place_for_it_stays_as_it_is() {
    let learner = learner();
    let write = |name: &str, bytes: &[u8]| fs::write(learner.home.path().join(name), bytes).unwrap();
    write("none.md", b"# Ada\n");
    write("half.md", b"# Ada\n<!-- begin: portfolio -->\n");
    write("latin.md", b"\xe9 <!-- begin: portfolio -->\n<!-- end: portfolio -->\n");
    write("long.md", &vec![b'x'; (1 << 20) + 1]);
    write("broken.json", b"{\n  \"projects\": [,]\n}\n");
    fs::create_dir(learner.home.path().join("folder.md")).unwrap();
    let files = || -> Vec<String> {
        let mut files: Vec<String> = fs::read_dir(learner.home.path())
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| format!("{:?} {}", entry.file_name(), entry.metadata().unwrap().len()))
            .collect();
        files.sort();
        files
    };
    let before = files();
    insta::assert_snapshot!(learner.session(&[
        "export --into none.md",
        "export --into half.md",
        "export --into latin.md",
        "export --into long.md",
        "export --into folder.md",
        "export --into missing.md",
        "export --into missing.json",
    ]));
    assert_eq!(files(), before);
    let journal = fs::read_to_string(learner.data().join("journal.jsonl")).unwrap();
    assert!(!journal.contains("export.written"));
}

const RESUME: &str = "{\n\t\"basics\": { \"name\": \"Ada\", \"age\": 3.10 },\n\t\"projects\": [\n\t\t{ \"name\": \"My own\", \"x\": 1e3 }\n\t],\n\t\"theme\": \"even\"\n}\n";

#[test]
fn the_entries_of_a_resume_json_that_were_made_here_are_brought_up_to_date() {
    let learner = learner();
    let file = learner.home.path().join("resume.json");
    fs::write(&file, RESUME).unwrap();
    let mut told = learner.session(&[
        "export --into resume.json",
        "export --into resume.json",
        "project set birds --title Birds",
        "export --into resume.json --only projects",
    ]);
    let text = fs::read_to_string(&file).unwrap();
    for own in ["{ \"name\": \"Ada\", \"age\": 3.10 }", "{ \"name\": \"My own\", \"x\": 1e3 }", "\t\"theme\": \"even\""]
    {
        assert!(text.contains(own), "{own} in {text}");
    }
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(read["projects"].as_array().unwrap().len() > 1 && read["skills"].is_array());
    // The end of a project's id is another one each time.
    for line in text.lines() {
        told += match line.split_once("\"x-evidence\": \"").and_then(|(_, id)| id.rsplit_once('-')) {
            Some((id, _)) => &line[..line.find(id).unwrap_or_default() + id.len()],
            None => line,
        };
        told.push('\n');
    }
    insta::assert_snapshot!(told);
}
