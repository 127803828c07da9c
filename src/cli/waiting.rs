//! What may take long: after a while it is said that it does.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::shell::Shell;
use crate::workspace::Error;

/// How long nothing is said about what is being done.
pub(super) const SILENCE: Duration = Duration::from_millis(500);

/// Does this, and says what it is when it takes long.
pub(super) fn waiting<T: Send>(
    shell: &mut Shell<'_, '_>,
    doing: &str,
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> Result<T, Error> {
    thread::scope(|scope| {
        let (sender, ended) = channel();
        scope.spawn(move || sender.send(work()));
        let ended = match ended.recv_timeout(SILENCE) {
            Err(RecvTimeoutError::Timeout) => {
                shell.hint(&format!("{doing} ..."));
                ended.recv().ok()
            }
            ended => ended.ok(),
        };
        ended.unwrap_or_else(|| Err(Error::failed("It broke off.")))
    })
}
