//! What somebody decided to do. A draft is made of it from the state, and made again when others wrote meanwhile.

use std::fmt;
use std::rc::Rc;

use crate::domain::stamp::Draft;
use crate::workspace::{Error, State};

type How = dyn Fn(&State) -> Result<Draft, Error>;

/// What somebody decided to do.
#[derive(Clone)]
pub struct Decision(Rc<How>);

impl Decision {
    /// A decision that makes a draft in this way.
    #[must_use]
    pub fn new(how: impl Fn(&State) -> Result<Draft, Error> + 'static) -> Self {
        Self(Rc::new(how))
    }

    /// What it comes to, as things stand.
    ///
    /// # Errors
    /// It cannot be done.
    pub fn draft(&self, state: &State) -> Result<Draft, Error> {
        (self.0)(state)
    }
}

impl fmt::Debug for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decision")
    }
}
