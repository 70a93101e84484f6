//! `diff`: what changed between two versions, revisions or folders, and whom it breaks.

mod git;
mod source;
mod terminal;

use std::fs;
use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use miniprogram_codegen::diff::{Change, Compared, Severity, between, bump, diff as compare, json};
use miniprogram_codegen::ir::Scope;
use miniprogram_codegen::page;

use self::source::Source;
use crate::Report;

pub(crate) use self::git::History;
pub(crate) use self::source::{Read, Specs, read_folder, read_revision};

/// What is compared, and how it is told.
#[derive(Args, Clone, Debug)]
pub struct Diff {
    /// A folder of specs, a version (v1, wallets/rebell/v1) or a revision; without it, HEAD.
    from: Option<String>,
    /// The same; without it, the folder of specs as it is.
    to: Option<String>,
    /// How changes are told.
    #[arg(long, value_enum, default_value_t)]
    format: Told,
    /// The file to write; without it, changes are printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Exits with 1 where there is a change as grave as that, or graver.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    deny: Option<Level>,
    /// Tells the changes that are as grave as that, or graver.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    only: Option<Level>,
    /// The folder of specs.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    specs: PathBuf,
}

/// How changes are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Told {
    /// A line or two a change, by endpoint and type.
    #[default]
    Human,
    /// A page for people to read.
    Markdown,
    /// A JSON object a line.
    Json,
}

/// How grave a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    /// What worked may no longer work.
    Breaking,
    /// There is more than there was.
    Additive,
}

impl Level {
    fn severity(self) -> Severity {
        match self {
            Self::Breaking => Severity::Breaking,
            Self::Additive => Severity::Additive,
        }
    }
}

/// Compares, tells what changed, and says by the exit code whether that is denied.
///
/// # Errors
///
/// Where a word means nothing or several things, where git or the disk refuses. What is wrong with
/// specs is printed.
pub fn diff(task: &Diff) -> Result<ExitCode> {
    let history = History::of(&task.specs)?;
    let (from, to) = task.sources(&history)?;
    let Some(before) = shown(from.read(&task.specs, &history)?) else {
        return Ok(ExitCode::FAILURE);
    };
    let versions = match (&from, &to) {
        (Source::Version(from), Source::Version(to)) => Some((from, to)),
        _ => None,
    };
    let (after, changes) = match versions {
        Some((from, to)) => (None, between(&before.api, from, to)),
        None => {
            let Some(after) = shown(to.read(&task.specs, &history)?) else {
                return Ok(ExitCode::FAILURE);
            };
            let changes = compare(&before.api, &after.api);
            (Some(after), changes)
        }
    };
    let sides = Sides {
        before: &before,
        after: after.as_deref().unwrap_or(&before),
        names: [from.name(), to.name()],
        versions,
    };
    task.tell(changes, &sides)
}

/// The two that are compared.
struct Sides<'a> {
    before: &'a Specs,
    after: &'a Specs,
    /// What people call them.
    names: [String; 2],
    /// The versions, where two of one API are compared.
    versions: Option<(&'a Scope, &'a Scope)>,
}

impl Diff {
    fn sources(&self, history: &History) -> Result<(Source, Source)> {
        let at_hand = || Source::Folder(self.specs.clone());
        let of = |word: &str| Source::of(word, &self.specs, history);
        Ok(match (&self.from, &self.to) {
            (None, _) => (Source::Revision("HEAD".to_owned()), at_hand()),
            (Some(from), None) => match of(from)? {
                Source::Version(_) => {
                    bail!("{from} is one version: name the other, as in `diff v1 v2`")
                }
                from => (from, at_hand()),
            },
            (Some(from), Some(to)) => match (of(from)?, of(to)?) {
                (Source::Version(_), to @ (Source::Folder(_) | Source::Revision(_)))
                | (to @ (Source::Folder(_) | Source::Revision(_)), Source::Version(_)) => bail!(
                    "{} holds all versions: compare it with a folder or a revision, or two versions",
                    to.name()
                ),
                sources => sources,
            },
        })
    }

    fn tell(&self, changes: Vec<Change>, sides: &Sides<'_>) -> Result<ExitCode> {
        let as_grave =
            |it: &Change, level: Option<Level>| level.is_some_and(|l| it.severity >= l.severity());
        let is_denied = changes.iter().any(|it| as_grave(it, self.deny));
        let told: Vec<Change> = changes
            .into_iter()
            .filter(|it| self.only.is_none() || as_grave(it, self.only))
            .collect();
        let text = self.text(&told, sides);
        match &self.out {
            Some(file) => {
                fs::write(file, text).with_context(|| file.display().to_string())?;
                println!("   wrote {}", file.display());
            }
            None => print!("{text}"),
        }
        Ok(if is_denied { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }

    fn text(&self, changes: &[Change], sides: &Sides<'_>) -> String {
        let Sides { before, after, names: [from, to], versions } = sides;
        match self.format {
            Told::Human => {
                let is_colored = self.out.is_none() && stdout().is_terminal();
                terminal::text(changes, sides, is_colored)
            }
            Told::Markdown => {
                let apis = [&before.api, &after.api];
                page::changes(changes, &Compared { apis, names: [from, to], versions: *versions })
            }
            Told::Json => {
                json(changes, (&before.documents, &before.label), (&after.documents, &after.label))
            }
        }
    }
}

/// The number that a release with the changes should have, in words; nothing where they are
/// between versions, which a release has both.
fn release(changes: &[Change], sides: &Sides<'_>) -> Option<String> {
    if sides.versions.is_some() {
        return None;
    }
    let version = env!("CARGO_PKG_VERSION");
    bump(version, changes).map(|(part, next)| format!("a {part} release, {version} to {next}"))
}

/// The specs that have been read; or nothing, and what is wrong with them is told.
pub(crate) fn shown(read: Read) -> Option<Box<Specs>> {
    match read {
        Ok(specs) => Some(specs),
        Err((faults, label)) => {
            Report::default().tell(&faults, Path::new(&label));
            eprintln!("{label} is not as specs must be today, and cannot be compared");
            None
        }
    }
}
