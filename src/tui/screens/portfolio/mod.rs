//! Portfolio: the learner's projects with checklist, results and proof, and the briefs to start from.

mod act;
mod ask;
mod brief;
mod list;
mod page;
mod project;
mod results;
mod rows;
mod words;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use self::page::{Page, Reader};
use self::project::Focus;
use self::rows::{Entry, Group, Pick, groups};
use crate::domain::id::{BriefId, ItemId, ProjectId};
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::look::{Ctx, TWO_COLUMNS};
use crate::tui::widgets::{Cursor, divider};

/// The selection on Portfolio.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    picked: Option<Pick>,
    /// The place of what is picked among all things in the list, for when it is gone.
    place: usize,
    list: Cursor,
    pane: Pane,
    reader: Reader,
    filter: String,
    /// The projects seen last, to notice a new one.
    known: Option<BTreeSet<ProjectId>>,
}

/// Where the keys go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pane {
    #[default]
    List,
    Detail,
}

/// Cells between the panes: the divider with a gap on each side.
const BETWEEN: u16 = 3;

/// The widths of list and details side by side; none where there is room for one of them only.
fn panes(width: u16) -> Option<(u16, u16)> {
    let list = width / 25 * 11 + width % 25 * 11 / 25;
    (width >= TWO_COLUMNS).then(|| (list, width - list - BETWEEN))
}

