//! What may be said: the profile, the claims with their evidence and what is left out, beside the document.
//!
//! Claims and document are worked out once for each state, format and width; a frame only draws what is in view.

mod claims;
mod document;
mod gaps;
mod open;
mod page;
mod part;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::page::Page;
use self::part::Part;
use crate::domain::claims::{Claims, Selection, Suggestions, role, suggestions};
use crate::domain::text::list_words;
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::kept::Kept;
use crate::tui::look::Ctx;
use crate::tui::overlays::{Extras, Overlay};
use crate::tui::paper::{Asked, Paper};
use crate::tui::widgets::{Sheet, divider, moved, page};

/// The selection on Resume.
#[derive(Clone, Debug)]
pub struct Resume {
    /// None until something is selected: then it is the first row.
    selected: Option<Part>,
    pane: Pane,
    asked: Asked,
    said: Kept<(Claims, Suggestions), Selection>,
    paper: Kept<Paper, (Asked, u16)>,
    /// The rows of the document in which the selected claim stands.
    marked: Vec<usize>,
    /// The first row of the document in view.
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

impl Default for Resume {
    fn default() -> Self {
        Self {
            selected: None,
            pane: Pane::Claims,
            asked: Asked::default(),
            said: Kept::default(),
            paper: Kept::default(),
            marked: Vec::new(),
            top: 0,
            filter: String::new(),
        }
    }
}

impl Resume {
    /// Which export is previewed.
    #[must_use]
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Makes the export for another role, or with something else beside the usual.
    pub fn select(&mut self, selection: Selection, ctx: &Ctx<'_>) {
        self.asked.selection = selection;
        self.refresh(ctx);
    }

    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let paper = self.paper.get();
        match (action, self.pane) {
            (Action::NextFormat, _) => self.turn(1, ctx),
            (Action::PreviousFormat, _) => self.turn(-1, ctx),
            (Action::Write, _) | (Action::Open, Pane::Document) => {
                return paper.map(Paper::write).into_iter().collect();
            }
            (Action::Copy, _) => return paper.map_or_else(Vec::new, |paper| paper.copy(ctx)),
            (Action::Extras, _) => {
                let extras = Extras::new(self.asked.selection.clone(), ctx);
                return vec![Intent::Push(Box::new(Overlay::Extras(Box::new(extras))))];
            }
            (Action::Right, _) => self.pane = Pane::Document,
            (Action::Left, _) | (Action::Back, Pane::Document) => self.pane = Pane::Claims,
            (Action::Back, Pane::Claims) => return vec![Intent::Go(Target::Screen(Context::Today))],
            (Action::PageUp | Action::PageDown, _) if ctx.wide() => self.scroll(action, ctx),
            (_, Pane::Document) => self.scroll(action, ctx),
            (_, Pane::Claims) => return self.on_claims(action, ctx),
        }
        Vec::new()
    }

    fn turn(&mut self, by: isize, ctx: &Ctx<'_>) {
        self.asked.turn(by);
        self.top = 0;
        self.refresh(ctx);
        self.reveal(ctx);
    }

