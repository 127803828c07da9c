//! `gradus export`

use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Exit;
use super::given::word;
use super::shell::{Outcome, Shell};
use crate::domain::claims::{Content, Extra, Form, Section, Selection, suggestions};
use crate::domain::text::list_words;
use crate::export::{Format, advice, document, gaps, remarks, sections};
use crate::workspace::{Error, State, Workspace, command, format_of, lists, query, resolve};

/// Write your résumé: what your evidence allows to say, and nothing else
///
/// Only shipped projects with a public link or a measured result are in it, and the
/// skills that they show. What is left out is named on stderr, with what would prove it.
/// Without a format the file's ending tells it; without a file it is Markdown.
///
/// The formats report and data are no résumés: they hold your progress, and data your
/// private notes too.
///
///   gradus export -o resume.md
///   gradus export text --role ml-engineer --only skills,projects | less
///
/// --into changes a part of a file of yours and nothing else in it, and keeps the old one
/// as FILE.bak. In Markdown it is what stands between these two lines, which nobody sees
/// where it is shown:
///
///   <!-- begin: portfolio -->
///   <!-- end: portfolio -->
///
/// In a resume.json it is the entries with the key "x-evidence": those that were put there
/// like this before.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Export {
    /// markdown, text, json-resume, rendercv, html, linkedin, docx, report or data
    #[arg(value_name = "FORMAT", hide_possible_values = true, value_parser = word(Format::ALL, Format::word))]
    format: Option<Format>,
    /// Where to: a file, or - for stdout. A different file of that name becomes FILE.bak
    #[arg(short, value_name = "FILE|-")]
    output: Option<PathBuf>,
    /// Bring a part of a file up to date: Markdown (.md, .markdown) or a resume.json
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    into: Option<PathBuf>,
    /// Open the file that was written with the program for such files
    #[arg(long, requires = "output")]
    open: bool,
    /// The role it is for: what it asks for comes first [or: your goal's]
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// Projects shipped and certificates dated from that day on
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only these: summary, skills, projects, in-progress, certificates, publications, levels
    #[arg(long, value_name = "SECTION[,…]", value_delimiter = ',', hide_possible_values = true, value_parser = word(Section::ALL, Section::word))]
    only: Vec<Section>,
    /// What you are building too, in an entry of its own and never among the skills
    #[arg(long)]
    include_in_progress: bool,
    /// Skills that you learned and that nothing proves too
    #[arg(long)]
    all_skills: bool,
    /// Levels that you completed too
    #[arg(long)]
    levels: bool,
    /// A report in full, as a page, or on the week in a paragraph [or: html for FILE.html]
    #[arg(long, value_name = "full|html|week", hide_possible_values = true, value_parser = word(Form::ALL, Form::word))]
    form: Option<Form>,
}

impl Export {
    pub(super) fn run(&self, shell: &mut Shell<'_, '_>) -> Outcome {
        let format = self.format()?;
        self.has_meaning(format)?;
        let file = self.output.as_deref().filter(|path| path.as_os_str() != "-");
        if self.open && file.is_none() {
            return Err(Error::usage("--open needs a file.").hint("give one: -o FILE"));
        }
        if !format.is_text() && file.is_none() && shell.streams().terminal.out {
            let hint = format!("give a file: gradus export {format} -o {}", format.file_name());
            return Err(Error::usage(format!("A {format} document is no text that a terminal could show.")).hint(hint));
        }
        let mut workspace = shell.open()?;
        let selection = self.selection(&workspace.state, format)?;
        let content = query::content(&workspace.state, format, &selection);
        if let (Some(into), Content::Resume(claims)) = (&self.into, &content) {
            let made = if format == Format::Markdown { sections(claims) } else { document(&content, format) };
            let said = workspace.export_into(into, format, made.text(), &selection)?;
            let notes = made.notes.iter().map(ToString::to_string);
            said.into_iter().chain(notes).chain(gaps(claims)).for_each(|words| shell.hint(&words));
            return Ok(Exit::Done);
        }
        let document = document(&content, format);
        match file {
            None => shell.document(&document.bytes),
            Some(file) => {
                for sentence in workspace.export(file, format, &document.bytes)? {
                    shell.hint(&sentence);
                }
            }
        }
        let notes = document.notes.iter().map(ToString::to_string);
        notes
            .chain(advice(&content))
            .chain(remarks(&content).iter().cloned())
            .chain(self.headline(&workspace, &content))
            .for_each(|words| shell.hint(&words));
        if let Some(file) = file.filter(|_| self.open) {
            workspace.desk.open_file(file)?;
        }
        Ok(Exit::Done)
    }

    /// The format: the one that is named, that of the file to bring up to date, or Markdown.
    fn format(&self) -> Result<Format, Error> {
        let Some(into) = &self.into else { return self.format.map_or_else(|| self.format_by_name(), Ok) };
        let shown = into.display();
        let Some(format) = format_of(into) else {
            return Err(Error::usage(format!("{shown} is neither Markdown nor JSON by its name."))
                .hint("--into takes a file that ends with .md, .markdown or .json"));
        };
        match self.format {
            Some(named) if named != format => {
                let hint = format!("leave {named} out, or write another file: -o FILE");
                Err(Error::usage(format!("Into {shown} goes {format}, not {named}.")).hint(hint))
            }
            _ => Ok(format),
        }
    }

