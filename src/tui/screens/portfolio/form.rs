//! The form of a project: its fields, each with what it says now, and what a change of them comes to.

use crate::domain::id::ProjectId;
use crate::domain::progress::{Project, Status};
use crate::domain::stamp::Draft;
use crate::domain::text::did_you_mean;
use crate::domain::words;
use crate::tui::look::Ctx;
use crate::tui::overlays::{FieldEdit, Form, FormField, Overlay};
use crate::tui::subject::gone;
use crate::workspace::command::{ProjectFields, edit_project};
use crate::workspace::{Error, State, resolve};

words! {
    /// A field of the form. Every link there is has one more, by its label.
    Field {
        /// Its title.
        Title = "title",
        /// One line on it.
        Summary = "summary",
        /// The learner's part in it.
        Role = "your part",
        /// Address of the repository.
        Repo = "repository",
        /// Address of the demo.
        Demo = "demo",
        /// Where it lies on this disk.
        Path = "on this disk",
        /// The name of the data.
        Data = "data",
        /// Where the data is.
        DataUrl = "data address",
        /// Under which licence.
        Licence = "licence",
        /// How the data is split.
        Split = "split",
        /// When it was begun.
        Started = "started",
        /// When it was shipped.
        Shipped = "shipped",
        /// What it shows.
        Skills = "skills",
        /// A link that is not there yet.
        NewLink = "new link",
    }
}

/// The most commas that are looked for in one name.
const COMMAS: usize = 4;
/// What the key of a link that is there begins with.
const LINK: &str = "link ";

/// The form of a project.
pub(super) fn form(ctx: &Ctx<'_>, project: &Project) -> Overlay {
    let fields = Field::ALL.iter().filter(|field| **field != Field::Shipped || project.status() == Status::Shipped);
    let links = project.links.iter().map(|link| {
        FormField::new(format!("{LINK}{}", link.label), link.label.clone(), &link.url).help("Empty takes it away")
    });
    let (own, new): (Vec<Field>, Vec<Field>) = fields.copied().partition(|field| *field != Field::NewLink);
    let drawn =
        |field: Field| FormField::new(field.word(), field.word(), &now(ctx.state, project, field)).help(help(field));
    let all = own.into_iter().map(drawn).chain(links).chain(new.into_iter().map(drawn)).collect();
    let id = project.id.clone();
    Overlay::Form(Form::new(project.title.clone(), all, move |state, edits| edited(state, &id, edits)))
}

fn help(field: Field) -> &'static str {
    match field {
        Field::Title => "The id stays as it is",
        Field::Summary => "One line on what it does and for whom",
        Field::Role => "What you did in it: alone, or which part of a team's work",
        Field::Repo | Field::Demo => "An address that anybody can open: https://example.org/leaf",
        Field::Path => "A folder; it is never exported",
        Field::Data => "The name of the data set",
        Field::DataUrl => "An address: https://example.org/photographs",
        Field::Licence => "CC BY 4.0, MIT, your own",
        Field::Split => "How training and test data were kept apart: by field, by time, at random",
        Field::Started | Field::Shipped => "2026-11-18, today or yesterday",
        Field::Skills => "Names with commas between them, as postings spell them; any other word in quotes",
        Field::NewLink => "A label and an address: Blog=https://example.org/post",
    }
}

/// What a field says now.
fn now(state: &State, project: &Project, field: Field) -> String {
    let own = |text: &Option<String>| text.clone().unwrap_or_default();
    let data = |part: fn(&crate::domain::catalog::Dataset) -> Option<String>| {
        project.dataset.as_ref().and_then(part).unwrap_or_default()
    };
    match field {
        Field::Title => project.title.clone(),
        Field::Summary => own(&project.summary),
        Field::Role => own(&project.role),
        Field::Repo => own(&project.repo),
        Field::Demo => own(&project.demo),
        Field::Path => own(&project.path),
        Field::Data => data(|dataset| Some(dataset.name.clone())),
        Field::DataUrl => data(|dataset| dataset.url.clone()),
        Field::Licence => data(|dataset| dataset.licence.clone()),
        Field::Split => data(|dataset| dataset.split.clone()),
        Field::Started => project.start().map_or_else(String::new, |day| day.to_string()),
        Field::Shipped => project.shipped().map_or_else(String::new, |day| day.to_string()),
        Field::Skills => project.skills.iter().map(|id| skill_words(state, id)).collect::<Vec<_>>().join(", "),
        Field::NewLink => String::new(),
    }
}

/// A skill's name; a word that is none in quotes.
fn skill_words(state: &State, id: &str) -> String {
    let name = state.catalog.skill_name(id);
    if id.starts_with("free:") { format!("\"{name}\"") } else { name.to_owned() }
}

