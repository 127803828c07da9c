//! Where a project stands on the way to a résumé, and the cheapest thing that takes it further.

use super::proof::{Proof, ProofGap, project_proof, proof_gap, public_links};
use crate::domain::progress::{Project, Status};
use crate::domain::text::count;
use crate::domain::words;

words! {
    /// The kind of thing that takes a project further.
    Way {
        /// A public link.
        Link = "link",
        /// A measured result, or a passed audit.
        Result = "result",
        /// Shipping it.
        Ship = "ship",
        /// Taking it up again.
        TakeUp = "take-up",
    }
}

/// Where a project stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectStanding {
    /// How well it is backed; none while it may not be claimed.
    pub proof: Option<Proof>,
    /// What takes it further, the cheapest first; nothing when it is proven.
    pub next: Vec<NextProof>,
    shipped: bool,
}

/// Something that takes a project further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextProof {
    /// Its kind: what a screen finds its key by.
    pub way: Way,
    /// What to do, without a full stop: "add a public link to code or demo".
    pub what: String,
    /// The command that does it.
    pub command: String,
}

/// Where a project stands, and what takes it further.
#[must_use]
pub fn standing(project: &Project) -> ProjectStanding {
    let id = &project.id;
    let link = || {
        let what = match public_links(project).is_empty() && (project.repo.is_some() || project.demo.is_some()) {
            true => "make its address public: the one it has opens on this machine alone",
            false => "add a public link to its code or demo",
        };
        NextProof { way: Way::Link, what: what.into(), command: format!("gradus project set {id} --repo URL") }
    };
    let result = || NextProof {
        way: Way::Result,
        what: if public_links(project).is_empty() { "measure a result" } else { "measure a result or pass an audit" }
            .into(),
        command: format!("gradus project measure {id} NAME VALUE --baseline B"),
    };
    let mut next = match proof_gap(project) {
        None => Vec::new(),
        Some(ProofGap::Link) => vec![link()],
        Some(ProofGap::Result) => vec![result()],
        Some(ProofGap::LinkOrResult) => vec![link(), result()],
    };
    match project.status() {
        Status::Shipped => {}
        Status::Archived => {
            next = vec![NextProof {
                way: Way::TakeUp,
                what: "take it up again: archived projects are not claimed".into(),
                command: format!("gradus project set {id} --status building"),
            }]
        }
        Status::Idea | Status::Building => {
            let open = project.open_items().count();
            let what = if open == 0 { "ship it".into() } else { format!("ship it, {} open", count(open, "item")) };
            next.push(NextProof { way: Way::Ship, what, command: format!("gradus project ship {id}") });
        }
    }
    ProjectStanding { proof: project_proof(project), next, shipped: project.status() == Status::Shipped }
}

impl ProjectStanding {
    /// `proven`, `shown; to prove it, add a public link to its code or demo`, `not shown yet: …`
    #[must_use]
    pub fn words(&self) -> String {
        self.words_with(|next| next.what.clone())
    }

    /// The same with each way in other words: a screen names its key behind it.
    #[must_use]
    pub fn words_with(&self, way: impl Fn(&NextProof) -> String) -> String {
        let ways: Vec<String> = self.next.iter().map(way).collect();
        let either = if self.shipped { " or " } else { ", then " };
        match (self.proof, ways.is_empty()) {
            (Some(proof), true) => proof.word().to_owned(),
            (Some(proof), false) => format!("{proof}; to prove it, {}", ways.join(" and ")),
            (None, _) => format!("not shown yet: {}", ways.join(either)),
        }
    }

    /// The same with the commands: `shown; to prove it, …: gradus project set …`
    #[must_use]
    pub fn with_commands(&self) -> String {
        let commands: Vec<&str> = self.next.iter().map(|next| next.command.as_str()).collect();
        let colon = if commands.is_empty() { "" } else { ": " };
        format!("{}{colon}{}", self.words(), commands.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Item;
    use crate::domain::event::{AuditResult, Measured, Patch, ProjectChange, StoredStatus};
    use crate::domain::time::Day;

    fn project(status: Option<StoredStatus>, backed: &str) -> Project {
        let mut project = Project::new("leaf-7c3f".into());
        let status = status.map_or(Patch::Keep, Patch::Set);
        project.apply_change(&ProjectChange { status, ..ProjectChange::default() });
        project.demo = backed.contains("link").then(|| "https://example.org".into());
        project.repo = backed.contains("local").then(|| "http://localhost:3000".into());
        if backed.contains("result") {
            project.results.push(Measured { name: "F1".into(), value: "0.9".into(), ..Measured::default() });
        }
        if backed.contains("audit") {
            let passed = AuditResult { passed: vec!["readme".into()], ..AuditResult::default() };
            project.audit = Day::parse("2026-11-18").map(|day| (day, passed));
        }
        if backed.contains("item") {
            project.items.push(Item { id: "one".into(), text: "A baseline".into() });
        }
        project
    }

    #[test]
    fn the_cheapest_way_comes_first_and_shipping_last() {
        let shipped = Some(StoredStatus::Shipped);
        for (status, backed, expected) in [
            (None, "", "not shown yet: add a public link to its code or demo, then measure a result, then ship it"),
            (None, "link result item", "not shown yet: ship it, 1 item open"),
            (shipped, "", "not shown yet: add a public link to its code or demo or measure a result"),
            (shipped, "link", "shown; to prove it, measure a result or pass an audit"),
            (shipped, "result", "shown; to prove it, add a public link to its code or demo"),
            (
                shipped,
                "local result",
                "shown; to prove it, make its address public: the one it has opens on this machine alone",
            ),
            (shipped, "audit", "not shown yet: add a public link to its code or demo"),
            (shipped, "link audit", "proven"),
            (shipped, "link result", "proven"),
            (
                Some(StoredStatus::Archived),
                "link result",
                "not shown yet: take it up again: archived projects are not claimed",
            ),
        ] {
            assert_eq!(standing(&project(status, backed)).words(), expected, "{backed}");
        }
        let commands: Vec<String> = standing(&project(None, "")).next.into_iter().map(|next| next.command).collect();
        assert_eq!(
            commands,
            [
                "gradus project set leaf-7c3f --repo URL",
                "gradus project measure leaf-7c3f NAME VALUE --baseline B",
                "gradus project ship leaf-7c3f"
            ]
        );
    }
}
