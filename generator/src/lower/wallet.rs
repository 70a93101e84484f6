//! A wallet's file becomes the wallet, with the protocol's habits where it says nothing.

use crate::document::{Document, Node, Value};
use crate::ir::{Doc, RequestTime, Server, SignatureEncoding, SignatureHabit, UrlPath, Wallet};

/// The wallet that the file of this id describes.
pub(super) fn wallet(document: &Document, id: &str) -> Wallet {
    let root = &document.root;
    let servers = root.get("servers").map(Node::entries).unwrap_or_default();
    let mut offers: Vec<UrlPath> = texts(root, "offers").map(super::url_path).collect();
    offers.sort();
    Wallet {
        id: id.to_owned(),
        name: text(root, "name").unwrap_or_default().trim().to_owned(),
        spec: document.path().to_owned(),
        doc: doc(root, "description"),
        sources: texts(root, "sources").map(str::to_owned).collect(),
        servers: servers.iter().map(|it| server(&it.key, &it.node)).collect(),
        signature: signature(root.get("signature")),
        request_time: match text(root, "requestTime") {
            Some("seconds") => RequestTime::Seconds,
            Some("epoch-milliseconds") => RequestTime::EpochMilliseconds,
            _ => RequestTime::Milliseconds,
        },
        clock_tolerance: root.get("clockTolerance").and_then(number),
        currencies: text(root, "currencies").map(Doc::new),
        offers,
    }
}

fn server(name: &str, node: &Node) -> Server {
    Server {
        name: name.to_owned(),
        url: text(node, "url").unwrap_or_default().to_owned(),
        doc: doc(node, "description"),
    }
}

fn signature(node: Option<&Node>) -> SignatureHabit {
    let said = |key| node.and_then(|it| text(it, key));
    SignatureHabit {
        encoding: match said("encoding") {
            Some("base64") => SignatureEncoding::Plain,
            Some("base64url") => SignatureEncoding::UrlSafe,
            _ => SignatureEncoding::Percent,
        },
        algorithm: said("algorithm").map(str::to_owned),
    }
}

fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key).and_then(Node::text)
}

fn texts<'n>(node: &'n Node, key: &str) -> impl Iterator<Item = &'n str> {
    node.get(key).map(Node::items).unwrap_or_default().iter().filter_map(Node::text)
}

fn doc(node: &Node, key: &str) -> Doc {
    Doc::new(text(node, key).unwrap_or_default())
}

fn number(node: &Node) -> Option<u32> {
    match &node.value {
        Value::Number(number) => number.parse().ok(),
        _ => None,
    }
}
