//! Claims: what the evidence allows an export to say (RULES "Claims"). Nothing here is invented, and what is withheld is named.

mod backing;
mod bullet;
mod format;
mod proof;
mod skills;

pub use backing::{Backing, Basis, MAX_SKILLS, backed_skills, backings};
pub use bullet::{result_bullet, suggested_bullet};
pub use format::Format;
pub use proof::{Proof, ProofGap, audit_denies, is_public_link, passed_audit, project_proof, proof_gap, public_links};
pub use skills::{SkillClaim, SkillGroup};

use super::catalog::Catalog;
use super::event::Link;
use super::progress::{Certificate, Profile, Progress, Project};
use super::time::Day;

/// Everything that may be said, and what may not, with the cheapest way to change that.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims {
    /// Who the learner is.
    pub profile: Profile,
    /// Skills that are shown or proven, in the groups that postings use.
    pub skills: Vec<SkillGroup>,
    /// Shipped projects, the newest first.
    pub projects: Vec<ProjectClaim>,
    /// Certificates with issuer and address.
    pub certificates: Vec<Certificate>,
    /// What is left out, and why.
    pub withheld: Vec<Withheld>,
}

/// One project as it may stand on a résumé.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectClaim {
    /// Its id, for the screen.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One line.
    pub summary: Option<String>,
    /// The learner's part in it.
    pub role: Option<String>,
    /// When it began; none when that lies after the end.
    pub start: Option<Day>,
    /// When it was shipped.
    pub end: Option<Day>,
    /// Public links only.
    pub links: Vec<Link>,
    /// Names of its skills.
    pub stack: Vec<String>,
    /// The data it works on.
    pub dataset: Option<String>,
    /// Lines made of what was entered.
    pub bullets: Vec<String>,
    /// How well it is backed.
    pub proof: Proof,
    /// `audited (3f2c1a9, 18 Nov 2026)` or `self-reported`: for the screen, never for a résumé.
    pub backing: String,
}

/// Something that an export leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// What.
    pub what: String,
    /// Why, and what to do.
    pub why: String,
}

/// Works out what may be said.
#[must_use]
pub fn claims(catalog: &Catalog, progress: &Progress) -> Claims {
    let (backed, bare): (Vec<&Project>, Vec<&Project>) =
        backing::shipped(progress).into_iter().partition(|project| project_proof(project).is_some());
    let mut withheld: Vec<Withheld> = bare
        .iter()
        .map(|project| Withheld {
            what: project.title.clone(),
            why: format!(
                "shipped, but without a public link or a measured result: `gradus project set {0} --repo URL` or `gradus project measure {0} NAME VALUE`",
                project.id
            ),
        })
        .collect();
    let (certificates, lacking) = backing::certificates(progress);
    withheld.extend(lacking.iter().map(|certificate| Withheld {
        what: certificate.name.clone().unwrap_or_else(|| "a certificate".into()),
        why: "a certificate needs an issuer and a public address".into(),
    }));
    Claims {
        profile: public_profile(&progress.learner.profile),
        skills: skills::groups(catalog, progress),
        projects: backed.iter().filter_map(|project| claim(catalog, project)).collect(),
        certificates: certificates.into_iter().cloned().collect(),
        withheld,
    }
}

/// The profile without links that only work on this machine.
fn public_profile(profile: &Profile) -> Profile {
    let links = profile.links.iter().filter(|link| is_public_link(&link.url)).cloned().collect();
    Profile { links, ..profile.clone() }
}

fn claim(catalog: &Catalog, project: &Project) -> Option<ProjectClaim> {
    let end = project.shipped();
    let own = project.bullets.iter().map(|bullet| bullet.text.clone());
    let measured = project.results.iter().map(result_bullet);
    Some(ProjectClaim {
        id: project.id.to_string(),
        title: project.title.clone(),
        summary: project.summary.clone(),
        role: project.role.clone(),
        start: project.start().filter(|start| end.is_none_or(|end| *start <= end)),
        end,
        links: public_links(project),
        stack: project.skills.iter().take(MAX_SKILLS).map(|id| catalog.skill_name(id).to_owned()).collect(),
        dataset: project.dataset.as_ref().map(|dataset| dataset.name.clone()),
        bullets: own.chain(measured).collect(),
        proof: project_proof(project)?,
        backing: match &project.audit {
            Some((day, audit)) if passed_audit(project) => {
                let commit = audit
                    .commit
                    .as_deref()
                    .map_or(String::new(), |commit| format!("{}, ", commit.get(..7).unwrap_or(commit)));
                format!("audited ({commit}{})", day.words())
            }
            _ => "self-reported".into(),
        },
    })
}
