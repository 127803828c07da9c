//! Projects that a plan may have: briefs to build, projects to finish, shipped ones that lack evidence.

use super::bits::Bits;
use super::ground::Ground;
use super::needs::Choice;
use crate::domain::catalog::Brief;
use crate::domain::claims::{MAX_SKILLS, backed_skills, public_links};
use crate::domain::figures::Path;
use crate::domain::id::SkillId;
use crate::domain::next::StepKind;
use crate::domain::progress::{Project, State, Status};
use crate::domain::readiness::{CLAIM, DEPLOYMENT, is_deployed, lacks, project_time};
use crate::domain::time::Minutes;

/// What is to be done for a project to count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Task<'a> {
    /// Build it from its brief.
    Build(&'a Brief),
    /// Finish what is under way.
    Finish(&'a Project),
    /// Add what is missing to what is shipped.
    Claim(&'a Project),
}

/// A project that a plan may have. At its end it is shipped, with a link and a measured result.
#[derive(Clone, Debug)]
pub(super) struct Work<'a> {
    pub task: Task<'a>,
    /// How long it takes, without what comes before it.
    pub time: Minutes,
    /// The milestones open right before it, and everything open before them.
    pub closure: Bits,
    /// The ids of the skills that it proves.
    pub proves: Vec<&'a str>,
    /// Whether others can use it then.
    pub deployed: bool,
    /// Its place on the path: the segment, then the place in the catalog; projects without a brief by id.
    place: (usize, usize, &'a str),
}

impl<'a> Work<'a> {
    /// Every project that a plan may have, in path order, then by id.
    pub fn all(ground: &Ground<'a>, path: &Path) -> Vec<Self> {
        let (catalog, progress) = (ground.catalog, ground.progress);
        let briefs = catalog
            .briefs
            .iter()
            .filter(|brief| matches!(progress.brief_state(catalog, brief), State::Todo | State::Blocked));
        let mut all: Vec<Self> = briefs.map(|brief| Self::build(ground, path, brief)).collect();
        all.extend(progress.projects().filter_map(|project| Self::go_on(ground, path, project)));
        all.sort_by(|a, b| a.place.cmp(&b.place));
        all
    }

    fn build(ground: &Ground<'a>, path: &Path, brief: &'a Brief) -> Self {
        let proves: Vec<&str> = brief.skills.iter().take(MAX_SKILLS).map(SkillId::as_str).collect();
        Self {
            task: Task::Build(brief),
            time: brief.time,
            closure: ground.closure(ground.catalog.brief_requires(brief)),
            deployed: proves.iter().any(|skill| DEPLOYMENT.contains(skill)),
            proves,
            place: place(ground, path, Some(brief), &brief.id),
        }
    }

    /// A project that is begun or lacks something. An idea that belongs to no brief has no hours that anybody knows.
    fn go_on(ground: &Ground<'a>, path: &Path, project: &'a Project) -> Option<Self> {
        let brief = project.brief.as_deref().and_then(|brief| ground.catalog.brief(brief));
        let (task, time, before) = match (project.status(), brief) {
            (Status::Idea | Status::Building, Some(brief)) => {
                (Task::Finish(project), project_time(ground.catalog, project), ground.catalog.brief_requires(brief))
            }
            (Status::Building, None) => (Task::Finish(project), project_time(ground.catalog, project), &[][..]),
            (Status::Shipped, _) => {
                lacks(project)?;
                let missing = [public_links(project).is_empty(), project.results.is_empty()];
                let time = missing.into_iter().filter(|is_missing| *is_missing).map(|_| CLAIM).sum();
                (Task::Claim(project), time, &[][..])
            }
            (Status::Idea, None) | (Status::Archived, _) => return None,
        };
        Some(Self {
            task,
            time,
            closure: ground.closure(before),
            proves: backed_skills(ground.catalog, project).collect(),
            deployed: is_deployed(ground.catalog, project),
            place: place(ground, path, brief, &project.id),
        })
    }

    /// It as something to choose.
    pub fn choice(&self) -> Choice {
        Choice { closure: self.closure.clone(), time: self.time }
    }

    /// The brief that it is made from.
    pub fn brief(&self, ground: &Ground<'a>) -> Option<&'a Brief> {
        match self.task {
            Task::Build(brief) => Some(brief),
            Task::Finish(project) | Task::Claim(project) => ground.catalog.brief(project.brief.as_deref()?),
        }
    }

    /// What kind of step it is.
    pub fn kind(&self) -> StepKind {
        match self.task {
            Task::Build(_) => StepKind::Brief,
            Task::Finish(_) => StepKind::Project,
            Task::Claim(_) => StepKind::Claim,
        }
    }

    /// What `show` accepts.
    pub fn id(&self) -> &'a str {
        match self.task {
            Task::Build(brief) => &brief.id,
            Task::Finish(project) | Task::Claim(project) => &project.id,
        }
    }

    /// What to do, in words.
    pub fn title(&self) -> String {
        match self.task {
            Task::Build(brief) => brief.title.to_string(),
            Task::Finish(project) => project.title.clone(),
            Task::Claim(project) => {
                format!("Add {} to {}", lacks(project).unwrap_or("evidence"), project.title)
            }
        }
    }

    /// The name of the project.
    pub fn name(&self) -> &'a str {
        match self.task {
            Task::Build(brief) => &brief.title,
            Task::Finish(project) | Task::Claim(project) => &project.title,
        }
    }
}

/// Behind everything that stands on the path.
const OFF_PATH: usize = usize::MAX;

fn place<'a>(ground: &Ground<'_>, path: &Path, brief: Option<&Brief>, id: &'a str) -> (usize, usize, &'a str) {
    let segment = brief.and_then(|brief| path.segment_of_brief(brief)).unwrap_or(OFF_PATH);
    let nth = brief.and_then(|brief| ground.catalog.briefs.iter().position(|one| one.id == brief.id));
    (segment, nth.unwrap_or(OFF_PATH), id)
}
