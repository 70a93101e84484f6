//! How a request becomes the inquiry that settles it, field by field.

use super::endpoint::{request_ident, response_ident};
use super::places::{from_root, path_of};
use super::types::Page;
use super::{RUNTIME, Resolver};
use crate::ir::{Object, Operation, Presence, Property};
use crate::names;
use crate::plan::{Item, SettledByImpl, Source, Supply};

impl Resolver<'_> {
    /// Adds to a page what settles its operation, where anything does.
    pub(super) fn settled_by(&self, page: &mut Page<'_>, operation: &Operation) {
        let Some(settled_by) = &operation.settled_by else { return };
        let inquiry = self.api.operation(&settled_by.owner, &settled_by.path);
        let inquiry = inquiry.expect("check demands that the inquiry is there");

        let (request, response) = (request_ident(inquiry), response_ident(inquiry));
        // Its folder has the inquiry in either case, be it the owner's or taken over.
        let folder = &settled_by.path.0[..settled_by.path.0.len() - 1];
        let folder = from_root(&path_of(&operation.owner, folder));
        page.module.import(&folder, &request);
        page.module.import(&folder, &response);
        for name in ["SettledBy", "Verdict"] {
            page.module.import(RUNTIME, name);
        }
        let (dry_run, authorizes) = (&settled_by.dry_run, &settled_by.authorizes);
        if !dry_run.is_empty() || !authorizes.is_empty() {
            page.module.import(&format!("{RUNTIME}::settle"), "Switch");
        }
        let supplies = inquiry.request.object.properties.iter().map(|to| {
            let from = settled_by.with.iter().find(|(there, _)| *there == to.name);
            supply(to, from.and_then(|(_, here)| property(&operation.request.object, here)))
        });
        page.module.items.push(Item::SettledBy(SettledByImpl {
            request: request_ident(operation),
            inquiry: request,
            response,
            supplies: supplies.collect(),
            status: names::field(&settled_by.status),
            succeeded: settled_by.succeeded.clone(),
            authorized: settled_by.authorized.clone(),
            failed: settled_by.failed.clone(),
            never_existed: settled_by.never_existed.clone(),
            opens_only: settled_by.opens_only,
            dry_run: dry_run.clone(),
            authorizes: authorizes.clone(),
        }));
    }
}

fn supply(to: &Property, from: Option<&Property>) -> Supply {
    Supply {
        ident: names::field(&to.name),
        is_required: to.presence == Presence::Required,
        from: from.map(|from| Source {
            ident: names::field(&from.name),
            is_required: from.presence == Presence::Required,
            is_same: from.ty == to.ty,
        }),
    }
}

fn property<'o>(object: &'o Object, name: &str) -> Option<&'o Property> {
    object.properties.iter().find(|it| it.name == name)
}
