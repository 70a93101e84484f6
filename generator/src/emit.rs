//! The plan becomes tokens, item by item. Never fails, never asks.

mod alias;
mod bounds;
mod choice;
mod codes;
mod endpoint;
mod lists;
mod ident;
mod impls;
mod message;
mod module;
mod newtype;
mod numbers;
mod settled_by;
mod tests;
mod ty;
mod union;
mod wallet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Doc;
use crate::plan::{Item, Module};

pub use self::tests::{canaries, round_trips, sizes};

/// What a file holds, in order: its docs, its imports, its items.
pub fn emit(module: &Module) -> Vec<TokenStream> {
    let mut parts = vec![module::header(&module.doc)];
    parts.extend(module::imports(&module.imports));
    parts.extend(module.items.iter().flat_map(item));
    parts
}

fn item(item: &Item) -> Vec<TokenStream> {
    match item {
        Item::Modules(lines) => vec![module::modules(lines)],
        Item::Reexports(lines) => vec![module::reexports(lines)],
        Item::Function(plan) => vec![endpoint::function(plan)],
        Item::Struct(plan) => message::message(plan),
        Item::Operation(plan) => vec![endpoint::operation(plan)],
        Item::SettledBy(plan) => vec![settled_by::settled_by(plan)],
        Item::Callback(plan) => vec![endpoint::callback(plan)],
        Item::Choice(plan) => choice::choice(plan),
        Item::Numbers(plan) => numbers::numbers(plan),
        Item::Union(plan) => union::union(plan),
        Item::Alias(plan) => alias::alias(plan),
        Item::Newtype(plan) => newtype::newtype(plan),
        Item::Codes(plan) => codes::codes(plan),
        Item::Endpoints(plan) => vec![lists::endpoints(plan)],
        Item::Servers(servers) => servers.iter().map(wallet::server).collect(),
        Item::Lists(plan) => lists::all(plan),
    }
}

/// The doc comment of an item, a line an attribute.
fn docs(doc: &Doc) -> TokenStream {
    let lines = doc.lines().iter().map(|it| spaced(it));
    quote! { #(#[doc = #lines])* }
}

/// The blank after `///`, which the printer leaves to us.
fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}
