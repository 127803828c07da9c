//! What the lines of a posting ask, put together: each skill once, with its strongest need and the line that says so.

use std::ops::Range;

use super::groups::Groups;
use super::headings::{Heading, Headings};
use super::lines::{Line, Shape};
use super::links::links;
use super::names::{Found, Names, What};
use super::need::{Needs, Said};
use super::quote::quote;
use super::scope::Sentence;
use super::sentences::sentences;
use super::short::Entry;
use super::title::title;
use super::tokens::{Token, tokens};
use super::{Need, Posting, Requirement, RoleNamed};
use crate::domain::catalog::Proof;

/// A place in the posting: a line, by its place among them, and bytes of it.
type Place = (usize, Range<usize>);

/// Skills that one place asks for, of which one is enough.
#[derive(Clone, Debug)]
struct Ask {
    skills: Vec<usize>,
    need: Need,
    at: Place,
}

/// Reads the lines of a posting.
pub(super) fn read(lines: &[Line], names: &Names<'_>) -> Posting {
    let mut reader = Reader {
        names,
        needs: Needs::new(),
        groups: Groups::new(),
        headings: Headings::new(),
        asks: vec![],
        roles: vec![],
        section: None,
        bullets: None,
        listed: Listed::No,
    };
    for (at, line) in lines.iter().enumerate() {
        reader.line(at, line, lines.get(at + 1).map(|next| next.shape));
    }
    let (title, title_line) = title(lines, names).map_or((None, None), |(title, at)| (Some(title), Some(at)));
    let mut roles = reader.roles;
    if roles.iter().any(|(_, at)| Some(at.0) == title_line) {
        roles.retain(|(_, at)| Some(at.0) == title_line);
    }
    let quoted = |at: &Place| quote(&lines[at.0].text, &at.1);
    let mut named: Vec<RoleNamed> = Vec::new();
    for (ix, at) in &roles {
        let role = &names.catalog().shared.roles[*ix].id;
        if !named.iter().any(|known| known.role == *role) {
            named.push(RoleNamed { role: role.clone(), quote: quoted(at) });
        }
    }
    let mut asks = once_each(reader.asks, names.catalog().shared.skills.len());
    asks.sort_by_key(|ask| (ask.need, ask.at.0, ask.at.1.start));
    let requirement = |ask: &Ask| Requirement {
        any_of: ask.skills.iter().map(|ix| names.skill(*ix).id.clone()).collect(),
        need: ask.need,
        quote: quoted(&ask.at),
        line: lines[ask.at.0].number,
    };
    Posting { title, roles: named, requirements: asks.iter().map(requirement).collect() }
}

struct Reader<'r, 'c> {
    names: &'r Names<'c>,
    needs: Needs,
    groups: Groups,
    headings: Headings,
    asks: Vec<Ask>,
    roles: Vec<(usize, Place)>,
    /// What the title above says; none before the first.
    section: Option<Need>,
    /// What a title says that goes on in its line: it holds for the list right below.
    bullets: Option<Need>,
    /// Whether there is a list below the title above.
    listed: Listed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    Yes,
    No,
}

