//! A ZIP archive whose files are stored as they are, and which says nothing about when it was made. Source: PKWARE
//! APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).

/// The version of the format that it takes to read it: 2.0.
const VERSION: u16 = 20;

/// 1 January 1980, where these dates begin.
const DATE: u16 = 1 << 5 | 1;

/// An archive of these files, by name in ASCII, in this order.
pub(super) fn stored(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let offset = size(archive.len());
        let entry = entry(name, bytes);
        archive.extend(b"PK\x03\x04");
        archive.extend(&entry);
        archive.extend(name.bytes());
        archive.extend(*bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&entry);
        // No comment, first disk, attributes of no system.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
    }
    let (start, length, number) = (size(archive.len()), size(directory.len()), short(files.len()));
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(number.to_le_bytes());
    archive.extend(number.to_le_bytes());
    archive.extend(length.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

/// What both headers of a file say of it: version, no flags, stored, time and date, checksum, sizes, and the lengths of its
/// name and of nothing else.
fn entry(name: &str, bytes: &[u8]) -> Vec<u8> {
    let length = size(bytes.len());
    let mut entry = Vec::with_capacity(26);
    for field in [VERSION, 0, 0, 0, DATE] {
        entry.extend(field.to_le_bytes());
    }
    for field in [checksum(bytes), length, length] {
        entry.extend(field.to_le_bytes());
    }
    for field in [short(name.len()), 0] {
        entry.extend(field.to_le_bytes());
    }
    entry
}

/// CRC-32 with the polynomial of ISO 3309, bit by bit: documents are small.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ (0xEDB8_8320 * (sum & 1))))
}

/// A length in the four bytes that the format has for it; a résumé is shorter than 4 GiB.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_the_one_that_everybody_computes() {
        // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn an_archive_of_one_small_file_is_these_bytes() {
        let expected: &[u8] = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0\x26\x39\xf4\xcb\x09\0\0\0\x09\0\0\0\x01\0\0\0a123456789\
            PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\x21\0\x26\x39\xf4\xcb\x09\0\0\0\x09\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a\
            PK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0\x28\0\0\0\0\0";
        assert_eq!(stored(&[("a", b"123456789")]), expected);
    }
}
