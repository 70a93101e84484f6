//! Whether what a pointer leads to is a schema, by the words on its way.

use crate::document::{Node, Pointer};

/// What stands somewhere in a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Document,
    Components,
    /// Something of the document's that is no schema: an operation, a parameter, an enum's value.
    Other,
    Schema,
    /// Schemas by name, or in a list.
    Schemas,
    /// What no keyword of the specification says: a file of schemas, or what an extension holds.
    Unknown,
}

/// Words that only the root of an OpenAPI document has.
const OF_DOCUMENTS: [&str; 3] = ["openapi", "swagger", "components"];

/// Whether a schema may stand where the pointer leads.
pub(super) fn is_schema(pointer: &Pointer, root: &Node) -> bool {
    let is_document = OF_DOCUMENTS.iter().any(|it| root.get(it).is_some());
    let root = if is_document { Part::Document } else { Part::Unknown };
    matches!(pointer.tokens().fold(root, Part::then), Part::Schema | Part::Unknown)
}

impl Part {
    /// What stands in this part under the word.
    fn then(self, word: &str) -> Self {
        match (self, word) {
            (Self::Schemas, _) => Self::Schema,
            (Self::Unknown, _) => Self::Unknown,
            (_, word) if word.starts_with("x-") => Self::Unknown,
            (Self::Document, "components") => Self::Components,
            (Self::Components, "schemas") => Self::Schemas,
            (Self::Other, "schema") => Self::Schema,
            (Self::Document | Self::Components | Self::Other, _) => Self::Other,
            (Self::Schema, "properties" | "patternProperties" | "dependentSchemas") => {
                Self::Schemas
            }
            (Self::Schema, "$defs" | "definitions") => Self::Schemas,
            (Self::Schema, "allOf" | "oneOf" | "anyOf" | "prefixItems") => Self::Schemas,
            (Self::Schema, "required" | "enum" | "discriminator" | "externalDocs") => Self::Other,
            (Self::Schema, _) => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends_at_a_schema(way: &str) -> bool {
        let words = way.split(' ').filter(|it| !it.is_empty());
        words.fold(Part::Document, Part::then) == Part::Schema
    }

    #[test]
    fn schemas_stand_in_known_places_of_a_document() {
        for way in [
            "components schemas A",
            "components schemas A properties properties",
            "components schemas A allOf 0 $defs B",
            "components parameters A schema",
            "paths /a post requestBody content application/json schema properties b",
        ] {
            assert!(ends_at_a_schema(way), "{way}");
        }
        for way in ["", "components", "components schemas", "components schemas A properties"] {
            assert!(!ends_at_a_schema(way), "{way}");
        }
        assert!(!ends_at_a_schema("components schemas A enum 0"));
        assert!(!ends_at_a_schema("components responses A"));
    }
}
