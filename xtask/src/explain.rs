//! `explain`: what a code means, and how to mend what has it.

use std::process::ExitCode;

use anyhow::{Result, bail};
use miniprogram_codegen::diagnostic::Code;

/// Prints the page of a code; without one, a line for each code that there is.
///
/// # Errors
///
/// Where there is no such code.
pub fn explain(number: Option<&str>) -> Result<ExitCode> {
    match number.map(|it| (it, Code::find(it))) {
        None => Code::ALL.iter().for_each(|it| println!("{it} {}", it.title())),
        Some((_, Some(code))) => {
            let page = code.explanation().trim_start_matches("# ");
            println!("{code}: {page}");
        }
        Some((number, None)) => {
            bail!("there is no code {number}: `cargo xtask explain` lists them")
        }
    }
    Ok(ExitCode::SUCCESS)
}
