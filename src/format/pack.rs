//! Curricula as bytes: what start-up reads instead of TOML.

use crate::domain::catalog::{Shared, Source};

/// What the bytes begin with: the name of the format and the number of its version.
const MAGIC: &[u8] = b"gradus1\n";

/// Packs curricula, skills and roles. The same values give the same bytes.
///
/// # Errors
/// A sentence, when a value cannot be written.
pub fn pack(sources: &[Source], shared: &Shared) -> Result<Vec<u8>, String> {
    let body = postcard::to_allocvec(&(sources, shared));
    let body = body.map_err(|error| format!("the curricula cannot be packed: {error}"))?;
    Ok([MAGIC, &body].concat())
}

/// Unpacks what [`pack`] wrote; its texts stay where they are.
///
/// # Errors
/// A sentence, when the bytes are something else, damaged, or of another version.
pub fn unpack(bytes: &'static [u8]) -> Result<(Vec<Source>, Shared), String> {
    let fault = |what: &str| format!("the packed curricula {what}; pack them again with \"gradus curriculum pack\"");
    let body = bytes.strip_prefix(MAGIC).ok_or_else(|| fault("are of another version, or no such file"))?;
    match postcard::take_from_bytes(body) {
        Ok((catalog, [])) => Ok(catalog),
        Ok(_) => Err(fault("go on after their end")),
        Err(error) => Err(fault(&format!("cannot be read ({error})"))),
    }
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
        let cut = fault(&bytes[..bytes.len() - 1]);
        assert_eq!(
            cut,
            format!("the packed curricula cannot be read (Hit the end of buffer, expected more data){again}")
        );
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
            let _ = unpack(bytes.leak());
        }
    }
}
