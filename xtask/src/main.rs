//! The tasks of this workspace; `cargo xtask` alone lists them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use xtask::{Folders, check, generate, show};

/// The tasks of this workspace.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes the crate that the specs describe.
    Gen {
        /// Writes nothing: exits with 1 where a file is not what the specs say.
        #[arg(long)]
        check: bool,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
        /// The folder of the crate.
        #[arg(long, value_name = "DIR", default_value = "generated")]
        out: PathBuf,
        /// The crate's name.
        #[arg(long, default_value = "miniprogram")]
        name: String,
    },
    /// Prints what stands after a stage.
    Show {
        /// The stage.
        stage: Stage,
        /// Only what has this in its name.
        name: Option<String>,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Stage {
    /// The API as its authors mean it.
    Ir,
    /// The crate, every name settled.
    Plan,
}

fn main() -> anyhow::Result<ExitCode> {
    match Arguments::parse().task {
        Task::Gen { check: true, specs, out, name } => check(&Folders { specs, out, name }),
        Task::Gen { check: false, specs, out, name } => generate(&Folders { specs, out, name }),
        Task::Show { stage: Stage::Ir, name, specs } => show::ir(&specs, name.as_deref()),
        Task::Show { stage: Stage::Plan, name, specs } => show::plan(&specs, name.as_deref()),
    }
}
