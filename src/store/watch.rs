//! Tells when a file changes, where the system tells it: another window, the command line, a program for shared folders.

#![expect(clippy::disallowed_methods, reason = "this looks whether there is anything to watch")]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::identity::Identity;

/// A file that is being watched, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
    file: PathBuf,
    /// Where the file was when the watch began.
    place: Place,
    /// Whether a change was told that nobody has looked at yet.
    told: Arc<AtomicBool>,
}

/// Where to watch for a file: a link and what it leads to may change, each in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    folders: BTreeMap<PathBuf, Option<Identity>>,
    names: BTreeSet<OsString>,
}

impl Place {
    fn of(file: &Path) -> Self {
        let real = fs::canonicalize(file).ok();
        let files: Vec<&Path> = [Some(file), real.as_deref()].into_iter().flatten().collect();
        let identity = |folder: &Path| fs::metadata(folder).ok().map(|metadata| Identity::of(&metadata));
        let folders = files.iter().filter_map(|file| file.parent());
        Self {
            folders: folders.map(|folder| (folder.to_owned(), identity(folder))).collect(),
            names: files.iter().filter_map(|file| file.file_name().map(ToOwned::to_owned)).collect(),
        }
    }

    /// Whether an event is about the file, or takes a folder away.
    fn concerns(&self, event: &Event) -> bool {
        let goes = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        let named = |path: &PathBuf| path.file_name().is_some_and(|name| self.names.contains(name));
        let ours = |path: &PathBuf| named(path) || goes && self.folders.contains_key(path);
        !matches!(event.kind, EventKind::Access(_)) && (event.need_rescan() || event.paths.iter().any(ours))
    }
}

impl Watch {
    /// Says that somebody looks at the file now: the next change is told again.
    pub fn looking(&self) {
        self.told.store(false, Ordering::SeqCst);
    }

    /// Whether the file is still looked for where it is: its folder may be replaced, a link may lead elsewhere.
    #[must_use]
    pub fn stands(&self) -> bool {
        Place::of(&self.file) == self.place
    }
}

/// Calls `changed` when the file changed, also when it is replaced, renamed, removed or made; many changes until somebody is
/// [looking][Watch::looking] are one. None where the system gives no notice of it, or its folder is not there yet.
#[must_use]
pub fn watch(file: &Path, changed: impl Fn() + Send + 'static) -> Option<Watch> {
    let told = Arc::new(AtomicBool::new(false));
    let place = Place::of(file);
    if !place.folders.keys().all(|folder| folder.is_dir()) {
        return None;
    }
    let tell = {
        let (told, place) = (told.clone(), place.clone());
        move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| place.concerns(&event)) && !told.swap(true, Ordering::SeqCst) {
                changed();
            }
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    for folder in place.folders.keys() {
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    Some(Watch { _watcher: watcher, file: file.to_owned(), place, told })
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

    #[test]
    fn a_folder_that_goes_is_told_and_a_watch_of_it_is_one_no_more() {
        let home = tempfile::tempdir().unwrap();
        let (folder, away) = (home.path().join("data"), home.path().join("away"));
        let path = folder.join("journal.jsonl");
        fs::create_dir(&folder).unwrap();
        fs::write(&path, "one\n").unwrap();
        let (sender, told) = mpsc::channel();
        let Some(watch) = watch(&path, move || sender.send(()).unwrap_or_default()) else { return };
        assert!(watch.stands());
        fs::rename(&folder, &away).unwrap();
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(()), "it is renamed");
        assert!(!watch.stands());
        fs::create_dir(&folder).unwrap();
        assert!(!watch.stands(), "another has its name");
        fs::remove_dir(&folder).unwrap();
        fs::rename(&away, &folder).unwrap();
        fs::write(&path, "one\ntwo\n").unwrap();
        assert!(watch.stands(), "it is back, and what stands in it may change");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_elsewhere_is_watched_anew() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("journal.jsonl");
        let synced = home.path().join("synced");
        fs::create_dir(&synced).unwrap();
        fs::write(synced.join("all.jsonl"), "").unwrap();
        fs::write(&path, "").unwrap();
        let Some(before) = watch(&path, || ()) else { return };
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink(synced.join("all.jsonl"), &path).unwrap();
        assert!(!before.stands());
        let (sender, told) = mpsc::channel();
        let Some(after) = watch(&path, move || sender.send(()).unwrap_or_default()) else { return };
        assert!(after.stands());
        fs::write(synced.join("all.jsonl"), "one\n").unwrap();
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(()), "where it leads");
    }
}
