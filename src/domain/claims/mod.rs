//! Claims: what the evidence allows an export to say (RULES "Claims"). Nothing here is invented, and what is withheld is named.

mod backing;
mod bullet;
mod content;
mod doubt;
mod format;
mod level;
mod lines;
mod lint;
mod network;
mod pattern;
mod project;
mod proof;
mod selection;
mod skills;
mod standing;
mod suggestion;

pub use backing::{Backing, Basis, MAX_SKILLS, backed_skills, backings};
pub use bullet::{result_bullet, suggested_bullet};
pub use content::Content;
pub use doubt::doubtful;
pub use format::{Format, MADE_HERE};
pub use level::{LevelClaim, levels};
pub use lines::{Origin, SuggestedLine, suggested_lines};
pub use lint::{LONGEST, UNLINKED, lint, lint_summary};
pub use network::Network;
pub use pattern::{PATTERNS, Pattern};
pub use project::{Audited, Bullet, ProjectClaim, Source, bullets, passed};
pub use proof::{Proof, ProofGap, audit_denies, is_public_link, passed_audit, project_proof, proof_gap, public_links};
pub use selection::{Extra, Form, Section, Selection};
pub use skills::{SkillClaim, SkillGroup};
pub use standing::{NextProof, ProjectStanding, Way, standing};
pub use suggestion::{HEADLINE, Suggestions, suggestions};

use super::catalog::{Catalog, Role};
use super::id::ProjectId;
use super::progress::{Certificate, Profile, Progress, Project, Status};
use super::time::Day;

/// Everything that may be said, and what may not, with the cheapest way to change that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// Who the learner is.
    pub profile: Profile,
    /// Skills that are shown or proven, in the groups that postings use.
    pub skills: Vec<SkillGroup>,
    /// Shipped projects: the most relevant to the role first, then the newest.
    pub projects: Vec<ProjectClaim>,
    /// Projects that are being built; empty unless they were asked for.
    pub in_progress: Vec<ProjectClaim>,
    /// Certificates with issuer and address, the newest first.
    pub certificates: Vec<Certificate>,
    /// Completed levels; empty unless they were asked for.
    pub levels: Vec<LevelClaim>,
    /// The day on which all this may be said.
    pub as_of: Option<Day>,
    /// What is left out though the learner may expect it, and why.
    pub withheld: Vec<Withheld>,
    /// What is worth another look in lines and figures before somebody reads them, in sentences.
    pub remarks: Vec<String>,
    /// What an extra brings in that no evidence backs, in sentences.
    pub warnings: Vec<String>,
    /// What was asked for.
    pub selection: Selection,
}

/// Something that an export leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// What.
    pub what: String,
    /// Why, without a full stop.
    pub why: String,
    /// The commands that would change that, the cheapest first.
    pub commands: Vec<String>,
    /// The project that it is, where it is one.
    pub project: Option<ProjectId>,
}

impl Withheld {
    /// `Leaf Doctor: shipped, but …: gradus project set …`
    #[must_use]
    pub fn words(&self) -> String {
        let commands = self.commands.join(" or ");
        let colon = if commands.is_empty() { "" } else { ": " };
        format!("{}: {}{colon}{commands}", self.what, self.why)
    }
}

/// Works out what may be said of what is asked for.
#[must_use]
pub fn claims(catalog: &Catalog, progress: &Progress, selection: &Selection, today: Day) -> Claims {
    let role = role(catalog, progress, selection);
    let since = |day: Option<Day>| selection.since.is_none_or(|since| day.is_some_and(|day| day >= since));
    let profile = public_profile(&progress.learner.profile);
    let mut claims = Claims { profile, selection: selection.clone(), as_of: Some(today), ..Claims::default() };
    for shipped in backing::shipped(progress).into_iter().filter(|project| since(project.shipped())) {
        match ProjectClaim::of_shipped(catalog, shipped) {
            Some(claim) => {
                claims.withheld.extend(denied(catalog, shipped));
                claims.remarks.extend(remarks(shipped));
                claims.projects.push(claim);
            }
            None => claims.withheld.push(Withheld {
                what: shipped.title.clone(),
                why: "shipped, but without a public link or a measured result".into(),
                commands: standing(shipped).next.into_iter().map(|next| next.command).collect(),
                project: Some(shipped.id.clone()),
            }),
        }
    }
    if let Some(role) = role {
        claims.projects.sort_by_key(|project| std::cmp::Reverse(project.relevance(role)));
    }
    if selection.asks_for(Extra::InProgress) {
        let building = progress.projects().filter(|project| project.status() == Status::Building);
        claims.in_progress = building.map(|project| ProjectClaim::of_building(catalog, project)).collect();
    }
    let links = progress.learner.profile.links.iter().chain(&progress.learner.profile.publications);
    claims.withheld.extend(links.filter(|link| !is_public_link(&link.url)).map(|link| Withheld {
        what: format!("the link {}", link.label),
        why: "its address opens on this machine or in a private network alone".into(),
        commands: Vec::new(),
        project: None,
    }));
    let (certificates, lacking) = backing::certificates(progress);
    let dated = |one: &&Certificate| selection.since.is_none_or(|since| is_since(one, since));
    claims.certificates = certificates.into_iter().filter(dated).cloned().collect();
    claims.withheld.extend(lacking.iter().map(|certificate| Withheld {
        what: certificate.name.clone().unwrap_or_else(|| "a certificate".into()),
        why: "a certificate needs an issuer and a public address".into(),
        commands: certificate.name.iter().map(|name| completing(name)).collect(),
        project: None,
    }));
    let bare = if selection.asks_for(Extra::AllSkills) { skills::unbacked(catalog, progress) } else { Vec::new() };
    claims.skills = skills::groups(catalog, progress, role, bare);
    if selection.asks_for(Extra::Levels) {
        claims.levels = levels(catalog, progress, today);
    }
    claims.limit(selection);
    claims.warnings.extend(claims.unbacked_warning());
    claims
}

