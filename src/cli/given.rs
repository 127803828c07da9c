//! How several commands take their arguments: words of a closed set, and ids that are resolved together.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::catalog::Ix;
use crate::domain::event::Grade;
use crate::workspace::{Error, State, resolve};

/// Reads one of these words; clap names them all when it is another.
pub(super) fn word<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|&one| word(one))).try_map(move |typed| {
        let found = all.iter().copied().find(|&one| word(one) == typed);
        found.ok_or_else(|| format!("\"{typed}\" is none of them"))
    })
}

/// Reads how well something went: a number from 1 to 4, or its word.
pub(super) fn grade(typed: &str) -> Result<Grade, String> {
    Grade::typed(typed).ok_or_else(|| "give again, hard, good or easy, or 1 to 4".into())
}

/// The milestones that are meant, each once, in the order given.
pub(super) fn milestones(state: &State, typed: &[String]) -> Result<Vec<Ix>, Error> {
    let mut found = Vec::new();
    for typed in typed {
        let ix = resolve::milestone(state, typed)?;
        if !found.contains(&ix) {
            found.push(ix);
        }
    }
    Ok(found)
}
