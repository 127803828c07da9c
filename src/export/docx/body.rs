//! The text of a Word document: paragraphs of runs, and the addresses that its links lead to. Source: ECMA-376 part 1,
//! sections 17.3 (paragraphs and runs) and 17.16.22 (hyperlinks).

use std::fmt::Write;

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Where the document's other parts are; the links come behind them.
const PARTS: [&str; 3] = ["styles", "numbering", "settings"];

/// A sheet of A4 with margins of 18 mm; twentieths of a point.
const SHEET: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1021\" w:right=\"1021\" \
                     w:bottom=\"1021\" w:left=\"1021\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

/// Paragraphs so far, and the runs of the one that is being written.
#[derive(Default)]
pub(super) struct Body {
    paragraphs: String,
    runs: String,
    links: Vec<String>,
}

impl Body {
    /// Text that is XML already.
    pub fn run(&mut self, text: &str) {
        self.runs.push_str(&run("", text));
    }

    /// The same in a style of characters.
    pub fn styled(&mut self, style: &str, text: &str) {
        self.runs.push_str(&run(style, text));
    }

    /// To the next tab stop.
    pub fn tab(&mut self) {
        self.runs.push_str("<w:r><w:tab/></w:r>");
    }

    /// A link to an address, with a text that is XML already.
    pub fn link(&mut self, url: &str, text: &str) {
        let target = target(url);
        let place = self.links.iter().position(|one| *one == target).unwrap_or_else(|| {
            self.links.push(target);
            self.links.len() - 1
        });
        let id = PARTS.len() + place + 1;
        self.runs.push_str(&format!("<w:hyperlink r:id=\"rId{id}\">{}</w:hyperlink>", run("Hyperlink", text)));
    }

    /// Ends the paragraph, which has this style.
    pub fn paragraph(&mut self, style: &str) {
        let runs = std::mem::take(&mut self.runs);
        let style = match style {
            "Normal" => String::new(),
            style => format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"),
        };
        self.paragraphs.push_str(&format!("<w:p>{style}{runs}</w:p>\n"));
    }

    /// The document, and where its parts and links are.
    pub fn finished(self) -> (String, String) {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let document = format!(
            "{START}<w:document xmlns:w=\"{word}\" xmlns:r=\"{office}\"><w:body>\n{}{SHEET}</w:body></w:document>\n",
            self.paragraphs
        );
        let mut places =
            format!("{START}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n");
        let mut id = 0;
        let mut place = |kind: &str, target: &str| {
            id += 1;
            let _ = writeln!(places, "<Relationship Id=\"rId{id}\" Type=\"{office}/{kind}\" Target=\"{target}/>");
        };
        PARTS.iter().for_each(|part| place(part, &format!("{part}.xml\"")));
        self.links.iter().for_each(|url| place("hyperlink", &format!("{}\" TargetMode=\"External\"", escape(url))));
        places.push_str("</Relationships>\n");
        (document, places)
    }
}

fn run(style: &str, text: &str) -> String {
    let style = match style {
        "" => String::new(),
        style => format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>"),
    };
    format!("<w:r>{style}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// An address as the packages of Office take it: what no address may hold is written by its number, or they call the whole
/// file damaged.
fn target(url: &str) -> String {
    let mut target = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' => {
                let _ = write!(target, "%{:02X}", u32::from(c));
            }
            c => target.push(c),
        }
    }
    target
}

/// Text in which nothing is a tag or a reference to a character.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
