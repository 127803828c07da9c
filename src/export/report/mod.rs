//! The progress report for a mentor or a friend: all of it in Markdown or as a page, or the last seven days in one paragraph.
//! Here bars and percentages are welcome, always with their counts.

mod html;
mod markdown;
mod sections;
mod sheet;
mod week;

use super::Document;
use crate::domain::claims::Form;
use crate::domain::report::Report;
use sheet::Sheet;

pub(super) fn document(report: &Report, form: Form) -> Document {
    match form {
        Form::Full => markdown::document(&Sheet::of(report)),
        Form::Html => html::document(&Sheet::of(report)),
        Form::Week => week::document(report),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::claims::Selection;
    use crate::domain::event::{
        Body, Creation, Evidence, Link, ListChange, Measured, MilestoneAct, Patch, ProfileChange, ProjectAct,
        ProjectChange, When,
    };
    use crate::domain::log::Log;
    use crate::domain::progress::Progress;
    use crate::domain::testing::{catalog, day, event, known, milestone, project};
    use crate::export::testing::anything;

    /// The report of somebody who wrote this text wherever one can be written.
    fn everywhere(text: &str) -> Report {
        let own = || text.to_owned();
        let set = || Patch::Set(own());
        let catalog = catalog(vec![known("one")]);
        let evidence = vec![Evidence::Text(text.into()), Evidence::Link("https://example.org/<x>".into())];
        let link = Link { label: own(), url: "https://example.org/_y_".into() };
        let log = Log::new(vec![
            event(1, Body::Profile(Box::new(ProfileChange { name: set(), ..ProfileChange::default() }))),
            event(2, milestone("one", MilestoneAct::Completed { evidence, when: When::WithGradus })),
            event(3, project(ProjectAct::Created(Box::new(Creation { title: own(), ..Creation::default() })))),
            event(
                4,
                project(ProjectAct::Changed(Box::new(ProjectChange {
                    summary: set(),
                    skills: ListChange { add: vec![format!("free:{text}")], remove: Vec::new() },
                    links: ListChange { add: vec![link], remove: Vec::new() },
                    ..ProjectChange::default()
                }))),
            ),
            event(
                5,
                project(ProjectAct::Measured(Box::new(Measured {
                    name: own(),
                    value: "0.9".into(),
                    ..Measured::default()
                }))),
            ),
        ]);
        let progress = Progress::fold(&catalog, &log);
        crate::domain::report::report(&catalog, &log, &progress, &Selection::default(), day("2026-11-20"))
    }

    /// What stands between the texts of a page: its tags.
    fn tags(page: &Document) -> Vec<&str> {
        page.text().split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag).collect()
    }

    proptest! {
        #[test]
        fn any_text_stays_on_its_line_and_in_its_element(text in anything()) {
            let (hostile, plain) = (everywhere(&text), everywhere("x"));
            for form in Form::ALL {
                let (hostile, plain) = (document(&hostile, *form), document(&plain, *form));
                prop_assert_eq!(hostile.text().lines().count(), plain.text().lines().count());
                if *form == Form::Html {
                    prop_assert_eq!(tags(&hostile), tags(&plain));
                }
            }
        }
    }
}
