//! The page for who ports a program from one version to the next.

use super::Listed;

/// The way from one version to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Migration {
    /// The file in the crate.
    pub file: String,
    /// The modules of the two versions.
    pub from: String,
    pub to: String,
    /// What is to be known before all else; empty where nothing is.
    pub summary: String,
    /// What is true of many endpoints, with the paths of the earlier version.
    pub common: Vec<(String, Vec<String>)>,
    /// The endpoints that both have, by the earlier one's path.
    pub endpoints: Vec<Counterpart>,
    /// The endpoints of the earlier version without a counterpart, each with what is told of it.
    pub removed: Vec<(Listed, String)>,
    /// The endpoints that no earlier one has become.
    pub new: Vec<Listed>,
    /// The types that differ, each with the name that it has as a heading.
    pub types: Vec<TypePair>,
}

/// An endpoint and what it has become.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterpart {
    pub was: Listed,
    pub now: Listed,
    /// In words, a sentence each.
    pub points: Vec<String>,
    pub request: Fields,
    pub response: Fields,
}

/// A type and what it has become.
#[derive(Clone, Debug, PartialEq)]
pub struct TypePair {
    /// What it is called, in both versions if it differs.
    pub heading: String,
    /// In words, a sentence each.
    pub points: Vec<String>,
    pub fields: Fields,
}

/// The fields of two messages or types side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// The names of the two types.
    pub was: String,
    pub now: String,
    pub rows: Vec<FieldRow>,
}

/// A field beside what it has become.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    /// Name and type; empty where it is new.
    pub was: String,
    /// Name and type; empty where it was removed.
    pub now: String,
    /// What differs, a clause each.
    pub points: Vec<String>,
    /// What else is told, as a sentence; empty where nothing is.
    pub note: String,
}

impl Counterpart {
    /// Whether nothing but the path differs.
    pub fn is_same(&self) -> bool {
        self.points.is_empty() && self.request.is_same() && self.response.is_same()
    }
}

impl Fields {
    /// Whether every field is what it was.
    pub fn is_same(&self) -> bool {
        self.rows.iter().all(FieldRow::is_same)
    }
}

impl FieldRow {
    /// Whether it is what it was.
    pub fn is_same(&self) -> bool {
        self.points.is_empty() && self.note.is_empty()
    }
}