    fn on_claims(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let Some(page) = self.page(ctx, widths(ctx, ctx.width)[0]) else { return Vec::new() };
        let sheet = page.sheet();
        let selected = self.selected(&sheet);
        match (action, &selected) {
            (Action::Open, Some(Part::Document)) => self.pane = Pane::Document,
            (Action::Open, Some(part)) => return open::open(part, &page),
            (Action::Edit, Some(part)) => return open::edit(part, &page),
            (Action::Remove, Some(part)) => return open::remove(part, &page),
            _ => {
                if let Some(part) = moved(&sheet, selected.as_ref(), action, usize::from(ctx.height)) {
                    self.selected = Some(part);
                    self.mark(ctx);
                    self.reveal(ctx);
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
        self.paper.get().map_or(0, |paper| paper.rows().len().saturating_sub(document::height(ctx)))
    }

    /// Finds the selected claim in the document.
    fn mark(&mut self, ctx: &Ctx<'_>) {
        let Some(page) = self.page(ctx, widths(ctx, ctx.width)[0]) else { return };
        let texts = self.selected(&page.sheet()).map_or_else(Vec::new, |part| part.texts(&page));
        self.marked = self.paper.get().map_or_else(Vec::new, |paper| paper.rows().holding(&texts));
    }

    /// Brings the first row of the selected claim into view.
    fn reveal(&mut self, ctx: &Ctx<'_>) {
        let Some(first) = self.marked.first().copied() else { return };
        if !(self.top..self.top + document::height(ctx)).contains(&first) {
            self.top = first.saturating_sub(2).min(self.last_top(ctx));
        }
    }

    fn page<'a>(&'a self, ctx: &'a Ctx<'a>, cells: u16) -> Option<Page<'a>> {
        let ((claims, suggestions), paper) = (self.said.get()?, self.paper.get()?);
        Some(Page {
            ctx,
            claims,
            suggestions,
            paper,
            format: self.asked.format,
            filter: self.filter.to_lowercase(),
            cells,
        })
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

    /// Works claims and document out anew when they are others, and keeps the document in view.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let selection = self.asked.selection.clone();
        self.said.renew_for(ctx.state, selection.clone(), |state| {
            let claims = crate::domain::claims::claims(&state.catalog, &state.progress, &selection, state.today);
            let suggestions = suggestions(&claims, role(&state.catalog, &state.progress, &selection));
            (claims, suggestions)
        });
        let (asked, cells) = (self.asked.clone(), widths(ctx, ctx.width)[1]);
        self.paper.renew_for(ctx.state, (asked.clone(), cells), |state| Paper::new(state, &asked, cells.into()));
        self.mark(ctx);
        self.top = self.top.min(self.last_top(ctx));
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let [left, right] = widths(ctx, area.width);
        let is_claims = self.pane == Pane::Claims;
        let Some(page) = self.page(ctx, left) else { return };
        if ctx.wide() || is_claims {
            let sheet = page.sheet();
            let selected = self.selected(&sheet);
            let top = sheet.top(selected.as_ref(), usize::from(area.height));
            let shown = selected.filter(|_| is_claims);
            sheet.draw_from(top, shown.as_ref(), ctx.look, Rect { width: left, ..area }, buf);
        }
        if ctx.wide() || !is_claims {
            let place = Rect { x: area.right() - right, width: right, ..area };
            let about = self.about(page.paper, ctx);
            let shown = document::Shown { asked: &self.asked, about: &about, top: self.top, marked: &self.marked };
            document::draw(ctx, place, page.paper, &shown, self.pane, buf);
        }
        if ctx.wide() {
            let x = (area.right() - right).saturating_sub(2).max(area.x);
            divider(buf, Rect { x, width: area.width.min(1), ..area }, ctx.look);
        }
    }

    /// `resume.md for ML engineer, with levels, 2,314 characters`
    fn about(&self, paper: &Paper, ctx: &Ctx<'_>) -> String {
        let mut words = self.asked.format.file_name().to_owned();
        let selection = &self.asked.selection;
        if let Some(role) = role(&ctx.state.catalog, &ctx.state.progress, selection) {
            words.push_str(&format!(" for {}", role.title));
        }
        let extras: Vec<String> = selection.extras.iter().map(|extra| extra.word().replace('-', " ")).collect();
        if !extras.is_empty() {
            words.push_str(&format!(", with {}", list_words(&extras)));
        }
        words.push_str(&format!(", {}", paper.size()));
        words
    }
}

/// The widths of the two panes; where there is room for one only, both have all of it.
fn widths(ctx: &Ctx<'_>, width: u16) -> [u16; 2] {
    if !ctx.wide() {
        return [width, width];
    }
    let left = u16::try_from(u32::from(width) * 42 / 100).unwrap_or(width);
    [left, width.saturating_sub(left + 3)]
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use crate::domain::catalog::{Better, Item};
    use crate::domain::event::{AuditResult, Body, CertificateFields, ListChange, Patch, ProjectAct, ProjectChange};
    use crate::domain::id::ProjectId;
    use crate::domain::stamp::Draft;
    use crate::domain::time::Day;
    use crate::export::Format;
    use crate::tui::action::Context;
    use crate::tui::effect::Effect;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::look::Ctx;
    use crate::tui::overlays::Overlay;
    use crate::tui::testing::Play;
    use crate::workspace::command;

    fn own(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    /// A project with these fields and results.
    fn project(
        play: &mut Play,
        title: &str,
        fields: &command::ProjectFields,
        results: &[command::Measurement],
    ) -> ProjectId {
        play.command(command::new_project(&play.model.state, title, None));
        let found = play.model.state.progress.projects().find(|project| project.title == title);
        let id = found.unwrap().id.clone();
        let project = |play: &Play| play.model.state.progress.project(&id).unwrap().clone();
        play.command(command::change_project(&play.model.state, &project(play), fields));
        for result in results {
            play.command(command::measure(&play.model.state, &project(play), result));
        }
        id
    }

    /// A shipped project: with an address it is shown, with results proven.
    fn shipped(
        play: &mut Play,
        title: &str,
        fields: &command::ProjectFields,
        results: &[command::Measurement],
    ) -> ProjectId {
        let id = project(play, title, fields, results);
        let found = play.model.state.progress.project(&id).unwrap().clone();
        play.command(command::ship(&play.model.state, &found, Day::parse("2026-11-12").unwrap()));
        id
    }

    fn act(play: &mut Play, body: Body) {
        play.command(Ok(Draft::new(play.model.state.today, body, "")));
    }

    /// A profile, a project that is proven and audited, a shown one, one that is left out, one that is being built, and two
    /// certificates of which one may be named.
    fn claimed(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        let profile = command::ProfileFields {
            name: own("Ada Lovelace"),
            headline: own("Machine learning engineer"),
            email: own("ada@example.org"),
            links: vec!["GitHub=https://github.com/ada".into(), "Notes=http://localhost:8000".into()],
            publications: vec!["On leaves=https://arxiv.org/abs/2601.00001".into()],
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
        let leaf = shipped(&mut play, "Leaf Doctor", &fields, &[result]);
        let line = Item { id: "".into(), text: "Responsible for the labelling of my leaves".into() };
        let bullets = ListChange { add: vec![line], remove: Vec::new() };
        let change = ProjectChange { bullets, ..ProjectChange::default() };
        act(&mut play, Body::Project(leaf.clone(), ProjectAct::Changed(Box::new(change))));
        let audit = AuditResult { commit: own("3f2c1a9d"), passed: vec!["seed".into()], ..AuditResult::default() };
        act(&mut play, Body::Project(leaf, ProjectAct::Audited(Box::new(audit))));
        let fields = command::ProjectFields {
            demo: own("https://ada.example.org/songs"),
            skills: vec!["python".into(), "pytorch".into()],
            ..Default::default()
        };
        shipped(&mut play, "Bird songs", &fields, &[]);
        let fields = command::ProjectFields { summary: own("A search in notebooks"), ..Default::default() };
        shipped(&mut play, "Notebook index", &fields, &[]);
        let fields = command::ProjectFields { status: own("building"), ..Default::default() };
        project(&mut play, "Tide tables", &fields, &[]);
        let certificate = command::CertificateInput {
            name: "Docker in depth".into(),
            issuer: "A school".into(),
            date: "2026-05".into(),
            url: "https://school.example.org/c/1".into(),
        };
        play.command(command::add_certificate(&play.model.state, &certificate));
        let bare = CertificateFields { name: Patch::Set("Statistics".into()), ..CertificateFields::default() };
        act(&mut play, Body::CertificateAdded("statistics".into(), Box::new(bare)));
        play.keys("6");
        play
    }

    fn said(play: &Play) -> &str {
        play.model.notice.as_ref().map_or("", |notice| &notice.text)
    }

    #[test]
    fn claims_and_document_side_by_side() {
        assert_snapshot!(claimed(120, 60).screen());
        assert_snapshot!(claimed(120, 40).keys("G").screen());
        assert_snapshot!(claimed(80, 24).keys("l").screen());
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
        play.model.look.glyphs = Glyphs::ascii();
        assert_snapshot!(play.keys("<Left>/macro<Enter>").screen());
    }

    #[test]
    fn an_empty_one_says_what_makes_a_claim() {
        assert_snapshot!(Play::new(120, 40).keys("6").screen());
        assert_snapshot!(Play::new(40, 12).keys("6").screen());
    }

    #[test]
    fn a_field_is_changed_from_its_present_value() {
        let mut play = claimed(100, 30);
        assert_snapshot!(play.keys("j<Enter>").screen());
        play.keys("<C-u>Data scientist<Enter>");
        let profile = |play: &Play| play.model.state.progress.learner.profile.clone();
        assert_eq!(profile(&play).headline.as_deref(), Some("Data scientist"));
        play.keys("/github<Enter><Enter><C-u><Enter>");
        assert_eq!(profile(&play).links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>(), ["Notes"]);
        play.keys("<Enter>ada-l<Enter>");
        assert_eq!(profile(&play).links[1].url, "https://github.com/ada-l", "a name is enough");
        play.keys("<Esc>g<Down><Down><Enter><C-u>nobody<Enter>");
        assert_eq!(profile(&play).email.as_deref(), Some("ada@example.org"));
        assert!(matches!(play.model.overlays.as_slice(), [Overlay::Text(_)]), "it says why it is refused");
    }

    #[test]
    fn what_is_suggested_is_a_text_to_start_from_and_to_complete() {
        let mut play = claimed(100, 30);
        play.keys("/summary<Enter>");
        assert_snapshot!(play.keys("<Enter>").screen());
        assert!(play.keys("<Enter>").screen().contains("Complete what stands in brackets"));
        let summary = |play: &Play| play.model.state.progress.learner.profile.summary.clone();
        assert_eq!(summary(&play), None);
        play.keys("<C-u>Measures first.<Enter>");
        assert_eq!(summary(&play).as_deref(), Some("Measures first."));
    }

    #[test]
    fn a_claim_opens_into_what_backs_it() {
        let mut play = claimed(100, 30);
        assert_snapshot!(play.keys("/leaf<Enter>jj<Enter>").screen());
        assert_snapshot!(play.keys("<Esc>jj<Enter>").screen());
        assert_snapshot!(play.keys("<Esc><Esc>/docker in<Enter>j<Enter>").screen());
        play.keys("<Esc><Esc>/notebook index<Enter>");
        assert_eq!(play.keys("<Enter>").model.screen, Context::Portfolio);
    }

    /// The rows of the document that carry a mark.
    fn marked(play: &Play) -> Vec<String> {
        let screen = play.screen();
        let right = |line: &str| line.split_once("│▸").map(|(_, right)| right.trim().to_owned());
        screen.lines().filter_map(right).collect()
    }

    #[test]
    fn the_lines_of_the_selected_claim_are_marked_in_the_document() {
        let mut play = claimed(120, 40);
        assert_eq!(marked(&play), ["# Ada Lovelace"]);
        play.keys("/0.94<Enter>");
        assert_eq!(marked(&play), ["- Raised macro-F1 from 0.81 to 0.94 on the test split."]);
        play.keys("<Esc>/docker<Enter>");
        let docker = [
            "- **Deployment and MLOps:** Docker",
            "Finds leaf diseases in photographs. Built with PyTorch, Docker.",
            "- Docker in depth, A school, 2026-05",
        ];
        assert_eq!(marked(&play), docker);
        play.keys("<Esc>ggG");
        assert_eq!(marked(&play), [""; 0], "what is missing stands nowhere");
        let mut small = claimed(100, 12);
        small.keys("/docker in<Enter>G");
        assert!(small.screen().contains("▸- Docker in depth"), "it is brought into view: {}", small.screen());
    }

    #[test]
    fn what_reads_otherwise_than_it_was_entered_is_told() {
        let mut play = claimed(100, 30);
        let fields = command::ProfileFields { location: own("Par\u{202e}is"), ..Default::default() };
        play.command(command::profile(&play.model.state, &fields));
        assert_snapshot!(play.keys("/reworded<Enter>").screen());
        assert!(play.keys("<Enter>").screen().contains("location: U+202E was taken out."));
    }

    #[test]
    fn the_document_scrolls_to_its_end_and_no_further() {
        let mut play = claimed(100, 12);
        let top = |play: &Play| play.model.screens.resume.top;
        play.keys("<PgDn>");
        assert_eq!(top(&play), 4);
        play.keys("<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>");
        let end = top(&play);
        assert!(play.screen().contains("On leaves"));
        assert_eq!(top(play.keys("<Right>j")), end);
        assert_eq!(top(play.keys("kk")), end - 2);
        assert_eq!(top(play.keys("g")), 0);
        assert_eq!(play.keys("Gf").model.screens.resume.asked.format, Format::Text);
        assert_eq!(top(&play), 0);
        assert_eq!(play.keys("FF").model.screens.resume.asked.format, Format::Data);
        assert_eq!(play.keys("<Esc>").model.screen, Context::Resume);
        assert_eq!(play.keys("<Esc>").model.screen, Context::Today);
    }

    #[test]
    fn it_is_written_and_copied_as_it_is_previewed_from_here_and_from_the_window_of_every_screen() {
        let mut play = claimed(100, 30);
        assert_snapshot!(play.keys("fw").screen());
        play.keys("<C-u>cv.txt<Enter>");
        let Some(Effect::Export { target, format, document, .. }) = play.asked.pop() else {
            panic!("nothing is written")
        };
        let text = String::from_utf8(document).unwrap();
        assert_eq!((target.to_str(), format), (Some("cv.txt"), Format::Text));
        assert!(text.starts_with("Ada Lovelace\n"), "{text}");
        play.keys("y");
        assert_eq!(play.asked.pop(), Some(Effect::Copy(text.clone())));
        let characters = text.chars().count();
        let words = format!("Copied {characters} characters as text, if your terminal allows it (OSC 52).");
        assert_eq!(said(&play), words);
        play.keys("1e");
        assert!(play.screen().contains("Export as text"), "the window goes on with the format");
        assert_eq!(play.keys("y").asked.pop(), Some(Effect::Copy(text.clone())));
        play.keys("w<Enter>");
        assert!(
            matches!(play.asked.pop(), Some(Effect::Export { format: Format::Text, document, .. }) if document == text.as_bytes())
        );
    }

    #[test]
    fn what_comes_in_beside_the_usual_is_switched_in_a_window() {
        let mut play = claimed(120, 40);
        assert_snapshot!(play.keys("xjj<Space>k<Enter>").screen());
        assert_snapshot!(play.keys("<Up><Right><Esc>").screen());
        let asked = play.model.screens.resume.asked.clone();
        play.keys("xj<Left>j<Left>kk<Left><Esc>");
        assert_eq!(play.model.screens.resume.asked, super::Asked::default(), "each can be switched back: {asked:?}");
    }

    #[test]
    fn certificates_are_typed_part_by_part_changed_and_removed_and_all_is_undone() {
        let mut play = claimed(100, 30);
        let names = |play: &Play| {
            let all = play.model.state.progress.learner.certificates.values();
            all.map(|one| format!("{} {}", one.name.clone().unwrap(), one.date.clone().unwrap_or_default()))
                .collect::<Vec<_>>()
        };
        let before = names(&play);
        play.keys("/certificates add<Enter><Enter>");
        assert_snapshot!(play.screen());
        play.keys("Keras<Enter>Somebody<Enter>May<Enter>");
        assert!(play.screen().contains("\"May\" is no date"), "{}", play.screen());
        play.keys("<C-u>2026<Enter>https://example.org/k<Enter>");
        assert_eq!(said(&play), "Added the certificate Keras (Somebody, 2026).");
        assert_eq!(names(&play).len(), 3);
        play.keys("<Esc>/keras<Enter>i<Enter><Enter><C-u>2025-12<Enter><Enter>");
        assert_eq!(said(&play), "The certificate Keras is changed: date.");
        play.keys("d");
        assert_eq!((said(&play), names(&play)), ("The certificate Keras is removed.", before.clone()));
        play.keys("u");
        assert!(names(&play).contains(&"Keras 2025-12".to_owned()));
        play.keys("uu");
        assert_eq!(names(&play), before);
        play.keys("<Esc>/statistics<Enter><Enter>");
        assert!(play.screen().contains("Certificate, 1 of 4: name"), "one that is left out is completed at once");
    }

    #[test]
    fn publications_and_links_are_removed_and_what_is_no_such_thing_stays() {
        let mut play = claimed(100, 30);
        let profile = |play: &Play| play.model.state.progress.learner.profile.clone();
        play.keys("/leaves<Enter>Gd");
        assert_eq!(profile(&play).publications.len(), 0, "{}", play.screen());
        play.keys("u<Esc>/github<Enter>d<Esc>/notes<Enter>d");
        assert_eq!((profile(&play).publications.len(), profile(&play).links.len()), (1, 0));
        play.keys("<Esc>gd");
        assert_eq!(profile(&play).name.as_deref(), Some("Ada Lovelace"));
        assert_eq!(said(&play), "Certificates, publications and links are removed here; an empty text clears a field.");
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
