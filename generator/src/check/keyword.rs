//! A schema has a type, and says nothing that its type or its place gives no meaning to.

use super::Checker;
use super::spot::{Role, Spot};
use crate::diagnostic::{Diagnostic, closest, either, quoted};
use crate::document::{Node, Value};

/// The types that a keyword says something about.
const MEANINGFUL: &[(&str, &[&str])] = &[
    ("properties", &["object"]),
    ("required", &["object"]),
    ("additionalProperties", &["object"]),
    ("allOf", &["object"]),
    ("anyOf", &["object"]),
    ("x-format", &["object"]),
    ("items", &["array"]),
    ("minItems", &["array"]),
    ("maxItems", &["array"]),
    ("minLength", &["string"]),
    ("maxLength", &["string"]),
    ("enum", &["string"]),
    ("x-enum-descriptions", &["string"]),
    ("x-json", &["string"]),
    ("format", &["string", "integer"]),
    ("minimum", &["integer", "number"]),
    ("maximum", &["integer", "number"]),
];

/// The roles in which a keyword is read, and where it belongs.
const READ_ON: &[(&str, &[Role], &str)] = &[
    ("nullable", &[Role::Property], "write it on the property that may be null"),
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

const BOUNDS: [(&str, &str); 3] =
    [("minLength", "maxLength"), ("minimum", "maximum"), ("minItems", "maxItems")];

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
            let fault = Diagnostic::new(spot.place(), "a list without `items`");
            self.push(fault.help("say what each item is: `items: {type: string}`"));
        }
    }

    fn meaning(&mut self, spot: Spot<'_>) {
        // What stands beside the one part of an `allOf` is a matter of merging.
        if spot.is_wrapper() {
            return;
        }
        let ty = match spot.get("type") {
            Some(ty) => ty.text(),
            None if spot.has("allOf") => Some("object"),
            None if is_any_json(spot) => None,
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
                let fault = Diagnostic::new(place, message);
                let types = either(types.iter().copied());
                self.push(fault.help(format!("leave it out, unless the type is {types}")));
            }
        }
    }

    fn untyped(&mut self, spot: Spot<'_>) {
        let meant = MEANINGFUL.iter().find(|(keyword, _)| spot.has(keyword));
        let fault = Diagnostic::new(spot.place(), "a schema without a type");
        let ty = meant.map_or("string", |(_, types)| types[0]);
        let help = format!("write `type: {ty}`, or whichever it is");
        self.push(match (meant, spot.role) {
            (None, Role::Property) => fault
                .help(format!("{help}; for JSON of any shape, write no more than `description`")),
            _ => fault.help(help),
        });
    }

    fn role(&mut self, spot: Spot<'_>) {
        for (keyword, roles, help) in READ_ON {
            if spot.has(keyword) && !roles.contains(&spot.role) {
                let message = format!("`{keyword}` says nothing here");
                self.push(Diagnostic::new(spot.key_place(keyword), message).help(*help));
            }
        }
    }

    fn bounds(&mut self, spot: Spot<'_>, least: &str, most: &str) {
        let bound = |keyword: &str| {
            let node = spot.get(keyword)?;
            let Value::Number(number) = &node.value else { return None };
            Some((node, number.parse::<i64>()))
        };
        let (least_bound, most_bound) = (bound(least), bound(most));
        for (keyword, bound) in [(least, &least_bound), (most, &most_bound)] {
            if let Some((node, Err(_))) = bound {
                let message = format!("`{keyword}` must be a whole number of 64 bits");
                let fault = Diagnostic::new(spot.document.place_of(node), message);
                self.push(fault.help("leave a finer bound to `description`"));
            }
        }
        if let (Some((low, Ok(min))), Some((high, Ok(max)))) = (least_bound, most_bound)
            && min > max
        {
            let message = format!("`{most}` is less than `{least}`: no value can be both");
            let fault = Diagnostic::new(spot.document.place_of(high), message);
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
            Some("integer") if !["int32", "int64"].contains(&format) => {
                let message = format!("an integer has no format {}", quoted(format));
                self.push(
                    Diagnostic::new(place, message)
                        .help("write `int32` or `int64`, or leave it out"),
                );
            }
            Some("string") if !FORMATS.contains(&format) && !OTHER_FORMATS.contains(&format) => {
                if let Some(meant) = closest(format, FORMATS) {
                    let message = format!("unknown format {}", quoted(format));
                    let help = format!("did you mean `{meant}`?");
                    self.push(Diagnostic::new(place, message).replace_with(meant, help));
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

/// Whether a keyword says of which type a value is, or something about one type only.
pub(super) fn is_about_type(keyword: &str) -> bool {
    let is_merging = matches!(keyword, "allOf" | "additionalProperties");
    keyword == "type" || !is_merging && MEANINGFUL.iter().any(|(it, _)| *it == keyword)
}

fn with_article(ty: &str) -> String {
    let article = if ty.starts_with(['a', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {ty}")
}
