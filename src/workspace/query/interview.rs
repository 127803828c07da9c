//! `interview`: the questions of a practice interview, the stories that fit, and what the answers come to by skill.

use serde::Serialize;

use super::SCHEMA;
use super::review::CardView;
use super::stories::{StoryView, stories};
use crate::domain::catalog::{Milestone, Role};
use crate::domain::event::Grade;
use crate::domain::stories::prompt;
use crate::workspace::state::State;

/// A practice interview.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InterviewView {
    /// Version of the view.
    pub schema: u32,
    /// The role's id, where it is for one.
    pub role: Option<String>,
    /// In the order to ask them.
    pub questions: Vec<InterviewQuestion>,
    /// The learner's stories, for what everybody is asked.
    pub stories: Vec<StoryView>,
}

/// One of its questions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InterviewQuestion {
    /// The question.
    #[serde(flatten)]
    pub card: CardView,
    /// Names of the skills that it is about.
    pub skills: Vec<String>,
    /// The id of a story that fits.
    pub story: Option<String>,
}

/// How the questions about a skill went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillResult {
    /// The skill's name.
    pub skill: String,
    /// How many were known.
    pub known: usize,
    /// How many there were.
    pub asked: usize,
    /// Ids of the milestones of those that were not known.
    pub again: Vec<String>,
}

/// The practice interview of the day.
#[must_use]
pub fn interview(state: &State, role: Option<&Role>) -> InterviewView {
    let deck = state.deck();
    let stories = stories(state).stories;
    let mut unused: Vec<&StoryView> = stories.iter().collect();
    let mut questions = Vec::new();
    for card in deck.interview(role) {
        let milestone = state.catalog.milestone(card.milestone);
        let fits = |story: &&StoryView| {
            let prompt = story.prompt.as_deref().and_then(prompt);
            prompt.is_some_and(|prompt| prompt.fits(milestone.skills.iter().map(|skill| skill.as_str())))
        };
        let story = unused.iter().position(fits).map(|place| unused.remove(place).id.clone());
        questions.push(InterviewQuestion {
            card: CardView::of(state, &deck, card),
            skills: skills(state, milestone, role),
            story,
        });
    }
    InterviewView { schema: SCHEMA, role: role.map(|role| role.id.to_string()), questions, stories }
}

/// The skills that a question of this milestone is about: those that the role asks for, or all where it asks for none.
fn skills(state: &State, milestone: &Milestone, role: Option<&Role>) -> Vec<String> {
    let asked = |skill: &str| role.is_some_and(|role| role.skills.iter().any(|one| one.skill.as_str() == skill));
    let some = milestone.skills.iter().any(|skill| asked(skill));
    let shown = milestone.skills.iter().filter(|skill| !some || asked(skill));
    shown.map(|skill| state.catalog.skill_name(skill).to_owned()).collect()
}

impl InterviewView {
    /// How the answered questions went, by skill, the worst first.
    #[must_use]
    pub fn by_skill(&self, grades: &[Option<Grade>]) -> Vec<SkillResult> {
        let mut results: Vec<SkillResult> = Vec::new();
        for (question, grade) in self.questions.iter().zip(grades) {
            let Some(grade) = grade else { continue };
            for skill in &question.skills {
                let place = results.iter().position(|result| result.skill == *skill).unwrap_or_else(|| {
                    results.push(SkillResult { skill: skill.clone(), known: 0, asked: 0, again: Vec::new() });
                    results.len() - 1
                });
                let result = &mut results[place];
                result.asked += 1;
                if *grade > Grade::Again {
                    result.known += 1;
                } else if !result.again.contains(&question.card.milestone) {
                    result.again.push(question.card.milestone.clone());
                }
            }
        }
        results.sort_by_key(|result| std::cmp::Reverse(result.asked - result.known));
        results
    }

    /// The story that fits a question.
    #[must_use]
    pub fn story_of(&self, question: &InterviewQuestion) -> Option<&StoryView> {
        self.stories.iter().find(|story| Some(&story.id) == question.story.as_ref())
    }

    /// The stories that fit none of the questions.
    pub fn other_stories(&self) -> impl Iterator<Item = &StoryView> {
        let used =
            |story: &&StoryView| self.questions.iter().any(|question| question.story.as_ref() == Some(&story.id));
        self.stories.iter().filter(move |story| !used(story))
    }
}
