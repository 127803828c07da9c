//! The linter: what only shows once everything is loaded, such as prerequisites that lead nowhere or back.

use std::collections::{HashMap, HashSet};

use crate::domain::catalog::{Catalog, Ix, Level, Shared, Source};
use crate::domain::figures::Path;
use crate::domain::id::curriculum_of;
use crate::format::diagnostic::Diagnostic;
use crate::format::table::Problems;

use super::names::{Located, Name, Names, Usage, short};

/// The problems between curricula: names in `read` and `shared` that lead nowhere in the catalog, cycles of
/// prerequisites that pass through `read`, prerequisites at a higher level, ids that are used again. The catalog holds
/// everything that is loaded, at least what is checked. What the readers report is not reported again.
#[must_use]
pub fn check(read: &[Located<Source>], shared: Option<&Located<Shared>>, catalog: &Catalog) -> Vec<Diagnostic> {
    let checks: Vec<Check<'_>> = read
        .iter()
        .map(|located| Check::new(&located.value.curriculum.id, &located.names, &located.files, catalog))
        .chain(shared.map(|located| Check::new("", &located.names, &located.files, catalog)))
        .collect();
    let unread: HashSet<&str> = read.iter().flat_map(|located| &located.names.unread).map(String::as_str).collect();
    for check in &checks {
        check.names.used.iter().for_each(|name| check.name(name, &unread));
    }
    report_cycles(&checks, catalog);
    checks.into_iter().flat_map(|check| check.problems.finish()).collect()
}

/// One curriculum that is being checked.
struct Check<'r> {
    curriculum: &'r str,
    names: &'r Names,
    catalog: &'r Catalog,
    problems: Problems<'r>,
}

impl<'r> Check<'r> {
    fn new(curriculum: &'r str, names: &'r Names, files: &'r [crate::format::FileText], catalog: &'r Catalog) -> Self {
        Self { curriculum, names, catalog, problems: Problems::new(files) }
    }

    fn name(&self, name: &Name, unread: &HashSet<&str>) {
        match name.usage {
            Usage::Requires | Usage::Equivalent => match self.catalog.find(&name.id) {
                Some(ix) => self.linked(name, ix),
                None if unread.contains(name.id.as_str()) => {}
                None => self.dangling(name),
            },
            Usage::Earlier => self.earlier(name),
            Usage::Skill => self.skill(name),
            Usage::Role if self.catalog.role(&name.id).is_none() => {
                let near = self.near(&name.id, self.catalog.shared.roles.iter().map(|role| role.id.as_str()), name);
                self.problems.error(&name.spot, format!("unknown role \"{}\"", name.id), near);
            }
            Usage::Role => {}
            Usage::Curriculum if self.catalog.curriculum(&name.id).is_none() => {
                let near = self.near(&name.id, self.catalog.curricula.iter().map(|one| one.id.as_str()), name);
                self.problems.error(&name.spot, format!("unknown curriculum \"{}\"", name.id), near);
            }
            Usage::Curriculum => {}
            Usage::Segment if !Path::names_something(self.catalog, &name.id) => {
                let message = format!("the segment \"{}\" of a path names nothing", name.id);
                let hint = "write a curriculum, curriculum/level or curriculum/literacy".to_owned();
                self.problems.error(&name.spot, message, Some(hint));
            }
            Usage::Segment => {}
        }
    }

