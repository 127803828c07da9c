//! Addresses of git repositories: what is one, and how it is shown. Pure.

/// Whether git would take this for an address and for nothing else: `scheme://…` or `host:path`, which by git's own rule has
/// no slash before the colon.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let host = text.split_once(':').is_some_and(|(host, _)| !host.is_empty() && !host.contains('/'));
    host && !text.starts_with('-') && !text.chars().any(char::is_control)
}

/// The address without the password or token that may stand in it. The user's name stays where it is no secret.
#[must_use]
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let end = rest.find('/').unwrap_or(rest.len());
    let Some(at) = rest[..end].rfind('@') else { return url.to_owned() };
    let (user, host) = (&rest[..at], &rest[at + 1..]);
    match user.split(':').next().filter(|name| scheme.contains("ssh") && !name.is_empty()) {
        Some(name) => format!("{scheme}://{name}@{host}"),
        None => format!("{scheme}://{host}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host() {
        for url in ["https://example.org/a.git", "git@example.org:a.git", "ssh://host/a", "file:///a"] {
            assert!(is_address(url), "{url}");
        }
        for odd in ["--upload-pack=x:y", "origin", "/no/such/folder", "a/b:c", "x:\u{1b}[2J", ":a", ""] {
            assert!(!is_address(odd), "{odd}");
        }
    }

    #[test]
    fn an_address_is_shown_without_a_password() {
        assert_eq!(without_password("https://ada:secret@example.org/a@b.git"), "https://example.org/a@b.git");
        assert_eq!(without_password("https://token@example.org"), "https://example.org");
        assert_eq!(without_password("ssh://git:secret@example.org/a.git"), "ssh://git@example.org/a.git");
        assert_eq!(without_password("git@example.org:a.git"), "git@example.org:a.git");
        assert_eq!(without_password("/media/usb/gradus.git"), "/media/usb/gradus.git");
    }
}
