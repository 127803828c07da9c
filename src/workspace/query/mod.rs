//! What can be asked: views that the command line prints as text or JSON and that scripts rely on (DESIGN §5). Fields may
//! be added, never renamed.

mod advise;
mod audit;
mod backups;
mod certificates;
mod changes;
pub mod dashboard;
mod data;
mod drills;
mod export;
mod history;
mod interview;
mod learner;
mod library;
mod list;
mod next;
mod plan;
mod posting;
mod problems;
mod projects;
mod ready;
mod review;
mod show;
mod status;
mod stories;
mod stuck;

pub use advise::{AdviceView, ChangeView as AdviceChangeView, ReasonView, advise};
pub use audit::{ApartView, AuditView, FindingView, ImportedView, LastAuditView, ProposalView, RuleView, audit};
pub use backups::{BackupView, BackupsView};
pub use certificates::{CertificateView, CertificatesView, certificates};
pub(super) use changes::change;
pub use changes::{ChangeView, ChangesView, DroppedView, EntryView, JoinedView, RenamedView, changes};
pub use dashboard::{DashboardView, dashboard, next_mark};
pub use data::data;
pub use drills::{DrillView, DrillsView, RunView, drills};
pub use export::content;
pub use history::{HistoryEvent, HistoryView, history};
pub use interview::{InterviewQuestion, InterviewView, SkillResult, interview};
pub use learner::{GoalView, ProfileView, goal, profile};
pub use library::{Amount, LevelEntry, LibraryEntry, LibraryView, PathEntry, SourceView, curricula};
pub(super) use library::{broken, entry};
pub use list::{ListFilter, ListItem, ListView, ResourceView, list};
pub use next::{NextView, StepView, next};
pub use plan::{DroppedView as PlanDroppedView, PlanQuestion, PlanStepView, PlanSumView, PlanView, PlanWeekView, plan};
pub use posting::{MatchView, MatchedView, PostingView, PostingsView, ProjectWayView, matched, postings};
pub use problems::{JournalView, ProblemView, ProblemsView, journal_report, problems};
pub use projects::{ChecklistItem, LinkView, ProjectView, ProjectsView, project, projects};
pub use ready::{AskedView, FactView, GateView, MarketView, RaiseView, ReadyView, RoleView, SkillStateView, ready};
pub use review::{CardView, ReviewView, answered_words, due_today, due_words, review};
pub use show::{EvidenceView, MarkView, NoteView, QuestionView, ShowView, show_brief, show_milestone};
pub use status::{
    CurriculumView, LevelView, ProjectCounts, ReviewCounts, RhythmView, StatusView, StreakView, TowardView, WeekView,
    status,
};
pub use stories::{OneStoryView, PromptView, StoriesView, StoryView, stories, story};
pub use stuck::{RefreshView, StuckView, stuck};

use crate::domain::time::{Day, Minutes};

/// The version of all these views.
pub const SCHEMA: u32 = 1;

/// What is said of a fact of long ago.
const DATED: &str = "; more than 18 months old";

/// Whether what was said in a year was said more than 18 months ago. Of a year alone nobody knows more than that it ended
/// with December, and what has none is said to have none.
fn is_dated(year: &str, today: Day) -> bool {
    let end = year.parse::<i32>().ok().and_then(|year| Day::parse(&format!("{year}-12-31")));
    end.is_some_and(|end| today.since(end) > 548)
}

/// Hours with two decimals.
fn hours(time: Minutes) -> f64 {
    (time.hours() * 100.0).round() / 100.0
}