impl Portfolio {
    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let groups = groups(ctx.state, &self.filter);
        let entry = self.entry(&groups);
        match (self.pane, action) {
            (Pane::List, Action::Back) => return vec![Intent::Go(Target::Screen(Context::Today))],
            (Pane::List, Action::Open | Action::Right) => self.open(entry),
            (Pane::List, _) if self.walk(action, &groups, ctx) => {}
            (Pane::Detail, Action::Back | Action::Left) => self.pane = Pane::List,
            (Pane::Detail, Action::Open) => {}
            (Pane::Detail, _) if entry.is_some_and(|entry| self.read(action, entry, ctx)) => {}
            _ => return self.act(action, entry, ctx),
        }
        Vec::new()
    }

    /// Moves the selection in the list. Returns whether the action moves at all.
    fn walk(&mut self, action: Action, groups: &[Group<'_>], ctx: &Ctx<'_>) -> bool {
        let entries: Vec<Entry<'_>> = groups.iter().flat_map(|group| group.entries.iter().copied()).collect();
        let mut cursor = Cursor { row: self.place, top: 0 };
        if !cursor.step(action, entries.len(), usize::from(ctx.height)) {
            return false;
        }
        if let Some(entry) = entries.get(cursor.row) {
            self.pick(entry.pick());
        }
        self.settle(ctx);
        true
    }

    /// Reads on in the details. Returns whether the action moves at all.
    fn read(&mut self, action: Action, entry: Entry<'_>, ctx: &Ctx<'_>) -> bool {
        self.reader.item = self.item(entry);
        let page = self.page(entry, ctx, detail_width(ctx.width));
        self.reader.step(action, &page, ctx.height)
    }

    /// Hands the keys to the details.
    fn open(&mut self, entry: Option<Entry<'_>>) {
        if entry.is_some() {
            self.pane = Pane::Detail;
        }
    }

    fn pick(&mut self, pick: Pick) {
        if self.picked.as_ref() != Some(&pick) {
            self.picked = Some(pick);
            self.reader.restart();
        }
    }

    fn entry<'a>(&self, groups: &[Group<'a>]) -> Option<Entry<'a>> {
        let picked = self.picked.as_ref()?;
        groups.iter().flat_map(|group| &group.entries).find(|entry| entry.is(picked)).copied()
    }

    /// The item of the checklist that the keys are about.
    fn item(&self, entry: Entry<'_>) -> Option<ItemId> {
        match entry {
            Entry::Project(project) => project::chosen(project, self.reader.item.as_ref()).map(|item| item.id.clone()),
            Entry::Brief(_) | Entry::Own => None,
        }
    }

    fn page(&self, entry: Entry<'_>, ctx: &Ctx<'_>, width: u16) -> Page {
        let focus = if self.pane == Pane::Detail { Focus::Here } else { Focus::Elsewhere };
        match entry {
            Entry::Project(project) => {
                let item = self.item(entry).filter(|_| focus == Focus::Here);
                project::page(ctx, project, item.as_ref(), focus, width)
            }
            Entry::Brief(brief) => brief::page(ctx, brief, focus, width),
            Entry::Own => brief::own_page(ctx, focus, width),
        }
    }

    /// Selects a project and opens it.
    pub fn go_project(&mut self, project: &ProjectId, ctx: &Ctx<'_>) {
        self.go(Pick::Project(project.clone()), ctx);
    }

    /// Selects a project and opens it at the next item of its checklist.
    pub fn go_checklist(&mut self, project: &ProjectId, ctx: &Ctx<'_>) {
        self.go_project(project, ctx);
        let groups = groups(ctx.state, &self.filter);
        let Some(entry) = self.entry(&groups) else { return };
        let next = ctx.state.progress.project(project).and_then(|project| project.open_items().next());
        self.reader.item = next.map(|item| item.id.clone());
        let page = self.page(entry, ctx, detail_width(ctx.width));
        self.reader.reveal(&page, ctx.height);
    }

    /// Selects a brief and opens it.
    pub fn go_brief(&mut self, brief: &BriefId, ctx: &Ctx<'_>) {
        let present = ctx.state.catalog.brief(brief).map_or(brief, |brief| &brief.id);
        self.go(Pick::Brief(present.clone()), ctx);
    }

    fn go(&mut self, pick: Pick, ctx: &Ctx<'_>) {
        self.show(pick, ctx);
        let groups = groups(ctx.state, &self.filter);
        self.open(self.entry(&groups));
    }

    /// Selects a thing, without a filter that would hide it.
    fn show(&mut self, pick: Pick, ctx: &Ctx<'_>) {
        self.pick(pick);
        if self.entry(&groups(ctx.state, &self.filter)).is_none() {
            self.filter.clear();
        }
        self.settle(ctx);
    }

    /// Shows only rows that hold a text.
    pub fn filter(&mut self, text: &str, ctx: &Ctx<'_>) {
        text.clone_into(&mut self.filter);
        if !text.is_empty() {
            self.pane = Pane::List;
        }
        self.refresh(ctx);
    }

    /// The text that rows are filtered by.
    #[must_use]
    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// Selects a project that was just made, and keeps the selection in the list.
    pub fn refresh(&mut self, ctx: &Ctx<'_>) {
        let ids = || ctx.state.progress.projects().map(|project| &project.id);
        let new: Vec<&ProjectId> =
            self.known.as_ref().map_or_else(Vec::new, |known| ids().filter(|id| !known.contains(*id)).collect());
        let one = if let [one] = new[..] { Some(Pick::Project(one.clone())) } else { None };
        if self.known.as_ref().is_none_or(|known| !known.iter().eq(ids())) {
            self.known = Some(ids().cloned().collect());
        }
        match one {
            Some(pick) => self.show(pick, ctx),
            None => self.settle(ctx),
        }
    }

    /// Takes note of what another window made, which is no reason to leave what is selected: all but these projects.
    pub fn overlook(&mut self, before: &BTreeSet<ProjectId>, ctx: &Ctx<'_>) {
        if let Some(known) = &mut self.known {
            let ids = ctx.state.progress.projects().map(|project| &project.id);
            known.extend(ids.filter(|id| !before.contains(*id)).cloned());
        }
    }

    /// Keeps what is picked in the list and in view; when it is gone, what stands in its place is picked.
    fn settle(&mut self, ctx: &Ctx<'_>) {
        let groups = groups(ctx.state, &self.filter);
        let mut entries = groups.iter().flat_map(|group| &group.entries);
        let at = self.picked.as_ref().and_then(|picked| entries.clone().position(|entry| entry.is(picked)));
        match at {
            Some(place) => self.place = place,
            None => {
                self.place = self.place.min(entries.clone().count().saturating_sub(1));
                self.picked = entries.nth(self.place).map(Entry::pick);
                self.reader.restart();
                self.pane = Pane::List;
            }
        }
        let rows = list::shown(&groups, self.picked.as_ref(), &self.filter, ctx, list_width(ctx.width));
        self.list.select(list::row_of(&rows, self.place), rows.len(), usize::from(ctx.height));
        if let Some(entry) = self.entry(&groups).filter(|_| self.pane == Pane::Detail) {
            let page = self.page(entry, ctx, detail_width(ctx.width));
            self.reader.keep(&page, ctx.height);
        }
    }

    /// Draws it.
    pub fn view(&self, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let groups = groups(ctx.state, &self.filter);
        match (panes(area.width), self.pane) {
            (Some((list, detail)), _) => {
                self.draw_list(&groups, ctx, Rect { width: list, ..area }, buf);
                divider(buf, Rect { x: area.x + list + 1, width: 1, ..area }, ctx.look);
                self.draw_detail(&groups, ctx, Rect { x: area.right() - detail, width: detail, ..area }, buf);
            }
            (None, Pane::List) => self.draw_list(&groups, ctx, area, buf),
            (None, Pane::Detail) => self.draw_detail(&groups, ctx, area, buf),
        }
    }

    fn draw_list(&self, groups: &[Group<'_>], ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let rows = list::shown(groups, self.picked.as_ref(), &self.filter, ctx, area.width);
        let focus = if self.pane == Pane::List { ctx.look.theme.selected } else { Style::new() };
        list::draw(&rows, self.list, self.picked.as_ref(), focus, ctx, area, buf);
    }

    fn draw_detail(&self, groups: &[Group<'_>], ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
        let Some(entry) = self.entry(groups) else { return };
        let page = self.page(entry, ctx, area.width);
        let item = self.item(entry).filter(|_| self.pane == Pane::Detail);
        self.reader.draw(&page, item.as_ref(), ctx, area, buf);
    }
}

/// The width of the list in a body of that width.
fn list_width(width: u16) -> u16 {
    panes(width).map_or(width, |(list, _)| list)
}

/// The width of the details in a body of that width.
fn detail_width(width: u16) -> u16 {
    panes(width).map_or(width, |(_, detail)| detail)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::domain::catalog::Better;
    use crate::domain::event::{AuditResult, Body, ProjectAct};
    use crate::domain::progress::{Project, Status};
    use crate::domain::stamp::Draft;
    use crate::tui::effect::Effect;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::testing::Play;
    use crate::workspace::{Error, State, command, resolve};

    /// Carries out a command on the project, as the command line would.
    fn on_project(play: &mut Play, id: &str, command: impl Fn(&State, &Project) -> Result<Draft, Error>) {
        let draft = command(&play.model.state, play.model.state.progress.project(id).unwrap());
        play.command(draft);
    }

    fn made(play: &mut Play, title: &str, brief: Option<&str>) -> String {
        let state = &play.model.state;
        let draft = command::new_project(state, title, brief.and_then(|id| state.catalog.brief(id)));
        match &play.command(draft)[0].body {
            Body::Project(id, _) => id.to_string(),
            other => unreachable!("{other:?}"),
        }
    }

    fn learned(play: &mut Play) {
        let state = &play.model.state;
        let all: Vec<usize> = (0..state.catalog.milestones.len()).collect();
        let draft = command::complete(state, &all, &command::Completion::on(state.today));
        play.command(Ok(draft));
    }

    fn fields(play: &mut Play, id: &str, fields: command::ProjectFields) {
        on_project(play, id, |state, project| command::change_project(state, project, &fields));
    }

    fn measured(play: &mut Play, id: &str, line: [&str; 5]) {
        let own = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let [name, value, baseline, unit, split] = line;
        let measurement = command::Measurement {
            name: name.into(),
            value: value.into(),
            baseline: own(baseline),
            unit: own(unit),
            split: own(split),
            better: Some(if ["ms", "vehicles"].contains(&unit) { Better::Lower } else { Better::Higher }),
            note: None,
        };
        on_project(play, id, |state, project| command::measure(state, project, &measurement));
    }

    /// Leaf Doctor, half built: two items ticked, two results, an audit, a note, no demo.
    fn half_built(columns: u16, rows: u16) -> (Play, String) {
        let mut play = Play::new(columns, rows);
        learned(&mut play);
        play.on("2026-10-03");
        let id = made(&mut play, "Leaf Doctor", Some("pytorch/leaf-doctor"));
        let set = command::ProjectFields {
            summary: Some("Finds leaf diseases in photographs.".into()),
            repo: Some("https://github.com/someone/leaf-doctor".into()),
            ..Default::default()
        };
        fields(&mut play, &id, set);
        on_project(&mut play, &id, |state, project| {
            command::tick(state, &resolve::Entry::Project(project), &["problem".into(), "baseline".into()])
        });
        play.on("2026-11-18");
        measured(&mut play, &id, ["macro-F1", "0.91", "0.81", "", "test"]);
        measured(&mut play, &id, ["macro-F1", "0.940", "0.81", "", "test"]);
        measured(&mut play, &id, ["p95 latency", "95", "410", "ms", ""]);
        on_project(&mut play, &id, |state, project| {
            let words = "Glare is what it confuses with mildew; try brightness augmentation next.";
            command::note(state, &resolve::Entry::Project(project), words)
        });
        on_project(&mut play, &id, |state, project| {
            command::log_time(state, Some(&resolve::Entry::Project(project)), 150, state.today, None)
        });
        let audit = AuditResult {
            commit: Some("3f2c1a9d00".into()),
            passed: vec!["readme".into(), "licence".into()],
            failed: vec!["seed".into()],
            unchecked: vec!["tests".into()],
            imports: Some(vec!["torch".into()]),
        };
        on_project(&mut play, &id, |state, project| {
            let body = Body::Project(project.id.clone(), ProjectAct::Audited(Box::new(audit.clone())));
            Ok(Draft::new(state.today, body, ""))
        });
        play.on("2026-11-20");
        (play, id)
    }

    /// A portfolio with a project of every stage.
    fn full(columns: u16, rows: u16) -> (Play, String) {
        let (mut play, id) = half_built(columns, rows);
        made(&mut play, "Recipes by what is in the fridge", None);
        let shipped = made(&mut play, "Traffic on one motorway, tomorrow", None);
        let set = command::ProjectFields { demo: Some("https://example.org/traffic".into()), ..Default::default() };
        fields(&mut play, &shipped, set);
        measured(&mut play, &shipped, ["MAE", "212", "240", "vehicles", "test"]);
        on_project(&mut play, &shipped, |state, project| command::ship(state, project, state.today));
        let old = made(&mut play, "Digits", None);
        fields(&mut play, &old, command::ProjectFields { status: Some("archived".into()), ..Default::default() });
        let target: ProjectId = id.as_str().into();
        let (width, height) = play.model.body();
        let now = play.model.now;
        let ctx = Ctx { state: &play.model.state, look: &play.model.look, now, width, height };
        play.model.screens.portfolio.go_project(&target, &ctx);
        play.keys("3<Esc>");
        (play, id)
    }

    fn picked(play: &Play) -> String {
        match &play.model.screens.portfolio.picked {
            Some(Pick::Project(id)) => format!("project {id}"),
            Some(Pick::Brief(id)) => format!("brief {id}"),
            Some(Pick::Own) => "own".into(),
            None => "nothing".into(),
        }
    }

    fn project<'a>(play: &'a Play, id: &str) -> &'a Project {
        play.model.state.progress.project(id).unwrap()
    }

    #[test]
    fn an_item_of_today_opens_at_its_place_on_the_checklist() {
        let mut play = Play::new(80, 24);
        let draft = command::new_project(&play.model.state, "Leaf Doctor", None);
        let created = play.command(draft);
        let Body::Project(id, _) = &created[0].body else { unreachable!("{created:?}") };
        let project = |play: &Play| crate::workspace::resolve::project(&play.model.state, id).unwrap().clone();
        let items: Vec<String> = (1..=8).map(|number: u32| number.to_string()).collect();
        let entry = project(&play);
        play.command(command::tick(&play.model.state, &crate::workspace::resolve::Entry::Project(&entry), &items));
        play.keys("g<Enter>");
        let screen = play.screen();
        let selected = screen.lines().find(|line| line.contains('▸')).unwrap_or_default();
        assert!(selected.contains("An analysis of where it fails"), "{screen}");
    }

    #[test]
    fn an_empty_portfolio_says_how_to_begin() {
        assert_snapshot!(Play::new(100, 30).keys("3").screen());
    }

    #[test]
    fn an_empty_portfolio_in_a_usual_window() {
        assert_snapshot!(Play::new(80, 24).keys("3").screen());
    }

    #[test]
    fn a_list_beside_the_details() {
        assert_snapshot!(full(100, 30).0.screen());
    }

    #[test]
    fn a_wide_window_with_an_item_selected() {
        let (mut play, _) = full(120, 40);
        assert_snapshot!(play.keys("<Enter>").screen());
    }

    #[test]
    fn a_usual_window_shows_the_list_first() {
        assert_snapshot!(full(80, 24).0.screen());
    }

    #[test]
    fn enter_opens_the_details_over_the_list() {
        let (mut play, _) = full(80, 24);
        assert_snapshot!(play.keys("<Enter>").screen());
    }

    #[test]
    fn the_end_of_the_details() {
        let (mut play, _) = full(80, 24);
        assert_snapshot!(play.keys("<Enter>G").screen());
    }

    #[test]
    fn a_small_window_has_a_list_and_a_line() {
        assert_snapshot!(full(40, 12).0.screen());
    }

    #[test]
    fn a_small_window_has_room_for_the_details() {
        let (mut play, _) = full(40, 12);
        assert_snapshot!(play.keys("<Enter>").screen());
    }

    #[test]
    fn a_shipped_project_stands_on_the_resume() {
        let (mut play, _) = full(100, 40);
        assert_snapshot!(play.keys("<Down><Down>").screen());
    }

    #[test]
    fn a_brief_says_all_that_it_asks() {
        let mut play = Play::new(100, 40);
        assert_snapshot!(play.keys("3<Down>").screen());
    }

    #[test]
    fn letters_and_marks_are_plain_on_request() {
        let (mut play, _) = full(80, 24);
        play.model.look.glyphs = Glyphs::ascii();
        play.keys("<Enter>G");
        let buffer = play.buffer(80, 24);
        let foreign: Vec<&str> = buffer.content().iter().map(|cell| cell.symbol()).filter(|s| !s.is_ascii()).collect();
        assert_eq!(foreign, [""; 0]);
    }

    #[test]
    fn shipping_asks_about_what_is_open() {
        let (mut play, id) = full(80, 24);
        play.keys("p");
        assert_snapshot!(play.screen());
        play.keys("y");
        assert_eq!(project(&play, &id).status(), Status::Shipped);
    }

    #[test]
    fn the_fields_are_chosen_by_letter_and_changed_in_place() {
        let (mut play, id) = full(80, 24);
        play.keys("i");
        assert_snapshot!(play.screen());
        play.keys("a!<Enter>");
        assert_eq!(project(&play, &id).title, "Leaf Doctor!");
    }

    #[test]
    fn a_result_is_typed_in_one_line() {
        let (mut play, id) = full(80, 24);
        play.keys("m");
        assert_snapshot!(play.screen());
        play.keys("accuracy 0.97 0.95 higher<Enter>");
        assert_eq!(project(&play, &id).results[2].name, "accuracy");
    }

    #[test]
    fn space_ticks_the_next_item_in_the_list_and_the_selected_one_in_the_details() {
        let (mut play, id) = full(80, 24);
        play.keys("<Space>");
        assert!(project(&play, &id).ticked("evaluation"));
        play.keys("<Enter><Up><Up><Space>");
        assert!(!project(&play, &id).ticked("baseline"));
        play.keys("<Space>");
        assert!(project(&play, &id).ticked("baseline"));
        assert_eq!(project(&play, &id).ticked_count(), 3);
    }

    #[test]
    fn an_item_out_of_view_is_brought_back_before_it_is_ticked() {
        let (mut play, id) = full(40, 12);
        play.keys("<Enter><Space>");
        assert_eq!(project(&play, &id).ticked_count(), 2);
        assert!(play.screen().contains("Macro-F1 on leaves never seen"));
        play.keys("<Space>");
        assert_eq!(project(&play, &id).ticked_count(), 3);
    }

    #[test]
    fn a_new_project_is_selected_when_it_is_saved() {
        let mut play = Play::new(80, 24);
        play.keys("3");
        assert_eq!(picked(&play), "own");
        play.keys("<Down>");
        assert_eq!(picked(&play), "brief pytorch/leaf-doctor");
        play.keys("a<Enter>");
        assert_eq!(picked(&play), "project leaf-disease-classifier-0202");
        assert_eq!(project(&play, "leaf-disease-classifier-0202").brief.as_deref(), Some("pytorch/leaf-doctor"));
        play.keys("aA bird feeder that counts<Enter>");
        assert!(picked(&play).starts_with("project a-bird-feeder-that-counts-"));
        play.keys("u");
        assert_eq!(picked(&play), "project leaf-disease-classifier-0202");
        play.keys("<C-r>");
        assert!(picked(&play).starts_with("project a-bird-feeder-that-counts-"));
    }

    #[test]
    fn a_removed_project_makes_room_for_its_neighbour() {
        let (mut play, id) = full(80, 24);
        play.keys("<Enter>d");
        assert_snapshot!(play.screen());
        play.keys("y");
        assert!(play.model.state.progress.project(&id).is_none());
        assert_eq!(play.model.screens.portfolio.pane, Pane::List);
        assert!(picked(&play).starts_with("project recipes-"));
    }

    #[test]
    fn the_filter_looks_at_titles_ids_and_skills() {
        let (mut play, _) = full(80, 24);
        play.keys("/docker<Enter>");
        assert_snapshot!(play.screen());
        play.keys("/");
        for _ in 0..6 {
            play.keys("<BS>");
        }
        play.keys("no such thing<Enter>");
        assert_eq!(picked(&play), "nothing");
        assert!(play.screen().contains("Esc shows all."));
        play.keys("<Esc>");
        assert_ne!(picked(&play), "nothing");
    }

    #[test]
    fn what_is_asked_for_is_opened_even_when_a_filter_hides_it() {
        let (mut play, id) = full(80, 24);
        play.keys("/digits<Enter>1");
        let (width, height) = play.model.body();
        let now = play.model.now;
        let ctx = Ctx { state: &play.model.state, look: &play.model.look, now, width, height };
        play.model.screens.portfolio.go_project(&id.as_str().into(), &ctx);
        assert_eq!(picked(&play), format!("project {id}"));
        assert_eq!(play.model.screens.portfolio.pane, Pane::Detail);
        assert_eq!(play.model.screens.portfolio.filtered_by(), "");
        play.model
            .screens
            .portfolio
            .go_brief(&"pytorch/leaf-doctor".into(), &ctx_of(&play.model.state, &play.model.look));
        assert_eq!(picked(&play), "brief pytorch/leaf-doctor");
    }

    fn ctx_of<'a>(state: &'a State, look: &'a crate::tui::look::Look) -> Ctx<'a> {
        Ctx { state, look, now: crate::domain::time::Moment::default(), width: 78, height: 20 }
    }

    #[test]
    fn the_selection_is_marked_where_the_keys_go() {
        use ratatui::style::Modifier;
        let (mut play, _) = full(100, 30);
        let reversed = |play: &Play, x: u16| -> Vec<u16> {
            let buffer = play.buffer(100, 30);
            (0..30).filter(|y| buffer[(x, *y)].modifier.contains(Modifier::REVERSED)).collect()
        };
        assert_eq!((reversed(&play, 3), reversed(&play, 60)), (vec![3, 4], vec![]));
        play.keys("<Enter>");
        assert_eq!((reversed(&play, 3), reversed(&play, 60)), (vec![], vec![18]));
    }

    #[test]
    fn esc_leaves_the_details_then_the_screen() {
        let (mut play, _) = full(80, 24);
        play.keys("<Enter><Esc>");
        assert_eq!((play.model.screen, play.model.screens.portfolio.pane), (Context::Portfolio, Pane::List));
        play.keys("<Right><Left><Esc>");
        assert_eq!(play.model.screen, Context::Today);
    }

    #[test]
    fn acts_of_projects_are_explained_on_a_brief() {
        let mut play = Play::new(80, 24);
        play.keys("3<Down>");
        for key in ["m", "i", "p", "d", "n", "t"] {
            play.keys(key);
            let notice = play.model.notice.as_ref().map(|notice| notice.text.clone());
            assert_eq!(notice.as_deref(), Some("That is for a project: press a to make one."), "{key}");
        }
        assert!(play.model.overlays.is_empty());
        play.keys("o");
        assert_eq!(play.asked, [Effect::OpenUrl("https://example.org/plantdoc".into())]);
    }

    #[test]
    fn no_size_is_too_small_or_too_large() {
        for pane in [Pane::List, Pane::Detail] {
            let (mut play, _) = full(80, 24);
            play.model.screens.portfolio.pane = pane;
            for width in (0..=130).step_by(3) {
                for height in 0..=40 {
                    let area = Rect::new(1, 1, width, height);
                    let mut buf = Buffer::empty(Rect::new(0, 0, width + 2, height + 2));
                    let ctx = Ctx { width, height, ..play.model.ctx() };
                    let mut screen = play.model.screens.portfolio.clone();
                    screen.refresh(&ctx);
                    screen.update(Action::Down, &ctx);
                    screen.update(Action::PageDown, &ctx);
                    screen.view(&ctx, area, &mut buf);
                }
            }
        }
    }
}
