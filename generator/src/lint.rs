//! What can be generated, and should not be committed as it is: gaps, slips and unlike twins.
//!
//! Where a [check](crate::check) refuses what no crate can be made of, a lint asks what a maintainer
//! would ask in review. Its level is set in `lint.yaml`, and so is what stays as it is, with a reason.
//! Lints see the API as it is meant, and the documents for the places; each runs in linear time.

use std::collections::BTreeMap;
use std::path::Path;

use self::finding::Finding;
use self::ground::Ground;
use self::settings::Settings;
use crate::diagnostic::{Diagnostics, Severity};
use crate::load;
use crate::lower::Lowered;

pub use self::table::{Level, Lint};

mod table;
mod settings;
mod pattern;
mod ground;
mod finding;
mod form;
mod bounds;
mod examples;
mod hosts;
mod codes;
mod cases;
mod names;
mod twins;
mod money;
mod secrets;
mod equals;
mod scalars;
mod prose;
mod drafts;

/// The families of lints, each with its own file.
const FAMILIES: [fn(&Ground<'_>) -> Vec<Finding>; 13] = [
    prose::prose,
    drafts::drafts,
    examples::examples,
    hosts::hosts,
    bounds::bounds,
    codes::codes,
    cases::cases,
    names::names,
    twins::twins,
    money::money,
    secrets::secrets,
    equals::equals,
    scalars::scalars,
];

/// What the lints say of a folder of specs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linted {
    /// What is denied, as errors, and what is warned of.
    pub findings: Diagnostics,
    /// How many findings `lint.yaml` suppresses.
    pub suppressed: usize,
}

impl Linted {
    /// How many findings are denied.
    pub fn denied(&self) -> usize {
        let severities = self.findings.iter().map(|it| it.code.severity());
        severities.filter(|it| *it == Severity::Error).count()
    }
}

/// Runs every lint over a folder of specs, at the levels of its `lint.yaml`.
///
/// # Errors
///
/// Where [`generate`](crate::generate) has any, for nothing else is worth saying before they are
/// mended; and where anything is wrong with `lint.yaml`.
pub fn lint(specs: &Path) -> Result<Linted, Diagnostics> {
    let documents = load::load(specs);
    let Lowered { api, .. } = crate::understood(&documents)?;
    let settings = settings(specs)?;
    let ground = Ground::new(&documents, &api);
    let findings = FAMILIES.iter().flat_map(|family| family(&ground));
    Ok(settings.apply(findings.collect()))
}

/// Every lint, at the level that the folder's `lint.yaml` gives it.
///
/// # Errors
///
/// Where anything is wrong with `lint.yaml`.
pub fn levels(specs: &Path) -> Result<Vec<(Lint, Level)>, Diagnostics> {
    let settings = settings(specs)?;
    Ok(Lint::ALL.iter().map(|lint| (*lint, settings.level(*lint))).collect())
}

fn settings(specs: &Path) -> Result<Settings, Diagnostics> {
    load::lints(specs)?.map_or_else(|| Ok(Settings::default()), |it| Settings::read(&it))
}

/// What more than half of some things are; nothing where there is no such.
fn majority<T: Ord>(of: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    of.for_each(|it| *counts.entry(it).or_default() += 1);
    let all: usize = counts.values().sum();
    counts.into_iter().find(|(_, count)| count * 2 > all).map(|(it, _)| it)
}
