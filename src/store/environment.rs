//! What the environment says about the looks, the language and the machine, as a plain value.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads these variables")]

/// The part of the environment that decides how things look and what the machine is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `NO_COLOR`, when it is set to anything but nothing: no colours are wanted.
    pub no_color: Option<String>,
    /// The locale that decides which characters can be shown: `de_DE.UTF-8`.
    pub locale: Option<String>,
    /// The machine's name, without its domain.
    pub host: String,
}

impl Environment {
    /// Reads it.
    #[must_use]
    pub fn read() -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self::from(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()), &host)
    }

    /// The environment in which `variable` gives each variable's value, on the machine `host`.
    fn from(variable: impl Fn(&str) -> Option<String>, host: &str) -> Self {
        let given = |name: &str| variable(name).filter(|value| !value.is_empty());
        let host = host.split('.').next().unwrap_or_default().trim();
        Self {
            no_color: given("NO_COLOR"),
            locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(given),
            host: if host.is_empty() { "this machine".into() } else { host.into() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_is_none_and_the_first_locale_decides() {
        let read = |variables: &[(&str, &str)], host: &str| {
            let variable =
                |name: &str| variables.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned());
            Environment::from(variable, host)
        };
        let own = |text: &str| Some(text.to_owned());
        let variables = [("NO_COLOR", ""), ("LC_ALL", ""), ("LC_CTYPE", "C.utf8"), ("LANG", "C")];
        let expected = Environment { no_color: None, locale: own("C.utf8"), host: "laptop".into() };
        assert_eq!(read(&variables, "laptop.example.org"), expected);
        let expected = Environment { no_color: own("1"), locale: None, host: "this machine".into() };
        assert_eq!(read(&[("NO_COLOR", "1")], ""), expected);
    }
}
