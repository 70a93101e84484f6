//! A schema has a type, and says nothing that its type or its place gives no meaning to.

use super::Checker;
use super::spot::{Role, Spot};
use crate::diagnostic::{Code, Diagnostic, closest, either, quoted};
use crate::document::{Node, Value};
use crate::schema::number;

/// The types that a keyword says something about.
const MEANINGFUL: &[(&str, &[&str])] = &[
    ("properties", &["object"]),
    ("required", &["object"]),
    ("additionalProperties", &["object"]),
    ("minProperties", &["object"]),
    ("maxProperties", &["object"]),
    ("x-format", &["object"]),
    ("items", &["array"]),
    ("minItems", &["array"]),
    ("maxItems", &["array"]),
    ("uniqueItems", &["array"]),
    ("minLength", &["string"]),
    ("maxLength", &["string"]),
    ("pattern", &["string"]),
    ("enum", &["string", "integer", "number", "boolean"]),
    ("x-enum-descriptions", &["string", "integer", "number", "boolean"]),
    ("x-json", &["string"]),
    ("format", &["string", "integer", "number"]),
    ("minimum", &["integer", "number"]),
    ("maximum", &["integer", "number"]),
    ("exclusiveMinimum", &["integer", "number"]),
    ("exclusiveMaximum", &["integer", "number"]),
    ("multipleOf", &["integer", "number"]),
];

/// Keywords that leave the type to others.
const COMPOSED: [&str; 3] = ["allOf", "oneOf", "anyOf"];

/// The roles in which a keyword is read, and where it belongs.
const READ_ON: &[(&str, &[Role], &str)] = &[
    (
        "nullable",
        &[Role::Property, Role::Item, Role::Shared, Role::Component],
        "write it on the property that may be null",
    ),
    ("readOnly", &[Role::Property], "write it on the property that only answers have"),
    ("writeOnly", &[Role::Property], "write it on the property that only requests have"),
    ("x-json", &[Role::Property], "write it on the property that holds the text"),
    ("x-also-named", &[Role::Property], "write it on the property that has the other spelling"),
    (
        "deprecated",
        &[Role::Property, Role::Shared, Role::Component],
        "write it on the operation, on a property or on a type of its own",
    ),
    (
        "x-sensitive",
        &[Role::Property, Role::Item, Role::Shared, Role::Component],
        "write it on the property that is to be hidden",
    ),
];

