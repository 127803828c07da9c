//! Jupyter notebooks: their code cells, and what running them left behind. Formats 3 and 4
//! (nbformat.readthedocs.io/en/latest/format_description.html).

use serde::Deserialize;
use serde::de::IgnoredAny;

/// A notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// Its code cells, in order.
    pub cells: Vec<Cell>,
    /// The language of its kernel; that of most when it does not say.
    pub language: Language,
}

/// A code cell with something in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its place among all cells, from 1.
    pub number: usize,
    /// What it says, without the lines that are for the notebook and not for Python (`%`, `!`).
    pub code: String,
    /// When it was run: the count that stands before it.
    pub run: Option<u64>,
    /// How many outputs it has.
    pub outputs: usize,
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cell({}, {} bytes, run {:?}, {} outputs)", self.number, self.code.len(), self.run, self.outputs)
    }
}

/// What a notebook is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Python.
    #[default]
    Python,
    /// Another one.
    Other,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    cells: Vec<RawCell>,
    #[serde(default)]
    worksheets: Vec<Sheet>,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Sheet {
    #[serde(default)]
    cells: Vec<RawCell>,
}

#[derive(Deserialize)]
struct RawCell {
    #[serde(default)]
    cell_type: String,
    #[serde(default, alias = "input")]
    source: Lines,
    #[serde(default, alias = "prompt_number")]
    execution_count: Option<u64>,
    #[serde(default)]
    outputs: Vec<IgnoredAny>,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Lines {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    kernelspec: Kernel,
    #[serde(default)]
    language_info: Named,
}

#[derive(Default, Deserialize)]
struct Kernel {
    #[serde(default)]
    language: Option<String>,
}

#[derive(Default, Deserialize)]
struct Named {
    #[serde(default)]
    name: Option<String>,
}

impl Notebook {
    /// Reads a notebook; none of what is no notebook.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let raw: Raw = serde_json::from_str(text).ok()?;
        let named = raw.metadata.language_info.name.or(raw.metadata.kernelspec.language);
        let is_python = named.is_none_or(|name| name.to_lowercase().contains("python"));
        let all = raw.cells.into_iter().chain(raw.worksheets.into_iter().flat_map(|sheet| sheet.cells));
        let cells = (1..).zip(all).filter(|(_, cell)| cell.cell_type == "code").filter_map(|(number, cell)| {
            let code = match cell.source {
                Lines::None => String::new(),
                Lines::One(text) => text,
                Lines::Many(lines) => lines.concat(),
            };
            let (run, outputs) = (cell.execution_count, cell.outputs.len());
            (!code.trim().is_empty()).then(|| Cell { number, code: python(&code), run, outputs })
        });
        let language = if is_python { Language::Python } else { Language::Other };
        Some(Self { cells: cells.collect(), language })
    }
}

/// The code of a cell without what the notebook and not Python reads, each such line as an empty one.
fn python(code: &str) -> String {
    let first = code.trim_start();
    let timed = ["%%time", "%%capture", "%%prun", "%%memit"].iter().any(|magic| first.starts_with(magic));
    if first.starts_with("%%") && !timed {
        return String::new();
    }
    let line = |line: &str| {
        let is_magic = line.trim_start().starts_with(['%', '!', '?']);
        if is_magic { String::new() } else { line.to_owned() }
    };
    code.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_cells_are_read_with_what_running_them_left() {
        let text = r##"{"nbformat":4,"metadata":{"kernelspec":{"name":"python3","language":"python"}},"cells":[
            {"cell_type":"markdown","source":["import torch"]},
            {"cell_type":"code","source":["%pip install x\n","import keras\n","!ls"],"execution_count":3,"outputs":[{"a":1},{}]},
            {"cell_type":"code","source":"  \n","execution_count":null,"outputs":[]},
            {"cell_type":"code","source":"%%bash\nimport torch","execution_count":4,"outputs":[]},
            {"cell_type":"code","source":"%%time\nimport jax","outputs":[]}]}"##;
        let cell = |number, code: &str, run, outputs| Cell { number, code: code.into(), run, outputs };
        let cells =
            vec![cell(2, "\nimport keras\n", Some(3), 2), cell(4, "", Some(4), 0), cell(5, "\nimport jax", None, 0)];
        assert!(Notebook::read(text) == Some(Notebook { cells, language: Language::Python }));
        let old = r#"{"worksheets":[{"cells":[{"cell_type":"code","input":["a"],"prompt_number":1}]}],"metadata":{}}"#;
        assert!(Notebook::read(old).unwrap().cells == [cell(1, "a", Some(1), 0)]);
    }

    #[test]
    fn what_is_no_python_notebook_is_known() {
        let julia = r#"{"cells":[],"metadata":{"language_info":{"name":"julia"}}}"#;
        assert_eq!(Notebook::read(julia).unwrap().language, Language::Other);
        for odd in ["", "[]x", "{", "{\"cells\": 3}", &"[".repeat(100_000)] {
            assert_eq!(Notebook::read(odd), None);
        }
    }
}
