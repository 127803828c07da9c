//! Curricula from elsewhere: bare repositories and folders on disk as their sources, and what somebody sees who takes them.

mod hostile;
mod kinds;
mod story;

use std::fs;
use std::path::Path;

use crate::sync::{Machine, Place, exists};

/// A head with an id and a title, and these milestones.
pub fn curriculum(id: &str, title: &str, milestones: &[&str]) -> String {
    let head = format!("id = \"{id}\"\ntitle = \"{title}\"\nsummary = \"s\"\nversion = \"1\"\nlevel = \"beginner\"\n");
    [head].into_iter().chain(milestones.iter().map(|id| milestone(id, ""))).collect()
}

/// A milestone; `more` belongs to its table.
pub fn milestone(id: &str, more: &str) -> String {
    let resource = "{ title = \"R\", url = \"https://example.org/r\", kind = \"tutorial\" }";
    format!(
        "\n[[milestone]]\nid = \"{id}\"\ntitle = \"The {id}\"\noutcome = \"You can do it.\"\n\
         done_when = [{{ id = \"d\", text = \"You printed one\" }}]\nhours = 1\nresources = [{resource}]\n{more}\n"
    )
}

/// Writes files below a folder.
pub fn write(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Makes the newest commit of the bare repository `NAME.git` hold these files and no others.
pub fn publish(place: &Place, name: &str, files: &[(&str, &str)]) {
    let (work, bare) = (format!("work-{name}"), format!("{name}.git"));
    if !exists(&place.path(&work)) {
        place.git(&["init", "--quiet", "--initial-branch=main", &work]);
        place.git(&["init", "--quiet", "--bare", "--initial-branch=main", &bare]);
    }
    for entry in fs::read_dir(place.path(&work)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with(".git") {
            fs::remove_dir_all(path).unwrap();
        } else if !path.is_dir() {
            fs::remove_file(path).unwrap();
        }
    }
    write(&place.path(&work), files);
    commit(place, name);
}

/// Commits what stands in the working copy of `NAME.git` and sends it there.
pub fn commit(place: &Place, name: &str) {
    let work = format!("work-{name}");
    place.git(&["-C", &work, "add", "--all"]);
    place.git(&["-C", &work, "commit", "--quiet", "--allow-empty", "-m", "x"]);
    place.git(&["-C", &work, "push", "--quiet", &format!("../{name}.git"), "HEAD:refs/heads/main"]);
}

/// Lines on one machine and what came of each; commits by their numbers, the oldest of each repository first.
pub fn told(place: &Place, machine: &Machine<'_>, lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(&format!("$ gradus {line}\n{}\n", machine.run(line)));
    }
    numbered(place, &text)
}

pub fn numbered(place: &Place, text: &str) -> String {
    let mut text = text.to_owned();
    for entry in fs::read_dir(place.path("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".git") && name != ".git" {
            let all = place.git(&["-C", &name, "rev-list", "--reverse", "--all"]);
            for (nth, commit) in all.lines().enumerate() {
                text = text.replace(commit, &format!("COMMIT-{}", nth + 1));
                text = text.replace(&commit[..7], &format!("COMMIT-{}", nth + 1));
            }
        }
    }
    text
}

/// Everything below a folder of the data folder, by path, without the insides of clones.
pub fn below(machine: &Machine<'_>, folder: &str) -> Vec<String> {
    fn walk(folder: &Path, shown: &str, found: &mut Vec<String>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries {
            let entry = entry.unwrap();
            let name = format!("{shown}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() && !exists(&entry.path().join("HEAD")) {
                walk(&entry.path(), &name, found);
            } else {
                found.push(name);
            }
        }
    }
    let mut found = Vec::new();
    walk(&machine.data().join(folder), folder, &mut found);
    found.sort();
    found
}
