//! The states that end a settlement are the inquiry's, and so are the codes.

use std::collections::BTreeMap;

use super::Settling;
use crate::check::codes::result_codes;
use crate::check::members::Members;
use crate::check::spot;
use crate::check::{Checker, KEEP_ONE};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::Node;

/// The lists of states.
const LISTS: [&str; 3] = ["succeeded", "authorized", "failed"];

impl<'a> Checker<'a> {
    pub(super) fn states(&mut self, settling: Settling<'a>) {
        let Settling { document, said, inquiry, asked, .. } = settling;
        for key in LISTS.into_iter().chain(["neverExisted"]) {
            if let Some(list) = said.entry(key).filter(|it| it.node.items().is_empty()) {
                self.lists_nothing(
                    document,
                    list,
                    "list what the inquiry says then, or leave it out",
                );
            }
        }
        let listed = LISTS.iter().filter_map(|it| said.get(it)).flat_map(Node::items);
        let listed: Vec<&Node> = listed.collect();
        let places = listed.iter().filter_map(|it| Some((it.text()?, document.place_of(it))));
        self.twice(places, |it| format!("the state {} stands twice", quoted(it)), KEEP_ONE);

        let Some(response) = spot::response(inquiry, asked) else { return };
        let members = Members::of(response, self.documents);
        let Some(node) = said.get("status") else { return };
        let Some(name) = node.text() else { return };
        let place = document.place_of(node);
        if members.lacks(name) {
            let message = format!("the inquiry's answer has no property {}", quoted(name));
            let help = "name the property that tells the state";
            return self.unknown(
                Diagnostic::new(Code::UnknownState, place, message),
                name,
                members.names(),
                help,
            );
        }
        let Some(status) = members.get(name) else { return };
        let Some(end) = status.end(self.documents).filter(|it| !it.node.is_refused()) else {
            return;
        };
        let Some(values) = end.get("enum") else {
            let fault = Diagnostic::new(Code::UnknownState, place, "the state is no enum");
            let fault = fault.related(status.place(), "the property");
            return self.push(fault.help("name the property that tells the state in one word"));
        };
        if values.is_refused() {
            return;
        }
        let known: Vec<&str> = values.items().iter().filter_map(Node::text).collect();
        for node in listed {
            let Some(state) = node.text().filter(|it| !known.contains(it)) else { continue };
            let message = format!("{} is no value of {}", quoted(state), quoted(name));
            let fault = Diagnostic::new(Code::UnknownState, document.place_of(node), message);
            let help = "add it to the `enum`, or take it from the list";
            self.unknown(fault, state, known.iter().copied(), help);
        }
    }

    /// The codes that deny the request are among those with which the inquiry fails.
    pub(super) fn denials(&mut self, settling: Settling<'a>) {
        let Settling { document, said, asked, .. } = settling;
        let denials = said.get("neverExisted").map(Node::items).unwrap_or_default();
        let text = |it: &'a Node, key| it.get(key).and_then(Node::text);
        let codes = result_codes(asked).iter();
        let codes: BTreeMap<&str, Option<&str>> =
            codes.filter_map(|it| Some((text(it, "code")?, text(it, "status")))).collect();
        for node in denials {
            let Some(code) = node.text() else { continue };
            let place = document.place_of(node);
            match codes.get(code) {
                Some(Some("F") | None) => {}
                Some(Some(status)) => {
                    let message = format!("{} is a code of status {status}", quoted(code));
                    let help = "name codes with which the inquiry fails, of status F";
                    self.push(Diagnostic::new(Code::UnknownState, place, message).help(help));
                }
                None => {
                    let message = format!("the inquiry lists no code {}", quoted(code));
                    let fault = Diagnostic::new(Code::UnknownState, place, message);
                    let help = "list it there, or leave it out here";
                    self.unknown(fault, code, codes.keys().copied(), help);
                }
            }
        }
        let places = denials.iter().filter_map(|it| Some((it.text()?, document.place_of(it))));
        self.twice(places, |it| format!("the code {} stands twice", quoted(it)), KEEP_ONE);
    }
}
