//! `gen --watch`: what a saved spec changes is written at once, and nothing while any spec is wrong.

mod optimized;
mod signals;

use std::io::{self, IsTerminal, Write, stdout};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use miniprogram_codegen::diagnostic::{Diagnostics, Noted};
use miniprogram_codegen::tree::Changes;
use miniprogram_codegen::{Memo, Written};

use self::signals::Signals;
use crate::generate::tell;
use crate::{Folders, Report};

/// Clears the screen of a terminal, and begins at its top.
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// Generates, and again after each save, until Ctrl-C; a turn that has begun is brought to its end.
///
/// Files that are links to files elsewhere are read, but not watched.
///
/// # Errors
///
/// Where the folder cannot be watched. What is wrong with the specs, and a disk that refuses, are
/// told, and waited for.
pub fn watch(folders: &Folders, report: Report) -> Result<ExitCode> {
    if let Some(status) = optimized::run()? {
        return Ok(status);
    }
    let mut watch = Watch::new(folders)?;
    ctrlc::set_handler(watch.stopper())?;
    while let Some(turn) = watch.turn()? {
        if report.is_for_people() && stdout().is_terminal() {
            print!("{CLEAR}");
            stdout().flush()?;
        }
        if let Err(why) = turn.tell(folders, report) {
            eprintln!("error: {why:#}");
        }
        if report.is_for_people() {
            println!("waiting for the next change of {}", folders.specs.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A crate that follows its specs.
#[derive(Debug)]
pub struct Watch {
    folders: Folders,
    memo: Memo,
    signals: Signals,
}

/// What came of a change.
#[derive(Debug)]
pub struct Turn<'w> {
    /// The crate, and how its folder has changed; or what is wrong with the specs, of which nothing
    /// has been written.
    pub came: Result<Noted<(&'w Written, io::Result<Changes>)>, Diagnostics>,
    /// How long it took, from the moment in which the files were left alone.
    pub took: Duration,
}

impl Watch {
    /// Watches from now on. The first turn comes at once.
    ///
    /// # Errors
    ///
    /// Where a folder has no place in the file system.
    pub fn new(folders: &Folders) -> Result<Self> {
        let (memo, signals) = (Memo::new(folders.options()?), Signals::new(&folders.specs)?);
        Ok(Self { folders: folders.clone(), memo, signals })
    }

    /// What stops it from another thread: no turn begins any more.
    pub fn stopper(&self) -> impl Fn() + Send + use<> {
        self.signals.stopper()
    }

    /// Waits until the specs say something new, generates and writes; nothing where it was stopped.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be watched.
    pub fn turn(&mut self) -> Result<Option<Turn<'_>>> {
        let Self { folders: Folders { specs, out, .. }, memo, signals } = self;
        while signals.wait()? {
            let start = Instant::now();
            if memo.read(specs) {
                let came = memo.generate().map(|it| it.map(|it| (it, it.tree.write(out))));
                return Ok(Some(Turn { came, took: start.elapsed() }));
            }
        }
        Ok(None)
    }
}

impl Turn<'_> {
    fn tell(self, folders: &Folders, report: Report) -> Result<()> {
        report.with(self.came, &folders.specs, |(Written { plan, .. }, changes)| {
            tell(plan, &changes?, &folders.out, report);
            if report.is_for_people() {
                println!("in {} ms", self.took.as_millis());
            }
            Ok(ExitCode::SUCCESS)
        })?;
        Ok(())
    }
}
