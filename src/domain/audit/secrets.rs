//! Keys, tokens and passwords in texts: known shapes, and what is assigned to a name that says so and looks random. Only the
//! place and the kind ever leave this file.
//!
//! Shapes: docs.github.com (token formats), huggingface.co/docs/hub/security-tokens, docs.aws.amazon.com (unique
//! identifiers), api.slack.com/authentication/token-types, cloud.google.com/docs/authentication/api-keys, and what gitleaks'
//! and detect-secrets' public rules say of the others.

/// What kind of secret something is.
pub(super) type Kind = &'static str;

/// How a known key looks: what it begins with, of what it is made, and how long that is.
struct Shape {
    kind: Kind,
    begins: &'static str,
    body: Body,
    least: usize,
    most: usize,
}

#[derive(Clone, Copy)]
enum Body {
    /// Capital letters and digits.
    Upper,
    /// Letters and digits.
    Plain,
    /// Letters, digits, `_` and `-`.
    Url,
    /// Letters, digits, `_`, `-` and `.`
    Dotted,
    /// Digits and `a` to `f`.
    Hex,
}

const ANY: usize = 400;

const SHAPES: &[Shape] = &[
    shape("an AWS access key", "AKIA", Body::Upper, 16, 16),
    shape("an AWS access key", "ASIA", Body::Upper, 16, 16),
    shape("a GitHub token", "ghp_", Body::Plain, 36, ANY),
    shape("a GitHub token", "gho_", Body::Plain, 36, ANY),
    shape("a GitHub token", "ghu_", Body::Plain, 36, ANY),
    shape("a GitHub token", "ghs_", Body::Plain, 36, ANY),
    shape("a GitHub token", "ghr_", Body::Plain, 36, ANY),
    shape("a GitHub token", "github_pat_", Body::Url, 22, ANY),
    shape("a GitLab token", "glpat-", Body::Url, 20, ANY),
    shape("a Hugging Face token", "hf_", Body::Plain, 30, 60),
    shape("an Anthropic key", "sk-ant-", Body::Url, 32, ANY),
    shape("an OpenAI key", "sk-proj-", Body::Url, 32, ANY),
    shape("an OpenAI key", "sk-", Body::Plain, 32, ANY),
    shape("a Slack token", "xoxb-", Body::Url, 20, ANY),
    shape("a Slack token", "xoxp-", Body::Url, 20, ANY),
    shape("a Slack token", "xoxa-", Body::Url, 20, ANY),
    shape("a Slack token", "xoxs-", Body::Url, 20, ANY),
    shape("a Google key", "AIza", Body::Url, 35, 35),
    shape("a Stripe key", "sk_live_", Body::Plain, 16, ANY),
    shape("a Stripe key", "rk_live_", Body::Plain, 16, ANY),
    shape("an npm token", "npm_", Body::Plain, 36, 36),
    shape("a PyPI token", "pypi-AgE", Body::Url, 40, ANY),
    shape("a SendGrid key", "SG.", Body::Dotted, 60, 70),
    shape("a Databricks token", "dapi", Body::Hex, 32, 32),
    shape("a DigitalOcean token", "dop_v1_", Body::Hex, 64, 64),
    shape("a Replicate token", "r8_", Body::Plain, 37, 37),
];

const fn shape(kind: Kind, begins: &'static str, body: Body, least: usize, most: usize) -> Shape {
    Shape { kind, begins, body, least, most }
}

/// What marks a value as one to be replaced.
const PLACEHOLDERS: &[&str] = &[
    "example",
    "your",
    "xxx",
    "placeholder",
    "changeme",
    "change_me",
    "change-me",
    "dummy",
    "fake",
    "sample",
    "insert",
    "replace",
    "redacted",
    "secret_here",
    "token_here",
    "key_here",
    "...",
    "***",
    "<",
    ">",
    "${",
    "{{",
    "$(",
    "todo",
    "123456789",
    "abcdefgh",
    "qwerty",
    "deadbeef",
    "foobar",
    "lorem",
];

/// The secrets of a text: each with its line, from 1. A line holds at most one.
pub(super) fn find(text: &str) -> Vec<(usize, Kind)> {
    let mut found = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let kind =
            private_key(&lines[at..]).or_else(|| shaped(line)).or_else(|| assigned(line)).or_else(|| address(line));
        found.extend(kind.map(|kind| (at + 1, kind)));
    }
    found
}

