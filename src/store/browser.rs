//! Handing an address to the learner's browser, or a file to the program that shows such files.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use super::file::is_file;

/// Asks the system to open a web address, without waiting for the browser.
///
/// # Errors
/// It is no web address, or nothing here opens one: a sentence with the address, so that it can be copied.
pub fn open(url: &str) -> Result<(), String> {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return Err(format!("{url} is no web address"));
    }
    if hand_over(url) { Ok(()) } else { Err(format!("no browser could be opened here; the address is {url}")) }
}

/// Asks the system to open a file with the program that is set for it, without waiting for that.
///
/// # Errors
/// It is no file, or nothing here opens one: a sentence with the path.
pub fn open_file(path: &Path) -> Result<(), String> {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let shown = whole.display();
    if !is_file(&whole) {
        return Err(format!("{shown} is no file that could be opened"));
    }
    // An absolute path begins like no option and no address.
    let handed = whole.is_absolute() && hand_over(&whole);
    if handed { Ok(()) } else { Err(format!("no program that opens files could be started here; it is {shown}")) }
}

/// Whether the program that opens things could be started; it gets the thing as one argument, and no shell sees it.
fn hand_over(thing: impl AsRef<OsStr>) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(thing).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Whoever started a program waits for it, or it stays in the process table.
            std::thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}
