//! `import`: an ordinary OpenAPI document becomes specs.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use miniprogram_codegen::diagnostic::{Diagnostic, Diagnostics};
use miniprogram_codegen::import::{Imported, import as split};

use crate::{Format, Report};

/// What an import reads and writes.
#[derive(Clone, Debug)]
pub struct Import {
    /// The document.
    pub file: PathBuf,
    /// The folder of specs.
    pub specs: PathBuf,
    /// The folder of the version, below that of the specs; nothing where each path says its version.
    pub into: Option<PathBuf>,
    /// Whether nothing is to be written.
    pub dry_run: bool,
    /// How diagnostics are told.
    pub format: Format,
}

/// Writes what can be taken, and lists the rest.
///
/// Exits with 1 where something cannot be taken. A file that is there is never touched.
///
/// # Errors
///
/// Where `into` is not below the folder of specs, and where the disk refuses.
pub fn import(task: &Import) -> Result<ExitCode> {
    let into = task.into.as_deref().map(|it| below(it, &task.specs)).transpose()?;
    let imported = split(&task.file, &task.specs, into.as_deref());
    let folder = task.file.parent().unwrap_or(Path::new(""));
    let report = Report { format: task.format, ..Report::default() };
    report.tell(&imported.faults, folder);
    report.tell(&imported.in_the_way, &task.specs);
    match report.is_for_people() {
        true => notes(&imported.passed_over, folder).iter().for_each(|it| println!("{it}")),
        false => report.tell(&imported.passed_over, folder),
    }
    write(&imported, task)?;
    let is_whole = imported.faults.is_empty() && imported.in_the_way.is_empty();
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The path of a version's folder below that of the specs, with `/` on every machine.
fn below(into: &Path, specs: &Path) -> Result<String> {
    let place = |path: &Path| std::path::absolute(path).context("the folder of the version");
    let (into, specs) = (place(into)?, place(specs)?);
    let below = into.strip_prefix(&specs).with_context(|| {
        format!("{} is not below {}: name that folder by --specs", into.display(), specs.display())
    })?;
    let steps = below.components().map(|it| it.as_os_str().to_string_lossy().into_owned());
    Ok(steps.collect::<Vec<_>>().join("/"))
}

/// What is passed over, a line for all that is alike, with the place of the first.
fn notes(passed_over: &Diagnostics, folder: &Path) -> Vec<String> {
    let mut alike: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for note in passed_over {
        alike.entry(&note.message).or_default().push(note);
    }
    let mut alike: Vec<Vec<&Diagnostic>> = alike.into_values().collect();
    alike.sort_by_key(|notes| &notes[0].place);
    alike.iter().map(|notes| line(notes[0], notes.len() - 1, folder)).collect()
}

fn line(note: &Diagnostic, others: usize, folder: &Path) -> String {
    let file = folder.join(note.place.file());
    let (line, column) = (note.place.line(), note.place.column());
    let more = if others == 0 { String::new() } else { format!(", and {others} times more") };
    let why = note.help.as_deref().map_or(String::new(), |it| format!(": {it}"));
    format!("    note {}:{line}:{column} {}{more}{why}", file.display(), note.message)
}

fn write(imported: &Imported, task: &Import) -> Result<()> {
    let is_told = task.format == Format::Human;
    for (path, text) in &imported.files {
        let path = task.specs.join(path);
        if !task.dry_run {
            create(&path, text).with_context(|| path.display().to_string())?;
        }
        if is_told {
            println!("   {} {}", if task.dry_run { "takes" } else { "wrote" }, path.display());
        }
    }
    if !is_told {
        return Ok(());
    }
    let (new, standing) = (imported.files.len(), imported.standing.len());
    let left = imported.faults.len() + imported.in_the_way.len();
    println!("{new} new, {standing} there already, {left} faults");
    Ok(())
}

/// Writes a file that is not there, and the folders that lead to it.
fn create(path: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    File::create_new(path)?.write_all(text.as_bytes())?;
    Ok(())
}
