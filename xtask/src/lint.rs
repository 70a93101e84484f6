//! `lint`: what can be generated, and should not be committed as it is.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use miniprogram_codegen::lint::{Linted, levels};

use crate::{Report, with};

/// Runs the lints over the specs; exits with 1 where one that is denied finds anything.
///
/// # Errors
///
/// Never: what is wrong with the specs is printed.
pub fn lint(specs: &Path, report: Report) -> Result<ExitCode> {
    let linted = match miniprogram_codegen::lint::lint(specs) {
        Ok(linted) => linted,
        Err(faults) => {
            report.tell(&faults, specs);
            return Ok(ExitCode::FAILURE);
        }
    };
    report.tell(&linted.findings, specs);
    if report.is_for_people() {
        println!("{}", summary(&linted));
    }
    Ok(if linted.denied() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints every lint with its level and what it says.
///
/// # Errors
///
/// Never: what is wrong with the levels is printed.
pub fn lints(specs: &Path) -> Result<ExitCode> {
    with(levels(specs), specs, |levels| {
        for (lint, level) in levels {
            println!("{lint:25} {level:6} {}", lint.says());
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn summary(linted: &Linted) -> String {
    let (denied, all) = (linted.denied(), linted.findings.len());
    format!("{denied} denied, {} warned of, {} suppressed", all - denied, linted.suppressed)
}
