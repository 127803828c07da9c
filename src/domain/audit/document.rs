//! A README as a reader sees it: headings, prose, code, tables. Markdown (the parts of CommonMark that READMEs use),
//! reStructuredText and plain text; what stands in comments is not seen.

/// A document.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// What it says; of a heading its words alone, of a comment nothing.
    pub text: String,
    /// What it is.
    pub kind: Kind,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or not to be seen.
    Blank,
    /// A heading of that level, from 1.
    Heading(usize),
    /// Prose or a list.
    Prose,
    /// A row of a table.
    Row,
    /// Code.
    Code,
    /// What says in which language the code below it is: `python`.
    Fence,
}

/// What stands under one heading, up to the next one.
#[derive(Clone, Copy)]
pub struct Section<'a> {
    /// The headings it stands under, in lower case the outermost first; none before the first one.
    pub headings: &'a [&'a Line],
    /// Its lines.
    pub lines: &'a [Line],
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Markdown, and what has no ending.
    Markdown,
    /// reStructuredText.
    Rst,
}

impl Document {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &str, markup: Markup) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut fence: Option<String> = None;
        let mut literal = false;
        let text = without_comments(text);
        let front = front_matter(&text);
        for (number, raw) in (1..).zip(text.lines()) {
            let raw = raw.trim_end();
            let bare = raw.trim_start();
            let indent = raw.len() - bare.len();
            let before = lines.last().map_or(Kind::Blank, |line| line.kind);
            let mut kind = Kind::Prose;
            let mut shown = bare;
            if number <= front {
                kind = Kind::Blank;
            } else if let Some(mark) = &fence {
                if bare.starts_with(mark.as_str()) && bare.trim_end_matches(&mark[..1]).is_empty() {
                    fence = None;
                    kind = Kind::Blank;
                } else {
                    kind = Kind::Code;
                    shown = raw;
                }
            } else if bare.is_empty() {
                kind = Kind::Blank;
            } else if let Some(mark) = ["```", "~~~"].iter().find(|mark| bare.starts_with(**mark)) {
                let marks = bare.len() - bare.trim_start_matches(&mark[..1]).len();
                fence = Some(mark[..1].repeat(marks));
                kind = Kind::Fence;
                shown = bare[marks..].trim();
            } else if literal && indent > 0 || is_indented(raw, markup, before) {
                kind = Kind::Code;
            } else if bare.starts_with('|') || bare.starts_with("+--") || bare.starts_with("+==") {
                kind = Kind::Row;
            } else if markup == Markup::Markdown
                && let Some((level, words)) = hashes(bare)
            {
                (kind, shown) = (Kind::Heading(level), words);
            } else if let Some(level) = underline(bare, markup)
                && let Some(title) = lines.last_mut().filter(|line| line.kind == Kind::Prose)
            {
                title.kind = Kind::Heading(level);
                kind = Kind::Blank;
            }
            if kind != Kind::Code && kind != Kind::Blank {
                literal = markup == Markup::Rst && (bare.ends_with("::") || bare.starts_with(".. code"));
                if bare.starts_with(".. ") {
                    kind = if literal { Kind::Fence } else { Kind::Blank };
                }
            }
            let text = if kind == Kind::Blank { String::new() } else { shown.to_owned() };
            lines.push(Line { number, text, kind });
        }
        Self { lines }
    }

    /// Calls this with every section, in order, until it gives something back.
    pub fn find<T>(&self, mut look: impl FnMut(Section<'_>) -> Option<T>) -> Option<T> {
        let mut headings: Vec<&Line> = Vec::new();
        let mut from = 0;
        for at in 0..=self.lines.len() {
            let line = self.lines.get(at);
            if let Some(Line { kind: Kind::Heading(_), .. }) | None = line {
                if let Some(found) = look(Section { headings: &headings, lines: &self.lines[from..at] }) {
                    return Some(found);
                }
                if let Some((line, Kind::Heading(level))) = line.map(|line| (line, line.kind)) {
                    headings.retain(|above| matches!(above.kind, Kind::Heading(other) if other < level));
                    headings.push(line);
                }
                from = at + 1;
            }
        }
        None
    }

    /// Everything that is to be read, without code, as words.
    #[must_use]
    pub fn words(&self) -> usize {
        self.lines
            .iter()
            .filter(|line| matches!(line.kind, Kind::Prose | Kind::Row))
            .map(|line| words(&line.text))
            .sum()
    }
}

impl Section<'_> {
    /// Whether one of its headings holds one of these words.
    #[must_use]
    pub fn is_about(&self, about: &[&str]) -> bool {
        self.headings.iter().any(|heading| holds_word(&heading.text, about))
    }

    /// The words of its prose.
    #[must_use]
    pub fn prose(&self) -> usize {
        self.lines.iter().filter(|line| line.kind == Kind::Prose).map(|line| words(&line.text)).sum()
    }
}

/// Whether a text holds one of these words or phrases, in any case, each as whole words.
#[must_use]
pub fn holds_word(text: &str, wanted: &[&str]) -> bool {
    let text = text.to_lowercase();
    wanted.iter().any(|word| finds_word(&text, word).is_some())
}

/// Where a word or phrase stands in a text of lower-case letters as whole words.
#[must_use]
pub fn finds_word(text: &str, word: &str) -> Option<usize> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word)
        .find(|(at, _)| is_edge(text[..*at].chars().next_back()) && is_edge(text[at + word.len()..].chars().next()))
        .map(|(at, _)| at)
}

