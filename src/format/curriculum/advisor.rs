//! Reads `advisor.toml`: the questions, what each answer counts and why, and the paths they lead to.

use std::collections::HashSet;

use crate::domain::advisor::{Advisor, Answer, Question, Reason, Route, Score};
use crate::domain::catalog::Text;
use crate::format::table::{Document, Problems, Table, Value};

use super::fields::plain_id;
use super::names::{Names, Usage};

/// Reads the file. What cannot be read is reported and left out.
pub(super) fn advisor(problems: &Problems<'_>, file: usize, names: &mut Names) -> Advisor {
    let Some(document) = Document::read(problems, file) else { return Advisor::default() };
    let mut root = document.table(problems, "the file");
    let frameworks = root.need("frameworks").map(|value| scores(&value, Usage::Curriculum, names)).unwrap_or_default();
    let close = root.need("close").and_then(|value| points(&value)).unwrap_or_default();
    let always = reasons(&root.list("always"));
    let mut questions: Vec<Question> = Vec::new();
    for value in root.list("question") {
        let one = value.table("a question", |table| question(table, names)).flatten();
        keep_fresh(&mut questions, one, &value, |question| &question.id);
    }
    let mut routes: Vec<Route> = Vec::new();
    for value in root.list("path") {
        let one = value.table("a path", |table| route(table, &questions, names)).flatten();
        keep_fresh(&mut routes, one, &value, |route| &route.id);
    }
    root.finish();
    Advisor { frameworks, close, always, questions, routes }
}

/// Adds what was read, unless its id is taken.
fn keep_fresh<T>(all: &mut Vec<T>, one: Option<T>, value: &Value<'_>, id: fn(&T) -> &Text) {
    let Some(one) = one else { return };
    if all.iter().any(|known| id(known) == id(&one)) {
        value.problems().error(value.spot(), format!("duplicate id \"{}\" in this list", id(&one)), None);
    } else {
        all.push(one);
    }
}

fn own_id(table: &mut Table<'_>, kind: &str) -> Option<Text> {
    plain_id(table, kind).map(|(id, _)| id.into())
}

fn question(table: &mut Table<'_>, names: &mut Names) -> Option<Question> {
    let id = own_id(table, "question");
    let ask = table.need_text("ask");
    let mut answers: Vec<Answer> = Vec::new();
    for value in table.need("answer").map(|value| value.list()).unwrap_or_default() {
        let one = value.table("an answer", |table| answer(table, names)).flatten();
        keep_fresh(&mut answers, one, &value, |answer| &answer.id);
    }
    Some(Question { id: id?, ask: ask?, answers })
}

fn answer(table: &mut Table<'_>, names: &mut Names) -> Option<Answer> {
    let id = own_id(table, "answer");
    let text = table.need_text("text");
    let frameworks = table.get("scores").map(|value| scores(&value, Usage::Curriculum, names)).unwrap_or_default();
    let roles = table.get("roles").map(|value| scores(&value, Usage::Role, names)).unwrap_or_default();
    let reasons = reasons(&table.list("reasons"));
    let leaves_out = names.segments(&table.list("leaves_out"));
    Some(Answer { id: id?, text: text?, scores: frameworks, roles, reasons, leaves_out })
}

/// Points by framework, or by role: `{ pytorch = 3, tensorflow = -1 }`.
fn scores(value: &Value<'_>, usage: Usage, names: &mut Names) -> Vec<Score> {
    let entries = value.entries().into_iter();
    let read = entries.filter_map(|(key, value)| {
        names.at(key.word, usage, &key.spot);
        Some(Score { id: key.word.into(), points: points(&value)? })
    });
    read.collect()
}

fn points(value: &Value<'_>) -> Option<i32> {
    let number = value.whole()?;
    let points = i32::try_from(number).ok().filter(|points| (-20..=20).contains(points));
    if points.is_none() {
        value.refuse_range(-20, 20, number);
    }
    points
}

fn reasons(values: &[Value<'_>]) -> Vec<Reason> {
    let one = |table: &mut Table<'_>| {
        let (text, source) = (table.need_text("text"), table.need_text("source"));
        let year = table.need("year").and_then(|value| value.whole_or_text());
        Some(Reason { text: text?, source: source?, year: year? })
    };
    values.iter().filter_map(|value| value.table("a reason", one).flatten()).collect()
}

