//! Places where people of the field show their work, told by the address of a link.

use super::proof::is_public_link;
use crate::domain::event::Link;
use crate::domain::words;

words! {
    /// A place that a résumé names by itself.
    Network {
        /// Code.
        GitHub = "GitHub",
        /// Code.
        GitLab = "GitLab",
        /// The professional profile.
        LinkedIn = "LinkedIn",
        /// Competitions and notebooks.
        Kaggle = "Kaggle",
        /// Models, data sets and demos.
        HuggingFace = "Hugging Face",
        /// Papers, by person.
        Orcid = "ORCID",
        /// Papers, by citation.
        Scholar = "Google Scholar",
    }
}

impl Network {
    /// How the address of a person there begins.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::GitHub => "https://github.com/",
            Self::GitLab => "https://gitlab.com/",
            Self::LinkedIn => "https://www.linkedin.com/in/",
            Self::Kaggle => "https://www.kaggle.com/",
            Self::HuggingFace => "https://huggingface.co/",
            Self::Orcid => "https://orcid.org/",
            Self::Scholar => "https://scholar.google.com/citations?user=",
        }
    }

    /// The link to a person there: of a name as it stands in the address, or of the whole address. None when it is neither.
    #[must_use]
    pub fn link(self, typed: &str) -> Option<Link> {
        let url = if typed.contains("://") { typed.to_owned() } else { format!("{}{typed}", self.prefix()) };
        let link = Link { label: self.word().to_owned(), url };
        (Self::of(&link).map(|(network, _)| network) == Some(self)).then_some(link)
    }

    /// Which network a link leads to, and whose page there; none when it is another place or no person's own page.
    #[must_use]
    pub fn of(link: &Link) -> Option<(Self, &str)> {
        if !is_public_link(&link.url) {
            return None;
        }
        Self::ALL.iter().find_map(|network| {
            let rest = without_scheme(&link.url).strip_prefix(without_scheme(network.prefix()))?;
            let name = rest.trim_end_matches('/').trim_start_matches('@');
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '%');
            (!name.is_empty() && name.chars().all(plain)).then_some((*network, name))
        })
    }
}

fn without_scheme(url: &str) -> &str {
    let rest = url.trim_start_matches("https://").trim_start_matches("http://");
    rest.strip_prefix("www.").unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_s_page_is_told_by_its_address() {
        let of = |url: &str| {
            let link = Link { label: "Mine".into(), url: url.into() };
            Network::of(&link).map(|(network, name)| format!("{network} {name}"))
        };
        assert_eq!(of("https://github.com/ada").as_deref(), Some("GitHub ada"));
        assert_eq!(of("http://www.github.com/ada/").as_deref(), Some("GitHub ada"));
        assert_eq!(of("https://linkedin.com/in/ada-l").as_deref(), Some("LinkedIn ada-l"));
        assert_eq!(of("https://huggingface.co/ada_l").as_deref(), Some("Hugging Face ada_l"));
        assert_eq!(of("https://scholar.google.com/citations?user=x1-Y").as_deref(), Some("Google Scholar x1-Y"));
        for other in ["https://github.com/ada/repo", "https://github.com/", "https://ada.dev", "github.com/ada"] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn a_name_or_an_address_makes_the_link() {
        let url = |typed| Network::Kaggle.link(typed).map(|link| link.url);
        assert_eq!(url("ada").as_deref(), Some("https://www.kaggle.com/ada"));
        assert_eq!(url("https://www.kaggle.com/ada").as_deref(), Some("https://www.kaggle.com/ada"));
        assert_eq!(url("https://github.com/ada"), None);
        assert_eq!(url("a b"), None);
        assert_eq!(url(""), None);
    }
}
