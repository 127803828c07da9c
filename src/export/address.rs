//! Addresses for programs that check them: absolute URLs by RFC 3986, e-mail addresses without anything that a page could
//! take for markup.

/// An address with everything percent-encoded that RFC 3986 does not allow where it stands; none when its host holds
/// something that no encoding makes right. The address is public ([`crate::domain::claims::is_public_link`]).
pub(super) fn uri(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (!host.is_empty() && host.chars().all(allowed)).then(|| format!("{scheme}://{host}{}", encoded(path)))
}

/// Path, query and fragment: what may stand there stands there, the rest is encoded.
fn encoded(path: &str) -> String {
    let mut safe = String::with_capacity(path.len());
    let mut in_fragment = false;
    for (at, c) in path.char_indices() {
        let keep = match c {
            '#' => !std::mem::replace(&mut in_fragment, true),
            '%' => path.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit)),
            '-' | '.' | '_' | '~' | '/' | '?' | ':' | '@' | '!' | '$' | '&' | '*' | '+' | ',' | ';' | '=' => true,
            c => c.is_ascii_alphanumeric(),
        };
        if keep {
            safe.push(c);
        } else {
            safe.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    safe
}

/// An address in which nothing is emphasis when it stands in running text that is read as Markdown.
pub(super) fn in_text(uri: &str) -> String {
    let mut safe = String::with_capacity(uri.len());
    for (at, c) in uri.char_indices() {
        let is_word = |side: Option<char>| side.is_some_and(|c| c.is_ascii_alphanumeric());
        match c {
            '*' => safe.push_str("%2A"),
            '_' if !(is_word(uri[..at].chars().next_back()) && is_word(uri[at + 1..].chars().next())) => {
                safe.push_str("%5F");
            }
            c => safe.push(c),
        }
    }
    safe
}

/// An address as people write it where it can be followed: `github.com/ada/leaf`.
pub(super) fn shown(uri: &str) -> &str {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    rest.strip_suffix('/').unwrap_or(rest)
}

/// Whether a text is an e-mail address that every program takes: letters, digits and `.-_+` around one `@`, with the name
/// of a domain behind it.
pub(super) fn is_mail(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let is_word = |word: &str| {
        let edge = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
        edge(word.as_bytes().first())
            && edge(word.as_bytes().last())
            && word.len() <= 63
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let name_is_plain = name.len() <= 64
        && name.split('.').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'+'))
        });
    let top = domain.rsplit('.').next().unwrap_or_default();
    let is_top = top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    name_is_plain && domain.contains('.') && domain.len() <= 190 && domain.split('.').all(is_word) && is_top
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_only_what_the_standard_allows() {
        for (url, expected) in [
            ("https://example.org", Some("https://example.org")),
            ("https://example.org/a_b?x=1&y=<2>#frag#two", Some("https://example.org/a_b?x=1&y=%3C2%3E#frag%23two")),
            (
                "https://example.org/\u{e4}%20%zz\\\"(x)'[y]",
                Some("https://example.org/%C3%A4%20%25zz%5C%22%28x%29%27%5By%5D"),
            ),
            ("https://[2606:2800:220:1::1]:8443/x", Some("https://[2606:2800:220:1::1]:8443/x")),
            ("https://b\u{fc}cher.example/x", None),
            ("https://exa\"mple.org/", None),
            ("example.org", None),
        ] {
            assert_eq!(uri(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn an_address_in_text_has_no_emphasis() {
        assert_eq!(in_text("https://a.org/a_b/_c_/*x*"), "https://a.org/a_b/%5Fc%5F/%2Ax%2A");
        assert_eq!(shown("https://a.org/x/"), "a.org/x");
    }

    #[test]
    fn an_e_mail_address_is_one_that_every_program_takes() {
        for good in ["ada@example.org", "a.b+c_d-e@mail.example.co", "_a_@x.io"] {
            assert!(is_mail(good), "{good}");
        }
        for bad in [
            "ada",
            "ada@example",
            "a b@x.org",
            "<a>@x.org",
            "a@x.org?subject=y",
            "a@b@x.org",
            ".a@x.org",
            "a@-x.org",
            "a@x.1",
            "ä@x.org",
        ] {
            assert!(!is_mail(bad), "{bad}");
        }
    }
}
