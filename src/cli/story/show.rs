//! `gradus story show`

use clap::Args;

use crate::cli::exit::Exit;
use crate::cli::shell::{Outcome, Shell};
use crate::domain::stories;
use crate::workspace::resolve::{self, StoryMeant};
use crate::workspace::{Error, command, query};

/// One story, whole
#[derive(Args, Debug)]
pub(super) struct Show {
    /// A prompt, or a story's id or the beginning of it
    #[arg(value_name = "PROMPT")]
    prompt: String,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let workspace = shell.open()?;
        let view = match resolve::story(&workspace.state, &self.prompt)? {
            StoryMeant::Told(id, story) => query::story(&workspace.state, id, story),
            StoryMeant::New(prompt) => {
                let ask = stories::ask(prompt);
                return Err(Error::failed(format!("It is not told yet: {ask}")).hint(command::how_to_tell(prompt)));
            }
        };
        if self.json {
            return shell.json(&view);
        }
        shell.paragraph("", &view.story.ask);
        shell.line(&view.story.id);
        super::tell(shell, &view.story);
        Ok(Exit::Done)
    }
}
