//! The tabs of a project: which there are, the bar that names them, and what stands above every one of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::page::Page;
use super::{audit, checklist, lines, overview, results};
use crate::domain::progress::Project;
use crate::domain::text::width;
use crate::tui::look::Ctx;
use crate::tui::widgets::line_at;
use crate::workspace::query::AuditView;

/// A part of a project's details.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// What it is and how it stands.
    #[default]
    Overview,
    /// What is to be delivered.
    Checklist,
    /// What was measured.
    Results,
    /// What its newest audit found.
    Audit,
    /// The lines for the résumé.
    Bullets,
}

/// Whether the keys go to the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    /// They do: the title says so, and something is selected.
    Here,
    /// They go to the list.
    Elsewhere,
}

/// Bodies lower than this have no empty row below the bar.
const LOW: u16 = 12;
/// Cells between two names of the bar.
const GAP: &str = "  ";

impl Tab {
    /// Every one, in order.
    pub(super) const ALL: [Self; 5] = [Self::Overview, Self::Checklist, Self::Results, Self::Audit, Self::Bullets];

    /// Its name in the bar.
    fn name(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Checklist => "Checklist",
            Self::Results => "Results",
            Self::Audit => "Audit",
            Self::Bullets => "Bullets",
        }
    }

    /// The one after it, as far as there is one.
    pub(super) fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The one before it, as far as there is one.
    pub(super) fn before(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// What it shows of a project, of which an audit in this window found that.
    pub(super) fn page(self, ctx: &Ctx<'_>, project: &Project, found: Option<&AuditView>, width: u16) -> Page {
        match self {
            Self::Overview => overview::page(ctx, project, width),
            Self::Checklist => checklist::page(ctx, project, width),
            Self::Results => results::page(ctx, project, width),
            Self::Audit => audit::page(ctx, project, found, width),
            Self::Bullets => lines::page(ctx, project, width),
        }
    }
}

/// Rows above every tab in a body of that height.
pub(super) fn head_rows(height: u16) -> u16 {
    if height < LOW { 2 } else { 3 }
}

/// The title's style: it says where the keys go.
pub(super) fn title_style(ctx: &Ctx<'_>, focus: Focus) -> Style {
    let theme = &ctx.look.theme;
    if focus == Focus::Here { theme.heading.patch(theme.accent) } else { theme.heading }
}

