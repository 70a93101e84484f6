//! `gen` and `gen --check`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use miniprogram_codegen::plan::{Crate, Parted};
use miniprogram_codegen::tree::{Changes, Tree};
use similar::TextDiff;

use crate::{Folders, Report};

/// Writes what differs from the disk, removes what is stale, and says so.
///
/// # Errors
///
/// Where the disk refuses.
pub fn generate(folders: &Folders, report: Report) -> Result<ExitCode> {
    let options = folders.options()?;
    report.with(miniprogram_codegen::understand(&folders.specs), &folders.specs, |api| {
        let plan = miniprogram_codegen::resolve::resolve(&api);
        let changes = miniprogram_codegen::write(&plan, &options).write(&folders.out)?;
        tell(&plan, &changes, &folders.out, report);
        Ok(ExitCode::SUCCESS)
    })
}

/// Says what has been done to the folder of a crate, and which types of one name have parted by it.
pub(crate) fn tell(plan: &Crate, changes: &Changes, out: &Path, report: Report) {
    if !report.is_for_people() {
        return;
    }
    for Parted { one, other, why, .. } in
        plan.parted.iter().filter(|it| is_among(it, &changes.written))
    {
        println!("    note {one} and {other} are two types: {why}");
    }
    say(changes, out);
}

/// Says what has been done to a folder.
pub(crate) fn say(Changes { written, removed, left }: &Changes, out: &Path) {
    let out = out.display();
    for path in written {
        println!("   wrote {out}/{path}");
    }
    for path in removed {
        println!(" removed {out}/{path}");
    }
    println!("{} written, {} removed, {left} left as they were", written.len(), removed.len());
}

/// Whether types of one name have parted just now, or have changed since they did.
fn is_among(parted: &Parted, written: &[String]) -> bool {
    parted.files.iter().any(|it| written.contains(it))
}

/// Compares with the disk; where it differs, says where, and what to run.
///
/// # Errors
///
/// Where the disk refuses.
pub fn check(folders: &Folders, report: Report) -> Result<ExitCode> {
    let read = miniprogram_codegen::generate(&folders.specs, &folders.options()?);
    report.with(read, &folders.specs, |tree| compare(&tree, folders, report))
}

fn compare(tree: &Tree, folders: &Folders, report: Report) -> Result<ExitCode> {
    let changes = tree.compare(&folders.out)?;
    if changes.is_empty() {
        if report.is_for_people() {
            println!("{} is up to date with {}", folders.out.display(), folders.specs.display());
        }
        return Ok(ExitCode::SUCCESS);
    }
    for path in &changes.written {
        eprintln!("   stale {}/{path}", folders.out.display());
        eprint!("{}", first_difference(tree, path, &folders.out));
    }
    for path in &changes.removed {
        eprintln!(" unasked {}/{path}", folders.out.display());
    }
    eprintln!("the specs say otherwise: run `cargo xtask gen` and commit what it writes");
    Ok(ExitCode::FAILURE)
}

/// The first lines in which a file differs from what the specs say.
fn first_difference(tree: &Tree, path: &str, out: &Path) -> String {
    let new = tree.get(path).unwrap_or_default();
    let Ok(old) = fs::read_to_string(out.join(path)) else {
        return String::new();
    };
    let diff = TextDiff::from_lines(old.as_str(), new);
    let hunk = diff.unified_diff().context_radius(1).iter_hunks().next().map(|it| it.to_string());
    let lines: Vec<String> =
        hunk.unwrap_or_default().lines().take(12).map(|it| format!("         {it}\n")).collect();
    lines.concat()
}
