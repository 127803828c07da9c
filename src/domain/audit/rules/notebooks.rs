//! Notebooks: saved with what they show, run from top to bottom, and not the only place with code.

use crate::domain::audit::ground::{Ground, is_test};
use crate::domain::audit::notebook::{Cell, Notebook};
use crate::domain::audit::python::Name;
use crate::domain::audit::snapshot::File;
use crate::domain::audit::verdict::{Finding, Outcome};

const NONE: &str = "there are no notebooks";

/// Passes where every notebook with code has an output. A notebook whose code only defines things needs none.
pub(super) fn outputs(ground: &Ground<'_>) -> Outcome {
    each(ground, |file, notebook| {
        let bare = !notebook.cells.is_empty() && notebook.cells.iter().all(|cell| cell.outputs == 0);
        bare.then(|| Finding::of_file(&file.path, "has no outputs"))
    })
}

/// Passes where the counts before the cells only go up. Cells that were not run are looked at by [`outputs`].
pub(super) fn order(ground: &Ground<'_>) -> Outcome {
    each(ground, |file, notebook| {
        let run: Vec<(&Cell, u64)> = notebook.cells.iter().filter_map(|cell| Some((cell, cell.run?))).collect();
        let back = run.windows(2).find(|two| two[1].1 <= two[0].1);
        if let Some([(before, earlier), (cell, later)]) = back {
            let words =
                format!("cell {} was run as [{later}], after cell {} as [{earlier}]", cell.number, before.number);
            return Some(Finding::of_file(&file.path, words));
        }
        let skipped = notebook.cells.iter().find(|cell| cell.run.is_none() && !cell.code.trim().is_empty());
        let cell = skipped.filter(|_| !run.is_empty())?;
        Some(Finding::of_file(&file.path, format!("cell {} was not run", cell.number)))
    })
}

/// Passes where files that are no tests define functions or classes too.
pub(super) fn code_outside(ground: &Ground<'_>) -> Outcome {
    if ground.notebooks.is_empty() {
        return Outcome::Apart(NONE);
    }
    let defines = |name: &Name<'_>| matches!(name.text(), "def" | "class");
    let found = ground
        .code
        .iter()
        .filter(|code| !code.is_notebook() && !is_test(code.path) && !code.path.starts_with('.'))
        .find_map(|code| {
            let name = code.source.names().find(defines)?;
            Some(code.finding(name.line(), "is code outside notebooks"))
        });
    match found {
        Some(finding) => Outcome::Passed(vec![finding]),
        None => {
            let words = "No .py file defines a function or class: all code is in notebooks.";
            Outcome::Missing(vec![Finding::of_all(words)])
        }
    }
}

fn each(ground: &Ground<'_>, look: impl Fn(&File, &Notebook) -> Option<Finding>) -> Outcome {
    if ground.notebooks.is_empty() {
        return Outcome::Apart(NONE);
    }
    let unread: Vec<&str> = ground
        .notebooks
        .iter()
        .filter(|(_, notebook)| notebook.is_none())
        .map(|(file, _)| file.path.as_str())
        .collect();
    let read = ground.notebooks.iter().filter_map(|(file, notebook)| Some((*file, notebook.as_ref()?)));
    let found: Vec<Finding> = read.filter_map(|(file, notebook)| look(file, notebook)).collect();
    match (found.is_empty(), unread.first()) {
        (false, _) => Outcome::Failed(found),
        (true, Some(path)) => Outcome::Unchecked(format!("{path} cannot be read as a notebook.")),
        (true, None) => Outcome::Passed(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::audit::testing::check;

    fn notebook(cells: &[(&str, u64)]) -> String {
        let cell = |(code, run): &(&str, u64)| {
            let run = if *run == 0 { "null".into() } else { run.to_string() };
            let outputs = if run == "null" { "" } else { "{}" };
            format!(
                "{{\"cell_type\":\"code\",\"source\":[\"{code}\"],\"execution_count\":{run},\"outputs\":[{outputs}]}}"
            )
        };
        format!("{{\"cells\":[{}]}}", cells.iter().map(cell).collect::<Vec<_>>().join(","))
    }

    #[test]
    fn notebooks_show_what_they_did_in_order() {
        let good = notebook(&[("a", 1), ("b", 2), ("c", 9)]);
        let bare = notebook(&[("a", 0)]);
        let back = notebook(&[("a", 3), ("b", 2)]);
        let gap = notebook(&[("a", 1), ("b", 0), ("c", 2)]);
        check(
            "notebook-outputs",
            &[
                (&[("a.ipynb", &good)], "passed"),
                (&[("a.ipynb", &bare)], "failed: a.ipynb has no outputs"),
                (&[("a.ipynb", "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":\"a\"}]}")], "passed"),
                (&[("a.ipynb", "nonsense")], "unchecked: a.ipynb cannot be read as a notebook."),
                (&[("a.py", "a = 1\n")], "apart: there are no notebooks"),
            ],
        );
        check(
            "notebook-order",
            &[
                (&[("a.ipynb", &good)], "passed"),
                (&[("a.ipynb", &bare)], "passed"),
                (&[("a.ipynb", &back)], "failed: a.ipynb cell 2 was run as [2], after cell 1 as [3]"),
                (&[("a.ipynb", &gap)], "failed: a.ipynb cell 2 was not run"),
            ],
        );
        const ONLY: &str = "failed: No .py file defines a function or class: all code is in notebooks.";
        check(
            "code-outside-notebooks",
            &[
                (&[("a.ipynb", &good), ("leaf.py", "def f(): pass\n")], "passed: leaf.py:1 is code outside notebooks"),
                (&[("a.ipynb", &good)], ONLY),
                (
                    &[
                        ("a.ipynb", &good),
                        ("setup.py", "# def f(): pass\nsetup()\n"),
                        ("tests/test_a.py", "def test_a(): pass\n"),
                    ],
                    ONLY,
                ),
                (&[("a.py", "a = 1\n")], "apart: there are no notebooks"),
            ],
        );
    }
}
