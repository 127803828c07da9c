//! Reads the files of one curriculum's folder.

use std::collections::HashMap;

use crate::domain::catalog::{Curriculum, FRAMEWORKS, Source};
use crate::domain::id::is_local_id;
use crate::format::FileText;
use crate::format::diagnostic::{Diagnostic, Place, Severity};
use crate::format::table::{Document, Listed, Problems, Spot, State, Table};

use super::fields::{Around, FileLevel};
use super::names::{Located, Names, Usage};
use super::{brief, milestone};

/// The file with the head of a curriculum.
const HEAD: &str = "curriculum.toml";

/// Reads the files of a curriculum's folder, `curriculum.toml` among them; their order does not matter. Every problem
/// is reported. A milestone or brief that cannot be read is left out, and so is the second of two with one id; without
/// a readable head there is no curriculum.
#[must_use]
pub fn read_curriculum(folder_id: &str, files: &[FileText]) -> (Option<Located<Source>>, Vec<Diagnostic>) {
    let mut files = files.to_vec();
    files.sort_by(|a, b| (a.name(), &a.path).cmp(&(b.name(), &b.path)));
    let problems = Problems::new(&files);
    let mut folder = Folder { id: folder_id, head: None, source: Source::default(), names: Names::default() };
    let mut seen = HashMap::new();
    for file in 0..files.len() {
        folder.read(&problems, file, &mut seen);
    }
    let mut diagnostics = problems.finish();
    if !files.iter().any(|file| file.name() == HEAD) {
        diagnostics.insert(0, no_head(folder_id, &files));
    }
    let Folder { head, mut source, names, .. } = folder;
    let located = head.map(|head| {
        source.curriculum = head;
        source.milestones.sort_by_key(|milestone| milestone.level);
        source.briefs.sort_by_key(|brief| brief.level);
        Located { value: source, names, files: files.clone() }
    });
    (located, diagnostics)
}

/// The id that a `curriculum.toml` gives, whatever else is wrong with it; none when it is no id.
#[must_use]
pub fn id_of(head: &FileText) -> Option<String> {
    let problems = Problems::new(std::slice::from_ref(head));
    let document = Document::read(&problems, 0)?;
    let id = document.table(&problems, "the curriculum").get("id")?.as_text()?.to_owned();
    is_local_id(&id).then_some(id)
}

fn no_head(folder_id: &str, files: &[FileText]) -> Diagnostic {
    let folder = files.first().map_or(format!("{folder_id}/"), |file| file.path.replace(file.name(), ""));
    Diagnostic::of_file(
        Severity::Error,
        format!("{folder}{HEAD}"),
        "this file is missing: it makes a folder a curriculum",
    )
    .hint(format!("write id = \"{folder_id}\", title and summary into it"))
}

/// A folder that is being read.
struct Folder<'r> {
    id: &'r str,
    head: Option<Curriculum>,
    source: Source,
    names: Names,
}

impl Folder<'_> {
    fn read(&mut self, problems: &Problems<'_>, file: usize, seen: &mut HashMap<String, Spot>) {
        let Some(document) = Document::read(problems, file) else { return };
        let is_head = problems.file(file).name() == HEAD;
        let mut root = document.table(problems, if is_head { "the curriculum" } else { "the file" });
        if is_head {
            self.head = head(&mut root, self.id, &mut self.names);
        }
        let level = FileLevel::of(&mut root);
        for listed in root.tables(&["milestone", "brief"]) {
            self.read_table(&listed, level, seen);
        }
        root.finish();
    }

    fn read_table(&mut self, listed: &Listed<'_>, level: FileLevel, seen: &mut HashMap<String, Spot>) {
        if listed.state == State::Damaged {
            self.names.unread.extend(listed.value.peek("id").map(|id| format!("{}/{id}", self.id)));
            return;
        }
        listed.value.table(&format!("a {}", listed.key), |table| {
            let mut around = Around { curriculum: self.id, level, names: &mut self.names };
            let id = around.own_id(table, listed.key);
            let whole = id.as_ref().map(|(id, _)| id.as_str());
            let (milestone, brief) = match listed.key {
                "milestone" => (milestone::read(table, whole, &mut around), None),
                _ => (None, brief::read(table, whole, &mut around)),
            };
            let Some((id, spot)) = id else { return };
            if let Some(first) = seen.get(&id) {
                report_twice(table.problems(), &id, first, &spot);
                return;
            }
            if milestone.is_none() && brief.is_none() {
                self.names.unread.push(id.clone());
            }
            self.source.milestones.extend(milestone);
            self.source.briefs.extend(brief);
            seen.insert(id, spot);
        });
    }
}

