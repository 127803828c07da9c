//! The formats in which claims are written down.

use crate::domain::words;

/// The key by which an entry of a `resume.json` that was made here is known when it is made anew: an `x-` key is left alone by
/// every program that reads the file.
pub const MADE_HERE: &str = "x-evidence";

words! {
    /// A format that an export can have.
    Format {
        /// Markdown: one column, conventional headings.
        Markdown = "markdown",
        /// Plain text, for forms that take nothing else.
        Text = "text",
        /// `resume.json` of jsonresume.org, which many programs take.
        JsonResume = "json-resume",
        /// YAML for RenderCV 2.8, which makes a PDF of it.
        Rendercv = "rendercv",
        /// One page of HTML that prints as it is.
        Html = "html",
        /// One text for each field of a LinkedIn profile.
        Linkedin = "linkedin",
        /// A Word document.
        Docx = "docx",
        /// Everything about the progress, for a mentor.
        Report = "report",
        /// Everything that gradus knows about the learner, as JSON.
        Data = "data",
    }
}

impl Format {
    /// The name of the file that is proposed for it.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "resume.md",
            Self::Text => "resume.txt",
            Self::JsonResume => "resume.json",
            Self::Rendercv => "resume_CV.yaml",
            Self::Html => "resume.html",
            Self::Linkedin => "linkedin.txt",
            Self::Docx => "resume.docx",
            Self::Report => "report.md",
            Self::Data => "gradus-data.json",
        }
    }

    /// Whether it is a résumé: made of claims alone, and of nothing that a recruiter should not read.
    #[must_use]
    pub fn is_resume(self) -> bool {
        !matches!(self, Self::Report | Self::Data)
    }

    /// Whether its bytes are text.
    #[must_use]
    pub fn is_text(self) -> bool {
        self != Self::Docx
    }
}