/// A text in which dots stand for every key of a known shape.
pub(super) fn masked(text: &str) -> String {
    let mut masked = text.to_owned();
    while let Some((range, _)) = known(&masked) {
        masked.replace_range(range, "…");
    }
    masked
}

fn shaped(line: &str) -> Option<Kind> {
    let mut from = 0;
    while let Some((range, kind)) = known(&line[from..]) {
        if !is_placeholder(&line[from..][range.clone()]) {
            return Some(kind);
        }
        from += range.end;
    }
    None
}

/// The first text of a known shape.
fn known(line: &str) -> Option<(std::ops::Range<usize>, Kind)> {
    let all = SHAPES.iter().flat_map(|shape| line.match_indices(shape.begins).map(move |(at, _)| (at, shape)));
    all.filter_map(|(at, shape)| {
        let edge = line[..at].chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_');
        let from = at + shape.begins.len();
        let body = line[from..].bytes().take_while(|byte| shape.body.takes(*byte)).count();
        let mixed = shape.begins != "sk-" || is_random(&line[from..from + body]);
        let fits = edge && (shape.least..=shape.most).contains(&body) && mixed;
        fits.then_some((at..from + body, shape.kind))
    })
    .min_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)))
}

impl Body {
    fn takes(self, byte: u8) -> bool {
        match self {
            Self::Upper => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Plain => byte.is_ascii_alphanumeric(),
            Self::Url => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'),
            Self::Dotted => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'),
            Self::Hex => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        }
    }
}

/// The head of a private key with a part of the key behind it: the head alone is what programs look for.
fn private_key(lines: &[&str]) -> Option<Kind> {
    let (_, head) = lines.first()?.split_once("-----BEGIN ")?;
    let (what, behind) = head.split_once("-----")?;
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let long = |text: &str| {
        let text = text.replace("\\n", " ");
        text.split(|c: char| !is_base64(c)).any(|part| part.len() >= 40 && !is_placeholder(part))
    };
    let is_head = what.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ');
    let found = is_head && (what.ends_with("PRIVATE KEY") || what == "PGP PRIVATE KEY BLOCK");
    (found && (long(behind) || lines.iter().skip(1).take(4).any(|line| long(line)))).then_some("a private key")
}

/// A value that is given to a name such as `api_key` or `password`: `x = "…"`, `"x": "…"`, `X=…` in an `.env` file.
fn assigned(line: &str) -> Option<Kind> {
    // What a notebook keeps of its pictures is long, and no assignment.
    let line = line.get(..2000).unwrap_or(line);
    for (at, sign) in line.match_indices(['=', ':']) {
        let (before, after) = (&line[..at], &line[at + sign.len()..]);
        let name = before.trim_end().trim_end_matches(['"', '\'', ']', '\\']);
        let name: String =
            name.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect();
        let name: String = name.chars().rev().collect();
        let Some((kind, least)) = named(&name, line) else { continue };
        let value = after.trim_start_matches(['=', ' ', '\t', '\\']);
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = match quote {
            Some(quote) => value[1..].split([quote, '\\']).next().unwrap_or_default(),
            None => value.split([' ', '\t', '#', ',', ')', ';', '"', '\'']).next().unwrap_or_default(),
        };
        let plain = quote.is_some() || value.chars().all(|c| c.is_ascii_alphanumeric() || "+/=_-!@%^*~".contains(c));
        let fits = value.len() >= least && value.len() <= 200 && !value.contains(char::is_whitespace);
        if plain && fits && !is_placeholder(value) && is_random(value) {
            return Some(kind);
        }
    }
    None
}

