//! A report as one page of HTML that needs nothing else. Its bars are drawn in SVG: paper shows those too.

use super::sheet::{Bar, Block, Item, Sheet};
use crate::export::Document;
use crate::export::html::{RULES, anchor, page};
use crate::export::wording::Wording;

const TEMPLATE: &str = include_str!("../../../assets/report.html");

/// Units of a bar's width.
const CELLS: usize = 200;

pub(super) fn document(sheet: &Sheet) -> Document {
    let mut wording = Wording::new(RULES);
    let title = wording.text(&sheet.title);
    let lead: String = sheet.lead.iter().map(|said| format!("\n<p>{}</p>", wording.text(said))).collect();
    let sections: Vec<String> = sheet
        .sections
        .iter()
        .map(|section| {
            let title = wording.text(&section.title);
            let blocks: String = section.blocks.iter().map(|one| block(one, &mut wording)).collect();
            format!("<section>\n<h2>{title}</h2>\n{blocks}</section>\n")
        })
        .collect();
    let body = format!("<header>\n<h1>{title}</h1>{lead}\n</header>\n<main>\n{}</main>", sections.concat());
    wording.document(page(TEMPLATE, &title, &body).into_bytes())
}

fn block(block: &Block, wording: &mut Wording) -> String {
    match block {
        Block::Heading(said) => format!("<h3>{}</h3>\n", wording.text(said)),
        Block::Text(said) => format!("<p>{}</p>\n", wording.text(said)),
        Block::Items(items) => list(items, wording),
        Block::Bars(bars) => {
            let bars: String = bars.iter().map(|one| bar(one, wording)).collect();
            format!("<ul class=\"bars\" role=\"list\">\n{bars}</ul>\n")
        }
    }
}

fn list(items: &[Item], wording: &mut Wording) -> String {
    let items: String = items.iter().map(|one| item(one, wording)).collect();
    format!("<ul>\n{items}</ul>\n")
}

fn item(item: &Item, wording: &mut Wording) -> String {
    let text = wording.text(&item.text);
    let links: Vec<String> = item.links.iter().map(|url| anchor(url)).collect();
    let links = if links.is_empty() { String::new() } else { format!(": {}", links.join(", ")) };
    let below = if item.below.is_empty() { String::new() } else { format!("\n{}", list(&item.below, wording)) };
    format!("<li>{text}{links}{below}</li>\n")
}

/// A bar between its label and its words, which say what it draws: who cannot see it misses nothing.
fn bar(bar: &Bar, wording: &mut Wording) -> String {
    let (full, light) = bar.cells(CELLS);
    let part = |class: &str, from: usize, width: usize| match width {
        0 => String::new(),
        _ => format!("<rect class=\"{class}\" x=\"{from}\" width=\"{width}\" height=\"12\"/>"),
    };
    let drawn = [part("all", 0, CELLS), part("full", 0, full), part("light", full, light)].concat();
    format!(
        "<li><span class=\"label\">{}</span> <svg viewBox=\"0 0 {CELLS} 12\" width=\"{CELLS}\" height=\"12\" \
         aria-hidden=\"true\">{drawn}</svg> <span class=\"words\">{}</span></li>\n",
        wording.text(&bar.label),
        wording.text(&bar.words)
    )
}
