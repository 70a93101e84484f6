//! Whatever becomes public in the generated crate says what it means.

use super::Checker;
use super::spot::{Role, Spot};
use crate::diagnostic::{Code, Diagnostic, quoted};

impl Checker<'_> {
    pub(super) fn description(&mut self, spot: Spot<'_>) {
        let needs_words = match spot.role {
            Role::Shared | Role::Component => true,
            // A wrapper without words takes those of what it wraps.
            Role::Property => !spot.is_wrapper(),
            Role::Item | Role::Alternative => spot.is_type(),
            Role::Message | Role::Branch | Role::Json => false,
        };
        if !needs_words || spot.has("description") || spot.node.is_refused() {
            return;
        }
        let name = match (spot.entry, spot.role) {
            (Some(entry), Role::Property | Role::Component) => quoted(&entry.key),
            (_, Role::Item | Role::Alternative) => "this type".to_owned(),
            _ => quoted(spot.document.stem()),
        };
        let fault = Diagnostic::new(
            Code::NoDescription,
            spot.place(),
            format!("{name} has no description"),
        );
        self.push(fault.help("say what it means: `description: ...`"));
    }
}
