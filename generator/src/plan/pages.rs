//! What the pages of the crate say beside its code: ready values, for templates to print.

/// A version of the platform's API.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub ident: String,
    pub endpoints: Vec<Listed>,
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub path: String,
    /// The function, or the type of a callback, as a user writes it.
    pub item: String,
    pub is_callback: bool,
    pub summary: String,
}

/// A wallet.
#[derive(Clone, Debug, PartialEq)]
pub struct WalletPage {
    /// The module and the cargo feature.
    pub ident: String,
    pub name: String,
    /// The versions of the platform without which it is not whole.
    pub needs: Vec<String>,
    pub summary: String,
    pub habits: Vec<Habit>,
    /// The platform's endpoints that it has as they are, by path.
    pub offers: Vec<String>,
    pub own: Vec<Listed>,
}

/// What one wallet does in its own way: `signature`, `plain base64`.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    pub what: String,
    pub how: String,
}

/// Where a wallet's own endpoint differs from the platform's of the same path.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub wallet: String,
    pub path: String,
    /// In words, a clause each; none where the platform has no such endpoint.
    pub points: Vec<String>,
    pub is_known_to_the_platform: bool,
}

/// Types of one name that are not one type.
#[derive(Clone, Debug, PartialEq)]
pub struct Parted {
    pub name: String,
    /// The specs that part.
    pub one: String,
    pub other: String,
    /// The Rust files that they become.
    pub files: [String; 2],
    /// In words, one clause.
    pub why: String,
}