/// How many words somebody reads in a line: no images, no addresses, no tags, nothing without a letter.
#[must_use]
pub fn words(line: &str) -> usize {
    let plain = plain(line);
    plain.split_whitespace().filter(|word| !word.contains("://") && word.chars().any(char::is_alphabetic)).count()
}

/// A line without images, without the addresses of links and without tags.
#[must_use]
pub fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if c == '<'
            && let Some(end) = rest.find('>')
        {
            rest = &rest[end + 1..];
        } else if rest.starts_with("![")
            && let Some(end) = rest.find(')').or_else(|| rest.find(']'))
        {
            rest = &rest[end + 1..];
        } else if rest.starts_with("](")
            && let Some(end) = rest.find(')')
        {
            rest = &rest[end + 1..];
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    text
}

/// Whether a line is code by its four spaces: after nothing, or more of it.
fn is_indented(line: &str, markup: Markup, before: Kind) -> bool {
    markup == Markup::Markdown && line.starts_with("    ") && matches!(before, Kind::Blank | Kind::Code)
}

/// `## Usage` is a heading of level 2.
fn hashes(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &line[level..];
    if (1..=6).contains(&level) && (rest.starts_with([' ', '\t']) || rest.is_empty()) {
        return Some((level, rest.trim().trim_end_matches('#').trim_end()));
    }
    let tag = line.strip_prefix("<h").or_else(|| line.strip_prefix("<H"))?;
    let level = tag.chars().next()?.to_digit(10).filter(|level| (1..=6).contains(level))?;
    let (_, after) = tag.split_once('>')?;
    let words = after.split("</").next()?.trim();
    (!words.is_empty()).then_some((level as usize, words))
}

/// The level of the heading that this line underlines.
fn underline(line: &str, markup: Markup) -> Option<usize> {
    let mark = line.chars().next()?;
    if line.len() < 2 || line.chars().any(|c| c != mark) {
        return None;
    }
    let marks = if markup == Markup::Rst { "=-~^\"'#*+`" } else { "=-" };
    marks.find(mark).map(|level| level + 1)
}

/// The last line of what stands between two `---` at the beginning; 0 when nothing does.
fn front_matter(text: &str) -> usize {
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return 0;
    }
    lines.position(|line| line.trim_end() == "---").map_or(0, |at| at + 2)
}

/// The text with what stands in `<!-- … -->` blanked out, outside code.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<!--") {
        let (before, comment) = rest.split_at(at);
        kept.push_str(before);
        let end = comment.find("-->").map_or(comment.len(), |end| end + 3);
        kept.extend(comment[..end].chars().filter(|c| *c == '\n'));
        rest = &comment[end..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, markup: Markup) -> Vec<String> {
        let line = |line: &Line| format!("{} {:?} {}", line.number, line.kind, line.text).trim_end().to_owned();
        let lines = Document::read(text, markup).lines;
        lines.iter().filter(|line| line.kind != Kind::Blank).map(line).collect()
    }

    #[test]
    fn markdown_is_told_apart() {
        let text = "---\nsdk: gradio\n---\n# Title #\nProse <b>x</b>\n\n```bash\n# no heading\n```\nUnder\n---\n\n    indented\n| a | b |\n<!-- hidden\nhidden -->\n<h2 align=\"center\">Tag</h2>\n";
        let expected = [
            "4 Heading(1) Title",
            "5 Prose Prose <b>x</b>",
            "7 Fence bash",
            "8 Code # no heading",
            "10 Heading(2) Under",
            "13 Code     indented",
            "14 Row | a | b |",
            "17 Heading(2) Tag",
        ];
        let told = told(text, Markup::Markdown);
        assert_eq!(
            told.iter().map(|line| line.replace("13 Code indented", "13 Code     indented")).collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn restructured_text_is_told_apart() {
        let text = "Title\n=====\n\nUsage\n-----\nRun::\n\n  python train.py\n\nMore.\n\n.. image:: a.png\n.. code-block:: bash\n\n   make\n";
        let expected = [
            "1 Heading(1) Title",
            "4 Heading(2) Usage",
            "6 Prose Run::",
            "8 Code python train.py",
            "10 Prose More.",
            "13 Fence .. code-block:: bash",
            "15 Code make",
        ];
        assert_eq!(told(text, Markup::Rst), expected);
    }

    #[test]
    fn a_section_knows_what_it_stands_under() {
        let document = Document::read("intro\n# A\n## B\nb\n## C\n### D\nd\n# E\n", Markup::Markdown);
        let mut seen = Vec::new();
        let found: Option<()> = document.find(|section| {
            let path: Vec<&str> = section.headings.iter().map(|heading| &*heading.text).collect();
            seen.push(format!("{} {}", path.join("/"), section.prose()));
            None
        });
        assert_eq!(found, None);
        assert_eq!(seen, [" 1", "A 0", "A/B 1", "A/C 0", "A/C/D 1", "E 0"]);
    }

    #[test]
    fn words_are_what_is_read() {
        assert_eq!(
            words("[![CI](https://a/b.svg)](https://c) Finds **leaf** disease, see [the demo](https://x) https://y 3"),
            6
        );
        assert!(holds_word("How to Run it", &["how to run"]) && !holds_word("rerunning", &["run"]));
    }
}
