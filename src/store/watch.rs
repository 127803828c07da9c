//! Tells when a file changes, where the system tells it: another window, the command line, a program for shared folders.

#![expect(clippy::disallowed_methods, reason = "this looks whether there is anything to watch")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// A file that is being watched, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
    /// Whether a change was told that nobody has looked at yet.
    told: Arc<AtomicBool>,
}

impl Watch {
    /// Says that somebody looks at the file now: the next change is told again.
    pub fn looking(&self) {
        self.told.store(false, Ordering::SeqCst);
    }
}

/// Calls `changed` when the file changed, also when it is replaced, renamed, removed or made; many changes until somebody is
/// [looking][Watch::looking] are one. None where the system gives no notice of it, or its folder is not there yet.
#[must_use]
pub fn watch(file: &Path, changed: impl Fn() + Send + 'static) -> Option<Watch> {
    let told = Arc::new(AtomicBool::new(false));
    // A link and what it leads to may change, each in its folder.
    let real = fs::canonicalize(file).ok();
    let files = [Some(file.to_owned()), real];
    let folders: BTreeSet<_> = files.iter().flatten().filter_map(|file| file.parent().map(Path::to_owned)).collect();
    if !folders.iter().all(|folder| folder.is_dir()) {
        return None;
    }
    let names: Vec<_> = files.iter().flatten().filter_map(|file| file.file_name().map(ToOwned::to_owned)).collect();
    let about = move |event: &Event| {
        let named =
            |path: &std::path::PathBuf| path.file_name().is_some_and(|name| names.iter().any(|one| one == name));
        !matches!(event.kind, EventKind::Access(_)) && (event.need_rescan() || event.paths.iter().any(named))
    };
    let tell = {
        let told = told.clone();
        move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| about(&event)) && !told.swap(true, Ordering::SeqCst) {
                changed();
            }
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    for folder in &folders {
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    Some(Watch { _watcher: watcher, told })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

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
        fs::write(&path, "one\ntwo\n").unwrap();
        assert_eq!(told.recv_timeout(Duration::from_millis(50)), Err(mpsc::RecvTimeoutError::Timeout), "nobody looked");
        watch.looking();
        fs::rename(&path, folder.path().join("old.jsonl")).unwrap();
        assert_eq!(told.recv_timeout(patience), Ok(()), "it is renamed");
        watch.looking();
        fs::write(folder.path().join("new"), "two\n").unwrap();
        fs::rename(folder.path().join("new"), &path).unwrap();
        assert_eq!(told.recv_timeout(patience), Ok(()), "another takes its name");
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
        assert_eq!(told.try_recv(), Err(mpsc::TryRecvError::Empty), "reading is no change");
        drop(watch);
        assert!(super::watch(&folder.path().join("no/such/journal.jsonl"), || {}).is_none());
    }
}
