//! `bundle`: the specs of a version become one OpenAPI document.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use miniprogram_codegen::bundle::bundle as join;

use crate::with;

/// Writes the document, as JSON where the file's name ends in `.json`; without a file, prints it.
///
/// # Errors
///
/// Where the disk refuses.
pub fn bundle(version: &str, specs: &Path, out: Option<&PathBuf>) -> Result<ExitCode> {
    with(join(specs, version.trim_end_matches('/')), specs, |bundle| {
        let Some(out) = out else {
            print!("{}", bundle.yaml());
            return Ok(ExitCode::SUCCESS);
        };
        let is_json = out.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
        let text = if is_json { bundle.json() } else { bundle.yaml() };
        fs::write(out, text).with_context(|| out.display().to_string())?;
        println!("   wrote {}", out.display());
        Ok(ExitCode::SUCCESS)
    })
}
