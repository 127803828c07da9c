//! The newest audit of a project: when, of which commit, how each rule came out, and, until the window is closed, where.

use ratatui::style::Style;

use super::page::Page;
use super::words::{key, short_day};
use crate::domain::audit::{RULES, Verdict};
use crate::domain::claims::passed_audit;
use crate::domain::event::AuditResult;
use crate::domain::progress::Project;
use crate::domain::text::list_words;
use crate::tui::action::Action;
use crate::tui::look::Ctx;
use crate::workspace::query::{AuditView, FindingView};

/// The newest audit, what failed first; or what an audit is. `found` is what was found in this window.
pub(super) fn page(ctx: &Ctx<'_>, project: &Project, found: Option<&AuditView>, width: u16) -> Page {
    let theme = &ctx.look.theme;
    let mut page = Page::new(width);
    let Some((day, audit)) = &project.audit else {
        none_yet(&mut page, ctx);
        return page;
    };
    let commit =
        audit.commit.as_deref().map_or_else(String::new, |commit| format!(" at {}", commit.get(..7).unwrap_or(commit)));
    page.text(0, &format!("On {}{commit}", short_day(*day, ctx.state.today)), theme.dim);
    let (words, style) = match (passed_audit(project), audit.failed.is_empty()) {
        (true, _) => ("It passed: with a public link it proves the project once that is shipped.", theme.good),
        (false, true) => ("Nothing could be checked, so it proves nothing.", theme.warning),
        (false, false) => ("It did not pass: where a rule fails, the audit proves nothing.", theme.warning),
    };
    page.text(0, words, style);
    let found = found.filter(|found| is_of(found, audit));
    if found.is_none() {
        page.text(0, &format!("{} looks again and says where.", key(ctx, Action::Audit)), theme.dim);
    }
    for proposal in found.iter().flat_map(|found| &found.proposals) {
        let act = if proposal.act == "tick" { "Tick" } else { "Untick" };
        page.text(0, &format!("{act} \"{}\"? Speaks for it: {}.", proposal.text, proposal.words), theme.accent);
    }
    let mut rules = |verdict, heading, ids: &[String], style| {
        list(&mut page, ctx, (heading, style), ids, &|id| places(found, verdict, id));
    };
    rules(Verdict::Failed, "Failed", &audit.failed, theme.warning);
    rules(Verdict::Unchecked, "Could not be checked", &audit.unchecked, theme.text);
    rules(Verdict::Passed, "Passed", &audit.passed, theme.good);
    page.blank();
    match audit.imports.as_deref() {
        None => page.field("Imports", "no Python was found to read", theme.dim, ctx),
        Some([]) => page.field("Imports", "none", theme.dim, ctx),
        Some(found) => page.field("Imports", &list_words(found), theme.text, ctx),
    }
    page
}

/// Whether what was found in this window is what the journal holds.
fn is_of(found: &AuditView, audit: &AuditResult) -> bool {
    let ids = |verdict| found.rules.iter().filter(move |rule| rule.verdict == verdict).map(|rule| rule.id);
    ids(Verdict::Failed).eq(audit.failed.iter().map(String::as_str))
        && ids(Verdict::Passed).eq(audit.passed.iter().map(String::as_str))
}

/// Where a rule is broken, or why it could not be checked; nothing for one that passed.
fn places(found: Option<&AuditView>, verdict: Verdict, id: &str) -> Vec<String> {
    if verdict == Verdict::Passed {
        return Vec::new();
    }
    let rule = found.and_then(|found| found.rules.iter().find(|rule| rule.id == id));
    rule.map_or_else(Vec::new, |rule| rule.findings.iter().map(place).collect())
}

/// `train.py:40: the seed is not set`
fn place(finding: &FindingView) -> String {
    let line = finding.line.map_or_else(String::new, |line| format!(":{line}"));
    finding.path.as_ref().map_or_else(|| finding.words.clone(), |path| format!("{path}{line}: {}", finding.words))
}

fn none_yet(page: &mut Page, ctx: &Ctx<'_>) {
    let words = "No audit yet. One reads the repository on this disk, runs nothing in it, and says what an employer \
                 would miss: how to run it, seeds, tests, a licence, a result beside its baseline.";
    page.text(0, words, ctx.look.theme.dim);
    page.text(0, &format!("{} begins one.", key(ctx, Action::Audit)), ctx.look.theme.text);
}

/// Rules under a heading: what each asks for, where that is missing, and how to mend it where it failed.
fn list(
    page: &mut Page,
    ctx: &Ctx<'_>,
    (heading, style): (&str, Style),
    ids: &[String],
    places: &dyn Fn(&str) -> Vec<String>,
) {
    if ids.is_empty() {
        return;
    }
    let theme = &ctx.look.theme;
    page.heading(heading, &ids.len().to_string(), ctx);
    for id in ids {
        // A rule of a newer version is told by its name.
        let rule = RULES.iter().find(|rule| rule.id == id);
        page.bullet(rule.map_or(id, |rule| rule.title), style, ctx);
        for words in places(id) {
            page.text(4, &words, theme.text);
        }
        if let Some(rule) = rule.filter(|_| heading == "Failed") {
            page.text(4, rule.why, theme.dim);
            page.text(4, rule.fix, theme.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use insta::assert_snapshot;

    use crate::tui::effect::Effect;
    use crate::tui::screens::portfolio::sample::{fields, half_built};
    use crate::tui::update;
    use crate::workspace::{audit_folder, command};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a folder to look through is made")]
    fn what_an_audit_found_is_written_down_and_shown_with_its_places() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("README.md"), "# Leaf Doctor\n\nAccuracy is 0.94.\n").unwrap();
        fs::write(folder.path().join("train.py"), "import torch\n\nmodel = torch.nn.Linear(2, 1)\n").unwrap();
        let path = folder.path().display().to_string();
        let (mut play, id) = half_built(100, 60);
        fields(&mut play, &id, command::ProjectFields { path: Some(path), ..Default::default() });
        play.keys("3gA");
        let asked = Effect::Audit(id.as_str().into(), folder.path().to_owned());
        assert_eq!(play.asked, [asked]);
        let effects = update::audited(&mut play.model, &id.as_str().into(), audit_folder(folder.path()));
        play.carry_out(effects);
        let recorded = play.model.state.progress.project(&id).unwrap().audit.clone().unwrap().1;
        assert_eq!(recorded.imports.as_deref(), Some(&["torch".to_owned()][..]));
        assert_snapshot!(play.screen());
        // In another window, and after a restart, the journal knows the rules and no places.
        play.model.screens.portfolio.found.clear();
        assert_snapshot!(play.screen());
    }

    #[test]
    fn where_the_folder_lies_is_asked_and_what_is_none_is_said() {
        let (mut play, id) = half_built(80, 24);
        play.keys("3gA/no/such/folder<Enter>");
        let path = "/no/such/folder".into();
        assert_eq!(play.asked, [Effect::Audit(id.as_str().into(), path)]);
        let effects = update::audited(&mut play.model, &id.as_str().into(), audit_folder("/no/such/folder".as_ref()));
        assert_eq!(effects, []);
        let said = play.model.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
        assert!(said.starts_with("There is nothing to audit: "), "{said}");
    }
}
