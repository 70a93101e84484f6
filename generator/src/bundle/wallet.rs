//! What a wallet adds to its own endpoints: its name, its servers, and what it has as the platform has it.

use crate::diagnostic::Place;
use crate::document::{Document, Documents, Node, Scope};
use crate::draft::Draft;

/// The platform's endpoints of this version that the wallet offers.
pub(super) fn offered<'d>(
    scope: Scope<'_>,
    documents: &'d Documents,
) -> impl Iterator<Item = &'d Document> {
    let offers = documents
        .wallet_of(scope)
        .and_then(|it| it.root.get("offers"))
        .map_or(&[][..], Node::items);
    let prefix = format!("/{}/", scope.version);
    let paths = offers.iter().filter_map(Node::text).filter(move |it| it.starts_with(&prefix));
    paths.filter_map(|it| documents.get(&format!("{}.yaml", &it[1..])))
}

/// What people call the wallet.
pub(super) fn name<'d>(scope: Scope<'_>, documents: &'d Documents) -> Option<&'d str> {
    documents.wallet_of(scope)?.root.get("name")?.text()
}

/// The servers of which the whole address is public.
pub(super) fn servers(scope: Scope<'_>, documents: &Documents) -> Option<Draft> {
    let place = Place::whole("");
    let text = |node: &Node, key: &str| {
        Draft::text_at(&place, node.get(key).and_then(Node::text).unwrap_or_default())
    };
    let servers =
        documents.wallet_of(scope)?.root.get("servers")?.entries().iter().map(|it| &it.node);
    let is_whole =
        |it: &&Node| it.get("url").and_then(Node::text).is_some_and(|it| !it.contains('{'));
    let servers: Vec<Draft> = servers
        .filter(is_whole)
        .map(|it| Draft::map_at(&place, ["url", "description"].map(|key| (key, text(it, key)))))
        .collect();
    (!servers.is_empty()).then(|| Draft::list_at(&place, servers))
}
