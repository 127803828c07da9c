//! Questions, drills, practice interviews and stories, as somebody types them: in a shell that nobody sits at, and on a
//! terminal. They are about a small curriculum of their own.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::rc::Rc;

use gradus::cli::{Exit, Invocation, Streams, Terminal};

use super::{Answer, Learner, words};

const QUIZ: &str = r#"
level = "beginner"

[[milestone]]
id = "shapes"
title = "Tensors"
outcome = "You can predict shapes."
kind = "concept"
done_when = [{ id = "predicted", text = "You predicted 18 of 20 shapes" }]
hours = 2
skills = ["pytorch", "data-quality"]
resources = [{ title = "Tensors", url = "https://example.org/tensors", kind = "tutorial" }]
questions = [
  { id = "view", ask = "What is a view?", answer = "Another look at the same memory." },
  { id = "stride", ask = "What is a stride?", answer = "How far the next element is." },
]

[[milestone]]
id = "zeroing"
title = "Zeroing gradients"
outcome = "You can say why."
kind = "concept"
done_when = [{ id = "said", text = "You said it in one sentence" }]
hours = 1
skills = ["autograd"]
resources = [{ title = "Autograd", url = "https://example.org/autograd", kind = "tutorial" }]
questions = [{ id = "why", ask = "Why zero the gradients?", answer = "They add up." }]

[[milestone]]
id = "by-heart"
title = "The loop from memory"
outcome = "You can write the loop from an empty file."
kind = "drill"
done_when = [{ id = "timed", text = "You wrote it in 15 minutes" }]
hours = 3
skills = ["pytorch"]
resources = [{ title = "Loop", url = "https://example.org/loop", kind = "tutorial" }]
"#;

/// Somebody with the curriculum `quiz`, of which two milestones were done long ago.
fn learner() -> Learner {
    let learner = Learner::new();
    let folder = learner.data().join("curricula/quiz");
    fs::create_dir_all(&folder).unwrap();
    let head = "id = \"quiz\"\ntitle = \"Quiz\"\nsummary = \"Questions.\"\nversion = \"1\"\n";
    fs::write(folder.join("curriculum.toml"), head).unwrap();
    fs::write(folder.join("beginner.toml"), QUIZ).unwrap();
    learner.run("goal --path quiz");
    assert_eq!(learner.run("done quiz/shapes zeroing --on 2024-11-18").exit, 0);
    learner
}

/// Both streams of a terminal, as they are seen.
#[derive(Clone, Default)]
struct Screen(Rc<RefCell<Vec<u8>>>);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a terminal of 80 columns shows when these lines are typed into a command; each stands where it was asked for.
fn typed(learner: &Learner, line: &str, input: &[&str]) -> String {
    let places = ["--data-dir".into(), learner.data(), "--config-dir".into(), learner.home.path().join("config")];
    let line = words(line).into_iter().map(OsString::from);
    let arguments = std::iter::once("gradus".into()).chain(line).chain(places.map(OsString::from));
    let screen = Screen::default();
    let (mut out, mut err) = (screen.clone(), screen.clone());
    let text: String = input.iter().map(|line| format!("{line}\n")).collect();
    let terminal = Terminal { input: true, out: true, err: true, columns: Some(80) };
    let mut streams = Streams { input: &mut text.as_bytes(), out: &mut out, err: &mut err, terminal };
    assert_eq!(Invocation::read(arguments).run(&mut streams), Exit::Done);
    let shown = String::from_utf8(screen.0.borrow().clone()).unwrap();
    let mut replies = input.iter();
    let with_reply = |line: &str| {
        let mut rest = line;
        let mut whole = String::new();
        for prompt in [" stops: ", " answer, q stops: "] {
            if let Some((before, after)) = rest.split_once(prompt) {
                whole.push_str(&format!("{before}{prompt}{}\n", replies.next().unwrap_or(&"")));
                rest = after;
            }
        }
        format!("{whole}{rest}\n")
    };
    shown.lines().map(with_reply).collect()
}

#[test]
fn questions_are_listed_and_graded_without_a_terminal() {
    let learner = learner();
    insta::assert_snapshot!(learner.session(&[
        "status",
        "next",
        "next --minutes 2",
        "review",
        "review --list",
        "show review",
        "done review",
        "review --card quiz/shapes#view --grade good",
        "review --card zeroing --grade 1",
        "review --card shapes --grade easy",
        "review --card shapes#nothing --grade easy",
        "review --card by-heart --grade easy",
        "review --card shapes#view --grade perfect",
        "review --card shapes#view",
        "review --list --json",
        "undo",
        "review --list --more",
    ]));
    learner.session(&["review --card shapes#stride --grade easy", "review --card zeroing --grade easy"]);
    let nothing = Answer::new("", "Nothing more is due today.\nNothing is due tomorrow.\n", 0);
    assert_eq!(learner.run("review --list"), nothing);
    let told = learner.run("history -n 1").out;
    assert!(told.ends_with("  reviewed Zeroing gradients: easy (Why zero the gradients?)\n"), "{told}");
}

#[test]
fn questions_are_asked_one_by_one_on_a_terminal() {
    let learner = learner();
    let first = typed(&learner, "review", &["", "good", "", "five", "1", "u", "", "2", "", "again", "", "3"]);
    let stopped = typed(&learner, "review", &[]);
    insta::assert_snapshot!(format!("{first}----\n{stopped}"));
    let kept = learner.run("history -n 1");
    assert!(kept.out.contains("reviewed Tensors: good"), "{kept}");
}

