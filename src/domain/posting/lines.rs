//! The lines of a posting as somebody wrote them: without bullets, and put together again where an e-mail broke them.

use super::page::Numbered;
use super::vocabulary::Words;

/// A line of the posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The number of its first line in the text, from 1.
    pub number: usize,
    /// What it says, without its bullet.
    pub text: String,
    /// How it stands among the others.
    pub shape: Shape,
    /// Whether the line before it is empty, or there is none.
    pub after_blank: bool,
}

/// How a line stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// With a bullet or a number before it.
    Bullet,
    /// As a title: after `#`, in bold letters or in capitals only.
    Title,
    /// As any other.
    Plain,
}

const BULLETS: &str = "•●▪▫◦‣⁃∙·–—►▶➤➢✓✔✅☑■□◆◇○→›»>-*+";

/// Words after which a line is not at its end.
const OPEN_ENDS: Words = Words("a an and as at bei by for in mit oder of on or the to und with");

/// Lines are broken at a width; one that is shorter (in bytes) ended by itself.
const BROKEN: usize = 56;

/// The lines that say something, in order.
pub(super) fn lines(page: &[Numbered]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut after_blank = true;
    let mut page = page.iter().map(|(number, text)| (number, text.trim())).peekable();
    let mut sign_before = None;
    while let Some((number, text)) = page.next() {
        if !text.chars().any(char::is_alphanumeric) {
            after_blank = true;
            continue;
        }
        // A picture before a line is a bullet where its neighbour has the same, and else marks a title.
        let sign = picture(text);
        let sign_after = page.peek().and_then(|(_, next)| picture(next));
        let (shape, text) = match sign {
            Some(one) if sign == sign_before || sign == sign_after => (Shape::Bullet, after_picture(text, one)),
            Some(one) => (Shape::Title, after_picture(text, one)),
            None => shape(text),
        };
        sign_before = sign;
        match lines.last_mut() {
            Some(last) if !after_blank && shape == Shape::Plain && goes_on(last, text) => {
                last.text.push(' ');
                last.text.push_str(text);
            }
            _ => lines.push(Line { number: *number, text: text.into(), shape, after_blank }),
        }
        after_blank = false;
    }
    lines
}

/// The picture that a line begins with: a sign that is no usual bullet.
fn picture(line: &str) -> Option<char> {
    line.chars().next().filter(|c| *c >= '\u{2190}' && !c.is_alphanumeric() && !BULLETS.contains(*c))
}

/// The line after its picture; the second half of some pictures cannot be seen.
fn after_picture(line: &str, picture: char) -> &str {
    line[picture.len_utf8()..].trim_start_matches(['\u{fe0f}', '\u{200d}']).trim_start()
}

/// What shape a line has, and its text without the marks of it.
fn shape(line: &str) -> (Shape, &str) {
    let bare = line.trim_start_matches('#').trim_start();
    if bare.len() < line.len() && !bare.is_empty() {
        return (Shape::Title, bare);
    }
    for bold in ["**", "__"] {
        let inner = line.strip_prefix(bold).and_then(|rest| rest.trim_end_matches(':').strip_suffix(bold));
        if let Some(inner) = inner.filter(|inner| !inner.contains(bold)) {
            return (Shape::Title, inner);
        }
    }
    if let Some(rest) = without_bullet(line) {
        return (Shape::Bullet, rest);
    }
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters > 3 && line.chars().all(|c| !c.is_lowercase());
    (if shouted { Shape::Title } else { Shape::Plain }, line)
}

/// The line after its bullet or number; none when it has none.
fn without_bullet(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let after = &line[first.len_utf8()..];
    let rest = after.trim_start();
    let spaced = rest.len() < after.len();
    let bulleted = match first {
        '-' => !after.starts_with('-'),
        '*' => spaced || !after.contains('*'),
        '+' => spaced,
        _ => BULLETS.contains(first),
    };
    if bulleted {
        return Some(without_bullet(rest).unwrap_or(rest));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line[digits..].strip_prefix(['.', ')'])?;
    ((1..=2).contains(&digits) && after.starts_with(' ')).then(|| after.trim_start())
}

/// Whether a line goes on in the one after it, which has no bullet.
fn goes_on(line: &Line, next: &str) -> bool {
    let last = line.text.trim_end();
    let ends = last.ends_with(['.', '!', '?', ':', ';']);
    let word = last.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let open = last.ends_with(',') || OPEN_ENDS.has(&word);
    let begins_small = next.starts_with(|c: char| c.is_lowercase() || c == '(');
    line.shape != Shape::Title && last.len() >= BROKEN && !ends && (open || begins_small)
}

#[cfg(test)]
mod tests {
    use super::super::page;
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let letter = |line: &Line| match line.shape {
            Shape::Bullet => "*",
            Shape::Title => "#",
            Shape::Plain => "",
        };
        let lines = lines(&page::lines(text));
        let blank = |line: &Line| if line.after_blank { "" } else { "-" };
        lines.iter().map(|line| format!("{}{}{} {}", blank(line), line.number, letter(line), line.text)).collect()
    }

    #[test]
    fn bullets_of_every_kind_are_taken_off() {
        let text = "• a\n- b\n* c\n·d\n–  e\n1. f\n12) g\n✓ h\n+ i\n• - j\n-k";
        let wanted =
            ["1* a", "-2* b", "-3* c", "-4* d", "-5* e", "-6* f", "-7* g", "-8* h", "-9* i", "-10* j", "-11* k"];
        assert_eq!(shown(text), wanted);
        assert_eq!(
            shown(".NET\nC++ 17\n3.8 or later\n2026. Then"),
            ["1 .NET", "-2 C++ 17", "-3 3.8 or later", "-4 2026. Then"]
        );
    }

    #[test]
    fn titles_are_told_from_lines() {
        let text =
            "## Must have\n**Requirements**\n__Benefits__:\nABOUT US\n\n**Python** and **SQL**\n* **Docker**\nAWS";
        let wanted = [
            "1# Must have",
            "-2# Requirements",
            "-3# Benefits",
            "-4# ABOUT US",
            "6 **Python** and **SQL**",
            "-7* **Docker**",
            "-8 AWS",
        ];
        assert_eq!(shown(text), wanted);
    }

    #[test]
    fn a_line_that_was_broken_is_one_line() {
        let long = "You bring experience with models in production, built with PyTorch or";
        assert_eq!(shown(&format!("{long}\nTensorFlow, and more")), [format!("1 {long} TensorFlow, and more")]);
        assert_eq!(
            shown(&format!("- {long} JAX\n  in production\n- SQL")),
            [format!("1* {long} JAX in production"), "-3* SQL".into()]
        );
        assert_eq!(shown(&format!("{long}\n\nTensorFlow")).len(), 2, "an empty line ends it");
        assert_eq!(shown(&format!("{long} JAX\nDocker")).len(), 2, "a capital begins another");
        assert_eq!(shown("PyTorch or\nTensorFlow").len(), 2, "a short line ended by itself");
    }
}
