//! A file of moves becomes what it tells, its paths whole.

use super::owner;
use crate::document::{self, Document, Entry, Node};
use crate::ir::{Doc, EndpointMoves, Move, Moves, SchemaMoves, Scope, UrlPath};

/// What the file tells of the way from an earlier version to the one in whose folder it lies.
pub(super) fn moves(document: &Document, scope: document::Scope<'_>, from: &str) -> Moves {
    let version = |it: &str| Scope { owner: owner(document), version: it.to_owned() };
    let root = &document.root;
    let under = |key| root.get(key).map(Node::entries).unwrap_or_default();
    let endpoint = |it: &Entry| EndpointMoves {
        was: UrlPath::below(from, &it.key),
        now: it.node.get("now").and_then(Node::text).map(|it| UrlPath::below(scope.version, it)),
        note: note(&it.node),
        request: properties(it.node.get("request")),
        response: properties(it.node.get("response")),
    };
    let schema = |it: &Entry| SchemaMoves {
        was: it.key.clone(),
        now: it.node.get("now").and_then(Node::text).map(str::to_owned),
        note: note(&it.node),
        properties: properties(it.node.get("properties")),
    };
    Moves {
        spec: document.path().to_owned(),
        from: version(from),
        to: version(scope.version),
        summary: line(root, "description").unwrap_or_default(),
        everywhere: properties(root.get("everywhere")),
        endpoints: under("endpoints").iter().map(endpoint).collect(),
        schemas: under("schemas").iter().map(schema).collect(),
    }
}

/// What is told of the properties of a message or type, each by the way to it, with dots.
fn properties(node: Option<&Node>) -> Vec<Move> {
    let entries = node.map(Node::entries).unwrap_or_default();
    let property = |it: &Entry| Move {
        was: Move::way(&it.key),
        now: it.node.get("now").and_then(Node::text).map(Move::way),
        note: note(&it.node),
    };
    entries.iter().map(property).collect()
}

fn note(node: &Node) -> Option<String> {
    line(node, "note").map(|it| it.trim_end_matches('.').to_owned())
}

fn line(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::text).map(Doc::line)
}
