//! Identifiers that are no longer free.

/// The strict and reserved keywords of Rust 2024, in the spelling of fields and functions.
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What the prelude holds, and what generated files import: a type of that name would hide it.
#[rustfmt::skip]
pub(super) const TYPES: &[&str] = &[
    "Amount", "AsMut", "AsRef", "Box", "BTreeMap", "Callback", "Client", "Clone", "CommonCode", "Copy",
    "Currency", "Date", "Debug", "Default", "Deserialize", "Display", "DoubleEndedIterator",
    "Drop", "Empty", "Endpoint", "Eq", "Err", "Error", "ExactSizeIterator", "Extend", "Finer", "Fn",
    "FnMut", "FnOnce", "From", "FromIterator", "Hash", "Into", "IntoIterator", "Iterator",
    "Json", "JsonText", "Known", "Limit", "Looks", "Map", "Message", "MinorUnits", "None", "Ok", "Operation", "Option", "Ord", "Outcome",
    "PartialEq", "PartialOrd", "Properties", "Property", "Result", "ResultCode", "ResultInfo",
    "ResultStatus", "Self", "Send", "Serialize", "SettledBy", "Sized", "Slot", "Some", "String", "Switch", "Sync",
    "Timestamp", "ToOwned", "ToString", "TryFrom", "TryInto", "Union", "Unpin", "Value", "Vec", "Verdict", "View", "Wallet",
];

/// The modules that the crate's root takes over from the runtime.
pub(crate) const ROOMS: [&str; 13] = [
    "callback",
    "client",
    "codec",
    "currency",
    "keys",
    "retry",
    "settle",
    "signature",
    "signing",
    "time",
    "timer",
    "transport",
    "verification",
];
