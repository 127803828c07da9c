//! The program: see [`gradus`].

use std::io::{BufReader, stderr, stdin, stdout};
use std::process::ExitCode;

use gradus::cli::{Streams, Terminal};

fn main() -> ExitCode {
    let terminal = Terminal::of_process();
    let (input, out, err) = (&mut BufReader::new(stdin()), &mut stdout(), &mut stderr());
    gradus::run(std::env::args_os(), &mut Streams { input, out, err, terminal })
}
