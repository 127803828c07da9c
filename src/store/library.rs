//! The texts of curricula on disk: the learner's own, and any path that is to be checked. What they say is for
//! `format::curriculum`.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads curricula from disk")]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::failure::{Failure, reason};
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::format::provenance::SOURCE;

/// The most bytes of one file that are read.
const LARGEST: u64 = 4 << 20;

/// The files of a folder of curricula that belong to none of them.
pub(super) const SHARED: [&str; 3] = ["skills.toml", "roles.toml", "advisor.toml"];

/// The file that makes a folder a curriculum.
pub(super) const HEAD: &str = "curriculum.toml";

/// The files of one curriculum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderTexts {
    /// The folder's name, which is the curriculum's id.
    pub id: String,
    /// Path, as people know it, and text of each file, by name.
    pub files: Vec<(String, String)>,
}

/// What a path turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A folder of curricula.
    #[default]
    Library,
    /// One curriculum's folder.
    Curriculum,
    /// One file of a curriculum, so that others may be missing.
    File,
}

/// The texts found under a path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    /// What the path is.
    pub shape: Shape,
    /// The curricula, by id.
    pub folders: Vec<FolderTexts>,
    /// `skills.toml` and the like, beside the curricula: path and text.
    pub shared: Vec<(String, String)>,
    /// Files that could not be read.
    pub problems: Vec<Diagnostic>,
}

/// The learner's own curricula: every folder in `curricula` that holds TOML files. Without such a folder there are none.
#[must_use]
pub fn own(curricula: &Path) -> Texts {
    let mut texts = Texts::default();
    match fs::read_dir(curricula) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        _ => texts.read_library(curricula),
    }
    texts
}

/// The texts under a path that was named: a curriculum's folder, a folder of them, or one file.
///
/// # Errors
/// There is nothing of the kind.
pub fn at(path: &Path) -> Result<Texts, Failure> {
    let metadata = fs::metadata(path).map_err(|error| Failure::of("cannot read", path, &error))?;
    let mut texts = Texts::default();
    if !metadata.is_dir() {
        texts.read_one(path);
    } else if path.join(HEAD).exists() {
        texts.read_curriculum(path);
        texts.shape = Shape::Curriculum;
    } else {
        texts.read_library(path);
        if texts.folders.is_empty() && texts.shared.is_empty() && texts.problems.is_empty() {
            texts.read_curriculum(path);
            texts.shape = Shape::Curriculum;
        }
    }
    if texts.folders.is_empty() && texts.shared.is_empty() && texts.problems.is_empty() {
        let hint = "name a curriculum's folder, a folder of them, or one of their files";
        return Err(Failure::new("cannot use", path, "it holds no TOML file").hint(hint));
    }
    Ok(texts)
}

impl Texts {
    fn read_library(&mut self, folder: &Path) {
        for path in self.entries(folder) {
            if path.is_dir() {
                self.read_curriculum(&path);
            } else if is_shared(&path) {
                let text = self.text(&path, folder);
                self.shared.extend(text);
            }
        }
    }

    fn read_curriculum(&mut self, folder: &Path) {
        let is_text = |path: &PathBuf| is_toml(path) && path.file_name() != Some(OsStr::new(SOURCE));
        let (others, paths): (Vec<PathBuf>, Vec<PathBuf>) =
            self.entries(folder).into_iter().filter(is_text).partition(|path| is_from_elsewhere(path));
        for path in others {
            let words = "this is another machine's text of a file that was changed on both, and is not read";
            let hint = "take what you want of it into your own, then delete it";
            let path = path.display().to_string();
            self.problems.push(Diagnostic::of_file(Severity::Warning, path, words).hint(hint));
        }
        let files: Vec<_> = paths.iter().filter_map(|path| self.text(path, folder)).collect();
        if !files.is_empty() {
            self.folders.push(FolderTexts { id: name_of(folder), files });
        }
    }