const BOUNDS: [(&str, &str); 4] = [
    ("minLength", "maxLength"),
    ("minimum", "maximum"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
];

/// The formats of whole numbers.
const INTEGERS: [&str; 4] = ["int32", "int64", "uint32", "uint64"];

/// The formats of text that have a type of their own.
pub(super) const FORMATS: [&str; 4] = ["date-time", "date", "iso-4217", "minor-units"];

/// Formats that are plain text to us, and no slips of the above.
const OTHER_FORMATS: [&str; 3] = ["time", "uri", "uuid"];

/// What may be said of a property that holds JSON of any shape: nothing that a type gives meaning to.
const BESIDE_ANY_JSON: [&str; 6] =
    ["description", "title", "example", "deprecated", "x-sensitive", "x-also-named"];

impl Checker<'_> {
    pub(super) fn keywords(&mut self, spot: Spot<'_>) {
        if spot.node.is_refused() {
            return;
        }
        self.meaning(spot);
        self.role(spot);
        for (least, most) in BOUNDS {
            self.bounds(spot, least, most);
        }
        self.format(spot);
        if spot.get("type").and_then(Node::text) == Some("array") && !spot.has("items") {
            let fault = Diagnostic::new(Code::NoItems, spot.place(), "a list without `items`");
            self.push(fault.help("say what each item is: `items: {type: string}`"));
        }
    }

    fn meaning(&mut self, spot: Spot<'_>) {
        let ty = match spot.get("type") {
            Some(ty) => ty.text(),
            // What stands beside the alternatives may tell the type of all.
            None if spot.role == Role::Alternative => None,
            None if COMPOSED.into_iter().any(|it| spot.has(it)) || is_any_json(spot) => None,
            None => {
                self.untyped(spot);
                None
            }
        };
        let Some(ty) = ty else { return };
        for entry in spot.node.entries().iter().filter(|it| !it.node.is_refused()) {
            let types = MEANINGFUL.iter().find(|(keyword, _)| *keyword == entry.key);
            if let Some((keyword, types)) = types.filter(|(_, types)| !types.contains(&ty)) {
                let place = spot.document.key_place_of(entry);
                let message = format!("`{keyword}` says nothing about {}", with_article(ty));
                let fault = Diagnostic::new(Code::Meaningless, place, message);
                let types = either(types.iter().copied());
                self.push(fault.help(format!("leave it out, unless the type is {types}")));
            }
        }
    }

    fn untyped(&mut self, spot: Spot<'_>) {
        let meant = MEANINGFUL.iter().find(|(keyword, _)| spot.has(keyword));
        let fault = Diagnostic::new(Code::NoType, spot.place(), "a schema without a type");
        let ty = meant.map_or("string", |(_, types)| types[0]);
        let help = format!("write `type: {ty}`, or whichever it is");
        self.push(match (meant, spot.role) {
            (None, Role::Property) => fault
                .help(format!("{help}; for JSON of any shape, write no more than `description`")),
            _ => fault.help(help),
        });
    }

    fn role(&mut self, spot: Spot<'_>) {
        // A type of its own may have heirs elsewhere.
        let may_have_heirs = matches!(spot.role, Role::Shared | Role::Component);
        if spot.has("discriminator") && !may_have_heirs && spot.alternatives().next().is_none() {
            let message = "`discriminator` without alternatives";
            let place = spot.key_place("discriminator");
            let fault = Diagnostic::new(Code::MisplacedKeyword, place, message);
            self.push(fault.help("write it beside the `oneOf` that lists them"));
        }
        for (keyword, roles, help) in READ_ON {
            if spot.has(keyword) && !roles.contains(&spot.role) {
                let message = format!("`{keyword}` says nothing here");
                self.push(
                    Diagnostic::new(Code::MisplacedKeyword, spot.key_place(keyword), message)
                        .help(*help),
                );
            }
        }
    }

    fn bounds(&mut self, spot: Spot<'_>, least: &str, most: &str) {
        let bound = |keyword: &str| {
            let node = spot.get(keyword)?;
            let Value::Number(number) = &node.value else { return None };
            Some((node, number.as_str()))
        };
        if let (Some((low, min)), Some((high, max))) = (bound(least), bound(most))
            && number::is_less(max, min)
        {
            let message = format!("`{most}` is less than `{least}`: no value can be both");
            let fault =
                Diagnostic::new(Code::BoundsContradict, spot.document.place_of(high), message);
            self.push(
                fault
                    .label(format!("at most {max}"))
                    .related(spot.document.place_of(low), format!("at least {min}"))
                    .help("swap the two, or leave one out"),
            );
        }
    }

    fn format(&mut self, spot: Spot<'_>) {
        let Some(node) = spot.get("format") else { return };
        let Some(format) = node.text() else { return };
        let place = spot.document.place_of(node);
        match spot.get("type").and_then(Node::text) {
            Some("integer") if !INTEGERS.contains(&format) => {
                let message = format!("an integer has no format {}", quoted(format));
                self.push(
                    Diagnostic::new(Code::UnknownFormat, place, message)
                        .help(format!("write {}, or leave it out", either(INTEGERS))),
                );
            }
            Some("string") if !FORMATS.contains(&format) && !OTHER_FORMATS.contains(&format) => {
                if let Some(meant) = closest(format, FORMATS) {
                    let message = format!("unknown format {}", quoted(format));
                    let help = format!("did you mean `{meant}`?");
                    self.push(
                        Diagnostic::new(Code::UnknownFormat, place, message)
                            .replace_with(meant, help),
                    );
                }
            }
            _ => {}
        }
    }
}

/// Whether nothing is said of what a property holds, so that it holds JSON of any shape.
fn is_any_json(spot: Spot<'_>) -> bool {
    spot.role == Role::Property
        && spot.has("description")
        && spot.node.entries().iter().all(|it| BESIDE_ANY_JSON.contains(&it.key.as_str()))
}

fn with_article(ty: &str) -> String {
    let article = if ty.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {ty}")
}
