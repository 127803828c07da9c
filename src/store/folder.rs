//! Folders: made, and their entries made safe.

#![expect(clippy::disallowed_methods, reason = "this is the one place that makes the data folder")]

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes a folder, and those above it, where there is none, so that they outlive a crash.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
    fs::create_dir_all(folder)?;
    missing.iter().filter_map(|made| made.parent()).for_each(sync);
    Ok(())
}

/// Has the disk confirm the names in a folder. A system that cannot do this for a folder does it by itself or not at all.
pub(super) fn sync(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        drop(folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_with_all_above_it() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b/c");
        assert!(make(&folder).is_ok() && folder.is_dir());
        assert!(make(&folder).is_ok(), "again");
        fs::write(home.path().join("file"), "").unwrap();
        assert!(make(&home.path().join("file/data")).is_err());
    }
}
