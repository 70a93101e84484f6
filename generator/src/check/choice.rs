//! An enum is a list of values of its type, each once; each text and each whole number has words on
//! what it means.

use std::collections::{BTreeMap, BTreeSet};

use super::spot::Spot;
use super::{Checker, KEEP_ONE};
use crate::diagnostic::{Code, Diagnostic, closest, quoted};
use crate::document::{Node, Value};

/// Keywords that an enum leaves nothing to say with.
const SETTLED: [&str; 9] = [
    "format",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
];

/// What the values of an enum are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    Texts,
    Wholes,
    /// Numbers with fractions, which have no names.
    Numbers,
    Flags,
}

impl Values {
    /// By the `type` beside the enum; nothing where it has none that can be listed.
    fn of(spot: Spot<'_>) -> Option<Self> {
        let values = spot.get("enum").map(Node::items).unwrap_or_default();
        Some(match spot.get("type")?.text()? {
            "string" => Self::Texts,
            "integer" => Self::Wholes,
            "number" if values.iter().all(is_whole) => Self::Wholes,
            "number" => Self::Numbers,
            "boolean" => Self::Flags,
            _ => return None,
        })
    }
}

impl Spot<'_> {
    /// Whether it is an enum whose values have names.
    pub(super) fn is_choice(&self) -> bool {
        self.has("enum") && !matches!(Values::of(*self), Some(Values::Numbers | Values::Flags))
    }
}

impl<'a> Checker<'a> {
    pub(super) fn choice(&mut self, spot: Spot<'a>) {
        let listed = spot.get("enum").filter(|it| !it.is_refused());
        let (Some(values), Some(kind)) = (listed, Values::of(spot)) else {
            if spot.has("x-enum-descriptions") && !spot.has("enum") {
                let place = spot.key_place("x-enum-descriptions");
                let fault = Diagnostic::new(
                    Code::StrayDescription,
                    place,
                    "`x-enum-descriptions` without `enum`",
                );
                self.push(fault.help("list the values under `enum`"));
            }
            return;
        };
        if values.items().is_empty() {
            let fault =
                Diagnostic::new(Code::EmptyEnum, spot.key_place("enum"), "an enum without values");
            self.push(fault.help("list the values, or leave `enum` out"));
        }
        for value in values.items() {
            match kind {
                Values::Texts => self.choice_value(spot, value),
                Values::Wholes => self.choice_number(spot, value),
                Values::Numbers | Values::Flags => self.plain_value(spot, value, kind),
            }
        }
        let texts = values.items().iter();
        let texts = texts.filter_map(|it| Some((meant(spot, it)?, spot.document.place_of(it))));
        self.twice(texts, |value| format!("{} stands twice in this enum", quoted(value)), KEEP_ONE);
        for keyword in SETTLED.into_iter().filter(|it| spot.has(it)) {
            let message = format!("`{keyword}` says nothing beside `enum`");
            self.push(
                Diagnostic::new(Code::Meaningless, spot.key_place(keyword), message)
                    .help("leave it out"),
            );
        }
        if spot.is_choice() {
            self.choice_descriptions(spot, values);
        } else if spot.has("x-enum-descriptions") {
            let place = spot.key_place("x-enum-descriptions");
            let message = "`x-enum-descriptions` says nothing of values without names";
            let fault = Diagnostic::new(Code::Meaningless, place, message);
            self.push(fault.help("say in `description` what each value means"));
        }
    }

    fn choice_value(&mut self, spot: Spot<'a>, value: &Node) {
        let place = spot.document.place_of(value);
        let written = place.text().to_owned();
        let fault = Diagnostic::new(Code::ValueNotText, place, "a value of an enum must be text");
        match &value.value {
            Value::Text(_) | Value::Refused => {}
            Value::Number(_) | Value::Flag(_) => self.push(
                fault
                    .label("without quotes this is no text to YAML")
                    .replace_with(format!("'{written}'"), "put it in quotes"),
            ),
            Value::Null => {
                self.push(fault.help("for a value that may be null add `nullable: true`"))
            }
            Value::List(_) | Value::Map(_) => self.push(fault.help("list the values as text")),
        }
    }

    fn choice_number(&mut self, spot: Spot<'a>, value: &Node) {
        if !is_whole(value) {
            let place = spot.document.place_of(value);
            let message = "a value of an enum of integers must be a whole number of 64 bits";
            let fault = Diagnostic::new(Code::ValueNotText, place, message);
            self.push(fault.help("write digits, without quotes; for text write `type: string`"));
        }
    }

    fn plain_value(&mut self, spot: Spot<'a>, value: &Node, kind: Values) {
        let (is_right, noun) = match (&value.value, kind) {
            (Value::Refused, _) => return,
            (it, Values::Flags) => (matches!(it, Value::Flag(_)), "`true` or `false`"),
            (it, _) => (matches!(it, Value::Number(_)), "a number"),
        };
        if !is_right {
            let message = format!("a value of this enum must be {noun}");
            let fault = Diagnostic::new(Code::ValueNotText, spot.document.place_of(value), message);
            self.push(fault.help("write it without quotes; for text write `type: string`"));
        }
    }

    fn choice_descriptions(&mut self, spot: Spot<'a>, values: &'a Node) {
        let Some(descriptions) = spot.get("x-enum-descriptions") else {
            let fault = Diagnostic::new(
                Code::NoDescription,
                spot.key_place("enum"),
                "an enum without descriptions",
            );
            self.push(
                fault.help("say what each value means, in `x-enum-descriptions: {VALUE: ...}`"),
            );
            return;
        };
        if descriptions.is_refused() {
            return;
        }
        let values = values.items().iter().filter_map(|it| Some((meant(spot, it)?, it)));
        let values: BTreeMap<&str, &Node> = values.collect();
        let described: BTreeSet<&str> =
            descriptions.entries().iter().map(|it| it.key.as_str()).collect();
        let mut undescribed = values.clone();
        undescribed.retain(|value, _| !described.contains(value));
        for entry in descriptions.entries() {
            if values.contains_key(entry.key.as_str()) {
                continue;
            }
            let place = spot.document.key_place_of(entry);
            let message = format!("{} is no value of this enum", quoted(&entry.key));
            let fault = Diagnostic::new(Code::StrayDescription, place, message);
            match closest(&entry.key, undescribed.keys().copied()) {
                Some(meant) => {
                    undescribed.remove(meant);
                    self.push(fault.replace_with(meant, format!("did you mean `{meant}`?")));
                }
                None => self.push(fault.help("list it under `enum`, or leave it out")),
            }
        }
        for (value, node) in undescribed {
            let message = format!("{} has no description", quoted(value));
            let fault = Diagnostic::new(Code::NoDescription, spot.document.place_of(node), message);
            self.push(fault.help("say what it means, in `x-enum-descriptions`"));
        }
    }
}

/// Whether it is a whole number of 64 bits, or was refused before.
fn is_whole(value: &Node) -> bool {
    match &value.value {
        Value::Number(written) => written.parse::<i64>().is_ok(),
        it => matches!(it, Value::Refused),
    }
}

/// The text of a value, also of one that lacks its quotes.
fn meant<'a>(spot: Spot<'a>, value: &'a Node) -> Option<&'a str> {
    match &value.value {
        Value::Text(text) => Some(text),
        Value::Number(_) | Value::Flag(_) => Some(&spot.document.source.text[value.span.clone()]),
        _ => None,
    }
}
