//! Our tree says what `serde_yaml` says of the same text.

use std::sync::Arc;

use proptest::prelude::*;

use super::read;
use crate::diagnostic::{Diagnostics, Source};
use crate::document::{Node, Value};

const LARGE: [&str; 2] = [
    include_str!("../../../tests/refusals/accepted/v2/payments/pay.yaml"),
    include_str!("../../../tests/refusals/accepted/v2/schemas/Order.yaml"),
];

/// The ways to write text over lines, and what stands around them.
const TEXTS: &str = "
folded: >-
  one
  two

  three
literal: |
  one
    two
kept: |+
  one

plain: one
  two
quoted: 'it''s
  two'
escaped: \"a\\tb\\u00e9\\
  c\"
empty:
list:
- one   # a comment
- {a: b , 'c' : [d , \"e\" ]}
-
  - - deep
";

fn ours(text: &str) -> Option<serde_json::Value> {
    let source = Arc::new(Source::new("", text));
    let mut faults = Diagnostics::default();
    let tree = read(&source, &mut faults);
    tree.filter(|_| faults.is_empty()).map(|it| json(&it))
}

fn theirs(text: &str) -> Option<serde_json::Value> {
    serde_yaml::from_str(text).ok()
}

fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null | Value::Refused => serde_json::Value::Null,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => serde_yaml::from_str(number).expect("a number is a number"),
        Value::Text(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => entries.iter().map(|it| (it.key.clone(), json(&it.node))).collect(),
    }
}

#[test]
fn both_readers_see_the_same_in_a_file() {
    for text in LARGE.into_iter().chain([TEXTS]) {
        assert!(ours(text).is_some());
        assert_eq!(ours(text), theirs(text));
        let windows = text.replace('\n', "\r\n");
        assert_eq!(ours(&windows), theirs(&windows));
    }
}

proptest! {
    #[test]
    fn both_readers_see_the_same_in_a_word(
        word in "[-+]?(0[xob])?[-+]?[0-9a-fA-FxobtrueINFnanl.~_]{0,8}([eE][-+]?[0-9]{1,3})?"
    ) {
        let text = format!("[ {word} ]");
        if let (Some(ours), Some(theirs)) = (ours(&text), theirs(&text)) {
            prop_assert_eq!(ours, theirs);
        }
    }
}
