//! Titles of a posting's parts: "Requirements", "Nice to have", "Benefits".

use std::ops::Range;

use super::Need;
use super::lexicon::Lexicon;
use super::lines::{Line, Shape};
use super::tokens::Token;
use super::vocabulary::Phrases;

/// What a line says about the lines after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// Nothing.
    None,
    /// It is a title: what follows is needed so much; none when the title does not say.
    Whole(Option<Need>),
    /// It begins with a title, and goes on: "Nice to have: JAX".
    Inline(Need),
}

/// How a phrase makes a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// A few words may follow: "What you'll bring to the team".
    Open(Need),
    /// It is all that the line says.
    Exact(Need),
    /// It is all that the line says, and the title above it holds on: "Languages".
    Sub,
}

/// Finds titles.
pub(super) struct Headings {
    titles: Lexicon<Fit>,
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
const UNSAID: Phrases = Phrases(
    "about us, about the company, about the team, about the role, about the job, about the position, \
     about this role, who we are, our company, our mission, our team, the team, our culture, our values, \
     our product, our story, benefits, perks, what we offer, what we can offer, what you get, what you'll get, \
     what's in it for you, we offer, why us, why join us, why work with us, why you'll love, compensation, \
     salary, our offer, your benefits, what awaits you, what to expect, our stack, our tech stack, tech stack, \
     the stack, technology stack, our technology, our tools, tools we use, technologies we use, what we use, \
     how we work, responsibilities, key responsibilities, your responsibilities, main responsibilities, duties, \
     tasks, your tasks, what you'll do, what you will do, what you'll be doing, what you will be doing, \
     what you do, you will, you'll, your role, your mission, your job, your impact, the role, role overview, \
     role description, job description, job summary, overview, summary, description, the job, the position, \
     the opportunity, the challenge, the project, what you'll learn, what you will learn, what you'll work on, \
     what you will work on, in this role, how to apply, application, interview process, hiring process, \
     our process, the process, contact, location, equal opportunity, diversity, equal employment opportunity, \
     über uns, wer wir sind, das sind wir, deine Aufgaben, Ihre Aufgaben, Aufgaben, das erwartet dich, \
     das erwartet Sie, was dich erwartet, was Sie erwartet, was du machst, deine Rolle, wir bieten, \
     das bieten wir, was wir bieten, wir bieten dir, unser Angebot, deine Vorteile, deine Benefits, unser Stack, \
     unser Tech Stack, Kontakt, Bewerbung, das Team, dein Team, interessiert",
);
const SUB: Phrases = Phrases(
    "languages, programming languages, frameworks, tools, technologies, technical, soft skills, education, \
     knowledge, libraries, methods, cloud, data, engineering, machine learning, deep learning, mlops, modelling, \
     infrastructure, backend, tooling, sprachen, kenntnisse, technologien",
);

/// The most words after an open phrase.
const AFTER: usize = 5;
/// The most words of a title that no table has.
const UNKNOWN: usize = 7;

impl Headings {
    /// Ready to read lines.
    pub fn new() -> Self {
        let titles = REQUIRED
            .with(Fit::Open(Need::Required))
            .chain(REQUIRED_EXACT.with(Fit::Exact(Need::Required)))
            .chain(NICE.with(Fit::Open(Need::Nice)))
            .chain(NICE_EXACT.with(Fit::Exact(Need::Nice)))
            .chain(UNSAID.with(Fit::Open(Need::Unsaid)))
            .chain(SUB.with(Fit::Sub));
        Self { titles: Lexicon::new(titles, &[',']) }
    }

    /// What a line says about those after it. `named` is the first token of the first name in it, `next` the shape of
    /// the line after it.
    pub fn read(&self, line: &Line, tokens: &[Token<'_>], named: Option<usize>, next: Option<Shape>) -> Heading {
        let colon = tokens.iter().position(|token| token.mark == Some(':'));
        let closed = colon.is_some_and(|at| at + 1 == tokens.len());
        if let Some(need) = self.inline(tokens, named).filter(|_| !closed) {
            return Heading::Inline(need);
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
                Fit::Open(need) | Fit::Exact(need) if after == 0 => return Heading::Whole(Some(need)),
                Fit::Open(need) if after <= AFTER && !ends && line.shape != Shape::Bullet => {
                    return Heading::Whole(Some(need));
                }
                Fit::Sub if after == 0 => return Heading::None,
                _ => {}
            }
        }
        let titled = line.shape == Shape::Title || line.text.trim_end().ends_with(':');
        let above_a_list = line.shape == Shape::Plain && line.after_blank && next == Some(Shape::Bullet);
        let short = words <= UNKNOWN && !ends && line.shape != Shape::Bullet;
        if short && (titled || above_a_list) { Heading::Whole(None) } else { Heading::None }
    }

    /// The need that a sentence begins with as a title: "Nice to have: JAX", "Must – SQL".
    pub fn inline(&self, tokens: &[Token<'_>], named: Option<usize>) -> Option<Need> {
        let first = tokens.iter().position(|token| token.mark.is_none())?;
        let (taken, fit) = self.titles.longest(tokens, first)?;
        let need = match *fit {
            Fit::Open(need) | Fit::Exact(need) => need,
            Fit::Sub => return None,
        };
        let limit = named.unwrap_or(tokens.len()).min(first + taken + 1 + AFTER);
        let rest = tokens.get(first + taken..limit).unwrap_or_default();
        let colon = rest.iter().position(|token| matches!(token.mark, Some(':' | '–')))?;
        let dash = rest[colon].mark == Some('–');
        (!dash || colon <= 1).then_some(need)
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
    fn titles_say_how_much_is_needed() {
        for (need, titles) in [
            (
                Some(Need::Required),
                "Requirements|Requirements:|## Must have|**What you'll bring to the team**|What you’ll need|\
                 Minimum qualifications|- Must-haves:|WHAT WE ARE LOOKING FOR|Your profile|Required skills & experience|\
                 The ideal candidate will have:|You'd be a great fit if you|Anforderungen|Das bringst du mit:|Dein Profil",
            ),
            (
                Some(Need::Nice),
                "Nice to have|Nice-to-haves:|Bonus points if you have|Bonus|Preferred qualifications:|Plus:|Desirable|\
                 Nice to have (but not required)|Even better if you ...|Von Vorteil",
            ),
            (Some(Need::Unsaid), "About us|Benefits|What we offer|Our stack|OUR TEAM|Was wir bieten|Deine Aufgaben"),
            (None, "WHY ACME|# Team spirit|Sounds like you?:|The place\n- tea"),
        ] {
            for title in titles.split('|') {
                assert_eq!(read(title), Heading::Whole(need), "{title}");
            }
        }
    }

    #[test]
    fn a_title_may_go_on_in_its_line() {
        assert_eq!(read("Nice to have: JAX"), Heading::Inline(Need::Nice));
        assert_eq!(read("- Must – JAX"), Heading::Inline(Need::Required));
        assert_eq!(read("Nice to have (really): JAX and more"), Heading::Inline(Need::Nice));
        assert_eq!(read("Our stack: JAX"), Heading::Inline(Need::Unsaid));
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
