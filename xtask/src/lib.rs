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

/// Goes on with what became of the specs; or prints what is wrong with them, in color where a
/// person looks on.
fn with<T>(
    read: Result<T, Diagnostics>,
    specs: &Path,
    task: impl FnOnce(T) -> anyhow::Result<ExitCode>,
) -> anyhow::Result<ExitCode> {
    match read {
        Ok(it) => task(it),
        Err(faults) => {
            eprint!("{}", faults.render(&specs.display().to_string(), stderr().is_terminal()));
            Ok(ExitCode::FAILURE)
        }
    }
}
