//! What an export is asked for: which role it is for, what is left out of it and what comes in beside the evidence.

use crate::domain::time::Day;
use crate::domain::words;

words! {
    /// A part of a résumé that can be asked for alone.
    Section {
        /// The paragraph about the learner.
        Summary = "summary",
        /// The skills.
        Skills = "skills",
        /// The shipped projects.
        Projects = "projects",
        /// What is being built.
        InProgress = "in-progress",
        /// Certificates.
        Certificates = "certificates",
        /// Publications.
        Publications = "publications",
        /// Levels that are completed.
        Levels = "levels",
    }
}

words! {
    /// What a résumé holds only when it is asked for.
    Extra {
        /// Projects that are being built, in a section of their own.
        InProgress = "in-progress",
        /// Skills that are learned and that nothing backs.
        AllSkills = "all-skills",
        /// Completed levels.
        Levels = "levels",
    }
}

words! {
    /// How a report is written.
    #[derive(Default)]
    Form {
        /// All of it, in Markdown.
        #[default]
        Full = "full",
        /// All of it, as a page for a browser.
        Html = "html",
        /// The last seven days in one paragraph.
        Week = "week",
    }
}

/// What an export is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The id of the role that it is for; the goal's own when none is named.
    pub role: Option<String>,
    /// Projects and certificates from this day on; in a report, what was done from it on.
    pub since: Option<Day>,
    /// What comes in beside the usual.
    pub extras: Vec<Extra>,
    /// These parts alone; all when none is named.
    pub only: Vec<Section>,
    /// How a report is written.
    pub form: Form,
}

impl Selection {
    /// Whether a part is wanted.
    #[must_use]
    pub fn wants(&self, section: Section) -> bool {
        self.only.is_empty() || self.only.contains(&section)
    }

    /// Whether something comes in that is left out as a rule.
    #[must_use]
    pub fn asks_for(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }
}
