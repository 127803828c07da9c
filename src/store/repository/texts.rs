//! What the files say: those that can matter, the most telling first, within bounds.

use std::io;

use super::decode::decode;
use super::walk::{Seen, open};
use super::{Bounds, Folder};
use crate::domain::audit::snapshot::{File, Text};

/// The most bytes of a text.
const LARGEST: u64 = 2 << 20;

/// The most bytes of a notebook: its pictures stand in it.
const LARGEST_NOTEBOOK: u64 = 20 << 20;

/// Endings of files that hold data, pictures, weights or archives: large, many, and never what a rule looks for.
const DATA: &[&str] = &[
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "bmp",
    "tif",
    "tiff",
    "ico",
    "svg",
    "pdf",
    "mp3",
    "mp4",
    "wav",
    "flac",
    "ogg",
    "avi",
    "mov",
    "webm",
    "npy",
    "npz",
    "pt",
    "pth",
    "ckpt",
    "bin",
    "safetensors",
    "onnx",
    "tflite",
    "pb",
    "h5",
    "hdf5",
    "keras",
    "pkl",
    "pickle",
    "joblib",
    "parquet",
    "feather",
    "arrow",
    "csv",
    "tsv",
    "jsonl",
    "ndjson",
    "tfrecord",
    "tfrecords",
    "zip",
    "gz",
    "tgz",
    "bz2",
    "xz",
    "zst",
    "tar",
    "7z",
    "rar",
    "whl",
    "jar",
    "so",
    "dll",
    "dylib",
    "exe",
    "o",
    "a",
    "pyc",
    "db",
    "sqlite",
    "ttf",
    "otf",
    "woff",
    "woff2",
    "xlsx",
    "xls",
    "docx",
    "pptx",
    "gguf",
    "mat",
    "nii",
    "dcm",
    "vtt",
    "srt",
    "map",
];

/// Reads the files.
pub(super) fn read(root: &Folder, seen: Vec<Seen>, bounds: Bounds, left_out: &mut Vec<String>) -> Vec<File> {
    let mut order: Vec<usize> = (0..seen.len()).filter(|nth| is_wanted(&seen[*nth])).collect();
    order.sort_by_key(|nth| (rank(&seen[*nth]), *nth));
    let mut texts: Vec<Option<Text>> = vec![None; seen.len()];
    let (wanted, mut bytes, mut shut, mut large) = (order.len(), 0, Vec::new(), Vec::new());
    for (done, nth) in order.into_iter().enumerate() {
        let file = &seen[nth];
        let cut = |why: &str| format!("{why}: {done} of {wanted} files were read.");
        if file.size > most(file) {
            large.push(&file.path);
            continue;
        }
        if done == bounds.files {
            left_out.push(cut("No more files are read"));
            break;
        }
        if bytes + file.size > bounds.bytes {
            left_out.push(cut("No more bytes are read"));
            break;
        }
        if bounds.until.has_passed() {
            left_out.push(cut("No more was read within the time"));
            break;
        }
        match take(root, file) {
            Ok(read) => {
                bytes += read.len() as u64;
                texts[nth] = decode(&read).map(Text);
            }
            Err(_) => shut.push(&file.path),
        }
    }
    for (files, what) in [(shut, "cannot be opened"), (large, "too large to be read")] {
        if let Some(first) = files.first() {
            left_out.push(match (files.len(), what) {
                (1, "too large to be read") => format!("{first} is {what}."),
                (1, _) => format!("{first} {what}."),
                (more, "too large to be read") => format!("{more} files are {what}, {first} among them."),
                (more, _) => format!("{more} files {what}, {first} among them."),
            });
        }
    }
    seen.into_iter().zip(texts).map(|(seen, text)| File { path: seen.path, size: seen.size, text }).collect()
}

fn take(root: &Folder, file: &Seen) -> io::Result<Vec<u8>> {
    let (name, folders) = file.parts.split_last().ok_or(io::ErrorKind::InvalidInput)?;
    if folders.is_empty() { root.read(name, most(file)) } else { open(root, folders)?.read(name, most(file)) }
}

fn ending(file: &Seen) -> String {
    file.path
        .rsplit(['/'])
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map_or_else(String::new, |(_, end)| end.to_lowercase())
}

/// Whether a file can matter. Of files that are no code the largest are data, whatever their names end in.
fn is_wanted(file: &Seen) -> bool {
    is_code(file) || file.size <= most(file) && !DATA.contains(&ending(file).as_str())
}

fn is_code(file: &Seen) -> bool {
    matches!(ending(file).as_str(), "py" | "ipynb")
}

fn most(file: &Seen) -> u64 {
    if ending(file) == "ipynb" { LARGEST_NOTEBOOK } else { LARGEST }
}

/// What is read first: what stands outermost, then code, then the rest.
fn rank(file: &Seen) -> u8 {
    match (file.parts.len(), is_code(file)) {
        (1, _) => 0,
        (_, true) => 1,
        (2, _) => 2,
        _ => 3,
    }
}
