//! `show`: what stands after a stage, for whoever wants to know why the output looks as it does.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use miniprogram_codegen::{resolve, understand};

use crate::with;

/// Prints the API: the operations and schemas that have `name` in theirs, or all of them.
///
/// # Errors
///
/// Never: what is wrong with the specs is printed.
pub fn ir(specs: &Path, name: Option<&str>) -> Result<ExitCode> {
    let wanted = |it: &str| name.is_none_or(|name| it.contains(name));
    with(understand(specs).map(|it| it.value), specs, |api| {
        for operation in api.operations.iter().filter(|it| wanted(&it.path.to_string())) {
            println!("{operation:#?}");
        }
        for (id, schema) in api.schemas.iter().filter(|(id, _)| wanted(&id.name.join("."))) {
            println!("{id:#?}: {schema:#?}");
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Prints the crate: the files that have `name` in theirs, or all of them.
///
/// # Errors
///
/// Never: what is wrong with the specs is printed.
pub fn plan(specs: &Path, name: Option<&str>) -> Result<ExitCode> {
    let wanted = |it: &str| name.is_none_or(|name| it.contains(name));
    with(understand(specs).map(|it| it.value), specs, |api| {
        let plan = resolve::resolve(&api);
        for module in plan.modules.iter().filter(|it| wanted(&it.file)) {
            println!("{module:#?}");
        }
        Ok(ExitCode::SUCCESS)
    })
}
