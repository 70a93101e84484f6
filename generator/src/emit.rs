//! The plan becomes syntax, item by item. Never fails, never asks.

mod alias;
mod bounds;
mod choice;
mod codes;
mod endpoint;
mod frame;
mod lists;
mod ident;
mod impls;
mod message;
mod module;
mod newtype;
mod numbers;
mod settled_by;
mod syntax;
mod tests;
mod ty;
mod union;
mod wallet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Doc;
use crate::plan::{Item, Module};

pub use self::tests::{canaries, round_trips, sizes};

/// A part of a file, which a blank line sets apart.
pub enum Part {
    /// Still to be parsed: what a file has few of.
    Tokens(TokenStream),
    /// The syntax itself: most of what a crate holds.
    Syntax(Box<syn::Item>),
}

impl From<TokenStream> for Part {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

impl From<syn::Item> for Part {
    fn from(item: syn::Item) -> Self {
        Self::Syntax(Box::new(item))
    }
}

/// What a file holds, in order: its docs, its imports, its items.
pub fn emit(module: &Module) -> impl Iterator<Item = Part> {
    let leading = [module::header(&module.doc)].into_iter().chain(module::imports(&module.imports));
    leading.map(Part::Tokens).chain(module.items.iter().flat_map(item))
}

fn item(item: &Item) -> Vec<Part> {
    match item {
        Item::Modules(lines) => vec![module::modules(lines).into()],
        Item::Reexports(lines) => vec![module::reexports(lines).into()],
        Item::Function(plan) => vec![endpoint::function(plan).into()],
        Item::Struct(plan) => syntax(message::message(plan)),
        Item::Operation(plan) => vec![endpoint::operation(plan).into()],
        Item::SettledBy(plan) => vec![settled_by::settled_by(plan).into()],
        Item::Callback(plan) => vec![endpoint::callback(plan).into()],
        Item::Choice(plan) => syntax(choice::choice(plan)),
        Item::Numbers(plan) => syntax(numbers::numbers(plan)),
        Item::Union(plan) => syntax(union::union(plan)),
        Item::Alias(plan) => alias::alias(plan),
        Item::Newtype(plan) => newtype::newtype(plan),
        Item::Codes(plan) => codes::codes(plan),
        Item::Endpoints(plan) => vec![lists::endpoints(plan).into()],
        Item::Servers(servers) => servers.iter().map(wallet::server).map(Part::Tokens).collect(),
        Item::Lists(plan) => lists::all(plan),
    }
}

fn syntax(items: Vec<syn::Item>) -> Vec<Part> {
    items.into_iter().map(Part::from).collect()
}

/// The doc comment of an item, a line an attribute.
fn docs(doc: &Doc) -> TokenStream {
    let lines = frame::docs(doc);
    quote! { #(#lines)* }
}

/// The blank after `///`, which the printer leaves to us.
fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}
