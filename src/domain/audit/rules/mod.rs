//! The table of rules, and a file for each family of them.

mod checks;
mod data;
mod dependencies;
mod deployment;
mod evaluation;
mod history;
mod leaks;
mod notebooks;
mod readme;
mod results;

use super::Rule;

/// Every rule, in the order in which an employer looks. Ids stand in journals: none is ever renamed or used anew.
pub const RULES: &[Rule] = &[
    Rule {
        id: "readme",
        title: "a README",
        why: "It is the first page that is opened, and often the only one.",
        fix: "Write a README.md of at least 40 words in the outermost folder.",
        check: readme::readme,
    },
    Rule {
        id: "own-readme",
        title: "a README of its own",
        why: "The text of a template says that nobody cared to replace it.",
        fix: "Replace what the template left in the README.",
        check: readme::own_readme,
    },
    Rule {
        id: "problem",
        title: "the problem stated",
        why: "Employers hire for problems: who has this one, and what is decided with the answer.",
        fix: "Begin the README with a paragraph of at least 15 words on the problem, or give it a section \"Problem\".",
        check: readme::problem,
    },
    Rule {
        id: "how-to-run",
        title: "how to run it",
        why: "A project that does not run in five minutes is not looked at a sixth.",
        fix: "Put the command that runs it into a code block under a heading such as \"How to run\".",
        check: readme::how_to_run,
    },
    Rule {
        id: "results",
        title: "a result beside a baseline",
        why: "A number says something only next to what was there before.",
        fix: "Put the metric, your number and the baseline's into one paragraph or table of the README.",
        check: results::results,
    },
    Rule {
        id: "data",
        title: "the data documented",
        why: "Where the data comes from, and whether it may be used, is the first question in an interview.",
        fix: "Add a section \"Data\" to the README with the source, the size and the licence, in at least 12 words.",
        check: data::documented,
    },
    Rule {
        id: "real-data",
        title: "more than a tutorial's data",
        why: "MNIST, Titanic and Iris show that a tutorial was followed, and everybody has them.",
        fix: "Use data of a problem that somebody has; keep the tutorial's for tests.",
        check: data::real,
    },
    Rule {
        id: "split",
        title: "data held back for testing",
        why: "A score on data that the model has seen is worth nothing.",
        fix: "Split the data in the code (train_test_split, random_split, a test set) before anything is learned from it.",
        check: data::split,
    },
    Rule {
        id: "seeds",
        title: "fixed seeds",
        why: "A result that nobody can get again is an anecdote.",
        fix: "Set the seed where training begins: torch.manual_seed(0), keras.utils.set_random_seed(0), random_state=0.",
        check: evaluation::seeds,
    },
    Rule {
        id: "evaluation",
        title: "an evaluation that can be run",
        why: "Somebody who measures can be trusted with a model; somebody who trains only cannot.",
        fix: "Add evaluate.py (or a notebook) that loads the model and prints its metrics on the test set.",
        check: evaluation::evaluation,
    },
    Rule {
        id: "framework",
        title: "the framework that is named is used",
        why: "What a résumé names is looked for in the code.",
        fix: "Import the framework that the README names, or name the one that is imported.",
        check: evaluation::framework,
    },
    Rule {
        id: "dependencies",
        title: "pinned dependencies",
        why: "Without exact versions it stops running within months, perhaps on the day it is looked at.",
        fix: "Commit a lock file (uv.lock, poetry.lock) or give every line of requirements.txt an exact version (==).",
        check: dependencies::pinned,
    },
    Rule {
        id: "licence",
        title: "a licence",
        why: "Without one nobody may use it, and companies do not open what they may not use.",
        fix: "Add a LICENSE file: choosealicense.com helps to choose.",
        check: dependencies::licence,
    },
    Rule {
        id: "tests",
        title: "tests",
        why: "Tests are the difference between a script and software that others can change.",
        fix: "Add tests/test_….py with functions test_…: the data's shape, one training step, the loading of the model.",
        check: checks::tests,
    },
    Rule {
        id: "ci",
        title: "checks that run by themselves",
        why: "It shows that the tests pass, and that you know how teams work.",
        fix: "Add .github/workflows/tests.yml that installs the dependencies and runs pytest.",
        check: checks::ci,
    },
    Rule {
        id: "code-outside-notebooks",
        title: "code outside notebooks",
        why: "Notebooks are for showing; code that others import, test and deploy stands in files.",
        fix: "Move functions and classes from the notebooks into .py files and import them.",
        check: notebooks::code_outside,
    },
    Rule {
        id: "notebook-outputs",
        title: "notebooks with their outputs",
        why: "A notebook is read, not run: without outputs there is nothing to see.",
        fix: "Run the notebook from top to bottom and save it with its outputs.",
        check: notebooks::outputs,
    },
    Rule {
        id: "notebook-order",
        title: "notebooks run in order",
        why: "Cells run out of order give results that running the notebook does not.",
        fix: "Restart the kernel, run all cells, save.",
        check: notebooks::order,
    },
    Rule {
        id: "secrets",
        title: "no keys or passwords",
        why: "A key in a repository is stolen within minutes, and says that you would do it again at work.",
        fix: "Revoke it now, read it from the environment, and take it out of the history (git filter-repo).",
        check: leaks::secrets,
    },
    Rule {
        id: "large-files",
        title: "no data or weights in git",
        why: "Everybody who clones waits for it, for ever; it belongs to Git LFS, DVC or a model hub.",
        fix: "Take files over 50 MB out of git and its history (git filter-repo) and link to where they are.",
        check: leaks::large_files,
    },
    Rule {
        id: "commits",
        title: "commits over more than a day",
        why: "A history shows how you work; everything at once looks like somebody else's.",
        fix: "Commit as you work, in small steps.",
        check: history::days,
    },
    Rule {
        id: "commit-messages",
        title: "commits that say what they do",
        why: "\"update\" and \"initial commit\" are how a colleague would have to read you.",
        fix: "Say in the first line of each commit what it does: \"data: hold out the last two months\".",
        check: history::messages,
    },
    Rule {
        id: "deployment",
        title: "a way to production",
        why: "Most posts ask for somebody who has served a model, not only trained one.",
        fix: "Add a Dockerfile that starts it, an app (FastAPI, Gradio, Streamlit), or a workflow that deploys it.",
        check: deployment::deployment,
    },
    Rule {
        id: "demo-link",
        title: "a link to a demo",
        why: "A recruiter opens a link; nobody clones.",
        fix: "Link a public demo, or a recording of one, in the README: \"Demo: https://…\".",
        check: deployment::demo_link,
    },
    Rule {
        id: "model-card",
        title: "a model card",
        why: "What a model is for and where it fails is what a team has to know before it uses it.",
        fix: "Add MODEL_CARD.md, or a section \"Model card\": what it is for, what not, where it fails.",
        check: deployment::model_card,
    },
];
