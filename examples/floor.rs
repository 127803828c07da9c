//! The smallest ratatui program: one frame, then it blocks on a key; `q` leaves, any other key draws the count of keys.
//! No ratatui program starts or answers faster, so it is what the speed of gradus is compared with.

use std::io;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind};

fn main() -> io::Result<()> {
    ratatui::run(|terminal| {
        let mut keys = 0_u64;
        loop {
            terminal.draw(|frame| frame.render_widget(format!("floor {keys}"), frame.area()))?;
            match event::read()? {
                Event::Key(key) if key.kind == KeyEventKind::Release => {}
                Event::Key(key) if key.code == KeyCode::Char('q') => return Ok(()),
                Event::Key(_) => keys += 1,
                _ => {}
            }
        }
    })
}
