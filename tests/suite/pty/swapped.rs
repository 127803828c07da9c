//! The journal is swapped, cut or taken away while the screens show it: that is said, nothing is written over, and the next act
//! goes to what is there now.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::begun;
use super::terminal::Terminal;

/// Somebody at the screens who has done one thing; where the journal is, and another folder.
fn at_the_screens(folder: &TempDir) -> (Terminal, PathBuf, PathBuf) {
    let mut terminal = begun(folder);
    terminal.keys(" ");
    terminal.see("Done: ");
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    (terminal, folder.path().join("data/journal.jsonl"), elsewhere)
}

/// A line that another machine wrote: that a milestone is done.
fn done(nth: u32, milestone: &str) -> String {
    format!(
        "{{\"id\":\"01a17d40-0000-7000-8000-00000000000{nth}\",\"at\":\"2026-11-19T09:30:00+01:00\",\
         \"day\":\"2026-11-19\",\"by\":\"phone\",\"type\":\"milestone.completed\",\"milestone\":\"{milestone}\"}}\n"
    )
}

fn append(path: &Path, text: &str) {
    OpenOptions::new().append(true).open(path).unwrap().write_all(text.as_bytes()).unwrap();
}

fn leave(mut terminal: Terminal) {
    terminal.keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn another_journal_behind_a_link_is_shown_watched_and_written_on() {
    let folder = TempDir::new().unwrap();
    let (mut terminal, journal, elsewhere) = at_the_screens(&folder);
    let synced = elsewhere.join("synced.jsonl");
    fs::write(&synced, done(1, "foundations/git")).unwrap();
    symlink(&synced, elsewhere.join("link")).unwrap();
    fs::rename(elsewhere.join("link"), &journal).unwrap();
    terminal.see("The journal is another one than before: it lacks 2 of 2 events.");
    assert!(terminal.see("Done this week").contains("Git and pull requests"));
    // From now on what happens behind the link is told as well.
    append(&synced, &done(2, "foundations/numpy"));
    terminal.see("(2 of ");
    terminal.keys(" ");
    terminal.see("Done: ");
    leave(terminal);
    assert!(fs::symlink_metadata(&journal).unwrap().is_symlink());
    let text = fs::read_to_string(&synced).unwrap();
    let before = done(1, "foundations/git") + &done(2, "foundations/numpy");
    assert!(text.starts_with(&before) && text.lines().count() == 3, "{text}");
}

#[test]
fn what_is_no_journal_is_said_and_left_alone_until_it_is_gone() {
    let folder = TempDir::new().unwrap();
    let (mut terminal, journal, elsewhere) = at_the_screens(&folder);
    let before = fs::read(&journal).unwrap();
    fs::rename(&journal, elsewhere.join("away.jsonl")).unwrap();
    terminal.see("it lacks 2 of 2 events");
    assert!(Command::new("mkfifo").arg(&journal).status().unwrap().success());
    terminal.see("it is no regular file");
    terminal.keys(" ");
    terminal.see("Not saved");
    fs::rename(elsewhere.join("away.jsonl"), &journal).unwrap();
    terminal.see("Done this week");
    terminal.keys(" ");
    terminal.see("Done: ");
    leave(terminal);
    let after = fs::read(&journal).unwrap();
    assert!(after.starts_with(&before) && after.len() > before.len());
}

#[test]
fn a_journal_that_is_cut_is_written_on_where_it_ends() {
    let folder = TempDir::new().unwrap();
    let (mut terminal, journal, _) = at_the_screens(&folder);
    let whole = fs::read_to_string(&journal).unwrap();
    let kept = whole.lines().next().unwrap().len() + 30;
    OpenOptions::new().write(true).open(&journal).unwrap().set_len(kept as u64).unwrap();
    terminal.see("it lacks 1 of 2 events");
    terminal.keys(" ");
    terminal.see("Done: ");
    leave(terminal);
    let text = fs::read_to_string(&journal).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((format!("{}\n{}", lines[0], lines[1]).as_str(), lines.len()), (&whole[..kept], 3));
    assert!(lines[2].contains("milestone.completed"), "{text}");
}

#[test]
fn a_data_folder_that_is_exchanged_is_noticed() {
    let folder = TempDir::new().unwrap();
    let (mut terminal, journal, elsewhere) = at_the_screens(&folder);
    let data = journal.parent().unwrap().to_owned();
    fs::rename(&data, elsewhere.join("data")).unwrap();
    terminal.see("it lacks 2 of 2 events");
    // What was seen of the curricula may be kept late, and then the folder is there already.
    fs::create_dir_all(&data).unwrap();
    fs::write(&journal, done(1, "foundations/git")).unwrap();
    // Nobody tells of a folder that was not there: every key looks.
    terminal.keys("?");
    terminal.see("Keys");
    terminal.keys("\x1b");
    terminal.see("(1 of ");
    terminal.see("Git and pull requests");
    append(&journal, &done(2, "foundations/numpy"));
    terminal.see("(2 of ");
    leave(terminal);
    assert_eq!(fs::read_to_string(elsewhere.join("data/journal.jsonl")).unwrap().lines().count(), 2);
}
