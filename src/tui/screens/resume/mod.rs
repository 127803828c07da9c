//! What may be said: the profile's form, the claims with their evidence and what is left out, beside the document.

mod claims;
mod document;
mod open;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::claims as domain;
use crate::domain::id::ProjectId;
use crate::export::Format;
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::look::Ctx;
use crate::tui::overlays::{Overlay, Preview, ProfileField, next_format};
use crate::tui::widgets::{Sheet, divider, moved, page};

/// The selection on Resume.
#[derive(Clone, Debug)]
pub struct Resume {
    /// None until something is selected: then it is the first row.
    selected: Option<Part>,
    pane: Pane,
    format: Format,
    /// The first line of the document in view.
    top: usize,
    filter: String,
}

/// Which pane the arrows move in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    /// Profile and claims.
    Claims,
    /// The document.
    Document,
}

/// Something to select.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// The document, where it has no room of its own.
    Document,
    /// A field of the profile; for links, a new one.
    Field(ProfileField),
    /// A link of the profile, by its label.
    Link(String),
    /// A skill, by its id.
    Skill(String),
    /// A project that may be claimed.
    Project(ProjectId),
    /// A certificate, by its name.
    Certificate(String),
    /// A sentence on something that is missing.
    Missing(String),
    /// Something that is left out, by its title.
    Withheld(String),
}

impl Default for Resume {
    fn default() -> Self {
        Self { selected: None, pane: Pane::Claims, format: Format::Markdown, top: 0, filter: String::new() }
    }
}

impl Resume {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        match (action, self.pane) {
            (Action::NextFormat, _) => {
                self.format = next_format(self.format);
                self.top = 0;
            }
            (Action::Right, _) => self.pane = Pane::Document,
            (Action::Left, _) | (Action::Back, Pane::Document) => self.pane = Pane::Claims,
            (Action::Back, Pane::Claims) => return vec![Intent::Go(Target::Screen(Context::Today))],
            (Action::Open, Pane::Document) => {
                return vec![Intent::Push(Box::new(Overlay::Preview(Preview::new(self.format))))];
            }
            (Action::PageUp | Action::PageDown, _) if ctx.wide() => self.scroll(action, ctx),
            (_, Pane::Document) => self.scroll(action, ctx),
            (_, Pane::Claims) => return self.on_claims(action, ctx),
        }
        Vec::new()
    }

    fn on_claims(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let sheet = self.sheet(ctx, widths(ctx, ctx.width)[0]);
        let selected = self.selected(&sheet);
        match (action, selected) {
            (Action::Open, Some(Part::Document)) => self.pane = Pane::Document,
            (Action::Open, Some(part)) => return open::open(&part, ctx),
            (_, selected) => {
                if let Some(part) = moved(&sheet, selected.as_ref(), action, usize::from(ctx.height)) {
                    self.selected = Some(part);
                }
            }
        }
        Vec::new()
    }

    fn scroll(&mut self, action: Action, ctx: &Ctx<'_>) {
        let height = document::height(ctx);
        let last = self.last_top(ctx);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page(height)),
            Action::PageDown => self.top + page(height),
            Action::First => 0,
            Action::Last => last,
            _ => self.top,
        }
        .min(last);
    }

    fn last_top(&self, ctx: &Ctx<'_>) -> usize {
        document::lines(ctx, self.format, widths(ctx, ctx.width)[1]).len().saturating_sub(document::height(ctx))
    }

    fn sheet(&self, ctx: &Ctx<'_>, cells: u16) -> Sheet<Part> {
        let claims = domain::claims(&ctx.state.catalog, &ctx.state.progress);
        claims::Page { ctx, claims: &claims, filter: &self.filter.to_lowercase(), cells }.sheet(self.format)
    }

    /// What is selected: the first row while what was selected is not there.
    fn selected(&self, sheet: &Sheet<Part>) -> Option<Part> {
        self.selected.as_ref().filter(|part| sheet.holds(part)).or_else(|| sheet.first()).cloned()
    }

    /// Shows only rows that hold a text.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        text.clone_into(&mut self.filter);
        self.refresh(ctx);
    }

    /// The text that rows are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// Keeps the document in view.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        if self.top > 0 {
            self.top = self.top.min(self.last_top(ctx));
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let [left, right] = widths(ctx, area.width);
        let is_claims = self.pane == Pane::Claims;
        if ctx.wide() || is_claims {
            let sheet = self.sheet(ctx, left);
            let selected = self.selected(&sheet).filter(|_| is_claims);
            sheet.draw(selected.as_ref(), ctx.look, Rect { width: left, ..area }, buf);
        }
        if ctx.wide() || !is_claims {
            let document = Rect { x: area.right() - right, width: right, ..area };
            document::draw(ctx, document, self.format, self.top, self.pane, buf);
        }
        if ctx.wide() {
            let x = (area.right() - right).saturating_sub(2).max(area.x);
            divider(buf, Rect { x, width: area.width.min(1), ..area }, ctx.look);
        }
    }
}

