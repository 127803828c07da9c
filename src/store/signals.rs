//! Signals that must not end the program.

/// Makes a file that grows past the process' limit an error of the write instead of the program's end. To be called once,
/// before the first write; where it cannot be done, everything else still works.
pub fn survive_file_limits() {
    #[cfg(unix)]
    {
        use std::sync::Arc;
        use std::sync::atomic::AtomicBool;

        // The flag is never looked at: that somebody listens is enough for the write to return with an error.
        drop(signal_hook::flag::register(signal_hook::consts::signal::SIGXFSZ, Arc::new(AtomicBool::new(false))));
    }
}
