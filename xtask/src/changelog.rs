//! `changelog`: what the next release brings, from the specs' history, amid what is written by hand.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use miniprogram_codegen::diff::{Compared, diff};
use miniprogram_codegen::page;

use crate::diff::{History, Specs, read_folder, read_revision, shown};

/// What is read and written.
#[derive(Args, Clone, Debug)]
pub struct Changelog {
    /// The revision of the last release; without it, the last tag that begins with v.
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Writes nothing: exits with 1 where the file is not what the specs say, unless git knows no
    /// release to hold it against.
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
    let history = History::of(&task.specs)?;
    let file = task.out.join("CHANGELOG.md");
    let old = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(why) => return Err(why).context(file.display().to_string()),
    };
    if let Some(release) = task.unknown(&old, &history) {
        println!("{} is not checked: git does not know {release} here", file.display());
        return Ok(ExitCode::SUCCESS);
    }
    let Some(now) = shown(read_folder(&task.specs)) else { return Ok(ExitCode::FAILURE) };
    let mut written = None;
    for since in task.releases(&history)? {
        let Some(said) = task.said(since.as_deref(), &now, &history)? else {
            return Ok(ExitCode::FAILURE);
        };
        let new = with(&old, &said).with_context(|| file.display().to_string())?;
        if new == old {
            println!("{} is up to date", file.display());
            return Ok(ExitCode::SUCCESS);
        }
        written.get_or_insert(new);
    }
    if task.check {
        eprintln!("{} is stale: run `cargo xtask changelog` and commit it", file.display());
        return Ok(ExitCode::FAILURE);
    }
    fs::write(&file, written.unwrap_or(old)).with_context(|| file.display().to_string())?;
    println!("   wrote {}", file.display());
    Ok(ExitCode::SUCCESS)
}

impl Changelog {
    /// The release of which the file tells, where there is nothing to check it against: a shallow
    /// clone has no tags.
    fn unknown<'t>(&self, text: &'t str, history: &History) -> Option<&'t str> {
        let is_asked = self.check && self.since.is_none();
        since(text).filter(|it| is_asked && history.commit(it).is_none())
    }

    /// The releases since which the file may tell what has changed; nothing where there is none yet.
    ///
    /// The commit of a release tells what that release brought, so it may go back to the one before.
    fn releases(&self, history: &History) -> Result<Vec<Option<String>>> {
        if let Some(since) = &self.since {
            return Ok(vec![Some(since.clone())]);
        }
        let last = history.last_tag("HEAD")?;
        let is_now = |it: &String| history.commit(it) == history.commit("HEAD");
        Ok(match last.as_ref().filter(|it| self.check && is_now(it)) {
            Some(_) => vec![last, history.last_tag("HEAD^")?],
            None => vec![last],
        })
    }

    /// What the next release brings; nothing where specs cannot be read, and that is told.
    fn said(&self, since: Option<&str>, now: &Specs, history: &History) -> Result<Option<String>> {
        let Some(since) = since else {
            return Ok(Some(page::first_release(&now.api, env!("CARGO_PKG_VERSION"))));
        };
        let Some(then) = shown(read_revision(since, &self.specs, history)?) else {
            return Ok(None);
        };
        let compared =
            Compared { apis: [&then.api, &now.api], names: [since, "now"], versions: None };
        let changes = diff(&then.api, &now.api);
        Ok(Some(page::changelog(&changes, &compared, &number(since))))
    }
}

/// The release since which a file tells what has changed.
fn since(text: &str) -> Option<&str> {
    let (_, part) = text.split_once(BEGIN)?;
    let line = part.trim_start().lines().next()?;
    let rest = line.strip_prefix("Since ").or(line.strip_prefix("Nothing has changed since "))?;
    Some(rest.split_once(". ").map_or(rest, |(release, _)| release).trim_end_matches('.'))
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
    fn a_file_names_the_release_since_which_it_tells() {
        let since =
            |line: &str| super::since(&format!("{BEGIN}\n{line}\n{END}")).map(str::to_owned);
        assert_eq!(since("Since v1.4.2. The next number is 1.5.0.").as_deref(), Some("v1.4.2"));
        assert_eq!(since("Nothing has changed since v1.4.2.").as_deref(), Some("v1.4.2"));
        assert_eq!(since("The first release, 0.1.0: 1 endpoint of the platform (v2)."), None);
    }

    #[test]
    fn a_tag_is_of_a_number() {
        assert_eq!(number("v1.2.3"), "1.2.3");
        assert_eq!(number("main"), env!("CARGO_PKG_VERSION"));
    }
}
