//! The operations and types that were added or removed, each in a list of its kind.

use super::{Compared, Listed, names, told};
use crate::diff::{Change, Code, Of};
use crate::grammar::code;
use crate::ir::{Api, Operation};

/// Whether it is told in a list, with others of its kind.
pub(super) fn is_list(code: Code) -> bool {
    matches!(
        code,
        Code::OperationAdded
            | Code::OperationRemoved
            | Code::CallbackAdded
            | Code::CallbackRemoved
            | Code::TypeAdded
            | Code::TypeRemoved
    )
}

/// The operations that were removed, in the order of their paths.
pub(super) fn removed(changes: &[Change], compared: &Compared<'_>) -> Vec<Listed> {
    let codes = [Code::OperationRemoved, Code::CallbackRemoved];
    listed(changes, compared.apis[0], codes, compared)
}

/// The operations that were added, in the order of their paths.
pub(super) fn added(changes: &[Change], compared: &Compared<'_>) -> Vec<Listed> {
    let codes = [Code::OperationAdded, Code::CallbackAdded];
    listed(changes, compared.apis[1], codes, compared)
}

fn listed(changes: &[Change], api: &Api, codes: [Code; 2], compared: &Compared<'_>) -> Vec<Listed> {
    let of = |change: &Change| {
        let it = change.operations.first()?;
        let operation = api.operation(&it.owner, &it.path)?;
        Some(Listed {
            path: names::operation(&it.owner, &it.path, compared),
            is_callback: change.code == codes[1],
            summary: summary(operation, compared),
        })
    };
    changes.iter().filter(|it| codes.contains(&it.code)).filter_map(of).collect()
}

/// What an operation does, and what is told of it if it was removed.
fn summary(operation: &Operation, compared: &Compared<'_>) -> String {
    let said = operation.doc.summary();
    let note = told::of_path(&operation.path, compared);
    [Some(said), note].into_iter().flatten().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// The shared types that were removed.
pub(super) fn removed_types(changes: &[Change]) -> Vec<String> {
    types(changes, Code::TypeRemoved)
}

/// The shared types that were added.
pub(super) fn added_types(changes: &[Change]) -> Vec<String> {
    types(changes, Code::TypeAdded)
}

fn types(changes: &[Change], kind: Code) -> Vec<String> {
    let name = |it: &Change| match &it.subject.of {
        Of::Schema(id) => Some(code(&id.name.join("."))),
        _ => None,
    };
    changes.iter().filter(|it| it.code == kind).filter_map(name).collect()
}
