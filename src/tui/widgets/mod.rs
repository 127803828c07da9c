//! Pieces that several screens draw with.

mod list;
mod paint;
mod plot;
mod reading;
mod rows;
mod sheet;
mod text_entry;

pub use list::{Cursor, moves, page};
pub use paint::{bar, columns, divider, line_at, paragraph, rows, rule, span_width};
pub use plot::{Plot, lines_of, spark};
pub use reading::Reading;
pub use rows::Rows;
pub use sheet::{MARK, Sheet, moved};
pub use text_entry::TextEntry;
