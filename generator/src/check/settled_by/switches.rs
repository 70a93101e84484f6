//! What changes the meaning of success is a property of the request, with values that it can have.

use super::Settling;
use crate::check::members::Members;
use crate::check::spot::{self, Spot};
use crate::check::{Checker, KEEP_ONE};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Document, Entry, Node, Value};

/// The lists of properties.
const SWITCHES: [&str; 2] = ["dryRun", "authorizes"];

impl<'a> Checker<'a> {
    pub(super) fn switches(&mut self, settling: Settling<'a>) {
        let Settling { document, operation, said, .. } = settling;
        let lists = SWITCHES.iter().filter_map(|it| said.entry(it));
        for list in lists.clone().filter(|it| it.node.entries().is_empty()) {
            self.lists_nothing(document, list, "name a property and its values, or leave it out");
        }
        let switches: Vec<&Entry> = lists.flat_map(|it| it.node.entries()).collect();
        for switch in &switches {
            self.switch(document, operation, switch);
        }
        let values = switches.iter().flat_map(|it| {
            let value = |node| Some((format!("{}: {}", it.key, word(node)?), node));
            it.node.items().iter().filter_map(value)
        });
        let values: Vec<(String, &Node)> = values.collect();
        let places = values.iter().map(|(it, value)| (it.as_str(), document.place_of(value)));
        self.twice(places, |it| format!("{} stands twice", quoted(it)), KEEP_ONE);
    }

    /// What is so anyway is not said.
    pub(super) fn opens_only(&mut self, Settling { document, said, .. }: Settling<'a>) {
        if let Some(flag) = said.entry("opensOnly")
            && matches!(flag.node.value, Value::Flag(false))
        {
            let place = document.place_of(&flag.node);
            let fault = Diagnostic::new(
                Code::SaysNothing,
                place,
                "`opensOnly` is false wherever nothing is said",
            );
            self.push(fault.help("leave it out"));
        }
    }

    fn switch(&mut self, document: &'a Document, operation: &'a Node, switch: &'a Entry) {
        if switch.node.items().is_empty() {
            self.lists_nothing(
                document,
                switch,
                "list the values of the property, or leave it out",
            );
        }
        let Some(request) = spot::request(document, operation) else { return };
        let Some(property) = self.property(document, request, switch) else { return };
        let kind = property.kind(self.documents);
        if kind.is_some_and(|it| !["boolean", "string"].contains(&it)) {
            let message = format!("{} is neither a boolean nor text", quoted(&switch.key));
            self.push(
                Diagnostic::new(Code::Settling, document.key_place_of(switch), message)
                    .related(property.place(), "the property")
                    .help("name a property whose value can be listed"),
            );
            return;
        }
        let Some(end) = property.end(self.documents) else { return };
        let known = end.get("enum").map(Node::items).unwrap_or_default();
        let known: Vec<&str> = known.iter().filter_map(Node::text).collect();
        for value in switch.node.items().iter().filter(|it| !it.is_refused()) {
            self.switch_value(document, switch, value, kind, &known);
        }
    }

    fn switch_value(
        &mut self,
        document: &'a Document,
        switch: &Entry,
        value: &Node,
        kind: Option<&str>,
        known: &[&str],
    ) {
        let name = quoted(&switch.key);
        let place = document.place_of(value);
        match (kind, &value.value) {
            (Some("boolean"), Value::Flag(_)) | (None, _) => {}
            (Some("boolean"), _) => {
                let fault =
                    Diagnostic::new(Code::Settling, place, format!("{name} is true or false"));
                self.push(fault.help("write `true`, without quotes"));
            }
            (_, Value::Text(text)) if known.is_empty() || known.contains(&text.as_str()) => {}
            (_, Value::Text(text)) => {
                let message = format!("{} is no value of {name}", quoted(text));
                let fault = Diagnostic::new(Code::Settling, place, message);
                let help = "add it to the `enum`, or take it from the list";
                self.unknown(fault, text, known.iter().copied(), help);
            }
            _ => {
                let fault = Diagnostic::new(Code::Settling, place, format!("{name} is text"));
                self.push(fault.help("write the text, in quotes where it could be something else"));
            }
        }
    }

    /// The property at the end of a path. Nothing where there is none, which is reported, or where
    /// that cannot be told.
    fn property(
        &mut self,
        document: &'a Document,
        request: Spot<'a>,
        switch: &'a Entry,
    ) -> Option<Spot<'a>> {
        let place = document.key_place_of(switch);
        let mut spot = request;
        let mut owner = "the request".to_owned();
        for name in switch.key.split('.') {
            if spot.kind(self.documents).is_some_and(|it| it != "object") {
                let fault = Diagnostic::new(Code::Settling, place, format!("{owner} is no object"));
                let help = "name a property of the request, or of an object in it, with a dot before each further name";
                self.push(fault.related(spot.place(), "this is what it is").help(help));
                return None;
            }
            let members = Members::of(spot, self.documents);
            if members.lacks(name) {
                let message = format!("{owner} has no property {}", quoted(name));
                let known: Vec<String> =
                    members.names().map(|it| with(&switch.key, name, it)).collect();
                let help = "write the names of the properties that lead to it, with dots between";
                let fault = Diagnostic::new(Code::Settling, place, message);
                let known = known.iter().map(String::as_str);
                self.unknown(fault, &switch.key, known, help);
                return None;
            }
            spot = *members.get(name)?;
            owner = quoted(name);
        }
        Some(spot)
    }
}

/// A path with another name in place of one.
fn with(path: &str, name: &str, other: &str) -> String {
    let names = path.split('.').map(|it| if it == name { other } else { it });
    names.collect::<Vec<_>>().join(".")
}

/// A value as it is compared: text, or the word of a flag.
fn word(value: &Node) -> Option<&str> {
    match &value.value {
        Value::Flag(true) => Some("true"),
        Value::Flag(false) => Some("false"),
        _ => value.text(),
    }
}
