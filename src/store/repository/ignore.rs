//! What `.gitignore` leaves out, by the rules of gitignore(5). Pure; a test compares it with what git itself says.
//!
//! Git is not asked: it would wait for ever on a `.gitignore` that is a pipe, and look into repositories within the repository.

/// The patterns of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Patterns(Vec<Pattern>);

/// What a pattern says about what it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is left out.
    Out,
    /// It is taken in again.
    In,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    said: Said,
    folders: Fits,
    /// Parts between slashes; of a pattern that fits at every depth the first is `**`.
    parts: Vec<Vec<char>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fits {
    Everything,
    FoldersOnly,
}

/// The most patterns of a file.
const MOST: usize = 2000;

impl Patterns {
    /// Reads a file.
    pub fn read(text: &str) -> Self {
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        Self(lines.filter_map(Pattern::read).take(MOST).collect())
    }

    /// What they say about a path from their folder, with slashes; nothing where none fits.
    pub fn say(&self, path: &str, is_folder: impl Fn() -> bool) -> Option<Said> {
        let parts: Vec<Vec<char>> = path.split('/').map(|part| part.chars().collect()).collect();
        let fits = |pattern: &&Pattern| {
            (pattern.folders == Fits::Everything || is_folder()) && fit_parts(&pattern.parts, &parts)
        };
        self.0.iter().rev().find(fits).map(|pattern| pattern.said)
    }
}

impl Pattern {
    fn read(line: &str) -> Option<Self> {
        if line.starts_with('#') {
            return None;
        }
        let (said, line) = match line.strip_prefix('!') {
            Some(rest) => (Said::In, rest),
            None => (Said::Out, line),
        };
        let mut line = line;
        while let Some(shorter) = line.strip_suffix(' ') {
            // An odd number of backslashes before it keeps a space.
            let slashes = shorter.len() - shorter.trim_end_matches('\\').len();
            if slashes % 2 == 1 {
                break;
            }
            line = shorter;
        }
        let (folders, line) = match line.strip_suffix('/') {
            Some(rest) => (Fits::FoldersOnly, rest),
            None => (Fits::Everything, line),
        };
        if line.is_empty() {
            return None;
        }
        let anchored = line.contains('/');
        let mut parts: Vec<Vec<char>> =
            line.strip_prefix('/').unwrap_or(line).split('/').map(|part| part.chars().collect()).collect();
        if !anchored {
            parts.insert(0, vec!['*', '*']);
        }
        Some(Self { said, folders, parts })
    }
}

/// Whether parts of a pattern fit parts of a path. Each `**` is tried anew from where the last one stood, so that the work is
/// bounded by the product of their lengths.
fn fit_parts(pattern: &[Vec<char>], path: &[Vec<char>]) -> bool {
    let (mut p, mut at) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    loop {
        if p < pattern.len() && pattern[p] == ['*', '*'] {
            // At the end it stands for at least one part.
            if p + 1 == pattern.len() {
                return at < path.len();
            }
            star = Some((p, at));
            p += 1;
        } else if p < pattern.len() && at < path.len() && fit(&pattern[p], &path[at]) {
            (p, at) = (p + 1, at + 1);
        } else if p == pattern.len() && at == path.len() {
            return true;
        } else if let Some((from, tried)) = star.filter(|(_, tried)| *tried < path.len()) {
            star = Some((from, tried + 1));
            (p, at) = (from + 1, tried + 1);
        } else {
            return false;
        }
    }
}

/// Whether one part fits one name.
fn fit(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut at) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    loop {
        if pattern.get(p) == Some(&'*') {
            star = Some((p, at));
            p += 1;
            continue;
        }
        let step = match (pattern.get(p), name.get(at)) {
            (None, None) => return true,
            (Some('?'), Some(_)) => Some(p + 1),
            (Some('['), Some(c)) => class(pattern, p, *c),
            (Some('\\'), Some(c)) => (pattern.get(p + 1) == Some(c)).then_some(p + 2),
            (Some(one), Some(c)) => (one == c).then_some(p + 1),
            _ => None,
        };
        match (step, star) {
            (Some(next), _) => (p, at) = (next, at + 1),
            (None, Some((from, tried))) if tried < name.len() => {
                star = Some((from, tried + 1));
                (p, at) = (from + 1, tried + 1);
            }
            _ => return false,
        }
    }
}

