//! Diagnostics for editors and CI: a JSON object a line.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::render::shown_path;
use super::{Diagnostic, Diagnostics, Noted, Place, Severity, quoted};

impl Diagnostics {
    /// Prints every fault as an object on a line of its own.
    ///
    /// Lines and columns count from 1, columns in characters; a place that stands for a whole file
    /// has none. `specs` is put before every path, as in [`render`](Self::render).
    pub fn json(&self, specs: &str) -> String {
        self.iter().map(|fault| format!("{}\n", object(fault, specs))).collect()
    }
}

impl<T> Noted<T> {
    /// Prints what has been noticed, as [`Diagnostics::json`] does: each warning, then each keyword
    /// that has no use as a `hint`, which breaks no rule and so has no code.
    pub fn json(&self, specs: &str) -> String {
        self.warnings.json(specs) + &hints(&self.unused, specs)
    }
}

fn hints(unused: &BTreeSet<Place>, specs: &str) -> String {
    let hint = |at: &Place| {
        let keyword = quoted(at.text().trim_matches(['"', '\'']));
        let message = format!("{keyword} was read and has no use");
        let mut object = json!({ "code": null, "severity": "hint", "message": message });
        put(&mut object, &place(at, specs));
        put(
            &mut object,
            &json!({ "label": null, "help": null, "replacement": null, "related": [] }),
        );
        format!("{object}\n")
    };
    unused.iter().map(hint).collect()
}

fn object(fault: &Diagnostic, specs: &str) -> Value {
    let mut object = json!({
        "code": fault.code.number(),
        "severity": match fault.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": fault.message,
    });
    put(&mut object, &place(&fault.place, specs));
    let related = fault.related.iter().map(|(at, words)| {
        let mut related = json!({ "message": words });
        put(&mut related, &place(at, specs));
        related
    });
    let rest = json!({
        "label": fault.label,
        "help": fault.help,
        "replacement": fault.replacement,
        "related": related.collect::<Vec<Value>>(),
    });
    put(&mut object, &rest);
    object
}

fn place(place: &Place, specs: &str) -> Value {
    let file = shown_path(specs, place);
    if place.is_whole() {
        return json!({ "file": file });
    }
    let (line, column) = place.end();
    json!({
        "file": file,
        "line": place.line(),
        "column": place.column(),
        "end": { "line": line, "column": column },
    })
}

/// Adds what an object has to another.
fn put(object: &mut Value, more: &Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more.clone());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Code, Source};

    #[test]
    fn a_fault_is_one_line_with_both_ends_of_its_place() {
        let source = Arc::new(Source::new("v2/pay.yaml", "a: 1\nä: \"b\"\n"));
        let fault = Diagnostic::new(Code::SecondEntry, Place::new(&source, 9..12), "twice")
            .related(Place::new(&source, 0..1), "the first")
            .help("keep one");
        let faults: Diagnostics = [fault].into_iter().collect();
        assert_eq!(
            faults.json("specs/"),
            "{\"code\":\"E012\",\"severity\":\"error\",\"message\":\"twice\",\"file\":\"specs/v2/pay.yaml\",\
             \"line\":2,\"column\":4,\"end\":{\"line\":2,\"column\":7},\"label\":null,\"help\":\"keep one\",\
             \"replacement\":null,\"related\":[{\"message\":\"the first\",\"file\":\"specs/v2/pay.yaml\",\
             \"line\":1,\"column\":1,\"end\":{\"line\":1,\"column\":2}}]}\n"
        );
    }

    #[test]
    fn a_keyword_without_use_is_a_hint_without_a_code() {
        let source = Arc::new(Source::new("a.yaml", "x-owner: us\n"));
        let unused = [Place::new(&source, 0..7)].into();
        assert_eq!(
            Noted { value: (), unused, ..Noted::default() }.json(""),
            "{\"code\":null,\"severity\":\"hint\",\"message\":\"`x-owner` was read and has no use\",\
             \"file\":\"a.yaml\",\"line\":1,\"column\":1,\"end\":{\"line\":1,\"column\":8},\
             \"label\":null,\"help\":null,\"replacement\":null,\"related\":[]}\n"
        );
    }

    #[test]
    fn a_place_that_is_a_whole_file_has_no_line() {
        let fault = Diagnostic::new(Code::FileTooLong, Place::whole("a.yaml"), "too long");
        let faults: Diagnostics = [fault].into_iter().collect();
        assert!(!faults.json("").contains("\"line\""), "{}", faults.json(""));
    }
}
