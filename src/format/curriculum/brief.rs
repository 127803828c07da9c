//! Reads `[[brief]]`.

use crate::domain::catalog::{Better, Brief, BriefTexts, Compute, ComputeKind, Dataset, Measure};
use crate::format::table::{Table, Value};

use super::fields::{Around, hours, items, web_address};
use super::milestone::track;
use super::names::Usage;

/// What a brief may take, in hours.
pub(super) const HOURS: (f64, f64) = (6.0, 60.0);

/// The longest that something may run, in hours.
const LONGEST_RUN: f64 = 1000.0;

/// A brief, unless its id, level, title or hours cannot be read. Everything that is wrong is reported either way.
pub(super) fn read(table: &mut Table<'_>, id: Option<&str>, around: &mut Around<'_>) -> Option<Brief> {
    let owner = id.unwrap_or_default();
    let level = around.level(table);
    let title = table.need_text("title");
    let track = track(table);
    let time = table.need("hours").and_then(|value| hours(&value, HOURS.0, HOURS.1));
    let requires = around.names.milestones(&table.list("requires"), around.curriculum, owner, Usage::Requires);
    let was = around.names.milestones(&table.list("was"), around.curriculum, owner, Usage::Earlier);
    let skills = around.names.plain(&table.list("skills"), owner, Usage::Skill);
    let problem = table.want_text("problem");
    let why = table.want_text("why");
    let compute = table.get("compute").and_then(|value| value.table("the compute", compute).flatten());
    let dataset = table.get("dataset").and_then(|value| value.table("the dataset", dataset).flatten());
    let deliverables = table.want("deliverables").map(|value| items(&value.list())).unwrap_or_default();
    let measure = measures(&table.list("measure"));
    let bullet = table.text("bullet");
    let stretch = table.texts("stretch");
    let flagship = table.get("flagship").and_then(|value| value.flag()).unwrap_or_default();
    let failure = table.text("failure");
    let first_result = table.get("first_result").and_then(|value| hours(&value, 0.0, HOURS.1));
    let texts = BriefTexts { problem, why, compute, dataset, deliverables, measure, bullet, stretch, failure };
    Some(Brief {
        id: id?.into(),
        level: level?,
        title: title?,
        track,
        time: time?,
        requires: requires.into_iter().map(Into::into).collect(),
        skills: skills.into_iter().map(Into::into).collect(),
        flagship,
        first_result,
        was: was.into_iter().map(Into::into).collect(),
        texts: texts.into(),
    })
}

fn compute(table: &mut Table<'_>) -> Option<Compute> {
    let kind = table.need("kind").and_then(|value| value.word(ComputeKind::ALL, ComputeKind::word));
    let time = table.need("hours").and_then(|value| hours(&value, 0.0, LONGEST_RUN));
    let cost = table.text("cost").unwrap_or_else(|| "none".into());
    Some(Compute { kind: kind?, time: time?, cost })
}

fn dataset(table: &mut Table<'_>) -> Option<Dataset> {
    let name = table.need_text("name");
    let url = table.get("url").and_then(|value| web_address(&value));
    let licence = table.text("licence");
    let split = table.text("split");
    let owned = |text: Option<crate::domain::catalog::Text>| text.map(String::from);
    Some(Dataset { name: name?.into(), url, licence: owned(licence), split: owned(split) })
}

fn measures(values: &[Value<'_>]) -> Vec<Measure> {
    let one = |table: &mut Table<'_>| {
        let name = table.need_text("name");
        let better = table.need("better").and_then(|value| value.word(Better::ALL, Better::word));
        Some(Measure { name: name?, better: better? })
    };
    values.iter().filter_map(|value| value.table("a measure", one).flatten()).collect()
}

#[cfg(test)]
mod tests {
    use crate::format::curriculum::example::report;

    #[test]
    fn what_is_wrong_in_a_brief() {
        assert_eq!(
            report(&[
                ("deliverables = [{", "deliverables = {"),
                ("on the same split\" }]", "on the same split\" }"),
                ("compute = { kind", "compute = { knd"),
                ("flagship = false", "flagship = \"no\""),
                ("problem =", "problems ="),
                ("better = \"higher\"", "better = 1"),
                ("https://example.org/leaves", "https://example.org/my leaves")
            ]),
            r#"curricula/pytorch/beginner.toml:24:1: warning: brief "leaf-doctor" should have "problem"
    |
 24 | [[brief]]
    | ^^^^^^^^^
curricula/pytorch/beginner.toml:31:1: warning: unknown key "problems" in brief "leaf-doctor"
    |
 31 | problems = "…"                         # who would use it, which decision changes
    | ^^^^^^^^
   hint: did you mean "problem"?
curricula/pytorch/beginner.toml:33:11: error: the compute needs "kind"
    |
 33 | compute = { knd = "cpu", hours = 1, cost = "none" }   # cpu, free-gpu or paid
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
curricula/pytorch/beginner.toml:33:13: warning: unknown key "knd" in the compute
    |
 33 | compute = { knd = "cpu", hours = 1, cost = "none" }   # cpu, free-gpu or paid
    |             ^^^
   hint: did you mean "kind"?
curricula/pytorch/beginner.toml:34:31: error: malformed URL "https://example.org/my leaves": it may hold no space and none of <>"{}|\^`: write them as %20 and so on
    |
 34 | dataset = { name = "…", url = "https://example.org/my leaves", licence = "…" }
    |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
curricula/pytorch/beginner.toml:35:16: error: "deliverables" must be a list, not a table
    |
 35 | deliverables = { id = "baseline", text = "A baseline that is not a neural network, measured on the same split" }
    |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   hint: write [{ … }] instead of { … }
curricula/pytorch/beginner.toml:36:42: error: "better" must be "higher" or "lower", not a number
    |
 36 | measure = [{ name = "macro-F1", better = 1 }]
    |                                          ^
curricula/pytorch/beginner.toml:39:12: error: "flagship" must be true or false, not text
    |
 39 | flagship = "no"
    |            ^^^^"#
        );
    }
}
