//! Text that holds JSON holds an object, or JSON of any shape.

use super::Checker;
use super::spot::Spot;
use crate::diagnostic::{Code, Diagnostic};

/// Keywords that say of a text what it is, as `x-json` does.
const OTHERWISE_SAID: [&str; 5] = ["enum", "format", "allOf", "oneOf", "anyOf"];

impl<'a> Checker<'a> {
    pub(super) fn json_text(&mut self, spot: Spot<'a>) {
        if !spot.has("x-json") {
            return;
        }
        for keyword in OTHERWISE_SAID.into_iter().filter(|it| spot.has(it)) {
            let message = format!("`{keyword}` beside `x-json`");
            let fault = Diagnostic::new(Code::JsonText, spot.key_place(keyword), message);
            self.push(fault.help("leave one of the two out"));
        }
        let Some(json) = spot.json() else { return };
        if let Some(kind) = json.kind(self.documents).filter(|it| *it != "object") {
            let fault = Diagnostic::new(
                Code::JsonText,
                json.place(),
                "JSON text of a type that is no object",
            );
            self.push(
                fault
                    .label(format!("this is of type {kind}"))
                    .help("refer to an object, or write `x-json: {}` for JSON of any shape"),
            );
        }
    }
}
