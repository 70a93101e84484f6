//! The place at which two APIs are being compared, and the changes that are found there.

use std::rc::Rc;

use super::uses::{Reach, Users};
use super::{Change, Code, Comparison, Of, Severity, Side, Step, Subject};

/// A place in both APIs, and the operations that lead there.
#[derive(Clone)]
pub(super) struct Site<'a> {
    pub(super) before: Anchor<'a>,
    pub(super) after: Anchor<'a>,
    pub(super) users: Rc<Users<'a>>,
}

/// A place in one API.
#[derive(Clone)]
pub(super) struct Anchor<'a> {
    pub(super) spec: &'a str,
    pub(super) subject: Subject,
}

/// What a change does to source and to running programs.
#[derive(Clone, Copy)]
pub(super) struct Verdict {
    pub(super) source: Severity,
    pub(super) wire: Severity,
}

impl<'a> Anchor<'a> {
    pub(super) fn new(spec: &'a str, of: Of) -> Self {
        Self { spec, subject: Subject { of, path: Vec::new() } }
    }

    fn down(&self, step: Step) -> Self {
        let mut down = self.clone();
        down.subject.path.push(step);
        down
    }

    fn side(&self, words: String) -> Side {
        Side { spec: self.spec.to_owned(), subject: self.subject.clone(), words }
    }
}

impl<'a> Site<'a> {
    /// A place to which no operation leads.
    pub(super) fn of_nobody(before: Anchor<'a>, after: Anchor<'a>) -> Self {
        Self { before, after, users: Users::known(Reach::default()) }
    }
}

impl Site<'_> {
    /// The same step down on both sides.
    pub(super) fn down(&self, step: Step) -> Self {
        self.down_each(step.clone(), step)
    }

    pub(super) fn down_each(&self, before: Step, after: Step) -> Self {
        Self {
            before: self.before.down(before),
            after: self.after.down(after),
            users: Rc::clone(&self.users),
        }
    }

    /// A verdict that depends on which way the value goes.
    pub(super) fn verdict(&self, source: Severity, sent: Severity, received: Severity) -> Verdict {
        Verdict { source, wire: self.users.reach().ways.worst(sent, received) }
    }
}

impl Verdict {
    pub(super) const DOCS: Self = Self::both(Severity::Docs);
    pub(super) const ADDITIVE: Self = Self::both(Severity::Additive);
    pub(super) const BREAKING: Self = Self::both(Severity::Breaking);
    /// Rust that compiled may not; a running program notices nothing.
    pub(super) const IN_SOURCE: Self = Self { source: Severity::Breaking, wire: Severity::Docs };
    /// Rust can do more; a running program notices nothing.
    pub(super) const MORE: Self = Self { source: Severity::Additive, wire: Severity::Docs };
    /// A running program is answered in more cases; Rust is what it was.
    pub(super) const MORE_ON_THE_WIRE: Self =
        Self { source: Severity::Docs, wire: Severity::Additive };
    /// A running program may fail; Rust that compiled still does.
    pub(super) const ON_THE_WIRE: Self = Self { source: Severity::Docs, wire: Severity::Breaking };

    pub(super) const fn both(severity: Severity) -> Self {
        Self { source: severity, wire: severity }
    }
}

impl Comparison<'_> {
    /// Notes that something is different.
    pub(super) fn changed(
        &mut self,
        code: Code,
        site: &Site<'_>,
        verdict: Verdict,
        words: [String; 2],
    ) {
        let [before, after] = words;
        let sides = [Some(site.before.side(before)), Some(site.after.side(after))];
        self.note(code, site, verdict, site.after.subject.clone(), sides);
    }

    /// Notes that something was added.
    pub(super) fn added(&mut self, code: Code, site: &Site<'_>, verdict: Verdict, words: String) {
        let sides = [None, Some(site.after.side(words))];
        self.note(code, site, verdict, site.after.subject.clone(), sides);
    }

    /// Notes that something was removed.
    pub(super) fn removed(&mut self, code: Code, site: &Site<'_>, verdict: Verdict, words: String) {
        let sides = [Some(site.before.side(words)), None];
        self.note(code, site, verdict, site.before.subject.clone(), sides);
    }

    fn note(
        &mut self,
        code: Code,
        site: &Site<'_>,
        Verdict { source, wire }: Verdict,
        subject: Subject,
        [before, after]: [Option<Side>; 2],
    ) {
        let (severity, operations) = (source.max(wire), site.users.reach().operations.clone());
        let change = Change { code, severity, source, wire, subject, before, after, operations };
        self.changes.push(change);
    }
}