    fn read_one(&mut self, path: &Path) {
        self.shape = Shape::File;
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = absolute.parent().unwrap_or(Path::new("."));
        // A link that was named is followed wherever it leads.
        let real = fs::canonicalize(path).ok();
        let root = real.as_deref().and_then(Path::parent).unwrap_or(folder);
        let Some(text) = self.text(path, root) else { return };
        if is_shared(path) {
            self.shared.push(text);
        } else {
            self.folders.push(FolderTexts { id: name_of(folder), files: vec![text] });
        }
    }

    /// What a folder holds, by name, without what is hidden.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        let listed = fs::read_dir(folder).and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<PathBuf>>>()
        });
        let mut paths = listed.unwrap_or_else(|error| {
            if folder.exists() && !folder.is_dir() {
                self.problem(folder, "this is a file, not a folder", "move it away: curricula are folders in a folder");
            } else {
                self.problem(folder, format!("the folder cannot be read: {}", reason(&error)), "make it readable");
            }
            Vec::new()
        });
        paths.retain(|path| !name_of(path).starts_with('.'));
        paths.sort();
        paths
    }

    /// The text of a file that really lies in `folder`.
    fn text(&mut self, path: &Path, folder: &Path) -> Option<(String, String)> {
        match read(path, folder) {
            Ok(text) => Some((path.display().to_string(), text)),
            Err((why, hint)) => {
                self.problem(path, why, hint);
                None
            }
        }
    }

    fn problem(&mut self, path: &Path, message: impl Into<String>, hint: &str) {
        let path = path.display().to_string();
        self.problems.push(Diagnostic::of_file(Severity::Error, path, message).hint(hint));
    }
}

/// Reads a file that really lies in `folder`, or says why not and what to do.
fn read(path: &Path, folder: &Path) -> Result<String, (String, &'static str)> {
    let failed = |error: io::Error| (format!("the file cannot be read: {}", reason(&error)), "make it readable");
    let (real, root) = (fs::canonicalize(path).map_err(failed)?, fs::canonicalize(folder).map_err(failed)?);
    if !real.starts_with(root) {
        return Err(("the file is a link to a place outside its folder".into(), "copy the file here instead"));
    }
    if !real.is_file() {
        return Err(("this is no regular file".into(), "a curriculum is made of text files"));
    }
    let mut bytes = Vec::new();
    File::open(real).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err((format!("the file is larger than {} MB", LARGEST >> 20), "divide it into several files"));
    }
    as_text(bytes)
}

/// What these bytes of a file say, or why they say nothing and what to do.
pub(super) fn as_text(bytes: Vec<u8>) -> Result<String, (String, &'static str)> {
    String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        (format!("the file is no UTF-8 text: see line {line}"), "save it as UTF-8")
    })
}

fn is_toml(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("toml")) && !path.is_dir()
}

/// Whether sync left it beside a file of the same name that was changed on two machines.
pub(super) fn is_from_elsewhere(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains(".from-"))
}

fn is_shared(path: &Path) -> bool {
    SHARED.iter().any(|name| path.file_name() == Some(OsStr::new(name)))
}

