//! What a screen works out from the state and keeps until the state or the day is another one.

use crate::domain::time::Day;
use crate::workspace::State;

/// Something worked out from the state.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<T>(Option<((usize, Day), T)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Kept<T> {
    /// Works it out when the state is another one than before.
    pub fn renew(&mut self, state: &State, how: impl FnOnce(&State) -> T) {
        if self.0.as_ref().is_none_or(|(version, _)| *version != state.version()) {
            self.0 = Some((state.version(), how(state)));
        }
    }

    /// What was worked out last; none before the first time.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, kept)| kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::Play;
    use crate::workspace::command;

    #[test]
    fn it_is_worked_out_once_for_each_state_and_each_day() {
        let mut play = Play::new(80, 24);
        let (mut kept, mut times) = (Kept::default(), 0);
        let mut look = |play: &Play| {
            kept.renew(&play.model.state, |_| times += 1);
            kept.renew(&play.model.state, |_| times += 1);
        };
        look(&play);
        play.command(command::new_project(&play.model.state, "Leaf", None));
        look(&play);
        play.on("2026-11-21");
        look(&play);
        assert_eq!((times, kept.get()), (3, Some(&())));
        assert_eq!(Kept::<()>::default().get(), None);
    }
}
