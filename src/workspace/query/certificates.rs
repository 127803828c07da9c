//! `certificate list`.

use serde::Serialize;

use super::SCHEMA;
use crate::domain::claims::is_public_link;
use crate::domain::progress::Certificate;
use crate::workspace::state::State;

/// Every certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CertificatesView {
    /// Version of the view.
    pub schema: u32,
    /// The newest first.
    pub certificates: Vec<CertificateView>,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CertificateView {
    /// Its id.
    pub id: String,
    /// What it certifies.
    pub name: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// `2026`, `2026-05` or `2026-05-17`.
    pub date: Option<String>,
    /// Where it can be checked.
    pub url: Option<String>,
    /// Whether an export names it: it has an issuer and a public address.
    pub claimed: bool,
}

/// Every certificate.
#[must_use]
pub fn certificates(state: &State) -> CertificatesView {
    let view = |(id, one): (&_, &Certificate)| CertificateView {
        id: ToString::to_string(id),
        name: one.name.clone(),
        issuer: one.issuer.clone(),
        date: one.date.clone(),
        url: one.url.clone(),
        claimed: one.issuer.is_some() && one.url.as_deref().is_some_and(is_public_link),
    };
    let mut certificates: Vec<CertificateView> = state.progress.learner.certificates.iter().map(view).collect();
    certificates.sort_by(|a, b| b.date.cmp(&a.date));
    CertificatesView { schema: SCHEMA, certificates }
}
