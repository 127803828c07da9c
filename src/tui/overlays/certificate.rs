//! A certificate that is typed part by part, a window for each; the last one writes it whole.

use super::{Overlay, Purpose, TextBox};
use crate::domain::id::CertificateId;
use crate::domain::progress::Certificate;
use crate::tui::decision::Decision;
use crate::tui::intent::Intent;
use crate::tui::subject::sentence;
use crate::workspace::State;
use crate::workspace::command::{
    CertificateField, CertificateInput, add_certificate, certificate_part, change_certificate,
};

/// A certificate as far as it is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct CertificateEntry {
    /// Which one is changed; none for a new one.
    id: Option<CertificateId>,
    typed: CertificateInput,
    field: CertificateField,
}

impl CertificateEntry {
    /// The first window for a new one.
    #[must_use]
    pub fn add() -> Overlay {
        Self { id: None, typed: CertificateInput::default(), field: CertificateField::Name }.asking()
    }

    /// The first window for one that is there.
    #[must_use]
    pub fn change(id: &CertificateId, certificate: &Certificate) -> Overlay {
        Self { id: Some(id.clone()), typed: certificate.into(), field: CertificateField::Name }.asking()
    }

    fn asking(mut self) -> Overlay {
        let help = match self.field {
            CertificateField::Name => "What it certifies, as it stands on it",
            CertificateField::Issuer => "Who issued it",
            CertificateField::Date => "2026, 2026-05 or 2026-05-17",
            CertificateField::Url => "The public page on which the issuer shows it: https://…",
        };
        let place = CertificateField::ALL.iter().position(|field| *field == self.field).unwrap_or(0) + 1;
        let title = format!("Certificate, {place} of {}: {}", CertificateField::ALL.len(), self.field);
        let now = std::mem::take(self.typed.part(self.field));
        Overlay::Text(TextBox::new(title, help, &now, Purpose::Certificate(Box::new(self))))
    }

    /// Takes a part; asks for the next one, or writes it after the last.
    pub(super) fn submit(&self, text: &str, state: &State) -> Result<Vec<Intent>, String> {
        let part = certificate_part(self.field, text, state.today).map_err(|error| sentence(&error))?;
        let mut entry = self.clone();
        *entry.typed.part(self.field) = part;
        let next = CertificateField::ALL.iter().copied().skip_while(|field| *field != self.field).nth(1);
        if let Some(field) = next {
            return Ok(vec![Intent::Push(Box::new(Self { field, ..entry }.asking()))]);
        }
        let decision = Decision::new(move |state| match &entry.id {
            Some(id) => change_certificate(state, id, &entry.typed),
            None => add_certificate(state, &entry.typed),
        });
        decision.draft(state).map_err(|error| sentence(&error))?;
        Ok(vec![Intent::Write(decision)])
    }
}
