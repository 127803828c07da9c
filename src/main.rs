//! The program: see [`gradus`].

fn main() {}
