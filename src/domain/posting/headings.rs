//! Titles of a posting's parts: "Requirements", "Nice to have", "Benefits".

use std::ops::Range;

use super::lexicon::Lexicon;
use super::lines::{Line, Shape};
use super::tokens::Token;
use super::vocabulary::Phrases;

/// What a title says about what stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// That it must be there.
    Required,
    /// That it would be welcome.
    Nice,
    /// That it is what the job does, or works with.
    Duties,
    /// That it is about the company or the job.
    About,
    /// That nobody asks for it: benefits, how to apply, what is not needed.
    Nothing,
    /// Nothing that anybody would know.
    Unknown,
}

/// What a line says about the lines after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// Nothing.
    None,
    /// It is a title.
    Whole(Section),
    /// It begins with a title, and goes on: "Nice to have: JAX".
    Inline(Section),
}

/// How a phrase makes a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// A few words may follow: "What you'll bring to the team".
    Open(Section),
    /// It is all that the line says.
    Exact(Section),
    /// It is all that the line says, and the title above it holds on: "Languages".
    Sub,
}

/// Finds titles.
pub(super) struct Headings {
    titles: Lexicon<Fit>,
    cues: Lexicon<(u8, Section)>,
}

const REQUIRED: Phrases = Phrases(
    "requirements, job requirements, role requirements, key requirements, minimum requirements, \
     technical requirements, core requirements, qualifications, minimum qualifications, basic qualifications, \
     required qualifications, key qualifications, your qualifications, required skills, required experience, \
     must have, must-haves, must have skills, what you bring, what you'll bring, what you will bring, \
     what you should bring, what you need, what you'll need, what you will need, what we're looking for, \
     what we are looking for, what we look for, who we're looking for, who we are looking for, what we expect, \
     what we require, what we need from you, your profile, your skills, your background, your experience, \
     your requirements, you bring, you should have, you must have, you'll need, you will need, you have, \
     you'll have, about you, who you are, essential skills, essential criteria, key skills, \
     skills and experience, skills & experience, skills and qualifications, skills required, experience required, \
     you might be a good fit if, you may be a good fit if, you're a good fit if, you are a good fit if, \
     you could be a fit if, you'd be a great fit if, you'd be a good fit if, great fit if, a great fit if, \
     ideal candidate, the ideal candidate, we need someone who, we need somebody who, \
     we're looking for someone who, we are looking for someone who, successful candidates, anforderungen, \
     anforderungsprofil, deine anforderungen, unsere anforderungen, das bringst du mit, was du mitbringst, \
     was du mitbringen solltest, du bringst mit, das bringen Sie mit, was Sie mitbringen, Sie bringen mit, \
     dein Profil, Ihr Profil, das solltest du mitbringen, deine Qualifikationen, Ihre Qualifikationen, \
     Qualifikationen, Voraussetzungen, was wir erwarten, das erwarten wir, wir erwarten, damit überzeugst du, \
     damit überzeugen Sie, deine Skills, was wir uns wünschen",
);
const REQUIRED_EXACT: Phrases = Phrases(
    "must, musts, required, essential, essentials, skills, experience, technical skills, hard skills, minimum, \
     basics, mandatory, we expect, muss, you are, profile, profil, we're looking for, we are looking for, you",
);
const NICE: Phrases = Phrases(
    "nice to have, nice-to-haves, nice to haves, good to have, great to have, bonus points, \
     preferred qualifications, preferred skills, preferred experience, preferred requirements, desired skills, \
     desired qualifications, desirable skills, desirable criteria, plus points, extra credit, extra points, \
     brownie points, it's a plus if, it is a plus if, it's a bonus if, it would be great if, it'd be great if, \
     even better if, not required but nice, not required but nice to have, not a must but nice to have, \
     it's cool if, it'd be cool if, great if you, bonus if, plus if, what would be nice, what sets you apart, \
     what makes you stand out, you'll stand out if, would be a plus, would be nice, additional skills, \
     additional qualifications, optional skills, optional requirements, von Vorteil, das ist von Vorteil, \
     von Vorteil ist, von Vorteil sind, idealerweise, wünschenswert, pluspunkte, gerne gesehen, das wäre toll, \
     schön wäre",
);
const NICE_EXACT: Phrases = Phrases(
    "bonus, bonuses, plus, pluses, a plus, preferred, desirable, desired, optional, ideally, advantageous, \
     as a bonus, ein plus, as a plus, nice, big plus, extras, beneficial, should, should have, could, could have",
);
const DUTIES: Phrases = Phrases(
    "our stack, our tech stack, tech stack, the stack, technology stack, our technology, our tools, tools we use, \
     technologies we use, what we use, how we work, responsibilities, key responsibilities, your responsibilities, \
     main responsibilities, duties, tasks, your tasks, what you'll do, what you will do, what you'll be doing, \
     what you will be doing, what will you do, what you do, what you'll own, what you will own, you will, you'll, \
     your role, your mission, your job, your impact, what awaits you, what to expect, what you'll work on, \
     what you will work on, in this role, essential functions, key accountabilities, accountabilities, deine Aufgaben, \
     Ihre Aufgaben, Aufgaben, das erwartet dich, das erwartet Sie, was dich erwartet, was Sie erwartet, \
     was du machst, deine Rolle, unser Stack, unser Tech Stack",
);
const ABOUT: Phrases = Phrases(
    "about us, about the company, about the team, about the role, about the job, about the position, \
     about this role, who we are, our company, our mission, our team, the team, our culture, our values, \
     our product, our story, why us, why join us, why work with us, the role, role overview, role description, \
     job description, job summary, overview, summary, description, the job, the position, the opportunity, \
     the challenge, the project, über uns, wer wir sind, das sind wir, das Team, dein Team",
);
const NOTHING: Phrases = Phrases(
    "benefits, perks, what we offer, what we can offer, what you get, what you'll get, what do you get, \
     what's in it for you, we offer, our offer, your benefits, why you'll love, compensation, salary, \
     what you'll learn, what you will learn, how to apply, application, your application, interview process, \
     hiring process, our process, the process, contact, location, equal opportunity, diversity, \
     equal employment opportunity, similar jobs, related jobs, more jobs, other jobs, wir bieten, das bieten wir, \
     was wir bieten, wir bieten dir, unser Angebot, deine Vorteile, deine Benefits, Kontakt, Bewerbung, \
     deine Bewerbung, Ihre Bewerbung, interessiert",
);
const SUB: Phrases = Phrases(
    "languages, programming languages, frameworks, tools, technologies, technical, soft skills, education, \
     knowledge, libraries, methods, cloud, data, engineering, machine learning, deep learning, mlops, modelling, \
     infrastructure, backend, tooling, sprachen, kenntnisse, technologien",
);

