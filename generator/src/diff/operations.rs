//! Endpoints that were added, removed or moved, and what changed of each beside its messages.

use super::site::{Anchor, Site, Verdict};
use super::uses::{Reach, Users, touched};
use super::wire::{Relation, Ways};
use super::{Code, Comparison, Of, Step, words};
use crate::ir::{Direction, Operation};

impl<'a> Comparison<'a> {
    /// The operations of both, those that were removed, and those that were added.
    pub(super) fn operations(&mut self) {
        for (before, after) in self.pairs.operations() {
            self.operation(before, after);
        }
        for gone in self.pairs.gone.clone() {
            let code = match gone.direction {
                Direction::ToWallet => Code::OperationRemoved,
                Direction::ToMerchant => Code::CallbackRemoved,
            };
            self.removed(code, &self.whole(gone, gone), Verdict::BREAKING, shown(gone));
        }
        for new in self.pairs.new.clone() {
            let code = match new.direction {
                Direction::ToWallet => Code::OperationAdded,
                Direction::ToMerchant => Code::CallbackAdded,
            };
            self.added(code, &self.whole(new, new), Verdict::ADDITIVE, shown(new));
        }
    }

    fn operation(&mut self, before: &'a Operation, after: &'a Operation) {
        let site = self.whole(before, after);
        let kept = match self.pairs.versions {
            None => before.path.clone(),
            Some(versions) => before.path.at_version(&versions.to.version),
        };
        let has_moved = kept != after.path
            || self.is_whole && before.owner != after.owner
            || before.id != after.id;
        if has_moved {
            let words = [shown(before), shown(after)];
            self.changed(Code::OperationMoved, &site, Verdict::BREAKING, words);
        }
        if before.direction != after.direction {
            let words = [before, after].map(|it| caller(it.direction).to_owned());
            self.changed(Code::DirectionChanged, &site, Verdict::BREAKING, words);
        }
        self.docs(&site, [&before.doc, &after.doc]);
        self.deprecated(&site, [before.deprecated, after.deprecated]);
        if before.page != after.page {
            let part = site.down(Step::Part("externalDocs"));
            let words = [before, after].map(|it| it.page.clone().unwrap_or_else(|| "none".into()));
            self.changed(Code::PageChanged, &part, Verdict::DOCS, words);
        }
        self.messages(before, after);
        self.idempotency_key(&site, before, after);
        self.result_codes(&site, before, after);
        self.settled_by(&site, before, after);
    }

    /// The place of an operation itself.
    fn whole(&self, before: &'a Operation, after: &'a Operation) -> Site<'a> {
        self.at(before, after, Ways::default(), |it| {
            Of::Operation(it.owner.clone(), it.path.clone())
        })
    }

    /// The place of something of an operation, which goes these ways.
    pub(super) fn at(
        &self,
        before: &'a Operation,
        after: &'a Operation,
        ways: Ways,
        of: impl Fn(&Operation) -> Of,
    ) -> Site<'a> {
        let operations = vec![touched(before, after, ways)];
        Site {
            before: Anchor::new(&before.spec, of(before)),
            after: Anchor::new(&after.spec, of(after)),
            users: Users::known(Reach { ways, operations }),
        }
    }

    /// A key that comes lets a program repeat what it could not; any other change of it may make a
    /// repeat act twice.
    fn idempotency_key(&mut self, site: &Site<'_>, before: &Operation, after: &Operation) {
        let site = site.down(Step::Part("x-idempotency-key"));
        let [was, is] = [before, after].map(|it| words::list(it.idempotency_key.iter()));
        let [old, new] = [&before.idempotency_key, &after.idempotency_key];
        match (old.as_slice(), new.as_slice()) {
            (old, new) if old == new => {}
            ([], _) => self.added(Code::IdempotencyKeyAdded, &site, Verdict::MORE_ON_THE_WIRE, is),
            (_, []) => self.removed(Code::IdempotencyKeyRemoved, &site, Verdict::ON_THE_WIRE, was),
            (old, new) => {
                let renamed = self.renamed_in(before, after, old);
                let verdict = match Relation::of_lists(&renamed, new) {
                    Relation::Same => Verdict::DOCS,
                    _ => Verdict::ON_THE_WIRE,
                };
                self.changed(Code::IdempotencyKeyChanged, &site, verdict, [was, is]);
            }
        }
    }
}

fn shown(operation: &Operation) -> String {
    format!("`POST {}`", operation.path)
}

fn caller(direction: Direction) -> &'static str {
    match direction {
        Direction::ToWallet => "the merchant calls the wallet",
        Direction::ToMerchant => "the wallet calls the merchant",
    }
}