/// Where a class such as `[a-z]` ends, if the letter is of it.
fn class(pattern: &[char], from: usize, c: char) -> Option<usize> {
    let mut at = from + 1;
    let negated = matches!(pattern.get(at), Some('!' | '^'));
    at += usize::from(negated);
    let first = at;
    let mut found = false;
    loop {
        let mut low = *pattern.get(at)?;
        if low == ']' && at > first {
            return (found != negated).then_some(at + 1);
        }
        if low == '\\' {
            at += 1;
            low = *pattern.get(at)?;
        }
        let range = pattern.get(at + 1) == Some(&'-') && pattern.get(at + 2).is_some_and(|high| *high != ']');
        let mut high = low;
        if range {
            at += 2;
            high = *pattern.get(at)?;
            if high == '\\' {
                at += 1;
                high = *pattern.get(at)?;
            }
        }
        found |= (low..=high).contains(&c);
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::process::{Command, Stdio};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn patterns_say_what_is_left_out() {
        let patterns = Patterns::read(
            "\r\n# data\n*.log\n!keep.log\n/build\ndata/\ndocs/**/a.txt\nmodels/**\n\\#x\nend\\ \n[a-c]?z\n",
        );
        let says = |path: &str, folder: bool| patterns.say(path, || folder);
        for (path, folder, expected) in [
            ("a.log", false, Some(Said::Out)),
            ("deep/down/a.log", false, Some(Said::Out)),
            ("keep.log", false, Some(Said::In)),
            ("build", true, Some(Said::Out)),
            ("src/build", true, None),
            ("data", true, Some(Said::Out)),
            ("data", false, None),
            ("src/data", true, Some(Said::Out)),
            ("docs/a.txt", false, Some(Said::Out)),
            ("docs/x/y/a.txt", false, Some(Said::Out)),
            ("models", true, None),
            ("models/a/b", false, Some(Said::Out)),
            ("#x", false, Some(Said::Out)),
            ("end ", false, Some(Said::Out)),
            ("bxz", false, Some(Said::Out)),
            ("dxz", false, None),
        ] {
            assert_eq!(says(path, folder), expected, "{path}");
        }
    }

    #[test]
    fn a_pattern_made_to_take_long_does_not() {
        let patterns = Patterns::read(&format!("{}b\n{}b", "*a".repeat(500), "**/a/".repeat(500)));
        assert_eq!(patterns.say(&"a".repeat(2000), || false), None);
        assert_eq!(patterns.say(&vec!["a"; 500].join("/"), || false), None);
    }

    /// What git says about a path in a repository whose only `.gitignore` is this.
    #[expect(clippy::disallowed_methods, reason = "it writes a file for git to read")]
    fn git_says(text: &str, paths: &[String]) -> Vec<bool> {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join(".gitignore"), text).unwrap();
        let git = |arguments: &[&str]| {
            let mut git = Command::new("git");
            git.args(arguments)
                .current_dir(place.path())
                .env("GIT_CONFIG_GLOBAL", "/dev/null")
                .env("GIT_CONFIG_NOSYSTEM", "1");
            git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
            git.spawn().unwrap()
        };
        assert!(git(&["init", "--quiet"]).wait().unwrap().success());
        let mut child = git(&["check-ignore", "--no-index", "--stdin", "-z"]);
        child.stdin.take().unwrap().write_all((paths.join("\0") + "\0").as_bytes()).unwrap();
        let told = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        let ignored: Vec<&str> = told.split('\0').collect();
        paths.iter().map(|path| ignored.contains(&path.as_str())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn git_says_the_same(
            lines in prop::collection::vec("!?/?(a|b|ab|\\*|\\*\\*|\\?|\\[ab\\]|\\[!a\\]|a\\*|/){1,4}/?( |\\\\ )?", 1..4),
            paths in prop::collection::vec("(a|b|ab|ba|aa|c){1}(/(a|b|ab|c)){0,3}", 1..8),
        ) {
            // Behind a letter two stars are as good as one, says git's manual; git itself takes the letters off first and then
            // reads them as any number of folders.
            prop_assume!(lines.iter().all(|line| line.match_indices("**").all(|(at, _)| at == 0 || line[..at].ends_with(['/', '!']))));
            let text = lines.join("\n") + "\n";
            let patterns = Patterns::read(&text);
            let ours: Vec<bool> = paths.iter().map(|path| {
                // What lies in a folder that is left out is left out.
                let ends = path.match_indices('/').map(|(at, _)| (at, true)).chain([(path.len(), false)]);
                ends.into_iter().any(|(end, folder)| patterns.say(&path[..end], || folder) == Some(Said::Out))
            }).collect();
            prop_assert_eq!(ours, git_says(&text, &paths), "{:?} {:?}", text, paths);
        }
    }
}
