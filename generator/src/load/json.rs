//! JSON becomes the same tree of nodes as YAML: every value keeps its place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source, quoted};
use crate::document::{Entry, Node, Value};

/// How deep values may be nested.
const DEEPEST: usize = 100;

/// Whether the text looks like JSON rather than YAML: it begins with a brace and a name in quotes.
pub(super) fn is_json(text: &str) -> bool {
    let within = text.trim_start().strip_prefix('{');
    within.is_some_and(|it| it.trim_start().starts_with(['"', '}']))
}

/// Reads the one value of the file, or nothing where the text is not JSON.
///
/// Stops at the first fault.
pub(super) fn read(source: &Arc<Source>, faults: &mut Diagnostics) -> Option<Node> {
    let mut reader = Reader { bytes: source.text.as_bytes(), text: &source.text, at: 0, depth: 0 };
    let node = reader.value().and_then(|node| {
        reader.blanks();
        if reader.at == reader.bytes.len() {
            Ok(node)
        } else {
            reader.stop("text after the end of the JSON")
        }
    });
    node.map_err(|Fault { code, span, message }| {
        faults.push(Diagnostic::new(code, Place::new(source, span), message));
    })
    .ok()
}

struct Reader<'t> {
    bytes: &'t [u8],
    text: &'t str,
    at: usize,
    depth: usize,
}

struct Fault {
    code: Code,
    span: Range<usize>,
    message: String,
}

impl Reader<'_> {
    fn value(&mut self) -> Result<Node, Fault> {
        self.blanks();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Value::Flag(true))?,
            Some(b'f') => self.word("false", Value::Flag(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(_) => return self.stop("a value is missing here"),
            None => return self.stop("the JSON ends too early"),
        };
        Ok(Node { span: start..self.at, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Fault>) -> Result<Value, Fault> {
        if self.depth == DEEPEST {
            return Err(self.fault(Code::TooDeep, "values are nested too deep"));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Value, Fault> {
        let (mut entries, mut names) = (Vec::new(), BTreeSet::new());
        while !self.is_end(b'}', entries.is_empty())? {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return self.stop("a name in quotes is missing here");
            }
            let key = self.string()?;
            let key_span = start..self.at;
            if !names.insert(key.clone()) {
                let message = format!("{} stands twice in one object", quoted(&key));
                return Err(Fault { code: Code::SecondEntry, span: key_span, message });
            }
            self.blanks();
            if self.peek() != Some(b':') {
                return self.stop("a `:` is missing here");
            }
            self.at += 1;
            entries.push(Entry { key, key_span, node: self.value()? });
        }
        Ok(Value::Map(entries))
    }

    fn list(&mut self) -> Result<Value, Fault> {
        let mut items = Vec::new();
        while !self.is_end(b']', items.is_empty())? {
            items.push(self.value()?);
        }
        Ok(Value::List(items))
    }

    /// Steps over the closing bracket, or over the comma before the next item.
    fn is_end(&mut self, bracket: u8, is_first: bool) -> Result<bool, Fault> {
        self.blanks();
        match self.peek() {
            Some(it) if it == bracket => {
                self.at += 1;
                return Ok(true);
            }
            Some(b',') if !is_first => self.at += 1,
            Some(_) if is_first => {}
            _ => return self.stop("a `,` or the closing bracket is missing here"),
        }
        self.blanks();
        Ok(false)
    }

    fn string(&mut self) -> Result<String, Fault> {
        let start = self.at;
        self.at += 1;
        let mut is_escaped = false;
        let end = loop {
            match self.peek() {
                Some(b'"') => break self.at,
                Some(b'\\') => {
                    is_escaped = true;
                    self.at += 2;
                }
                Some(_) => self.at += 1,
                None => {
                    return Err(Fault {
                        code: Code::NotJson,
                        span: start..start + 1,
                        message: "this text never ends".to_owned(),
                    });
                }
            }
        };
        self.at = end + 1;
        let written = &self.text[start..self.at];
        if !is_escaped {
            return Ok(written[1..written.len() - 1].to_owned());
        }
        // Escapes are serde_json's to undo; a line break or a tab within the text is no fault of meaning.
        let written = written.replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t");
        serde_json::from_str(&written).map_err(|_| Fault {
            code: Code::NotJson,
            span: start..self.at,
            message: "an escape that JSON does not know".to_owned(),
        })
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        let written = &self.text[start..self.at];
        if written.parse::<f64>().is_ok_and(f64::is_finite) {
            return Ok(Value::Number(written.to_owned()));
        }
        Err(Fault {
            code: Code::NotJson,
            span: start..self.at,
            message: "this is no number of JSON".to_owned(),
        })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Fault> {
        if self.bytes[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(value);
        }
        self.stop("a value is missing here")
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn stop<T>(&self, message: &str) -> Result<T, Fault> {
        Err(self.fault(Code::NotJson, message))
    }

    fn fault(&self, code: Code, message: &str) -> Fault {
        let length =
            self.text.get(self.at..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
        Fault { code, span: self.at..self.at + length, message: message.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;

    fn source(text: &str) -> Arc<Source> {
        Arc::new(Source::new("a.json", text))
    }

    fn fault(text: &str) -> String {
        let mut faults = Diagnostics::default();
        assert!(read(&source(text), &mut faults).is_none(), "{text}");
        faults.to_string()
    }

    #[test]
    fn values_keep_their_places_and_numbers_their_digits() {
        let text = r#" {"a": [1.10, "\ud83d\ude00\/", null, true], "b": {}}"#;
        let mut faults = Diagnostics::default();
        let root = read(&source(text), &mut faults).expect("it is JSON");
        let items = root.get("a").expect("it has an `a`").items();
        assert!(matches!(&items[0].value, Value::Number(it) if it == "1.10"));
        assert_eq!(items[1].text(), Some("😀/"));
        assert_eq!(&text[items[1].span.clone()], r#""\ud83d\ude00\/""#);
        assert_eq!(&text[root.entry("b").expect("it has a `b`").key_span.clone()], "\"b\"");
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        assert_eq!(fault("{\"a\" 1}"), "a.json:1:6: a `:` is missing here");
        assert_eq!(fault("[1,\n 2"), "a.json:2:3: a `,` or the closing bracket is missing here");
        assert_eq!(fault("{\"a\": 1, \"a\": 2}"), "a.json:1:10: `a` stands twice in one object");
        assert_eq!(fault("[1,]"), "a.json:1:4: a value is missing here");
        assert_eq!(fault("\"abc"), "a.json:1:1: this text never ends");
        assert_eq!(fault("[\"\\u12\"]"), "a.json:1:2: an escape that JSON does not know");
        assert_eq!(fault(&"[".repeat(200)), "a.json:1:101: values are nested too deep");
    }
}