/// Draws the title with the stage behind it, and the bar. Returns the place below them.
pub(super) fn draw_head(
    ctx: &Ctx<'_>,
    project: &Project,
    tab: Tab,
    focus: Focus,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let theme = &ctx.look.theme;
    let stage = project.status();
    let cells = usize::from(area.width).saturating_sub(stage.word().len() + 2);
    let line = crate::tui::widgets::columns(&[
        (&project.title, cells, title_style(ctx, focus)),
        (&format!("  {stage}"), usize::from(area.width) - cells, theme.dim),
    ]);
    line_at(buf, area, 0, line);
    line_at(buf, area, 1, bar(ctx, tab, usize::from(area.width)));
    let rows = head_rows(area.height).min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The names of the tabs, the one that is shown in brackets; where they do not fit, that one between two arrows.
fn bar(ctx: &Ctx<'_>, tab: Tab, cells: usize) -> Line<'static> {
    let theme = &ctx.look.theme;
    let named = |one: &Tab| if *one == tab { format!("[{}]", one.name()) } else { one.name().to_owned() };
    let names: Vec<String> = Tab::ALL.iter().map(named).collect();
    if width(&names.join(GAP)) <= cells {
        let spans = Tab::ALL.iter().zip(names).flat_map(|(one, name)| {
            let style = if *one == tab { theme.accent.patch(theme.heading) } else { theme.dim };
            [Span::styled(name, style), Span::raw(GAP)]
        });
        return Line::from_iter(spans);
    }
    let arrow = |there: bool, arrow: &'static str| Span::styled(if there { arrow } else { " " }, theme.key);
    let place = format!("  {} of {}", tab as usize + 1, Tab::ALL.len());
    Line::from(vec![
        arrow(tab.before().is_some(), "<"),
        Span::styled(format!(" {} ", tab.name()), theme.accent.patch(theme.heading)),
        arrow(tab.next().is_some(), ">"),
        Span::styled(place, theme.dim),
    ])
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::tui::action::Context;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::screens::portfolio::sample::{full, project};
    use crate::tui::testing::Play;
    use crate::tui::theme::Theme;
    use crate::workspace::command;

    /// Every tab of the project that is selected, one after the other.
    fn tabs(play: &mut Play) -> String {
        play.keys("<Enter>");
        let screens: Vec<String> = Tab::ALL
            .iter()
            .map(|_| {
                let screen = play.screen();
                play.keys("<Right>");
                screen
            })
            .collect();
        screens.join("\n\n")
    }

    /// A project of which nothing is known yet.
    fn bare(columns: u16, rows: u16) -> Play {
        let mut play = Play::new(columns, rows);
        play.command(command::new_project(&play.model.state, "A bird feeder that counts", None));
        play.keys("3g");
        play
    }

    #[test]
    fn every_tab_in_a_wide_window() {
        assert_snapshot!(tabs(&mut full(120, 40).0));
    }

    #[test]
    fn every_tab_in_a_usual_window() {
        assert_snapshot!(tabs(&mut full(80, 24).0));
    }

    #[test]
    fn every_tab_in_a_small_window() {
        assert_snapshot!(tabs(&mut full(40, 12).0));
    }

    #[test]
    fn every_tab_of_a_project_that_is_new() {
        assert_snapshot!(tabs(&mut bare(120, 40)));
        assert_snapshot!(tabs(&mut bare(80, 24)));
        assert_snapshot!(tabs(&mut bare(40, 12)));
    }

    #[test]
    fn every_tab_of_a_project_that_is_proven() {
        let (mut play, _) = full(80, 24);
        assert_snapshot!(tabs(play.keys("<Down><Down>")));
    }

    #[test]
    fn the_arrows_turn_from_tab_to_tab_and_back_to_the_list() {
        let (mut play, _) = full(80, 24);
        let shown = |play: &mut Play, key: &str| {
            play.keys(key);
            let screen = play.screen();
            Tab::ALL.iter().find(|tab| screen.contains(&format!("[{}]", tab.name()))).map(|tab| tab.name())
        };
        let right: Vec<_> = (0..6).map(|_| shown(&mut play, "<Right>")).collect();
        let names = ["Overview", "Checklist", "Results", "Audit", "Bullets", "Bullets"].map(Some);
        assert_eq!(right, names);
        let left: Vec<_> = (0..5).map(|_| shown(&mut play, "h")).collect();
        assert_eq!(left, [Some("Audit"), Some("Results"), Some("Checklist"), Some("Overview"), None]);
        assert_eq!(play.keys("l<Right><Esc>").model.screen, Context::Portfolio);
        assert_eq!(shown(&mut play, "<Right>"), Some("Checklist"), "the tab is kept from project to project");
    }

    #[test]
    fn letters_and_marks_are_plain_on_request_and_nothing_depends_on_colour() {
        let (mut play, _) = full(80, 24);
        play.model.look.glyphs = Glyphs::ascii();
        play.model.look.theme = Theme::plain();
        play.keys("<Enter>");
        for _ in Tab::ALL {
            let buffer = play.buffer(80, 24);
            let foreign: Vec<&str> =
                buffer.content().iter().map(|cell| cell.symbol()).filter(|s| !s.is_ascii()).collect();
            assert_eq!(foreign, [""; 0]);
            assert!(buffer.content().iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
            play.keys("<Right>");
        }
    }

    #[test]
    fn space_ticks_the_next_item_in_the_list_and_the_selected_one_on_the_checklist() {
        let (mut play, id) = full(80, 24);
        play.keys("<Space>");
        assert!(project(&play, &id).ticked("evaluation"));
        play.keys("<Enter><Right><Up><Up><Space>");
        assert!(!project(&play, &id).ticked("baseline"));
        play.keys("<Space>");
        assert!(project(&play, &id).ticked("baseline"));
        assert_eq!(project(&play, &id).ticked_count(), 3);
    }

    #[test]
    fn the_checklist_opens_where_the_first_open_item_is() {
        let mut play = bare(40, 12);
        let id = play.model.state.progress.projects().next().unwrap().id.to_string();
        let items: Vec<String> = (1..=8).map(|number: u32| number.to_string()).collect();
        let entry = crate::workspace::resolve::Entry::Project(project(&play, &id));
        let ticked = command::tick(&play.model.state, &entry, &items);
        play.command(ticked);
        assert!(
            play.keys("<Enter><Right>").screen().contains("▸ ☐ An analysis of where it fails"),
            "{}",
            play.screen()
        );
        play.keys("<Space>");
        assert_eq!(project(&play, &id).ticked_count(), 9);
    }

    #[test]
    fn an_item_of_today_opens_at_its_place_on_the_checklist() {
        let mut play = bare(80, 24);
        let id = play.model.state.progress.projects().next().unwrap().id.to_string();
        let items: Vec<String> = (1..=8).map(|number: u32| number.to_string()).collect();
        let entry = crate::workspace::resolve::Entry::Project(project(&play, &id));
        let ticked = command::tick(&play.model.state, &entry, &items);
        play.command(ticked);
        play.keys("1g<Enter>");
        let screen = play.screen();
        let selected = screen.lines().find(|line| line.contains('▸')).unwrap_or_default();
        assert!(selected.contains("An analysis of where it fails"), "{screen}");
    }

    #[test]
    fn items_are_added_changed_and_taken_away() {
        let (mut play, id) = full(80, 24);
        let items =
            |play: &Play| -> Vec<String> { project(play, &id).items.iter().map(|item| item.text.clone()).collect() };
        let before = items(&play);
        play.keys("<Enter><Right>aA demo<Enter>");
        assert_eq!(items(&play), [before.clone(), vec!["A demo".into()]].concat());
        play.keys("G<Enter> on a phone<Enter>");
        assert_eq!(items(&play).last().map(String::as_str), Some("A demo on a phone"));
        play.keys("d");
        assert_eq!(items(&play), before);
        assert!(play.screen().contains("It is taken away; undo brings it back."));
        play.keys("u");
        assert_eq!(items(&play).len(), before.len() + 1);
    }

    #[test]
    fn a_line_is_taken_over_changed_and_taken_away() {
        let (mut play, id) = full(80, 24);
        let lines =
            |play: &Play| -> Vec<String> { project(play, &id).bullets.iter().map(|line| line.text.clone()).collect() };
        play.keys("<Enter><Right><Right><Right><Right><Enter>");
        assert_snapshot!(play.screen());
        play.keys(" [my way]");
        assert!(play.screen().contains("fill in what stands in brackets"), "{}", play.screen());
        play.keys("<C-u>Raised macro-F1 to 0.940 with brightness augmentation.<Enter>");
        assert_eq!(lines(&play), ["Raised macro-F1 to 0.940 with brightness augmentation."]);
        assert_snapshot!(play.screen());
        play.keys("g<Enter><BS> on 240 photographs.<Enter>");
        assert_eq!(lines(&play), ["Raised macro-F1 to 0.940 with brightness augmentation on 240 photographs."]);
        play.keys("Gd");
        assert!(play.screen().contains("a line of your own that names the figure"), "{}", play.screen());
        play.keys("gd");
        assert_eq!(lines(&play), [""; 0]);
        play.keys("aBuilt it in 3 days.<Enter>");
        assert_eq!(lines(&play), ["Built it in 3 days."]);
    }
}
