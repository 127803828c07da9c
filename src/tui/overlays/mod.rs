//! Windows on top of a screen. They form a stack: a key goes to the topmost one.

mod advise;
mod certificate;
mod choose;
mod confirm;
mod details;
mod entry;
mod extras;
mod first_run;
mod form;
mod frame;
mod help;
mod palette;
mod placement;
mod preview;
mod profile_field;
mod purpose;
mod review;
mod stuck;
mod text_box;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use advise::Advise;
pub use certificate::CertificateEntry;
pub use choose::{Choice, Choose};
pub use confirm::Confirm;
pub use details::Details;
pub use extras::Extras;
pub use first_run::FirstRun;
pub use form::{FieldEdit, Form, FormField};
pub use help::Help;
pub use palette::Palette;
pub use placement::Placement;
pub use preview::Preview;
pub use profile_field::ProfileField;
pub use purpose::{GoalField, ProjectList, Purpose};
pub use review::Review;
pub use stuck::Stuck;
pub use text_box::TextBox;

use super::intent::Intent;
use super::look::Ctx;

/// A window on top of a screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys.
    Help(Help),
    /// A line to type.
    Text(TextBox),
    /// A question.
    Confirm(Confirm),
    /// Several things to choose from by letter.
    Choose(Choose),
    /// Every action by name.
    Palette(Palette),
    /// The export, before it is written.
    Preview(Box<Preview>),
    /// What the export is made for, and what comes in beside the usual.
    Extras(Box<Extras>),
    /// The first questions.
    FirstRun(FirstRun),
    /// The advisor.
    Advise(Advise),
    /// The questions that find out what is known already.
    Placement(Box<Placement>),
    /// Help with a milestone.
    Stuck(Stuck),
    /// Lines to read.
    Details(Details),
    /// The questions that are due.
    Review(Review),
    /// Several fields that are typed and saved together.
    Form(Form),
}

impl Overlay {
    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, ctx: &Ctx<'_>) -> Vec<Intent> {
        match self {
            Self::Help(help) => help.key(key, ctx),
            Self::Text(text) => text.key(key, ctx),
            Self::Confirm(confirm) => confirm.key(key),
            Self::Choose(choose) => choose.key(key),
            Self::Palette(palette) => palette.key(key, ctx),
            Self::Preview(preview) => preview.key(key, ctx),
            Self::Extras(extras) => extras.key(key, ctx),
            Self::FirstRun(first_run) => first_run.key(key, ctx),
            Self::Advise(advise) => advise.key(key, ctx),
            Self::Placement(placement) => placement.key(key, ctx),
            Self::Stuck(stuck) => stuck.key(key, ctx),
            Self::Details(details) => details.key(key, ctx),
            Self::Review(review) => review.key(key, ctx),
            Self::Form(form) => form.key(key, ctx),
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> Vec<Intent> {
        match self {
            Self::Text(field) => field.paste(text),
            Self::Palette(palette) => {
                palette.paste(text);
                Vec::new()
            }
            Self::Form(form) => {
                form.paste(text);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Works out anew what it shows after the state or the size changed.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        match self {
            Self::Preview(preview) => preview.refresh(ctx),
            Self::Extras(extras) => extras.refresh(ctx),
            _ => {}
        }
    }

    /// The keys that hold while it is open, each with a word on it.
    #[must_use]
    pub fn hints(&self, ctx: &Ctx<'_>) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Help(_) => &[("Down", "scroll"), ("Esc", "close")],
            Self::Text(_) => &[("Enter", "take"), ("Esc", "leave")],
            Self::Confirm(_) => &[("y", "yes"), ("n", "no")],
            Self::Choose(_) => &[("Enter", "or a letter"), ("Esc", "leave")],
            Self::Palette(_) => &[("Enter", "do"), ("Esc", "leave"), ("Down", "next")],
            Self::Preview(_) => {
                &[("Enter", "write"), ("Esc", "back"), ("f", "format"), ("y", "copy"), ("Down", "scroll")]
            }
            Self::Extras(_) => &[("Space", "switch"), ("Esc", "close"), ("Down", "next")],
            Self::FirstRun(first_run) => first_run.hints(),
            Self::Advise(advise) => advise.hints(),
            Self::Placement(placement) => placement.hints(),
            Self::Stuck(_) => &[("Enter", "go there"), ("o", "read"), ("Esc", "close"), ("Down", "next")],
            Self::Details(_) => &[("Down", "scroll"), ("Esc", "close")],
            Self::Review(review) => review.hints(ctx),
            Self::Form(_) => &[("Ctrl-S", "save"), ("Esc", "leave"), ("Enter", "next"), ("Up", "before")],
        }
    }

    /// Draws it over the body.
    pub fn view(&self, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) {
        match self {
            Self::Help(help) => help.view(ctx, body, buf),
            Self::Text(text) => text.view(ctx, body, buf),
            Self::Confirm(confirm) => confirm.view(ctx, body, buf),
            Self::Choose(choose) => choose.view(ctx, body, buf),
            Self::Palette(palette) => palette.view(ctx, body, buf),
            Self::Preview(preview) => preview.view(ctx, body, buf),
            Self::Extras(extras) => extras.view(ctx, body, buf),
            Self::FirstRun(first_run) => first_run.view(ctx, body, buf),
            Self::Advise(advise) => advise.view(ctx, body, buf),
            Self::Placement(placement) => placement.view(ctx, body, buf),
            Self::Stuck(stuck) => stuck.view(ctx, body, buf),
            Self::Details(details) => details.view(ctx, body, buf),
            Self::Review(review) => review.view(ctx, body, buf),
            Self::Form(form) => form.view(ctx, body, buf),
        }
    }
}