    fn near<'a>(&self, word: &str, ids: impl Iterator<Item = &'a str>, name: &Name) -> Option<String> {
        self.problems.near(name.spot.file, word, ids)
    }

    /// A milestone that exists: may it stand here?
    fn linked(&self, name: &Name, ix: Ix) {
        if name.usage == Usage::Equivalent {
            if name.owner == name.id {
                self.problems.error(&name.spot, format!("\"{}\" is equivalent to itself", name.id), None);
            }
            return;
        }
        let level = self.catalog.milestone(ix).level;
        if let Some(own) = self.level_of(&name.owner)
            && level > own
            && curriculum_of(&name.owner) == curriculum_of(&name.id)
        {
            let message = format!("the prerequisite \"{}\" is at a higher level: {level}, and this is {own}", name.id);
            self.problems.error(&name.spot, message, None);
        }
    }

    fn level_of(&self, id: &str) -> Option<Level> {
        let milestone = self.catalog.find(id).map(|ix| self.catalog.milestone(ix).level);
        milestone.or_else(|| self.catalog.brief(id).map(|brief| brief.level))
    }

    fn dangling(&self, name: &Name) {
        let message = format!("unknown milestone \"{}\"", name.id);
        let now: Vec<&str> = self.catalog.targets(&name.id).filter_map(|ix| self.present(ix)).collect();
        let joined = self.catalog.milestones.iter().find(|one| one.joins.iter().any(|part| **part == *name.id));
        let hint = if self.catalog.brief(&name.id).is_some() {
            Some("it is a brief; only milestones can be named here".to_owned())
        } else if let [now] = now[..] {
            Some(format!("it is called \"{now}\" now"))
        } else if let Some(whole) = joined {
            Some(format!("it is a part of \"{}\" now", whole.id))
        } else if self.catalog.curriculum(curriculum_of(&name.id)).is_none() {
            Some(format!("no curriculum \"{}\" is loaded", curriculum_of(&name.id)))
        } else {
            let ids = self.catalog.milestones.iter().map(|milestone| short(&milestone.id, self.curriculum));
            self.near(short(&name.id, self.curriculum), ids, name)
        };
        self.problems.error(&name.spot, message, hint);
    }

    /// The id of a milestone, unless the place is one of those merged away.
    fn present(&self, ix: Ix) -> Option<&'r str> {
        self.catalog.milestones.get(ix).map(|milestone| milestone.id.as_str())
    }

    fn earlier(&self, name: &Name) {
        let brief = self.catalog.brief(&name.id).is_some_and(|brief| brief.id.as_str() == name.id);
        if brief || self.catalog.find(&name.id).is_some() {
            let kind = if brief { "brief" } else { "milestone" };
            let message = format!("reused id \"{}\": a present {kind} has it", name.id);
            let hint = "an earlier id stays that of what had it first: give the present one a new id".to_owned();
            self.problems.error(&name.spot, message, Some(hint));
        }
    }

    fn skill(&self, name: &Name) {
        if self.catalog.skill(&name.id).is_some() {
            return;
        }
        let hint = match self.catalog.skill_named(&name.id) {
            Some(skill) => Some(format!("write the skill's id: \"{}\"", skill.id)),
            None => self.near(&name.id, self.catalog.shared.skills.iter().map(|skill| skill.id.as_str()), name),
        };
        self.problems.error(&name.spot, format!("unknown skill \"{}\"", name.id), hint);
    }
}

