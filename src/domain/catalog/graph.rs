//! Questions about the graph of prerequisites.

use super::{Brief, Catalog, Ix};

impl Catalog {
    /// The milestones that come right before this one.
    #[must_use]
    pub fn requires(&self, ix: Ix) -> &[Ix] {
        &self.requires[ix]
    }

    /// The milestones that name this one as a prerequisite.
    #[must_use]
    pub fn unlocks(&self, ix: Ix) -> &[Ix] {
        &self.unlocks[ix]
    }

    /// The milestones that come right before a brief.
    #[must_use]
    pub fn brief_requires(&self, brief: &Brief) -> &[Ix] {
        self.briefs_by_id.get(&brief.id).map_or(&[], |&ix| &self.brief_requires[ix])
    }

    /// Everything that comes before these milestones, at any distance, and they themselves; each once, in catalog order.
    /// A cycle ends where it began.
    #[must_use]
    pub fn closure(&self, of: &[Ix]) -> Vec<Ix> {
        let mut seen = vec![false; self.milestones.len()];
        let mut open = of.to_vec();
        while let Some(ix) = open.pop() {
            if !std::mem::replace(&mut seen[ix], true) {
                open.extend(&self.requires[ix]);
            }
        }
        (0..seen.len()).filter(|&ix| seen[ix]).collect()
    }

    /// The milestones on a cycle of prerequisites, one list a cycle found, each in the order of the cycle.
    #[must_use]
    pub fn cycles(&self) -> Vec<Vec<Ix>> {
        let mut walk =
            Walk { catalog: self, state: vec![State::New; self.milestones.len()], path: Vec::new(), found: Vec::new() };
        for ix in 0..self.milestones.len() {
            walk.visit(ix);
        }
        walk.found
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnPath,
    Done,
}

/// A depth-first walk that remembers the path it stands on.
struct Walk<'a> {
    catalog: &'a Catalog,
    state: Vec<State>,
    path: Vec<Ix>,
    found: Vec<Vec<Ix>>,
}

impl Walk<'_> {
    /// Visits everything before `start` without recursion: a chain of prerequisites may be as long as a file allows.
    fn visit(&mut self, start: Ix) {
        let mut stack = vec![(start, 0)];
        while let Some((ix, next)) = stack.pop() {
            if next == 0 {
                if self.state[ix] != State::New {
                    continue;
                }
                self.state[ix] = State::OnPath;
                self.path.push(ix);
            }
            let Some(&before) = self.catalog.requires[ix].get(next) else {
                self.state[ix] = State::Done;
                self.path.pop();
                continue;
            };
            stack.push((ix, next + 1));
            match self.state[before] {
                State::New => stack.push((before, 0)),
                State::OnPath => {
                    let from = self.path.iter().position(|&on| on == before).unwrap_or(0);
                    self.found.push(self.path[from..].to_vec());
                }
                State::Done => {}
            }
        }
    }
}
