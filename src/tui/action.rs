//! The one table of keys: it feeds the keymap, the help, the hint bar, the command palette and the README.

use crate::domain::words;

words! {
    /// Something that a key or a line of the palette asks for. The words name it in config.toml.
    Action {
        /// Leave the program.
        Quit = "quit",
        /// Show every key.
        Help = "help",
        /// Show every action.
        Palette = "palette",
        /// Take back the newest act.
        Undo = "undo",
        /// Put back what was taken back last.
        Redo = "redo",
        /// Preview the export, and write it.
        Export = "export",
        /// Go to Today.
        Today = "today",
        /// Go to Learn.
        Learn = "learn",
        /// Go to Portfolio.
        Portfolio = "portfolio",
        /// Go to Dashboard.
        Dashboard = "dashboard",
        /// Go to History.
        History = "history",
        /// Go to Résumé.
        Resume = "resume",
        /// Go to the next screen.
        NextScreen = "next-screen",
        /// Go to the screen before.
        PreviousScreen = "previous-screen",
        /// Leave what is open.
        Back = "back",
        /// One row up.
        Up = "up",
        /// One row down.
        Down = "down",
        /// Fold, or to the pane on the left.
        Left = "left",
        /// Unfold, or to the pane on the right.
        Right = "right",
        /// One page up.
        PageUp = "page-up",
        /// One page down.
        PageDown = "page-down",
        /// To the first row.
        First = "first",
        /// To the last row.
        Last = "last",
        /// Open what is selected.
        Open = "open",
        /// Check off what is selected.
        Check = "check",
        /// Begin what is selected.
        Start = "start",
        /// Skip what is selected.
        Skip = "skip",
        /// Write a note on what is selected.
        Note = "note",
        /// Log time on what is selected.
        LogTime = "log-time",
        /// Open a resource of what is selected.
        Resource = "resource",
        /// Add evidence to what is selected.
        Evidence = "evidence",
        /// Show only rows with a text.
        Filter = "filter",
        /// Make a new project.
        NewProject = "new-project",
        /// Record a result.
        Measure = "measure",
        /// Look through a project's folder.
        Audit = "audit",
        /// Set the repository's or the demo's address.
        SetLink = "set-link",
        /// Ship a project.
        Ship = "ship",
        /// Remove what is selected.
        Remove = "remove",
        /// Change a field.
        Edit = "edit",
        /// The next format of the export.
        NextFormat = "next-format",
        /// The format before.
        PreviousFormat = "previous-format",
        /// Write the export to a file.
        Write = "write",
        /// Put the export on the clipboard.
        Copy = "copy",
        /// Choose the export's role, and what comes in beside the usual.
        Extras = "extras",
        /// Take back the selected act.
        Revert = "revert",
        /// Be advised which framework to learn first.
        Advise = "advise",
        /// Answer the questions that are due.
        Review = "review",
        /// Record a run of a drill.
        Drill = "drill",
        /// Keep step with other machines.
        Sync = "sync",
        /// Put the selected step off.
        Snooze = "snooze",
        /// Get help with what is selected.
        Stuck = "stuck",
        /// Find out what is known already.
        Placement = "placement",
    }
}

words! {
    /// Where a key has its meaning: a screen, or everywhere.
    Context {
        /// On every screen.
        Global = "global",
        /// On Today.
        Today = "today",
        /// On Learn.
        Learn = "learn",
        /// On Portfolio.
        Portfolio = "portfolio",
        /// On Dashboard.
        Dashboard = "dashboard",
        /// On History.
        History = "history",
        /// On Résumé.
        Resume = "resume",
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where it holds.
    pub context: Context,
    /// The keys, as they are written in config.toml.
    pub chords: &'static [&'static str],
    /// What they ask for.
    pub action: Action,
    /// What that does, for the help and the README.
    pub words: &'static str,
    /// The word in the hint bar; empty for what is not hinted at.
    pub hint: &'static str,
}

const fn row(
    context: Context,
    chords: &'static [&'static str],
    action: Action,
    hint: &'static str,
    words: &'static str,
) -> Row {
    Row { context, chords, action, words, hint }
}

use Context::{Dashboard, Global, History, Learn, Portfolio, Resume, Today};

