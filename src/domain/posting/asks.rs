//! What the places of a posting ask for, and which of them counts when several ask for the same.

use std::ops::Range;

use super::Need;

/// A place in the posting: a line, by its place among them, and bytes of it.
pub(super) type Place = (usize, Range<usize>);

/// Skills that one place asks for, of which one is enough.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    /// The skills, in the order of the text.
    pub skills: Vec<Wanted>,
    /// How strongly they are asked for.
    pub strength: Strength,
    /// Where the first of them stands.
    pub at: Place,
}

/// A skill with the name that the place calls it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Its place in the catalog.
    pub skill: usize,
    /// The stems of the name.
    pub name: String,
}

impl Ask {
    /// Whether what it asks stands here although a later place asks for it too.
    fn stays(&self, later: &Self) -> bool {
        // "PyTorch or TensorFlow (we use PyTorch)" takes nothing back.
        let alternative = self.skills.len() > 1 && self.at.0 != later.at.0;
        let alone = later.skills.len() == 1 && later.strength == Strength::Required;
        self.strength <= later.strength && !(alone && alternative)
    }
}

/// How strongly a place asks; the strongest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It says that it must be there.
    Required,
    /// It names it as something that the job does.
    Duty,
    /// It says that it would be welcome.
    Nice,
    /// It names it in passing.
    Mention,
}

impl Strength {
    /// What it tells.
    pub fn need(self) -> Need {
        match self {
            Self::Required => Need::Required,
            Self::Duty | Self::Mention => Need::Unsaid,
            Self::Nice => Need::Nice,
        }
    }
}

/// Every skill in one ask only: where it is asked most, and of equal asks in the first. A skill that is required by itself
/// is no alternative any more; what would have done in its place is nice to have.
pub(super) fn once_each(asks: Vec<Ask>, skills: usize) -> Vec<Ask> {
    let mut kept: Vec<Ask> = Vec::new();
    // In which of `kept` a skill stands.
    let mut place: Vec<Option<usize>> = vec![None; skills];
    for mut ask in asks {
        // A skill has several names: "Kotlin" does not do for "Core ML".
        let settled = |wanted: &Wanted| {
            place[wanted.skill].is_some_and(|at| {
                let known: &Ask = &kept[at];
                known.stays(&ask) && known.strength == Strength::Required && known.skills.contains(wanted)
            })
        };
        if ask.skills.iter().any(settled) {
            ask.strength = ask.strength.max(Strength::Nice);
        }
        let alone = ask.skills.len() == 1;
        let stays = |wanted: &Wanted| place[wanted.skill].is_some_and(|at| kept[at].stays(&ask));
        let moved: Vec<Wanted> = ask.skills.iter().filter(|wanted| !stays(wanted)).cloned().collect();
        for wanted in &moved {
            if let Some(at) = place[wanted.skill].replace(kept.len()) {
                if alone && kept[at].skills.contains(wanted) {
                    kept[at].strength = kept[at].strength.max(Strength::Nice);
                }
                kept[at].skills.retain(|other| other.skill != wanted.skill);
            }
        }
        ask.skills = moved;
        kept.push(ask);
    }
    kept.retain(|ask| !ask.skills.is_empty());
    kept
}

#[cfg(test)]
mod tests {
    use super::super::sample::check;

    #[test]
    fn a_skill_stands_once_where_it_is_asked_most() {
        check(&[
            ("We use PyTorch.\nRequirements\n- PyTorch\n- PyTorch is a plus", "pytorch!"),
            ("We use PyTorch.\nRequirements\n- PyTorch or TensorFlow", "pytorch|tensorflow!"),
            ("Requirements\n- PyTorch or TensorFlow\nTasks\n- Train with PyTorch", "pytorch|tensorflow!"),
            ("Requirements\n- PyTorch or TensorFlow\n- PyTorch", "pytorch! tensorflow?"),
            ("Requirements\n- PyTorch or TensorFlow (we use PyTorch)", "pytorch|tensorflow!"),
            ("Requirements\n- PyTorch\n- PyTorch or TensorFlow", "pytorch! tensorflow?"),
            ("Requirements\n- Kubernetes\n- Helm charts, Docker or Ray", "kubernetes! docker|ray!"),
            ("We love Keras.\nTasks\n- Train with JAX\nNice to have\n- JAX\n- Keras", "jax keras?"),
            ("Keras fills our days. You build with JAX. Keras and JAX are a plus.", "jax keras?"),
            ("Tasks\n- JAX or Docker\nRequirements\n- JAX or Keras", "jax|keras! docker"),
            ("PyTorch or TensorFlow. TensorFlow or PyTorch, or JAX.", "pytorch|tensorflow jax"),
        ]);
    }
}