/// Reports every cycle once, at one of its prerequisites that stands in a checked file.
fn report_cycles(checks: &[Check<'_>], catalog: &Catalog) {
    let mut cycles = catalog.cycles();
    if cycles.is_empty() {
        return;
    }
    let mut places: HashMap<(&str, &str), (&Check<'_>, &Name)> = HashMap::new();
    for check in checks {
        for name in check.names.used.iter().filter(|name| name.usage == Usage::Requires) {
            places.entry((&name.owner, &name.id)).or_insert((check, name));
        }
    }
    for cycle in &mut cycles {
        let first = cycle.iter().enumerate().min_by_key(|(_, ix)| **ix).map_or(0, |(at, _)| at);
        cycle.rotate_left(first);
    }
    cycles.sort();
    cycles.dedup();
    for cycle in cycles {
        let ids: Vec<&str> = cycle.iter().chain(cycle.first()).map(|&ix| catalog.milestone(ix).id.as_str()).collect();
        let place = ids.windows(2).find_map(|step| places.get(&(step[0], step[1])));
        if let Some((check, name)) = place {
            let message = format!("a cycle of prerequisites: {}", ids.join(" → "));
            check.problems.error(&name.spot, message, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::format::curriculum::example::report;

    #[test]
    fn a_prerequisite_exists_and_is_a_milestone() {
        assert_eq!(
            report(&[(
                "\"tensors\", \"foundations/calculus\"",
                "\"tensor\", \"foundations/calclus\", \"jax/grad\", \"leaf-doctor\", \"own-ops\", \"forward-ops\", \"UP\""
            )]),
            r#"curricula/pytorch/beginner.toml:16:99: error: an entry of "requires" must be an id made of a-z, 0-9 and -, not "UP"
    |
 16 | requires = ["tensor", "foundations/calclus", "jax/grad", "leaf-doctor", "own-ops", "forward-ops", "UP"]
    |                                                                                                   ^^^^
curricula/pytorch/beginner.toml:16:13: error: unknown milestone "pytorch/tensor"
    |
 16 | requires = ["tensor", "foundations/calclus", "jax/grad", "leaf-doctor", "own-ops", "forward-ops", "UP"]
    |             ^^^^^^^^
   hint: did you mean "tensors"?
curricula/pytorch/beginner.toml:16:23: error: unknown milestone "foundations/calclus"
    |
 16 | requires = ["tensor", "foundations/calclus", "jax/grad", "leaf-doctor", "own-ops", "forward-ops", "UP"]
    |                       ^^^^^^^^^^^^^^^^^^^^^
   hint: did you mean "foundations/calculus"?
curricula/pytorch/beginner.toml:16:46: error: unknown milestone "jax/grad"
    |
 16 | requires = ["tensor", "foundations/calclus", "jax/grad", "leaf-doctor", "own-ops", "forward-ops", "UP"]
    |                                              ^^^^^^^^^^
   hint: no curriculum "jax" is loaded
curricula/pytorch/beginner.toml:16:58: error: unknown milestone "pytorch/leaf-doctor"
    |
 16 | requires = ["tensor", "foundations/calclus", "jax/grad", "leaf-doctor", "own-ops", "forward-ops", "UP"]
    |                                                          ^^^^^^^^^^^^^
   hint: it is a brief; only milestones can be named here
curricula/pytorch/beginner.toml:16:73: error: unknown milestone "pytorch/own-ops"
    |
 16 | requires = ["tensor", "foundations/calclus", "jax/grad", "leaf-doctor", "own-ops", "forward-ops", "UP"]
    |                                                                         ^^^^^^^^^
   hint: it is called "pytorch/custom-ops" now
curricula/pytorch/beginner.toml:16:84: error: unknown milestone "pytorch/forward-ops"
    |
 16 | requires = ["tensor", "foundations/calclus", "jax/grad", "leaf-doctor", "own-ops", "forward-ops", "UP"]
    |                                                                                    ^^^^^^^^^^^^^
   hint: it is a part of "pytorch/custom-ops" now"#
        );
    }

    #[test]
    fn prerequisites_go_in_no_circle() {
        assert_eq!(
            report(&[("hours = 1.5\n", "hours = 1.5\nrequires = [\"transfer-learning\"]\n")]),
            r#"curricula/pytorch/basics.toml:9:13: error: a cycle of prerequisites: pytorch/tensors → pytorch/transfer-learning → pytorch/autograd → pytorch/tensors
   |
 9 | requires = ["transfer-learning"]
   |             ^^^^^^^^^^^^^^^^^^^"#
        );
        assert_eq!(
            report(&[("hours = 1.5\n", "hours = 1.5\nrequires = [\"tensors\"]\n")]),
            r#"curricula/pytorch/basics.toml:9:13: error: a cycle of prerequisites: pytorch/tensors → pytorch/tensors
   |
 9 | requires = ["tensors"]
   |             ^^^^^^^^^"#
        );
    }

    #[test]
    fn a_prerequisite_is_at_no_higher_level() {
        assert_eq!(
            report(&[(
                "requires = [\"transfer-learning\"]",
                "requires = [\"custom-ops\", \"custom-ops\", \"tensorflow/gradient-tape\"]"
            )]),
            r#"curricula/pytorch/beginner.toml:28:27: warning: duplicate entry "pytorch/custom-ops"
    |
 28 | requires = ["custom-ops", "custom-ops", "tensorflow/gradient-tape"]
    |                           ^^^^^^^^^^^^
curricula/pytorch/beginner.toml:28:13: error: the prerequisite "pytorch/custom-ops" is at a higher level: advanced, and this is beginner
    |
 28 | requires = ["custom-ops", "custom-ops", "tensorflow/gradient-tape"]
    |             ^^^^^^^^^^^^"#
        );
    }

    #[test]
    fn an_equivalent_is_another_milestone() {
        assert_eq!(
            report(&[("to = \"tensorflow/gradient-tape\"", "to = \"gradient-tape\"")]),
            r#"curricula/pytorch/beginner.toml:17:22: error: unknown milestone "pytorch/gradient-tape"
    |
 17 | equivalent = [{ to = "gradient-tape", remains = 0.3 }]
    |                      ^^^^^^^^^^^^^^^
   hint: did you mean "tensorflow/gradient-tape"?"#
        );
        assert_eq!(
            report(&[("to = \"tensorflow/gradient-tape\"", "to = \"autograd\"")]),
            r#"curricula/pytorch/beginner.toml:17:22: error: "pytorch/autograd" is equivalent to itself
    |
 17 | equivalent = [{ to = "autograd", remains = 0.3 }]
    |                      ^^^^^^^^^^"#
        );
    }

    #[test]
    fn skills_and_roles_exist() {
        assert_eq!(
            report(&[
                ("\"pytorch\", \"autograd\"]", "\"pytorch\", \"Autograd\", \"autgrad\", \"serving\"]"),
                ("roles = [\"ml-engineer\"]", "roles = [\"ml-enginer\"]")
            ]),
            r#"curricula/pytorch/beginner.toml:18:22: error: an entry of "skills" must be an id made of a-z, 0-9 and -, not "Autograd"
    |
 18 | skills = ["pytorch", "Autograd", "autgrad", "serving"]
    |                      ^^^^^^^^^^
curricula/pytorch/beginner.toml:18:34: error: unknown skill "autgrad"
    |
 18 | skills = ["pytorch", "Autograd", "autgrad", "serving"]
    |                                  ^^^^^^^^^
   hint: did you mean "autograd"?
curricula/pytorch/beginner.toml:18:45: error: unknown skill "serving"
    |
 18 | skills = ["pytorch", "Autograd", "autgrad", "serving"]
    |                                             ^^^^^^^^^
   hint: write the skill's id: "model-serving"
curricula/pytorch/curriculum.toml:7:10: error: unknown role "ml-enginer"
   |
 7 | roles = ["ml-enginer"]
   |          ^^^^^^^^^^^^
   hint: did you mean "ml-engineer"?"#
        );
    }

    #[test]
    fn an_earlier_id_is_not_used_again() {
        assert_eq!(
            report(&[("[\"own-ops\"]", "[\"tensors\"]"), ("\"forward-ops\", ", "\"leaf-doctor\", ")]),
            r#"curricula/pytorch/advanced.toml:11:8: error: reused id "pytorch/tensors": a present milestone has it
    |
 11 | was = ["tensors"]
    |        ^^^^^^^^^
   hint: an earlier id stays that of what had it first: give the present one a new id
curricula/pytorch/advanced.toml:12:10: error: reused id "pytorch/leaf-doctor": a present brief has it
    |
 12 | joins = ["leaf-doctor", "foundations/backward-ops"]
    |          ^^^^^^^^^^^^^
   hint: an earlier id stays that of what had it first: give the present one a new id"#
        );
    }

    #[test]
    fn whoever_names_what_cannot_be_read_is_not_to_blame() {
        assert_eq!(
            report(&[("hours = 1.5\n", "hours = \"short\"\n")]),
            r#"curricula/pytorch/basics.toml:8:9: error: "hours" must be a number, not text
   |
 8 | hours = "short"
   |         ^^^^^^^"#
        );
    }
}
