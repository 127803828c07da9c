//! Job postings, read with the shipped skills and roles: whole outcomes, reviewed by eye.

use std::path::Path;

use gradus::domain::catalog::Catalog;
use gradus::domain::posting::Posting;
use gradus::workspace::shipped;

fn catalog() -> Catalog {
    let (sources, shared) = shipped::prepared().unwrap();
    Catalog::assemble(sources, shared)
}

/// What a posting says, a line for each finding.
fn told(posting: &Posting) -> String {
    let mut told = format!("{}\n", posting.title.as_deref().unwrap_or("no title"));
    for named in &posting.roles {
        told += &format!("role {}: {}\n", named.role, named.quote);
    }
    for requirement in &posting.requirements {
        let skills: Vec<&str> = requirement.any_of.iter().map(|skill| skill.as_str()).collect();
        told +=
            &format!("{:8} {} ({}: {})\n", requirement.need, skills.join(" | "), requirement.line, requirement.quote);
    }
    told
}

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/postings");
    let text = std::fs::read_to_string(folder.join(name).with_extension("txt")).unwrap();
    told(&Posting::read(&text, &catalog()))
}

#[test]
fn a_startup_looks_for_an_ml_engineer() {
    insta::assert_snapshot!(read("ml-engineer-startup"));
}

#[test]
fn a_team_looks_for_an_llm_engineer() {
    insta::assert_snapshot!(read("llm-engineer"));
}

#[test]
fn a_bank_on_tensorflow_looks_for_an_mlops_engineer() {
    insta::assert_snapshot!(read("mlops-bank"));
}

#[test]
fn a_german_company_looks_for_a_data_scientist() {
    insta::assert_snapshot!(read("data-scientist-de"));
}

#[test]
fn a_posting_is_pasted_from_a_page() {
    insta::assert_snapshot!(read("pasted-page"));
}
