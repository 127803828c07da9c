//! Use cases that both shells call: what can be asked (queries) and what can be done (commands).
//!
//! - [`open`][Workspace::open]: the curricula, the journal and the preferences together, as a [`State`] and a [`Desk`]
//! - [`resolve`]: from what somebody typed to the thing they mean
//! - [`sources`]: curricula from elsewhere
//! - [`audit_folder`]: what an employer finds in a project's repository
//! - [`command`]: drafts of events · [`query`]: views that are printed as text or JSON

mod address;
mod audit;
mod calendar;
pub mod command;
mod demo;
mod desk;
mod error;
mod evidence;
mod mend;
mod open;
mod outcome;
mod preferences;
pub mod query;
pub mod resolve;
mod seen;
mod shelf;
pub mod shipped;
pub mod sources;
mod state;
mod sync;

pub use crate::format::insert::{BEGIN, END, format_of, lists};
pub use crate::store::watch::Watch;
pub use audit::{Audited, audit_folder, audited_folder};
pub use calendar::Calendar;
pub use demo::{Demo, keep_demo};
pub use desk::Desk;
pub use error::{Error, Failure};
pub use evidence::{evidence, evidence_by_form};
pub use mend::{Conflicts, Mended, backups, merge_journals, repair_journal, restore};
pub use open::{
    JournalReport, Options, Workspace, check_curricula, check_journal, journal_path, pack_catalog, read_posting,
};
pub use outcome::{Attempt, Exported, News, Written};
pub use preferences::Preferences;
pub use seen::Unseen;
pub use state::State;
pub use sync::{SyncNews, SyncReport, sync, sync_init};
