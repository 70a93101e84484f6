//! Thin: flags, calls to the generator, exit codes.

mod folders;
mod generate;
pub mod show;

use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::process::ExitCode;

use miniprogram_codegen::diagnostic::Diagnostics;

pub use self::folders::Folders;
pub use self::generate::{check, generate};

/// Prints what is wrong with the specs, in color where a person looks on.
fn report(diagnostics: &Diagnostics, specs: &Path) -> ExitCode {
    eprint!("{}", diagnostics.render(&specs.display().to_string(), stderr().is_terminal()));
    ExitCode::FAILURE
}
