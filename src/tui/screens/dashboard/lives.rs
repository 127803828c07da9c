//! Lives over the shipped curricula, to see the dashboard with: a week old, and two years old. The same events every time.

use crate::domain::catalog::{Catalog, Ix, Track};
use crate::domain::event::{
    AuditResult, Body, CertificateFields, Creation, Event, Evidence, GoalChange, Grade, Measured, MilestoneAct, Patch,
    ProjectAct, ProjectChange, StoredStatus, TimeOn, When,
};
use crate::domain::event_id::EventId;
use crate::domain::id::CardId;
use crate::domain::time::{Day, Minutes};

/// A journal while it is written.
struct Life<'a> {
    catalog: &'a Catalog,
    today: Day,
    events: Vec<Event>,
    /// The questions of what is done: when each comes next, and how often it was known in a row.
    cards: Vec<(CardId, Day, usize)>,
    asked: usize,
}

impl<'a> Life<'a> {
    fn new(catalog: &'a Catalog, first: &str, path: &[&str]) -> Self {
        let mut life = Self { catalog, today: day(first), events: Vec::new(), cards: Vec::new(), asked: 0 };
        let path = path.iter().map(|segment| (*segment).to_owned()).collect();
        let goal = GoalChange {
            role: Patch::Set("ml-engineer".into()),
            path: Patch::Set(path),
            hours: Patch::Set(6.0),
            ..GoalChange::default()
        };
        life.write(Body::Goal(Box::new(goal)));
        life
    }

    fn write(&mut self, body: Body) {
        let id = EventId::parse(&format!("0193a000-{:04x}-7abc-8def-0123456789ab", self.events.len()));
        self.events.push(Event { id, at: None, day: self.today, by: "laptop".into(), act: None, body });
    }

    fn on(&mut self, ix: Ix, act: MilestoneAct) {
        self.write(Body::Milestone(self.catalog.milestone(ix).id.clone(), act));
    }

    fn ix(&self, id: &str) -> Ix {
        self.catalog.find(id).unwrap()
    }

    fn log(&mut self, ix: Ix, minutes: u32) {
        let on = TimeOn::Milestone(self.catalog.milestone(ix).id.clone());
        self.write(Body::Time { minutes, on, text: None });
    }

    fn tick(&mut self, ix: Ix, nth: usize) {
        if let Some(item) = self.catalog.milestone(ix).done_when.get(nth) {
            self.on(ix, MilestoneAct::Ticked(item.id.clone()));
        }
    }

    fn complete(&mut self, ix: Ix, when: When) {
        let evidence = match self.catalog.milestone(ix).skills.first().map(|skill| skill.as_str()) {
            Some("sql" | "git") => vec![Evidence::Link("https://github.com/ada/notes".into())],
            _ => Vec::new(),
        };
        self.on(ix, MilestoneAct::Completed { evidence, when });
        let milestone = self.catalog.milestone(ix);
        let first = self.today.plus(1);
        self.cards.extend(milestone.texts.questions.iter().map(|question| (milestone.card(question), first, 0)));
    }

    /// Answers up to so many of the questions whose day has come: one in nine is not known, and one of them hardly ever;
    /// those of one milestone are never asked again.
    fn review(&mut self, most: usize) {
        let due: Vec<usize> = (0..self.cards.len()).filter(|&nth| self.cards[nth].1 <= self.today).take(most).collect();
        for nth in due {
            self.asked += 1;
            let (card, _, known) = self.cards[nth].clone();
            let stubborn = &*card == "pytorch/autograd#zero-grad" && known > 0;
            let grade = match self.asked % 9 {
                _ if stubborn => Grade::Again,
                4 => Grade::Again,
                2 => Grade::Hard,
                7 => Grade::Easy,
                _ => Grade::Good,
            };
            let known = if grade == Grade::Again { 0 } else { known + 1 };
            let days = match [1, 4, 12, 30, 70, 150, 320].get(known) {
                _ if card.starts_with("pytorch/tensorboard#") => 1000,
                days => days.copied().unwrap_or(700),
            };
            self.cards[nth] = (card.clone(), self.today.plus(days), known);
            self.write(Body::Card(card, grade));
        }
    }

    fn project(&mut self, id: &str, act: ProjectAct) {
        self.write(Body::Project(id.into(), act));
    }

    fn create(&mut self, id: &str, title: &str, brief: Option<&str>) {
        let brief = brief.and_then(|brief| self.catalog.brief(brief));
        let creation = Creation {
            title: title.into(),
            brief: brief.map(|brief| brief.id.to_string()),
            items: brief.map(|brief| brief.texts.deliverables.clone()).unwrap_or_default(),
        };
        self.project(id, ProjectAct::Created(Box::new(creation)));
    }

    fn change(&mut self, id: &str, change: ProjectChange) {
        self.project(id, ProjectAct::Changed(Box::new(change)));
    }

