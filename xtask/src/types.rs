//! `gen --types-only`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use miniprogram_codegen::generate_types;

use crate::generate::say;
use crate::{Folders, Report};

/// Writes a crate of the types that an OpenAPI document has under `components`, and no more.
///
/// # Errors
///
/// Where the disk refuses.
pub fn types(file: &Path, folders: &Folders, report: Report) -> Result<ExitCode> {
    let folder = file.parent().unwrap_or(Path::new(""));
    report.with(generate_types(file, &folders.options()?), folder, |tree| {
        let changes = tree.write(&folders.out)?;
        if report.is_for_people() {
            say(&changes, &folders.out);
        }
        Ok(ExitCode::SUCCESS)
    })
}
