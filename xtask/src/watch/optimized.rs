//! Who watches runs an optimized build, which takes a fifth of the time for each save.

use std::env;
use std::ffi::OsStr;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

/// Builds this program with optimizations and goes on as that, where cargo runs one without;
/// nothing where this is it, or where no cargo is near.
pub(super) fn run() -> Result<Option<ExitCode>> {
    let Some(cargo) = env::var_os("CARGO").filter(|_| is_of_dev_profile()) else {
        return Ok(None);
    };
    println!("building with optimizations, which takes a minute or two, once");
    let mut optimized = Command::new(cargo);
    optimized.args(["run", "--release", "--package", "xtask", "--manifest-path"]);
    optimized.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).arg("--");
    go_on(optimized.args(env::args_os().skip(1))).map(Some).context("cargo cannot be run")
}

/// Whether this program lies where cargo puts what it builds by default.
fn is_of_dev_profile() -> bool {
    let program = env::current_exe().unwrap_or_default();
    program.parent().and_then(|it| it.file_name()) == Some(OsStr::new("debug"))
}

/// Becomes the other program, so that Ctrl-C finds no more than one.
#[cfg(unix)]
fn go_on(command: &mut Command) -> std::io::Result<ExitCode> {
    Err(std::os::unix::process::CommandExt::exec(command))
}

/// Waits for the other program.
#[cfg(not(unix))]
fn go_on(command: &mut Command) -> std::io::Result<ExitCode> {
    let status = command.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
