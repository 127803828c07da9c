//! The program in a real terminal: the daily loop, and the terminal given back whatever ends it.

#[cfg(unix)]
mod swapped;
mod terminal;

use tempfile::TempDir;
use terminal::Terminal;

/// Past the first questions.
fn begun(folder: &TempDir) -> Terminal {
    let mut terminal = Terminal::start(folder.path(), 120, 40);
    terminal.see("Which framework?");
    terminal.keys("\r");
    terminal.see("Which job?");
    terminal.keys("\r");
    terminal.see("Hours a week?");
    terminal.keys("\r");
    terminal.see("What do you know?");
    terminal.keys("\r");
    terminal.see("Ready.");
    terminal
}

#[test]
fn what_is_checked_off_is_there_tomorrow() {
    let folder = TempDir::new().unwrap();
    let mut terminal = begun(&folder);
    terminal.keys(" ");
    terminal.see("Done: ");
    terminal.keys("u");
    terminal.see("Took back: completed");
    terminal.keys("\x12");
    terminal.see("Put back: completed");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.is_given_back() && terminal.is_ordinary());

    let mut again = Terminal::start(folder.path(), 120, 40);
    let screen = again.see("Done this week");
    assert!(!screen.contains("Which framework?"), "nobody is asked twice");
    again.keys("q");
    assert_eq!(again.ended(), 0);
}

#[test]
fn what_another_window_does_is_shown_and_a_journal_that_goes_is_noticed() {
    let folder = TempDir::new().unwrap();
    let mut terminal = begun(&folder);
    let data = folder.path().join("data");
    let mut done = std::process::Command::new(env!("CARGO_BIN_EXE_gradus"));
    done.args(["done", "foundations/git"]).env("GRADUS_DATA_DIR", &data).env("GRADUS_CONFIG_DIR", &data);
    assert!(done.env("GRADUS_NOW", "2026-11-20T09:31:00+01:00").output().unwrap().status.success());
    let screen = terminal.see("Done this week");
    assert!(screen.contains("Git and pull requests"), "{screen}");
    std::fs::rename(data.join("journal.jsonl"), data.join("away.jsonl")).unwrap();
    terminal.see("gradus journal restore");
    std::fs::rename(data.join("away.jsonl"), data.join("journal.jsonl")).unwrap();
    terminal.see("Done this week");
    terminal.see_gone("gradus journal restore");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn keys_typed_ahead_of_the_disk_are_not_lost() {
    let folder = TempDir::new().unwrap();
    let mut terminal = begun(&folder);
    terminal.keys(" j j u\x12q");
    assert_eq!(terminal.ended(), 0);
    let journal = std::fs::read_to_string(folder.path().join("data/journal.jsonl")).unwrap();
    let types: Vec<&str> =
        journal.lines().filter_map(|line| line.split("\"type\":\"").nth(1)?.split('"').next()).collect();
    let expected = [
        "goal.changed",
        "milestone.completed",
        "milestone.completed",
        "milestone.completed",
        "event.reverted",
        "event.reverted",
    ];
    assert_eq!(types, expected);
}

#[test]
fn every_size_is_survived() {
    let folder = TempDir::new().unwrap();
    let mut terminal = begun(&folder);
    for (columns, rows) in [(80, 24), (40, 12)] {
        terminal.resize(columns, rows);
        terminal.see("Next");
    }
    for (columns, rows) in [(20, 5), (2, 1), (1, 1), (250, 80)] {
        terminal.resize(columns, rows);
    }
    terminal.see("2 Learn");
    terminal.resize(30, 10);
    terminal.see("needs 40x12");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[cfg(unix)]
#[test]
fn whatever_ends_it_gives_the_terminal_back() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = TempDir::new().unwrap();
        let mut terminal = begun(&folder);
        terminal.signal(signal);
        assert_eq!(terminal.ended(), code, "{signal}");
        assert!(terminal.is_given_back() && terminal.is_ordinary(), "{signal}");
    }
    let folder = TempDir::new().unwrap();
    let mut terminal = begun(&folder);
    terminal.keys("\x03");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.is_given_back() && terminal.is_ordinary(), "Ctrl-C");
}

