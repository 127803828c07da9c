//! Handing an address to the learner's browser.

use std::process::{Command, Stdio};

/// Asks the system to open a web address, without waiting for the browser.
///
/// # Errors
/// It is no web address, or nothing here opens one: a sentence with the address, so that it can be copied.
pub fn open(url: &str) -> Result<(), String> {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return Err(format!("{url} is no web address"));
    }
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Whoever started a program waits for it, or it stays in the process table.
            std::thread::spawn(move || child.wait());
            Ok(())
        }
        Err(_) => Err(format!("no browser could be opened here; the address is {url}")),
    }
}
