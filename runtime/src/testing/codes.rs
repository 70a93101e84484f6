//! A wallet answers with the codes that the endpoint's spec lists.

use std::iter;

use crate::Endpoint;

/// Codes that say the same, and of which an endpoint lists one or none.
const SAME: [[&str; 2]; 3] = [
    ["ORDER_NOT_EXIST", "ORDER_NOT_EXISTS"],
    ["SIGNATURE_INVALID", "INVALID_SIGNATURE"],
    ["CLIENT_INVALID", "INVALID_CLIENT"],
];

/// The code of the protocol's chapter *Idempotency*, which holds wherever a number makes a repeat the
/// same request, and which not every page repeats.
pub(super) const INCONSISTENT: &str = "REPEAT_REQ_INCONSISTENT";

/// The code, if the endpoint lists it; the endpoint's own word for it; or else the code that every
/// endpoint has for whatever goes wrong with this status.
pub(super) fn listed<'c>(endpoint: &Endpoint, status: &str, code: &'c str) -> &'c str {
    let general = if status == "F" { "PROCESS_FAIL" } else { "UNKNOWN_EXCEPTION" };
    let lists_none = endpoint.codes().is_empty();
    match own(endpoint, code) {
        Some(own) => own,
        None if lists_none || code == INCONSISTENT => code,
        None => general,
    }
}

/// The code, or the endpoint's word for it. Nothing where it lists neither.
pub(super) fn own<'c>(endpoint: &Endpoint, code: &'c str) -> Option<&'c str> {
    let codes = endpoint.codes();
    let same = SAME.iter().filter(|same| same.contains(&code)).flatten();
    iter::once(code).chain(same.copied()).find(|it| codes.contains(it))
}
