//! The tasks of this workspace; `cargo xtask` alone lists them.

use std::io::{Write, stderr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use xtask::{
    Changelog, Diff, Folders, Format, Import, Report, bundle, changelog, check, diff, explain,
    generate, import, lint, lints, scaffold, show, types, watch,
};

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
        /// Goes on after each save of a spec, until Ctrl-C.
        #[arg(long, conflicts_with = "check")]
        watch: bool,
        /// Writes the types of this OpenAPI document, YAML or JSON, and no endpoints.
        #[arg(long, value_name = "FILE", requires = "out", conflicts_with_all = ["check", "specs", "watch"])]
        types_only: Option<PathBuf>,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
        /// The folder of the crate.
        #[arg(long, value_name = "DIR", default_value = "generated")]
        out: PathBuf,
        /// The crate's name.
        #[arg(long, default_value = "miniprogram")]
        name: String,
        /// How diagnostics are told.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Lists the keywords that were read and have no use, rather than count them; JSON always does.
        #[arg(long)]
        unused: bool,
    },
    /// Says what a diagnostic's code means, and how to mend it.
    Explain {
        /// The code, such as E101; without it, all codes are listed.
        code: Option<String>,
    },
    /// Says what could be generated, and should not be committed as it is.
    Lint {
        /// Lists the lints with their levels, and what each says.
        #[arg(long)]
        list: bool,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
        /// How findings are told.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Splits an OpenAPI document of many paths into specs, and lists what cannot be taken.
    Import {
        /// The document, of OpenAPI 3.0 or 3.1, in YAML or JSON.
        file: PathBuf,
        /// The folder of the version, such as specs/v3; without it, each path begins with its version.
        #[arg(long, value_name = "DIR")]
        into: Option<PathBuf>,
        /// Writes nothing: lists only.
        #[arg(long)]
        dry_run: bool,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
        /// How diagnostics are told.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Joins the specs of a version into one OpenAPI document.
    Bundle {
        /// The version: v2, or wallets/rebell/v1 for a wallet's.
        version: String,
        /// The file, .yaml or .json; without it, the document is printed.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
    },
    /// Tells what changed between two versions, revisions or folders, and whom it breaks.
    Diff(Diff),
    /// Writes into the crate's CHANGELOG.md what has changed since the last release.
    Changelog(Changelog),
    /// Makes a version of specs that says what another says.
    NewVersion {
        /// The version: v3, or wallets/rebell/v3 for a wallet's.
        version: String,
        /// The version to begin with, of the same API.
        #[arg(long, value_name = "VERSION")]
        from: String,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
    },
    /// Makes a spec with every part that an endpoint's must have, and words to replace.
    NewEndpoint {
        /// The path: v2/payments/pay, or wallets/rebell/v1/payments/pay for a wallet's own.
        path: String,
        /// Makes a call of the wallet to the merchant.
        #[arg(long)]
        callback: bool,
        /// The folder of specs.
        #[arg(long, value_name = "DIR", default_value = "specs")]
        specs: PathBuf,
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

fn main() -> ExitCode {
    run(Arguments::parse().task).unwrap_or_else(|why| {
        // Where standard error is gone as well, the exit code has to do.
        let _ = writeln!(stderr(), "error: {why:#}");
        ExitCode::FAILURE
    })
}

fn run(task: Task) -> anyhow::Result<ExitCode> {
    match task {
        Task::Gen {
            check: only_compare,
            watch: goes_on,
            types_only,
            specs,
            out,
            name,
            format,
            unused,
        } => {
            let (folders, report) = (Folders { specs, out, name }, Report { format, unused });
            match types_only {
                Some(file) => types(&file, &folders, report),
                None if only_compare => check(&folders, report),
                None if goes_on => watch(&folders, report),
                None => generate(&folders, report),
            }
        }
        Task::Lint { list: true, specs, .. } => lints(&specs),
        Task::Lint { specs, format, .. } => lint(&specs, Report { format, unused: false }),
        Task::Explain { code } => explain(code.as_deref()),
        Task::Import { file, into, dry_run, specs, format } => {
            import(&Import { file, specs, into, dry_run, format })
        }
        Task::Bundle { version, out, specs } => bundle(&version, &specs, out.as_ref()),
        Task::Diff(task) => diff(&task),
        Task::Changelog(task) => changelog(&task),
        Task::NewVersion { version, from, specs } => scaffold::version(&version, &from, &specs),
        Task::NewEndpoint { path, callback, specs } => scaffold::endpoint(&path, callback, &specs),
        Task::Show { stage: Stage::Ir, name, specs } => show::ir(&specs, name.as_deref()),
        Task::Show { stage: Stage::Plan, name, specs } => show::plan(&specs, name.as_deref()),
    }
}
