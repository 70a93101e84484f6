//! What an object requires and offers is there: `required`, `anyOf`, other spellings, `x-format`.

use super::members::Members;
use super::spot::{Role, Spot};
use super::{Checker, KEEP_ONE};
use crate::diagnostic::{Code, Diagnostic, closest, quoted};
use crate::document::Node;

/// The objects for which the runtime has a type, with the properties of that type.
const KNOWN_OBJECTS: [(&str, &[&str]); 2] = [
    ("amount", &["currency", "value"]),
    ("result", &["resultStatus", "resultCode", "resultMessage"]),
];

impl<'a> Checker<'a> {
    pub(super) fn object(&mut self, spot: Spot<'a>) {
        self.map(spot);
        self.empty_all_of(spot);
        // A part is looked at with the whole that it belongs to, and so is an alternative.
        if matches!(spot.role, Role::Branch | Role::Alternative) {
            return;
        }
        let members = Members::of(spot, self.documents);
        let inline: Vec<Spot<'a>> = inline_parts(spot);
        for &part in &inline {
            self.required(part, &members);
            self.at_least_one_of(part, &members);
        }
        self.other_spellings(&members);
        self.known_object(spot, &members);
    }

    /// A message has names that are known, whatever others it may have.
    fn map(&mut self, spot: Spot<'a>) {
        let is_map = spot.get("additionalProperties").is_some_and(|it| !it.is_refused());
        let has_names = ["properties", "allOf"].into_iter().any(|it| spot.has(it));
        if spot.role == Role::Message && is_map && !has_names {
            let place = spot.key_place("additionalProperties");
            let fault = Diagnostic::new(Code::NotAMessage, place, "a message that is a map");
            self.push(fault.help("name the properties, or give the map a property of its own"));
        }
    }

    fn empty_all_of(&mut self, spot: Spot<'a>) {
        if let Some(empty) = spot.get("allOf").filter(|it| it.items().is_empty())
            && !empty.is_refused()
        {
            let fault =
                Diagnostic::new(Code::AllOf, spot.key_place("allOf"), "`allOf` without any part");
            self.push(fault.help("write `type` instead"));
        }
    }

    fn required(&mut self, part: Spot<'a>, members: &Members<'a>) {
        let names = part.get("required").map(Node::items).unwrap_or_default();
        for node in names {
            self.is_property(part, node, members, "is required");
        }
        let named = names.iter().filter_map(|it| Some((it.text()?, part.document.place_of(it))));
        self.twice(named, |name| format!("{} is required twice", quoted(name)), KEEP_ONE);
    }

    /// Reports a name that is listed for something and is no property.
    pub(super) fn is_property(
        &mut self,
        part: Spot<'a>,
        name: &Node,
        members: &Members<'a>,
        why: &str,
    ) {
        let Some(text) = name.text().filter(|it| members.lacks(it)) else { return };
        let place = part.document.place_of(name);
        let fault = Diagnostic::new(
            Code::NoSuchProperty,
            place,
            format!("{} {why}, but is no property", quoted(text)),
        );
        self.push(match closest(text, members.names()) {
            Some(meant) => fault.replace_with(meant, format!("did you mean `{meant}`?")),
            None => fault.help("describe it under `properties`, or take it from the list"),
        });
    }

    fn at_least_one_of(&mut self, part: Spot<'a>, members: &Members<'a>) {
        let Some(written) = part.get("anyOf").filter(|it| !it.is_refused()) else { return };
        if written.items().is_empty()
            || written.items().len() < 2 && part.at_least_one_of().next().is_some()
        {
            let fault = Diagnostic::new(
                Code::AtLeastOneOf,
                part.key_place("anyOf"),
                "`anyOf` with less than two alternatives",
            );
            self.push(fault.help("list the property under `required` instead"));
        }
        for names in part.at_least_one_of() {
            for name in names.items() {
                self.is_property(part, name, members, "is one of `anyOf`");
            }
            if names.items().len() != 1 && !names.is_refused() {
                let fault = Diagnostic::new(
                    Code::AtLeastOneOf,
                    part.document.place_of(names),
                    "an alternative of `anyOf` that is not one property",
                );
                self.push(fault.help("name one property in each: `{required: [one]}`"));
            }
        }
    }

    /// Another spelling must not be that of a neighbor: a reader could not tell the two apart.
    fn other_spellings(&mut self, members: &Members<'a>) {
        let own = members.distinct().filter_map(|it| {
            let entry = it.entry?;
            Some((entry.key.as_str(), it.document.key_place_of(entry)))
        });
        let other = members.distinct().flat_map(|it| {
            let names = it.get("x-also-named").map(Node::items).unwrap_or_default();
            names.iter().filter_map(|name| Some((name.text()?, it.document.place_of(name))))
        });
        let message = |name: &str| format!("{} is the name of two properties", quoted(name));
        self.twice(own.chain(other), message, KEEP_ONE);
    }

    fn known_object(&mut self, spot: Spot<'a>, members: &Members<'a>) {
        let Some(node) = spot.get("x-format") else { return };
        let known = KNOWN_OBJECTS.iter().find(|(name, _)| node.text() == Some(name));
        let Some((name, properties)) = known else { return };
        let is_as_known = members.names().all(|it| properties.contains(&it))
            && properties.iter().all(|it| !members.lacks(it));
        if !is_as_known {
            let message = format!("this object does not have the properties of `{name}`");
            let help =
                format!("describe {} and no other, or leave `x-format` out", all(properties));
            self.push(
                Diagnostic::new(Code::NotTheKnownObject, spot.document.place_of(node), message)
                    .help(help),
            );
        }
    }
}

fn all(names: &[&str]) -> String {
    names.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(", ")
}

/// The schema and the parts of its `allOf` that are written out there.
fn inline_parts<'a>(spot: Spot<'a>) -> Vec<Spot<'a>> {
    let mut parts = vec![spot];
    let mut next = 0;
    while let Some(&part) = parts.get(next) {
        parts.extend(part.branches().filter(|it| it.reference().is_none()));
        next += 1;
    }
    parts
}
