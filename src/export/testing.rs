//! Claims for the tests of formats.

use proptest::prelude::*;

use crate::domain::catalog::Dataset;
use crate::domain::claims::{Bullet, Claims, LevelClaim, ProjectClaim, SkillClaim, SkillGroup, Source};
use crate::domain::event::Link;
use crate::domain::progress::{Certificate, Profile};
use crate::domain::time::Day;

/// Claims that hold this text in every field, some of them twice.
pub(super) fn everywhere(text: &str) -> Claims {
    let own = || Some(text.to_owned());
    let link = || Link { label: text.to_owned(), url: "https://example.org/a_b?x=1&y=<2>#z".to_owned() };
    let bullet = || Bullet { text: text.to_owned(), source: Source::Written };
    let project = |end: Option<&str>| ProjectClaim {
        title: text.to_owned(),
        summary: own(),
        role: own(),
        start: Day::parse("2026-09-01"),
        end: end.and_then(Day::parse),
        links: vec![link(), link()],
        stack: vec![text.to_owned(), "PyTorch".to_owned()],
        dataset: own().map(|name| Dataset { name, split: own(), ..Dataset::default() }),
        bullets: vec![bullet(), bullet()],
        ..ProjectClaim::default()
    };
    let skill = || SkillClaim { id: "free:x".into(), name: text.to_owned(), proof: None, by: Vec::new() };
    Claims {
        profile: Profile {
            name: own(),
            headline: own(),
            email: own(),
            phone: own(),
            location: own(),
            summary: own(),
            links: vec![link(), link()],
            publications: vec![link()],
        },
        skills: vec![SkillGroup { category: text.to_owned(), skills: vec![skill(), skill()] }],
        projects: vec![project(Some("2026-11-02"))],
        in_progress: vec![project(None)],
        certificates: vec![Certificate { name: own(), issuer: own(), date: None, url: Some("https://a.org".into()) }],
        levels: vec![LevelClaim {
            curriculum: text.to_owned(),
            level: crate::domain::catalog::Level::Beginner,
            total: 14,
            as_of: Day::parse("2026-11-20").unwrap(),
        }],
        ..Claims::default()
    }
}

/// What a learner might have typed or pasted anywhere: anything at all, and what is markup in some format.
pub(super) fn anything() -> impl Strategy<Value = String> {
    let markup = "[<>&;'\"/=!\\[\\]{}()#$%*_`~|\\\\ x1\n-]{1,40}";
    prop_oneof![20 => any::<String>(), 20 => markup.prop_map(String::from), 20 => "\\PC{1,60}", 1 => Just("x".repeat(10_000))]
}
