//! The story bank: what interviewers ask everybody to tell from their own work, and the learner's stories.

use super::id::StoryId;
use super::progress::{Learner, Story};

/// Something that interviewers ask everybody to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What a story names it by.
    pub id: &'static str,
    /// How it is asked.
    pub ask: &'static str,
    /// Ids of the skills that it comes up with.
    pub skills: &'static [&'static str],
}

/// What is asked again and again. An id stays for ever; the words may be chosen anew.
pub const PROMPTS: [Prompt; 6] = [
    Prompt {
        id: "offline-metrics",
        ask: "Tell me about a time when the offline metrics looked good and the real thing did not.",
        skills: &["model-evaluation", "ab-testing", "experiment-design"],
    },
    Prompt {
        id: "bad-dataset",
        ask: "Tell me about a data set that was wrong, and how you found out.",
        skills: &["data-quality", "data-versioning", "pandas-numpy"],
    },
    Prompt {
        id: "cost-cut",
        ask: "Tell me about something that you made cheaper or faster to run.",
        skills: &["cost-latency", "cost-per-request", "inference-optimization", "gpu-performance"],
    },
    Prompt {
        id: "after-launch",
        ask: "What happened to something of yours after it was launched?",
        skills: &["monitoring", "release-safety", "model-serving"],
    },
    Prompt {
        id: "no-ml",
        ask: "Tell me about a problem that you solved without machine learning.",
        skills: &["problem-framing", "product-sense"],
    },
    Prompt {
        id: "migration",
        ask: "Tell me about moving something to another framework, version or platform.",
        skills: &["framework-literacy", "onnx-runtime", "savedmodel"],
    },
];

/// The prompt with this id.
#[must_use]
pub fn prompt(id: &str) -> Option<&'static Prompt> {
    PROMPTS.iter().find(|prompt| prompt.id == id)
}

/// How a prompt is asked: one with an id in its words, any other one as it stands.
#[must_use]
pub fn ask(text: &str) -> &str {
    prompt(text).map_or(text, |prompt| prompt.ask)
}

impl Prompt {
    /// Whether it comes up where these skills are asked about.
    pub fn fits<'a>(&self, mut skills: impl Iterator<Item = &'a str>) -> bool {
        skills.any(|skill| self.skills.contains(&skill))
    }
}

impl Story {
    /// Whether anything of it is told.
    #[must_use]
    pub fn is_told(&self) -> bool {
        [&self.situation, &self.action, &self.result, &self.project].iter().any(|field| field.is_some())
    }

    /// The question that it answers, in words; its id where nobody wrote one.
    #[must_use]
    pub fn ask<'a>(&'a self, id: &'a str) -> &'a str {
        ask(self.prompt.as_deref().unwrap_or(id))
    }
}

/// The stories of which anything is told: those to what everybody is asked first, in that order, then the learner's own.
#[must_use]
pub fn told(learner: &Learner) -> Vec<(&StoryId, &Story)> {
    let mut told: Vec<(&StoryId, &Story)> = learner.stories.iter().filter(|(_, story)| story.is_told()).collect();
    let place = |story: &Story| PROMPTS.iter().position(|prompt| Some(prompt.id) == story.prompt.as_deref());
    told.sort_by_key(|(_, story)| place(story).unwrap_or(PROMPTS.len()));
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::is_local_id;

    #[test]
    fn every_prompt_is_asked_once_and_has_an_id_that_can_be_typed() {
        for (nth, prompt) in PROMPTS.iter().enumerate() {
            assert!(is_local_id(prompt.id) && prompt.ask.ends_with(['.', '?']), "{prompt:?}");
            assert!(PROMPTS[..nth].iter().all(|before| before.id != prompt.id), "{}", prompt.id);
        }
    }

    #[test]
    fn stories_are_told_in_the_order_of_their_prompts_and_ones_own_come_last() {
        let story = |prompt: &str, result: Option<&str>| Story {
            prompt: Some(prompt.into()),
            result: result.map(Into::into),
            ..Story::default()
        };
        let mut learner = Learner::default();
        for (id, story) in [
            ("a-failure-0001", story("A failure", Some("Found it"))),
            ("cost-cut-0002", story("cost-cut", Some("Half"))),
            ("bad-dataset-0003", story("bad-dataset", Some("4 %"))),
            ("no-ml-0004", story("no-ml", None)),
        ] {
            learner.stories.insert(id.into(), story);
        }
        let ids: Vec<&str> = told(&learner).into_iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["bad-dataset-0003", "cost-cut-0002", "a-failure-0001"]);
        let own = &learner.stories["a-failure-0001"];
        assert_eq!(
            (own.ask("a-failure-0001"), learner.stories["cost-cut-0002"].ask("")),
            ("A failure", PROMPTS[2].ask)
        );
        assert_eq!(Story::default().ask("x-0001"), "x-0001");
        assert!(PROMPTS[1].fits(["python", "data-quality"].into_iter()) && !PROMPTS[1].fits(["python"].into_iter()));
    }
}