fn route(table: &mut Table<'_>, questions: &[Question], names: &mut Names) -> Option<Route> {
    let id = own_id(table, "path");
    let title = table.need_text("title");
    let first = table.get("first").and_then(|value| names.plain_one(&value, "", Usage::Curriculum)).map(Text::from);
    let when = table.get("when").map(|value| when(&value, questions)).unwrap_or_default();
    let segments = table.need("segments").map(|value| names.segments(&value.list())).unwrap_or_default();
    let after = table.text("after");
    Some(Route { id: id?, title: title?, first, when, segments, after })
}

/// Questions with the answers of which one must have been given: `{ role = ["ai-pm"] }`.
fn when(value: &Value<'_>, questions: &[Question]) -> Vec<(Text, Vec<Text>)> {
    let mut when = Vec::new();
    for (key, value) in value.entries() {
        let Some(question) = questions.iter().find(|question| question.id == key.word) else {
            let near = value.problems().near(key.spot.file, key.word, questions.iter().map(|one| one.id.as_str()));
            value.problems().error(&key.spot, format!("unknown question \"{}\"", key.word), near);
            continue;
        };
        let known: HashSet<&str> = question.answers.iter().map(|answer| answer.id.as_str()).collect();
        let mut answers = Vec::new();
        for (value, answer) in value.list().iter().filter_map(|value| Some((value, value.text()?))) {
            if known.contains(answer.as_str()) {
                answers.push(answer.into());
            } else {
                let near =
                    value.problems().near(key.spot.file, &answer, question.answers.iter().map(|one| one.id.as_str()));
                value.problems().error(value.spot(), format!("unknown answer \"{answer}\" of \"{}\"", key.word), near);
            }
        }
        when.push((key.word.into(), answers));
    }
    when
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::curriculum::example;
    use crate::format::curriculum::read_shared;

    #[test]
    fn every_key_is_read() {
        let (located, problems) = read_shared(&example::shared());
        assert_eq!(problems, []);
        let reason =
            |text: &str, year: &str| Reason { text: text.into(), source: "an article".into(), year: year.into() };
        let score = |id: &str, points| Score { id: id.into(), points };
        let texts = |texts: &[&str]| texts.iter().map(|text| Text::from(*text)).collect::<Vec<_>>();
        let expected = Advisor {
            frameworks: vec![score("pytorch", 2), score("tensorflow", 0)],
            close: 2,
            always: vec![reason("The framework decides less than the data.", "2026")],
            questions: vec![Question {
                id: "role".into(),
                ask: "Which job?".into(),
                answers: vec![
                    Answer {
                        id: "ml-engineer".into(),
                        text: "ML engineer".into(),
                        scores: vec![score("pytorch", 3), score("tensorflow", -1)],
                        roles: vec![],
                        reasons: vec![reason("New work is PyTorch.", "undated")],
                        leaves_out: vec![],
                    },
                    Answer {
                        id: "legacy".into(),
                        text: "An old system kept alive".into(),
                        scores: vec![score("tensorflow", 7)],
                        roles: vec![score("ml-engineer", 2)],
                        reasons: vec![],
                        leaves_out: texts(&["pytorch/beginner"]),
                    },
                ],
            }],
            routes: vec![
                Route {
                    id: "old-systems".into(),
                    title: "For old systems".into(),
                    first: Some("tensorflow".into()),
                    when: vec![("role".into(), texts(&["legacy"]))],
                    segments: texts(&["foundations", "tensorflow", "pytorch/beginner"]),
                    after: Some("pytorch/advanced".into()),
                },
                Route {
                    id: "everybody".into(),
                    title: "For everybody".into(),
                    first: None,
                    when: vec![],
                    segments: texts(&["pytorch"]),
                    after: None,
                },
            ],
        };
        assert_eq!(located.value.advisor, expected);
    }

    #[test]
    fn what_it_names_must_exist() {
        let replace = [
            ("scores = { tensorflow = 7 }", "scores = { tensorflw = 7, pytorch = 70 }"),
            ("when = { role = [\"legacy\"] }", "when = { role = [\"legcy\"], rule = [\"x\"] }"),
            ("\"tensorflow\", \"pytorch/beginner\"]", "\"tensorflow\", \"pytorch/expert\", \"PYTORCH\"]"),
            ("id = \"everybody\"", "id = \"old-systems\""),
            ("close = 2", "near = 2"),
        ];
        assert_eq!(example::report_on(&example::shared(), &[]), "");
        insta::assert_snapshot!(example::report_on(&example::shared(), &replace));
    }
}
