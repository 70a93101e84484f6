//! `new-version` and `new-endpoint`: specs that pass from their first day.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::scaffold::{Note, Scaffold, new_endpoint, new_version};

use crate::with;

/// Writes a version that says what another says, and tells what to do next.
///
/// # Errors
///
/// Where the disk refuses; then everything is as it was.
pub fn version(to: &str, from: &str, specs: &Path) -> Result<ExitCode> {
    let (to, from) = (to.trim_end_matches('/'), from.trim_end_matches('/'));
    written(new_version(specs, to, from), specs, |scaffold| {
        let types =
            scaffold.files.keys().filter(|it| it[to.len()..].starts_with("/schemas/")).count();
        let parts = [(scaffold.files.len() - types, "endpoint"), (types, "type")];
        let parts = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}{}", if *count == 1 { "" } else { "s" }));
        let (parts, specs) = (parts.collect::<Vec<_>>().join(" and "), specs.display());
        println!("   wrote {specs}/{to}: {parts}, as {specs}/{from} has them");
        scaffold.changed.keys().for_each(|it| println!("   wrote {specs}/{it}"));
        notes(&scaffold.notes, &specs.to_string());
        println!("next: `cargo xtask gen` writes the module and the feature");
        println!("      `cargo xtask diff {from} {to}` tells what you change from now on");
        let lines: String =
            scaffold.changed.keys().map(|it| format!(" and its lines in {it}")).collect();
        println!(
            "      without {specs}/{to}{lines}, `cargo xtask gen` removes all that came of it"
        );
    })
}

/// Writes the draft of an endpoint's spec, and tells what to do next.
///
/// # Errors
///
/// Where the disk refuses; then everything is as it was.
pub fn endpoint(path: &str, is_callback: bool, specs: &Path) -> Result<ExitCode> {
    written(new_endpoint(specs, path, is_callback), specs, |scaffold| {
        let specs = specs.display();
        scaffold.files.keys().for_each(|it| println!("   wrote {specs}/{it}"));
        notes(&scaffold.notes, &specs.to_string());
        println!("next: write your own words wherever it says REPLACE");
        println!(
            "      `cargo xtask gen` writes the module, and `cargo xtask lint` finds what is left"
        );
    })
}

/// Writes what has been made, and tells of it; or tells what is in the way.
fn written(
    made: Result<Scaffold, Diagnostics>,
    specs: &Path,
    tell: impl FnOnce(&Scaffold),
) -> Result<ExitCode> {
    with(made, specs, |scaffold| {
        scaffold.write(specs)?;
        tell(&scaffold);
        Ok(ExitCode::SUCCESS)
    })
}

fn notes(notes: &[Note], specs: &str) {
    for Note { file, line, words } in notes {
        println!("    note {specs}/{file}:{line} {words}");
    }
}
