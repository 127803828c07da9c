//! Text ⇄ domain, with located diagnostics. Pure: it is given text and gives values and problems.

pub mod diagnostic;
