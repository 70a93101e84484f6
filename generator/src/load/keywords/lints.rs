//! The table of the lints' settings.

use super::Shape::{List, Map, Object as Of, Text, Word};
use super::{Object, may, must, object};

/// The settings of the lints.
pub(in crate::load) static LINTS: Object = object(
    "the settings of lints",
    &[
        may("levels", Map(&Word(&["deny", "warn", "allow"]))),
        may("suppressions", List(&Of(&SUPPRESSION))),
    ],
);

static SUPPRESSION: Object = object(
    "a suppression",
    &[
        must("lint", Text, "name the lint: `cargo xtask lint --list` names all"),
        must("at", Text, "say where: `at: v2/payments/pay.yaml#/request/salesCode`"),
        must("reason", Text, "say why it may stay as it is"),
    ],
);
