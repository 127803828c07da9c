//! A small world of curricula with every key there is, for tests: as it stands nothing is wrong with it.

use super::{check, read_curriculum, read_shared};
use crate::domain::catalog::Catalog;
use crate::format::FileText;

const HEAD: &str = r#"id = "pytorch"
title = "PyTorch"
framework = "pytorch"
summary = "From the first tensor to a served model."
version = "2026.11"
strengths = ["Plain Python: every step can be printed."]
roles = ["ml-engineer"]
"#;

pub(crate) const BEGINNER: &str = r#"level = "beginner"

[[milestone]]
id = "autograd"                       # pytorch/autograd everywhere else; never reused
title = "Automatic differentiation with autograd"
outcome = "You can explain what a backward pass records and compute gradients of any scalar by hand and with autograd."
kind = "concept"                      # concept, practice, drill, literacy
done_when = [                         # tickable; at least one names an artefact: a number, a file, a plot
  { id = "line", text = "You fitted a line by gradient descent using only tensors and .backward(), loss below 0.01" },
  { id = "by-hand", text = "You computed one gradient on paper and autograd agreed" },
]
hints = ["…"]                         # for the stuck key
mistakes = ["…"]                      # two typical errors
hours = 3
verified = "2026-11"                  # when somebody last checked content and links
requires = ["tensors", "foundations/calculus"]
equivalent = [{ to = "tensorflow/gradient-tape", remains = 0.3 }]
skills = ["pytorch", "autograd"]
resources = [{ title = "…", url = "https://pytorch.org", kind = "tutorial" }]
questions = [{ id = "zero-grad", ask = "Why must gradients be zeroed between steps?", answer = "…" }]   # card pytorch/autograd#zero-grad
was = []                              # earlier ids of this milestone
joins = []

[[brief]]
id = "leaf-doctor"
title = "Leaf disease classifier"
hours = 12
requires = ["transfer-learning"]
skills = ["pytorch", "transfer-learning", "model-serving"]
track = "core"                        # or "elective"; milestones too
problem = "…"                         # who would use it, which decision changes
why = "…"                             # why an employer cares
compute = { kind = "cpu", hours = 1, cost = "none" }   # cpu, free-gpu or paid
dataset = { name = "…", url = "https://example.org/leaves", licence = "…" }
deliverables = [{ id = "baseline", text = "A baseline that is not a neural network, measured on the same split" }]
measure = [{ name = "macro-F1", better = "higher" }]
bullet = "Raised {name} from {baseline} to {value} …"
stretch = ["…"]
flagship = false
failure = "…"                         # what an honest failure looks like
first_result = 3                      # hours to the first result
was = []                              # as for milestones
"#;

const BASICS: &str = r#"level = "beginner"

[[milestone]]
id = "tensors"
title = "Tensors"
outcome = "You can predict shapes."
done_when = [{ id = "shapes", text = "18 of 20 right" }]
hours = 1.5
resources = [{ title = "Tensors", url = "https://docs.pytorch.org/tensors" }]

[[milestone]]
id = "transfer-learning"
title = "Transfer learning"
outcome = "You can reuse a trained model."
done_when = [{ id = "score", text = "90 % on the test set" }]
hours = 4
requires = ["autograd"]
resources = [{ title = "Transfer learning", url = "https://docs.pytorch.org/transfer" }]
"#;

const FOUNDATIONS: &str = r#"id = "foundations"
title = "Foundations"
summary = "What every framework takes for granted."
level = "beginner"

[[milestone]]
id = "calculus"
title = "Derivatives"
outcome = "You can apply the chain rule."
done_when = [{ id = "five", text = "Five derivatives by hand" }]
hours = 2
resources = [{ title = "Chain rule", url = "https://en.wikipedia.org/wiki/Chain_rule" }]
"#;

const TENSORFLOW: &str = r#"id = "tensorflow"
title = "TensorFlow"
summary = "From a tensor to a phone."
level = "intermediate"

[[milestone]]
id = "gradient-tape"
title = "GradientTape"
outcome = "You can record a tape."
done_when = [{ id = "line", text = "A line, loss below 0.01" }]
hours = 2
resources = [{ title = "GradientTape", url = "https://www.tensorflow.org/guide/autodiff" }]
"#;