    /// The format that the file's name tells of; Markdown without a file.
    fn format_by_name(&self) -> Result<Format, Error> {
        let end = self.output.as_deref().and_then(Path::extension).map(|end| end.to_string_lossy().to_lowercase());
        match end.as_deref() {
            None | Some("md" | "markdown") => Ok(Format::Markdown),
            Some("txt") => Ok(Format::Text),
            Some("json") => Ok(Format::JsonResume),
            Some("yaml" | "yml") => Ok(Format::Rendercv),
            Some("html" | "htm") => Ok(Format::Html),
            Some("docx") => Ok(Format::Docx),
            Some("pdf") => Err(Error::usage("A PDF is made of another format.")
                .hint("gradus export html -o resume.html, and print that to a PDF in a browser; or rendercv")),
            Some(other) => Err(Error::usage(format!("No format is told by the ending .{other}."))
                .hint("name it: gradus export markdown -o FILE")),
        }
    }

    /// Refuses options that would change nothing.
    fn has_meaning(&self, format: Format) -> Result<(), Error> {
        let extras = self.extras();
        let given = [
            ("--only", !self.only.is_empty()),
            ("--include-in-progress", self.include_in_progress),
            ("--all-skills", self.all_skills),
            ("--levels", self.levels),
            ("--role", self.role.is_some() && format == Format::Data),
            ("--since", self.since.is_some() && format == Format::Data),
        ];
        let given: Vec<String> =
            given.iter().filter(|(_, given)| *given).map(|(option, _)| (*option).to_owned()).collect();
        if !format.is_resume() && !given.is_empty() {
            return Err(Error::usage(format!("{} {} nothing in {format}.", list_words(&given), verb(given.len())))
                .hint("these choose what stands on a résumé"));
        }
        let only = Selection { only: self.only.clone(), ..Selection::default() };
        let left_out = extras.iter().find(|(extra, _)| !only.wants(section(*extra)));
        if let Some((extra, option)) = left_out {
            return Err(Error::usage(format!("{option} asks for what --only leaves out."))
                .hint(format!("leave it out, or give --only {} too", section(*extra))));
        }
        if format == Format::JsonResume && self.into.is_some() && lists(&only).is_empty() {
            return Err(Error::usage("Nothing that --only names is an entry of a resume.json.")
                .hint("skills, projects, in-progress, certificates and publications are"));
        }
        Ok(())
    }

    /// What comes in beside the usual, each with its option.
    fn extras(&self) -> Vec<(Extra, &'static str)> {
        let extras = [
            (Extra::InProgress, "--include-in-progress", self.include_in_progress),
            (Extra::AllSkills, "--all-skills", self.all_skills),
            (Extra::Levels, "--levels", self.levels),
        ];
        extras.into_iter().filter(|(.., given)| *given).map(|(extra, option, _)| (extra, option)).collect()
    }

    fn selection(&self, state: &State, format: Format) -> Result<Selection, Error> {
        let mut extras: Vec<Extra> = self.extras().into_iter().map(|(extra, _)| extra).collect();
        // Whoever asks for a part by its name asks for what is in it.
        for extra in [Extra::InProgress, Extra::Levels] {
            if self.only.contains(&section(extra)) && !extras.contains(&extra) {
                extras.push(extra);
            }
        }
        Ok(Selection {
            role: self
                .role
                .as_deref()
                .map(|typed| resolve::role(state, typed))
                .transpose()?
                .map(|role| role.id.to_string()),
            since: self.since.as_deref().map(|typed| command::parse_on(typed, state.today)).transpose()?,
            extras,
            only: self.only.clone(),
            form: self.form(format)?,
        })
    }

    /// How a report is written: as asked for, else as the file's name says.
    fn form(&self, format: Format) -> Result<Form, Error> {
        if self.form.is_some() && format != Format::Report {
            let hint = "gradus export report --form FORM";
            return Err(Error::usage(format!("--form changes nothing in {format}.")).hint(hint));
        }
        let is_page =
            || self.output.as_deref().and_then(Path::extension).is_some_and(|end| end.eq_ignore_ascii_case("html"));
        Ok(self.form.unwrap_or_else(|| if is_page() { Form::Html } else { Form::Full }))
    }

    /// A headline for the role that was named, unless it is the learner's already.
    fn headline(&self, workspace: &Workspace, content: &Content) -> Option<String> {
        let Content::Resume(claims) = content else { return None };
        let role = resolve::role(&workspace.state, self.role.as_deref()?).ok()?;
        let headline = suggestions(claims, Some(role)).headline?;
        let is_new = claims.profile.headline.as_deref() != Some(headline.as_str());
        is_new.then(|| format!("A headline for this role: {headline} (gradus profile set --headline TEXT)"))
    }
}

/// The part of a résumé in which an extra stands.
fn section(extra: Extra) -> Section {
    match extra {
        Extra::InProgress => Section::InProgress,
        Extra::AllSkills => Section::Skills,
        Extra::Levels => Section::Levels,
    }
}

fn verb(number: usize) -> &'static str {
    if number == 1 { "changes" } else { "change" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::streams::{Streams, Terminal};
    use crate::workspace::Options;

    #[test]
    fn a_word_document_does_not_go_to_a_terminal() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let terminal = Terminal { out: true, ..Terminal::default() };
        let mut streams = Streams { input: &mut &b""[..], out: &mut out, err: &mut err, terminal };
        let (options, folder) = (Options::default(), Some(PathBuf::from("-")));
        for output in [None, folder] {
            let export = Export {
                format: Some(Format::Docx),
                output,
                into: None,
                open: false,
                role: None,
                since: None,
                only: Vec::new(),
                include_in_progress: false,
                all_skills: false,
                levels: false,
                form: None,
            };
            let refused = export.run(&mut Shell::new(&mut streams, &options)).unwrap_err();
            let expected = Error::usage("A docx document is no text that a terminal could show.")
                .hint("give a file: gradus export docx -o resume.docx");
            assert_eq!(refused, expected);
        }
    }
}
