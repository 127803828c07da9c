//! The commands in groups: for the help of the program, and as a table for people who read before they try.

use clap::{Arg, ArgAction, Command};

use super::command::GROUPS;

/// The help of the program itself: its commands in groups, then the options.
pub(super) fn help_template() -> String {
    let groups: Vec<String> = groups().map(|(title, commands)| format!("{title}:\n{}", summaries(&commands))).collect();
    format!(
        "{{about}}\n\n{{usage-heading}} {{usage}}\n\nWithout a command gradus opens the screen; where there is no terminal it prints `status`.\n\n{}\n\
         Options:\n{{options}}\n\n`gradus COMMAND --help` is the manual of a command. Every command that reads takes --json.",
        groups.join("\n")
    )
}

/// The groups with their visible commands.
fn groups() -> impl Iterator<Item = (&'static str, Vec<Command>)> {
    GROUPS.iter().map(|(title, add)| {
        let group = add(Command::new("group"));
        (*title, group.get_subcommands().filter(|command| !command.is_hide_set()).cloned().collect())
    })
}

/// One line for each command: its name and what it does.
fn summaries(commands: &[Command]) -> String {
    commands.iter().map(|command| format!("  {:<10}  {}\n", command.get_name(), about(command))).collect()
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// The reference of all commands as a Markdown table: how each is called, and what it does.
#[must_use]
pub fn reference() -> String {
    let mut table = String::from("| command | what it does |\n|---|---|\n");
    for command in groups().flat_map(|(_, commands)| commands) {
        // A command with parts may have a meaning of its own.
        let parts = command.get_subcommands().filter(|part| !part.is_hide_set());
        let alone = (!command.is_subcommand_required_set()).then(|| (String::new(), &command));
        let calls = alone.into_iter().chain(parts.map(|part| (format!("{} ", command.get_name()), part)));
        for (path, called) in calls {
            let call = format!("{path}{}", signature(called)).replace('|', "\\|");
            table.push_str(&format!("| `{call}` | {} |\n", about(called).replace('|', "\\|")));
        }
    }
    table
}

/// `done ID… [--on DATE] [--before]`
fn signature(command: &Command) -> String {
    let positional = command.get_positionals().map(positional);
    let options = command.get_arguments().filter(|arg| !arg.is_positional()).map(option);
    let words = std::iter::once(command.get_name().to_owned()).chain(positional).chain(options);
    words.collect::<Vec<_>>().join(" ")
}

fn positional(arg: &Arg) -> String {
    let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    let name = format!("{}{many}", value_name(arg));
    if arg.is_required_set() { name } else { format!("[{name}]") }
}

fn option(arg: &Arg) -> String {
    let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    let flag = match (arg.get_long(), arg.get_short()) {
        (Some(long), _) => format!("--{long}"),
        (None, short) => short.map(|short| format!("-{short}")).unwrap_or_default(),
    };
    let value = if arg.get_action().takes_values() { format!(" {}", value_name(arg)) } else { String::new() };
    let call = format!("{flag}{value}");
    if arg.is_required_set() { format!("{call}{many}") } else { format!("[{call}]{many}") }
}

fn value_name(arg: &Arg) -> &str {
    arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::command::Arguments;

    #[test]
    fn the_tree_of_commands_is_sound_and_every_command_stands_in_a_group() {
        Arguments::command().debug_assert();
        let tree = Arguments::command();
        let in_tree: Vec<&str> = tree.get_subcommands().map(Command::get_name).collect();
        let grouped: Vec<Command> = groups().flat_map(|(_, commands)| commands).collect();
        assert_eq!(grouped.iter().map(Command::get_name).collect::<Vec<_>>(), in_tree);
    }

    #[test]
    fn no_line_of_a_manual_is_longer_than_a_hundred_cells() {
        let mut commands = vec![Arguments::command().help_template(help_template())];
        while let Some(mut command) = commands.pop() {
            commands.extend(command.get_subcommands().cloned());
            for line in command.render_long_help().to_string().lines() {
                assert!(crate::domain::text::width(line) <= 100, "{}: {line}", command.get_name());
            }
        }
    }

    #[test]
    fn the_calls_are_those_that_scripts_rely_on() {
        let calls = [
            "status [--json]",
            "next [-n N] [--minutes M] [--json]",
            "list [--curriculum C] [--level L] [--state S] [--json]",
            "show ID [--json]",
            "history [-n N] [--json]",
            "start ID…",
            "done ID… [--on DATE] [--before] [--evidence URL\\|PATH\\|COMMIT]… [--note TEXT]",
            "skip ID… [--reason TEXT]",
            "reset ID…",
            "tick ID ITEM…",
            "untick ID ITEM…",
            "note ID TEXT",
            "log MINUTES [ID] [--on DATE] [--note TEXT]",
            "snooze ID [DAYS]",
            "undo [ID] [--dry-run] [--yes]",
            "redo",
            "project new TITLE [--brief BRIEF]",
            "project list [--json]",
            "project show ID [--json]",
            "project set ID [--summary T] [--repo URL] [--demo URL] [--title T] [--role R] [--dataset NAME] \
             [--dataset-url URL] [--licence L] [--split TEXT] [--status idea\\|building\\|archived] [--started DATE] \
             [--shipped DATE] [--link LABEL=URL]… [--path DIR] [--skill S]… [--no-skill S]… [--free-skill S]… \
             [--bullet [ID=]TEXT]… [--no-bullet ID\\|NUMBER]… [--item [ID=]TEXT]… [--no-item ID\\|NUMBER]… \
             [--clear FIELD]…",
            "project tick ID ITEM…",
            "project untick ID ITEM…",
            "project measure ID NAME VALUE [--unit U] [--baseline B] [--better higher\\|lower] [--split S] [--note TEXT]",
            "project note ID TEXT",
            "project audit [ID] [--path DIR] [--json]",
            "project ship ID [--on DATE] [--yes]",
            "project remove ID [--yes]",
            "profile show [--json]",
            "profile set [--name N] [--headline H] [--email E] [--phone P] [--location L] [--link LABEL=URL]… [--github NAME\\|URL] [--kaggle NAME\\|URL] [--hugging-face NAME\\|URL] [--linkedin NAME\\|URL] [--publication TITLE=URL]… [--summary S]",
            "certificate add NAME --issuer I --date D --url U",
            "certificate list [--json]",
            "certificate remove ID",
            "goal [--role R] [--path C[/LEVEL\\|/literacy],…] [--hours N] [--days N] [--by DATE] [--rest sat,sun] [--json]",
            "advise [--role R] [--industry I] [--employer E] [--region G] [--experience X] [--ships S] [--hours N] [--accept] [--json]",
            "placement [SEGMENT…]",
            "dashboard [--json]",
            "plan [--role R] [--hours H] [--until DATE] [--full] [--format ics] [-o FILE\\|-] [--json]",
            "ready [ROLE] [--json]",
            "match [FILE\\|-] [--save] [--list] [--forget POSTING] [--json]",
            "review [--list] [--more] [--card CARD] [--grade GRADE] [--json]",
            "drill [ID] [MINUTES] [GRADE] [--json]",
            "interview [--role R] [--list] [--json]",
            "story",
            "story list [--json]",
            "story show PROMPT [--json]",
            "story set PROMPT [--situation T] [--action T] [--result T] [--project ID] [--clear FIELD]…",
            "stuck ID [--json]",
            "export [FORMAT] [-o FILE\\|-] [--into FILE] [--open] [--role ROLE] [--since DATE] [--only SECTION[,…]]… [--include-in-progress] [--all-skills] [--levels] [--form full\\|html\\|week]",
            "curriculum list [--json]",
            "curriculum check [PATH…] [--json]",
            "curriculum changes [--json]",
            "curriculum add URL\\|PATH [--replace]",
            "curriculum update [ID…]",
            "curriculum remove ID [--yes]",
            "journal check [--json]",
            "journal repair [--yes]",
            "journal merge [FILE…] [--conflicts]",
            "journal restore [BACKUP] [--json]",
            "journal path",
            "sync",
            "sync init [REMOTE]",
            "demo [--dir DIR]",
        ];
        let reference = reference();
        let (head, rows) = reference.split_once("|---|---|\n").unwrap();
        assert_eq!(head, "| command | what it does |\n");
        let found: Vec<&str> = rows.lines().map(|row| row.split('`').nth(1).unwrap()).collect();
        assert_eq!(found, calls);
        let first = "| `status [--json]` | Where you stand, and what to do next |";
        assert_eq!(rows.lines().next(), Some(first));
    }
}