#[cfg(unix)]
#[test]
fn whatever_ends_a_demonstration_nothing_of_it_stays_and_nothing_of_the_learner_changes() {
    let folder = TempDir::new().unwrap();
    let (data, temporary) = (folder.path().join("data"), folder.path().join("temporary"));
    std::fs::create_dir_all(&data).unwrap();
    std::fs::create_dir(&temporary).unwrap();
    std::fs::write(data.join("journal.jsonl"), "not to be touched\n").unwrap();
    let files = |folder: &std::path::Path| std::fs::read_dir(folder).unwrap().count();
    for end in ["q", "\x03", "TERM", "HUP", "INT"] {
        let mut command = Terminal::command(folder.path(), &data);
        command.arg("demo");
        command.env("TMPDIR", &temporary);
        let mut terminal = Terminal::run(command, 120, 40);
        let screen = terminal.see("This is a demonstration: Mira Novak is made up");
        assert!(screen.contains("Toward ML engineer: covers 50 % of what it asks"), "{screen}");
        assert_eq!(files(&temporary), 1);
        terminal.keys("u");
        terminal.see("Took back: noted on Bike demand service");
        if end.len() == 1 {
            terminal.keys(end);
        } else {
            terminal.signal(end);
        }
        terminal.ended();
        assert!(terminal.is_given_back() && terminal.is_ordinary(), "{end}");
        assert_eq!(files(&temporary), 0, "{end}");
    }
    assert_eq!(std::fs::read(data.join("journal.jsonl")).unwrap(), b"not to be touched\n");
    assert_eq!((files(&data), files(folder.path())), (1, 2));
}

#[cfg(unix)]
#[test]
fn it_stops_and_comes_back_with_a_redraw() {
    let folder = TempDir::new().unwrap();
    let mut terminal = begun(&folder);
    terminal.signal("TSTP");
    terminal.see_gone("Today");
    terminal.see_ordinary();
    terminal.see_stopped();
    terminal.signal("CONT");
    terminal.see("Today");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_said_and_the_screen_stays() {
    let folder = TempDir::new().unwrap();
    // Nobody, not even root, makes a folder there.
    let mut terminal = Terminal::start_with_data(folder.path(), "/proc/gradus".as_ref(), 120, 40);
    terminal.see("Which framework?");
    terminal.keys("\x1b");
    terminal.see("Which job?");
    terminal.keys("\x1b");
    terminal.see("Hours a week?");
    terminal.keys("\x1b");
    terminal.see("What do you know?");
    terminal.keys("\x1b");
    for said in ["Not saved", "GRADUS_DATA_DIR", "Next"] {
        terminal.see(said);
    }
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_change_of_the_curricula_is_mentioned_once_and_can_still_be_told() {
    let folder = TempDir::new().unwrap();
    let mut terminal = begun(&folder);
    terminal.keys(" ");
    terminal.see("Done: ");
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
    let path = folder.path().join("data/seen.json");
    let seen = std::fs::read_to_string(&path).unwrap();
    // As if the program before had known one milestone less.
    let (before, after) = seen.split_once("\"keras\":{\"core\":[").unwrap();
    let (first, rest) = after.split_once(',').unwrap();
    let older = format!("{before}\"keras\":{{\"core\":[{rest}").replacen("\"keras\":\"", "\"lasagne\":\"", 1);
    assert!(first.starts_with("\"keras/"), "{first}");
    std::fs::write(&path, older).unwrap();

    let words = "The curricula changed: 1 added (gradus curriculum changes).";
    let mut upgraded = Terminal::start(folder.path(), 120, 40);
    upgraded.see(words);
    // What comes after it is written after it.
    upgraded.keys(" ");
    upgraded.see("Done: ");
    upgraded.keys("q");
    assert_eq!(upgraded.ended(), 0);

    let mut again = Terminal::start(folder.path(), 120, 40);
    assert!(!again.see("Done this week").contains("curricula changed"));
    again.keys("q");
    assert_eq!(again.ended(), 0);
    let command = std::process::Command::new(env!("CARGO_BIN_EXE_gradus"))
        .args(["curriculum", "changes", "--data-dir"])
        .arg(folder.path().join("data"))
        .output()
        .unwrap();
    let told = String::from_utf8(command.stdout).unwrap();
    assert!(told.starts_with("keras: 1 added"), "{told}");
}
