//! Whether a text is an address that a browser can open.

/// Why the text is no absolute `http` or `https` address with a host; none when it is one.
pub(super) fn fault(url: &str) -> Option<&'static str> {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let rest = match () {
        () if lower.starts_with("https://") => &url[8..],
        () if lower.starts_with("http://") => &url[7..],
        () => return Some("it must begin with https:// or http://"),
    };
    if url.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c)) {
        return Some("it may hold no space and none of <>\"{}|\\^`: write them as %20 and so on");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, "443"),
    };
    let is_name = host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    });
    let is_address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).is_some_and(|address| {
        address.contains(':') && address.bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.')
    });
    if !is_name && !is_address {
        return Some("its host is missing or no host name");
    }
    (port.parse::<u16>().is_err() || port.starts_with('+')).then_some("its port is no number up to 65535")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_a_browser_can_open() {
        for url in [
            "https://docs.pytorch.org/tutorials/beginner/basics/intro.html",
            "http://localhost:8080",
            "HTTPS://d2l.ai/?a=b#c",
            "https://en.wikipedia.org/wiki/Chain_rule_(probability)",
            "https://[::1]:8000/x",
            "https://bücher.example/ä",
        ] {
            assert_eq!(fault(url), None, "{url}");
        }
    }

    #[test]
    fn addresses_that_it_cannot() {
        let no_scheme = Some("it must begin with https:// or http://");
        let no_host = Some("its host is missing or no host name");
        let bad_sign = Some("it may hold no space and none of <>\"{}|\\^`: write them as %20 and so on");
        for (url, expected) in [
            ("pytorch.org", no_scheme),
            ("ftp://pytorch.org", no_scheme),
            ("javascript:alert(1)", no_scheme),
            ("http:/", no_scheme),
            ("httpé://x", no_scheme),
            ("https://", no_host),
            ("https:///path", no_host),
            ("https://a..b", no_host),
            ("https://user@host", no_host),
            ("https://…", no_host),
            ("https://[zz]/", no_host),
            ("https://a b", bad_sign),
            ("https://a/\u{7}", bad_sign),
            ("https://a:99999/", Some("its port is no number up to 65535")),
        ] {
            assert_eq!(fault(url), expected, "{url}");
        }
    }
}
