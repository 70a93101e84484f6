//! What Rust's own tools say of each row of the table, and that it is what the table says of source.
//!
//! Two witnesses look at the crates before and after each change, and after its undoing:
//! `cargo-semver-checks`, and the list of public items by the crate `public-api`, which sees types of
//! fields and arguments, too. What they said is recorded in `semver.yaml`, for not everybody has both:
//!
//! ```text
//! UPDATE_EXPECT=1 cargo test -p miniprogram-codegen --test diff semver -- --ignored
//! ```

mod crates;
mod witnesses;

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use miniprogram_codegen::diff::{Severity, diff};
use miniprogram_codegen::ir::Api;
use serde::{Deserialize, Serialize};

use self::crates::{Crate, Described};
use self::witnesses::Said;
use super::rows::{Row, compared};
use super::specs::yaml;

/// What was said of a row.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    name: String,
    /// The digest of what the row changes.
    edit: String,
    there: Said,
    back: Said,
}

/// The rows of which the witnesses say something else, each with the direction and the reason.
const DIFFERENT: [(&str, &str, &str); 4] = [
    ("a value that takes the name of another in Rust", "there", STILL_COMPILES),
    ("two arguments that swap their places", "there", STILL_COMPILES),
    ("two arguments that swap their places", "back", STILL_COMPILES),
    ("what is to be hidden", "back", "only `Debug` shows it, and it is told so that it is noticed"),
];

/// It breaks all the same.
const STILL_COMPILES: &str = "what compiled still does, and means something else";

#[test]
fn rust_says_of_each_change_what_the_comparison_says() {
    let records = records();
    let known: BTreeSet<(&str, &str)> = DIFFERENT.iter().map(|it| (it.0, it.1)).collect();
    let mut different = BTreeSet::new();
    let mut wrong = Vec::new();
    for (row, apis) in compared() {
        let Some(record) = records.get(&row.name).filter(|it| it.edit == row.digest()) else {
            wrong.push(format!("{}: not recorded as it is; see the top of this file", row.name));
            continue;
        };
        let (before, after) = apis.as_ref().expect("the specs are right");
        for (direction, [one, other], said) in
            [("there", [before, after], &record.there), ("back", [after, before], &record.back)]
        {
            let (ours, theirs) = (worst(one, other), said.verdict());
            if known.contains(&(row.name.as_str(), direction)) {
                different.insert((row.name.as_str(), direction));
            } else if ours != theirs {
                wrong.push(format!("{}, {direction}: {ours} here, {theirs} there", row.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(different, known);
}

#[test]
#[ignore = "needs cargo-semver-checks, and takes minutes"]
fn the_witnesses_say_what_is_recorded() {
    let (mut olds, mut news) = (Described::new("before"), Described::new("after"));
    let mut asked = Vec::new();
    for (row, apis) in compared() {
        let (before, after) = apis.as_ref().expect("the specs are right");
        asked.push(ask(row, [before, after], [&mut olds, &mut news]));
    }
    if env::var_os("UPDATE_EXPECT").is_some() {
        let said = serde_yaml::to_string(&asked).expect("it is YAML");
        fs::write(file(), HEAD.to_owned() + &said).expect("the file can be written");
    }
    let records = records();
    for said in &asked {
        assert_eq!(Some(said), records.get(&said.name));
    }
    assert_eq!(asked.len(), records.len(), "the file has rows that the table has not");
}

fn ask(row: &Row, apis: [&Api; 2], [olds, news]: [&mut Described; 2]) -> Record {
    let [was, is] = apis.map(|it| Crate::of(it, row.is_of_types()));
    let (was, is) = (olds.hold(was), news.hold(is));
    let (name, edit) = (row.name.clone(), row.digest());
    Record { name, edit, there: witnesses::ask(was, is), back: witnesses::ask(is, was) }
}

/// What the comparison says of source.
fn worst(before: &Api, after: &Api) -> Severity {
    diff(before, after).iter().map(|it| it.source).max().unwrap_or(Severity::Docs)
}

const HEAD: &str = "\
# Written by the test that asks the witnesses; see semver.rs.
# For each row of the table, and for its undoing: the bump that cargo-semver-checks asks for and the
# lints that do, and what became of the public items.
";

fn file() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diff/semver.yaml").to_owned()
}

fn records() -> BTreeMap<String, Record> {
    let records: Vec<Record> =
        serde_json::from_value(yaml(file().as_ref())).expect("the records are whole");
    records.into_iter().map(|it| (it.name.clone(), it)).collect()
}
