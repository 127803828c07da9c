//! Who may import whom: our layers among each other, and the crates that stand in one layer only.

use super::paths::paths;
use super::{Finding, found};

/// A layer and what it may import besides itself; `format::diagnostic` is that part of `format` alone.
const LAYERS: &[(&str, &[&str])] = &[
    ("cli", &["workspace", "export", "format::diagnostic", "domain"]),
    ("tui", &["workspace", "export", "format::diagnostic", "domain"]),
    ("workspace", &["store", "format", "domain"]),
    ("store", &["format", "domain"]),
    ("export", &["domain"]),
    ("format", &["domain"]),
    ("domain", &[]),
];

/// A crate and the only layer that may name it.
const BORDERS: &[(&str, &str)] =
    &[("clap", "cli"), ("ratatui", "tui"), ("crossterm", "tui"), ("toml", "format"), ("postcard", "format")];

/// Every layer imports only what the table allows; `lib.rs` and `main.rs` stand above it.
pub fn imports(path: &str, text: &str) -> Vec<Finding> {
    if !is_source(path) || matches!(path, "src/lib.rs" | "src/main.rs") {
        return Vec::new();
    }
    let Some((layer, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == layer_of(path)) else {
        return vec![Finding::new(path, 1, "stands in no layer of the table in CONTRIBUTING.md")];
    };
    let foreign = |ours: &[String]| {
        let inside = |place: &str| place.split("::").eq(ours.iter().take(place.split("::").count()));
        !ours.is_empty() && ours[0] != *layer && !allowed.iter().any(|place| inside(place))
    };
    let rule = words(allowed, "");
    paths(path, text)
        .into_iter()
        .filter_map(|named| Some((named.line, named.ours.filter(|ours| foreign(ours))?)))
        .map(|(line, ours)| {
            Finding::new(path, line, format!("{layer} imports {}; it may import {rule}", ours.join("::")))
        })
        .collect()
}

/// The crates of [`BORDERS`] are named in their layer only.
pub fn borders(path: &str, text: &str) -> Vec<Finding> {
    if !is_source(path) {
        return Vec::new();
    }
    paths(path, text)
        .into_iter()
        .filter_map(|named| {
            let (name, home) = BORDERS.iter().find(|(name, _)| *name == named.segments[0])?;
            (*home != layer_of(path))
                .then(|| Finding::new(path, named.line, format!("{name} is named outside {home}, its only layer")))
        })
        .collect()
}

/// What a layer may import, each between two `quote`s.
fn words(allowed: &[&str], quote: &str) -> String {
    if allowed.is_empty() {
        return "nothing of ours".into();
    }
    allowed.iter().map(|place| format!("{quote}{place}{quote}")).collect::<Vec<_>>().join(", ")
}

fn is_source(path: &str) -> bool {
    path.starts_with("src/") && path.ends_with(".rs")
}

/// The first folder under `src`, or the file's own name when it is in none.
fn layer_of(path: &str) -> &str {
    let inside = path.trim_start_matches("src/");
    inside.split_once('/').map_or(inside.trim_end_matches(".rs"), |(layer, _)| layer)
}

#[test]
fn imports_against_the_table_are_found() {
    let text = "use crate::{domain::id, store::paths};\nfn f() { crate::tui::run() }\nuse super::super::workspace;\n";
    assert_eq!(
        found(imports, "src/store/journal.rs", text),
        [
            "src/store/journal.rs:2: store imports tui::run; it may import format, domain",
            "src/store/journal.rs:3: store imports workspace; it may import format, domain",
        ]
    );
    assert_eq!(
        found(imports, "src/domain/log.rs", "use crate::format::diagnostic::Place;"),
        ["src/domain/log.rs:1: domain imports format::diagnostic::Place; it may import nothing of ours"]
    );
}

#[test]
fn the_shells_may_import_one_part_of_format() {
    let text = "use crate::format::{diagnostic::Place, journal};\nuse crate::format;\nuse crate::tui::theme;";
    let rule = "it may import workspace, export, format::diagnostic, domain";
    assert_eq!(
        found(imports, "src/cli/mod.rs", text),
        [
            format!("src/cli/mod.rs:1: cli imports format::journal; {rule}"),
            format!("src/cli/mod.rs:2: cli imports format; {rule}"),
            format!("src/cli/mod.rs:3: cli imports tui::theme; {rule}"),
        ]
    );
    assert!(found(imports, "src/workspace/mod.rs", "use crate::format::journal;").is_empty());
}

#[test]
fn the_root_is_free_and_everything_else_has_a_layer() {
    assert!(found(imports, "src/lib.rs", "use crate::store::paths;").is_empty());
    assert!(found(imports, "tests/suite/main.rs", "use crate::store::paths;").is_empty());
    let nowhere = ["src/helpers.rs", "src/util/text.rs"].map(|path| found(imports, path, ""));
    assert_eq!(
        nowhere.concat(),
        [
            "src/helpers.rs:1: stands in no layer of the table in CONTRIBUTING.md",
            "src/util/text.rs:1: stands in no layer of the table in CONTRIBUTING.md",
        ]
    );
    assert_eq!(
        found(imports, "src/domain/mod.rs", "use crate::*;\nuse crate::run;"),
        [
            "src/domain/mod.rs:1: domain imports *; it may import nothing of ours",
            "src/domain/mod.rs:2: domain imports run; it may import nothing of ours",
        ]
    );
}

#[test]
fn crates_are_found_outside_their_layer() {
    let text = "use clap::Parser;\nfn f(c: ratatui::style::Color) {}\nuse {crossterm as term, toml};\nuse postcard;\nuse self::toml::Table;";
    assert_eq!(
        found(borders, "src/lib.rs", text),
        [
            "src/lib.rs:1: clap is named outside cli, its only layer",
            "src/lib.rs:2: ratatui is named outside tui, its only layer",
            "src/lib.rs:3: crossterm is named outside tui, its only layer",
            "src/lib.rs:3: toml is named outside format, its only layer",
            "src/lib.rs:4: postcard is named outside format, its only layer",
        ]
    );
    assert!(found(borders, "src/cli/args.rs", "use clap::Parser;").is_empty());
    assert!(found(borders, "src/cli/args.rs", "let toml = 1; /// clap::Parser").is_empty());
}

#[test]
fn the_table_that_people_read_is_this_one() {
    let rows: String =
        LAYERS.iter().map(|(layer, allowed)| format!("| `{layer}` | {} |\n", words(allowed, "`"))).collect();
    let guide = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/CONTRIBUTING.md")).unwrap();
    let table = format!("| layer | may import |\n|---|---|\n{rows}\n");
    assert!(guide.contains(&table), "CONTRIBUTING.md needs this table:\n{table}");
}
