//! What people call an operation, a type and a wallet, without a version that goes without saying.

use super::Compared;
use super::spot::{Group, Spot};
use crate::grammar::{and, capital, code, sentence};
use crate::ir::{Home, Owner, SchemaId, Scope, UrlPath};

/// The section of an operation.
pub(super) fn group(
    owner: &Owner,
    was: &UrlPath,
    path: &UrlPath,
    compared: &Compared<'_>,
) -> Group {
    let folder = path.0.get(1).cloned().unwrap_or_default();
    let area = match (compared.versions, owner) {
        (Some(_), _) => capital(&folder),
        (None, Owner::Platform) => format!("{}: {folder}", path.version()),
        (None, Owner::Wallet(id)) => {
            format!("{}, {}: {folder}", wallet(id, compared), path.version())
        }
    };
    let [was, name] = [was, path].map(|it| operation(owner, it, compared));
    Group::Operation { area, name, was }
}

/// An operation by its path, or a folder of them.
pub(super) fn operation(owner: &Owner, path: &UrlPath, compared: &Compared<'_>) -> String {
    match (compared.versions, owner) {
        (Some((from, to)), _) if [&from.version, &to.version].contains(&&path.0[0]) => {
            path.below_version()
        }
        (_, Owner::Platform) => path.to_string(),
        (_, Owner::Wallet(id)) => format!("{id}: {path}"),
    }
}

/// A shared type by its name, with its version where there are several.
pub(super) fn ty(id: &SchemaId, compared: &Compared<'_>) -> String {
    match (&id.home, compared.versions) {
        (Home::Shared(Scope { owner: Owner::Platform, version }), None) => {
            format!("{} of {version}", id.name[0])
        }
        (Home::Shared(Scope { owner: Owner::Wallet(of), version }), None) => {
            format!("{} of {}, {version}", id.name[0], wallet(of, compared))
        }
        _ => id.name[0].clone(),
    }
}

/// A wallet by its name.
pub(super) fn wallet(id: &str, compared: &Compared<'_>) -> String {
    let mut wallets = compared.apis.iter().flat_map(|it| &it.wallets);
    wallets.find(|it| it.id == id).map_or_else(|| id.to_owned(), |it| it.name.clone())
}

/// What stands below a heading: where a type is met, and what is told of the whole.
pub(super) fn lead(
    group: &Group,
    spots: &[Spot<'_>],
    note: Option<&String>,
    compared: &Compared<'_>,
) -> String {
    let note = note.map(|it| sentence(it)).unwrap_or_default();
    if !matches!(group, Group::Type { .. }) {
        return note;
    }
    let mut names: Vec<String> = Vec::new();
    for it in spots.iter().flat_map(|it| &it.change.operations) {
        let name = code(&operation(&it.owner, &it.path, compared));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.is_empty() {
        true => format!("No endpoint uses it. {note}").trim_end().to_owned(),
        false => format!("Used by {}. {note}", and(&names)).trim_end().to_owned(),
    }
}
