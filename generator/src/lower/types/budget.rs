//! How deep schemas may stand in each other, and how often they may be put together there.
//!
//! Schemas that refine each other in every order would be more types than anybody can read, and
//! more work than anybody waits for.

use super::Typing;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::Spot;

/// How deep schemas may be nested, references between them counted in.
pub(super) const DEEPEST: usize = 120;

/// How many schemas may be put together deep within others, each counted as often as it is.
const MOST_MERGED: usize = 10_000;

impl<'d> Typing<'d> {
    /// Whether some more schemas may be put together within others; where not, it is refused.
    pub(super) fn affords(&mut self, schemas: usize, spot: Spot<'d>) -> bool {
        self.merged += schemas;
        if self.merged > MOST_MERGED {
            let message = "schemas are put together with each other in too many ways";
            let fault = Diagnostic::new(Code::TooDeep, spot.place(), message);
            self.notes.refuse(fault.help("list the alternatives of all in one place"));
        }
        self.merged <= MOST_MERGED
    }

    pub(super) fn too_deep(&mut self, spot: Spot<'d>) {
        let fault = Diagnostic::new(Code::TooDeep, spot.place(), "schemas are nested too deep");
        self.notes.refuse(fault.help("give the inner ones a name under `components`"));
    }
}
