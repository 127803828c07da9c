//! The shape of `resume.json`. Source: schema 1.3.1 of `@jsonresume/schema`, whose data model is v1.0.0. A key without
//! something to say is left out, apart from `location` and `profiles`, without which a widespread theme ends in an error.

use serde::Serialize;

/// The file.
#[derive(Serialize)]
pub(super) struct Resume {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub basics: Basics,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<Project>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<Certificate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub publications: Vec<Publication>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub education: Vec<Education>,
    pub meta: Meta,
}

/// Who it is about.
#[derive(Serialize)]
pub(super) struct Basics {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The first link to no network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The same for themes that read it here, as it was before 1.0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    pub location: Place,
    pub profiles: Vec<Profile>,
}

/// Where somebody lives.
#[derive(Serialize)]
pub(super) struct Place {
    /// Town and country as they were entered: the only part that every theme shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
}

/// A page of the learner's.
#[derive(Serialize)]
pub(super) struct Profile {
    pub network: &'static str,
    pub username: String,
    pub url: String,
    #[serde(rename = "x-evidence")]
    pub mark: &'static str,
}

impl Profile {
    pub fn new(network: &'static str, username: String, url: String) -> Self {
        Self { network, username, url, mark: "profile" }
    }
}

/// A group of skills; never with a level.
#[derive(Serialize)]
pub(super) struct Skill {
    pub name: String,
    pub keywords: Vec<String>,
    #[serde(rename = "x-evidence")]
    pub mark: &'static str,
}

/// A project; without an end while it is being built.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Project {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    #[serde(rename = "x-evidence")]
    pub mark: String,
}

/// A certificate.
#[derive(Serialize)]
pub(super) struct Certificate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    #[serde(rename = "x-evidence")]
    pub mark: &'static str,
}

/// A publication.
#[derive(Serialize)]
pub(super) struct Publication {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its address, for themes that show no link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    #[serde(rename = "x-evidence")]
    pub mark: &'static str,
}

/// Completed levels.
#[derive(Serialize)]
pub(super) struct Education {
    pub area: &'static str,
    pub courses: Vec<String>,
    #[serde(rename = "x-evidence")]
    pub mark: &'static str,
}

/// About the file itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Meta {
    pub version: &'static str,
    /// The day of the claims, so that writing twice on a day gives the same file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}
