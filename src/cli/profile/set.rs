//! `gradus profile set`

use clap::Args;

use crate::cli::shell::{Outcome, Shell};
use crate::domain::claims::Network;
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
    /// Your page on GitHub: your name there, or the address; "" takes it away
    #[arg(long, value_name = "NAME|URL")]
    github: Option<String>,
    /// Your page on Kaggle
    #[arg(long, value_name = "NAME|URL")]
    kaggle: Option<String>,
    /// Your page on Hugging Face
    #[arg(long, value_name = "NAME|URL")]
    hugging_face: Option<String>,
    /// Your page on LinkedIn
    #[arg(long, value_name = "NAME|URL")]
    linkedin: Option<String>,
    /// A publication; an empty address takes it away; may be given again
    #[arg(long = "publication", value_name = "TITLE=URL")]
    publications: Vec<String>,
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
            pages: self.pages(),
            publications: self.publications.clone(),
        };
        shell.act(&mut workspace, |state| command::profile(state, &fields))
    }

    fn pages(&self) -> Vec<(Network, String)> {
        let given = [
            (Network::GitHub, &self.github),
            (Network::Kaggle, &self.kaggle),
            (Network::HuggingFace, &self.hugging_face),
            (Network::LinkedIn, &self.linkedin),
        ];
        given.into_iter().filter_map(|(network, typed)| Some((network, typed.clone()?))).collect()
    }
}
