//! `gradus project ship`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Reply, Shell};
use crate::domain::text::count;
use crate::workspace::{Error, command, resolve};

/// Ship a project: it is finished, and may stand on your résumé
///
/// Open items of the checklist are named and asked about; without a terminal --yes is
/// needed then.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Ship {
    /// A project, by its id or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// The day: a date, today or yesterday
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Do not ask about open items
    #[arg(long)]
    yes: bool,
}

impl Ship {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let state = &workspace.state;
        let project = resolve::project(state, &self.id)?;
        let day = self.on.as_deref().map_or(Ok(state.today), |typed| command::parse_on(typed, state.today))?;
        // What cannot be shipped is refused before anybody is asked.
        command::ship(state, project, day)?;
        let open = command::unfinished(project);
        if !self.yes && !open.is_empty() {
            let of = format!("of {} open", count(project.items.len(), "item"));
            let mut about = vec![format!("{} has {} {of}:", project.title, open.len())];
            about.extend(open.iter().map(|item| format!("  {item}")));
            match shell.ask(&about, "Ship it as it is?") {
                Reply::Yes => {}
                Reply::No => {
                    shell.hint("It is not shipped.");
                    return Ok(Exit::Failed);
                }
                Reply::Nobody => {
                    return Err(Error::failed(format!("{} {}.", about[0], open.join("; ")))
                        .hint(format!("to ship it as it is: gradus project ship {} --yes", project.id)));
                }
            }
        }
        let id = project.id.clone();
        shell.act(&mut workspace, |state| command::ship(state, resolve::project(state, &id)?, day))
    }
}
