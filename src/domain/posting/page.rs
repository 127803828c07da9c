//! A pasted text as plain lines: what HTML left in it (tags, entities, comments) is taken out, and every line keeps the
//! number it had.

use super::vocabulary::Words;
use crate::domain::text::printable;

/// Tags that end a line. What stands between the others stands in one line.
const BLOCKS: Words = Words(
    "address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head \
     header hr html li main nav ol option p pre section select table tbody thead title tr ul",
);
/// Tags that only set words in another type: nothing stands in their place.
const TYPE: Words = Words("b code em font i mark small strong sub sup u");
/// Further tags: a space stands in their place.
const OTHERS: Words = Words("a abbr button img input label link meta path span svg time wbr");
/// Tags of a table's cells: a tab stands in their place.
const CELLS: Words = Words("td th");
/// Tags whose content nobody reads.
const UNREAD: Words = Words("noscript script style template");

/// The longest tag that is taken for one, in bytes: beyond it a `<` is a sign like any other.
const LONGEST_TAG: usize = 4_000;

const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("apos", '\''),
    ("auml", 'ä'),
    ("Auml", 'Ä'),
    ("bull", '•'),
    ("ccedil", 'ç'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("gt", '>'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("ntilde", 'ñ'),
    ("ouml", 'ö'),
    ("Ouml", 'Ö'),
    ("quot", '"'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("szlig", 'ß'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
];

/// A line as a reader sees it, with the number (from 1) of the line of the text that it begins in.
pub(super) type Numbered = (usize, String);

/// The lines of a text. A list entry begins with `•`, a title with `#`, as they would in plain text.
pub(super) fn lines(text: &str) -> Vec<Numbered> {
    let text = entities(text);
    let mut page = Page { lines: Vec::new(), line: String::new(), began: 1, at: 1, unclosed: Vec::new() };
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '<' => page.tag(rest),
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                page.at += 1;
                page.end_line();
                if rest.starts_with("\r\n") { 2 } else { c.len_utf8() }
            }
            _ => 0,
        };
        if taken == 0 {
            page.line.push(c);
        }
        rest = &rest[if taken == 0 { c.len_utf8() } else { taken }..];
    }
    page.end_line();
    page.lines
}

struct Page {
    lines: Vec<Numbered>,
    line: String,
    /// The number of the line in which `line` began.
    began: usize,
    at: usize,
    /// What is searched for no more, since it never comes.
    unclosed: Vec<&'static str>,
}

impl Page {
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let shown = printable(&cells(&line)).replace('\u{ad}', "");
        self.lines.push((self.began, shown));
        self.began = self.at;
    }

    /// Takes a tag or a comment, and with some tags what they hold. Gives the bytes taken; 0 when it is none.
    fn tag(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            return self.skip(rest, "-->").unwrap_or(0);
        }
        let inner = rest[1..].trim_start_matches('/');
        let closes = inner.len() + 1 < rest.len();
        let name: String = inner.chars().take(12).take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let find = |list: Words| list.find(&name);
        let Some(length) = tag_length(rest) else { return 0 };
        if let Some(unread) = find(UNREAD) {
            let end = match unread {
                "noscript" => "</noscript",
                "script" => "</script",
                "style" => "</style",
                _ => "</template",
            };
            let inside = if closes { None } else { self.skip(&rest[length..], end) };
            return match inside {
                Some(taken) => length + taken + rest[length + taken..].find('>').map_or(0, |at| at + 1),
                None => length,
            };
        }
        let known = [BLOCKS, CELLS, OTHERS, TYPE].into_iter().any(|list| find(list).is_some());
        if !known && !rest.starts_with("<!") {
            return 0;
        }
        self.at += breaks(&rest[..length]);
        if find(BLOCKS).is_some() {
            self.end_line();
            match name.as_str() {
                "li" if !closes => self.line.push_str("• "),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !closes => self.line.push_str("# "),
                _ => {}
            }
        } else if find(CELLS).is_some() {
            self.line.push('\t');
        } else if find(OTHERS).is_some() {
            self.line.push(' ');
        }
        length
    }

    /// The bytes up to and with `end`, whatever its case; none when it never comes.
    fn skip(&mut self, rest: &str, end: &'static str) -> Option<usize> {
        if self.unclosed.contains(&end) {
            return None;
        }
        let (bytes, wanted) = (rest.as_bytes(), end.as_bytes());
        let found = bytes.windows(wanted.len()).position(|here| here.eq_ignore_ascii_case(wanted));
        let Some(at) = found else {
            self.unclosed.push(end);
            return None;
        };
        self.at += breaks(&rest[..at]);
        Some(at + end.len())
    }
}

