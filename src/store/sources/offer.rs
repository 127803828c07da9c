//! What a source offers: the curricula in it, as texts that may be written down. Whatever somebody else wrote is bounded and
//! cleaned here, before anybody reads it. Pure, but for asking the source.

use std::path::Path;

use super::tree::{Entry, Kind, LARGEST_FILE, Tree, join};
use crate::domain::text::{cleaned, count, printable, slug};
use crate::format::FileText;
use crate::format::curriculum::id_of;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::format::provenance::SOURCE;
use crate::store::Failure;
use crate::store::library::{FolderTexts, HEAD, SHARED, as_text, is_from_elsewhere};

/// The most files of a curriculum.
const MOST_FILES: usize = 200;

/// The most bytes of a curriculum.
const LARGEST_CURRICULUM: u64 = 8 << 20;

/// The most curricula of a source.
const MOST_CURRICULA: usize = 50;

/// The most bytes of all its curricula together.
const LARGEST_SOURCE: u64 = 32 << 20;

/// The longest name of a file, in bytes.
const LONGEST_NAME: usize = 100;

/// The longest id, in bytes: it becomes the name of a folder.
const LONGEST_ID: usize = 64;

/// The folder in which a source may keep its curricula.
const CURRICULA: &str = "curricula";

/// What a source offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// Its curricula, by id.
    pub curricula: Vec<Offer>,
    /// What is wrong before anything is read; an error for whatever is not taken and should be.
    pub problems: Vec<Diagnostic>,
    /// Files of it that belong to no curriculum, or to gradus, and are not taken.
    pub left: Vec<String>,
}

/// A curriculum that a source offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its files. What has no id of its own is called after its folder.
    pub texts: FolderTexts,
    /// Its folder in the source; none for the source itself.
    pub folder: Option<String>,
}

/// Looks for curricula: the source itself, or its folders and those in its folder `curricula`.
///
/// # Errors
/// It cannot be read, holds no curriculum, or is far too large.
pub(super) fn offers(tree: &dyn Tree, shown: &str) -> Result<Offers, Failure> {
    let refused = |why: String| Failure::new("cannot use", Path::new(shown), why);
    let root = tree.list("")?;
    let mut offers = Offers::default();
    let folders = if root.iter().any(|entry| entry.name == HEAD && matches!(entry.kind, Kind::File(_))) {
        vec![String::new()]
    } else {
        offers.leave_shared("", &root);
        let mut heads = heads("", &root);
        if root.iter().any(|entry| entry.name == CURRICULA && entry.kind == Kind::Folder) {
            let inner = tree.list(CURRICULA)?;
            offers.leave_shared(CURRICULA, &inner);
            heads.extend(self::heads(CURRICULA, &inner));
        }
        let found = tree.files(heads)?;
        found.iter().filter_map(|path| path.strip_suffix(HEAD)?.strip_suffix('/')).map(str::to_owned).collect()
    };
    if folders.is_empty() {
        let hint =
            format!("a curriculum is a folder with a file {HEAD}: the source itself, ID/ or {CURRICULA}/ID/ in it");
        return Err(refused("it holds no curriculum".into()).hint(hint));
    }
    if folders.len() > MOST_CURRICULA {
        return Err(refused(format!("it holds {} curricula; at most {MOST_CURRICULA} are taken", folders.len())));
    }
    let mut room = LARGEST_SOURCE;
    for folder in folders {
        let named = folder.rsplit('/').next().filter(|name| !name.is_empty());
        let name = slug(named.unwrap_or_else(|| name_of(shown)));
        let (files, mut problems) = choose(tree.list(&folder)?, |name| offers.left.push(join(&folder, name)));
        let bytes: u64 = files.iter().map(size).sum();
        let Some(rest) = room.checked_sub(bytes) else {
            return Err(refused(format!("its curricula have more than {} MiB together", LARGEST_SOURCE >> 20)));
        };
        room = rest;
        let texts = read(tree, files, &mut problems)?;
        offers.add(folder, &name, texts, problems);
    }
    offers.curricula.sort_by(|a, b| a.texts.id.cmp(&b.texts.id));
    Ok(offers)
}

impl Offers {
    /// Skills, roles and the advisor are gradus' own.
    fn leave_shared(&mut self, folder: &str, entries: &[Entry]) {
        let shared = entries.iter().filter(|entry| SHARED.contains(&entry.name.as_str()));
        self.left.extend(shared.map(|entry| join(folder, &entry.name)));
    }

