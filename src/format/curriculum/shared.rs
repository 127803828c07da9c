//! Reads what all curricula share: `skills.toml` and `roles.toml`; `advisor.toml` has a reader of its own beside this.

use std::collections::HashMap;

use crate::domain::catalog::{Fact, Proof, Role, RoleSkill, Shared, Skill, Text};
use crate::format::FileText;
use crate::format::diagnostic::Diagnostic;
use crate::format::table::{Document, Problems, State, Table, Value};

use super::advisor::advisor;
use super::fields::plain_id;
use super::names::{Located, Names, Usage};

/// Reads `skills.toml`, `roles.toml` and `advisor.toml`, each where it is among the files. What cannot be read is reported
/// and left out.
#[must_use]
pub fn read_shared(files: &[FileText]) -> (Located<Shared>, Vec<Diagnostic>) {
    let files = files.to_vec();
    let mut shared = Shared::default();
    let mut names = Names::default();
    let problems = Problems::new(&files);
    let place = |name: &str| files.iter().position(|file| file.name() == name);
    if let Some(file) = place("skills.toml") {
        let mut spellings = Spellings::default();
        shared.skills = tables(&problems, file, "skill", |table, id| skill(table, id, &mut spellings));
    }
    if let Some(file) = place("roles.toml") {
        shared.roles = tables(&problems, file, "role", |table, id| role(table, id, &mut names));
    }
    if let Some(file) = place("advisor.toml") {
        shared.advisor = advisor(&problems, file, &mut names);
    }
    let diagnostics = problems.finish();
    (Located { value: shared, names, files }, diagnostics)
}

/// Reads every `[[kind]]` of a file; of two with one id the first counts.
fn tables<T>(
    problems: &Problems<'_>,
    file: usize,
    kind: &'static str,
    mut read: impl FnMut(&mut Table<'_>, String) -> Option<T>,
) -> Vec<T> {
    let mut all = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let Some(document) = Document::read(problems, file) else { return all };
    let mut root = document.table(problems, "the file");
    for listed in root.tables(&[kind]).iter().filter(|listed| listed.state == State::Sound) {
        let one = listed.value.table(&format!("a {kind}"), |table| {
            let (id, spot) = plain_id(table, kind).unzip();
            let fresh = match (&id, spot) {
                (Some(id), Some(spot)) if !seen.insert(id.clone()) => {
                    problems.error(&spot, format!("duplicate {kind} \"{id}\""), None);
                    false
                }
                (id, _) => id.is_some(),
            };
            read(table, id.unwrap_or_default()).filter(|_| fresh)
        });
        all.extend(one.flatten());
    }
    root.finish();
    all
}

/// Which skill each spelling stands for, in lower case: postings are matched by spelling, so one has one meaning.
type Spellings = HashMap<String, String>;

fn skill(table: &mut Table<'_>, id: String, spellings: &mut Spellings) -> Option<Skill> {
    let name = table.need("name");
    let category = table.need_text("category");
    let aliases = table.list("aliases");
    for value in name.iter().chain(&aliases) {
        let Some(spelling) = value.as_text() else { continue };
        let owner = spellings.entry(spelling.to_lowercase()).or_insert_with(|| id.clone());
        if *owner != id {
            let message = format!("\"{spelling}\" is a spelling of the skill \"{owner}\" already");
            value.problems().warning(value.spot(), message, None);
        }
    }
    let name = name.and_then(|value| value.text());
    let aliases = aliases.iter().filter_map(Value::text).map(Text::from).collect();
    let imports = table.texts("imports");
    let proof = table.get("proof").and_then(proof).unwrap_or(Proof::Project);
    Some(Skill { id: id.into(), name: name?.into(), category: category?, aliases, imports, proof })
}

fn proof(value: Value<'_>) -> Option<Proof> {
    value.word(Proof::ALL, Proof::word)
}

fn role(table: &mut Table<'_>, id: String, names: &mut Names) -> Option<Role> {
    let title = table.need_text("title");
    let aliases = table.texts("aliases");
    let framework = table.want_text("framework");
    let why = table.want_text("why");
    let skills = table.need("skills").map(|value| role_skills(&value, &id, names)).unwrap_or_default();
    let projects = table.texts("projects");
    let interview = table.texts("interview");
    let grows_into = table.texts("grows_into");
    let facts = facts(&table.list("facts"));
    let id = id.into();
    Some(Role { id, title: title?, aliases, framework, why, skills, projects, interview, grows_into, facts })
}

fn role_skills(list: &Value<'_>, role: &str, names: &mut Names) -> Vec<RoleSkill> {
    let mut skills: Vec<RoleSkill> = Vec::new();
    let mut one = |table: &mut Table<'_>| {
        let value = table.need("skill");
        let skill = value.as_ref().and_then(|value| names.plain_one(value, role, Usage::Skill));
        let weight = table.need("weight").and_then(|value| weight(&value));
        let must = table.get("must").and_then(|value| value.flag()).unwrap_or_default();
        let proof = table.get("proof").and_then(proof);
        let (value, skill) = (value?, skill?);
        if skills.iter().any(|known| known.skill.as_str() == skill) {
            value.problems().error(value.spot(), format!("duplicate skill \"{skill}\" in this role"), None);
            return None;
        }
        skills.push(RoleSkill { skill: skill.into(), weight: weight?, must, proof });
        Some(())
    };
    let values = list.list();
    let read = values.iter().filter(|value| value.table("a role's skill", &mut one).flatten().is_some()).count();
    let sum: u32 = skills.iter().map(|skill| skill.weight).sum();
    if read == values.len() && sum != 100 {
        let message = format!("the weights of the role \"{role}\" sum to {sum}, not to 100");
        list.problems().warning(list.spot(), message, None);
    }
    skills
}

