//! What a curriculum says: milestones, briefs, skills and roles as their authors wrote them (DESIGN §4).

use serde::{Deserialize, Serialize};

use super::lazy::Lazy;
use super::text::Text;
use crate::domain::advisor::Advisor;
use crate::domain::id::{BriefId, CardId, CurriculumId, ItemId, MilestoneId, RoleId, SkillId, curriculum_of};
use crate::domain::time::Minutes;
use crate::domain::words;

words! {
    /// How far along a curriculum something stands.
    Level { Beginner = "beginner", Intermediate = "intermediate", Advanced = "advanced" }
}
words! {
    /// What reaching a milestone takes: understanding, doing, doing against the clock, or reading what others wrote.
    Kind { Concept = "concept", Practice = "practice", Drill = "drill", Literacy = "literacy" }
}
words! {
    /// Whether something counts towards percentages and levels.
    Track { Core = "core", Elective = "elective" }
}
words! {
    /// How a skill can be proven: by a project, or only by something written.
    Proof { Project = "project", Written = "written" }
}
words! {
    /// Which direction of a measured figure is the better one.
    Better { Higher = "higher", Lower = "lower" }
}
words! {
    /// What a project needs to run on.
    ComputeKind { Cpu = "cpu", FreeGpu = "free-gpu", Paid = "paid" }
}

/// Where a curriculum was loaded from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Shipped with the program.
    #[default]
    BuiltIn,
    /// The learner's own.
    Own,
    /// The learner's own, in place of a shipped one of the same id.
    Replacement,
}

/// The head of a curriculum.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Curriculum {
    /// Its id, which is also its folder's name.
    pub id: CurriculumId,
    /// Its title.
    pub title: Text,
    /// The framework it teaches; none for a shared strand.
    pub framework: Option<Text>,
    /// One sentence.
    pub summary: Text,
    /// The version of its content.
    pub version: Text,
    /// What this framework or strand is good for.
    pub strengths: Vec<Text>,
    /// Roles it serves.
    pub roles: Vec<RoleId>,
    /// Where it came from.
    pub origin: Origin,
}

/// A text with an id: an item of `done_when`, a deliverable of a brief, an item of a project's checklist. Events carry
/// it too, so its text is always its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Unique within its owner, never reused.
    pub id: ItemId,
    /// What is to be done, or was.
    pub text: String,
}

/// Something to read, watch or use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Resource {
    /// Its title.
    pub title: Text,
    /// An absolute `http` or `https` address.
    pub url: Text,
    /// `tutorial`, `docs`, `course` …
    pub kind: Text,
}

/// A question as an interviewer would ask it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// Unique within its milestone.
    pub id: ItemId,
    /// The question.
    pub ask: Text,
    /// A good answer.
    pub answer: Text,
}

/// A milestone elsewhere that makes this one shorter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Equivalent {
    /// The other milestone.
    pub to: MilestoneId,
    /// The share of this one's hours that remains, in [0, 1].
    pub remains: f64,
}

/// The smallest thing to check off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Milestone {
    /// Whole: `pytorch/autograd`.
    pub id: MilestoneId,
    /// Its level.
    pub level: Level,
    /// A noun phrase.
    pub title: Text,
    /// What it takes.
    pub kind: Kind,
    /// Core or elective.
    pub track: Track,
    /// How to tell that it is reached.
    pub done_when: Vec<Item>,
    /// How long it takes.
    pub time: Minutes,
    /// The month (`YYYY-MM`) in which content and links were last checked.
    pub verified: Option<Text>,
    /// Milestones that come before.
    pub requires: Vec<MilestoneId>,
    /// Milestones elsewhere that shorten it.
    pub equivalent: Vec<Equivalent>,
    /// Skills it teaches.
    pub skills: Vec<SkillId>,
    /// Earlier names of the same milestone.
    pub was: Vec<MilestoneId>,
    /// Milestones that were merged into it.
    pub joins: Vec<MilestoneId>,
    /// What it says to whoever opens it.
    #[serde(skip)]
    pub texts: Lazy<MilestoneTexts>,
}

/// What a milestone says to whoever opens it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct MilestoneTexts {
    /// "You can …".
    pub outcome: Text,
    /// For whoever is stuck.
    pub hints: Vec<Text>,
    /// Typical errors.
    pub mistakes: Vec<Text>,
    /// What to learn it from.
    pub resources: Vec<Resource>,
    /// What an interviewer asks about it.
    pub questions: Vec<Question>,
}

impl Milestone {
    /// The curriculum it belongs to.
    #[must_use]
    pub fn curriculum(&self) -> &str {
        curriculum_of(&self.id)
    }