/// The role that a selection is for: the one it names, else the goal's.
#[must_use]
pub fn role<'a>(catalog: &'a Catalog, progress: &Progress, selection: &Selection) -> Option<&'a Role> {
    let id = selection.role.as_deref().or(progress.learner.goal.role.as_deref())?;
    catalog.role(id)
}

impl Claims {
    /// Leaves out the parts that are not wanted.
    fn limit(&mut self, selection: &Selection) {
        let mut drop = |section: Section, clear: &mut dyn FnMut(&mut Self)| {
            if !selection.wants(section) {
                clear(self);
            }
        };
        drop(Section::Summary, &mut |claims| claims.profile.summary = None);
        drop(Section::Skills, &mut |claims| claims.skills.clear());
        drop(Section::Projects, &mut |claims| claims.projects.clear());
        drop(Section::InProgress, &mut |claims| claims.in_progress.clear());
        drop(Section::Certificates, &mut |claims| claims.certificates.clear());
        drop(Section::Publications, &mut |claims| claims.profile.publications.clear());
        drop(Section::Levels, &mut |claims| claims.levels.clear());
        let section =
            |withheld: &Withheld| if withheld.project.is_some() { Section::Projects } else { Section::Certificates };
        self.withheld.retain(|withheld| selection.wants(section(withheld)));
    }

    fn unbacked_warning(&self) -> Option<String> {
        let bare = self.skills.iter().flat_map(|group| &group.skills).filter(|skill| skill.proof.is_none());
        let names: Vec<String> = bare.map(|skill| skill.name.clone()).collect();
        (!names.is_empty()).then(|| {
            format!(
                "No project, certificate or link backs {}: an interviewer who asks for proof gets none.",
                super::text::list_words(&names)
            )
        })
    }
}

/// The command that completes a certificate.
fn completing(name: &str) -> String {
    format!("gradus certificate add {} --issuer I --date D --url U", super::text::shell_word(name))
}

/// The frameworks that a project names and that its newest audit did not find in it.
fn denied(catalog: &Catalog, project: &Project) -> Option<Withheld> {
    let backed: Vec<&str> = backed_skills(catalog, project).collect();
    let named = project.skills.iter().take(MAX_SKILLS).filter(|id| !backed.contains(&id.as_str()));
    let names: Vec<String> = named.map(|id| catalog.skill_name(id).to_owned()).collect();
    (!names.is_empty()).then(|| Withheld {
        what: format!("{} of {}", super::text::list_words(&names), project.title),
        why: "its newest audit found nothing that imports it".into(),
        commands: vec![format!("gradus project audit {}", project.id)],
        project: Some(project.id.clone()),
    })
}

/// What is worth another look in the lines and figures of a project before somebody reads them.
fn remarks(project: &Project) -> Vec<String> {
    let of_lines = project.bullets.iter().flat_map(|bullet| {
        let remarks = lint(&bullet.text, project).into_iter().filter(|remark| remark != UNLINKED);
        remarks.map(|remark| {
            super::text::sentence(&format!("{}, \"{}\": {remark}", project.title, super::text::fit(&bullet.text, 40)))
        })
    });
    let of_results = project.results.iter().filter(|result| result.split.is_none()).filter_map(doubtful);
    of_lines.chain(of_results.map(|question| format!("{}: {question}", project.title))).collect()
}

/// Whether a certificate is of that day or later, as far as its date says.
fn is_since(certificate: &Certificate, since: Day) -> bool {
    let since = since.to_string();
    certificate.date.as_deref().is_some_and(|date| date >= since.get(..date.len()).unwrap_or(&since))
}

/// The profile without links that only work on this machine.
fn public_profile(profile: &Profile) -> Profile {
    let public =
        |links: &[super::event::Link]| links.iter().filter(|link| is_public_link(&link.url)).cloned().collect();
    Profile { links: public(&profile.links), publications: public(&profile.publications), ..profile.clone() }
}