// Words of titles that no table has; of several kinds in one title the first of these counts.
const OFFERS: Phrases =
    Phrases("benefit, benefits, perks, reward, we offer, offer you, in return, bieten, bekommst, bekommen");
const WELCOME: Phrases = Phrases(
    "nice, bonus, plus, pluses, extra, extras, desirable, desired, preferred, optional, cool, lovely, happier, \
     advantage, advantageous, beneficial, delighted, delight us, impress us, not a must, Vorteil, wünschenswert, schön, \
     toll, kein Muss, thrilled, excited, cherry on top, icing on the cake",
);
const UNWANTED: Phrases = Phrases(
    "not, no, never, forget, don't, doesn't, won't, wouldn't, isn't, aren't, can't, cannot, without, leave at home, \
     leave behind, nicht, kein, keine",
);
const WANTED: Phrases = Phrases(
    "we ask, we ask of you, we require, we seek, we expect, we need, need, needed, must, required, requirement, \
     qualification, prerequisite, profile, look for, looking for, should apply if, apply if, you bring, you have, \
     you know, you are, like to see, Anforderungen, Voraussetzungen, setzen wir voraus, Profil, \
     mitbringen, solltest du, sollten Sie",
);
const DOING: Phrases = Phrases(
    "you do, you'll do, you will do, will do, be doing, working on, work on, waiting for you, day to day, \
     responsible, responsibility, accountability, duty, task, mission, function, Aufgaben",
);

/// The most words after an open phrase.
const AFTER: usize = 5;
/// The most words of a title that no table has.
const UNKNOWN: usize = 7;
/// The most words of a title that has one of the words above.
const CUED: usize = 10;
/// The most words before the colon of such a title that goes on in its line.
const BEFORE: usize = 6;

