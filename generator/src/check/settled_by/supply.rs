//! What an inquiry must have, it gets from the request, alike and surely.

use super::Settling;
use crate::check::members::Members;
use crate::check::spot::{self, Spot};
use crate::check::{Checker, alike};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Entry, Node, Value};

const HOW: &str = "write the inquiry's property, a colon, and that of the request";

/// The properties of the two requests.
struct Requests<'a> {
    /// Of the request that is settled.
    here: Members<'a>,
    /// Of the inquiry.
    there: Members<'a>,
    inquiry: Spot<'a>,
}

impl<'a> Checker<'a> {
    pub(super) fn supplies(&mut self, settling: Settling<'a>) {
        let Settling { document, operation, said, inquiry, asked } = settling;
        let Some(request) = spot::request(document, operation) else { return };
        let Some(inquiry) = spot::request(inquiry, asked) else { return };
        let Some(with) = said.entry("with").filter(|it| !it.node.is_refused()) else { return };
        let here = Members::of(request, self.documents);
        let requests = Requests { here, there: Members::of(inquiry, self.documents), inquiry };
        for entry in with.node.entries() {
            self.supply(settling, entry, &requests);
        }
        self.lacking(settling, with, &requests);
    }

    /// A property of the inquiry and the one that it is taken from: both are there, and alike.
    fn supply(&mut self, settling: Settling<'a>, entry: &'a Entry, requests: &Requests<'a>) {
        let Requests { here, there, .. } = requests;
        let document = settling.document;
        if there.lacks(&entry.key) {
            let message = format!("the inquiry has no property {}", quoted(&entry.key));
            let fault = Diagnostic::new(Code::InquiryLacks, document.key_place_of(entry), message);
            self.unknown(fault, &entry.key, there.names(), HOW);
        }
        let Some(name) = entry.node.text() else { return };
        let place = document.place_of(&entry.node);
        if here.lacks(name) {
            let message = format!("the request has no property {}", quoted(name));
            return self.unknown(
                Diagnostic::new(Code::InquiryLacks, place, message),
                name,
                here.names(),
                HOW,
            );
        }
        let (Some(from), Some(to)) = (here.get(name), there.get(&entry.key)) else { return };
        if !self.is_alike(*from, *to) {
            let message = format!("{} cannot be taken from {}", quoted(&entry.key), quoted(name));
            self.push(
                Diagnostic::new(Code::InquiryLacks, place, message)
                    .related(to.place(), "the inquiry's")
                    .related(from.place(), "the request's")
                    .help("name a property of the same type; any text can be taken from any"),
            );
        } else if is_sure(there, &entry.key) && !is_sure(here, name) {
            let message = format!("the inquiry must have {}", quoted(&entry.key));
            self.push(
                Diagnostic::new(Code::InquiryLacks, place, message)
                    .label("the request may lack this")
                    .help("take it from a property that the request requires"),
            );
        }
    }

    /// Whether one can be taken for the other: they are the same, or no more than text.
    fn is_alike(&self, from: Spot<'a>, to: Spot<'a>) -> bool {
        let is_text = |it: Spot<'a>| it.kind(self.documents).is_none_or(|it| it == "string");
        is_text(from)
            && is_text(to)
            && (alike::is_same(from, to, self.documents)
                || (self.is_plain(from) && self.is_plain(to)))
    }

    fn is_plain(&self, spot: Spot<'a>) -> bool {
        let Some(end) = spot.end(self.documents) else { return true };
        let format = end.get("format").and_then(Node::text);
        !end.has("x-json") && format.is_none_or(|it| !crate::check::keyword::FORMATS.contains(&it))
    }

    /// What the inquiry cannot do without, and is not given.
    fn lacking(&mut self, settling: Settling<'a>, with: &'a Entry, requests: &Requests<'a>) {
        let Requests { here, there, inquiry } = requests;
        let given = |name: &str| with.node.get(name);
        let required = there.required.iter().filter_map(|(_, it)| it.text());
        for name in required.filter(|it| is_sure(there, it) && given(it).is_none()) {
            let message = format!("the inquiry must have {}", quoted(name));
            let fault =
                Diagnostic::new(Code::InquiryLacks, settling.document.key_place_of(with), message);
            self.push(fault.help(format!("add `{name}:` and the request's property for it")));
        }
        let names = inquiry.at_least_one_of().filter_map(|it| it.items().first()?.text());
        let names: Vec<&str> = names.collect();
        let is_met = |name: &&str| {
            given(name).and_then(Node::text).is_some_and(|it| is_sure(here, it) || here.lacks(it))
        };
        if !names.is_empty() && !names.iter().any(is_met) {
            let names: Vec<String> = names.into_iter().map(quoted).collect();
            let message = format!("the inquiry must have {}", names.join(" or "));
            let fault =
                Diagnostic::new(Code::InquiryLacks, settling.document.key_place_of(with), message);
            self.push(fault.help("take one of them from a property that the request requires"));
        }
    }
}

/// Whether a message surely has a value for a property.
fn is_sure(members: &Members<'_>, name: &str) -> bool {
    let is_nullable =
        |it: &Spot<'_>| it.get("nullable").is_some_and(|it| matches!(it.value, Value::Flag(true)));
    members.required.iter().any(|(_, it)| it.text() == Some(name))
        && !members.get(name).is_some_and(is_nullable)
}
