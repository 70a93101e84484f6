//! The tables of a file that tells what became of an earlier version.

use super::Shape::{Map, Object as Of, Text};
use super::{Object, may, object};

/// What became of a version.
pub(in crate::load) static MOVES: Object = object(
    "a file of moves",
    &[
        may("description", Text),
        may("everywhere", Map(&Of(&MOVE))),
        may("endpoints", Map(&Of(&ENDPOINT))),
        may("schemas", Map(&Of(&SCHEMA))),
    ],
);

static ENDPOINT: Object = object(
    "what became of an endpoint",
    &[
        may("now", Text),
        may("note", Text),
        may("request", Map(&Of(&MOVE))),
        may("response", Map(&Of(&MOVE))),
    ],
);

static SCHEMA: Object = object(
    "what became of a type",
    &[may("now", Text), may("note", Text), may("properties", Map(&Of(&MOVE)))],
);

static MOVE: Object = object("what became of a property", &[may("now", Text), may("note", Text)]);
