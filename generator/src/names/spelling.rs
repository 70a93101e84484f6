//! How a name is spelled, in words: what tells it from another of the same words.

use heck::{
    ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase,
    ToTrainCase,
};

use super::words::{symbol, words};

/// The usual name of a spelling: `camel` of `fooBar`. Nothing where it has none.
pub(super) fn style(wire: &str) -> Option<&'static str> {
    let words = words(wire);
    let snake = words.to_snake_case();
    let styles = match snake.contains('_') {
        false => vec![
            ("upper", snake.to_ascii_uppercase()),
            ("capital", snake.to_pascal_case()),
            ("lower", snake),
        ],
        true => vec![
            ("camel", words.to_lower_camel_case()),
            ("pascal", words.to_pascal_case()),
            ("upper_snake", words.to_shouty_snake_case()),
            ("kebab", words.to_kebab_case()),
            ("upper_kebab", words.to_shouty_kebab_case()),
            ("train", words.to_train_case()),
            ("dotted", snake.replace('_', ".")),
            ("spaced", snake.replace('_', " ")),
            ("snake", snake),
        ],
    };
    styles.into_iter().find(|(_, it)| it == wire).map(|(style, _)| style)
}

/// A name read out: signs by their words, `cap` before a capital letter and `caps` before several.
pub(super) fn exact(wire: &str) -> String {
    let mut out = String::new();
    let mut letters = wire.chars().peekable();
    let mut joins = false;
    while let Some(letter) = letters.next() {
        let is_upper = |it: &char| it.is_ascii_uppercase();
        let said = if is_upper(&letter) {
            let mut run = letter.to_ascii_lowercase().to_string();
            while let Some(next) = letters.next_if(is_upper) {
                run.push(next.to_ascii_lowercase());
            }
            let mark = if run.len() == 1 { "cap" } else { "caps" };
            joins = run.len() == 1;
            format!(" {mark} {run}")
        } else if letter.is_ascii_alphanumeric() {
            let gap = if joins { "" } else { " " };
            joins = true;
            format!("{gap}{letter}")
        } else {
            joins = false;
            format!(" {}", symbol(letter))
        };
        out.push_str(&said);
    }
    if out.is_empty() { "no text".to_owned() } else { out.trim_start().to_owned() }
}

/// A name by the numbers of its characters, which no other name has.
pub(super) fn points(wire: &str) -> String {
    let points = wire.chars().map(|it| format!("u{:04x}", u32::from(it)));
    points.collect::<Vec<_>>().join(" ")
}
