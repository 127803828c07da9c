//! YAML for RenderCV 2.8, which makes a PDF of it. Source: its schema at that version, and what it made of the texts that
//! [`reword`] is about.
//!
//! Its theme `engineeringresumes` reads back best: one column without icons, addresses as text. The telephone number stands
//! among the other connections, for RenderCV refuses the whole file over one that it does not know.

mod glyphs;
mod reword;
mod yaml;

use chrono::Datelike;
use yaml::{Yaml, lines};

use super::Document;
use super::address::{in_text, is_mail, shown, uri};
use super::outline::{Address, Block, Entry, Outline, Section};
use super::wording::{Said, Wording};
use crate::domain::claims::{Claims, Network};
use crate::domain::event::Link;
use crate::domain::progress::Profile;
use crate::domain::time::Day;

type Entries = Vec<(&'static str, Yaml)>;

/// The first line, by which editors know the schema.
const SCHEMA: &str =
    "# yaml-language-server: $schema=https://raw.githubusercontent.com/rendercv/rendercv/refs/tags/v2.8/schema.json\n";

/// The longest address that RenderCV takes.
const LONGEST: usize = 2083;

pub(super) fn document(claims: &Claims) -> Document {
    let mut wording = Wording::new(reword::RULES);
    let mut cv = header(&claims.profile, &mut wording);
    let outline = Outline::of(claims);
    let sections: Entries =
        outline.sections.iter().map(|one| (one.title, Yaml::List(section(one, &mut wording)))).collect();
    if !sections.is_empty() {
        cv.push(("sections", Yaml::Map(sections)));
    }
    let page = vec![("show_footer", Yaml::False), ("show_top_note", Yaml::False)];
    let design = vec![
        ("theme", Yaml::text("engineeringresumes")),
        ("page", Yaml::Map(page)),
        ("typography", Yaml::Map(vec![("alignment", Yaml::text("left"))])),
    ];
    let file = [
        ("cv", if cv.is_empty() { Yaml::Null } else { Yaml::Map(cv) }),
        ("design", Yaml::Map(design)),
        ("locale", Yaml::Map(vec![("language", Yaml::text("english"))])),
        ("settings", Yaml::Map(settings(claims))),
    ];
    wording.document(format!("{SCHEMA}{}", lines(&file, 0)).into_bytes())
}

/// The day that counts as today; and where the files go when the name makes no file's name.
fn settings(claims: &Claims) -> Entries {
    let mut settings = Entries::new();
    if let Some(day) = claims.as_of.filter(|day| day.date().year() >= 1000) {
        settings.push(("current_date", Yaml::text(day.to_string())));
    }
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\'' | '’');
    if !claims.profile.name.as_deref().is_some_and(|name| name.len() <= 100 && name.chars().all(plain)) {
        let path = |key, end| (key, Yaml::text(format!("OUTPUT_FOLDER/resume.{end}")));
        let paths = vec![
            path("typst_path", "typ"),
            path("pdf_path", "pdf"),
            path("markdown_path", "md"),
            path("html_path", "html"),
            path("png_path", "png"),
        ];
        settings.push(("render_command", Yaml::Map(paths)));
    }
    settings
}

/// Name, headline and how to reach the learner.
fn header(profile: &Profile, wording: &mut Wording) -> Entries {
    let mut cv = Entries::new();
    if let Some(name) = &profile.name {
        cv.push(("name", Yaml::text(wording.text_by(reword::NAME, &Said::new("name", name)))));
    }
    for (key, text) in [("headline", &profile.headline), ("location", &profile.location)] {
        cv.extend(text.iter().map(|text| (key, Yaml::text(wording.text(&Said::new(key, text))))));
    }
    let mut others = Vec::new();
    match profile.email.as_deref() {
        Some(mail) if is_taken_mail(mail) => {
            wording.seen(mail);
            cv.push(("email", Yaml::text(mail)));
        }
        Some(mail) => others.push(connection(wording.text(&Said::new("e-mail", mail)), None, "envelope")),
        None => {}
    }
    others
        .extend(profile.phone.iter().map(|phone| connection(wording.text(&Said::new("phone", phone)), None, "phone")));
    let mut networks = Vec::new();
    for link in &profile.links {
        match social_network(link) {
            Some(network) => networks.push(network),
            None => others.extend(website(link, wording)),
        }
    }
    cv.extend(
        [("custom_connections", others), ("social_networks", networks)]
            .into_iter()
            .filter_map(|(key, list)| (!list.is_empty()).then_some((key, Yaml::List(list)))),
    );
    cv
}

