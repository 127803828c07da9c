//! The files of the project: all of them but what git and cargo keep for themselves.

use std::fs;
use std::path::Path;

/// One file.
pub struct File {
    /// From the root of the project, with slashes.
    pub path: String,
    /// Its text; bytes that are no UTF-8 are replaced.
    pub text: String,
}

/// Every file, in order of path.
pub fn files() -> Vec<File> {
    let mut files = Vec::new();
    gather(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let (kind, place) = (entry.file_type().unwrap(), entry.path());
        if name == ".git" || place.join("CACHEDIR.TAG").exists() {
            continue;
        }
        let path = format!("{prefix}{name}");
        if kind.is_dir() {
            gather(&place, &format!("{path}/"), files);
        } else if kind.is_file() {
            let text = String::from_utf8_lossy(&fs::read(&place).unwrap()).into_owned();
            files.push(File { path, text });
        }
    }
}