/// What the changed fields come to, as the command line would have it.
fn edited(state: &State, id: &ProjectId, edits: &[FieldEdit]) -> Result<Draft, Error> {
    let project = state.progress.project(id).ok_or_else(gone)?;
    let mut fields = ProjectFields::default();
    for (key, text) in edits {
        if let Some(label) = key.strip_prefix(LINK) {
            fields.links.push(format!("{label}={text}"));
            continue;
        }
        let typed = Some(text.clone());
        match Field::from_word(key) {
            Some(Field::Title) => fields.title = typed,
            Some(Field::Summary) => fields.summary = typed,
            Some(Field::Role) => fields.role = typed,
            Some(Field::Repo) => fields.repo = typed,
            Some(Field::Demo) => fields.demo = typed,
            Some(Field::Path) => fields.path = typed,
            Some(Field::Data) => fields.dataset = typed,
            Some(Field::DataUrl) => fields.dataset_url = typed,
            Some(Field::Licence) => fields.licence = typed,
            Some(Field::Split) => fields.split = typed,
            Some(Field::Started) => fields.started = typed,
            Some(Field::Shipped) => fields.shipped = typed,
            Some(Field::Skills) => skills(state, project, text, &mut fields)?,
            Some(Field::NewLink) => fields.links.extend(typed.filter(|text| !text.is_empty())),
            None => {}
        }
    }
    // The data may get another name: what the form shows of it stays.
    if let (Some(name), Some(dataset)) = (fields.dataset.as_deref(), &project.dataset)
        && !name.is_empty()
    {
        let dataset = dataset.clone();
        fields.dataset_url = fields.dataset_url.or(dataset.url);
        fields.licence = fields.licence.or(dataset.licence);
        fields.split = fields.split.or(dataset.split);
    }
    let draft = edit_project(state, project, &fields)?;
    // What is worth another look in its lines stands on their tab.
    Ok(Draft { said: draft.said.into_iter().take(1).collect(), ..draft })
}

/// The skills to add and to remove, so that the project names those that are typed.
fn skills(state: &State, project: &Project, typed: &str, fields: &mut ProjectFields) -> Result<(), Error> {
    let known = |word: &str| {
        let same = |id: &&String| skill_words(state, id).eq_ignore_ascii_case(word);
        let free = word.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|free| !free.contains('"'));
        let here = project.skills.iter().find(same).cloned();
        here.or_else(|| free.map(|free| format!("free:{}", free.trim()))).or_else(|| resolve::skill(state, word).ok())
    };
    let wanted = listed(typed, known).map_err(|word| unknown(state, word))?;
    for id in wanted.iter().filter(|id| !project.skills.contains(id)) {
        match id.strip_prefix("free:") {
            Some(free) => fields.free_skills.push(free.to_owned()),
            None => fields.skills.push(id.clone()),
        }
    }
    fields.no_skills.extend(project.skills.iter().filter(|id| !wanted.contains(id)).cloned());
    Ok(())
}

/// What a text lists with commas between, each as it is known; a name may hold commas itself, so the longest known one is
/// taken. The word that is not known, where there is one.
fn listed(typed: &str, known: impl Fn(&str) -> Option<String>) -> Result<Vec<String>, &str> {
    let mut found = Vec::new();
    let mut rest = typed;
    while !rest.is_empty() {
        let mut ends: Vec<usize> = rest.match_indices(',').map(|(at, _)| at).take(COMMAS).collect();
        ends.push(rest.len());
        let first = ends[0];
        let longest = ends.into_iter().rev().find_map(|end| Some((end, known(rest[..end].trim())?)));
        let end = match longest {
            Some((end, one)) => {
                found.push(one);
                end
            }
            None if rest[..first].trim().is_empty() => first,
            None => return Err(rest[..first].trim()),
        };
        rest = rest[end..].strip_prefix(',').unwrap_or_default();
    }
    Ok(found)
}

