//! `story`: what interviewers ask everybody to tell, and the learner's stories.

use serde::Serialize;

use super::SCHEMA;
use crate::domain::id::StoryId;
use crate::domain::progress::Story;
use crate::domain::stories::{PROMPTS, told};
use crate::workspace::state::State;

/// The story bank.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoriesView {
    /// Version of the view.
    pub schema: u32,
    /// What everybody is asked.
    pub prompts: Vec<PromptView>,
    /// The learner's stories, in the order of the prompts, their own last.
    pub stories: Vec<StoryView>,
}

/// Something that everybody is asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PromptView {
    /// Its id.
    pub id: String,
    /// How it is asked.
    pub ask: String,
    /// The story that answers it.
    pub story: Option<String>,
}

/// A story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryView {
    /// Its id.
    pub id: String,
    /// The id of the prompt that it answers, or the learner's own words.
    pub prompt: Option<String>,
    /// What is asked, in words.
    pub ask: String,
    /// What the matter was.
    pub situation: Option<String>,
    /// What the learner did.
    pub action: Option<String>,
    /// What came of it.
    pub result: Option<String>,
    /// The project that it is about.
    pub project: Option<String>,
    /// The project's title.
    #[serde(skip)]
    pub project_title: Option<String>,
}

/// A story and the versions of the view.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OneStoryView {
    /// Version of the view.
    pub schema: u32,
    /// The story.
    #[serde(flatten)]
    pub story: StoryView,
}

impl StoryView {
    fn of(state: &State, id: &StoryId, story: &Story) -> Self {
        let project = story.project.as_deref().and_then(|id| state.progress.project(id));
        Self {
            id: id.to_string(),
            prompt: story.prompt.clone(),
            ask: story.ask(id).to_owned(),
            situation: story.situation.clone(),
            action: story.action.clone(),
            result: story.result.clone(),
            project: story.project.clone(),
            project_title: project.map(|project| project.title.clone()),
        }
    }

    /// Its parts that are told, each with its name.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let project = self.project_title.as_ref().or(self.project.as_ref());
        let parts = [
            ("Situation", self.situation.as_ref()),
            ("Action", self.action.as_ref()),
            ("Result", self.result.as_ref()),
            ("Project", project),
        ];
        parts.into_iter().filter_map(|(name, part)| Some((name, part?.as_str())))
    }

    /// `told`, or what of it is not told yet: `no result yet`.
    #[must_use]
    pub fn standing(&self) -> String {
        let parts = [("situation", &self.situation), ("action", &self.action), ("result", &self.result)];
        let open: Vec<&str> = parts.iter().filter(|(_, part)| part.is_none()).map(|(name, _)| *name).collect();
        if open.is_empty() { "told".into() } else { format!("no {} yet", open.join(", no ")) }
    }
}

/// The story bank.
#[must_use]
pub fn stories(state: &State) -> StoriesView {
    let stories: Vec<StoryView> =
        told(&state.progress.learner).into_iter().map(|(id, story)| StoryView::of(state, id, story)).collect();
    let prompts = PROMPTS.iter().map(|prompt| PromptView {
        id: prompt.id.to_owned(),
        ask: prompt.ask.to_owned(),
        story: stories.iter().find(|story| story.prompt.as_deref() == Some(prompt.id)).map(|story| story.id.clone()),
    });
    StoriesView { schema: SCHEMA, prompts: prompts.collect(), stories }
}

/// One story.
#[must_use]
pub fn story(state: &State, id: &StoryId, story: &Story) -> OneStoryView {
    OneStoryView { schema: SCHEMA, story: StoryView::of(state, id, story) }
}