/// The widths of the two panes; where there is room for one only, both have all of it.
fn widths(ctx: &Ctx<'_>, width: u16) -> [u16; 2] {
    if !ctx.wide() {
        return [width, width];
    }
    let left = u16::try_from(u32::from(width) * 46 / 100).unwrap_or(width);
    [left, width.saturating_sub(left + 3)]
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use crate::domain::catalog::Better;
    use crate::domain::time::Day;
    use crate::export::Format;
    use crate::tui::action::Context;
    use crate::tui::look::Ctx;
    use crate::tui::overlays::Overlay;
    use crate::tui::testing::Play;
    use crate::workspace::command;

    /// A shipped project: with an address it is shown, with results proven.
    fn shipped(play: &mut Play, title: &str, fields: &command::ProjectFields, results: &[command::Measurement]) {
        play.command(command::new_project(&play.model.state, title, None));
        let found = play.model.state.progress.projects().find(|project| project.title == title);
        let id = found.unwrap().id.clone();
        let project = |play: &Play| play.model.state.progress.project(&id).unwrap().clone();
        play.command(command::change_project(&play.model.state, &project(play), fields));
        for result in results {
            play.command(command::measure(&play.model.state, &project(play), result));
        }
        let day = Day::parse("2026-11-12").unwrap();
        play.command(command::ship(&play.model.state, &project(play), day));
    }

    /// A profile, a proven project, a shown one, and one that is left out.
    fn claimed(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        let own = |text: &str| Some(text.to_owned());
        let profile = command::ProfileFields {
            name: own("Ada Lovelace"),
            headline: own("Machine learning engineer"),
            email: own("ada@example.org"),
            links: vec!["GitHub=https://github.com/ada".into(), "Notes=http://localhost:8000".into()],
            ..Default::default()
        };
        play.command(command::profile(&play.model.state, &profile));
        let result = command::Measurement {
            name: "macro-F1".into(),
            value: "0.94".into(),
            baseline: own("0.81"),
            split: own("test"),
            better: Some(Better::Higher),
            ..Default::default()
        };
        let fields = command::ProjectFields {
            summary: own("Finds leaf diseases in photographs"),
            repo: own("https://github.com/ada/leaf-doctor"),
            skills: vec!["pytorch".into(), "docker".into()],
            ..Default::default()
        };
        shipped(&mut play, "Leaf Doctor", &fields, &[result]);
        let fields = command::ProjectFields {
            demo: own("https://ada.example.org/songs"),
            skills: vec!["python".into(), "pytorch".into()],
            ..Default::default()
        };
        shipped(&mut play, "Bird songs", &fields, &[]);
        let fields = command::ProjectFields { summary: own("A search in notebooks"), ..Default::default() };
        shipped(&mut play, "Notebook index", &fields, &[]);
        play.keys("6");
        play
    }

    #[test]
    fn claims_and_document_side_by_side() {
        assert_snapshot!(claimed(120, 40).screen());
        assert_snapshot!(claimed(100, 30).keys("f").screen());
    }

    #[test]
    fn in_a_narrow_window_the_document_is_behind_its_row() {
        let mut play = claimed(80, 24);
        assert_snapshot!(play.screen());
        assert_snapshot!(play.keys("<Enter>jj").screen());
        assert_snapshot!(play.keys("<Left>G").screen());
    }

    #[test]
    fn a_small_window_shows_what_is_selected() {
        let mut play = claimed(40, 12);
        assert_snapshot!(play.screen());
        assert_snapshot!(play.keys("G").screen());
        assert_snapshot!(play.keys("<Right><PgDn>").screen());
    }

    #[test]
    fn an_empty_one_says_what_makes_a_claim() {
        assert_snapshot!(Play::new(100, 30).keys("6").screen());
        assert_snapshot!(Play::new(40, 12).keys("6").screen());
    }

    #[test]
    fn a_field_is_changed_from_its_present_value() {
        let mut play = claimed(100, 30);
        assert_snapshot!(play.keys("j<Enter>").screen());
        play.keys("<C-u>Data scientist<Enter>");
        let profile = |play: &Play| play.model.state.progress.learner.profile.clone();
        assert_eq!(profile(&play).headline.as_deref(), Some("Data scientist"));
        play.keys("jjjjj<Enter>").keys("<C-u>GitHub=<Enter>");
        assert_eq!(profile(&play).links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>(), ["Notes"]);
        play.keys("g<Down><Down><Enter><C-u>nobody<Enter>");
        assert_eq!(profile(&play).email.as_deref(), Some("ada@example.org"));
        assert!(matches!(play.model.overlays.as_slice(), [Overlay::Text(_)]), "it says why it is refused");
    }

    #[test]
    fn a_claim_opens_into_what_backs_it() {
        let mut play = claimed(100, 30);
        assert_snapshot!(play.keys("/leaf<Enter><Enter>").screen());
        assert_snapshot!(play.keys("<Esc>G<Enter>").screen());
        assert_eq!(play.keys("<Esc><Esc>G<Enter>").model.screen, Context::Portfolio);
    }

    #[test]
    fn the_document_scrolls_to_its_end_and_no_further() {
        let mut play = claimed(100, 12);
        let top = |play: &Play| play.model.screens.resume.top;
        play.keys("<PgDn>");
        assert_eq!(top(&play), 4);
        play.keys("<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>");
        let end = top(&play);
        assert!(play.screen().contains("Code: <https://github.com/ada/leaf-doctor>"));
        assert_eq!(top(play.keys("<Right>j")), end);
        assert_eq!(top(play.keys("kk")), end - 2);
        assert_eq!(top(play.keys("g")), 0);
        assert_eq!(play.keys("Gf").model.screens.resume.format, Format::Text);
        assert_eq!(top(&play), 0);
        assert!(matches!(play.keys("<Enter>").model.overlays.as_slice(), [Overlay::Preview(_)]));
        assert_eq!(play.keys("<Esc><Esc>").model.screen, Context::Resume);
        assert_eq!(play.keys("<Esc>").model.screen, Context::Today);
    }

    #[test]
    fn no_size_makes_it_panic() {
        let mut play = claimed(80, 24);
        for keys in ["", "G", "<Right>G"] {
            play.keys(keys);
            for (width, height) in
                (0..130).step_by(7).flat_map(|width| (0..42).step_by(3).map(move |height| (width, height)))
            {
                let ctx = Ctx { width, height, ..play.model.ctx() };
                let area = Rect::new(0, 0, width, height);
                play.model.screens.resume.view(&ctx, area, &mut Buffer::empty(area));
            }
        }
    }
}