const ADVANCED: &str = r#"[[milestone]]
id = "custom-ops"
level = "advanced"
title = "Operators of your own"
outcome = "You can write an operator with its backward pass."
track = "elective"
done_when = [{ id = "check", text = "gradcheck passes" }]
hours = 4.5
requires = ["autograd"]
resources = [{ title = "Custom operators", url = "https://docs.pytorch.org/ops" }]
was = ["own-ops"]
joins = ["forward-ops", "foundations/backward-ops"]
"#;

const SKILLS: &str = r#"[[skill]]
id = "pytorch"
name = "PyTorch"
category = "Frameworks"
aliases = ["torch.nn"]
imports = ["torch"]

[[skill]]
id = "sql"
name = "SQL"
category = "Languages"
proof = "written"

[[skill]]
id = "autograd"
name = "Automatic differentiation"
category = "Training"

[[skill]]
id = "transfer-learning"
name = "Transfer learning"
category = "Training"

[[skill]]
id = "model-serving"
name = "Model serving"
category = "Operations"
aliases = ["serving"]
"#;

const ROLES: &str = r#"[[role]]
id = "ml-engineer"
title = "ML engineer"
aliases = ["AI engineer"]
framework = "PyTorch first."
why = "Somebody must keep it running."
skills = [{ skill = "pytorch", weight = 60, must = true }, { skill = "sql", weight = 40, proof = "project" }]
projects = ["An end-to-end service."]
interview = ["drift and rollback"]
grows_into = ["Staff ML engineer"]
facts = [
  { text = "Hiring is high.", source = "an article", year = 2026 },
  { text = "40 % ask for it.", source = "another", year = "undated", place = "US", seniority = "senior" },
]
"#;

const ADVISOR: &str = r#"frameworks = { pytorch = 2, tensorflow = 0 }
close = 2
always = [{ text = "The framework decides less than the data.", source = "an article", year = 2026 }]

[[question]]
id = "role"
ask = "Which job?"

[[question.answer]]
id = "ml-engineer"
text = "ML engineer"
scores = { pytorch = 3, tensorflow = -1 }
reasons = [{ text = "New work is PyTorch.", source = "an article", year = "undated" }]

[[question.answer]]
id = "legacy"
text = "An old system kept alive"
scores = { tensorflow = 7 }
roles = { ml-engineer = 2 }
leaves_out = ["pytorch/beginner"]

[[path]]
id = "old-systems"
title = "For old systems"
first = "tensorflow"
when = { role = ["legacy"] }
segments = ["foundations", "tensorflow", "pytorch/beginner"]
after = "pytorch/advanced"

[[path]]
id = "everybody"
title = "For everybody"
segments = ["pytorch"]
"#;

/// The files of the folder `pytorch`.
pub(crate) fn files() -> Vec<FileText> {
    [("curriculum.toml", HEAD), ("beginner.toml", BEGINNER), ("basics.toml", BASICS), ("advanced.toml", ADVANCED)]
        .map(|(name, text)| FileText::new(format!("curricula/pytorch/{name}"), text))
        .into()
}

/// Everything that is reported about the world when each of these texts is replaced, wherever it stands.
pub(crate) fn report(replace: &[(&str, &str)]) -> String {
    report_on(&shared()[..2], replace)
}

/// The same with these files that all curricula share.
pub(crate) fn report_on(shared: &[FileText], replace: &[(&str, &str)]) -> String {
    let changed = |mut file: FileText| {
        for (from, to) in replace {
            file.text = file.text.replace(from, to);
        }
        file
    };
    let shared: Vec<FileText> = shared.iter().cloned().map(changed).collect();
    let (shared, mut diagnostics) = read_shared(&shared);
    let whole =
        |id: &str, text: &str| (id.to_owned(), vec![FileText::new(format!("curricula/{id}/curriculum.toml"), text)]);
    let folders = [whole("foundations", FOUNDATIONS), ("pytorch".into(), files()), whole("tensorflow", TENSORFLOW)];
    let mut read = Vec::new();
    for (id, files) in folders {
        let (source, found) = read_curriculum(&id, &files.into_iter().map(changed).collect::<Vec<_>>());
        read.extend(source);
        diagnostics.extend(found);
    }
    let sources = read.iter().map(|located| located.value.clone()).collect();
    diagnostics.extend(check(&read, Some(&shared), &Catalog::assemble(sources, shared.value.clone())));
    diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What all curricula share: skills, roles, advisor.
pub(crate) fn shared() -> [FileText; 3] {
    [("skills.toml", SKILLS), ("roles.toml", ROLES), ("advisor.toml", ADVISOR)]
        .map(|(name, text)| FileText::new(format!("curricula/{name}"), text))
}
