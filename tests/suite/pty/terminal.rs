//! A program in a real terminal: keys go in, the parsed screen comes out. It waits for text, never for time.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a text may take to appear before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

/// A program in a terminal.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Everything the program wrote.
    pub bytes: Vec<u8>,
}

impl Terminal {
    /// Starts gradus over this folder, in a window of that size.
    pub fn start(folder: &Path, columns: u16, rows: u16) -> Self {
        Self::start_with_data(folder, &folder.join("data"), columns, rows)
    }

    /// The same with a data folder of its own.
    pub fn start_with_data(folder: &Path, data: &Path, columns: u16, rows: u16) -> Self {
        Self::run(Self::command(folder, data), columns, rows)
    }

    /// gradus over this folder, with a data folder of its own and the usual environment.
    pub fn command(folder: &Path, data: &Path) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gradus"));
        command.env("GRADUS_DATA_DIR", data);
        command.env("GRADUS_CONFIG_DIR", folder.join("config"));
        command.env("GRADUS_NOW", "2026-11-20T09:30:00+01:00");
        command.env("LC_ALL", "C.UTF-8");
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        command.cwd(folder);
        command
    }

    /// Runs a command in a window of that size.
    pub fn run(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read) = reader.read(&mut chunk) {
                if read == 0 || sender.send(chunk[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self {
            master: pair.master,
            child,
            writer,
            output,
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
        }
    }

    /// Presses keys, as the bytes a terminal sends.
    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen shows a text, and returns the screen.
    pub fn see(&mut self, text: &str) -> String {
        loop {
            let screen = self.parser.screen().contents();
            if screen.contains(text) {
                return screen;
            }
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("\"{text}\" did not appear on:\n{screen}"),
            }
        }
    }

    /// Waits until the screen shows a text no more.
    pub fn see_gone(&mut self, text: &str) {
        while self.parser.screen().contents().contains(text) {
            let bytes = self.output.recv_timeout(PATIENCE).unwrap();
            self.take(&bytes);
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.bytes.extend_from_slice(bytes);
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Whether the terminal hands lines over as they are typed and echoes them: as it does before and after a program.
    pub fn is_ordinary(&self) -> bool {
        let modes = format!("{:?}", self.master.get_termios().unwrap().local_flags);
        modes.contains("ICANON") && modes.contains("ECHO")
    }

    /// Waits until the terminal is ordinary again: a stopped program has no last words to wait for.
    pub fn see_ordinary(&self) {
        let begun = std::time::Instant::now();
        while !self.is_ordinary() {
            assert!(begun.elapsed() < PATIENCE, "the terminal was not given back");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the program stands still: what would make it go on before that is lost.
    #[cfg(target_os = "linux")]
    pub fn see_stopped(&self) {
        let path = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let begun = std::time::Instant::now();
        while !std::fs::read_to_string(&path).unwrap().contains(") T ") {
            assert!(begun.elapsed() < PATIENCE, "the program did not stop");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Elsewhere nobody tells.
    #[cfg(not(target_os = "linux"))]
    pub fn see_stopped(&self) {}

    /// Waits until the program has ended, and returns its exit code.
    pub fn ended(&mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(300)) {
            self.take(&bytes);
        }
        code
    }

    /// Whether the program left the alternate screen and showed the cursor again, as its last words.
    pub fn is_given_back(&self) -> bool {
        let last = |sequence: &[u8]| self.bytes.windows(sequence.len()).rposition(|window| window == sequence);
        let left = |on: &[u8], off: &[u8]| last(off) > last(on);
        left(b"\x1b[?1049h", b"\x1b[?1049l") && left(b"\x1b[?25l", b"\x1b[?25h") && left(b"\x1b[?2004h", b"\x1b[?2004l")
    }
}
