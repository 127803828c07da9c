//! What the environment says about the terminal, the language and the machine, as a plain value.

#![expect(clippy::disallowed_methods, reason = "this is the one place that reads these variables")]

/// The part of the environment that decides how things look and what the machine is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `NO_COLOR` is set to anything but nothing: no colours are wanted.
    pub no_color: bool,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// Texts may hold characters beyond ASCII: the locale's character set is UTF-8.
    pub utf8: bool,
    /// The machine's name, without its domain.
    pub host: String,
}

impl Environment {
    /// Reads it.
    #[must_use]
    pub fn read() -> Self {
        Self::from(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()), &host_name())
    }

    /// The environment in which `variable` gives each variable's value, on the machine `host`.
    fn from(variable: impl Fn(&str) -> Option<String>, host: &str) -> Self {
        let given = |name: &str| variable(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(given);
        // Without any of these, a Unix program is told to speak ASCII; other systems do not use them.
        let utf8 = locale.map_or(cfg!(not(unix)), |locale| {
            let locale = locale.to_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        let host = host.split('.').next().unwrap_or_default().trim();
        Self {
            no_color: given("NO_COLOR").is_some(),
            term: given("TERM"),
            colorterm: given("COLORTERM"),
            utf8,
            host: if host.is_empty() { "this machine".into() } else { host.into() },
        }
    }
}

fn host_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        let variable =
            |name: &str| variables.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned());
        Environment::from(variable, "laptop.example.org")
    }

    #[test]
    fn variables_become_a_value() {
        let variables =
            [("NO_COLOR", "1"), ("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "de_DE.UTF-8")];
        let expected = Environment {
            no_color: true,
            term: Some("xterm-256color".into()),
            colorterm: Some("truecolor".into()),
            utf8: true,
            host: "laptop".into(),
        };
        assert_eq!(environment(&variables), expected);
    }

    #[test]
    fn an_empty_variable_is_none_and_the_first_locale_decides() {
        assert!(!environment(&[("NO_COLOR", "")]).no_color);
        assert!(environment(&[("LC_ALL", ""), ("LC_CTYPE", "C.utf8"), ("LANG", "C")]).utf8);
        assert!(!environment(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]).utf8);
    }
}
