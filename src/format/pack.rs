//! Curricula as bytes: what start-up reads instead of TOML.

use serde::Deserialize;

use crate::domain::catalog::{Lazy, Shared, Source};

/// What the bytes begin with: the name of the format and the number of its version.
const MAGIC: &[u8] = b"gradus2\n";

/// Packs curricula, skills and roles. The same values give the same bytes: what start-up needs, then the long texts of
/// milestones and briefs, which stay closed until somebody looks.
///
/// # Errors
/// A sentence, when a value cannot be written.
pub fn pack(sources: &[Source], shared: &Shared) -> Result<Vec<u8>, String> {
    let fault = |error: postcard::Error| format!("the curricula cannot be packed: {error}");
    let mut texts: Vec<Vec<u8>> = Vec::new();
    for source in sources {
        for milestone in &source.milestones {
            texts.push(postcard::to_allocvec(&*milestone.texts).map_err(fault)?);
        }
        for brief in &source.briefs {
            texts.push(postcard::to_allocvec(&*brief.texts).map_err(fault)?);
        }
    }
    let lengths: Vec<usize> = texts.iter().map(Vec::len).collect();
    let head = postcard::to_allocvec(&(sources, shared, lengths)).map_err(fault)?;
    Ok([MAGIC, &head, &texts.concat()].concat())
}

/// Unpacks what [`pack`] wrote; its texts stay where they are.
///
/// # Errors
/// A sentence, when the bytes are something else, damaged, or of another version.
pub fn unpack(bytes: &'static [u8]) -> Result<(Vec<Source>, Shared), String> {
    let fault = |what: &str| format!("the packed curricula {what}; pack them again with \"gradus curriculum pack\"");
    let body = bytes.strip_prefix(MAGIC).ok_or_else(|| fault("are of another version, or no such file"))?;
    let read = postcard::take_from_bytes::<(Vec<Source>, Shared, Vec<usize>)>(body);
    let ((mut sources, shared, lengths), mut rest) =
        read.map_err(|error| fault(&format!("cannot be read ({error})")))?;
    let mut lengths = lengths.into_iter();
    let mut next = || {
        let (texts, after) = rest.split_at_checked(lengths.next()?)?;
        rest = after;
        Some(texts)
    };
    for source in &mut sources {
        for milestone in &mut source.milestones {
            milestone.texts = Lazy::from_bytes(next().ok_or_else(|| fault("end too early"))?, open);
        }
        for brief in &mut source.briefs {
            brief.texts = Lazy::from_bytes(next().ok_or_else(|| fault("end too early"))?, open);
        }
    }
    if rest.is_empty() { Ok((sources, shared)) } else { Err(fault("go on after their end")) }
}

/// Long texts from their bytes. What is shipped is read whole by a test, so that nothing is missing there.
fn open<T: Default + Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::format::curriculum::{example, read_curriculum, read_shared};

    fn packed() -> (Vec<Source>, Shared, Vec<u8>) {
        let (source, _) = read_curriculum("pytorch", &example::files());
        let (shared, _) = read_shared(&example::shared());
        let (sources, shared) = (vec![source.unwrap().value], shared.value);
        let bytes = pack(&sources, &shared).unwrap();
        (sources, shared, bytes)
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        let (sources, shared, bytes) = packed();
        assert_eq!(sources[0].milestones.len(), 4);
        assert_eq!(unpack(bytes.leak()), Ok((sources, shared)));
    }

    #[test]
    fn other_bytes_are_refused_with_a_sentence() {
        let (_, _, mut bytes) = packed();
        let again = "; pack them again with \"gradus curriculum pack\"";
        let fault = |bytes: &[u8]| unpack(bytes.to_vec().leak()).unwrap_err();
        assert_eq!(fault(b""), format!("the packed curricula are of another version, or no such file{again}"));
        assert_eq!(fault(b"gradus9\n"), fault(b"level = \"beginner\""));
        let cut = |at: usize| fault(&bytes[..at]);
        assert_eq!(cut(bytes.len() - 1), format!("the packed curricula end too early{again}"));
        let unfinished =
            format!("the packed curricula cannot be read (Hit the end of buffer, expected more data){again}");
        assert_eq!(cut(100), unfinished);
        bytes.push(0);
        assert_eq!(fault(&bytes), format!("the packed curricula go on after their end{again}"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
            let (_, _, mut bytes) = packed();
            for (at, byte) in flips {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Ok((sources, _)) = unpack(bytes.leak()) {
                let _ = format!("{sources:?}");
            }
        }
    }
}
