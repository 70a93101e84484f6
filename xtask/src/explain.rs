//! `explain`: what a code means, and how to mend what has it.

use std::process::ExitCode;

use anyhow::{Result, bail};
use miniprogram_codegen::diagnostic::Code;
use miniprogram_codegen::lint::Lint;

/// Prints the page of a code, or what a lint says; without one, a line for each code that there is.
///
/// # Errors
///
/// Where there is no such code.
pub fn explain(number: Option<&str>) -> Result<ExitCode> {
    match number.map(|it| (it, Code::find(it), Lint::find(it))) {
        None => Code::ALL.iter().for_each(|it| println!("{it} {}", it.title())),
        Some((_, Some(code), _)) => {
            let page = code.explanation().trim_start_matches("# ");
            println!("{code}: {page}");
        }
        Some((_, None, Some(lint))) => {
            println!(
                "{lint}: {}\n\nUnless `lint.yaml` sets another, its level is `{}`.",
                lint.says(),
                lint.default_level()
            );
        }
        Some((number, None, None)) => {
            bail!("there is no code {number}: `cargo xtask explain` and `lint --list` list them")
        }
    }
    Ok(ExitCode::SUCCESS)
}
