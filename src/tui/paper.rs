//! The export as the screens show, write and copy it: a document of a format, laid out in rows once.

use super::action::{Action, Context};
use super::clipboard::MOST;
use super::effect::Effect;
use super::intent::Intent;
use super::look::Ctx;
use super::overlays::{Overlay, Purpose, TextBox};
use super::widgets::Rows;
use crate::domain::claims::Selection;
use crate::domain::text::grouped;
use crate::export::{self, Document, Format, Note};
use crate::workspace::{State, query};

/// Which export is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// In which format.
    pub format: Format,
    /// For which role, and with what beside the usual.
    pub selection: Selection,
}

impl Default for Asked {
    fn default() -> Self {
        Self { format: Format::Markdown, selection: Selection::default() }
    }
}

impl Asked {
    /// Goes to the format that stands so far behind this one, around the end.
    pub fn turn(&mut self, by: isize) {
        let count = Format::ALL.len();
        let place = Format::ALL.iter().position(|one| *one == self.format).unwrap_or(0);
        self.format = Format::ALL[(place + count).saturating_add_signed(by) % count];
    }
}

/// An export in rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    format: Format,
    document: Document,
    advice: Vec<String>,
    rows: Rows,
    characters: usize,
}

impl Paper {
    /// The export in rows of so many cells.
    #[must_use]
    pub fn new(state: &State, asked: &Asked, cells: usize) -> Self {
        let content = query::content(state, asked.format, &asked.selection);
        let document = export::document(&content, asked.format);
        let rows = Rows::of(&document.preview(asked.format).join("\n"), cells);
        let characters = document.text().chars().count();
        Self { format: asked.format, advice: export::advice(&content), document, rows, characters }
    }

    /// What is seen of it.
    #[must_use]
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// What stands in it otherwise than it was entered.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.document.notes
    }

    /// What somebody should know before they send it.
    #[must_use]
    pub fn advice(&self) -> &[String] {
        &self.advice
    }

    /// `2,314 characters`
    #[must_use]
    pub fn size(&self) -> String {
        match self.format.is_text() {
            true => format!("{} characters", grouped(self.characters)),
            false => format!("{} bytes", grouped(self.document.bytes.len())),
        }
    }

    /// Asks for the file to write it to.
    #[must_use]
    pub fn write(&self) -> Intent {
        let help = "Enter writes it here; a file that is there already is asked about";
        let purpose = Purpose::Export(self.format, self.document.bytes.clone());
        let title = format!("Write as {} to", self.format);
        Intent::Push(Box::new(Overlay::Text(TextBox::new(title, help, self.format.file_name(), purpose))))
    }

    /// Puts it on the clipboard, where that can be done, or says why not.
    #[must_use]
    pub fn copy(&self, ctx: &Ctx<'_>) -> Vec<Intent> {
        let write = ctx.look.keymap.key_for(Context::Resume, Action::Write).unwrap_or_default();
        let bytes = self.document.bytes.len();
        if !self.format.is_text() {
            return vec![Intent::Warn(format!(
                "A Word document cannot be copied as text; {write} writes it to a file."
            ))];
        }
        if bytes > MOST {
            let (bytes, most) = (grouped(bytes), grouped(MOST));
            let words = format!(
                "It has {bytes} bytes, and terminals refuse to copy more than {most} (OSC 52); {write} writes it to a file."
            );
            return vec![Intent::Warn(words)];
        }
        let said = format!(
            "Copied {} characters as {}, if your terminal allows it (OSC 52).",
            grouped(self.characters),
            self.format
        );
        vec![Intent::Do(Effect::Copy(self.document.text().to_owned())), Intent::Say(said)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::Play;

    #[test]
    fn formats_follow_each_other_around() {
        let mut asked = Asked::default();
        asked.turn(-1);
        assert_eq!(asked.format, Format::Data);
        asked.turn(1);
        asked.turn(1);
        assert_eq!(asked.format, Format::Text);
        asked.turn(-1);
        assert_eq!(asked.format, Format::Markdown);
    }

    fn paper(text: String, format: Format) -> Paper {
        let document = Document { bytes: text.clone().into_bytes(), notes: Vec::new(), seen: Vec::new() };
        let characters = text.chars().count();
        Paper { format, document, advice: Vec::new(), rows: Rows::default(), characters }
    }

    fn told(intents: &[Intent]) -> String {
        let word = |intent: &Intent| match intent {
            Intent::Do(Effect::Copy(text)) => format!("copies {text}"),
            Intent::Say(words) | Intent::Warn(words) => words.clone(),
            other => format!("{other:?}"),
        };
        intents.iter().map(word).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn what_a_terminal_would_refuse_is_not_copied() {
        let play = Play::new(80, 24);
        let copied = |text: String, format| told(&paper(text, format).copy(&play.model.ctx()));
        assert_eq!(
            copied("# Ada é\n".into(), Format::Markdown),
            "copies # Ada é\n | Copied 8 characters as markdown, if your terminal allows it (OSC 52)."
        );
        assert_eq!(
            copied("x".repeat(MOST + 1), Format::Data),
            "It has 74,995 bytes, and terminals refuse to copy more than 74,994 (OSC 52); w writes it to a file."
        );
        assert_eq!(
            copied("PK".into(), Format::Docx),
            "A Word document cannot be copied as text; w writes it to a file."
        );
    }
}
