//! The rows of the table: what each changes, and what is to be said of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use miniprogram_codegen::ir::Api;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::specs::{Specs, document, yaml};

/// One change of the specs, and what is to be said of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// What is made first, where the base has not what is to be changed.
    #[serde(default)]
    pub(crate) first: Map<String, Json>,
    #[serde(default)]
    pub(crate) r#type: Map<String, Json>,
    #[serde(default)]
    pub(crate) edit: Map<String, Json>,
    #[serde(default)]
    pub(crate) document: Map<String, Json>,
    #[serde(default)]
    pub(crate) sent: Vec<Found>,
    #[serde(default)]
    pub(crate) received: Vec<Found>,
    #[serde(default)]
    pub(crate) changes: Vec<Found>,
    pub(crate) back: Option<Back>,
}

/// What is said where the change is undone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Back {
    #[serde(default)]
    pub(crate) sent: Vec<Found>,
    #[serde(default)]
    pub(crate) received: Vec<Found>,
    #[serde(default)]
    pub(crate) changes: Vec<Found>,
}

/// Code, subject, source, wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct Found(pub(crate) String, pub(crate) String, pub(crate) String, pub(crate) String);

/// What the specs of a row mean before its change and after it; or all that is wrong with them.
pub(crate) type Apis = Result<(Api, Api), String>;

/// All rows, file by file, each with what its specs mean.
pub(crate) fn compared() -> &'static [(Row, Apis)] {
    static ROWS: LazyLock<Vec<(Row, Apis)>> = LazyLock::new(|| {
        let rows = rows().into_iter();
        rows.map(|row| (row.apis(), row)).map(|(apis, row)| (row, apis)).collect()
    });
    &ROWS
}

fn rows() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/table");
    let entries = fs::read_dir(folder).expect("the table is there");
    let mut files: Vec<PathBuf> =
        entries.map(|it| it.expect("an entry can be read").path()).collect();
    files.sort();
    let rows = files.iter().flat_map(|file| {
        let rows: Vec<Row> = serde_json::from_value(yaml(file))
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        rows
    });
    rows.collect()
}

impl Row {
    /// All that is to be found, there and back.
    pub(crate) fn expected(&self) -> Vec<&Found> {
        let there = [&self.sent, &self.received, &self.changes];
        let back = self.back.iter().flat_map(|it| [&it.sent, &it.received, &it.changes]);
        there.into_iter().chain(back).flatten().collect()
    }

    /// A number of what it changes (FNV-1a, 32 bits), whatever is to be said of it.
    pub(crate) fn digest(&self) -> String {
        let edits = [&self.first, &self.r#type, &self.edit, &self.document];
        let text = serde_json::to_string(&edits).expect("it is JSON");
        let step = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        format!("x{:08x}", text.bytes().fold(0x811c_9dc5, step))
    }

    fn apis(&self) -> Apis {
        if self.is_of_types() {
            return Ok((document(&self.first)?, document(&self.document)?));
        }
        let mut specs = Specs::base();
        specs.edit(&self.first);
        static BASE: LazyLock<Result<Api, String>> = LazyLock::new(|| Specs::base().api());
        let before = if self.first.is_empty() { BASE.clone()? } else { specs.api()? };
        specs.edit_types(&self.r#type);
        specs.edit(&self.edit);
        Ok((before, specs.api()?))
    }

    /// Whether it changes a document of types alone.
    pub(crate) fn is_of_types(&self) -> bool {
        !self.document.is_empty()
    }
}
