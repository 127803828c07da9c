//! Certificates: what somebody else says the learner can do, and where that can be checked.

use super::profile::address;
use crate::domain::claims::is_public_link;
use crate::domain::event::{Body, CertificateFields, Patch};
use crate::domain::id::CertificateId;
use crate::domain::progress::Certificate;
use crate::domain::stamp::Draft;
use crate::domain::text::slug;
use crate::domain::time::Day;
use crate::domain::words;
use crate::workspace::error::Error;
use crate::workspace::resolve;
use crate::workspace::state::State;

words! {
    /// A part of a certificate.
    CertificateField {
        /// What it certifies.
        Name = "name",
        /// Who issued it.
        Issuer = "issuer",
        /// When: a year, a month or a day.
        Date = "date",
        /// Where it can be checked.
        Url = "address",
    }
}

/// A certificate as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificateInput {
    /// What it certifies.
    pub name: String,
    /// Who issued it.
    pub issuer: String,
    /// `2026`, `2026-05` or `2026-05-17`.
    pub date: String,
    /// Where it can be checked.
    pub url: String,
}

impl CertificateInput {
    /// One part of it.
    pub fn part(&mut self, field: CertificateField) -> &mut String {
        match field {
            CertificateField::Name => &mut self.name,
            CertificateField::Issuer => &mut self.issuer,
            CertificateField::Date => &mut self.date,
            CertificateField::Url => &mut self.url,
        }
    }
}

impl From<&Certificate> for CertificateInput {
    fn from(certificate: &Certificate) -> Self {
        let own = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            name: own(&certificate.name),
            issuer: own(&certificate.issuer),
            date: own(&certificate.date),
            url: own(&certificate.url),
        }
    }
}

/// A part of a certificate as it is kept.
///
/// # Errors
/// It is empty, no date that has come, or no address that others can open.
pub fn certificate_part(field: CertificateField, typed: &str, today: Day) -> Result<String, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Error::usage(format!("A certificate needs its {field}."))
            .hint("gradus certificate add NAME --issuer I --date 2026-05 --url https://…"));
    }
    match field {
        CertificateField::Name | CertificateField::Issuer => {}
        CertificateField::Date if !is_date(typed) => {
            return Err(
                Error::usage(format!("\"{typed}\" is no date.")).hint("write it like 2026, 2026-05 or 2026-05-17")
            );
        }
        CertificateField::Date if *typed > today.to_string()[..typed.len()] => {
            return Err(Error::usage(format!("{typed} has not come yet (today is {today})."))
                .hint("give the date that stands on the certificate"));
        }
        CertificateField::Date => {}
        CertificateField::Url if !is_public_link(&address(typed)?) => {
            return Err(Error::usage(format!("Nobody else can open {typed}."))
                .hint("give the public page on which the issuer shows it"));
        }
        CertificateField::Url => {}
    }
    Ok(typed.to_owned())
}

/// `2026`, `2026-05` or `2026-05-17`, as long as there is such a day.
fn is_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    Day::parse(&whole).is_some()
}

/// Adds a certificate. One of the same name and issuer, or of the same name and no issuer yet, is completed or corrected
/// instead.
///
/// # Errors
/// A part is none, as [`certificate_part`] says.
pub fn add_certificate(state: &State, typed: &CertificateInput) -> Result<Draft, Error> {
    let whole = checked(state, typed)?;
    let is = |text: &Option<String>, wanted: &str| {
        text.as_deref().is_some_and(|text| text.to_lowercase() == wanted.to_lowercase())
    };
    let same = |known: &Certificate| {
        is(&known.name, &whole.name) && (known.issuer.is_none() || is(&known.issuer, &whole.issuer))
    };
    if let Some((id, known)) = state.progress.learner.certificates.iter().find(|(_, known)| same(known)) {
        return Ok(changed(state, id, known, whole));
    }
    let CertificateInput { name, issuer, date, url } = whole;
    let said = format!("Added the certificate {name} ({issuer}, {date}).");
    let id = CertificateId::from(slug(&name));
    let fields = CertificateFields {
        name: Patch::Set(name),
        issuer: Patch::Set(issuer),
        date: Patch::Set(date),
        url: Patch::Set(url),
    };
    Ok(Draft::new(state.today, Body::CertificateAdded(id, Box::new(fields)), said))
}

