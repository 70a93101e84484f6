//! Properties that may be left out, or be `null`, where they could not, and the reverse.

use super::site::Site;
use super::wire::Relation;
use super::{Code, Comparison, Severity, words};
use crate::ir::{Presence, Property};

impl Comparison<'_> {
    /// Notes that a property must be there, or need not.
    ///
    /// Rust has an `Option` of what may be missing and an argument of `new` for what may not, so
    /// nearly every change of it is one of source.
    pub(super) fn presence(&mut self, site: &Site<'_>, before: &Property, after: &Property) {
        let (was, is) = (before.presence, after.presence);
        let code = match (was.may_be_missing(), is.may_be_missing()) {
            (false, true) => Code::PropertyBecameOptional,
            (true, false) => Code::PropertyBecameRequired,
            _ if was == is => return,
            _ if may_be_null(is) => Code::PropertyBecameNullable,
            _ => Code::PropertyNoLongerNullable,
        };
        // What may be left out may be `null`, too, and is then the same, unless the spec tells the
        // two apart.
        let may_lack_a_value = |it| it != Presence::Required;
        let tells_apart = |it| it == Presence::ThreeState;
        let relation = widens(was.may_be_missing(), is.may_be_missing())
            .and(widens(may_lack_a_value(was), may_lack_a_value(is)))
            .and(widens(tells_apart(was), tells_apart(is)));
        let source =
            if was.options() == is.options() { Severity::Docs } else { Severity::Breaking };
        let received = if is_read(was, is) { relation.read() } else { Severity::Breaking };
        let verdict = site.verdict(source, relation.sent(), received);
        let words = [was, is].map(|it| words::presence(it).to_owned());
        self.changed(code, site, verdict, words);
    }
}

fn may_be_null(presence: Presence) -> bool {
    matches!(presence, Presence::Nullable | Presence::ThreeState)
}

fn widens(was: bool, is: bool) -> Relation {
    match (was, is) {
        (false, true) => Relation::Wider,
        (true, false) => Relation::Narrower,
        _ => Relation::Same,
    }
}

/// Whether a program that was built for the one reads all that the other allows: it asks for what
/// must be there, and takes `null` for what is missing wherever there is an `Option`.
fn is_read(was: Presence, is: Presence) -> bool {
    match was {
        Presence::Required => is == Presence::Required,
        Presence::Nullable => !is.may_be_missing(),
        Presence::Optional | Presence::ThreeState => true,
    }
}