impl Reader<'_, '_> {
    fn line(&mut self, at: usize, line: &Line, next: Option<Shape>) {
        let tokens = tokens(&line.text);
        let parts = self.headings.cut(&tokens, sentences(&tokens));
        let whole = line.shape == Shape::Bullet && parts.len() == 1;
        let is_sign = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|one| one.mark == Some('•'));
        let entry = |part: &Range<usize>| {
            let listed = is_sign(part.start.checked_sub(1)) || is_sign(Some(part.end));
            if whole || listed { Entry::Bullet } else { Entry::Text }
        };
        let found: Vec<Vec<Found>> =
            parts.iter().map(|part| self.names.find(&tokens[part.clone()], entry(part))).collect();
        for (part, one) in parts.iter().zip(&found).flat_map(|(part, found)| found.iter().map(move |one| (part, one))) {
            if let What::Role(ix) = one.what {
                self.roles.push((ix, (at, bytes(&tokens[part.clone()], one))));
            }
        }
        let skill = |one: &&Found| matches!(one.what, What::Skill(_));
        let named =
            parts.iter().zip(&found).find_map(|(part, found)| Some(part.start + found.iter().find(skill)?.from));
        if line.shape != Shape::Bullet {
            self.bullets = None;
        }
        let heading = self.headings.read(line, &tokens, named, next);
        if let Heading::Whole(need) = heading {
            self.section = need;
            self.bullets = None;
            self.listed = Listed::No;
            return;
        }
        match (line.shape, self.listed) {
            (Shape::Bullet, _) => self.listed = Listed::Yes,
            // A paragraph after a list is no part of it.
            (Shape::Plain, Listed::Yes) if line.after_blank && line.text.trim_end().ends_with(['.', '!', '?']) => {
                self.section = None;
                self.listed = Listed::No;
            }
            _ => {}
        }
        let mut base = self.bullets.or(self.section);
        for (part, found) in parts.iter().zip(found) {
            let tokens = &tokens[part.clone()];
            let skills: Vec<Found> = found.into_iter().filter(|one| matches!(one.what, What::Skill(_))).collect();
            if let Some(need) = self.headings.inline(tokens, skills.first().map(|one| one.from)) {
                base = Some(need);
            }
            self.sentence(at, tokens, &skills, base);
        }
        if let (Heading::Inline(_), true) = (heading, line.shape != Shape::Bullet) {
            self.bullets = base;
        }
    }

    fn sentence(&mut self, line: usize, tokens: &[Token<'_>], found: &[Found], base: Option<Need>) {
        if found.is_empty() {
            return;
        }
        let links = links(tokens, found);
        let said = self.needs.of(&Sentence { tokens, found, links: &links });
        let skill = |at: usize| match found[at].what {
            What::Skill(ix) => ix,
            What::Role(_) | What::Colleagues => usize::MAX,
        };
        let category = |at: usize| &self.names.skill(skill(at)).category;
        let kin = |i: usize, j: usize| category(i) == category(j);
        for group in self.groups.of(tokens, found, &links, &kin) {
            let kind = |at: &usize| {
                let written = self.names.skill(skill(*at)).proof == Proof::Written;
                written && self.groups.names_kind(tokens, found, *at)
            };
            let wanted: Vec<usize> = group.filter(|at| said[*at] != Said::Denied && !kind(at)).collect();
            let Some(need) = wanted.iter().map(|at| need(said[*at], base)).min() else { continue };
            let mut skills: Vec<usize> = Vec::new();
            for ix in wanted.iter().map(|at| skill(*at)) {
                if !skills.contains(&ix) {
                    skills.push(ix);
                }
            }
            self.asks.push(Ask { skills, need, at: (line, bytes(tokens, &found[wanted[0]])) });
        }
    }
}

/// How much something is needed, by what its sentence says and by the title above it.
fn need(said: Said, base: Option<Need>) -> Need {
    match (said, base) {
        (Said::Needed(need), _) => need,
        (Said::Expected, None) => Need::Required,
        (_, base) => base.unwrap_or(Need::Unsaid),
    }
}

