//! Pieces that several screens draw with.

mod list;
mod paint;
mod sheet;
mod text_entry;

pub use list::{Cursor, page};
pub use paint::{bar, columns, divider, line_at, paragraph, rule, span_width};
pub use sheet::{MARK, Sheet, Spot, moved};
pub use text_entry::TextEntry;
