//! Two tools that are asked what Rust callers lose and gain from one crate to another.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use miniprogram_codegen::diff::Severity;
use serde::{Deserialize, Serialize};

/// What both say.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    /// The bump that `cargo-semver-checks` asks for: `none`, `minor` or `major`.
    bump: Bump,
    /// Its lints that ask for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lints: Vec<String>,
    /// What became of the public items.
    items: Items,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Bump {
    None,
    Minor,
    Major,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Items {
    /// They are the same.
    Same,
    /// There are more.
    More,
    /// Some are gone, or say something else.
    Other,
}

/// The constants that the runtime's traits have for every message, unless a message says otherwise.
/// Callers do not see whether one does.
const HAVE_A_DEFAULT: [&str; 5] =
    ["IDEMPOTENCY_KEY", "OPENS_ONLY", "TELLS_AUTHORIZED", "DRY_RUN", "AUTHORIZES"];

impl Said {
    /// The graver of what both say.
    pub(super) fn verdict(&self) -> Severity {
        let bump = match self.bump {
            Bump::None => Severity::Docs,
            Bump::Minor => Severity::Additive,
            Bump::Major => Severity::Breaking,
        };
        let items = match self.items {
            Items::Same => Severity::Docs,
            Items::More => Severity::Additive,
            Items::Other => Severity::Breaking,
        };
        bump.max(items)
    }
}

/// Asks both of two crates, each by what rustdoc says of it.
pub(super) fn ask(before: &Path, after: &Path) -> Said {
    let run = Command::new(env!("CARGO"))
        .args(["semver-checks", "--color=never", "--release-type=patch", "--baseline-rustdoc"])
        .arg(before)
        .arg("--current-rustdoc")
        .arg(after)
        .output()
        .expect("cargo is there");
    let said = [run.stdout, run.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    let lint = |line: &str| Some(line.strip_prefix("--- failure ")?.split_once(':')?.0.to_owned());
    let mut lints: Vec<String> = said.lines().filter_map(lint).collect();
    lints.sort();
    let bump = match () {
        () if run.status.success() => Bump::None,
        () if said.contains("requires new major version") => Bump::Major,
        () if said.contains("requires new minor version") => Bump::Minor,
        () => panic!("`cargo semver-checks` cannot be asked: {said}"),
    };
    Said { bump, lints, items: compare(&items(before), &items(after)) }
}

fn compare(before: &BTreeSet<String>, after: &BTreeSet<String>) -> Items {
    match (before.is_subset(after), after.is_subset(before)) {
        (true, true) => Items::Same,
        (true, false) => Items::More,
        (false, _) => Items::Other,
    }
}

/// The public items with their types, as rustdoc has them.
fn items(file: &Path) -> BTreeSet<String> {
    let api = public_api::Builder::from_rustdoc_json(file)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .expect("rustdoc and `public-api` agree on the form of JSON");
    let has_a_default =
        |it: &String| HAVE_A_DEFAULT.iter().any(|name| it.contains(&format!("::{name}: ")));
    api.items().map(ToString::to_string).filter(|it| !has_a_default(it)).collect()
}
