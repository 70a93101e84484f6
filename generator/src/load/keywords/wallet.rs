//! The tables of a wallet's file, and of the dictionary of result codes.

use super::Shape::{self, Count, List, Map, Object as Of, Text, Word};
use super::{Keyword, Object, may, must, object};

/// A wallet's file.
pub(in crate::load) static WALLET: Object = object(
    "a wallet",
    &[
        must("name", Text, "write what people call the wallet: `name: Touch 'n Go`"),
        must("description", Text, "say in one to three sentences what the wallet and its API are"),
        must("sources", List(&Text), "list the pages that say so"),
        may("servers", Map(&Of(&SERVER))),
        may("signature", Of(&SIGNATURE)),
        may("requestTime", Word(&["milliseconds", "seconds", "epoch-milliseconds"])),
        Keyword { help: "write the number of seconds", ..may("clockTolerance", Count) },
        may("currencies", Text),
        Keyword { help: "list the paths, such as /v1/payments/pay", ..may("offers", List(&Text)) },
    ],
);

static SERVER: Object = object(
    "a server",
    &[
        must("url", Text, "write the address of host and base path as `url`"),
        must("description", Text, "say what is reached there"),
    ],
);

static SIGNATURE: Object = object(
    "`signature`",
    &[
        may("encoding", Word(&["percent-encoded-base64", "base64", "base64url"])),
        may("algorithm", Text),
    ],
);

/// The dictionary of result codes.
pub(in crate::load) static CODES: Shape = Map(&Of(&COMMON_CODE));

static COMMON_CODE: Object = object(
    "a common result code",
    &[
        must("meaning", Text, "say what happened"),
        must("action", Text, "say what the caller should do"),
    ],
);
