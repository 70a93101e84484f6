//! What settles an operation is found: its owner's, or the platform's that a wallet offers.

use serde_json::Value as Json;

use super::operation::texts;
use super::{Lowering, owner, url_path};
use crate::document::Document;
use crate::ir::{Owner, SettledBy, Switch};

impl Lowering<'_> {
    /// The operation that settles that of a document, by its extension.
    pub(super) fn settled_by(
        &self,
        document: &Document,
        extension: Option<&Json>,
    ) -> Option<SettledBy> {
        let said = extension?;
        let name = said["operation"].as_str()?;
        let its_own = format!("{}/{name}.yaml", document.folder());
        let mut path = url_path(&document.url_path());
        path.0.pop();
        path.0.push(name.to_owned());

        let list = |key: &str| texts(said.get(key));
        let pair =
            |(there, here): (&String, &Json)| Some((there.clone(), here.as_str()?.to_owned()));
        Some(SettledBy {
            owner: match self.documents.get(&its_own) {
                Some(_) => owner(document),
                None => Owner::Platform,
            },
            path,
            with: said["with"].as_object().into_iter().flatten().filter_map(pair).collect(),
            status: said["status"].as_str().unwrap_or_default().to_owned(),
            succeeded: list("succeeded"),
            authorized: list("authorized"),
            failed: list("failed"),
            never_existed: list("neverExisted"),
            opens_only: said["opensOnly"].as_bool().unwrap_or_default(),
            dry_run: switches(said.get("dryRun")),
            authorizes: switches(said.get("authorizes")),
        })
    }
}

fn switches(said: Option<&Json>) -> Vec<Switch> {
    let word = |it: &Json| match it {
        Json::Bool(flag) => Some(flag.to_string()),
        _ => it.as_str().map(str::to_owned),
    };
    let switch = |(property, values): (&String, &Json)| Switch {
        property: property.clone(),
        on: values.as_array().into_iter().flatten().filter_map(word).collect(),
    };
    said.and_then(Json::as_object).into_iter().flatten().map(switch).collect()
}
