//! Who the learner is, as far as an export says.

use crate::domain::claims::Network;
use crate::domain::event::{Body, Link, ListChange, Patch, ProfileChange};
use crate::domain::stamp::Draft;
use crate::workspace::error::Error;
use crate::workspace::state::State;

/// What changes, as typed; an empty text clears.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProfileFields {
    /// Name.
    pub name: Option<String>,
    /// One line under it.
    pub headline: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Town and country.
    pub location: Option<String>,
    /// A paragraph.
    pub summary: Option<String>,
    /// `LABEL=URL`; an empty URL removes the link.
    pub links: Vec<String>,
    /// The learner's pages at networks: a name there, or the address.
    pub pages: Vec<(Network, String)>,
    /// `TITLE=URL`; an empty URL removes the publication.
    pub publications: Vec<String>,
}

/// Changes the profile.
///
/// # Errors
/// Nothing is given, an e-mail has no `@`, or a link is none.
pub fn profile(state: &State, fields: &ProfileFields) -> Result<Draft, Error> {
    if let Some(email) = fields.email.as_deref().map(str::trim).filter(|email| !email.is_empty())
        && !is_email(email)
    {
        return Err(Error::usage(format!("\"{email}\" is no e-mail address.")).hint("write it like ada@example.org"));
    }
    let change = ProfileChange {
        name: field(fields.name.as_deref()),
        headline: field(fields.headline.as_deref()),
        email: field(fields.email.as_deref()),
        phone: field(fields.phone.as_deref()),
        location: field(fields.location.as_deref()),
        summary: field(fields.summary.as_deref()),
        links: pages(links(&fields.links)?, &fields.pages)?,
        publications: links(&fields.publications)?,
    };
    if change.is_empty() {
        return Err(Error::usage("There is nothing to change.").hint("gradus profile set --name \"Ada Lovelace\""));
    }
    let changed = change.fields().join(", ");
    Ok(Draft::new(state.today, Body::Profile(Box::new(change)), format!("The profile is changed: {changed}.")))
}

fn is_email(text: &str) -> bool {
    let parts: Vec<&str> = text.split('@').collect();
    matches!(parts.as_slice(), [name, host] if !name.is_empty() && host.contains('.'))
        && !text.contains(char::is_whitespace)
}

/// A text field: kept when not given, cleared when empty.
pub(super) fn field(typed: Option<&str>) -> Patch<String> {
    match typed.map(str::trim) {
        None => Patch::Keep,
        Some("") => Patch::Clear,
        Some(text) => Patch::Set(text.to_owned()),
    }
}

/// Links from `LABEL=URL`; an empty URL removes the link of that label.
pub(super) fn links(typed: &[String]) -> Result<ListChange<Link>, Error> {
    let mut change = ListChange::default();
    for typed in typed {
        let parts = typed.split_once('=').map(|(label, url)| (label.trim(), url.trim()));
        match parts {
            Some((label, "")) if !label.is_empty() => change.remove.push(label.to_owned()),
            Some((label, url)) if !label.is_empty() => {
                change.add.push(Link { label: label.to_owned(), url: address(url)? });
            }
            _ => {
                return Err(Error::usage(format!("\"{typed}\" is no labelled link."))
                    .hint("write it like GitHub=https://github.com/you"));
            }
        }
    }
    Ok(change)
}

/// The change of links with these pages in it; an empty one removes the link of the network's name.
fn pages(mut change: ListChange<Link>, pages: &[(Network, String)]) -> Result<ListChange<Link>, Error> {
    for (network, typed) in pages {
        match (typed.trim(), network.link(typed.trim())) {
            ("", _) => change.remove.push(network.word().to_owned()),
            (_, Some(link)) => change.add.push(link),
            (typed, None) => {
                return Err(Error::usage(format!("\"{typed}\" is no page at {network}."))
                    .hint(format!("give your name there, or {}you", network.prefix())));
            }
        }
    }
    Ok(change)
}

/// An absolute web address.
pub(super) fn address(typed: &str) -> Result<String, Error> {
    let rest = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if host.is_empty() || typed.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Error::usage(format!("\"{typed}\" is no web address."))
            .hint("write it like https://github.com/you/project"));
    }
    Ok(typed.to_owned())
}
