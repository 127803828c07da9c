//! The shipped curricula as their TOML says it, read as JSON without any of gradus' own reading.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;
use toml::de::{DeTable, DeValue};

pub static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::read);

pub const CURRICULA: [&str; 6] = ["foundations", "keras", "pytorch", "tensorflow", "deployment", "career"];
pub const LEVELS: [&str; 3] = ["beginner", "intermediate", "advanced"];
pub const FRAMEWORKS: [&str; 3] = ["keras", "pytorch", "tensorflow"];

pub struct Milestone {
    pub id: String,
    pub curriculum: String,
    pub level: String,
    pub title: String,
    pub core: bool,
    pub literacy: bool,
    pub drill: bool,
    pub minutes: u64,
    pub items: Vec<String>,
    pub skills: Vec<String>,
    /// Milestones that shorten this one, with the share that remains.
    pub equivalent: Vec<(String, f64)>,
    /// Card ids.
    pub cards: Vec<String>,
}

pub struct Brief {
    pub id: String,
    pub curriculum: String,
    pub level: String,
    pub core: bool,
    pub minutes: u64,
    pub items: Vec<String>,
    pub skills: Vec<String>,
}

pub struct Catalog {
    pub milestones: Vec<Milestone>,
    pub briefs: Vec<Brief>,
    pub skills: Vec<Value>,
    pub roles: Vec<Value>,
    /// The paths of the advisor.
    pub paths: Vec<Value>,
}

impl Catalog {
    fn read() -> Self {
        let mut catalog = Self {
            milestones: Vec::new(),
            briefs: Vec::new(),
            skills: tables(&file("skills.toml"), "skill"),
            roles: tables(&file("roles.toml"), "role"),
            paths: tables(&file("advisor.toml"), "path"),
        };
        for curriculum in CURRICULA {
            for level in LEVELS {
                if !folder().join(format!("{curriculum}/{level}.toml")).exists() {
                    continue;
                }
                let file = file(&format!("{curriculum}/{level}.toml"));
                assert_eq!(file["level"], level);
                catalog
                    .milestones
                    .extend(tables(&file, "milestone").iter().map(|one| milestone(one, curriculum, level)));
                catalog.briefs.extend(tables(&file, "brief").iter().map(|one| brief(one, curriculum, level)));
            }
        }
        catalog
    }

    pub fn brief(&self, id: &str) -> Option<&Brief> {
        self.briefs.iter().find(|brief| brief.id == id)
    }

    /// What a segment of a path asks for beside electives: the core of a curriculum or of a level, or all literacy.
    pub fn segment(&self, segment: &str) -> impl Iterator<Item = &Milestone> {
        let (curriculum, part) = segment.split_once('/').unwrap_or((segment, ""));
        let (curriculum, part) = (curriculum.to_owned(), part.to_owned());
        self.milestones.iter().filter(move |one| {
            one.curriculum == curriculum
                && match part.as_str() {
                    "" => one.core,
                    "literacy" => one.literacy,
                    level => one.core && one.level == level,
                }
        })
    }
}

fn milestone(of: &Value, curriculum: &str, level: &str) -> Milestone {
    assert!(texts(of, "was").is_empty() && texts(of, "joins").is_empty(), "what was renamed is not read here");
    let id = whole(&text(of, "id"), curriculum);
    let equivalent = of["equivalent"].as_array().cloned().unwrap_or_default();
    let remains = |other: &Value| (whole(&text(other, "to"), curriculum), other["remains"].as_f64().unwrap());
    Milestone {
        curriculum: curriculum.into(),
        level: level.into(),
        title: text(of, "title"),
        core: of["track"] != "elective",
        literacy: of["kind"] == "literacy",
        drill: of["kind"] == "drill",
        minutes: minutes(of),
        items: ids(of, "done_when"),
        skills: texts(of, "skills"),
        equivalent: equivalent.iter().map(remains).collect(),
        cards: ids(of, "questions").iter().map(|question| format!("{id}#{question}")).collect(),
        id,
    }
}

fn brief(of: &Value, curriculum: &str, level: &str) -> Brief {
    Brief {
        id: whole(&text(of, "id"), curriculum),
        curriculum: curriculum.into(),
        level: level.into(),
        core: of["track"] != "elective",
        minutes: minutes(of),
        items: ids(of, "deliverables"),
        skills: texts(of, "skills"),
    }
}

/// An id of another curriculum has a slash.
fn whole(id: &str, curriculum: &str) -> String {
    if id.contains('/') { id.to_owned() } else { format!("{curriculum}/{id}") }
}

fn minutes(of: &Value) -> u64 {
    (of["hours"].as_f64().unwrap() * 60.0).round() as u64
}

fn text(of: &Value, key: &str) -> String {
    of[key].as_str().unwrap_or_else(|| panic!("{key} of {of}")).to_owned()
}

pub fn texts(of: &Value, key: &str) -> Vec<String> {
    of[key].as_array().into_iter().flatten().map(|one| one.as_str().unwrap().to_owned()).collect()
}

fn ids(of: &Value, key: &str) -> Vec<String> {
    of[key].as_array().into_iter().flatten().map(|one| text(one, "id")).collect()
}

fn tables(file: &Value, key: &str) -> Vec<Value> {
    file[key].as_array().cloned().unwrap_or_default()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("curricula")
}

fn file(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    table(DeTable::parse(&text).unwrap().get_ref())
}

fn table(of: &DeTable<'_>) -> Value {
    of.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
}

fn json(of: &DeValue<'_>) -> Value {
    match of {
        DeValue::String(text) => Value::from(text.to_string()),
        DeValue::Integer(number) => Value::from(number.as_str().parse::<f64>().unwrap()),
        DeValue::Float(number) => Value::from(number.as_str().parse::<f64>().unwrap()),
        DeValue::Boolean(is) => Value::from(*is),
        DeValue::Datetime(date) => Value::from(date.to_string()),
        DeValue::Array(list) => list.iter().map(|one| json(one.get_ref())).collect(),
        DeValue::Table(inner) => table(inner),
    }
}