    fn ship(&mut self, id: &str, skills: &[&str]) {
        let mut change = ProjectChange {
            repo: Patch::Set(format!("https://github.com/ada/{id}")),
            status: Patch::Set(StoredStatus::Shipped),
            shipped: Patch::Set(self.today),
            ..ProjectChange::default()
        };
        change.skills.add = skills.iter().map(|skill| (*skill).to_owned()).collect();
        self.change(id, change);
    }

    fn measure(&mut self, id: &str, name: &str, value: &str) {
        let measured = Measured { name: name.into(), value: value.into(), ..Measured::default() };
        self.project(id, ProjectAct::Measured(Box::new(measured)));
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A week: three milestones, one of them known before, a first tick, two questions, a project in mind.
pub fn week(catalog: &Catalog) -> Vec<Event> {
    let path = ["foundations", "pytorch/beginner", "pytorch/intermediate", "deployment"];
    let mut life = Life::new(catalog, "2026-11-13", &path);
    let (install, tensors) = (life.ix("pytorch/install"), life.ix("pytorch/tensors"));
    life.complete(life.ix("foundations/environments"), When::Before);
    life.on(install, MilestoneAct::Started);
    life.log(install, 50);
    life.today = day("2026-11-14");
    life.log(install, 25);
    life.complete(install, When::WithGradus);
    life.today = day("2026-11-17");
    life.review(1);
    life.complete(tensors, When::WithGradus);
    life.create("leaf-doctor-7c3f", "Leaf doctor", Some("pytorch/leaf-doctor"));
    life.today = day("2026-11-19");
    life.review(1);
    life.tick(life.ix("pytorch/autograd"), 0);
    life.log(life.ix("pytorch/autograd"), 40);
    life.events
}

/// Two years with two gaps: everything of foundations and most of PyTorch and deployment, some of the other frameworks, four
/// shipped projects, one under way, a certificate, an audit, postings, an export, and a question that does not stay.
pub fn two_years(catalog: &Catalog) -> Vec<Event> {
    let path = ["foundations", "pytorch", "deployment", "keras/literacy", "tensorflow/literacy", "career"];
    let mut life = Life::new(catalog, "2024-11-18", &path);
    let of = |curriculum: &'static str| catalog.milestones_of(curriculum);
    let is_chosen = |(nth, ix): &(usize, Ix)| catalog.milestone(*ix).track == Track::Core || nth % 4 == 0;
    let before: Vec<Ix> = of("foundations").take(3).collect();
    let skipped = [life.ix("foundations/jax-literacy"), life.ix("pytorch/distributed")];
    let mut road: Vec<Ix> =
        of("foundations").take(9).chain(of("pytorch").take(24)).chain(of("foundations").skip(9)).collect();
    road.extend(of("deployment").take(20).chain(of("keras").take(11)).chain(of("pytorch").skip(24)));
    road.extend(of("tensorflow").take(13).chain(of("career").take(9)));
    let mut road = road
        .into_iter()
        .enumerate()
        .filter(is_chosen)
        .map(|(_, ix)| ix)
        .filter(|ix| !before.contains(ix) && !skipped.contains(ix))
        .collect::<Vec<Ix>>()
        .into_iter();
    before.iter().for_each(|&ix| life.complete(ix, When::Before));
    skipped.iter().for_each(|&ix| life.on(ix, MilestoneAct::Skipped(None)));
    let mut current: Option<(Ix, u32, usize)> = None;
    let (first, last) = (life.today, day("2026-11-20"));
    for since in 0..=last.since(first) {
        life.today = first.plus(since);
        // Away in July 2025, and in February and March 2026.
        let away = (225..256).contains(&since) || (440..499).contains(&since);
        projects(&mut life, since);
        if away || [2, 4].contains(&(since % 7)) && since % 3 > 0 || since % 11 == 6 {
            continue;
        }
        life.review(3 + usize::try_from(since % 3).unwrap() * 3);
        let minutes = 30 + u32::try_from(since * 37 % 9).unwrap() * 10;
        let Some((ix, done, ticked)) = current.or_else(|| road.next().map(|ix| (ix, 0, 0))) else { continue };
        let milestone = catalog.milestone(ix);
        // Of some milestones nothing is ever logged.
        let is_logged = ix % 7 != 3;
        if is_logged {
            life.log(ix, minutes);
        }
        if life.events.len().is_multiple_of(2) {
            life.tick(ix, ticked);
        }
        current = Some((ix, done + minutes, ticked + 1));
        if Minutes(done + minutes) >= milestone.time + milestone.time {
            life.complete(ix, When::WithGradus);
            current = None;
        }
    }
    life.events
}

/// What happens to projects, postings and the like on that day of the two years.
fn projects(life: &mut Life<'_>, since: i64) {
    let (leaf, index, grades, api) = ("leaf-doctor-7c3f", "notebook-index-11aa", "grades-9e02", "bike-demand-api-44b0");
    match since {
        150 => life.create(leaf, "Leaf doctor", Some("pytorch/leaf-doctor")),
        151..190 if since % 9 == 0 => {
            let items = life.catalog.brief("pytorch/leaf-doctor").unwrap().texts.deliverables.clone();
            let nth = usize::try_from((since - 151) / 9).unwrap().min(items.len() - 1);
            life.project(leaf, ProjectAct::Ticked(items[nth].id.clone()));
            life.write(Body::Time { minutes: 120, on: TimeOn::Project(leaf.into()), text: None });
        }
        196 => {
            life.measure(leaf, "macro-F1", "0.871");
            life.ship(leaf, &["pytorch", "transfer-learning", "computer-vision", "model-evaluation"]);
        }
        301 => {
            life.create(index, "Notebook index", None);
            life.ship(index, &["python"]);
        }
        400 => {
            life.create(grades, "Grades of a school, predicted", None);
            life.measure(grades, "MAE", "0.42");
            life.ship(grades, &["tensorflow", "scikit-learn", "pandas"]);
            let audit = AuditResult { imports: Some(vec!["torch".into(), "sklearn".into()]), ..AuditResult::default() };
            life.project(grades, ProjectAct::Audited(Box::new(audit)));
        }
        520 => {
            life.create(api, "Bike demand, behind an interface", Some("deployment/bike-demand-api"));
            life.measure(api, "p95 latency", "41");
            life.ship(api, &["docker", "model-serving", "cloud", "monitoring"]);
            let demo =
                ProjectChange { demo: Patch::Set("https://bikes.example.org".into()), ..ProjectChange::default() };
            life.change(api, demo);
            let fields = CertificateFields {
                name: Patch::Set("Deep Learning Specialization".into()),
                issuer: Patch::Set("DeepLearning.AI".into()),
                date: Patch::Set("2026-04".into()),
                url: Patch::Set("https://example.org/certificate".into()),
            };
            life.write(Body::CertificateAdded("deep-learning-specialization-6d3e".into(), Box::new(fields)));
        }
        600..608 => {
            let skills = ["pytorch", "docker", "sql", "aws"].map(Into::into).to_vec();
            let posting = format!("ml-engineer-{since:04x}").as_str().into();
            life.write(Body::PostingSaved(posting, "ML engineer".into(), skills));
        }
        630 => life.write(Body::Export("markdown".into(), Some("resume.md".into()))),
        700 => {
            life.create("road-damage-30fe", "Road damage", Some("pytorch/road-damage"));
            life.project("road-damage-30fe", ProjectAct::Noted("Which streets first?".into()));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::tui::screens::dashboard::panels::Panel;
    use crate::tui::testing::Play;
    use crate::workspace::shipped;

    fn shipped_catalog() -> Catalog {
        let (sources, shared) = shipped::prepared().unwrap();
        Catalog::assemble(sources, shared)
    }

    /// The dashboard over the shipped curricula and a life, in a window of that size.
    fn dashboard(life: fn(&Catalog) -> Vec<Event>, (columns, rows): (u16, u16)) -> Play {
        let catalog = shipped_catalog();
        let events = life(&catalog);
        let mut play = Play::of(catalog, events, columns, rows);
        play.model.overlays.clear();
        play.keys("4");
        play
    }

    /// Every panel opened in a window of that size, with what lies below its lower edge.
    fn panels(life: fn(&Catalog) -> Vec<Event>, size: (u16, u16)) -> String {
        let mut play = dashboard(life, size);
        play.keys("<Enter>");
        let mut all = Vec::new();
        for _ in Panel::ALL {
            let area = Rect::new(0, 0, size.0, 200);
            let mut buffer = Buffer::empty(area);
            play.model.screens.dashboard.view(&play.model.ctx(), area, &mut buffer);
            let row = |y: u16| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
            let rows: Vec<String> = (0..area.height).map(|y| row(y).trim_end().to_owned()).collect();
            all.push(rows.join("\n").trim_end().to_owned());
            play.keys("<Right>");
        }
        all.join("\n\n- - -\n")
    }

    /// The board in three windows; in a small one all of it, page by page.
    fn boards(life: fn(&Catalog) -> Vec<Event>) -> String {
        let mut all = Vec::new();
        for size in [(120, 40), (80, 24), (40, 12)] {
            let mut play = dashboard(life, size);
            all.push(play.screen());
            while {
                let before = play.screen();
                play.keys("<PgDn>").screen() != before
            } {
                all.push(play.screen());
            }
        }
        all.join("\n\n- - -\n")
    }

    #[test]
    fn with_nothing_recorded() {
        assert_snapshot!(boards(|_| Vec::new()));
        assert_snapshot!(panels(|_| Vec::new(), (120, 40)));
        assert_snapshot!(panels(|_| Vec::new(), (80, 24)));
    }

    #[test]
    fn after_a_week() {
        assert_snapshot!(boards(week));
        assert_snapshot!(panels(week, (120, 40)));
        assert_snapshot!(panels(week, (80, 24)));
    }

    #[test]
    fn after_two_years() {
        assert_snapshot!(boards(two_years));
        assert_snapshot!(panels(two_years, (120, 40)));
        assert_snapshot!(panels(two_years, (80, 24)));
    }
}
