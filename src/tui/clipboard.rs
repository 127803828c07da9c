//! The clipboard of whoever sits at the terminal, also far away: OSC 52, which the terminal obeys if it is allowed to.
//! Source: xterm, "Control Sequences", Operating System Commands, 52.

/// The most bytes of text that are handed over: many drop a sequence of over 100,000 bytes, marks included, and
/// base64 makes four of three.
pub const MOST: usize = 74_994;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes that ask a terminal to put a text on the clipboard.
#[must_use]
pub fn copying(text: &str) -> Vec<u8> {
    let mut bytes = b"\x1b]52;c;".to_vec();
    for three in text.as_bytes().chunks(3) {
        let byte = |nth: usize| u32::from(three.get(nth).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |nth: usize| DIGITS[(bits >> (18 - 6 * nth) & 63) as usize];
        bytes.extend((0..4).map(|nth| if nth <= three.len() { digit(nth) } else { b'=' }));
    }
    bytes.push(7);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 4648, section 10.
    #[test]
    fn a_text_goes_as_base64_between_the_marks() {
        let sent = |text: &str| String::from_utf8(copying(text)).unwrap();
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("é\u{1b}\n", "w6kbCg=="),
        ] {
            assert_eq!(sent(text), format!("\x1b]52;c;{expected}\x07"));
        }
        assert_eq!(copying(&"x".repeat(MOST)).len(), 100_000);
    }
}
