//! What the lines of a posting ask, put together: each skill once, with its strongest need and the line that says so.

use std::ops::Range;

use super::asks::{Ask, Place, Strength, Wanted, once_each};
use super::groups::Groups;
use super::headings::{Heading, Headings, Section};
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
use super::vocabulary::Words;
use super::{Need, Posting, Requirement, RoleNamed};
use crate::domain::catalog::Proof;

/// Stems with which a sentence speaks to the one who reads it: it says more than a word in passing.
const TO_READER: Words = Words("dein deine du you your");

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
        began: 0,
        requires: Requires::NotYet,
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
    asks.sort_by_key(|ask| (ask.strength.need(), ask.at.0, ask.at.1.start));
    let requirement = |ask: &Ask| Requirement {
        any_of: ask.skills.iter().map(|wanted| names.skill(wanted.skill).id.clone()).collect(),
        need: ask.strength.need(),
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
    section: Option<Section>,
    /// How many asks there were when that title came.
    began: usize,
    /// Whether a title said that what stands below it is required.
    requires: Requires,
    /// What a title says that goes on in its line: it holds for the list right below.
    bullets: Option<Section>,
    /// Whether there is a list below the title above.
    listed: Listed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    Yes,
    No,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Requires {
    Already,
    NotYet,
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
        let skill = |one: &&Found| matches!(one.what, What::Skill(_));
        let named =
            parts.iter().zip(&found).find_map(|(part, found)| Some(part.start + found.iter().find(skill)?.from));
        if line.shape != Shape::Bullet {
            self.bullets = None;
        }
        let heading = self.headings.read(line, &tokens, named, next);
        if self.bullets.or(self.section) != Some(Section::Nothing) {
            for (part, one) in
                parts.iter().zip(&found).flat_map(|(part, found)| found.iter().map(move |one| (part, one)))
            {
                if let What::Role(ix) = one.what {
                    self.roles.push((ix, (at, bytes(&tokens[part.clone()], one))));
                }
            }
        }
        if let Heading::Whole(section) = heading {
            self.begin(section);
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
        let status = parts.iter().find_map(|part| self.needs.status(&tokens[part.clone()]));
        for (ix, (part, found)) in parts.iter().zip(found).enumerate() {
            let inner = &tokens[part.clone()];
            let skills: Vec<Found> = found.into_iter().filter(|one| matches!(one.what, What::Skill(_))).collect();
            if let Some(section) = self.headings.inline(inner, skills.first().map(|one| one.from)) {
                base = Some(section);
            }
            let answer = parts.get(ix + 1).and_then(|next| tokens.get(next.start));
            let asked = tokens.get(part.end).is_some_and(|end| end.mark == Some('?'));
            if asked && answer.is_some_and(|word| matches!(word.stem.as_str(), "no" | "nope" | "nein")) {
                continue;
            }
            let base = match status {
                Some(Said::Denied) => Some(Section::Nothing),
                Some(Said::Needed(Need::Nice)) => Some(Section::Nice),
                Some(Said::Needed(_)) => Some(Section::Required),
                _ => base,
            };
            self.sentence(at, inner, &skills, base);
        }
        if let (Heading::Inline(_), true) = (heading, line.shape != Shape::Bullet) {
            self.bullets = base;
        }
    }

    /// Begins what stands below a title.
    fn begin(&mut self, section: Section) {
        // What stands right before "nice to have" is what must be there, however it calls itself.
        let unknown = self.section == Some(Section::Unknown) && self.requires == Requires::NotYet;
        // What comes after what nobody asks for, when the rest was said, is more of it.
        let after_all = self.section == Some(Section::Nothing) && self.requires == Requires::Already;
        let section = if section == Section::Unknown && after_all { Section::Nothing } else { section };
        if section == Section::Nice && unknown {
            self.requires = Requires::Already;
            for ask in self.asks[self.began..].iter_mut().filter(|ask| ask.strength == Strength::Duty) {
                ask.strength = Strength::Required;
            }
        }
        if section == Section::Required {
            self.requires = Requires::Already;
        }
        self.section = Some(section);
        self.began = self.asks.len();
        self.bullets = None;
        self.listed = Listed::No;
    }

    fn sentence(&mut self, line: usize, tokens: &[Token<'_>], found: &[Found], base: Option<Section>) {
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
            let strengths = wanted.iter().filter_map(|at| strength(said[*at], base, tokens));
            let Some(strength) = strengths.min_by_key(|one| (one.need(), *one)) else { continue };
            let mut skills: Vec<Wanted> = Vec::new();
            for at in &wanted {
                let name = tokens[found[*at].from..found[*at].to].iter().map(|token| token.stem.as_str()).collect();
                if !skills.iter().any(|wanted| wanted.skill == skill(*at)) {
                    skills.push(Wanted { skill: skill(*at), name });
                }
            }
            self.asks.push(Ask { skills, strength, at: (line, bytes(tokens, &found[wanted[0]])) });
        }
    }
}

/// How strongly something is asked for, by what its sentence says and by the title above it; none when it is not.
fn strength(said: Said, section: Option<Section>, tokens: &[Token<'_>]) -> Option<Strength> {
    let to_reader = || tokens.iter().any(|token| TO_READER.has(&token.stem));
    Some(match (said, section) {
        (Said::Needed(Need::Nice), _) => Strength::Nice,
        (Said::Needed(_), _) => Strength::Required,
        (_, Some(Section::Nothing)) => return None,
        (_, Some(Section::Required)) | (Said::Expected, None | Some(Section::Unknown)) => Strength::Required,
        (_, Some(Section::Nice)) => Strength::Nice,
        (_, Some(Section::Duties | Section::Unknown)) => Strength::Duty,
        (_, Some(Section::About) | None) if to_reader() => Strength::Duty,
        (_, Some(Section::About) | None) => Strength::Mention,
    })
}

/// The bytes of the line that a name takes.
fn bytes(tokens: &[Token<'_>], one: &Found) -> Range<usize> {
    tokens[one.from].at..tokens[one.to - 1].end()
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
            ("Python\nRequirements\n- Docker\nNice to have:\n- Keras\nBenefits\n- Git", "docker! python keras?"),
            ("Requirements:\n- Docker is a plus\n- Keras, ideally", "docker? keras?"),
            ("Nice to have\n- strong experience with Docker\n- Keras is a must", "keras! docker?"),
            ("About us\nStrong experience with Docker since 2001", "docker"),
            ("Must have: Python, SQL\nNice to have: Docker\nWe use Keras.", "python! sql! keras docker?"),
            ("Bonus:\n- Docker\n\nWe are Acme:\nKeras", "keras docker?"),
            ("Nice to have: Docker\n- Keras\nGit", "git docker? keras?"),
            ("Requirements: Python. Nice to have: Docker. Benefits: Git courses.", "python! docker?"),
            (
                "Requirements: • Python • SQL Nice to have: • Docker • Ray About us: we use Keras",
                "python! sql! keras docker? ray?",
            ),
            ("Nice to have\n- Docker\n\nYou should be fluent in Python.", "python! docker?"),
            ("Nice to have\nDocker\n\nKeras.", "docker? keras?"),
            ("Must-have skills - Python\nGood-to-have skills - Docker", "python! docker?"),
            ("Dein Profil\n- Python\nVon Vorteil\n- Docker\nWir bieten\n- Git", "python! docker?"),
            ("Duties\n- Python\nWhat you can forget about:\n- Docker\n- Keras would be nice", "python keras?"),
            (
                "Your quest:\n- Keras\nYour bag:\n- Python\nRare drops (nice to have):\n- Docker",
                "python! keras docker?",
            ),
            ("What we ask:\n- Python\nOur tongues:\n- Git\nNice extras:\n- Docker", "python! git docker?"),
            (
                "Skill\tLevel\tStatus\nPython\tExpert\tRequired\nSpark\t-\tDesirable\nDocker\t-\tNot required (yet)",
                "python! spark?",
            ),
            ("Do you need Docker? No, we have none. Do you need Python? Yes.", "python!"),
            ("Must have\n- Python\nNot needed\n- JAX\nOn our table:\n- A Docker course", "python!"),
            ("Perks\n- Tea\nYour days:\n- Train with Keras", "keras"),
            ("Benefits\n- A data scientist as a mentor\n- Docker is a must", "docker!"),
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