/// Whether RenderCV takes an e-mail address, and shows it as it is.
fn is_taken_mail(mail: &str) -> bool {
    let reserved = [".arpa", ".invalid", ".local", ".localhost", ".onion", ".test"];
    let lower = mail.to_ascii_lowercase();
    is_mail(mail) && in_text(mail) == mail && !mail.contains("--") && !reserved.iter().any(|end| lower.ends_with(end))
}

/// A person's page on a network that RenderCV knows, when it shows the name there as it is.
fn social_network(link: &Link) -> Option<Yaml> {
    let (network, name) = Network::of(link)?;
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let known = match network {
        Network::GitHub | Network::GitLab | Network::LinkedIn | Network::Scholar => true,
        Network::Orcid => is_orcid(name),
        Network::Kaggle | Network::HuggingFace => false,
    };
    let shown = plain && in_text(name) == name && !name.contains("--");
    (known && shown).then(|| Yaml::Map(vec![("network", Yaml::text(network.word())), ("username", Yaml::text(name))]))
}

/// `0000-0002-1825-0097`
fn is_orcid(name: &str) -> bool {
    let digits = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let last = |part: &str| {
        part.len() == 4
            && part[..3].bytes().all(|b| b.is_ascii_digit())
            && part.ends_with(|c: char| c.is_ascii_digit() || c == 'X')
    };
    let parts: Vec<&str> = name.split('-').collect();
    matches!(parts[..], [a, b, c, d] if digits(a) && digits(b) && digits(c) && last(d))
}

/// Any other page: what it is called and its address, in text.
fn website(link: &Link, wording: &mut Wording) -> Option<Yaml> {
    let field = "a link of the profile";
    let url = address(field, &link.url, wording)?;
    let label = match Network::of(link) {
        Some(_) => String::new(),
        None => format!("{}: ", wording.text(&Said::new(field, &link.label))),
    };
    Some(connection(format!("{label}{}", address_text(&url)), Some(url), "link"))
}

fn connection(text: String, url: Option<String>, icon: &str) -> Yaml {
    Yaml::Map(vec![
        ("placeholder", Yaml::Text(text)),
        ("url", url.map_or(Yaml::Null, Yaml::Text)),
        ("fontawesome_icon", Yaml::text(icon)),
    ])
}

/// The entries of a section: all of one kind, as RenderCV wants them.
fn section(section: &Section, wording: &mut Wording) -> Vec<Yaml> {
    let written = |block: &Block| match block {
        Block::Paragraph(said) => Yaml::Text(wording.text(said)),
        Block::Labelled(label, names) => {
            let label = wording.text(label);
            let names: Vec<String> = names.iter().map(|name| wording.text(name)).collect();
            Yaml::Map(vec![("label", Yaml::Text(label)), ("details", Yaml::text(names.join(", ")))])
        }
        Block::Entry(one) => Yaml::Map(entry(one, wording)),
        Block::Line(said, url) => {
            let text = wording.text(said);
            let url = url.as_deref().and_then(|url| address(&said.field, url, wording));
            let link = url.map_or_else(String::new, |url| format!(": {}", link(&url)));
            Yaml::Map(vec![("bullet", Yaml::text(format!("{text}{link}")))])
        }
    };
    section.blocks.iter().map(written).collect()
}

fn entry(entry: &Entry, wording: &mut Wording) -> Entries {
    let mut written = vec![("name", Yaml::Text(wording.text(&entry.title)))];
    written.extend(dates(entry));
    written.extend(entry.paragraph(wording).map(|about| ("summary", Yaml::text(about))));
    let mut highlights: Vec<Yaml> = entry.bullets.iter().map(|said| Yaml::Text(wording.text(said))).collect();
    highlights.extend(entry.links.iter().filter_map(|one| labelled(one, wording)));
    if !highlights.is_empty() {
        written.push(("highlights", Yaml::List(highlights)));
    }
    written
}

/// Begun and shipped, by month; one date where both are the same or only the end is known.
fn dates(entry: &Entry) -> Entries {
    let month = |day: Option<Day>| {
        day.filter(|day| day.date().year() >= 1000)
            .map(|day| format!("{}-{:02}", day.date().year(), day.date().month()))
    };
    let (start, end) = (month(entry.days.0), month(entry.days.1));
    match (start, end) {
        (Some(start), Some(end)) if start != end => {
            vec![("start_date", Yaml::Text(start)), ("end_date", Yaml::Text(end))]
        }
        (Some(start), None) => vec![("start_date", Yaml::Text(start)), ("end_date", Yaml::text("present"))],
        (_, Some(end)) => vec![("date", Yaml::Text(end))],
        (None, None) => Entries::new(),
    }
}

fn labelled(link: &Address, wording: &mut Wording) -> Option<Yaml> {
    let url = address(&link.label.field, &link.url, wording)?;
    Some(Yaml::text(format!("{}: {}", wording.text(&link.label), self::link(&url))))
}

