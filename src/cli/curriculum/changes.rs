//! `gradus curriculum changes`

use std::io::ErrorKind;

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::cli::table::{Column, Table};
use crate::workspace::Error;
use crate::workspace::query::{self, ChangeView, ChangesView, EntryView};

/// What changed in the curricula since this machine last told it
///
/// After an upgrade, or an edit of your own: what was added, renamed, joined, dropped, or
/// moved between core and elective, and what that does to your percentages. Marks are kept,
/// those of what was dropped in the journal. What is told counts as seen from then on.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Changes {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Changes {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let unseen = workspace.unseen();
        let view = query::changes(&unseen, &workspace.state.catalog);
        let exit = if self.json { shell.json(&view)? } else { tell(shell, &view) };
        // What nobody could read is not seen.
        match shell.flush() {
            Ok(()) => workspace.desk.keep_seen(&unseen.now).map(|()| exit),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(exit),
            Err(error) => Err(Error::failed(format!("the answer cannot be written: {error}"))),
        }
    }
}

fn tell(shell: &mut Shell<'_, '_>, view: &ChangesView) -> Exit {
    if view.first {
        shell.line("There is nothing to compare with: what is loaded now counts as seen from here on.");
    } else if view.curricula.is_empty() {
        shell.line("Nothing has changed since these curricula were last shown.");
    }
    for change in &view.curricula {
        tell_one(shell, change);
    }
    Exit::Done
}

/// What changed in one curriculum: all of it in a line, then each thing in its own.
pub(super) fn tell_one(shell: &mut Shell<'_, '_>, change: &ChangeView) {
    shell.paragraph("", &change.words);
    let mut table = Table::new(&[Column::Left, Column::Left, Column::Cut]).indented(2);
    rows(&mut table, change);
    shell.table(&table);
}

/// One row for each thing that changed; of a curriculum that came or went as a whole, only what has to do with others.
fn rows(table: &mut Table, change: &ChangeView) {
    if change.whole == "kept" {
        for entry in &change.added {
            table.row(["added", &entry.id, &title(entry)]);
        }
    }
    for renamed in &change.renamed {
        table.row([if renamed.to.len() > 1 { "split" } else { "renamed" }, &renamed.from, &to(&renamed.to)]);
    }
    for joined in &change.joined {
        table.row(["joined", &joined.from.join(", "), &to(std::slice::from_ref(&joined.to))]);
    }
    for dropped in change.dropped.iter().filter(|dropped| change.whole == "kept" || dropped.marked) {
        let kept = if dropped.marked { "what you did is kept in the journal" } else { "" };
        table.row(["dropped", &dropped.id, kept]);
    }
    for moved in &change.moved {
        table.row([&format!("now {}", moved.track), &moved.id, &title(moved)]);
    }
    for left in &change.left {
        table.row(["moved", left, "to another curriculum"]);
    }
}

fn title(entry: &EntryView) -> String {
    format!("{}{}", entry.title, if entry.kind.word() == "brief" { " (brief)" } else { "" })
}

fn to(ids: &[String]) -> String {
    format!("-> {}", ids.join(", "))
}