fn report_twice(problems: &Problems<'_>, id: &str, first: &Spot, second: &Spot) {
    let file = problems.file(first.file);
    let place = Place::of(&file.text, first.span.clone());
    let hint = format!("the other one stands at {}:{}:{}; ids are never reused", file.path, place.line, place.column);
    problems.error(second, format!("duplicate id \"{id}\""), Some(hint));
}

/// The head, unless its id cannot be read or is not the folder's name.
fn head(root: &mut Table<'_>, folder_id: &str, names: &mut Names) -> Option<Curriculum> {
    let id = root.need("id").and_then(|value| {
        let id = value.text()?;
        let fault = match () {
            () if !is_local_id(&id) => "made of a-z, 0-9 and -",
            () if id != folder_id => "the folder's name",
            () => return Some(id),
        };
        let hint = format!("write id = \"{folder_id}\" or rename the folder");
        value.problems().error(value.spot(), format!("\"id\" must be {fault}, not \"{id}\""), Some(hint));
        None
    });
    let title = root.need_text("title");
    let framework = root.get("framework").and_then(|value| {
        let word = value.text()?;
        let hint = value.problems().near(value.spot().file, &word, FRAMEWORKS);
        if hint.is_some() && !FRAMEWORKS.contains(&word.as_str()) {
            value.problems().warning(value.spot(), format!("\"{word}\" is no framework that gradus knows"), hint);
        }
        Some(word.into())
    });
    let summary = root.want_text("summary");
    let version = root.text("version").unwrap_or_default();
    let strengths = root.texts("strengths");
    let roles = names.plain(&root.list("roles"), "", Usage::Role);
    Some(Curriculum {
        title: title.unwrap_or_else(|| folder_id.into()),
        id: id?.into(),
        framework,
        summary,
        version,
        strengths,
        roles: roles.into_iter().map(Into::into).collect(),
        ..Curriculum::default()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::catalog::{Catalog, Shared};
    use crate::format::curriculum::check;
    use crate::format::curriculum::example::{self, report};

    #[test]
    fn what_is_not_toml_is_left_out_and_the_rest_is_read() {
        assert_eq!(
            report(&[("hours = 3\n", "hours = \n")]),
            r#"curricula/pytorch/beginner.toml:14:9: error: this is not TOML: string values must be quoted, expected literal string
    |
 14 | hours = 
    |         ^"#
        );
        assert_eq!(
            report(&[("title = \"Tensors\"\nout", "title = \"Tensors\nout")]),
            r#"curricula/pytorch/basics.toml:5:17: error: this is not TOML: invalid basic string, expected `"`
   |
 5 | title = "Tensors
   |                 ^"#
        );
        assert_eq!(
            report(&[("[[brief]]", "[brief]")]),
            r#"curricula/pytorch/beginner.toml:24:1: error: "brief" must be a list, not a table
    |
 24 | [brief]
    | ^^^^^^^
   hint: write [[brief]] instead of [brief]"#
        );
    }

    #[test]
    fn an_id_is_used_once() {
        assert_eq!(
            report(&[("id = \"leaf-doctor\"", "id = \"autograd\"")]),
            r#"curricula/pytorch/beginner.toml:25:6: error: duplicate id "pytorch/autograd"
    |
 25 | id = "autograd"
    |      ^^^^^^^^^^
   hint: the other one stands at curricula/pytorch/beginner.toml:4:6; ids are never reused"#
        );
        assert_eq!(
            report(&[("id = \"by-hand\"", "id = \"line\"")]),
            r#"curricula/pytorch/beginner.toml:10:10: error: duplicate id "line" in this list
    |
 10 |   { id = "line", text = "You computed one gradient on paper and autograd agreed" },
    |          ^^^^^^"#
        );
    }

    #[test]
    fn the_head_has_the_name_of_the_folder() {
        assert_eq!(
            report(&[("id = \"pytorch\"\ntitle", "id = \"torch\"\ntitle")]),
            r#"curricula/pytorch/curriculum.toml:1:6: error: "id" must be the folder's name, not "torch"
   |
 1 | id = "torch"
   |      ^^^^^^^
   hint: write id = "pytorch" or rename the folder"#
        );
        assert_eq!(
            report(&[("framework = \"pytorch\"", "framework = \"pytroch\""), ("title = \"PyTorch\"\n", "")]),
            r#"curricula/pytorch/curriculum.toml:1:1: error: the curriculum needs "title"
   |
 1 | id = "pytorch"
   | ^
curricula/pytorch/curriculum.toml:2:13: warning: "pytroch" is no framework that gradus knows
   |
 2 | framework = "pytroch"
   |             ^^^^^^^^^
   hint: did you mean "pytorch"?"#
        );
    }

    #[test]
    fn what_a_curriculum_calls_itself_is_known_before_it_is_read() {
        let id = |text: &str| id_of(&FileText::new("curriculum.toml", text));
        assert_eq!(id("title = 3\nid = \"jax-2\"\nnonsense"), Some("jax-2".into()));
        for none in ["", "id = 3", "id = \"\"", "id = \"../../x\"", "id = \"JAX\"", "id = \"a", "[id]"] {
            assert_eq!(id(none), None, "{none}");
        }
    }

    #[test]
    fn everything_has_a_level() {
        assert_eq!(
            report(&[("level = \"beginner\"\n\n[[milestone]]\nid = \"tensors\"", "\n[[milestone]]\nid = \"tensors\"")]),
            r#"curricula/pytorch/basics.toml:2:1: error: milestone "tensors" has no level
   |
 2 | [[milestone]]
   | ^^^^^^^^^^^^^
   hint: write level = "beginner" into the table or at the top of the file
curricula/pytorch/basics.toml:10:1: error: milestone "transfer-learning" has no level
    |
 10 | [[milestone]]
    | ^^^^^^^^^^^^^
   hint: write level = "beginner" into the table or at the top of the file"#
        );
        assert_eq!(
            report(&[("level = \"intermediate\"", "level = \"medium\"")]),
            r#"curricula/tensorflow/curriculum.toml:4:9: error: "level" must be "beginner", "intermediate" or "advanced", not "medium"
   |
 4 | level = "medium"
   |         ^^^^^^^^"#
        );
    }

    #[test]
    fn what_is_left_out_is_left_out_alone() {
        let mut files = example::files();
        files[2].text = files[2].text.replace("title = \"Tensors\"\nout", "title = \"Tensors\nout");
        let source = read_curriculum("pytorch", &files).0.unwrap().value;
        let ids: Vec<&str> = source.milestones.iter().map(|milestone| milestone.id.as_str()).collect();
        assert_eq!(ids, ["pytorch/transfer-learning", "pytorch/autograd", "pytorch/custom-ops"]);
    }

    #[test]
    fn a_folder_without_a_head_is_no_curriculum_but_its_other_problems_are_said() {
        let mut files = example::files();
        files.remove(0);
        files[0].text = files[0].text.replace("hours = 3\n", "hours = 300\n");
        let (source, problems) = read_curriculum("pytorch", &files);
        assert!(source.is_none());
        assert_eq!(
            lines(&problems),
            r#"curricula/pytorch/curriculum.toml: error: this file is missing: it makes a folder a curriculum
   hint: write id = "pytorch", title and summary into it
curricula/pytorch/beginner.toml:14:9: error: "hours" is out of range: from 0.5 to 40, not 300
    |
 14 | hours = 300
    |         ^^^"#
        );
        assert_eq!(
            lines(&read_curriculum("x", &[]).1).lines().next(),
            Some("x/curriculum.toml: error: this file is missing: it makes a folder a curriculum")
        );
    }

    #[test]
    fn a_file_of_a_size_that_nobody_writes_is_not_looked_at() {
        let mut files = example::files();
        files[1].text = "[".repeat(10_000_000);
        assert_eq!(
            lines(&read_curriculum("pytorch", &files).1),
            "curricula/pytorch/beginner.toml: error: the file has 10000000 bytes; at most 1048576 are read\n   hint: split it into several files"
        );
    }

    #[test]
    fn of_a_thousand_problems_the_rest_is_counted() {
        let many: String = (0..1010).map(|number| format!("key-{number} = 1\n")).collect();
        let (_, problems) = read_curriculum("pytorch", &[FileText::new("curriculum.toml", many)]);
        let last = problems.iter().map(Diagnostic::headline).next_back();
        assert_eq!(
            (problems.len(), last),
            (1001, Some("curriculum.toml: note: 13 problems more are not shown".into()))
        );
    }

    #[test]
    fn hostile_text_is_only_wrong() {
        let half = 1 << 19;
        let hostile = [
            "[".repeat(half),
            "a=".to_owned() + &"[".repeat(half),
            "a=".to_owned() + &"{a=".repeat(half / 4),
            "a.".repeat(half / 2) + "a=1",
            "[[a]]\n".repeat(half / 8),
            "[[milestone]]\n".repeat(3000),
            "[milestone]\n[[milestone]]\nmilestone.id.x=1\n[milestone.id]\n[[brief.brief]]\n".repeat(100),
            "\0".repeat(half),
            "\"\"\"".to_owned() + &"\\".repeat(half),
            "level = \"\u{202e}\"\nlevel = \"beginner\"\n\"\" = 1\n\"\u{0}\" = 2".to_owned(),
            "[[milestone]]\nid = \"a\"\nhours = 99999999999999999999999\nrequires = [[[1]], {}, 0x_, 1e999]".to_owned(),
        ];
        for text in hostile {
            let (source, problems) = read_curriculum("x", &[FileText::new("curriculum.toml", text.clone())]);
            assert!(source.is_none() && !problems.is_empty(), "{}", &text[..20]);
            lines(&problems);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC*|[\\[\\]{}=\"'.,#a\n\0 -]{0,80}") {
            lines(&read_curriculum("x", &[FileText::new("curriculum.toml", text)]).1);
        }

        #[test]
        fn no_change_of_a_good_file_makes_it_panic(
            cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, 0..SCRAPS.len()), 1..6),
        ) {
            let mut files = example::files();
            for (at, length, scrap) in cuts {
                let text = &mut files[1].text;
                let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
                let start = at.index(text.len() + 1);
                let range = floor(start)..floor(start + length);
                text.replace_range(range, SCRAPS[scrap]);
            }
            let (source, problems) = read_curriculum("pytorch", &files);
            lines(&problems);
            let sources = source.iter().map(|located| located.value.clone()).collect();
            let catalog = Catalog::assemble(sources, Shared::default());
            lines(&check(&source.into_iter().collect::<Vec<_>>(), None, &catalog));
        }
    }

    /// What is put in place of a piece of a good file.
    const SCRAPS: [&str; 16] = [
        "",
        "\"",
        "\n",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "=",
        "\0",
        "\"\"\"",
        "\n[[milestone]]\n",
        "\n[brief.x]\n",
        "-1",
        "…",
        "# ",
    ];

    fn lines(problems: &[Diagnostic]) -> String {
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }
}