/// What a name promises, and how long its value is at least. A mere `key` is one where the line says of what.
fn named(name: &str, line: &str) -> Option<(Kind, usize)> {
    let mut words: Vec<String> = Vec::new();
    let mut lower = false;
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if c.is_ascii_alphanumeric() && !(lower && c.is_ascii_uppercase()) => {
                word.push(c.to_ascii_lowercase());
            }
            _ if c.is_ascii_alphanumeric() => words.push(c.to_ascii_lowercase().to_string()),
            _ => words.push(String::new()),
        }
        lower = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if has(&["password", "passwd", "pwd", "passphrase"]) {
        return Some(("a password", 8));
    }
    let last = words.last().map(String::as_str)?;
    let of_key =
        has(&["api", "access", "secret", "private", "auth", "wandb", "account", "signing", "encryption", "kaggle"]);
    let says = || ["wandb", "kaggle", "\"username\""].iter().any(|service| line.contains(service));
    let is_key = matches!(last, "apikey" | "secret" | "token" | "credential") || last == "key" && (of_key || says());
    is_key.then_some(("a key or token", 16))
}

/// An address with a password: `postgres://me:…@host`.
fn address(line: &str) -> Option<Kind> {
    for (at, _) in line.match_indices("://") {
        let rest = &line[at + 3..];
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '`' | '>' | '<' | ')'))
            .unwrap_or(rest.len());
        let Some((user, host)) = rest[..end].rsplit_once('@') else { continue };
        let Some((name, password)) = user.split_once(':') else { continue };
        let usual =
            ["password", "pass", "pwd", "secret", "postgres", "user", "root", "admin", "guest", "test", "mysql"];
        let open = usual.contains(&password.to_lowercase().as_str()) || password == name;
        let here = ["localhost", "127.0.0.1", "db", "postgres", "redis", "host"].contains(&host.split(':').next()?);
        if password.len() >= 6 && !open && !here && !is_placeholder(password) && !password.starts_with('$') {
            return Some("a password in an address");
        }
    }
    None
}

/// Whether a value is there to be replaced or shown, and opens nothing.
fn is_placeholder(value: &str) -> bool {
    let lower = value.to_lowercase();
    if PLACEHOLDERS.iter().any(|mark| lower.contains(mark)) {
        return true;
    }
    let bytes = lower.as_bytes();
    let repeated = bytes.windows(5).any(|five| five.iter().all(|byte| *byte == five[0]));
    let mut seen: Vec<u8> = bytes.to_vec();
    seen.sort_unstable();
    seen.dedup();
    repeated || bytes.len() >= 16 && seen.len() < 7
}

/// Whether a value looks as if nobody could remember it: letters and digits change places often, and it is made of more than
/// words. `distilbert-base-uncased-finetuned-sst-2` is not, `os.environ` neither.
fn is_random(value: &str) -> bool {
    let class = |c: char| match c {
        '0'..='9' => 0,
        'a'..='z' => 1,
        'A'..='Z' => 2,
        _ => 3,
    };
    let has = |wanted: u8| value.chars().any(|c| class(c) == wanted);
    let run = |part: &str| {
        let classes: Vec<u8> = part.chars().map(class).collect();
        let changes = classes.windows(2).filter(|two| two[0] != two[1]).count();
        part.len() >= 8 && changes * 4 >= part.len()
    };
    let longest = value.split(['-', '_', '.', '/', ' ']).max_by_key(|part| part.len()).unwrap_or_default();
    has(0) && (has(1) || has(2)) && run(longest) && entropy(value) >= 3.0
}

