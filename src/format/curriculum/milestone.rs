//! Reads `[[milestone]]`.

use crate::domain::catalog::{Equivalent, Kind, Milestone, MilestoneTexts, Question, Resource, Track};
use crate::format::table::{Table, Value};

use super::fields::{Around, hours, items, month, must_have, web_address, with_ids};
use super::names::Usage;

/// What a milestone may take, in hours.
pub(super) const HOURS: (f64, f64) = (0.5, 40.0);

/// A milestone, unless its id, level, title or hours cannot be read. Everything that is wrong is reported either way.
pub(super) fn read(table: &mut Table<'_>, id: Option<&str>, around: &mut Around<'_>) -> Option<Milestone> {
    let owner = id.unwrap_or_default();
    let level = around.level(table);
    let title = table.need_text("title");
    let outcome = table.need_text("outcome");
    let kind = table.get("kind").and_then(|value| value.word(Kind::ALL, Kind::word));
    let track = track(table);
    must_have(table, "done_when", "item to tell that it is reached");
    let done_when = items(&table.list("done_when"));
    let hints = table.texts("hints");
    let mistakes = table.texts("mistakes");
    let time = table.need("hours").and_then(|value| hours(&value, HOURS.0, HOURS.1));
    let verified = table.get("verified").and_then(|value| month(&value));
    let mut milestones = |values: &[Value<'_>], usage| around.names.milestones(values, around.curriculum, owner, usage);
    let requires = milestones(&table.list("requires"), Usage::Requires);
    let was = milestones(&table.list("was"), Usage::Earlier);
    let joins = milestones(&table.list("joins"), Usage::Earlier);
    let equivalent = equivalents(&table.list("equivalent"), owner, around);
    let skills = around.names.plain(&table.list("skills"), owner, Usage::Skill);
    must_have(table, "resources", "resource");
    let resources = resources(&table.list("resources"));
    let questions = questions(&table.list("questions"));
    let texts = MilestoneTexts { outcome: outcome.unwrap_or_default(), hints, mistakes, resources, questions };
    Some(Milestone {
        id: id?.into(),
        level: level?,
        title: title?,
        kind: kind.unwrap_or(Kind::Concept),
        track,
        done_when,
        time: time?,
        verified: verified.map(Into::into),
        requires: requires.into_iter().map(Into::into).collect(),
        equivalent,
        skills: skills.into_iter().map(Into::into).collect(),
        was: was.into_iter().map(Into::into).collect(),
        joins: joins.into_iter().map(Into::into).collect(),
        texts: texts.into(),
    })
}

/// Core, unless something else is said.
pub(super) fn track(table: &mut Table<'_>) -> Track {
    table.get("track").and_then(|value| value.word(Track::ALL, Track::word)).unwrap_or(Track::Core)
}

fn equivalents(values: &[Value<'_>], owner: &str, around: &mut Around<'_>) -> Vec<Equivalent> {
    let mut one = |table: &mut Table<'_>| {
        let to = table.need("to");
        let to = to.and_then(|to| around.names.milestone(&to, around.curriculum, owner, Usage::Equivalent));
        let remains = table.need("remains").and_then(|value| {
            let remains = value.number()?;
            let is_share = (0.0..=1.0).contains(&remains);
            if !is_share {
                value.refuse_range(0, 1, remains);
            }
            is_share.then_some(remains)
        });
        Some(Equivalent { to: to?.into(), remains: remains? })
    };
    values.iter().filter_map(|value| value.table("an equivalent", &mut one).flatten()).collect()
}

fn resources(values: &[Value<'_>]) -> Vec<Resource> {
    let one = |table: &mut Table<'_>| {
        let title = table.need_text("title");
        let url = table.need("url").and_then(|value| web_address(&value));
        let kind = table.text("kind").unwrap_or_else(|| "page".into());
        Some(Resource { title: title?, url: url?.into(), kind })
    };
    values.iter().filter_map(|value| value.table("a resource", one).flatten()).collect()
}

fn questions(values: &[Value<'_>]) -> Vec<Question> {
    let questions = with_ids(values, "a question", |table| {
        let (ask, answer) = (table.need_text("ask"), table.need_text("answer"));
        Some((ask?, answer?))
    });
    questions.into_iter().map(|(id, (ask, answer))| Question { id, ask, answer }).collect()
}

#[cfg(test)]
mod tests {
    use crate::format::curriculum::example::report;

    #[test]
    fn what_a_milestone_needs() {
        assert_eq!(
            report(&[("title = \"Transfer learning\"\nout", "out")]),
            r#"curricula/pytorch/basics.toml:11:1: error: milestone "transfer-learning" needs "title"
    |
 11 | [[milestone]]
    | ^^^^^^^^^^^^^"#
        );
        assert_eq!(
            report(&[
                ("resources = [{ title = \"Tensors\", url = \"https://docs.pytorch.org/tensors\" }]", "resources = []"),
                ("outcome = \"You can reuse a trained model.\"\ndone_when", "done")
            ]),
            r#"curricula/pytorch/basics.toml:3:1: error: milestone "tensors" has no resource: "resources" is missing or empty
   |
 3 | [[milestone]]
   | ^^^^^^^^^^^^^
curricula/pytorch/basics.toml:11:1: error: milestone "transfer-learning" needs "outcome"
    |
 11 | [[milestone]]
    | ^^^^^^^^^^^^^
curricula/pytorch/basics.toml:11:1: error: milestone "transfer-learning" has no item to tell that it is reached: "done_when" is missing or empty
    |
 11 | [[milestone]]
    | ^^^^^^^^^^^^^
curricula/pytorch/basics.toml:14:1: warning: unknown key "done" in milestone "transfer-learning"
    |
 14 | done = [{ id = "score", text = "90 % on the test set" }]
    | ^^^^
   hint: did you mean "done_when"?"#
        );
        assert_eq!(
            report(&[("id = \"tensors\"", "id = \"pytorch/Tensors\""), ("[\"tensors\", ", "[")]),
            r#"curricula/pytorch/basics.toml:4:6: error: an id is made of a-z, 0-9 and -, not "pytorch/Tensors"
   |
 4 | id = "pytorch/Tensors"
   |      ^^^^^^^^^^^^^^^^^
   hint: leave the curriculum out: it is the folder's name"#
        );
    }

    #[test]
    fn hours_are_a_number_in_range() {
        assert_eq!(
            report(&[("hours = 3\n", "hours = \"3\"\n")]),
            r#"curricula/pytorch/beginner.toml:14:9: error: "hours" must be a number, not text
    |
 14 | hours = "3"
    |         ^^^"#
        );
        assert_eq!(
            report(&[
                ("hours = 3\n", "hours = 99\n"),
                ("hours = 12", "hours = 5.5"),
                ("hours = 4.5", "hours = -1"),
                ("hours = 1.5", "hours = nan")
            ]),
            r#"curricula/pytorch/advanced.toml:8:9: error: "hours" is out of range: from 0.5 to 40, not -1
   |
 8 | hours = -1
   |         ^^
curricula/pytorch/basics.toml:8:9: error: "hours" is out of range: from 0.5 to 40, not NaN
   |
 8 | hours = nan
   |         ^^^
curricula/pytorch/beginner.toml:14:9: error: "hours" is out of range: from 0.5 to 40, not 99
    |
 14 | hours = 99
    |         ^^
curricula/pytorch/beginner.toml:27:9: error: "hours" is out of range: from 6 to 60, not 5.5
    |
 27 | hours = 5.5
    |         ^^^"#
        );
    }

    #[test]
    fn an_unknown_key_is_a_warning() {
        assert_eq!(
            report(&[("mistakes =", "mistake =")]),
            r#"curricula/pytorch/beginner.toml:13:1: warning: unknown key "mistake" in milestone "autograd"
    |
 13 | mistake = ["…"]                      # two typical errors
    | ^^^^^^^
   hint: did you mean "mistakes"?"#
        );
    }

    #[test]
    fn words_shares_and_months_are_what_they_should_be() {
        assert_eq!(
            report(&[("kind = \"concept\"", "kind = \"concpet\""), ("track = \"elective\"", "track = true")]),
            r#"curricula/pytorch/advanced.toml:6:9: error: "track" must be "core" or "elective", not true
   |
 6 | track = true
   |         ^^^^
curricula/pytorch/beginner.toml:7:8: error: "kind" must be "concept", "practice", "drill" or "literacy", not "concpet"
   |
 7 | kind = "concpet"                      # concept, practice, drill, literacy
   |        ^^^^^^^^^
   hint: did you mean "concept"?"#
        );
        assert_eq!(
            report(&[(
                "to = \"tensorflow/gradient-tape\", remains = 0.3",
                "to = \"tensorflow/gradient-tape\", remains = 30"
            )]),
            r#"curricula/pytorch/beginner.toml:17:60: error: "remains" is out of range: from 0 to 1, not 30
    |
 17 | equivalent = [{ to = "tensorflow/gradient-tape", remains = 30 }]
    |                                                            ^^"#
        );
        assert_eq!(
            report(&[("\"2026-11\"  ", "\"2026-13\"  ")]),
            r#"curricula/pytorch/beginner.toml:15:12: error: "verified" must be a month like "2026-11", not "2026-13"
    |
 15 | verified = "2026-13"                  # when somebody last checked content and links
    |            ^^^^^^^^^"#
        );
    }

    #[test]
    fn text_is_neither_empty_nor_dangerous() {
        assert_eq!(
            report(&[("Plain Python", "Plain\\u001b[31m Python"), ("\"Tensors\"\nout", "\"  \"\nout")]),
            r#"curricula/pytorch/basics.toml:5:9: error: "title" is empty
   |
 5 | title = "  "
   |         ^^^^
curricula/pytorch/curriculum.toml:6:14: error: an entry of "strengths" holds a control character or an invisible mark
   |
 6 | strengths = ["Plain\u001b[31m Python: every step can be printed."]
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   hint: it is taken out: write the text without it"#
        );
    }
}