/// A line whose cells, if it is a table's row, have a sign between them. A tab after a bullet or a number is only a space.
fn cells(line: &str) -> String {
    let mut row = String::with_capacity(line.len());
    for cell in line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()) {
        if !row.is_empty() {
            row.push_str(if row.contains(char::is_alphabetic) { " | " } else { " " });
        }
        row.push_str(cell);
    }
    if line.contains('\t') { row } else { line.to_owned() }
}

/// How many lines a piece of text ends.
fn breaks(text: &str) -> usize {
    text.matches('\n').count()
}

/// How many bytes the tag at the beginning of the text takes; none when nothing closes it.
fn tag_length(text: &str) -> Option<usize> {
    let named = text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let end = text.bytes().take(LONGEST_TAG).skip(1).position(|b| b == b'>' || b == b'<')? + 1;
    (named && text.as_bytes()[end] == b'>').then_some(end + 1)
}

/// The text with the signs that entities stand for; what is no entity stays.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        // Pages that were written out twice hold `&amp;nbsp;`.
        let mut inner = rest;
        while let Some(after) = inner.strip_prefix("amp;") {
            inner = after;
        }
        if let Some((sign, taken)) = entity(inner) {
            out.push(sign);
            rest = &inner[taken..];
        } else {
            out.push('&');
            rest = inner;
        }
    }
    out.push_str(rest);
    out
}

/// The sign of an entity without its `&`, and the bytes that it takes.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|b| b == b';')?;
    let name = &text[..end];
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).map(|sign| if sign.is_control() { ' ' } else { sign })?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((sign, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|(number, line)| format!("{number} {line}")).collect()
    }

    #[test]
    fn lines_end_as_they_do_anywhere_and_keep_their_number() {
        assert_eq!(shown("a\r\nb\rc\nd\u{2028}e"), ["1 a", "2 b", "3 c", "4 d", "5 e"]);
        assert_eq!(shown(""), ["1 "]);
    }

    #[test]
    fn tags_give_way_to_what_they_mean() {
        for (text, wanted) in [
            ("<ul><li>Python</li><LI class=\"x\">SQL</ul>", "1  / 1  / 1 • Python / 1  / 1 • SQL / 1 "),
            ("Py<b>Torch</b> and<br/>Keras", "1 PyTorch and / 1 Keras"),
            ("<span>PyTorch</span><span>JAX</span>", "1  PyTorch  JAX "),
            ("<h2\nid=a>Must</h2>\nb", "1  / 2 # Must / 2  / 3 b"),
            ("a<script>\nspark()\n</script >b<!-- \n -->c", "1 abc"),
            ("a<script>b<style>c", "1 abc"),
            ("<tr><td>Java<td>not required</tr>", "1  / 1 Java | not required / 1 "),
            ("Java\tnot required\t", "1 Java | not required"),
            ("•\tJava\n1.\tSQL", "1 • Java / 2 1. SQL"),
            ("p < 0.05, a <b, <5 ms, Vec<String>, 3 > 2", "1 p < 0.05, a <b, <5 ms, Vec<String>, 3 > 2"),
        ] {
            assert_eq!(shown(text).join(" / "), wanted, "{text}");
        }
    }

    #[test]
    fn entities_give_way_to_their_signs() {
        for (text, wanted) in [
            ("R&amp;D&nbsp;&ndash; C&#43;&#x2b;", "R&D – C++"),
            ("&amp;nbsp;&amp;amp;&lt;b&gt;x&lt;/b&gt;", " &x"),
            ("AT&T; &unknown; &#xffffffff; &", "AT&T; &unknown; &#xffffffff; &"),
            ("z\u{200b}ero\u{ad} width\u{1b}[0m", "zero width[0m"),
        ] {
            assert_eq!(shown(text), [format!("1 {wanted}")], "{text}");
        }
    }
}