    /// Adds a folder's texts under the id that they give, and their problems.
    fn add(&mut self, folder: String, name: &str, texts: Vec<FileText>, mut problems: Vec<Diagnostic>) {
        let head = texts.iter().find(|file| file.path == HEAD);
        let id = head.and_then(id_of).unwrap_or_else(|| name.to_owned());
        if id.len() > LONGEST_ID {
            problems.push(error(HEAD, format!("the id has {} letters; at most {LONGEST_ID} are taken", id.len())));
        }
        if let Some(other) = self.curricula.iter().find(|offer| offer.texts.id == id) {
            let other = other.folder.as_deref().unwrap_or_default();
            problems.push(error(HEAD, format!("another curriculum of the source has this id too: {other}/{HEAD}")));
        } else if head.is_some() {
            let files = texts.into_iter().map(|file| (format!("{id}/{}", file.path), file.text)).collect();
            let folder = Some(folder).filter(|folder| !folder.is_empty());
            self.curricula.push(Offer { texts: FolderTexts { id: id.clone(), files }, folder });
        }
        let placed = |problem: Diagnostic| Diagnostic { path: join(&id, &problem.path), ..problem };
        self.problems.extend(problems.into_iter().map(placed));
    }
}

/// The heads that the folders of a folder may have.
fn heads(folder: &str, entries: &[Entry]) -> Vec<String> {
    let plain = entries.iter().filter(|entry| entry.kind == Kind::Folder && is_plain(&entry.name));
    plain.map(|entry| join(&join(folder, &entry.name), HEAD)).collect()
}

/// What a source is called: the last part of its address.
fn name_of(shown: &str) -> &str {
    let last = shown.trim_end_matches(['/', '\\']).rsplit(['/', '\\', ':']).next().unwrap_or_default();
    last.trim_end_matches(".git")
}

/// The files of a curriculum's folder that are to be read; none of them when there are too many.
fn choose(entries: Vec<Entry>, mut leave: impl FnMut(&str)) -> (Vec<Entry>, Vec<Diagnostic>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for entry in entries {
        let name = entry.name.as_str();
        if !name.ends_with(".toml") || name.starts_with('.') || entry.kind == Kind::Folder {
            continue;
        }
        if name == SOURCE || SHARED.contains(&name) {
            leave(name);
            continue;
        }
        match entry.kind {
            _ if !is_plain(name) => {
                let message = "the file is not taken because of its name";
                let hint = format!("use letters, digits, dot, _ and -, at most {LONGEST_NAME} of them");
                let shown: String = printable(name).chars().take(LONGEST_NAME).collect();
                problems.push(error(&shown, message).hint(hint));
            }
            _ if is_from_elsewhere(Path::new(name)) => {
                let message = "the file is not taken: it is called like another machine's text of a file";
                problems.push(Diagnostic::of_file(Severity::Warning, name, message));
            }
            Kind::File(size) if size <= LARGEST_FILE => files.push(entry),
            Kind::File(_) => {
                let message = format!("the file is larger than {} MiB", LARGEST_FILE >> 20);
                problems.push(error(name, message).hint("divide it into several files"));
            }
            Kind::Folder | Kind::Other => {
                problems.push(
                    error(name, "this is a link or no regular file, and none is followed")
                        .hint("put the file itself there"),
                );
            }
        }
    }
    if files.len() > MOST_FILES {
        let message = format!("the curriculum has {}; at most {MOST_FILES} are taken", count(files.len(), "file"));
        problems.push(error(HEAD, message));
        files.clear();
    }
    if files.iter().map(size).sum::<u64>() > LARGEST_CURRICULUM {
        problems.push(error(HEAD, format!("the curriculum is larger than {} MiB", LARGEST_CURRICULUM >> 20)));
        files.clear();
    }
    (files, problems)
}

/// What the files say, cleaned; their paths are their names.
fn read(tree: &dyn Tree, files: Vec<Entry>, problems: &mut Vec<Diagnostic>) -> Result<Vec<FileText>, Failure> {
    let mut texts = Vec::new();
    for (file, bytes) in files.iter().zip(tree.read(&files)?) {
        match as_text(bytes) {
            Ok(text) => {
                let (text, taken) = cleaned(&text);
                if taken > 0 {
                    let message = format!("{} taken out", count(taken, "invisible character"));
                    problems.push(Diagnostic::of_file(Severity::Warning, &file.name, message));
                }
                texts.push(FileText::new(&file.name, text));
            }
            Err((why, hint)) => problems.push(error(&file.name, why).hint(hint)),
        }
    }
    Ok(texts)
}

fn size(entry: &Entry) -> u64 {
    if let Kind::File(size) = entry.kind { size } else { 0 }
}

/// Whether a name can be that of a file everywhere, and leads nowhere.
fn is_plain(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !name.starts_with('.') && name.len() <= LONGEST_NAME && name.chars().all(fits)
}

