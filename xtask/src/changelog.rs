//! `changelog`: what the next release brings, from the specs' history, amid what is written by hand.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use miniprogram_codegen::diff::{Compared, diff};
use miniprogram_codegen::page;

use crate::diff::{History, read_folder, read_revision, shown};

/// What is read and written.
#[derive(Args, Clone, Debug)]
pub struct Changelog {
    /// The revision of the last release; without it, the last tag that begins with v.
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Writes nothing: exits with 1 where the file is not what the specs say.
    #[arg(long)]
    check: bool,
    /// The folder of specs.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    specs: PathBuf,
    /// The folder of the crate.
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
}

/// What stands before and after the part that is written here.
const BEGIN: &str = "<!-- `cargo xtask changelog` writes from here -->";
const END: &str = "<!-- to here -->";

/// The section in which that part stands.
const UNRELEASED: &str = "## [Unreleased]";

/// The file where there is none yet.
const NEW: &str = "\
# Changelog

What each release of this crate brings, in the form of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
Numbers follow [Semantic Versioning](https://semver.org).
What breaks callers says so first: Rust that no longer compiles, or requests and answers that no longer fit.

## [Unreleased]
";

/// Writes what has changed since the last release, and leaves all else in the file as it is.
///
/// # Errors
///
/// Where git knows no such revision, where the file has only one of the two marks, and where the
/// disk refuses. What is wrong with specs is printed.
pub fn changelog(task: &Changelog) -> Result<ExitCode> {
    let Some(said) = task.said()? else { return Ok(ExitCode::FAILURE) };
    let file = task.out.join("CHANGELOG.md");
    let old = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(why) => return Err(why).context(file.display().to_string()),
    };
    let new = with(&old, &said).with_context(|| file.display().to_string())?;
    if new == old {
        println!("{} is up to date", file.display());
        return Ok(ExitCode::SUCCESS);
    }
    if task.check {
        eprintln!("{} is stale: run `cargo xtask changelog` and commit it", file.display());
        return Ok(ExitCode::FAILURE);
    }
    fs::write(&file, new).with_context(|| file.display().to_string())?;
    println!("   wrote {}", file.display());
    Ok(ExitCode::SUCCESS)
}

impl Changelog {
    /// What the next release brings; nothing where specs cannot be read, and that is told.
    fn said(&self) -> Result<Option<String>> {
        let history = History::of(&self.specs)?;
        let since = match &self.since {
            Some(since) => Some(since.clone()),
            None => history.last_tag()?,
        };
        let Some(now) = shown(read_folder(&self.specs)) else { return Ok(None) };
        let Some(since) = since else {
            return Ok(Some(page::first_release(&now.api, env!("CARGO_PKG_VERSION"))));
        };
        let Some(then) = shown(read_revision(&since, &self.specs, &history)?) else {
            return Ok(None);
        };
        let compared =
            Compared { apis: [&then.api, &now.api], names: [&since, "now"], versions: None };
        let changes = diff(&then.api, &now.api);
        Ok(Some(page::changelog(&changes, &compared, &number(&since))))
    }
}

/// The number that a tag is of, or that of this workspace.
fn number(since: &str) -> String {
    let number = since.trim_start_matches("refs/tags/").trim_start_matches('v');
    let is_number =
        number.split('.').count() == 3 && number.starts_with(|it: char| it.is_ascii_digit());
    if is_number { number.to_owned() } else { env!("CARGO_PKG_VERSION").to_owned() }
}

/// The file with what is said between the marks.
fn with(old: &str, said: &str) -> Result<String> {
    let old = if old.trim().is_empty() { NEW } else { old };
    let part = format!("{BEGIN}\n{}\n{END}", said.trim());
    match (old.find(BEGIN), old.find(END)) {
        (Some(begin), Some(end)) if begin < end => {
            Ok(format!("{}{part}{}", &old[..begin], &old[end + END.len()..]))
        }
        (None, None) => Ok(inserted(old, &part)),
        _ => bail!("the marks `{BEGIN}` and `{END}` must both be there, in this order, or neither"),
    }
}

/// The file with a new part: below the heading of what is unreleased, which may have to be made.
fn inserted(old: &str, part: &str) -> String {
    let line_of = |heading: &str| {
        let mut start = 0;
        old.split_inclusive('\n').find_map(|line| {
            let at = start;
            start += line.len();
            line.to_lowercase().starts_with(heading).then_some((at, start))
        })
    };
    if let Some((_, below)) = line_of(&UNRELEASED.to_lowercase()) {
        let (before, after) = old.split_at(below);
        let line = if before.ends_with('\n') { "" } else { "\n" };
        let gap = if after.is_empty() { "" } else { "\n" };
        return format!("{before}{line}\n{part}\n{gap}{}", after.trim_start_matches('\n'));
    }
    let at = line_of("## ").map_or(old.len(), |(at, _)| at);
    let (before, after) = old.split_at(at);
    let gap = if after.is_empty() { "" } else { "\n" };
    format!("{}\n\n{UNRELEASED}\n\n{part}\n{gap}{after}", before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_by_hand_stays_and_a_second_run_changes_nothing() {
        let old = "# Changes\n\n## [Unreleased]\n\nBy hand.\n\n## [0.1.0]\n\n- All.\n";
        let once = with(old, "Said.\n").expect("there are no marks");
        assert_eq!(
            once,
            format!(
                "# Changes\n\n## [Unreleased]\n\n{BEGIN}\nSaid.\n{END}\n\nBy hand.\n\n## [0.1.0]\n\n- All.\n"
            )
        );
        assert_eq!(with(&once, "Said.").expect("both marks"), once);
        let again = with(&once, "Other.").expect("both marks");
        assert_eq!(again, once.replace("Said.", "Other."));
    }

    #[test]
    fn a_file_without_the_section_gets_it_before_the_last_release() {
        let new = with("# Changes\n\n## 0.1.0\n", "Said.").expect("there are no marks");
        assert_eq!(
            new,
            format!("# Changes\n\n{UNRELEASED}\n\n{BEGIN}\nSaid.\n{END}\n\n## 0.1.0\n")
        );
    }

    #[test]
    fn one_mark_alone_is_refused() {
        assert!(with(&format!("{BEGIN}\n"), "Said.").is_err());
        assert!(with(&format!("{END}\n{BEGIN}\n"), "Said.").is_err());
    }

    #[test]
    fn a_tag_is_of_a_number() {
        assert_eq!(number("v1.2.3"), "1.2.3");
        assert_eq!(number("main"), env!("CARGO_PKG_VERSION"));
    }
}