/// Bits a character. Source: C. E. Shannon, A Mathematical Theory of Communication, 1948.
fn entropy(value: &str) -> f64 {
    let mut counts = std::collections::BTreeMap::new();
    for c in value.chars() {
        *counts.entry(c).or_insert(0.0) += 1.0;
    }
    let all: f64 = counts.values().sum();
    counts.values().map(|count| -(count / all) * f64::log2(count / all)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Keys that open nothing, put together here so that no program takes this file for a leak.
    fn keys() -> Vec<(String, Kind)> {
        let random = "q7Rk2Lw9Zt4Xv8Bn3Mp6Hd1Jf5Gs0CyEuAo";
        vec![
            (["AK", "IA", "Q3ZK7WLM2TXV9RBN"].concat(), "an AWS access key"),
            (["gh", "p_", random, "k"].concat(), "a GitHub token"),
            (["github", "_pat_", random].concat(), "a GitHub token"),
            (["h", "f_", "qRkLwZtXvBnMpHdJfGsCyEuAoIiKkWwTt"].concat(), "a Hugging Face token"),
            (["sk", "-", random, random].concat(), "an OpenAI key"),
            (["sk", "-proj-", random, "-", random].concat(), "an OpenAI key"),
            (["xo", "xb-", "2048301-", random].concat(), "a Slack token"),
            (["AI", "za", random].concat()[..39].to_owned(), "a Google key"),
            (["gl", "pat-", &random[..20]].concat(), "a GitLab token"),
        ]
    }

    #[test]
    fn keys_of_known_shapes_are_found_and_masked() {
        for (key, kind) in keys() {
            for line in [key.clone(), format!("x = \"{key}\"  # mine"), format!("Use `{key}`."), format!("a={key}&b")] {
                assert_eq!(find(&format!("\n{line}\n")), [(2, kind)], "{kind}");
                assert!(!masked(&line).contains(&key[8..]), "{kind}");
            }
        }
    }

    #[test]
    fn what_is_assigned_to_a_secret_name_is_found() {
        let hex = ["3f9a1c7e5b", "2d8046f1e3", "a97c5b2d80", "4e6f1a3c9b"].concat();
        for (line, kind) in [
            (format!("wandb.login(key=\"{hex}\")"), Some("a key or token")),
            (format!("cache(key=\"{hex}\")"), None),
            (format!("WANDB_API_KEY={hex}"), Some("a key or token")),
            (format!("os.environ[\"WANDB_API_KEY\"] = '{hex}'"), Some("a key or token")),
            (format!("{{\"username\":\"ada\",\"api_key\":\"{}\"}}", &hex[..32]), Some("a key or token")),
            (format!("  client_secret: {hex}"), Some("a key or token")),
            (["dbPassword = ", "\"Tr0ub4dor3x7\""].concat(), Some("a password")),
            (format!("\"source\": [\"api_key = \\\"{hex}\\\"\\n\"]"), Some("a key or token")),
            (format!("sha256 = \"{hex}\""), None),
            (format!("url = postgres://ada:{}@db.example.org/x", "h4rdToGu3ss"), Some("a password in an address")),
            ("url = postgres://user:password@localhost/x".into(), None),
        ] {
            let found: Vec<Kind> = find(&line).into_iter().map(|(_, kind)| kind).collect();
            assert_eq!(found.first().copied(), kind, "{kind:?}");
        }
    }

    #[test]
    fn a_private_key_is_found_by_its_body() {
        let body = ["MIIEvQIBADANBgkqhkiG9w0BAQEF", "AASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"].concat();
        let head = ["-----BEGIN ", "PRIVATE KEY-----"].concat();
        assert_eq!(find(&format!("{head}\n{body}\n")), [(1, "a private key")]);
        assert_eq!(find(&format!("\"private_key\": \"{head}\\n{body}\\n\"")), [(1, "a private key")]);
        assert_eq!(find(&format!("if line == \"{head}\":\n    raise\n")), []);
        assert_eq!(find("-----BEGIN PUBLIC KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7"), []);
    }

    #[test]
    fn examples_placeholders_and_names_of_models_are_no_secrets() {
        for line in [
            "AKIAIOSFODNN7EXAMPLE",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "OPENAI_API_KEY=sk-your-key-here-0123456789abcdefghij",
            "HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "token = \"hf_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
            "ghp_000000000000000000000000000000000000",
            "api_key = os.environ[\"API_KEY\"]",
            "API_KEY=${API_KEY}",
            "password = getpass.getpass()",
            "pad_token = \"<|endoftext|>\"",
            "token = \"distilbert-base-uncased-finetuned-sst-2-english\"",
            "tokenizer = \"q7Rk2Lw9Zt4Xv8Bn3Mp6Hd1Jf5\"",
            "secret_key = \"dummy4f6Gh7Jk2Lm9Qw\"",
            "sk-learn-contrib-is-a-collection-of-packages-for-sklearn",
            "task-0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d",
            "password: str = Field(min_length=8)",
            "token: ${{ secrets.GITHUB_TOKEN }}",
        ] {
            assert_eq!(find(line), [], "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,60}|([=:\"' -]|key|token|password|://|@|-----BEGIN |é){0,30}") {
            prop_assert!(find(&text).iter().all(|(line, _)| *line <= text.lines().count()));
            prop_assert!(known(&masked(&text)).is_none());
        }
    }
}
