//! `gradus story set`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command::{self, StoryInput};

/// Tell a story, or change it
///
/// The prompt is one of those that `gradus story` lists, or any words of your own. An empty
/// text clears a field, as --clear does.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Set {
    /// A prompt, or a story's id or the beginning of it
    #[arg(value_name = "PROMPT")]
    prompt: String,
    /// What the matter was, and why it mattered
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    situation: Option<String>,
    /// What you did
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    action: Option<String>,
    /// What came of it, with a number
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    result: Option<String>,
    /// The project that it is about
    #[arg(long, value_name = "ID")]
    project: Option<String>,
    /// A field to clear; may be given again
    #[arg(long, value_name = "FIELD")]
    clear: Vec<String>,
}

impl Set {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let input = StoryInput {
            situation: self.situation.clone(),
            action: self.action.clone(),
            result: self.result.clone(),
            project: self.project.clone(),
            clear: self.clear.clone(),
        };
        shell.act(&mut workspace, |state| command::tell_story(state, &self.prompt, &input))
    }
}
