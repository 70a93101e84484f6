//! Names that are too long are cut, and end in a number that only the whole name gives.

/// No identifier has more letters than this: names of files end at 255, and people read sooner.
const MOST: usize = 100;

/// What is left of a longer one, at most.
const KEPT: usize = 80;

/// Cuts an identifier in `snake_case` that is too long.
pub(super) fn snake(ident: String, wire: &str) -> String {
    if ident.len() <= MOST {
        return ident;
    }
    let kept = &ident[..KEPT];
    let kept = &kept[..kept.rfind('_').unwrap_or(KEPT)];
    format!("{kept}_x{:08x}", digest(wire))
}

/// Cuts an identifier in `UpperCamelCase` that is too long.
pub(super) fn camel(ident: String, wire: &str) -> String {
    if ident.len() <= MOST {
        return ident;
    }
    let kept = &ident[..KEPT];
    let word = kept.rfind(|it: char| it.is_ascii_uppercase()).filter(|it| *it > 0);
    format!("{}X{:08x}", &kept[..word.unwrap_or(KEPT)], digest(wire))
}

/// A number of a whole text (FNV-1a, 32 bits), the same on every machine.
pub(crate) fn digest(text: &str) -> u32 {
    let step = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step)
}
