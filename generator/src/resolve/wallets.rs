//! The wallets' modules: what each has, and the constants that make a client fit it.

use super::Resolver;
use super::lists::listed;
use super::places::module;
use super::tree::public;
use crate::ir::{Doc, Owner, RequestTime, Scope, Server as SpecServer, SignatureEncoding, Wallet};
use crate::names;
use crate::plan::{Habit, Item, Module, ModuleLine, Server, WalletPage};

impl Resolver<'_> {
    /// The modules of the wallets, and the one above them.
    pub(super) fn wallet_modules(&self) -> Vec<Module> {
        if self.api.wallets.is_empty() {
            return Vec::new();
        }
        let mut above = module(&["wallets".to_owned()]);
        let lines = self.api.wallets.iter().map(|it| {
            let ident = names::module(&it.id);
            ModuleLine { features: vec![ident.clone()], ..public(ident) }
        });
        above.items.push(Item::Modules(lines.collect()));
        let wallets = self.api.wallets.iter().map(|it| self.wallet_module(it));
        std::iter::once(above).chain(wallets).collect()
    }

    fn wallet_module(&self, wallet: &Wallet) -> Module {
        let mut module = module(&["wallets".to_owned(), names::module(&wallet.id)]);
        module.specs.push(wallet.spec.clone());
        module.doc = Doc::new(&format!("{}.", wallet.name)).followed_by(wallet.doc.clone());
        let head = ["what", "how"].map(str::to_owned).to_vec();
        let rows = habits(wallet).into_iter().map(|Habit { what, how }| vec![what, how]);
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        if rows.len() > 1 {
            module.doc = module.doc.followed_by(Doc::table(&rows));
        }
        module.doc = module.doc.paragraph(&format!("See {}.", wallet.sources.join(", ")));
        let versions = self.scopes_of(wallet);
        let versions = versions.iter().map(|it| public(names::module(&it.version)));
        module.items.push(Item::Modules(versions.collect()));
        if !wallet.servers.is_empty() {
            module.import(super::RUNTIME, "Wallet");
            let servers: Vec<Server> = wallet.servers.iter().map(|it| server(wallet, it)).collect();
            if servers.iter().any(|it| it.encoding.is_some()) {
                module.import(super::RUNTIME, "SignatureEncoding");
            }
            if servers.iter().any(|it| it.time_format.is_some()) {
                module.import(super::RUNTIME, "TimeFormat");
            }
            module.items.push(Item::Servers(servers));
        }
        module
    }

    /// The versions that a wallet has something of.
    fn scopes_of(&self, wallet: &Wallet) -> Vec<Scope> {
        let owner = Owner::Wallet(wallet.id.clone());
        self.scopes.iter().filter(|it| it.owner == owner).cloned().collect()
    }

    /// What the pages list of the wallets.
    pub(super) fn wallet_pages(&self) -> Vec<WalletPage> {
        let page = |wallet: &Wallet| {
            let scopes = self.scopes_of(wallet);
            WalletPage {
                ident: names::module(&wallet.id),
                name: Doc::line(&wallet.name),
                needs: self.needed_versions(&scopes).into_iter().collect(),
                summary: wallet.doc.summary(),
                habits: habits(wallet),
                offers: wallet.offers.iter().map(ToString::to_string).collect(),
                own: scopes.iter().flat_map(|it| self.own(it)).map(listed).collect(),
            }
        };
        self.api.wallets.iter().map(page).collect()
    }
}

/// The constant of an address.
fn server(wallet: &Wallet, server: &SpecServer) -> Server {
    let mut doc = server.doc.clone();
    if server.url.contains("{host}") {
        doc = doc.paragraph("`ClientBuilder::host` takes the host.");
    }
    Server {
        ident: names::constant(&server.name),
        doc,
        wallet: names::module(&wallet.id),
        wallet_name: wallet.name.clone(),
        name: server.name.clone(),
        url: server.url.clone(),
        encoding: match wallet.signature.encoding {
            SignatureEncoding::Percent => None,
            SignatureEncoding::Plain => Some("Plain"),
            SignatureEncoding::UrlSafe => Some("UrlSafe"),
        },
        algorithm: wallet.signature.algorithm.clone(),
        time_format: match wallet.request_time {
            RequestTime::Milliseconds => None,
            RequestTime::Seconds => Some("Seconds"),
            RequestTime::EpochMilliseconds => Some("EpochMillis"),
        },
        clock_tolerance: wallet.clock_tolerance,
    }
}

/// What the wallet does in its own way, in words.
fn habits(wallet: &Wallet) -> Vec<Habit> {
    let mut habits = Vec::new();
    let mut say = |what: String, how: String| habits.push(Habit { what, how });
    for server in &wallet.servers {
        say(server.name.clone(), format!("`{}`", server.url));
    }
    match wallet.signature.encoding {
        SignatureEncoding::Percent => {}
        SignatureEncoding::Plain => say("signatures".to_owned(), "plain base64".to_owned()),
        SignatureEncoding::UrlSafe => say("signatures".to_owned(), "URL-safe base64".to_owned()),
    }
    if let Some(label) = &wallet.signature.algorithm {
        say("algorithm".to_owned(), format!("labelled `{label}`"));
    }
    match wallet.request_time {
        RequestTime::Milliseconds => {}
        RequestTime::Seconds => say("times".to_owned(), "whole seconds, in UTC".to_owned()),
        RequestTime::EpochMilliseconds => {
            say("times".to_owned(), "milliseconds since 1970".to_owned());
        }
    }
    if let Some(seconds) = wallet.clock_tolerance {
        say("clocks".to_owned(), format!("at most {seconds} seconds apart"));
    }
    if let Some(currencies) = &wallet.currencies {
        say("currencies".to_owned(), currencies.lines().join(" "));
    }
    habits
}