/// The bytes of the line that a name takes.
fn bytes(tokens: &[Token<'_>], one: &Found) -> Range<usize> {
    tokens[one.from].at..tokens[one.to - 1].end()
}

/// Every skill in one ask only: where it is asked most, and of equal asks in the first. A skill that is required by itself
/// is no alternative any more; what would have done in its place is nice to have.
fn once_each(asks: Vec<Ask>, skills: usize) -> Vec<Ask> {
    let mut kept: Vec<Ask> = Vec::new();
    // In which of `kept` a skill stands.
    let mut place: Vec<Option<usize>> = vec![None; skills];
    for mut ask in asks {
        let alone = ask.skills.len() == 1;
        let stays = |skill: &usize| {
            place[*skill].is_some_and(|at| {
                // "PyTorch or TensorFlow (we use PyTorch)" takes nothing back.
                let alternative = kept[at].skills.len() > 1 && kept[at].at.0 != ask.at.0;
                kept[at].need <= ask.need && !(alone && alternative && ask.need == Need::Required)
            })
        };
        let asked: Vec<usize> = ask.skills.iter().copied().filter(stays).collect();
        if asked.is_empty() {
            for skill in &ask.skills {
                if let Some(at) = place[*skill] {
                    kept[at].skills.retain(|other| other != skill);
                    kept[at].need = Need::Nice;
                }
            }
        } else {
            if asked.iter().any(|skill| place[*skill].is_some_and(|at| kept[at].need == Need::Required)) {
                ask.need = Need::Nice;
            }
            ask.skills.retain(|skill| place[*skill].is_none());
        }
        for skill in &ask.skills {
            place[*skill] = Some(kept.len());
        }
        kept.push(ask);
    }
    kept.retain(|ask| !ask.skills.is_empty());
    kept
}

#[cfg(test)]
mod tests {
    use super::super::sample::{catalog, check};
    use crate::domain::posting::Posting;

    #[test]
    fn alternatives_are_one_requirement() {
        check(&[
            ("PyTorch or TensorFlow", "pytorch|tensorflow"),
            ("PyTorch/TensorFlow", "pytorch|tensorflow"),
            ("PyTorch and/or TensorFlow", "pytorch|tensorflow"),
            ("one of: PyTorch, TensorFlow, JAX", "pytorch|tensorflow|jax"),
            ("e.g. PyTorch, TensorFlow or similar", "pytorch|tensorflow"),
            ("a deep learning framework such as PyTorch or TensorFlow", "pytorch|tensorflow"),
            ("deep learning frameworks (PyTorch, TensorFlow)", "pytorch|tensorflow"),
            ("PyTorch, TensorFlow and Keras", "pytorch tensorflow keras"),
            ("AWS, GCP or Azure", "cloud"),
            ("Python, SQL, PyTorch or TensorFlow", "python sql pytorch|tensorflow"),
            ("experience with deep learning frameworks", "literacy"),
            ("PyTorch (or TensorFlow)", "pytorch|tensorflow"),
            ("Python with PyTorch", "python pytorch"),
        ]);
    }

    #[test]
    fn titles_say_how_much_is_needed_below_them() {
        check(&[
            ("Python\nRequirements\n- Docker\nNice to have:\n- Keras\nBenefits\n- Git", "docker! python git keras?"),
            ("Requirements:\n- Docker is a plus\n- Keras, ideally", "docker? keras?"),
            ("Nice to have\n- strong experience with Docker\n- Keras is a must", "keras! docker?"),
            ("About us\nStrong experience with Docker since 2001", "docker"),
            ("Must have: Python, SQL\nNice to have: Docker\nWe use Keras.", "python! sql! keras docker?"),
            ("Bonus:\n- Docker\n\nWe are Acme:\nKeras", "keras docker?"),
            ("Nice to have: Docker\n- Keras\nGit", "git docker? keras?"),
            ("Requirements: Python. Nice to have: Docker. Benefits: Git courses.", "python! git docker?"),
            (
                "Requirements: • Python • SQL Nice to have: • Docker • Ray About us: we use Keras",
                "python! sql! keras docker? ray?",
            ),
            ("Nice to have\n- Docker\n\nYou should be fluent in Python.", "python! docker?"),
            ("Nice to have\nDocker\n\nKeras.", "docker? keras?"),
            ("Must-have skills - Python\nGood-to-have skills - Docker", "python! docker?"),
            ("Dein Profil\n- Python\nVon Vorteil\n- Docker\nWir bieten\n- Git", "python! git docker?"),
        ]);
    }

    #[test]
    fn a_skill_stands_once_where_it_is_asked_most() {
        check(&[
            ("We use PyTorch.\nRequirements\n- PyTorch\n- PyTorch is a plus", "pytorch!"),
            ("We use PyTorch.\nRequirements\n- PyTorch or TensorFlow", "pytorch|tensorflow!"),
            ("Requirements\n- PyTorch or TensorFlow\nTasks\n- Train with PyTorch", "pytorch|tensorflow!"),
            ("Requirements\n- PyTorch or TensorFlow\n- PyTorch", "pytorch! tensorflow?"),
            ("Requirements\n- PyTorch or TensorFlow (we use PyTorch)", "pytorch|tensorflow!"),
            ("Requirements\n- PyTorch\n- PyTorch or TensorFlow", "pytorch! tensorflow?"),
            ("PyTorch or TensorFlow. TensorFlow or PyTorch, or JAX.", "pytorch|tensorflow jax"),
        ]);
    }

    #[test]
    fn quotes_are_lines_of_the_posting() {
        let text = "ML Engineer\r\n\r\n<p>Requirements</p>\r\n<ul><li>You know <b>Docker</b> &amp; Keras</li></ul>\r\n• Python";
        let posting = Posting::read(text, &catalog());
        let told: Vec<String> = posting
            .requirements
            .iter()
            .map(|one| format!("{} {:?} {}: {}", one.line, one.any_of, one.need, one.quote))
            .collect();
        assert_eq!(
            told,
            [
                "4 [SkillId(\"docker\")] required: You know Docker & Keras",
                "4 [SkillId(\"keras\")] required: You know Docker & Keras",
                "5 [SkillId(\"python\")] required: Python",
            ]
        );
        assert_eq!(posting.title.as_deref(), Some("ML Engineer"));
        assert_eq!(posting.roles[0].quote, "ML Engineer");
    }
}