fn weight(value: &Value<'_>) -> Option<u32> {
    let weight = value.whole()?;
    let fits = u32::try_from(weight).ok().filter(|weight| (1..=100).contains(weight));
    if fits.is_none() {
        value.refuse_range(1, 100, weight);
    }
    fits
}

fn facts(values: &[Value<'_>]) -> Vec<Fact> {
    let one = |table: &mut Table<'_>| {
        let (text, source) = (table.need_text("text"), table.need_text("source"));
        let year = table.need("year").and_then(|value| value.whole_or_text());
        let (place, seniority) = (table.text("place"), table.text("seniority"));
        Some(Fact { text: text?, source: source?, year: year?, place, seniority })
    };
    values.iter().filter_map(|value| value.table("a fact", one).flatten()).collect()
}

#[cfg(test)]
mod tests {
    use crate::format::curriculum::example::report;

    #[test]
    fn each_skill_and_each_spelling_stands_there_once() {
        assert_eq!(
            report(&[
                ("aliases = [\"serving\"]", "aliases = [\"serving\", \"TORCH.NN\"]"),
                ("id = \"transfer-learning\"\nname", "id = \"pytorch\"\nname"),
                ("\"transfer-learning\", \"model-serving\"", "\"model-serving\"")
            ]),
            r#"curricula/skills.toml:20:6: error: duplicate skill "pytorch"
    |
 20 | id = "pytorch"
    |      ^^^^^^^^^
curricula/skills.toml:28:23: warning: "TORCH.NN" is a spelling of the skill "pytorch" already
    |
 28 | aliases = ["serving", "TORCH.NN"]
    |                       ^^^^^^^^^^"#
        );
    }

    #[test]
    fn the_skills_of_a_role() {
        assert_eq!(
            report(&[("weight = 60", "weight = 59")]),
            r#"curricula/roles.toml:7:10: warning: the weights of the role "ml-engineer" sum to 99, not to 100
   |
 7 | skills = [{ skill = "pytorch", weight = 59, must = true }, { skill = "sql", weight = 40, proof = "project" }]
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"#
        );
        assert_eq!(
            report(&[("weight = 60", "weight = 50"), ("skill = \"sql\"", "skill = \"pytorch\"")]),
            r#"curricula/roles.toml:7:70: error: duplicate skill "pytorch" in this role
   |
 7 | skills = [{ skill = "pytorch", weight = 50, must = true }, { skill = "pytorch", weight = 40, proof = "project" }]
   |                                                                      ^^^^^^^^^"#
        );
        assert_eq!(
            report(&[
                ("weight = 40", "weight = 4.5"),
                ("year = 2026", "year = 2026-01-01"),
                ("proof = \"written\"", "proof = \"exam\""),
                ("skill = \"sql\"", "skill = \"slq\"")
            ]),
            r#"curricula/skills.toml:12:9: error: "proof" must be "project" or "written", not "exam"
    |
 12 | proof = "exam"
    |         ^^^^^^
curricula/roles.toml:7:86: error: "weight" must be a whole number, not 4.5
   |
 7 | skills = [{ skill = "pytorch", weight = 60, must = true }, { skill = "slq", weight = 4.5, proof = "project" }]
   |                                                                                      ^^^
curricula/roles.toml:12:61: error: "year" must be a whole number or text, not a date or time
    |
 12 |   { text = "Hiring is high.", source = "an article", year = 2026-01-01 },
    |                                                             ^^^^^^^^^^
curricula/roles.toml:7:70: error: unknown skill "slq"
   |
 7 | skills = [{ skill = "pytorch", weight = 60, must = true }, { skill = "slq", weight = 4.5, proof = "project" }]
   |                                                                      ^^^^^
   hint: did you mean "sql"?"#
        );
    }
}
