//! What is wrong, and what was noticed: for people in color where one looks on, or for programs.

use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;
use miniprogram_codegen::diagnostic::{Diagnostics, Noted, Place};

/// How diagnostics are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// As a page with the lines of the files, to the standard error.
    #[default]
    Human,
    /// As a JSON object a line, to the standard output, where nothing else goes then: of severity
    /// `error` or `warning`, or `hint` for a keyword that was read and has no use.
    Json,
}

/// How a run tells what it found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report {
    /// How diagnostics are told.
    pub format: Format,
    /// Whether people are listed the keywords that no stage has a use for, or only told how many.
    pub unused: bool,
}

impl Report {
    /// Goes on with what became of the files in a folder, or tells what is wrong with them.
    ///
    /// # Errors
    ///
    /// As the task that goes on.
    pub(crate) fn with<T>(
        self,
        read: Result<Noted<T>, Diagnostics>,
        folder: &Path,
        task: impl FnOnce(T) -> Result<ExitCode>,
    ) -> Result<ExitCode> {
        match read {
            Ok(noted) => {
                self.note(&noted, folder);
                task(noted.value)
            }
            Err(faults) => {
                self.tell(&faults, folder);
                Ok(ExitCode::FAILURE)
            }
        }
    }

    /// Whether words that are no diagnostics may be printed.
    pub(crate) fn is_for_people(self) -> bool {
        self.format == Format::Human
    }

    fn note<T>(self, noted: &Noted<T>, folder: &Path) {
        match self.format {
            Format::Json => print!("{}", noted.json(&folder.display().to_string())),
            Format::Human => {
                self.tell(&noted.warnings, folder);
                self.ledger(noted.unused.iter(), folder);
            }
        }
    }

    pub(crate) fn tell(self, diagnostics: &Diagnostics, folder: &Path) {
        let folder = folder.display().to_string();
        match self.format {
            Format::Json => print!("{}", diagnostics.json(&folder)),
            Format::Human if diagnostics.is_empty() => {}
            Format::Human => {
                eprintln!("{}", diagnostics.render(&folder, stderr().is_terminal()));
                if let Some(first) = diagnostics.iter().next() {
                    eprintln!(
                        "`cargo xtask explain {}` says more, and so for each code",
                        first.code
                    );
                }
            }
        }
    }

    /// The keywords that have been read and not used.
    fn ledger<'p>(self, unused: impl ExactSizeIterator<Item = &'p Place>, folder: &Path) {
        if unused.len() == 0 {
            return;
        }
        let (what, them) = match unused.len() {
            1 => ("1 keyword was read and has no use".to_owned(), "it"),
            count => (format!("{count} keywords were read and have no use"), "them"),
        };
        match self.unused {
            true => eprintln!("{what}:"),
            false => eprintln!("{what}; --unused lists {them}"),
        }
        for place in unused.filter(|_| self.unused) {
            let file = folder.join(place.file());
            eprintln!("  {}:{}:{} {}", file.display(), place.line(), place.column(), place.text());
        }
    }
}
