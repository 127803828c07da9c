//! Portfolio: the learner's projects by stage, each with its tabs, and the briefs to start from.

mod act;
mod ask;
mod audit;
mod brief;
mod checklist;
mod form;
mod lines;
mod list;
mod overview;
mod page;
mod results;
mod rows;
#[cfg(test)]
mod sample;
mod tab;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use self::page::{Page, Reader, Spot};
use self::rows::{Entry, Group, Pick, groups};
use self::tab::{Focus, Tab, draw_head, head_rows};
use crate::domain::id::{BriefId, ProjectId};
use crate::tui::action::{Action, Context};
use crate::tui::intent::{Intent, Target};
use crate::tui::look::{Ctx, TWO_COLUMNS};
use crate::tui::widgets::{Cursor, divider};
use crate::workspace::query::AuditView;

/// The selection on Portfolio.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    picked: Option<Pick>,
    /// The place of what is picked among all things in the list, for when it is gone.
    place: usize,
    list: Cursor,
    pane: Pane,
    /// What is shown of a project.
    tab: Tab,
    reader: Reader,
    filter: String,
    /// The projects seen last, to notice a new one.
    known: Option<BTreeSet<ProjectId>>,
    /// What audits found in this window, with places: the journal keeps the names of the rules alone.
    found: BTreeMap<ProjectId, AuditView>,
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
    /// Keeps what an audit found of a project, for its tab.
    pub fn found(&mut self, project: ProjectId, found: AuditView) {
        self.found.insert(project, found);
    }

    /// Takes an action.
    pub fn update(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Intent> {
        let groups = groups(ctx.state, &self.filter);
        let entry = self.entry(&groups);
        match (self.pane, action) {
            (Pane::List, Action::Back) => return vec![Intent::Go(Target::Screen(Context::Today))],
            (Pane::List, Action::Open | Action::Right) => self.open(entry),
            (Pane::List, _) if self.walk(action, &groups, ctx) => {}
            (Pane::Detail, Action::Back) => self.pane = Pane::List,
            (Pane::Detail, Action::Left | Action::Right) => self.turn(action, entry, ctx),
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

    /// Turns to the tab beside the one that is open; from the first one, and from a brief, to the list.
    fn turn(&mut self, action: Action, entry: Option<Entry<'_>>, ctx: &Ctx<'_>) {
        let is_project = matches!(entry, Some(Entry::Project(_)));
        let beside = if action == Action::Right { self.tab.next() } else { self.tab.before() };
        match (beside.filter(|_| is_project), entry) {
            (Some(tab), Some(entry)) => self.show_tab(tab, entry, ctx),
            _ if action == Action::Left => self.pane = Pane::List,
            _ => {}
        }
    }

    /// Shows a tab from its top; of a checklist, where the first open item is.
    fn show_tab(&mut self, tab: Tab, entry: Entry<'_>, ctx: &Ctx<'_>) {
        self.tab = tab;
        self.reader.restart();
        if tab == Tab::Checklist {
            self.reader.item = self.spot(entry, ctx);
            self.reader.reveal(&self.page(entry, ctx), self.rows(entry, ctx));
        }
    }

    /// Reads on in the details. Returns whether the action moves at all.
    fn read(&mut self, action: Action, entry: Entry<'_>, ctx: &Ctx<'_>) -> bool {
        self.reader.item = self.spot(entry, ctx);
        let page = self.page(entry, ctx);
        self.reader.step(action, &page, self.rows(entry, ctx))
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

    /// What the keys are about on the tab that is shown: what was selected, else what the tab begins with.
    fn spot(&self, entry: Entry<'_>, ctx: &Ctx<'_>) -> Option<Spot> {
        let Entry::Project(project) = entry else { return None };
        let wanted = self.reader.item.as_ref();
        if self.tab == Tab::Checklist {
            return checklist::chosen(project, wanted).map(|item| Spot::Item(item.id.clone()));
        }
        let page = self.page(entry, ctx);
        wanted.filter(|spot| page.holds(spot)).or_else(|| page.first()).cloned()
    }

    fn focus(&self) -> Focus {
        if self.pane == Pane::Detail { Focus::Here } else { Focus::Elsewhere }
    }

    /// What is read in the details, below what stands above every tab.
    fn page(&self, entry: Entry<'_>, ctx: &Ctx<'_>) -> Page {
        self.page_in(entry, ctx, detail_width(ctx.width))
    }

    fn page_in(&self, entry: Entry<'_>, ctx: &Ctx<'_>, width: u16) -> Page {
        match entry {
            Entry::Project(project) => self.tab.page(ctx, project, self.found.get(&project.id), width),
            Entry::Brief(brief) => brief::page(ctx, brief, self.focus(), width),
            Entry::Own => brief::own_page(ctx, self.focus(), width),
        }
    }

    /// How many rows the page has room for.
    fn rows(&self, entry: Entry<'_>, ctx: &Ctx<'_>) -> u16 {
        let head = if matches!(entry, Entry::Project(_)) { head_rows(ctx.height) } else { 0 };
        ctx.height.saturating_sub(head)
    }

    /// Selects a project and opens it.
    pub fn go_project(&mut self, project: &ProjectId, ctx: &Ctx<'_>) {
        self.go_tab(project, Tab::Overview, ctx);
    }

    /// Selects a project and opens it at the next item of its checklist.
    pub fn go_checklist(&mut self, project: &ProjectId, ctx: &Ctx<'_>) {
        self.go_tab(project, Tab::Checklist, ctx);
    }

    fn go_tab(&mut self, project: &ProjectId, tab: Tab, ctx: &Ctx<'_>) {
        self.go(Pick::Project(project.clone()), ctx);
        let groups = groups(ctx.state, &self.filter);
        if let Some(entry) = self.entry(&groups) {
            self.show_tab(tab, entry, ctx);
        }
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
            let page = self.page(entry, ctx);
            self.reader.keep(&page, self.rows(entry, ctx));
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
        let page = self.page_in(entry, ctx, area.width);
        let spot = self.spot(entry, ctx).filter(|_| self.pane == Pane::Detail);
        let below = match entry {
            Entry::Project(project) => draw_head(ctx, project, self.tab, self.focus(), area, buf),
            Entry::Brief(_) | Entry::Own => area,
        };
        self.reader.draw(&page, spot.as_ref(), ctx, below, buf);
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

    use super::sample::{full, picked, project};
    use super::*;
    use crate::domain::progress::Status;
    use crate::tui::effect::Effect;
    use crate::tui::testing::Play;
    use crate::workspace::State;

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
    fn a_usual_window_shows_the_list_first() {
        assert_snapshot!(full(80, 24).0.screen());
    }

    #[test]
    fn a_small_window_has_a_list_and_a_line() {
        assert_snapshot!(full(40, 12).0.screen());
    }

    #[test]
    fn a_brief_says_all_that_it_asks() {
        let mut play = Play::new(100, 40);
        assert_snapshot!(play.keys("3<Down>").screen());
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
    fn a_result_is_typed_in_one_line() {
        let (mut play, id) = full(80, 24);
        play.keys("m");
        assert_snapshot!(play.screen());
        play.keys("accuracy 0.97 0.95 higher<Enter>");
        assert_eq!(project(&play, &id).results[2].name, "accuracy");
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
        assert_eq!((reversed(&play, 3), reversed(&play, 60)), (vec![3, 4, 5], vec![]));
        play.keys("<Enter><Right>");
        assert_eq!((reversed(&play, 3), reversed(&play, 60)), (vec![], vec![9]));
    }

    #[test]
    fn esc_leaves_the_details_then_the_screen() {
        let (mut play, _) = full(80, 24);
        play.keys("<Enter><Esc>");
        assert_eq!((play.model.screen, play.model.screens.portfolio.pane), (Context::Portfolio, Pane::List));
        play.keys("<Right><Right><Left><Left><Esc>");
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
            for tab in Tab::ALL {
                play.model.screens.portfolio.tab = tab;
                for width in (0..=130).step_by(7) {
                    for height in (0..=40).step_by(3) {
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
}