/// Changes a certificate that is there.
///
/// # Errors
/// It is gone, or a part is none, as [`certificate_part`] says.
pub fn change_certificate(state: &State, id: &CertificateId, typed: &CertificateInput) -> Result<Draft, Error> {
    let (id, known) = resolve::certificate(state, id)?;
    Ok(changed(state, id, known, checked(state, typed)?))
}

/// All parts as they are kept.
fn checked(state: &State, typed: &CertificateInput) -> Result<CertificateInput, Error> {
    let part = |field, typed: &str| certificate_part(field, typed, state.today);
    Ok(CertificateInput {
        name: part(CertificateField::Name, &typed.name)?,
        issuer: part(CertificateField::Issuer, &typed.issuer)?,
        date: part(CertificateField::Date, &typed.date)?,
        url: part(CertificateField::Url, &typed.url)?,
    })
}

fn changed(state: &State, id: &CertificateId, known: &Certificate, whole: CertificateInput) -> Draft {
    let name = whole.name.clone();
    let new = |before: &Option<String>, now: String| {
        if before.as_ref() == Some(&now) { Patch::Keep } else { Patch::Set(now) }
    };
    let fields = CertificateFields {
        name: new(&known.name, whole.name),
        issuer: new(&known.issuer, whole.issuer),
        date: new(&known.date, whole.date),
        url: new(&known.url, whole.url),
    };
    if fields.is_empty() {
        let said = vec![format!("The certificate {name} is there already: {id}.")];
        return Draft { day: state.today, bodies: Vec::new(), said };
    }
    let said = format!("The certificate {name} is changed: {}.", fields.fields().join(", "));
    Draft::new(state.today, Body::CertificateAdded(id.clone(), Box::new(fields)), said)
}

/// Removes a certificate, by its id or an unambiguous beginning of it; undo brings it back whole.
///
/// # Errors
/// Nothing or more than one is called that.
pub fn remove_certificate(state: &State, typed: &str) -> Result<Draft, Error> {
    let (id, certificate) = resolve::certificate(state, typed)?;
    let name = certificate.name.as_deref().unwrap_or(id);
    Ok(Draft::new(state.today, Body::CertificateRemoved(id.clone()), format!("The certificate {name} is removed.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_year_a_month_or_a_day_that_has_come() {
        let today = Day::parse("2026-11-20").unwrap();
        let read = |typed: &str| certificate_part(CertificateField::Date, typed, today).map_err(|error| error.message);
        for good in ["2026", "2026-11", "2026-11-20", "2024-02-29", " 1999-12 "] {
            assert_eq!(read(good).as_deref(), Ok(good.trim()));
        }
        for bad in ["26", "2026-13", "2026-02-30", "2026-5", "May 2026", "2026-11-2", "20261120", "２０２６"] {
            assert_eq!(read(bad), Err(format!("\"{bad}\" is no date.")));
        }
        for future in ["2027", "2026-12", "2026-11-21"] {
            assert_eq!(read(future), Err(format!("{future} has not come yet (today is 2026-11-20).")));
        }
        assert_eq!(read(" "), Err("A certificate needs its date.".into()));
    }

    #[test]
    fn an_address_is_one_that_others_can_open() {
        let today = Day::parse("2026-11-20").unwrap();
        let read = |typed: &str| certificate_part(CertificateField::Url, typed, today).map_err(|error| error.message);
        assert_eq!(read("https://example.org/c/1"), Ok("https://example.org/c/1".into()));
        assert_eq!(read("example.org/c"), Err("\"example.org/c\" is no web address.".into()));
        assert_eq!(read("http://localhost/c"), Err("Nobody else can open http://localhost/c.".into()));
    }
}