/// Every key. In the hint bar the screen's own rows come first, each in this order.
pub const ROWS: &[Row] = &[
    row(Today, &["enter"], Action::Open, "open", "Open the step"),
    row(Today, &["space"], Action::Check, "done", "Check the step off; on a project, tick its next item"),
    row(Today, &["s"], Action::Start, "start", "Start the step"),
    row(Today, &["t"], Action::LogTime, "time", "Log minutes on the step"),
    row(Today, &["n"], Action::Note, "note", "Write a note on the step"),
    row(Today, &["r"], Action::Review, "review", "Answer the questions of what you finished that are due"),
    row(Today, &["o"], Action::Resource, "", "Open a resource of the step in the browser"),
    row(Today, &["x"], Action::Skip, "", "Skip the milestone: it no longer stands in the way"),
    row(Today, &["v"], Action::Evidence, "", "Check the milestone off with evidence"),
    row(Today, &["f"], Action::Stuck, "", "I am stuck: hints, mistakes, what the milestone builds on"),
    row(Today, &["z"], Action::Snooze, "", "Put the step off for a week; undo wakes it"),
    row(Today, &["a"], Action::Advise, "", "Be advised: which framework first, along which path, and why"),
    row(
        Today,
        &["i"],
        Action::Edit,
        "",
        "Change the goal: role, path, hours and days a week, target date, days of rest",
    ),
    row(
        Learn,
        &["enter"],
        Action::Open,
        "open",
        "Open the milestone, or fold and unfold a heading; on a question, show the answer",
    ),
    row(
        Learn,
        &["space"],
        Action::Check,
        "done",
        "Check off, or reset what is done; on a mark, tick it; on a heading, fold or unfold",
    ),
    row(Learn, &["s"], Action::Start, "start", "Start the milestone, or a project from the brief"),
    row(Learn, &["o"], Action::Resource, "resource", "Open the only resource, or ask which by letter"),
    row(Learn, &["t"], Action::LogTime, "time", "Log minutes on the milestone"),
    row(Learn, &["n"], Action::Note, "note", "Write a note on the milestone"),
    row(Learn, &["x"], Action::Skip, "", "Skip the milestone: it no longer stands in the way"),
    row(Learn, &["v"], Action::Evidence, "", "Check the milestone off with evidence, or add some to it"),
    row(Learn, &["d"], Action::Drill, "", "Record a run of the drill: its minutes and how it went"),
    row(Learn, &["f"], Action::Stuck, "", "I am stuck: hints, mistakes, what the milestone builds on"),
    row(Learn, &["p"], Action::Placement, "", "Find out what you know already: about ten minutes of questions"),
    row(
        Portfolio,
        &["enter"],
        Action::Open,
        "open",
        "Open the project or the brief; on a tab, change what is selected or take a line over",
    ),
    row(Portfolio, &["right", "l"], Action::Right, "tabs", "To the details; in them, the next tab"),
    row(Portfolio, &["left", "h"], Action::Left, "", "The tab before; from the first one, to the list"),
    row(Portfolio, &["space"], Action::Check, "tick", "Tick the selected or the next item of the checklist"),
    row(
        Portfolio,
        &["a"],
        Action::NewProject,
        "new",
        "Make a project, from the selected brief or free; on Checklist an item, on Bullets a line",
    ),
    row(Portfolio, &["m"], Action::Measure, "result", "Record a result: name, value, baseline"),
    row(
        Portfolio,
        &["A"],
        Action::Audit,
        "audit",
        "Look through the project's folder as an employer would; nothing is run",
    ),
    row(Portfolio, &["i"], Action::Edit, "form", "Change the fields in a form: title, summary, links, data, skills"),
    row(Portfolio, &["p"], Action::Ship, "ship", "Ship the project; what is open is asked about"),
    row(Portfolio, &["s"], Action::Start, "", "Start the project; on a brief, make a project from it"),
    row(Portfolio, &["n"], Action::Note, "", "Write a note on the project"),
    row(Portfolio, &["t"], Action::LogTime, "", "Log minutes on the project"),
    row(Portfolio, &["o"], Action::Resource, "", "Open the repository, the demo or the data in the browser"),
    row(
        Portfolio,
        &["d"],
        Action::Remove,
        "",
        "Remove the project; on Checklist the item, on Bullets your line; undo brings it back whole",
    ),
    row(Dashboard, &["enter"], Action::Open, "open", "Open the panel full size; in it, show what makes up the row"),
    row(Dashboard, &["left", "h"], Action::Left, "", "The panel on the left; in an open one, the panel before"),
    row(Dashboard, &["right", "l"], Action::Right, "", "The panel on the right; in an open one, the next panel"),
    row(History, &["enter"], Action::Open, "details", "Show the act in full"),
    row(History, &["backspace"], Action::Revert, "take back", "Take back the selected act, or put it back"),
    row(
        Resume,
        &["enter"],
        Action::Open,
        "open",
        "Change the field, or show what backs the claim; in the preview, write it",
    ),
    row(Resume, &["f"], Action::NextFormat, "format", "Preview the next format"),
    row(Resume, &["shift-f"], Action::PreviousFormat, "", "Preview the format before"),
    row(Resume, &["w"], Action::Write, "write", "Write what is previewed to a file"),
    row(Resume, &["y"], Action::Copy, "copy", "Copy what is previewed to the clipboard, if your terminal allows it"),
    row(
        Resume,
        &["x"],
        Action::Extras,
        "extras",
        "Choose the role, and what comes in: in progress, all skills, levels",
    ),
    row(Resume, &["i"], Action::Edit, "", "Change what is selected: a field, a certificate; a project on Portfolio"),
    row(Resume, &["d"], Action::Remove, "", "Remove the certificate, publication or link; undo brings it back"),
    row(Resume, &["left", "h"], Action::Left, "", "To the profile and the claims"),
    row(Resume, &["right", "l"], Action::Right, "preview", "To the preview, where the arrows scroll"),
    row(Global, &["/"], Action::Filter, "filter", "Show only rows that hold a text"),
    row(Global, &[":"], Action::Palette, "palette", "Find an action by its name"),
    row(Global, &["u"], Action::Undo, "undo", "Take back the newest act of this machine"),
    row(Global, &["ctrl-r"], Action::Redo, "", "Put back what was taken back last"),
    row(Global, &["e"], Action::Export, "export", "Preview the résumé and write it to a file"),
    row(Global, &["shift-s"], Action::Sync, "", "Sync with your other machines, by your own git"),
    row(Global, &["?"], Action::Help, "help", "Show the keys; on Dashboard, what the figures mean first"),
    row(Global, &["q"], Action::Quit, "quit", "Quit; Ctrl-C always quits"),
    row(Global, &["1"], Action::Today, "", "Today: what to do now, and why"),
    row(Global, &["2"], Action::Learn, "", "Learn: curricula, levels and milestones"),
    row(Global, &["3"], Action::Portfolio, "", "Portfolio: projects, checklists and results"),
    row(Global, &["4"], Action::Dashboard, "", "Dashboard: progress, activity, effort, forecast and readiness"),
    row(Global, &["5"], Action::History, "", "History: everything that was done"),
    row(Global, &["6"], Action::Resume, "", "Résumé: preview, claims and profile"),
    row(Global, &["tab"], Action::NextScreen, "", "The next screen"),
    row(Global, &["shift-tab"], Action::PreviousScreen, "", "The screen before"),
    row(Global, &["esc"], Action::Back, "", "Back: leave a pane, a filter or a window"),
    row(Global, &["up", "k"], Action::Up, "", "One row up"),
    row(Global, &["down", "j"], Action::Down, "", "One row down"),
    row(Global, &["left", "h"], Action::Left, "", "Fold, or to the list"),
    row(Global, &["right", "l"], Action::Right, "", "Unfold, or to the details"),
    row(Global, &["page-up"], Action::PageUp, "", "One page up"),
    row(Global, &["page-down"], Action::PageDown, "", "One page down"),
    row(Global, &["home", "g"], Action::First, "", "To the first row"),
    row(Global, &["end", "shift-g"], Action::Last, "", "To the last row"),
];

/// The Markdown table of all keys, for the README.
#[must_use]
pub fn reference() -> String {
    let mut table = String::from("| where | key | does |\n|---|---|---|\n");
    for row in ROWS {
        let place = if row.context == Global { "everywhere" } else { row.context.word() };
        let keys: Vec<String> =
            row.chords.iter().map(|chord| format!("`{}`", super::keymap::chord_words(chord))).collect();
        table.push_str(&format!("| {place} | {} | {} |\n", keys.join(" "), row.words));
    }
    table
}
