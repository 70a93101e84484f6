//! JSON, two blanks to a level, numbers as they were written.

use super::{Draft, Value};

pub(super) fn write(draft: &Draft) -> String {
    let mut text = String::new();
    value(draft, 0, &mut text);
    text + "\n"
}

fn value(draft: &Draft, indent: usize, text: &mut String) {
    match &draft.value {
        Value::Null => text.push_str("null"),
        Value::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number_of_json(number)),
        Value::Text(it) => text.push_str(&quoted(it)),
        Value::List(items) => {
            lines(text, ['[', ']'], indent, items, |text, it| value(it, indent + 2, text));
        }
        Value::Map(entries) => lines(text, ['{', '}'], indent, entries, |text, it| {
            text.push_str(&quoted(&it.key));
            text.push_str(": ");
            value(&it.draft, indent + 2, text);
        }),
    }
}

/// Writes the parts of a list or an object, a line each.
fn lines<T>(
    text: &mut String,
    [open, close]: [char; 2],
    indent: usize,
    parts: &[T],
    mut part: impl FnMut(&mut String, &T),
) {
    text.push(open);
    for (index, it) in parts.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.extend(std::iter::repeat_n(' ', indent + 2));
        part(text, it);
    }
    if !parts.is_empty() {
        text.push('\n');
        text.extend(std::iter::repeat_n(' ', indent));
    }
    text.push(close);
}

/// YAML writes some numbers as JSON does not: `+1.5`, `.5`, `1.`.
fn number_of_json(number: &str) -> String {
    let is_json = serde_json::from_str::<serde_json::Number>(number).is_ok();
    let other = || number.parse::<f64>().ok().and_then(serde_json::Number::from_f64);
    if is_json {
        number.to_owned()
    } else {
        other().map_or_else(|| number.to_owned(), |it| it.to_string())
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn numbers_keep_their_digits_and_are_of_json() {
        for (written, read) in [
            ("1.10", "1.10"),
            (".5", "0.5"),
            ("+1.5", "1.5"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            let value = Value::Number(written.to_owned());
            assert_eq!(write(&Draft { place: Place::whole("a"), value }), format!("{read}\n"));
        }
    }

    #[test]
    fn an_object_has_a_line_for_each_of_its_entries() {
        let place = Place::whole("a");
        let draft = Draft::map_at(
            &place,
            [("a\"", Draft::list_at(&place, Vec::new())), ("b", Draft::flag_at(&place, true))],
        );
        assert_eq!(write(&draft), "{\n  \"a\\\"\": [],\n  \"b\": true\n}\n");
    }
}
