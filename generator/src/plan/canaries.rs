//! What is sensitive, filled with values that nobody may ever be shown.

/// The test that nothing of a module shows what is sensitive.
#[derive(Clone, Debug, PartialEq)]
pub struct Canaries {
    pub ident: String,
    /// The cargo feature without which it is not there.
    pub feature: String,
    pub planted: Vec<Planted>,
}

/// Something that holds what is sensitive.
#[derive(Clone, Debug, PartialEq)]
pub struct Planted {
    pub kind: PlantedKind,
    /// The type, as a user writes it.
    pub ty: String,
    /// The JSON to read: of a call the request and the answer.
    pub json: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlantedKind {
    Operation,
    Callback,
    Value,
}
