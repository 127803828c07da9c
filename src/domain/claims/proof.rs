//! How well a project is backed: proven, shown, or not yet (RULES "Skill state").

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::domain::catalog::Skill;
use crate::domain::event::Link;
use crate::domain::progress::{Project, Status};
use crate::domain::text::printable;
use crate::domain::words;

words! {
    /// How well something is backed; a greater one is better.
    Proof { Shown = "shown", Proven = "proven" }
}

/// What a shipped project lacks before it is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofGap {
    /// Both: it is not even shown.
    LinkOrResult,
    /// A public link.
    Link,
    /// A measured result or a passed audit.
    Result,
}

/// How well a project is backed; none unless it is shipped and has a public link or a result.
#[must_use]
pub fn project_proof(project: &Project) -> Option<Proof> {
    if project.status() != Status::Shipped {
        return None;
    }
    let linked = !public_links(project).is_empty();
    let measured = !project.results.is_empty();
    match (linked, measured || passed_audit(project)) {
        (true, true) => Some(Proof::Proven),
        (true, false) => Some(Proof::Shown),
        (false, _) => measured.then_some(Proof::Shown),
    }
}

/// What a project still lacks; none when it has a link and a result.
#[must_use]
pub fn proof_gap(project: &Project) -> Option<ProofGap> {
    let linked = !public_links(project).is_empty();
    let measured = !project.results.is_empty() || passed_audit(project);
    match (linked, measured) {
        (true, true) => None,
        (true, false) => Some(ProofGap::Result),
        (false, true) => Some(ProofGap::Link),
        (false, false) => Some(ProofGap::LinkOrResult),
    }
}

/// Whether its newest audit passed: something was checked, and nothing failed.
#[must_use]
pub fn passed_audit(project: &Project) -> bool {
    project.audit.as_ref().is_some_and(|(_, audit)| audit.failed.is_empty() && !audit.passed.is_empty())
}

/// Whether the newest audit looked for what backs a skill and found nothing.
#[must_use]
pub fn audit_denies(project: &Project, skill: &Skill) -> bool {
    let found = project.audit.as_ref().and_then(|(_, audit)| audit.imports.as_ref());
    found.is_some_and(|found| {
        !skill.imports.is_empty() && !skill.imports.iter().any(|import| found.iter().any(|one| *import == *one))
    })
}

/// The links of a project that anybody can open: demo, repository, then the others.
#[must_use]
pub fn public_links(project: &Project) -> Vec<Link> {
    let named = |label: &str, url: &Option<String>| url.clone().map(|url| Link { label: label.into(), url });
    [named("Demo", &project.demo), named("Code", &project.repo)]
        .into_iter()
        .flatten()
        .chain(project.links.iter().cloned())
        .filter(|link| is_public_link(&link.url))
        .collect()
}

/// Whether an address is `http` or `https`, without a password, without anything that nobody would see, and leads somewhere else than this machine or a private
/// network, however that is written: browsers read `127.1` and `0x7f.1` as addresses too, and a backslash as a slash.
#[must_use]
pub fn is_public_link(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(authority) = rest.and_then(|rest| rest.split(['/', '?', '#']).next()) else { return false };
    if authority.contains(['@', '%', '\\']) || url.chars().any(char::is_whitespace) || *printable(url) != *url {
        return false;
    }
    if let Some(inside) = authority.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
        return inside.parse::<Ipv6Addr>().is_ok_and(is_public_v6);
    }
    let host = authority.split(':').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let last = host.rsplit('.').next().unwrap_or_default();
    if last.starts_with("0x") || !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()) {
        return host.parse::<Ipv4Addr>().is_ok_and(is_public_v4);
    }
    let private = [".local", ".localhost", ".internal", ".lan", ".home", ".test", ".invalid"];
    host.contains('.') && !private.iter().any(|suffix| host.ends_with(suffix)) && !host.starts_with('.')
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !(address.is_private() || address.is_loopback() || address.is_link_local() || address.is_unspecified())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.to_ipv4_mapped() {
        Some(inside) => is_public_v4(inside),
        None => {
            !address.is_loopback()
                && !address.is_unspecified()
                && !matches!(address.segments()[0] & 0xfe00, 0xfc00 | 0xfe00)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_anybody_can_open_is_a_public_link() {
        for good in [
            "https://github.com/a/b",
            "http://example.org",
            "https://8.8.8.8:80/x",
            "https://huggingface.co/spaces/a?b#c",
            "https://[2606:2800:220:1::1]:8443/x",
            "https://[::ffff:8.8.8.8]/",
            "https://example.org/a%20b\\c",
        ] {
            assert!(is_public_link(good), "{good}");
        }
        for bad in [
            "github.com/a",
            "ftp://example.org",
            "https://localhost/x",
            "http://127.0.0.1:8000",
            "http://192.168.1.4/",
            "http://10.0.0.1",
            "http://[::1]/",
            "http://[fd00::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:192.168.1.4]/",
            "http://127.1/",
            "http://127.0.1:8000",
            "http://0x7f.1",
            "http://0.0.0.0",
            "http://localhost\\.example.org",
            "http://localhost%2eexample.org",
            "https://printer.local",
            "https://intranet",
            "https://me:secret@example.org",
            "https://exa mple.org",
            "https://",
            "",
        ] {
            assert!(!is_public_link(bad), "{bad}");
        }
    }
}
