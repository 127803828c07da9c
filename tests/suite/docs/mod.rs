//! The README is held to the program: its tables and its pictures are made from it. With `GRADUS_WRITE_DOCS=1` they are
//! written instead of compared.

mod picture;

use std::path::{Path, PathBuf};

use gradus::domain::audit::{RULES, Rule};
use gradus::domain::time::Day;
use gradus::tui::action::Action;
use gradus::tui::glyphs::Glyphs;
use gradus::tui::keymap::Keymap;
use gradus::tui::look::Look;
use gradus::tui::model::Model;
use gradus::tui::theme::Theme;
use gradus::tui::{update, view};
use gradus::workspace::query::{self, Amount};
use gradus::workspace::sources::Origins;
use gradus::workspace::{Options, Workspace};
use gradus::{cli, tui};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

/// Compares a file with what it should say, or writes it.
fn holds(path: &Path, expected: &str) {
    if std::env::var_os("GRADUS_WRITE_DOCS").is_some() {
        std::fs::write(path, expected).unwrap();
        return;
    }
    let written = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert!(written == expected, "{} is out of date: GRADUS_WRITE_DOCS=1 cargo test docs", path.display());
}

/// The text with what stands between `<!-- name -->` and `<!-- end -->` replaced.
fn with_part(text: &str, name: &str, part: &str) -> String {
    let open = format!("<!-- {name} -->\n");
    let (before, rest) = text.split_once(&open).unwrap();
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    format!("{before}{open}{part}<!-- end -->{after}")
}

#[test]
fn the_tables_of_the_readme_are_those_of_the_program() {
    let path = root().join("README.md");
    let written = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let keys = with_part(&written, "keys", &tui::action::reference());
    let commands = with_part(&keys, "commands", &cli::reference());
    let rules = with_part(&commands, "audit", &rules());
    holds(&path, &with_part(&rules, "curricula", &library()));
}

/// What an audit looks for.
fn rules() -> String {
    let row = |rule: &Rule| format!("| `{}` | {} | {} |\n", rule.id, rule.title, rule.fix);
    "| rule | asks for | how to pass |\n|---|---|---|\n".to_owned() + &RULES.iter().map(row).collect::<String>()
}

/// What can be learned, as `curriculum list` counts it.
fn library() -> String {
    let folder = TempDir::new().unwrap();
    let options = Options { data_dir: Some(folder.path().into()), config_dir: Some(folder.path().into()) };
    let view = query::curricula(&Workspace::open(&options).unwrap().state, &Origins::new());
    let mut text = "| curriculum | core | electives | projects |\n|---|---|---|---|\n".to_owned();
    for one in &view.curricula {
        let words = |amount: &Amount| format!("{}, {:.0} h", amount.count, amount.hours);
        let (core, elective, briefs) = (words(&one.core), words(&one.elective), words(&one.briefs));
        text += &format!("| {} | {core} | {elective} | {briefs} |\n", one.title);
    }
    text += "\n| path | leads through | hours |\n|---|---|---|\n";
    for path in &view.paths {
        text += &format!("| {} | {} | {:.0} h |\n", path.title, path.segments.join(", "), path.hours);
    }
    text
}

#[test]
fn the_readme_names_the_two_commands_and_ci_calls_the_second() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains("\n    cargo run --release\n") && readme.contains("\n    cargo test\n"));
    let ci = std::fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(ci.lines().any(|line| line.trim_end().ends_with("cargo test")), "{ci}");
}

#[test]
fn the_pictures_show_the_program() {
    let folder = TempDir::new().unwrap();
    std::fs::copy(root().join("assets/demo/journal.jsonl"), folder.path().join("journal.jsonl")).unwrap();
    let options = Options { data_dir: Some(folder.path().into()), config_dir: Some(folder.path().into()) };
    let mut state = Workspace::open(&options).unwrap().state;
    state.today = Day::parse("2026-11-20").unwrap();
    let look = Look { theme: Theme::dark(), glyphs: Glyphs::unicode(), keymap: Keymap::default() };
    let mut model = Model::new(state, look, (100, 32));
    for action in [Action::Today, Action::Learn, Action::Portfolio, Action::Dashboard] {
        assert_eq!(update::action(&mut model, action), []);
        let mut frame = Buffer::empty(Rect::new(0, 0, 100, 32));
        view::view(&model, frame.area, &mut frame);
        holds(&root().join(format!("assets/screenshots/{action}.svg")), &picture::svg(&frame));
    }
}
