//! The spec's examples: their files, and the tests that they go round.

use super::endpoint::{request_ident, response_ident};
use super::places::{endpoint_path, feature};
use crate::ir::{Api, Message, Operation};
use crate::names;
use crate::plan::{RoundTrip, Way};

/// The files, with their text.
pub(super) fn files(api: &Api) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for operation in &api.operations {
        for (way, message) in halves(operation) {
            for (file, example) in paths(operation, way, message).zip(&message.examples) {
                let json = serde_json::to_string_pretty(&example.value);
                files.push((file, json.expect("JSON can be written") + "\n"));
            }
        }
    }
    files
}

/// The file of one half's first example, seen from the crate's folder.
pub(super) fn first(operation: &Operation, way: &str, message: &Message) -> String {
    paths(operation, way, message).next().expect("check demands an example")
}

/// A test for each example.
pub(super) fn round_trips(api: &Api) -> Vec<RoundTrip> {
    let mut tests = Vec::new();
    for operation in &api.operations {
        let modules = endpoint_path(operation);
        for (way, message) in halves(operation) {
            let (half, ident) = match way {
                "request" => (Way::Request, request_ident(operation)),
                _ => (Way::Response, response_ident(operation)),
            };
            let message_path = match ident.as_str() {
                "Empty" => ident,
                own => format!("{}::{own}", modules.join("::")),
            };
            for (file, example) in paths(operation, way, message).zip(&message.examples) {
                let name = example.name.as_deref().unwrap_or_default();
                tests.push(RoundTrip {
                    ident: names::function(&format!("{}-{way}-{name}", modules.join("-"))),
                    feature: feature(&operation.scope()),
                    way: half,
                    message: message_path.clone(),
                    sample: format!("../{file}"),
                });
            }
        }
    }
    tests
}

fn halves(operation: &Operation) -> [(&'static str, &Message); 2] {
    [("request", &operation.request), ("response", &operation.response)]
}

fn paths(operation: &Operation, way: &str, message: &Message) -> impl Iterator<Item = String> {
    let folder = endpoint_path(operation).join("/");
    message.examples.iter().map(move |example| {
        let name = example.name.iter().map(|it| format!(".{}", names::module(it)));
        let name: String = name.collect();
        format!("samples/{folder}/{way}{name}.json")
    })
}