fn link(url: &str) -> String {
    format!("[{}]({url})", address_text(url))
}

/// An address as text in which nothing is taken for something else: as far as that is so without changing it.
fn address_text(url: &str) -> String {
    let shown = shown(url);
    let end = shown.find(['#', '?']).unwrap_or(shown.len());
    let plain = |text: &str| (reword::RULES.reword)(text, &mut super::wording::Changes::default()) == text;
    let text = if plain(shown) { shown } else { shown.get(..end).filter(|start| plain(start)).unwrap_or("link") };
    (reword::RULES.escape)(text)
}

/// The address as RenderCV takes it; left out with a note when it takes none like it.
fn address(field: &str, url: &str, wording: &mut Wording) -> Option<String> {
    let uri = uri(url).filter(|uri| uri.len() <= LONGEST);
    if uri.is_none() {
        wording.note(field, format!("{url} is left out, for RenderCV takes no address like it"));
    }
    uri
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::claims::{Bullet, ProjectClaim, SkillClaim, SkillGroup, Source};
    use crate::domain::progress::Certificate;

    fn link(label: &str, url: &str) -> Link {
        Link { label: label.into(), url: url.into() }
    }

    /// Claims with this text in every field that takes any text.
    fn of(text: &str) -> Claims {
        let own = || Some(text.to_owned());
        let skill = SkillClaim { id: "free:x".into(), name: text.into(), proof: None, by: Vec::new() };
        let project = ProjectClaim {
            title: text.into(),
            summary: own(),
            role: own(),
            start: Day::parse("2026-05-01"),
            end: Day::parse("2026-11-02"),
            links: vec![link(text, "https://a.org/_y_#z")],
            stack: vec![text.into()],
            bullets: vec![Bullet { text: text.into(), source: Source::Written }],
            ..ProjectClaim::default()
        };
        Claims {
            profile: Profile {
                name: own(),
                headline: own(),
                email: own(),
                phone: own(),
                location: own(),
                summary: own(),
                links: vec![
                    link(text, "https://a.org/x?y=1#z"),
                    link("x", "https://github.com/ada_l"),
                    link("x", "https://github.com/_ada_"),
                    link("x", "https://orcid.org/0000-0002-1825-0097"),
                    link("x", "https://www.kaggle.com/ada"),
                ],
                publications: vec![link(text, "https://a.org/p")],
            },
            skills: vec![SkillGroup { category: text.into(), skills: vec![skill] }],
            in_progress: vec![ProjectClaim { end: None, ..project.clone() }],
            projects: vec![project],
            certificates: vec![Certificate {
                name: own(),
                issuer: own(),
                date: own(),
                url: Some("https://a.org/c".into()),
            }],
            as_of: Day::parse("2026-11-20"),
            ..Claims::default()
        }
    }

    #[test]
    fn a_resume_is_yaml_for_rendercv() {
        let mut claims = of("Leaf");
        claims.profile.email = Some("ada@example.org".into());
        let document = document(&claims);
        assert_eq!(document.notes, []);
        insta::assert_snapshot!(document.text());
    }

    #[test]
    fn only_a_plain_e_mail_address_stands_in_its_own_field() {
        for good in ["ada@example.org", "a_b+c@x.io"] {
            assert!(is_taken_mail(good), "{good}");
        }
        for bad in ["ada", "_a_@x.org", "a--b@x.org", "a@x.test", "a@x--y.org"] {
            assert!(!is_taken_mail(bad), "{bad}");
        }
    }

    #[test]
    fn the_files_are_named_after_the_learner_where_that_makes_a_name() {
        let paths = |name: &str| {
            let profile = Profile { name: Some(name.into()), ..Profile::default() };
            document(&Claims { profile, ..Claims::default() }).text().contains("OUTPUT_FOLDER/resume.pdf")
        };
        assert!(!paths("Łucja O'Neil-Smith Jr."));
        assert!(paths("../x"));
        assert!(paths(&"x".repeat(200)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_in_any_field_leaves_the_file_whole(text in r"[ab<>&;#*_`$~\\\[\]()! .\-+1é中✅\u{0}\u{202e}]{0,30}|.{0,30}") {
            let document = document(&of(&text));
            for line in document.text().lines().skip(1) {
                let value = line.trim_start().trim_start_matches("- ").split_once(": ").map_or("", |(_, value)| value);
                let is_whole = !value.starts_with('"') || serde_json::from_str::<String>(value).is_ok();
                prop_assert!(is_whole || line.trim_start().starts_with("- \""), "{line}");
            }
            let as_entered = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let seen = document.seen.contains(&as_entered);
            let noted = document.notes.iter().any(|note| note.field == "the title of a project");
            prop_assert!(seen || noted || as_entered.is_empty(), "{text:?}");
        }
    }
}
