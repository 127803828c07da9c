//! Tells when a file changes, where the system tells it: another window, the command line, a program for shared folders.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How long it is quiet before a change is told, so that many at once are one.
const QUIET: Duration = Duration::from_millis(40);

/// A file that is being watched, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

/// Calls `changed` after each change of the file, also when it is replaced, renamed, removed or made. None where the system
/// gives no notice of it, or its folder is not there yet.
#[must_use]
pub fn watch(file: &Path, changed: impl Fn() + Send + 'static) -> Option<Watch> {
    let (sender, told) = mpsc::channel();
    // A link and what it leads to may change, each in its folder.
    let real = fs::canonicalize(file).ok();
    let files = [Some(file.to_owned()), real];
    let folders: BTreeSet<_> = files.iter().flatten().filter_map(|file| file.parent().map(Path::to_owned)).collect();
    let names: Vec<_> = files.iter().flatten().filter_map(|file| file.file_name().map(ToOwned::to_owned)).collect();
    let about = move |event: &Event| {
        let named =
            |path: &std::path::PathBuf| path.file_name().is_some_and(|name| names.iter().any(|one| one == name));
        !matches!(event.kind, EventKind::Access(_)) && (event.need_rescan() || event.paths.iter().any(named))
    };
    let tell = move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| about(&event)) {
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    for folder in &folders {
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    thread::spawn(move || {
        while told.recv().is_ok() {
            while told.recv_timeout(QUIET).is_ok() {}
            changed();
        }
    });
    Some(Watch { _watcher: watcher })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests make the files that are watched")]

    use super::*;

    #[test]
    fn changes_of_the_file_are_told_and_those_of_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.jsonl");
        let (sender, told) = mpsc::channel();
        let Some(watch) = watch(&path, move || sender.send(()).unwrap_or_default()) else { return };
        let patience = Duration::from_secs(20);
        fs::write(folder.path().join("notes.txt"), "x").unwrap();
        fs::write(&path, "one\n").unwrap();
        assert_eq!(told.recv_timeout(patience), Ok(()), "it is made");
        fs::rename(&path, folder.path().join("old.jsonl")).unwrap();
        assert_eq!(told.recv_timeout(patience), Ok(()), "it is renamed");
        fs::write(folder.path().join("new"), "two\n").unwrap();
        fs::rename(folder.path().join("new"), &path).unwrap();
        assert_eq!(told.recv_timeout(patience), Ok(()), "another takes its name");
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
        assert_eq!(told.try_recv(), Err(mpsc::TryRecvError::Empty), "reading is no change");
        drop(watch);
        assert!(super::watch(&folder.path().join("no/such/journal.jsonl"), || {}).is_none());
    }
}
