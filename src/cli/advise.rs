//! `gradus advise`

use clap::Args;

use super::exit::Exit;
use super::shell::{Outcome, Reply, Shell};
use crate::workspace::{State, Workspace, command, query};

/// Which framework to learn first, along which path, and why
///
/// Every answer may be left out and then counts nothing. On a terminal, without any answer,
/// the questions are asked one by one. --accept makes the answer your goal; it can be undone.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Advise {
    /// ml-engineer, nlp-llm, mlops, data-scientist or another role, or undecided
    #[arg(long, value_name = "R")]
    role: Option<String>,
    /// healthcare, finance, robotics, retail, genai, saas, education or any
    #[arg(long, value_name = "I")]
    industry: Option<String>,
    /// startup, lab, bigtech, google-stack, enterprise-tf, enterprise-new, self or any
    #[arg(long, value_name = "E")]
    employer: Option<String>,
    /// Where you apply: north-america, europe, asia or any
    #[arg(long, value_name = "G")]
    region: Option<String>,
    /// new, python, classical-ml, software, knows-keras-tf or knows-pytorch
    #[arg(long, value_name = "X")]
    experience: Option<String>,
    /// llm, api, mobile, browser, paper, prototype, legacy or unknown
    #[arg(long, value_name = "S")]
    ships: Option<String>,
    /// Hours a week
    #[arg(long, value_name = "N", value_parser = hours)]
    hours: Option<f64>,
    /// Make it the goal
    #[arg(long)]
    accept: bool,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

fn hours(text: &str) -> Result<f64, String> {
    let hours = text.parse::<f64>().map_err(|_| "give a number of hours")?;
    if hours > 0.0 && hours <= 100.0 { Ok(hours) } else { Err("give a number above 0 and up to 100".into()) }
}

impl Advise {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let mut workspace = shell.open()?;
        let asks = self.flags().is_empty() && self.hours.is_none() && !self.json && !self.accept;
        let answers = if asks { prompted(shell, &workspace) } else { self.flags() };
        let given: Vec<(&str, &str)> =
            answers.iter().map(|(asked, answer)| (asked.as_str(), answer.as_str())).collect();
        command::check_answers(&workspace.state, &given)?;
        let view = query::advise(&workspace.state, &given, self.hours);
        let mut exit = Exit::Done;
        if self.json {
            exit = shell.json(&view)?;
        } else {
            for words in &view.words {
                shell.paragraph("", words);
            }
            shell.line("");
            shell.line("Why");
            for reason in &view.reasons {
                shell.paragraph("  - ", &format!("{} ({})", reason.text, reason.source_words()));
            }
        }
        let wanted = self.accept || asks && shell.ask(&[], "Make this your goal?") == Reply::Yes;
        if wanted {
            let decide = |state: &State| {
                let view = query::advise(state, &given, self.hours);
                command::take_advice(state, &view, &given, self.hours)
            };
            let (draft, _) = shell.commit(&mut workspace, decide)?;
            if !self.json {
                draft.said.iter().for_each(|sentence| shell.line(sentence));
            }
        } else if !asks && !self.json {
            shell.hint("--accept makes it your goal.");
        }
        Ok(exit)
    }

    /// The answers given as options.
    fn flags(&self) -> Vec<(String, String)> {
        let texts = [
            ("role", &self.role),
            ("industry", &self.industry),
            ("employer", &self.employer),
            ("region", &self.region),
            ("experience", &self.experience),
            ("ships", &self.ships),
        ];
        let hours = self.hours.map(|hours| ("hours".to_owned(), command::hours_answer(hours).to_owned()));
        let given = texts.into_iter().filter_map(|(question, answer)| Some((question.to_owned(), answer.clone()?)));
        given.chain(hours).collect()
    }
}

/// The answers of somebody who is there to give them; none of somebody who is not.
fn prompted(shell: &mut Shell<'_, '_>, workspace: &Workspace) -> Vec<(String, String)> {
    let mut answers = Vec::new();
    for question in &workspace.state.catalog.shared.advisor.questions {
        let texts: Vec<&str> = question.answers.iter().map(|answer| answer.text.as_str()).collect();
        match shell.choose(&question.ask, &texts) {
            Some(place) => answers.extend(
                place
                    .and_then(|place| question.answers.get(place))
                    .map(|one| (question.id.to_string(), one.id.to_string())),
            ),
            None => break,
        }
    }
    answers
}
