//! The fields of the profile: what each is for, what it says now, and the window that changes it.

use super::{Overlay, Purpose, TextBox};
use crate::domain::claims::{Network, Selection, Suggestions, claims, role, suggestions};
use crate::domain::event::Link;
use crate::domain::progress::Profile;
use crate::domain::stamp::Draft;
use crate::domain::words;
use crate::workspace::{Error, State, command};

words! {
    /// A field of the profile.
    ProfileField {
        /// Name.
        Name = "name",
        /// One line under it.
        Headline = "headline",
        /// E-mail.
        Email = "e-mail",
        /// Telephone.
        Phone = "phone",
        /// Town and country.
        Location = "location",
        /// A paragraph.
        Summary = "summary",
        /// The page on GitHub.
        GitHub = "GitHub",
        /// The page on Kaggle.
        Kaggle = "Kaggle",
        /// The page on Hugging Face.
        HuggingFace = "Hugging Face",
        /// The page on LinkedIn.
        LinkedIn = "LinkedIn",
        /// Any other link: `Blog=https://ada.example.org`.
        Link = "link",
        /// A publication: `TITLE=URL`.
        Publication = "publication",
    }
}

impl ProfileField {
    /// What it is for, while it is not set.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Name => "stands on top",
            Self::Headline => "one line on what you do",
            Self::Email => "how an answer reaches you",
            Self::Phone => "some recruiters call first",
            Self::Location => "many postings ask for it",
            Self::Summary => "two or three sentences on you",
            Self::GitHub => "where your code is read",
            Self::Kaggle => "competitions and notebooks",
            Self::HuggingFace => "models and demos",
            Self::LinkedIn => "where recruiters look",
            Self::Link => "a blog or a page of your own",
            Self::Publication => "a paper or an article",
        }
    }

    /// How it is written.
    fn help(self) -> &'static str {
        match self {
            Self::Name => "As it should stand on top; empty clears it",
            Self::Headline => "One line under the name: what you do; empty clears it",
            Self::Email => "you@example.org; empty clears it",
            Self::Phone => "With the country's code; empty clears it",
            Self::Location => "Town and country; empty clears it",
            Self::Summary => "Two or three sentences; what stands in brackets is yours to complete; empty clears it",
            Self::GitHub | Self::Kaggle | Self::HuggingFace | Self::LinkedIn => {
                "Your name there, or the address of your page; empty takes it away"
            }
            Self::Link => "Label and address: Blog=https://ada.example.org; nothing after the = removes it",
            Self::Publication => "Title and address: Title=https://arxiv.org/abs/…; nothing after the = removes it",
        }
    }

    /// The network whose page it holds.
    #[must_use]
    pub fn network(self) -> Option<Network> {
        match self {
            Self::GitHub => Some(Network::GitHub),
            Self::Kaggle => Some(Network::Kaggle),
            Self::HuggingFace => Some(Network::HuggingFace),
            Self::LinkedIn => Some(Network::LinkedIn),
            _ => None,
        }
    }

    /// What it says now; nothing for links and publications, which are many.
    #[must_use]
    pub fn value(self, profile: &Profile) -> String {
        let text = match self {
            Self::Name => profile.name.as_deref(),
            Self::Headline => profile.headline.as_deref(),
            Self::Email => profile.email.as_deref(),
            Self::Phone => profile.phone.as_deref(),
            Self::Location => profile.location.as_deref(),
            Self::Summary => profile.summary.as_deref(),
            Self::Link | Self::Publication => None,
            Self::GitHub | Self::Kaggle | Self::HuggingFace | Self::LinkedIn => {
                let network = self.network().map(Network::word);
                profile.links.iter().find(|link| Some(&*link.label) == network).map(|link| link.url.as_str())
            }
        };
        text.unwrap_or_default().to_owned()
    }

    /// The text to start from while it is not set.
    #[must_use]
    pub fn suggested(self, suggestions: &Suggestions) -> Option<&str> {
        match self {
            Self::Headline => suggestions.headline.as_deref(),
            Self::Summary => suggestions.summary.as_deref(),
            _ => None,
        }
    }

    /// The window that changes it.
    #[must_use]
    pub fn change(self, state: &State, suggestions: &Suggestions) -> Overlay {
        let now = self.value(&state.progress.learner.profile);
        let now = if now.is_empty() { self.suggested(suggestions).unwrap_or_default().to_owned() } else { now };
        self.asking(&now)
    }

    /// The window that changes one of several links or publications.
    #[must_use]
    pub fn change_link(self, link: &Link) -> Overlay {
        self.asking(&format!("{}={}", link.label, link.url))
    }

    fn asking(self, now: &str) -> Overlay {
        Overlay::Text(TextBox::new(format!("Profile: {self}"), self.help(), now, Purpose::Profile(self)))
    }

    /// The change that a typed text asks for.
    pub(super) fn draft(self, typed: &str, state: &State) -> Result<Draft, Error> {
        let mut fields = command::ProfileFields::default();
        let text = Some(typed.to_owned());
        match self {
            Self::Name => fields.name = text,
            Self::Headline => fields.headline = text,
            Self::Email => fields.email = text,
            Self::Phone => fields.phone = text,
            Self::Location => fields.location = text,
            Self::Summary => {
                unfinished(typed, state)?;
                fields.summary = text;
            }
            Self::Link => fields.links.push(typed.to_owned()),
            Self::Publication => fields.publications.push(typed.to_owned()),
            Self::GitHub | Self::Kaggle | Self::HuggingFace | Self::LinkedIn => {
                fields.pages.extend(self.network().map(|network| (network, typed.to_owned())));
            }
        }
        command::profile(state, &fields)
    }
}

/// Refuses a summary that still holds what the suggested one leaves to be completed.
fn unfinished(typed: &str, state: &State) -> Result<(), Error> {
    let (catalog, progress, selection) = (&state.catalog, &state.progress, Selection::default());
    let suggested =
        suggestions(&claims(catalog, progress, &selection, state.today), role(catalog, progress, &selection)).summary;
    let blank = suggested.as_deref().and_then(|text| text.get(text.find('[')?..)).unwrap_or_default();
    match blank.is_empty() || !typed.contains(blank) {
        true => Ok(()),
        false => Err(Error::usage("Complete what stands in brackets in your own words, or take it out.")),
    }
}