fn unknown(state: &State, word: &str) -> Error {
    let ids = state.catalog.shared.skills.iter().map(|skill| skill.id.as_str());
    let hint = match did_you_mean(word, ids).first() {
        Some(near) => format!("did you mean {}? In quotes any word is taken", state.catalog.skill_name(near)),
        None => format!("in quotes any word is taken: \"{word}\""),
    };
    Error::failed(format!("There is no skill \"{word}\".")).hint(hint)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::listed;
    use crate::tui::overlays::Overlay;
    use crate::tui::screens::portfolio::sample::{full, project};
    use crate::tui::testing::Play;

    fn acts(play: &Play) -> usize {
        play.model.state.log.events().len()
    }

    /// Goes down to a field by its place.
    fn down(play: &mut Play, fields: usize) -> &mut Play {
        play.keys(&"<Down>".repeat(fields))
    }

    #[test]
    fn the_form_shows_every_field() {
        for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
            let (mut play, _) = full(columns, rows);
            assert_snapshot!(format!("form_{columns}x{rows}"), play.keys("i").screen());
            assert_snapshot!(format!("end_of_the_form_{columns}x{rows}"), play.keys("<PgDn>").screen());
        }
    }

    #[test]
    fn everything_is_saved_as_one_act_and_undone_by_one() {
        let (mut play, id) = full(80, 24);
        let (before, was) = (acts(&play), project(&play, &id).clone());
        play.keys("i!");
        down(&mut play, 2).keys("alone");
        down(&mut play, 2).paste("https://example.org/leaf\n");
        down(&mut play, 2).keys(" v2");
        down(&mut play, 3).keys("by field");
        down(&mut play, 2).keys(", python, \"leaves\"");
        down(&mut play, 1).keys("Post=https://example.org/post<C-s>");
        assert!(play.model.overlays.is_empty(), "{}", play.screen());
        assert_eq!(acts(&play), before + 1);
        let now = project(&play, &id);
        assert_eq!(now.title, "Leaf Doctor!");
        assert_eq!(now.role.as_deref(), Some("alone"));
        assert_eq!(now.demo.as_deref(), Some("https://example.org/leaf"));
        let data = now.dataset.clone().unwrap();
        assert_eq!((data.name.as_str(), data.split.as_deref()), ("PlantDoc v2", Some("by field")));
        assert_eq!(data.licence, was.dataset.clone().unwrap().licence, "what the form shows stays");
        assert_eq!(now.skills, ["pytorch", "docker", "python", "free:leaves"]);
        assert_eq!(now.links.len(), 1);
        play.keys("u");
        let undone = project(&play, &id);
        assert_eq!((&undone.title, &undone.skills, &undone.dataset), (&was.title, &was.skills, &was.dataset));
    }

    #[test]
    fn what_cannot_stand_is_said_at_its_field_and_nothing_is_saved() {
        let (mut play, id) = full(80, 24);
        let before = acts(&play);
        play.keys("i");
        down(&mut play, 3).keys("<C-u>github.com/leaf");
        down(&mut play, 7).keys("<C-u>tomorrow");
        down(&mut play, 1).keys(", pytorhc");
        play.keys("<C-s>");
        assert_snapshot!(play.screen());
        assert_eq!(acts(&play), before);
        play.keys("<C-u>https://github.com/leaf");
        down(&mut play, 7).keys("<C-u>2026-10-01");
        down(&mut play, 1).keys("<C-u>PyTorch<C-s>");
        assert_eq!(acts(&play), before + 1);
        let now = project(&play, &id);
        assert_eq!(now.skills, ["pytorch"]);
        assert_eq!(now.start().unwrap().to_string(), "2026-10-01");
    }

    #[test]
    fn marks_and_helps_are_plain_on_request() {
        let (mut play, _) = full(80, 24);
        play.model.look.glyphs = crate::tui::glyphs::Glyphs::ascii();
        play.keys("i!");
        for _ in 0..14 {
            let buffer = play.buffer(80, 24);
            let symbols = buffer.content().iter().map(|cell| cell.symbol());
            assert_eq!(symbols.filter(|symbol| !symbol.is_ascii()).collect::<Vec<_>>(), [""; 0]);
            play.keys("<Tab>");
        }
        assert!(play.screen().contains(" + title") && play.screen().contains("*  summary"), "{}", play.screen());
    }

    #[test]
    fn a_name_may_hold_commas_itself() {
        let names = ["linear algebra, calculus and probability", "cloud (AWS, Azure or GCP)", "calculus", "SQL"];
        let read = |typed| listed(typed, |word| names.contains(&word).then(|| word.to_owned()));
        let all = names.join(", ");
        assert_eq!(read(&all), Ok(names.map(str::to_owned).to_vec()));
        assert_eq!(read(" SQL ,, calculus,"), Ok(vec!["SQL".into(), "calculus".into()]));
        assert_eq!(read(""), Ok(Vec::new()));
        assert_eq!(read("SQL, linear algebra, calculus"), Err("linear algebra"));
    }

    #[test]
    fn leaving_asks_only_when_something_would_be_lost() {
        let (mut play, id) = full(80, 24);
        let before = acts(&play);
        assert!(play.keys("i<Esc>").model.overlays.is_empty());
        play.keys("i!<Esc>");
        assert_snapshot!(play.screen());
        assert!(matches!(play.keys("n").model.overlays.as_slice(), [Overlay::Form(_)]));
        assert!(play.keys("<Esc>y").model.overlays.is_empty());
        play.keys("i<C-s>");
        assert!(play.screen().contains("Nothing is changed."));
        assert_eq!((acts(&play), project(&play, &id).title.as_str()), (before, "Leaf Doctor"));
    }

    #[test]
    fn enter_goes_on_and_saves_on_the_last_field() {
        let (mut play, id) = full(40, 12);
        play.keys("i! <Enter>").keys(&"<Enter>".repeat(12));
        assert!(play.model.overlays.is_empty(), "{}", play.screen());
        assert_eq!(project(&play, &id).title, "Leaf Doctor!");
    }

    #[test]
    fn a_link_has_a_field_of_its_own_and_is_cleared_by_it() {
        let (mut play, id) = full(80, 24);
        play.keys("i");
        down(&mut play, 12).keys("title=https://example.org/a<Enter>");
        assert_eq!(project(&play, &id).links[0].label, "title");
        play.keys("i");
        down(&mut play, 12).keys("<C-u><C-s>");
        assert_eq!(project(&play, &id).links.len(), 0);
        assert_eq!(project(&play, &id).title, "Leaf Doctor");
    }
}
