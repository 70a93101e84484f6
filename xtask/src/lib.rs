//! Thin: flags, calls to the generator, exit codes.

#[macro_use]
mod print;
mod folders;
mod report;
mod generate;
mod watch;
mod import;
mod bundle;
pub mod scaffold;
mod types;
mod explain;
mod lint;
mod diff;
mod changelog;
pub mod show;

use std::path::Path;
use std::process::ExitCode;

use miniprogram_codegen::diagnostic::Diagnostics;

pub use self::bundle::bundle;
pub use self::changelog::{Changelog, changelog};
pub use self::diff::{Diff, diff};
pub use self::explain::explain;
pub use self::folders::Folders;
pub use self::generate::{check, generate};
pub use self::import::{Import, import};
pub use self::lint::{lint, lints};
pub use self::report::{Format, Report};
pub use self::types::types;
pub use self::watch::{Turn, Watch, watch};

/// Goes on with what became of the specs; or prints what is wrong with them.
fn with<T>(
    read: Result<T, Diagnostics>,
    specs: &Path,
    task: impl FnOnce(T) -> anyhow::Result<ExitCode>,
) -> anyhow::Result<ExitCode> {
    match read {
        Ok(it) => task(it),
        Err(faults) => {
            Report::default().tell(&faults, specs);
            Ok(ExitCode::FAILURE)
        }
    }
}