#[test]
fn what_was_graded_before_the_input_ended_is_kept() {
    let learner = learner();
    let told = typed(&learner, "review", &["", "4", ""]);
    assert!(
        told.ends_with(
            "1 answer: 1 easy.\n2 questions are left for today; they can wait.\n2 questions are due tomorrow.\n"
        ),
        "{told}"
    );
    let kept = learner.run("history -n 1");
    assert!(kept.out.contains(": easy ("), "{kept}");
}

#[test]
fn nobody_is_asked_where_nobody_sits() {
    let learner = learner();
    for command in ["review", "interview"] {
        let answer = learner.run_with_input(command, "\n3\n\n3\n");
        assert_eq!((answer.out.as_str(), answer.exit), ("", 2), "{command}");
        assert!(answer.err.starts_with("error: Questions are asked on a terminal.\n  hint: "), "{}", answer.err);
    }
    assert!(!learner.run("history").out.contains("reviewed"));
}

#[test]
fn an_interview_ends_with_what_to_read_again() {
    let learner = learner();
    learner.session(&[
        "story set bad-dataset --situation \"Prices of 0\" --result \"A check\"",
        "story set \"A failure\" --action \"Measured again\"",
    ]);
    // Which question comes first is another every day.
    let told = typed(&learner, "interview", &["", "1", "", "1", "", "1"]);
    let (_, summary) = told.split_once("0 of 3 questions known").unwrap();
    assert!(told.contains("  Your story, if they ask: Tell me about a data set that was wrong"), "{told}");
    insta::assert_snapshot!(summary.lines().skip(1).collect::<Vec<_>>().join("\n"));
    let empty = Learner::new();
    let nothing = "There is nothing to ask yet: the questions come from milestones that are done.\n";
    assert_eq!(empty.run("interview --list"), Answer::new("", nothing, 0));
}

#[test]
fn an_interview_can_be_read() {
    let learner = learner();
    insta::assert_snapshot!(learner.session(&[
        "interview --list",
        "interview --role mle --list",
        "interview --role ml-engineer --json",
    ]));
}

#[test]
fn a_drill_is_run_again_and_again() {
    let learner = learner();
    let mut told = learner.session(&[
        "drill",
        "drill shapes 10 good",
        "drill by-heart 0 good",
        "drill by-heart 10",
        "drill by-heart 40 hard",
        "done by-heart",
        "show by-heart",
        "next -n 9",
    ]);
    learner.at("2026-11-28T10:00:00+01:00");
    told += &learner.session(&["next -n 9", "drill", "drill by-heart 25 good", "drill --json", "undo"]);
    insta::assert_snapshot!(told);
}

#[test]
fn stories_are_told_changed_and_taken_back() {
    let learner = learner();
    let made = learner.run("project new \"Leaf Doctor\"");
    learner.call(&made.out, "LEAF");
    let mut told = learner.session(&[
        "story",
        "story show bad-dataset",
        "story set bad-dataset",
        "story set bad-datset --result x",
        "story set bad-dataset --situation \"4 % of the prices were 0\" --project leaf",
    ]);
    let json = |line: &str| -> serde_json::Value { serde_json::from_str(&learner.run(line).out).unwrap() };
    learner.call(json("story show bad-dataset --json")["id"].as_str().unwrap(), "STORY");
    told += &learner.session(&[
        "story set bad-dataset --action \"Counted them\" --result \"A check in the load\"",
        "story set STORY --result \"\" --clear project",
        "story set bad-dataset --clear prompt",
        "undo",
        "story set bad-dataset --project nothing",
        "story set \"A time I was wrong\" --result \"Said so\"",
    ]);
    let own = json("story list --json")["stories"][1]["id"].as_str().unwrap().to_owned();
    assert!(own.starts_with("a-time-i-was-wrong-"), "{own}");
    learner.call(&own, "OWN");
    told += &learner.session(&["story list", "story show STORY", "story show a-time", "story list --json"]);
    let history = learner.run("history -n 6").out;
    let words = |line: &str| line.split_whitespace().skip(2).collect::<Vec<_>>().join(" ");
    told += &history.lines().map(|line| words(line) + "\n").collect::<String>();
    insta::assert_snapshot!(told);
}

#[test]
fn no_story_stands_on_a_resume() {
    let learner = learner();
    learner.session(&[
        "profile set --name Ada",
        "project new Leaf",
        "project set leaf --repo https://github.com/ada/leaf --skill pytorch",
        "project measure leaf macro-F1 0.94",
        "project ship leaf --yes",
        "story set cost-cut --situation Sitwell --action Actaeon --result Resultado --project leaf",
        "story set Promptly --situation Sitwell",
    ]);
    assert!(learner.run("story list").out.contains("Promptly"));
    for format in ["markdown", "text"] {
        let resume = learner.run(&format!("export {format}"));
        assert!(resume.out.contains("Leaf"), "{resume}");
        for never in ["Sitwell", "Actaeon", "Resultado", "Promptly", "cost-cut", "cheaper"] {
            assert!(!resume.out.contains(never) && !resume.err.contains(never), "{never} in {resume}");
        }
    }
}

#[test]
fn every_prompt_comes_up_with_skills_that_there_are() {
    let learner = Learner::of_shipped();
    let answer = learner.run("list --json");
    for prompt in gradus::domain::stories::PROMPTS {
        for skill in prompt.skills {
            assert!(answer.out.contains(&format!("\"{skill}\"")), "{skill} of {} is taught by nothing", prompt.id);
        }
    }
}