fn name_of(path: &Path) -> String {
    let absolute = std::path::absolute(path);
    let name = absolute.as_deref().unwrap_or(path).file_name();
    name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files in it.
    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    /// Ids with their files and texts, then the shared files, then the problems; paths without the folder's.
    fn summary(texts: &Texts, folder: &Path) -> Vec<String> {
        let short = |text: &str| text.replace(&format!("{}/", folder.display()), "");
        let files = |files: &[(String, String)]| {
            files.iter().map(|(path, text)| format!("{}={text}", short(path))).collect::<Vec<_>>().join(" ")
        };
        let folders = texts.folders.iter().map(|one| format!("{}: {}", one.id, files(&one.files)));
        let shared = [files(&texts.shared)].into_iter().filter(|text| !text.is_empty());
        folders.chain(shared).chain(texts.problems.iter().map(|problem| short(&problem.to_string()))).collect()
    }

    const LIBRARY: [(&str, &[u8]); 8] = [
        ("skills.toml", b"s"),
        ("readme.md", b"-"),
        ("rust/curriculum.toml", b"r"),
        ("rust/b.toml", b"b"),
        ("rust/a.toml", b"a"),
        ("rust/.#a.toml", b"-"),
        ("go/curriculum.toml", b"g"),
        ("empty/notes.txt", b"-"),
    ];

    #[test]
    fn a_library_is_read_in_order() {
        let folder = folder(&LIBRARY);
        let expected =
            ["go: go/curriculum.toml=g", "rust: rust/a.toml=a rust/b.toml=b rust/curriculum.toml=r", "skills.toml=s"];
        assert_eq!(summary(&own(folder.path()), folder.path()), expected);
        assert_eq!(at(folder.path()).unwrap(), own(folder.path()));
        assert_eq!(own(&folder.path().join("missing")), Texts::default());
    }

    #[test]
    fn a_path_may_be_a_curriculum_or_one_file() {
        let folder = folder(&LIBRARY);
        let at = |path: &str| at(&folder.path().join(path)).map(|texts| (texts.shape, summary(&texts, folder.path())));
        let rust = "rust: rust/a.toml=a rust/b.toml=b rust/curriculum.toml=r";
        assert_eq!(at("rust"), Ok((Shape::Curriculum, vec![rust.into()])));
        assert_eq!(at("rust/a.toml"), Ok((Shape::File, vec!["rust: rust/a.toml=a".into()])));
        assert_eq!(at("skills.toml"), Ok((Shape::File, vec!["skills.toml=s".into()])));
        let shown = folder.path().join("empty");
        let expected = format!(
            "cannot use {}: it holds no TOML file; name a curriculum's folder, a folder of them, or one of their files",
            shown.display()
        );
        assert_eq!(at("empty").unwrap_err().to_string(), expected);
        let expected = format!("cannot read {}: there is no such file or folder", folder.path().join("no").display());
        assert_eq!(at("no").unwrap_err().to_string(), expected);
    }

    #[test]
    fn a_folder_without_a_head_is_still_a_curriculum() {
        let folder = folder(&[("rust/a.toml", b"a")]);
        let texts = at(&folder.path().join("rust")).unwrap();
        assert_eq!(
            (texts.shape, summary(&texts, folder.path())),
            (Shape::Curriculum, vec!["rust: rust/a.toml=a".into()])
        );
    }

    #[test]
    fn what_another_machine_has_under_the_same_name_is_said_and_not_read() {
        let folder = folder(&[("rust/a.toml", b"a"), ("rust/a.from-phone.toml", b"x")]);
        let expected = [
            "rust: rust/a.toml=a",
            "rust/a.from-phone.toml: warning: this is another machine's text of a file that was changed on both, and is \
             not read\n   hint: take what you want of it into your own, then delete it",
        ];
        assert_eq!(summary(&own(folder.path()), folder.path()), expected);
    }

    #[test]
    fn where_a_curriculum_is_from_is_no_part_of_it() {
        let folder = folder(&[("rust/a.toml", b"a"), ("rust/source.toml", b"url")]);
        assert_eq!(summary(&own(folder.path()), folder.path()), ["rust: rust/a.toml=a"]);
    }

    #[cfg(unix)]
    #[test]
    fn files_that_cannot_be_read_are_problems_and_the_others_count() {
        let large = vec![b'#'; (4 << 20) + 1];
        let folder = folder(&[
            ("rust/a.toml", b"a"),
            ("rust/b.toml", b"\n\xff"),
            ("rust/c.toml", &large),
            ("secret.toml", b"x"),
        ]);
        let rust = folder.path().join("rust");
        std::os::unix::fs::symlink(folder.path().join("secret.toml"), rust.join("d.toml")).unwrap();
        std::os::unix::fs::symlink(rust.join("a.toml"), rust.join("e.toml")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", rust.join("f.toml")).unwrap();
        let expected = [
            "rust: rust/a.toml=a rust/e.toml=a",
            "rust/b.toml: error: the file is no UTF-8 text: see line 2\n   hint: save it as UTF-8",
            "rust/c.toml: error: the file is larger than 4 MB\n   hint: divide it into several files",
            "rust/d.toml: error: the file is a link to a place outside its folder\n   hint: copy the file here instead",
            "rust/f.toml: error: the file is a link to a place outside its folder\n   hint: copy the file here instead",
        ];
        assert_eq!(summary(&own(folder.path()), folder.path()), expected);
    }
}
