//! What a file says, whatever it is encoded in. Pure.

/// How much of a file is looked at to see whether it is a text.
const LOOKED_AT: usize = 8 << 10;

/// The text of a file: UTF-8, UTF-16 where a mark says so, else Latin-1; none of what is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some(wide(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Some(wide(rest, u16::from_be_bytes)),
        _ if bytes.iter().take(LOOKED_AT).any(|byte| *byte == 0) => None,
        [0xef, 0xbb, 0xbf, rest @ ..] => Some(narrow(rest)),
        _ => Some(narrow(bytes)),
    }
}

fn narrow(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Every byte is a letter of Latin-1.
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_every_usual_encoding() {
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(decode("é\n".as_bytes()), text("é\n"));
        assert_eq!(decode(b"\xef\xbb\xbfimport torch"), text("import torch"));
        assert_eq!(decode(b"caf\xe9"), text("café"));
        assert_eq!(decode(b"\xff\xfet\0o\0"), text("to"));
        assert_eq!(decode(b"\xfe\xff\0t\0o\0"), text("to"));
        assert_eq!(decode(b"\xff\xfe\x00\xd8t"), text("\u{fffd}"));
        assert_eq!(decode(b"GIF89a\0\0"), None);
        assert_eq!(decode(b""), text(""));
    }
}
