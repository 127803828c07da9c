//! What a screen works out from the state and keeps until the state, the day or what it was asked for is another one.

use crate::domain::time::Day;
use crate::workspace::State;

/// Something worked out from the state, and from what else was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<T, K = ()>(Option<((usize, Day), K, T)>);

impl<T, K> Default for Kept<T, K> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Kept<T> {
    /// Works it out when the state is another one than before.
    pub fn renew(&mut self, state: &State, how: impl FnOnce(&State) -> T) {
        self.renew_for(state, (), how);
    }
}

impl<T, K: PartialEq> Kept<T, K> {
    /// The same when what is asked for is something else, too.
    pub fn renew_for(&mut self, state: &State, asked: K, how: impl FnOnce(&State) -> T) {
        let stands = |(version, of, _): &(_, K, T)| *version == state.version() && *of == asked;
        if !self.0.as_ref().is_some_and(stands) {
            self.0 = Some((state.version(), asked, how(state)));
        }
    }

    /// What was worked out last; none before the first time.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(.., kept)| kept)
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
        let mut kept = Kept::default();
        for asked in ['a', 'a', 'b', 'a'] {
            kept.renew_for(&play.model.state, asked, |_| times += 1);
        }
        assert_eq!(times, 6, "what is asked for counts");
    }
}