impl Headings {
    /// Ready to read lines.
    pub fn new() -> Self {
        let titles = REQUIRED
            .with(Fit::Open(Section::Required))
            .chain(REQUIRED_EXACT.with(Fit::Exact(Section::Required)))
            .chain(NICE.with(Fit::Open(Section::Nice)))
            .chain(NICE_EXACT.with(Fit::Exact(Section::Nice)))
            .chain(DUTIES.with(Fit::Open(Section::Duties)))
            .chain(ABOUT.with(Fit::Open(Section::About)))
            .chain(NOTHING.with(Fit::Open(Section::Nothing)))
            .chain(SUB.with(Fit::Sub));
        let cues = OFFERS
            .with((0, Section::Nothing))
            .chain(WELCOME.with((1, Section::Nice)))
            .chain(UNWANTED.with((2, Section::Nothing)))
            .chain(WANTED.with((3, Section::Required)))
            .chain(DOING.with((4, Section::Duties)));
        Self { titles: Lexicon::new(titles, &[',']), cues: Lexicon::new(cues, &[]) }
    }

    /// What a line says about those after it. `named` is the first token of the first name in it, `next` the shape of
    /// the line after it.
    pub fn read(&self, line: &Line, tokens: &[Token<'_>], named: Option<usize>, next: Option<Shape>) -> Heading {
        let colon = tokens.iter().position(|token| token.mark == Some(':'));
        let closed = colon.is_some_and(|at| at + 1 == tokens.len());
        if let Some(section) = self.inline(tokens, named).filter(|_| !closed) {
            return Heading::Inline(section);
        }
        if named.is_some() {
            return Heading::None;
        }
        let words = tokens.iter().filter(|token| token.mark.is_none()).count();
        let Some(first) = tokens.iter().position(|token| token.mark.is_none()) else { return Heading::None };
        let text = line.text.trim_end();
        let ends = text.ends_with(['.', ',', ';', '!']) && !text.ends_with("...");
        if let Some((taken, fit)) = self.titles.longest(tokens, first) {
            let after = tokens[first + taken..].iter().filter(|token| token.mark.is_none()).count();
            match *fit {
                Fit::Open(section) | Fit::Exact(section) if after == 0 => return Heading::Whole(section),
                Fit::Open(section) if after <= AFTER && !ends && line.shape != Shape::Bullet => {
                    return Heading::Whole(self.unless_unwanted(section, &tokens[first + taken..]));
                }
                Fit::Sub if after == 0 => return Heading::None,
                _ => {}
            }
        }
        let titled = line.shape == Shape::Title || text.ends_with(':');
        let cued = self.cued(tokens);
        // Between two lists without an empty line, words that titles have make one.
        let apart = line.after_blank || cued.is_some() && tokens[first].is_capital();
        let above_a_list = line.shape == Shape::Plain && apart && next == Some(Shape::Bullet);
        if ends || line.shape == Shape::Bullet || !titled && !above_a_list {
            return Heading::None;
        }
        match cued {
            Some(section) if words <= CUED => Heading::Whole(section),
            _ if words <= UNKNOWN => Heading::Whole(Section::Unknown),
            _ => Heading::None,
        }
    }

    /// What the words of a title say that no table has: "Lovely, but not essential", "What you can forget about".
    fn cued(&self, tokens: &[Token<'_>]) -> Option<Section> {
        let cues = (0..tokens.len()).filter_map(|at| self.cues.longest(tokens, at).map(|(_, cue)| *cue));
        cues.min_by_key(|(order, _)| *order).map(|(_, section)| section)
    }

    /// The title that a sentence begins with: "Nice to have: JAX", "Must – SQL", "What you do not need: a degree".
    pub fn inline(&self, tokens: &[Token<'_>], named: Option<usize>) -> Option<Section> {
        let first = tokens.iter().position(|token| token.mark.is_none())?;
        let known = self.titles.longest(tokens, first);
        let Some((taken, fit)) = known else { return self.inline_cued(&tokens[first..named.unwrap_or(tokens.len())]) };
        let section = match *fit {
            Fit::Open(section) | Fit::Exact(section) => section,
            Fit::Sub => return None,
        };
        let limit = named.unwrap_or(tokens.len()).min(first + taken + 1 + AFTER);
        let rest = tokens.get(first + taken..limit).unwrap_or_default();
        let colon = rest.iter().position(|token| matches!(token.mark, Some(':' | '–')))?;
        let dash = rest[colon].mark == Some('–');
        (!dash || colon <= 1).then(|| self.unless_unwanted(section, &rest[..colon]))
    }

    /// What a title of a table says with what follows it: "What you do" and "What you do not need" are two things.
    fn unless_unwanted(&self, section: Section, rest: &[Token<'_>]) -> Section {
        let unwanted = section != Section::Nice && self.cued(rest) == Some(Section::Nothing);
        if unwanted { Section::Nothing } else { section }
    }

    fn inline_cued(&self, tokens: &[Token<'_>]) -> Option<Section> {
        let colon = tokens.iter().take(BEFORE + 1).position(|token| token.mark == Some(':'))?;
        let asks = tokens.first().is_some_and(|first| matches!(first.stem.as_str(), "what" | "wa" | "not" | "nicht"));
        if asks { self.cued(&tokens[..colon]) } else { None }
    }

    /// Cuts sentences where a title begins in their middle, as in a text that lost its line breaks: "… and Docker Nice to
    /// have: Spark".
    pub fn cut(&self, tokens: &[Token<'_>], sentences: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let begins = |at: usize, start: usize| {
            let anew = at > start && tokens[at].is_capital() && tokens[at - 1].mark.is_none();
            let title = if anew { self.titles.longest(tokens, at) } else { None };
            title.is_some_and(|(taken, fit)| {
                *fit != Fit::Sub && tokens.get(at + taken).is_some_and(|next| next.mark == Some(':'))
            })
        };
        let mut cut = Vec::new();
        for sentence in sentences {
            let mut start = sentence.start;
            for at in sentence.clone() {
                if begins(at, start) {
                    cut.push(start..at);
                    start = at;
                }
            }
            cut.push(start..sentence.end);
        }
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::page;
    use super::super::tokens::tokens;
    use super::*;

    fn read(text: &str) -> Heading {
        let lines = lines(&page::lines(text));
        let tokens = tokens(&lines[0].text);
        let named = tokens.iter().position(|token| token.text == "JAX");
        Headings::new().read(&lines[0], &tokens, named, lines.get(1).map(|line| line.shape))
    }

    #[test]
    fn titles_say_what_stands_below_them() {
        for (section, titles) in [
            (
                Section::Required,
                "Requirements|Requirements:|## Must have|**What you'll bring to the team**|What you’ll need|\
                 Minimum qualifications|- Must-haves:|WHAT WE ARE LOOKING FOR|Your profile|Required skills & experience|\
                 The ideal candidate will have:|You'd be a great fit if you|Anforderungen|Das bringst du mit:|\
                 Dein Profil|What we ask\n- tea|You should apply if:|What do we look for?\n- tea",
            ),
            (
                Section::Nice,
                "Nice to have|Nice-to-haves:|Bonus points if you have|Bonus|Preferred qualifications:|Plus:|Desirable|\
                 Nice to have (but not required)|Even better if you ...|Von Vorteil|Lovely, but not essential:|\
                 RARE DROPS (nice to have)\n- tea|Nice extras\n- tea|It would be nice if you also bring\n- tea|\
                 Extra nice, no stress if not\n- tea|Will be big plus:|What would make us even happier:",
            ),
            (Section::Duties, "Our stack|Deine Aufgaben|What you'll do|Your responsibilities|What is waiting for you:"),
            (Section::About, "About us|OUR TEAM|The role"),
            (
                Section::Nothing,
                "Benefits|What we offer|Was wir bieten|REWARDS|How to apply|NOT NEEDED|What we don't need\n- tea|\
                 Is not necessary:|Wouldn't help\n- tea|You do NOT need\n- tea|What you can forget about\n- tea|\
                 Nicht erforderlich\n- Tee",
            ),
            (Section::Unknown, "WHY ACME|# Team spirit|Sounds like you?:|The place\n- tea"),
        ] {
            for title in titles.split('|') {
                assert_eq!(read(title), Heading::Whole(section), "{title}");
            }
        }
    }

    #[test]
    fn a_title_may_go_on_in_its_line() {
        assert_eq!(read("Nice to have: JAX"), Heading::Inline(Section::Nice));
        assert_eq!(read("- Must – JAX"), Heading::Inline(Section::Required));
        assert_eq!(read("Nice to have (really): JAX and more"), Heading::Inline(Section::Nice));
        assert_eq!(read("Our stack: JAX"), Heading::Inline(Section::Duties));
        assert_eq!(read("What you do not need: a degree, JAX."), Heading::Inline(Section::Nothing));
    }

    #[test]
    fn other_lines_are_no_titles() {
        for line in [
            "Requirements change every week here, and you like that.",
            "Experience leading teams",
            "You have led a team of five people before",
            "Plus JAX",
            "Preferred experience with JAX",
            "- Required reading of many papers",
            "Languages",
            "Frameworks: JAX",
            "The place",
            "Berlin",
        ] {
            assert_eq!(read(line), Heading::None, "{line}");
        }
    }
}
