//! A report in Markdown (CommonMark); bars are block characters in a block of code, where they line up.

use super::sheet::{Bar, Block, Item, Sheet};
use crate::domain::text::width;
use crate::export::Document;
use crate::export::markdown::{RULES, address};
use crate::export::wording::Wording;

/// Cells of a bar.
const CELLS: usize = 20;

pub(super) fn document(sheet: &Sheet) -> Document {
    let mut wording = Wording::new(RULES);
    let mut blocks = vec![format!("# {}", wording.text(&sheet.title))];
    blocks.extend(sheet.lead.iter().map(|said| wording.text(said)));
    for section in &sheet.sections {
        blocks.push(format!("## {}", wording.text(&section.title)));
        blocks.extend(section.blocks.iter().map(|one| block(one, &mut wording)));
    }
    wording.document((blocks.join("\n\n") + "\n").into_bytes())
}

fn block(block: &Block, wording: &mut Wording) -> String {
    match block {
        Block::Heading(said) => format!("### {}", wording.text(said)),
        Block::Text(said) => wording.text(said),
        Block::Items(items) => items.iter().map(|one| item(one, "", wording)).collect::<Vec<_>>().join("\n"),
        Block::Bars(bars) => chart(bars, wording),
    }
}

fn item(one: &Item, indent: &str, wording: &mut Wording) -> String {
    let mut text = format!("{indent}- {}", wording.text(&one.text));
    for url in &one.links {
        text.push_str(&format!(" <{}>", address(url)));
    }
    let deeper = format!("{indent}  ");
    for below in &one.below {
        text.push('\n');
        text.push_str(&item(below, &deeper, wording));
    }
    text
}

/// Bars with their labels before and their words behind them. Nothing in a block of code is escaped, and since each line
/// holds a bar, none can be the line that ends it.
fn chart(bars: &[Bar], wording: &mut Wording) -> String {
    let labels: Vec<String> = bars.iter().map(|bar| wording.plain(&bar.label)).collect();
    let most = labels.iter().map(|label| width(label)).max().unwrap_or(0);
    let mut lines = vec!["```text".to_owned()];
    for (bar, label) in bars.iter().zip(&labels) {
        let (full, light) = bar.cells(CELLS);
        let drawn = ["█".repeat(full), "▒".repeat(light), "░".repeat(CELLS - full - light)].concat();
        let gap = " ".repeat(most - width(label));
        lines.push(format!("{label}{gap}  {drawn}  {}", wording.plain(&bar.words)));
    }
    lines.push("```".to_owned());
    lines.join("\n")
}
