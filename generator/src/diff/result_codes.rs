//! The result codes of an operation, and the dictionary of those that mean the same everywhere.

use std::collections::BTreeMap;

use super::site::{Anchor, Site, Verdict};
use super::uses::ways;
use super::{Code, Comparison, Of, Severity, Step};
use crate::document::CODES;
use crate::ir::{CommonCode, Operation, ResultCode};

impl<'a> Comparison<'a> {
    /// The codes that an operation answers, or the merchant to a callback.
    pub(super) fn result_codes(
        &mut self,
        site: &Site<'a>,
        before: &'a Operation,
        after: &'a Operation,
    ) {
        let answer = self.at(before, after, ways(before, false), |_| site.after.subject.of.clone());
        let site = Site { users: answer.users, ..site.clone() };
        let [was, is] = [&before.result_codes, &after.result_codes];
        let (old, now) = (by_code(was), by_code(is));
        for (code, it) in &old {
            let site = site.down(Step::ResultCode((*code).to_owned()));
            match now.get(code) {
                Some(other) => self.result_code(&site, it, other),
                None => {
                    // Who is told a code that is no longer listed is refused, perhaps; who is no
                    // longer told one misses nothing.
                    let verdict =
                        site.verdict(Severity::Breaking, Severity::Breaking, Severity::Docs);
                    self.removed(Code::ResultCodeRemoved, &site, verdict, shown(it));
                }
            }
        }
        for (code, it) in now.iter().filter(|(code, _)| !old.contains_key(*code)) {
            let site = site.down(Step::ResultCode((*code).to_owned()));
            self.added(Code::ResultCodeAdded, &site, Verdict::ADDITIVE, shown(it));
        }
        let part = site.down(Step::Part("x-result-codes"));
        let names = |of: &[ResultCode]| of.iter().map(|it| it.code.clone()).collect::<Vec<_>>();
        self.order(&part, &names(was), &names(is));
        let words =
            [was, is].map(|it| if it.is_empty() { "`String`" } else { "an enum" }.to_owned());
        match (was.is_empty(), is.is_empty()) {
            (true, false) => self.changed(Code::CodesTypeAdded, &part, Verdict::IN_SOURCE, words),
            (false, true) => self.changed(Code::CodesTypeRemoved, &part, Verdict::IN_SOURCE, words),
            _ => {}
        }
    }

    /// The status decides the outcome: another one is never a matter of words.
    fn result_code(&mut self, site: &Site<'_>, before: &ResultCode, after: &ResultCode) {
        if before.status != after.status {
            let words = [before, after].map(|it| format!("`{}`", it.status));
            self.changed(Code::ResultCodeStatusChanged, site, Verdict::ON_THE_WIRE, words);
        }
        if (&before.meaning, &before.action) != (&after.meaning, &after.action) {
            let words = [before, after].map(|it| format!("{} {}", it.meaning, it.action));
            if !self.pairs.say_the_same(&words) {
                self.changed(Code::DocsChanged, site, Verdict::DOCS, words);
            }
        }
    }

    /// The dictionary.
    pub(super) fn common_codes(&mut self) {
        let of = || Anchor::new(CODES, Of::Codes);
        // The codes stand in lists of operations, which say which way they go.
        let site = Site::of_nobody(of(), of());
        let [was, is] = [&self.before.api.common_codes, &self.after.api.common_codes];
        let named = |of: &'a [CommonCode]| -> BTreeMap<&'a str, &'a CommonCode> {
            of.iter().map(|it| (it.code.as_str(), it)).collect()
        };
        let (old, now) = (named(was), named(is));
        for (code, it) in &old {
            let site = site.down(Step::ResultCode((*code).to_owned()));
            match now.get(code) {
                None => self.removed(Code::CommonCodeRemoved, &site, Verdict::IN_SOURCE, meant(it)),
                Some(other) if it == other => {}
                Some(other) => {
                    let words = [meant(it), meant(other)];
                    self.changed(Code::DocsChanged, &site, Verdict::DOCS, words);
                }
            }
        }
        for (code, it) in now.iter().filter(|(code, _)| !old.contains_key(*code)) {
            let site = site.down(Step::ResultCode((*code).to_owned()));
            self.added(Code::CommonCodeAdded, &site, Verdict::MORE, meant(it));
        }
        let names = |of: &[CommonCode]| of.iter().map(|it| it.code.clone()).collect::<Vec<_>>();
        self.order(&site, &names(was), &names(is));
    }
}

fn by_code(of: &[ResultCode]) -> BTreeMap<&str, &ResultCode> {
    of.iter().map(|it| (it.code.as_str(), it)).collect()
}

fn shown(it: &ResultCode) -> String {
    format!("`{}`: {}", it.status, it.meaning)
}

fn meant(it: &CommonCode) -> String {
    format!("{} {}", it.meaning, it.action)
}
