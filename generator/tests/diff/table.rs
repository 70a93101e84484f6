//! Single changes, each with its verdict, by the way that the value goes: `table/*.yaml`.
//!
//! A row makes one edit. One of `type` is made in each of four equal types: two that are sent, in a
//! request and in the reply to a callback, and two that are received, in an answer and in a
//! callback. One of `document` is made in a document of types alone, and any other in the folder
//! `base`. The lists give the changes to be found, all of them and no more: code, subject, what it
//! does to source, what on the wire. `back` is what undoing it gives.

use std::collections::BTreeSet;

use miniprogram_codegen::diff::{Change, Code, diff};

use super::rows::{Apis, Back, Found, Row, compared};
use super::specs::{RECEIVED, SENT};

#[test]
fn every_change_gets_the_verdict_that_the_table_gives() {
    let wrong: Vec<String> =
        compared().iter().flat_map(|(row, apis)| row.differences(apis)).collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_has_a_hundred_single_changes_and_each_has_a_name_of_its_own() {
    let rows: Vec<&Row> = compared().iter().map(|it| &it.0).collect();
    let single = rows.len() + rows.iter().filter(|it| it.back.is_some()).count();
    assert!(single >= 100, "{single}");
    let names: BTreeSet<&String> = rows.iter().map(|it| &it.name).collect();
    assert_eq!(names.len(), rows.len());
}

#[test]
fn every_code_has_a_row() {
    let rows = compared().iter().map(|it| &it.0);
    let found: BTreeSet<&str> = rows.flat_map(Row::expected).map(|it| it.0.as_str()).collect();
    // Only two versions of one API know of the first, and no document has been seen that has the
    // others; `versions` and `lost` try them.
    let elsewhere = [Code::PropertyMoved, Code::ConversionAdded, Code::ConversionRemoved];
    let lacking: Vec<&Code> = Code::ALL
        .iter()
        .filter(|it| !found.contains(it.as_str()) && !elsewhere.contains(it))
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

impl Row {
    /// What is found in place of what is expected.
    fn differences(&self, apis: &Apis) -> Vec<String> {
        let (before, after) = match apis {
            Ok(apis) => (&apis.0, &apis.1),
            Err(faults) => return vec![format!("{}\n{faults}", self.name)],
        };
        let there = [&self.sent, &self.received, &self.changes];
        let mut differences = self.held("", &diff(before, after), there);
        if let Some(Back { sent, received, changes }) = &self.back {
            let undone = diff(after, before);
            differences.extend(self.held(", undone", &undone, [sent, received, changes]));
        }
        differences
    }

    /// Holds the changes against the lists: each of the four types against that of its way.
    fn held(&self, how: &str, changes: &[Change], expected: [&Vec<Found>; 3]) -> Vec<String> {
        let [sent, received, others] = expected;
        let mut found: Vec<Found> = changes.iter().map(found).collect();
        let mut differences = Vec::new();
        if !self.r#type.is_empty() {
            let ways = [(SENT, sent), (RECEIVED, received)];
            for (name, expected) in ways.iter().flat_map(|(names, it)| names.map(|name| (name, it)))
            {
                let prefix = format!("v2/schemas/{name}");
                let (own, rest): (Vec<Found>, _) =
                    found.into_iter().partition(|it| it.1.starts_with(&prefix));
                found = rest;
                let own = own
                    .into_iter()
                    .map(|it| Found(it.0, it.1[prefix.len()..].to_owned(), it.2, it.3));
                let what = format!("{}{how} ({name})", self.name);
                differences.extend(difference(&what, expected, own.collect()));
            }
        }
        differences.extend(difference(&format!("{}{how}", self.name), others, found));
        differences
    }
}

fn found(change: &Change) -> Found {
    assert_eq!(change.severity, change.source.max(change.wire), "{change:?}");
    let (code, subject) = (change.code.to_string(), change.subject.to_string());
    Found(code, subject, change.source.to_string(), change.wire.to_string())
}

fn difference(what: &str, expected: &[Found], mut found: Vec<Found>) -> Option<String> {
    let mut expected = expected.to_vec();
    found.sort();
    expected.sort();
    let show = |list: &[Found]| {
        let line = |it: &Found| format!("    - [{}, '{}', {}, {}]", it.0, it.1, it.2, it.3);
        list.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let (was, is) = (show(&expected), show(&found));
    (found != expected).then(|| format!("{what}\n  expected\n{was}\n  found\n{is}"))
}