    /// The card of one of its questions.
    #[must_use]
    pub fn card(&self, question: &Question) -> CardId {
        CardId::from(format!("{}#{}", self.id, question.id))
    }
}

/// What a project needs to run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Compute {
    /// Processor, free graphics card, or paid.
    pub kind: ComputeKind,
    /// How long it runs.
    pub time: Minutes,
    /// What it costs, in words.
    pub cost: Text,
}

/// Data to work on. Events carry it too, so its texts are always its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dataset {
    /// Its name.
    pub name: String,
    /// Where it is.
    #[serde(default)]
    pub url: Option<String>,
    /// Under which licence.
    #[serde(default)]
    pub licence: Option<String>,
    /// How it was split.
    #[serde(default)]
    pub split: Option<String>,
}

/// A figure that a project should report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Measure {
    /// Its name: `macro-F1`.
    pub name: Text,
    /// Which direction is better.
    pub better: Better,
}

/// A portfolio project that a curriculum proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Brief {
    /// Whole: `pytorch/leaf-doctor`.
    pub id: BriefId,
    /// Its level.
    pub level: Level,
    /// Its title.
    pub title: Text,
    /// Core or elective.
    pub track: Track,
    /// How long it takes.
    pub time: Minutes,
    /// Milestones that come before.
    pub requires: Vec<MilestoneId>,
    /// Skills it proves.
    pub skills: Vec<SkillId>,
    /// Whether it is the one to show first.
    pub flagship: bool,
    /// How long to the first result.
    pub first_result: Option<Minutes>,
    /// Earlier names of the same brief.
    pub was: Vec<BriefId>,
    /// What it says to whoever opens it.
    #[serde(skip)]
    pub texts: Lazy<BriefTexts>,
}

/// What a brief says to whoever opens it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct BriefTexts {
    /// Who would use it, which decision changes.
    pub problem: Text,
    /// Why an employer cares.
    pub why: Text,
    /// What it runs on.
    pub compute: Option<Compute>,
    /// The data.
    pub dataset: Option<Dataset>,
    /// The checklist.
    pub deliverables: Vec<Item>,
    /// Figures to report.
    pub measure: Vec<Measure>,
    /// The résumé line, with `{name}`, `{value}`, `{baseline}`, `{unit}`.
    pub bullet: Option<Text>,
    /// What to add when it is done.
    pub stretch: Vec<Text>,
    /// What an honest failure looks like.
    pub failure: Option<Text>,
}

impl Brief {
    /// The curriculum it belongs to.
    #[must_use]
    pub fn curriculum(&self) -> &str {
        curriculum_of(&self.id)
    }
}

/// A skill, named as postings name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Skill {
    /// Its id.
    pub id: SkillId,
    /// As job postings spell it.
    pub name: Text,
    /// The group it stands in on a résumé.
    pub category: Text,
    /// Other spellings.
    pub aliases: Vec<Text>,
    /// Python packages whose import backs it.
    pub imports: Vec<Text>,
    /// How it can be proven.
    pub proof: Proof,
}

/// A skill that a role asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct RoleSkill {
    /// Which.
    pub skill: SkillId,
    /// How much of the role, out of about 100.
    pub weight: u32,
    /// Whether nobody is hired without it.
    pub must: bool,
    /// How this role wants it proven, where that differs from the skill's own way.
    pub proof: Option<Proof>,
}

/// A fact about the market, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Fact {
    /// The fact.
    pub text: Text,
    /// Who says so.
    pub source: Text,
    /// Year, or `undated`.
    pub year: Text,
    /// Where it holds.
    pub place: Option<Text>,
    /// For whom it holds.
    pub seniority: Option<Text>,
}

/// A target job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its title.
    pub title: Text,
    /// Other titles of the same job.
    pub aliases: Vec<Text>,
    /// Which framework, in a sentence.
    pub framework: Text,
    /// Why.
    pub why: Text,
    /// What it asks.
    pub skills: Vec<RoleSkill>,
    /// Projects that convince.
    pub projects: Vec<Text>,
    /// What the interview is about.
    pub interview: Vec<Text>,
    /// What one becomes from here.
    pub grows_into: Vec<Text>,
    /// Facts about its market.
    pub facts: Vec<Fact>,
}

/// One curriculum as read from its folder: the parts that a catalog is assembled from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Source {
    /// The head.
    pub curriculum: Curriculum,
    /// Its milestones, by level, then as in the files.
    pub milestones: Vec<Milestone>,
    /// Its briefs, likewise.
    pub briefs: Vec<Brief>,
}

/// What all curricula share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Shared {
    /// Every skill.
    pub skills: Vec<Skill>,
    /// Every role.
    pub roles: Vec<Role>,
    /// What the advisor goes by.
    pub advisor: Advisor,
}
