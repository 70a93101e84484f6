//! Wallets: their addresses, their habits, and what they have of the platform's API.

use std::collections::BTreeMap;

use super::site::{Anchor, Site, Verdict};
use super::{Code, Comparison, Of, Severity, Step, words};
use crate::ir::{Doc, Moves, RequestTime, Server, SignatureEncoding, UrlPath, Wallet};

impl<'a> Comparison<'a> {
    pub(super) fn wallets(&mut self) {
        let named = |of: &'a [Wallet]| -> BTreeMap<&'a str, &'a Wallet> {
            of.iter().map(|it| (it.id.as_str(), it)).collect()
        };
        let (old, now) = (named(&self.before.api.wallets), named(&self.after.api.wallets));
        for (id, before) in &old {
            match now.get(id) {
                Some(after) => self.wallet(before, after),
                None => {
                    let site = whole(before, before);
                    self.removed(
                        Code::WalletRemoved,
                        &site,
                        Verdict::BREAKING,
                        before.name.clone(),
                    );
                }
            }
        }
        for (_, it) in now.iter().filter(|(id, _)| !old.contains_key(*id)) {
            self.added(Code::WalletAdded, &whole(it, it), Verdict::ADDITIVE, it.name.clone());
        }
    }

    fn wallet(&mut self, before: &'a Wallet, after: &'a Wallet) {
        let site = whole(before, after);
        self.docs(&site, [&before.doc, &after.doc]);
        self.docs(
            &site.down(Step::Part("name")),
            [&Doc::new(&before.name), &Doc::new(&after.name)],
        );
        if before.sources != after.sources {
            let words = [before, after].map(|it| words::list(it.sources.iter()));
            self.changed(
                Code::PageChanged,
                &site.down(Step::Part("sources")),
                Verdict::DOCS,
                words,
            );
        }
        let currencies = [before, after].map(|it| it.currencies.clone().unwrap_or_default());
        let [was, is] = &currencies;
        self.docs(&site.down(Step::Part("currencies")), [was, is]);
        self.servers(&site, [&before.servers, &after.servers]);
        self.habits(&site, before, after);
        self.offers(&site, [&before.offers, &after.offers]);
    }

    /// A program has the address built in.
    fn servers(&mut self, site: &Site<'_>, [before, after]: [&[Server]; 2]) {
        for server in before {
            let site = site.down(Step::Server(server.name.clone()));
            let was = format!("`{}`", server.url);
            let Some(other) = after.iter().find(|it| it.name == server.name) else {
                self.removed(Code::ServerRemoved, &site, Verdict::BREAKING, was);
                continue;
            };
            self.docs(&site, [&server.doc, &other.doc]);
            if server.url != other.url {
                let words = [was, format!("`{}`", other.url)];
                self.changed(Code::ServerMoved, &site, Verdict::ON_THE_WIRE, words);
            }
        }
        let names = |of: &[Server]| of.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        let (old, now) = (names(before), names(after));
        for server in after.iter().filter(|it| !old.contains(&it.name)) {
            let site = site.down(Step::Server(server.name.clone()));
            self.added(Code::ServerAdded, &site, Verdict::ADDITIVE, format!("`{}`", server.url));
        }
        self.order(&site.down(Step::Part("servers")), &old, &now);
    }

    /// What the wallet asks of all that is sent.
    fn habits(&mut self, site: &Site<'_>, before: &Wallet, after: &Wallet) {
        if before.signature != after.signature {
            let words = [before, after].map(|it| {
                let label = it.signature.algorithm.iter().map(|it| format!(", as `{it}`"));
                encoding(it.signature.encoding).to_owned() + &label.collect::<String>()
            });
            let part = site.down(Step::Part("signature"));
            self.changed(Code::SignatureChanged, &part, Verdict::ON_THE_WIRE, words);
        }
        if before.request_time != after.request_time {
            let words = [before, after].map(|it| time(it.request_time).to_owned());
            let part = site.down(Step::Part("requestTime"));
            self.changed(Code::RequestTimeChanged, &part, Verdict::ON_THE_WIRE, words);
        }
        let (was, is) = (before.clock_tolerance, after.clock_tolerance);
        if was != is {
            let words = [was, is].map(|it| {
                it.map_or("not said".to_owned(), |it| format!("at most {it} seconds apart"))
            });
            let is_wider = is.is_none() || was.is_some_and(|was| is > Some(was));
            let (code, wire) = match is_wider {
                true => (Code::ClockToleranceLoosened, Severity::Additive),
                false => (Code::ClockToleranceTightened, Severity::Breaking),
            };
            let verdict = Verdict { source: Severity::Docs, wire };
            self.changed(code, &site.down(Step::Part("clockTolerance")), verdict, words);
        }
    }

    fn offers(&mut self, site: &Site<'_>, [before, after]: [&[UrlPath]; 2]) {
        let site = site.down(Step::Part("offers"));
        let [old, now] =
            [before, after].map(|it| it.iter().map(ToString::to_string).collect::<Vec<_>>());
        for path in old.iter().filter(|it| !now.contains(it)) {
            self.removed(Code::OfferRemoved, &site, Verdict::BREAKING, format!("`{path}`"));
        }
        for path in now.iter().filter(|it| !old.contains(it)) {
            self.added(Code::OfferAdded, &site, Verdict::ADDITIVE, format!("`{path}`"));
        }
        self.order(&site, &old, &now);
    }

    /// What the specs tell of the way from version to version, which is for people.
    pub(super) fn moves(&mut self) {
        let (before, after) = (&self.before.api.moves, &self.after.api.moves);
        let find = |list: &'a [Moves], it: &Moves| {
            list.iter().find(|other| (&other.from, &other.to) == (&it.from, &it.to))
        };
        for it in before {
            match find(after, it) {
                Some(other) if it == other => {}
                Some(other) => {
                    let words = [told(it), told(other)];
                    self.changed(Code::MovesChanged, &way(it, other), Verdict::DOCS, words);
                }
                None => self.removed(Code::MovesChanged, &way(it, it), Verdict::DOCS, told(it)),
            }
        }
        for it in after.iter().filter(|it| find(before, it).is_none()) {
            self.added(Code::MovesChanged, &way(it, it), Verdict::DOCS, told(it));
        }
    }
}

fn whole<'a>(before: &'a Wallet, after: &'a Wallet) -> Site<'a> {
    let anchor = |it: &'a Wallet| Anchor::new(&it.spec, Of::Wallet(it.id.clone()));
    Site::of_nobody(anchor(before), anchor(after))
}

fn way<'a>(before: &'a Moves, after: &'a Moves) -> Site<'a> {
    let anchor = |it: &'a Moves| Anchor::new(&it.spec, Of::Moves(it.from.clone(), it.to.clone()));
    Site::of_nobody(anchor(before), anchor(after))
}

fn told(it: &Moves) -> String {
    let (endpoints, types) = (it.endpoints.len(), it.schemas.len());
    format!("{} {endpoints} endpoints and {types} types are told of.", it.summary)
}

fn encoding(it: SignatureEncoding) -> &'static str {
    match it {
        SignatureEncoding::Percent => "base64, percent-encoded",
        SignatureEncoding::Plain => "plain base64",
        SignatureEncoding::UrlSafe => "URL-safe base64",
    }
}

fn time(it: RequestTime) -> &'static str {
    match it {
        RequestTime::Milliseconds => "with milliseconds",
        RequestTime::Seconds => "in whole seconds",
        RequestTime::EpochMilliseconds => "milliseconds since 1970",
    }
}
