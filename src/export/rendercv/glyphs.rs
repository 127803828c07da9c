//! Which characters the fonts that come with RenderCV can draw.

use crate::export::wording::Changes;

/// The text without emoji, which a résumé has no use for and no font of these draws, and without marks that nobody sees
/// and that make programs read the letters beside them wrongly in the PDF. Other characters without a glyph are kept, with
/// a note, for a font on the learner's machine may have them.
pub(super) fn drawn(text: &str, changes: &mut Changes) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut without_glyph = String::new();
    let mut in_emoji = false;
    for c in text.chars() {
        if in_emoji && (c == '\u{200d}' || is_mark(c)) {
            continue;
        }
        in_emoji = is_emoji(c);
        if in_emoji {
            changes.taken_out(c);
        } else if is_mark(c) {
            changes.add(format!("U+{:04X} was taken out", u32::from(c)));
        } else {
            without_glyph.push(if has_glyph(c) { ' ' } else { c });
            kept.push(c);
        }
    }
    for word in without_glyph.split_whitespace() {
        changes.add(format!("\"{word}\" is kept, but RenderCV's own fonts cannot draw it"));
    }
    if kept.len() == text.len() { kept } else { kept.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// What says how the character before it is drawn, and the hyphen that is seen at the end of a line only.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{20e3}' | '\u{fe00}'..='\u{fe0f}')
}

/// Characters that are shown as pictures. Source: Unicode, emoji-data.txt, `Emoji_Presentation`, with the blocks of pictures
/// as a whole.
fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1faff}'
        | '\u{231a}'..='\u{231b}' | '\u{23e9}'..='\u{23f3}' | '\u{25fd}'..='\u{25fe}' | '\u{2614}'..='\u{2615}'
        | '\u{2648}'..='\u{2653}' | '\u{267f}' | '\u{2693}' | '\u{26a1}' | '\u{26aa}'..='\u{26ab}'
        | '\u{26bd}'..='\u{26be}' | '\u{26c4}'..='\u{26c5}' | '\u{26ce}' | '\u{26d4}' | '\u{26ea}'
        | '\u{26f2}'..='\u{26f3}' | '\u{26f5}' | '\u{26fa}' | '\u{26fd}' | '\u{2705}' | '\u{270a}'..='\u{270b}'
        | '\u{2728}' | '\u{274c}' | '\u{274e}' | '\u{2753}'..='\u{2755}' | '\u{2757}' | '\u{2795}'..='\u{2797}'
        | '\u{27b0}' | '\u{27bf}' | '\u{2b1b}'..='\u{2b1c}' | '\u{2b50}' | '\u{2b55}')
}

/// Whether a font that RenderCV 2.8 brings along has it, by blocks: measured in the character maps of its fonts.
fn has_glyph(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{52f}' | '\u{5b0}'..='\u{5ea}' | '\u{900}'..='\u{97f}' | '\u{1e00}'..='\u{1fff}'
        | '\u{2000}'..='\u{218b}' | '\u{2190}'..='\u{27bf}' | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fef}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ffee}')
}
