//! The section of a Markdown file between two comments, each on a line of its own; nobody sees them where it is rendered.

use super::Unfit;

/// The line before the section.
pub const BEGIN: &str = "<!-- begin: portfolio -->";

/// The line after it.
pub const END: &str = "<!-- end: portfolio -->";

/// The text with the section made anew, in the line ends of the file.
pub(super) fn insert(text: &str, made: &str) -> Result<String, Unfit> {
    let (begin, end) = place(text)?;
    let (before, after) = (&text[..begin], &text[end..]);
    let line_end = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
    let lines = made.lines().map(|line| format!("{line}{line_end}"));
    let made: String = lines.collect();
    let gap = if made.is_empty() { "" } else { line_end };
    Ok([before, gap, &made, gap, after].concat())
}

/// The bytes between the two lines.
fn place(text: &str) -> Result<(usize, usize), Unfit> {
    let mut begun = None;
    let mut place = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (at, after) = (start, start + line.len());
        start = after;
        match (mark(line), begun, place) {
            (None, ..) => {}
            (Some("begin: portfolio"), None, _) => begun = Some((at, after)),
            (Some("begin: portfolio"), ..) => {
                return Err(Unfit::new(
                    Some(at),
                    "the section begins here a second time",
                    "keep one pair of the comments",
                ));
            }
            (Some(_), Some((_, begin)), None) => place = Some((begin, at)),
            (Some(_), None, _) => {
                let hint = format!("write {BEGIN} on a line before it");
                return Err(Unfit::new(Some(at), "the section ends here and begins nowhere before", hint));
            }
            (Some(_), ..) => {
                return Err(Unfit::new(
                    Some(at),
                    "the section ends here a second time",
                    "keep one pair of the comments",
                ));
            }
        }
    }
    match (place, begun) {
        (Some(place), _) => Ok(place),
        (None, Some((at, _))) => {
            let hint = format!("write {END} on a line of its own where it ends");
            Err(Unfit::new(Some(at), "the section begins here and ends nowhere", hint))
        }
        (None, None) => {
            let hint = format!("write two lines where it should stand: {BEGIN} and {END}");
            Err(Unfit::new(None, "nothing in it says where the section should stand", hint))
        }
    }
}

/// `begin: portfolio` or `end: portfolio`, where a line is one of the two comments.
fn mark(line: &str) -> Option<&str> {
    let inside = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    matches!(inside, "begin: portfolio" | "end: portfolio").then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: &str = "## Skills\n\n- **Frameworks:** Keras\n";

    #[test]
    fn only_what_stands_between_the_comments_changes() {
        let file = "# Ada\r\nHi  \n\n<!-- begin: portfolio -->\r\nold\n  <!--end: portfolio-->  \nrest\r";
        let expected = "# Ada\r\nHi  \n\n<!-- begin: portfolio -->\r\n\r\n## Skills\r\n\r\n- **Frameworks:** Keras\r\n\r\n  <!--end: portfolio-->  \nrest\r";
        let once = insert(file, MADE).unwrap();
        assert_eq!(once, expected);
        assert_eq!(insert(&once, MADE).unwrap(), once, "again");
        let file = "\u{feff}<!-- begin: portfolio -->\n<!-- end: portfolio -->";
        assert!(insert(file, MADE).is_err(), "a mark at the start of the file makes it another line");
        let file = "<!-- begin: portfolio -->\n<!-- end: portfolio -->";
        assert_eq!(insert(file, "").unwrap(), file);
        assert_eq!(insert(&insert(file, MADE).unwrap(), "").unwrap(), file);
    }

    #[test]
    fn a_file_without_one_place_for_it_is_refused() {
        let refused = |text: &str| {
            let Unfit { at, why, hint } = insert(text, MADE).unwrap_err();
            format!("{}: {why}; {hint}", at.map_or_else(|| "-".into(), |at| at.to_string()))
        };
        let (begin, end) = (format!("{BEGIN}\n"), format!("{END}\n"));
        for (text, expected) in [
            (
                "# Ada\nbegin: portfolio\n".to_owned(),
                format!(
                    "-: nothing in it says where the section should stand; write two lines where it should stand: {BEGIN} and {END}"
                ),
            ),
            (
                format!("a\n{begin}b"),
                format!("2: the section begins here and ends nowhere; write {END} on a line of its own where it ends"),
            ),
            (
                format!("a\n{end}{begin}"),
                format!("2: the section ends here and begins nowhere before; write {BEGIN} on a line before it"),
            ),
            (
                format!("{begin}{begin}{end}"),
                "26: the section begins here a second time; keep one pair of the comments".to_owned(),
            ),
            (
                format!("{begin}{end}{end}"),
                "50: the section ends here a second time; keep one pair of the comments".to_owned(),
            ),
            (
                format!("{begin}{end}{begin}{end}"),
                "50: the section begins here a second time; keep one pair of the comments".to_owned(),
            ),
        ] {
            assert_eq!(refused(&text), expected);
        }
    }
}
