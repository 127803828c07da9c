//! `gradus profile set`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::workspace::command::{self, ProfileFields};

/// Change the profile
///
/// An empty text clears a field: --phone "".
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Set {
    /// Your name
    #[arg(long, value_name = "N")]
    name: Option<String>,
    /// One line under it
    #[arg(long, value_name = "H", allow_hyphen_values = true)]
    headline: Option<String>,
    /// Your e-mail address
    #[arg(long, value_name = "E")]
    email: Option<String>,
    /// Your telephone number
    #[arg(long, value_name = "P")]
    phone: Option<String>,
    /// Town and country
    #[arg(long, value_name = "L")]
    location: Option<String>,
    /// A link; an empty address takes it away; may be given again
    #[arg(long = "link", value_name = "LABEL=URL")]
    links: Vec<String>,
    /// A paragraph on you
    #[arg(long, value_name = "S", allow_hyphen_values = true)]
    summary: Option<String>,
}

impl Set {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let fields = ProfileFields {
            name: self.name.clone(),
            headline: self.headline.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            location: self.location.clone(),
            summary: self.summary.clone(),
            links: self.links.clone(),
        };
        shell.act(&mut workspace, |state| command::profile(state, &fields))
    }
}