fn error(path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::of_file(Severity::Error, path, message)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// A source of these files; what says nothing but `->` is a link.
    struct Sample(BTreeMap<String, Vec<u8>>);

    impl Sample {
        fn new(files: &[(&str, &str)]) -> Self {
            Self(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect())
        }

        fn with(mut self, path: &str, bytes: &[u8]) -> Self {
            self.0.insert(path.into(), bytes.to_vec());
            self
        }

        /// Ids with their folders, names and texts; then what is left, then problems.
        fn told(&self) -> Vec<String> {
            let Offers { curricula, problems, left } = match offers(self, "https://example.org/Jax.git") {
                Ok(offers) => offers,
                Err(failure) => return vec![failure.to_string()],
            };
            let offer = |offer: &Offer| {
                let files: Vec<String> =
                    offer.texts.files.iter().map(|(path, text)| format!("{path}={text}")).collect();
                format!("{} in {:?}: {}", offer.texts.id, offer.folder.as_deref().unwrap_or(""), files.join(" "))
            };
            let left = left.iter().map(|path| format!("left {path}"));
            curricula.iter().map(offer).chain(left).chain(problems.iter().map(ToString::to_string)).collect()
        }
    }

    impl Tree for Sample {
        fn list(&self, folder: &str) -> Result<Vec<Entry>, Failure> {
            let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
            let inside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            for (path, bytes) in &self.0 {
                let Some(rest) = path.strip_prefix(&inside) else { continue };
                // Of a name with a slash in it, as a crafted tree may hold one.
                let (name, kind) = match rest.strip_prefix("../").map_or_else(|| rest.split_once('/'), |_| None) {
                    Some((name, _)) => (name, Kind::Folder),
                    None if bytes == b"->" => (rest, Kind::Other),
                    None => (rest, Kind::File(bytes.len() as u64)),
                };
                entries.insert(name.into(), Entry { name: name.into(), kind, key: path.clone() });
            }
            Ok(entries.into_values().collect())
        }

        fn files(&self, mut paths: Vec<String>) -> Result<Vec<String>, Failure> {
            paths.retain(|path| self.0.get(path).is_some_and(|bytes| bytes != b"->"));
            Ok(paths)
        }

        fn read(&self, files: &[Entry]) -> Result<Vec<Vec<u8>>, Failure> {
            Ok(files.iter().map(|file| self.0[&file.key].clone()).collect())
        }
    }

    const JAX: &str = "id = \"jax\"";
    const RUST: &str = "id = \"rust\"";

    #[test]
    fn a_source_is_a_curriculum_or_holds_some() {
        let one = Sample::new(&[
            ("curriculum.toml", JAX),
            ("a.toml", "a"),
            ("deep/b.toml", "b"),
            ("x/curriculum.toml", RUST),
        ]);
        assert_eq!(one.told(), ["jax in \"\": jax/a.toml=a jax/curriculum.toml=id = \"jax\""]);
        let several = Sample::new(&[
            ("readme.md", ""),
            ("rust-2/curriculum.toml", RUST),
            ("rust-2/deep/a.toml", ""),
            (".hidden/curriculum.toml", "id = \"hidden\""),
            ("curricula/jax/curriculum.toml", JAX),
            ("curricula/jax/.draft.toml", ""),
            ("curricula/jax/notes.md", ""),
            ("curricula/other/a.toml", ""),
        ]);
        let expected = [
            "jax in \"curricula/jax\": jax/curriculum.toml=id = \"jax\"",
            "rust in \"rust-2\": rust/curriculum.toml=id = \"rust\"",
        ];
        assert_eq!(several.told(), expected);
    }

    #[test]
    fn what_belongs_to_no_curriculum_is_left_there() {
        let files = [
            ("skills.toml", ""),
            ("curricula/roles.toml", ""),
            ("jax/curriculum.toml", JAX),
            ("jax/source.toml", "url = \"https://example.org/else\""),
            ("jax/advisor.toml", ""),
        ];
        let expected = [
            "jax in \"jax\": jax/curriculum.toml=id = \"jax\"",
            "left skills.toml",
            "left curricula/roles.toml",
            "left jax/advisor.toml",
            "left jax/source.toml",
        ];
        assert_eq!(Sample::new(&files).told(), expected);
    }

    #[test]
    fn nothing_that_leads_elsewhere_or_has_no_plain_name_is_taken() {
        let files = [
            ("curriculum.toml", JAX),
            ("../x.toml", ""),
            ("a b.toml", ""),
            ("a\\..\\x.toml", ""),
            ("a\u{1b}[31m.toml", ""),
            ("b.from-phone.toml", ""),
            ("link.toml", "->"),
        ];
        let expected = "\
jax in \"\": jax/curriculum.toml=id = \"jax\"
jax/a[31m.toml: error: the file is not taken because of its name
   hint: use letters, digits, dot, _ and -, at most 100 of them
jax/a b.toml: error: the file is not taken because of its name
   hint: use letters, digits, dot, _ and -, at most 100 of them
jax/a\\..\\x.toml: error: the file is not taken because of its name
   hint: use letters, digits, dot, _ and -, at most 100 of them
jax/b.from-phone.toml: warning: the file is not taken: it is called like another machine's text of a file
jax/link.toml: error: this is a link or no regular file, and none is followed
   hint: put the file itself there";
        assert_eq!(Sample::new(&files).told().join("\n"), expected);
        let only_a_link = Sample::new(&[("jax/curriculum.toml", "->")]);
        let expected = "cannot use https://example.org/Jax.git: it holds no curriculum; a curriculum is a folder with a file \
                        curriculum.toml: the source itself, ID/ or curricula/ID/ in it";
        assert_eq!(only_a_link.told(), [expected]);
        assert_eq!(Sample::new(&[]).told(), [expected]);
    }

    #[test]
    fn an_id_leads_nowhere_and_is_its_own() {
        for (head, expected) in [
            ("id = \"../../x\"", "jax in \"\": jax/curriculum.toml=id = \"../../x\""),
            ("title = \"Jax\"", "jax in \"\": jax/curriculum.toml=title = \"Jax\""),
        ] {
            assert_eq!(Sample::new(&[("curriculum.toml", head)]).told(), [expected]);
        }
        let long = format!("id = \"{}\"", "a".repeat(65));
        let told = Sample::new(&[("curriculum.toml", &long)]).told();
        assert!(told[1].ends_with("/curriculum.toml: error: the id has 65 letters; at most 64 are taken"), "{told:?}");
        let twins = Sample::new(&[("a/curriculum.toml", JAX), ("b/curriculum.toml", JAX)]);
        let expected = [
            "jax in \"a\": jax/curriculum.toml=id = \"jax\"",
            "jax/curriculum.toml: error: another curriculum of the source has this id too: a/curriculum.toml",
        ];
        assert_eq!(twins.told(), expected);
    }

    #[test]
    fn texts_are_cleaned_and_what_is_no_text_is_said() {
        let hostile =
            Sample::new(&[("curriculum.toml", "id = \"jax\"\r\n"), ("a.toml", "\u{feff}\tx\u{1b}[2J\u{202e}")]);
        let expected = [
            "jax in \"\": jax/a.toml=\tx[2J jax/curriculum.toml=id = \"jax\"\n",
            "jax/a.toml: warning: 2 invisible characters taken out",
            "jax/b.toml: error: the file is no UTF-8 text: see line 2\n   hint: save it as UTF-8",
        ];
        assert_eq!(hostile.with("b.toml", b"\n\xff").told(), expected);
    }

    #[test]
    fn whatever_is_too_much_is_refused() {
        let small = || Sample::new(&[("jax/curriculum.toml", JAX)]);
        let largest = vec![b'#'; 1 << 20];
        let exactly = small().with("jax/a.toml", &largest).told();
        assert_eq!((exactly.len(), exactly[0].len() > 1 << 20), (1, true));
        let larger = [&largest[..], b"#"].concat();
        let expected = [
            "jax in \"jax\": jax/curriculum.toml=id = \"jax\"",
            "jax/a.toml: error: the file is larger than 1 MiB\n   hint: divide it into several files",
        ];
        assert_eq!(small().with("jax/a.toml", &larger).told(), expected);
        let larger_head = Sample::new(&[]).with("jax/curriculum.toml", &larger).told();
        assert_eq!(larger_head, [expected[1].replace("a.toml", "curriculum.toml")]);

        let many = (0..200).fold(small(), |sample, nth| sample.with(&format!("jax/{nth}.toml"), b""));
        let expected = ["jax/curriculum.toml: error: the curriculum has 201 files; at most 200 are taken"];
        assert_eq!(many.told(), expected);
        let heavy = (0..8).fold(small(), |sample, nth| sample.with(&format!("jax/{nth}.toml"), &largest));
        assert_eq!(heavy.told(), ["jax/curriculum.toml: error: the curriculum is larger than 8 MiB"]);

        let curricula = |number: usize, bytes: &[u8]| {
            (0..number).fold(Sample::new(&[]), |sample, nth| {
                let head = format!("id = \"a{nth}\"");
                let sample = sample.with(&format!("a{nth}/curriculum.toml"), head.as_bytes());
                (0..4).fold(sample, |sample, file| sample.with(&format!("a{nth}/{file}.toml"), bytes))
            })
        };
        assert_eq!(curricula(50, b"").told().len(), 50);
        let refused = "cannot use https://example.org/Jax.git: it holds 51 curricula; at most 50 are taken";
        assert_eq!(curricula(51, b"").told(), [refused]);
        let refused = "cannot use https://example.org/Jax.git: its curricula have more than 32 MiB together";
        assert_eq!(curricula(8, &largest).told(), [refused]);
    }
}
