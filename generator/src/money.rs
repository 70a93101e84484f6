//! What changed of the money, in sentences: when a repeat is the same request, what a result code
//! says, and how an unknown outcome is settled.

use crate::grammar::{and, code, or};
use crate::ir::SettledBy;

/// The properties that make a repeat the same request.
pub(crate) fn idempotency_key(was: &[String], now: &[String]) -> String {
    let names = |of: &[String]| and(&of.iter().map(|it| code(it)).collect::<Vec<_>>());
    match (was, now) {
        ([], now) => format!(
            "It has an idempotency key now, {}: a repeat under the same key is the same request.",
            names(now)
        ),
        (was, []) => format!(
            "It no longer has an idempotency key, which was {}: a repeat may act twice.",
            names(was)
        ),
        (was, now) => {
            let alone = if was.len() > 1 && now.len() == 1 { " alone" } else { "" };
            format!("The idempotency key is now {}{alone}; it was {}.", names(now), names(was))
        }
    }
}

/// Some result codes whose status is another one.
pub(crate) fn status(codes: &[String], was: &str, now: &str) -> String {
    let codes = match codes {
        [code] => format!("The result code {code} has"),
        codes => format!("The result codes {} have", and(codes)),
    };
    let (before, after) = (outcome(was), outcome(now));
    format!(
        "{codes} the status `{now}` instead of `{was}`: such an answer means `{after}`, no longer `{before}`."
    )
}

/// What the runtime makes of a status.
fn outcome(status: &str) -> &'static str {
    match status {
        "S" => "Success",
        "A" => "Accepted",
        "F" => "Failed",
        _ => "Unknown",
    }
}

/// What changed of the inquiry that settles an unknown outcome; nothing where it is as it was.
pub(crate) fn settled_by(was: Option<&SettledBy>, now: Option<&SettledBy>) -> Option<String> {
    match (was, now) {
        (None, None) => None,
        (None, Some(now)) => Some(format!(
            "An unknown outcome is now settled by `{}`, from its `{}`.",
            now.path.name(),
            now.status
        )),
        (Some(was), None) => Some(format!(
            "An unknown outcome is no longer settled by `{}`, nor by any other inquiry.",
            was.path.name()
        )),
        (Some(was), Some(now)) => settled_otherwise(was, now),
    }
}

fn settled_otherwise(was: &SettledBy, now: &SettledBy) -> Option<String> {
    let inquiry = now.path.name();
    let mut points = Vec::new();
    if was.path.name() != inquiry {
        points.push(format!("`{inquiry}` is asked instead of `{}`", was.path.name()));
    }
    points.extend(asked(was, now));
    if was.status != now.status {
        points.push(format!("the state is read from `{}` instead of `{}`", now.status, was.status));
    }
    let (lost, won) = (meant_by_one(was, now), meant_by_one(now, was));
    points.extend(
        lost.iter().map(|(values, means)| format!("{} no longer means {means}", or(values))),
    );
    points.extend(won.iter().map(|(values, means)| format!("{} now means {means}", or(values))));
    let open = match lost.is_empty() {
        true => "",
        false => " What no longer means anything leaves the outcome unknown.",
    };
    let points = (!points.is_empty()).then(|| points.join("; "))?;
    Some(format!("An unknown outcome is settled differently by `{inquiry}`: {points}.{open}"))
}

/// What the inquiry is sent of the request.
fn asked(was: &SettledBy, now: &SettledBy) -> Vec<String> {
    let only = |one: &SettledBy, other: &SettledBy| -> Vec<String> {
        let is_new = |name: &str| other.with.iter().all(|(it, _)| it != name);
        one.with.iter().filter(|(it, _)| is_new(it)).map(|(it, _)| code(it)).collect()
    };
    let (lost, won) = (only(was, now), only(now, was));
    let mut points = Vec::new();
    points.extend((!lost.is_empty()).then(|| format!("it is no longer sent {}", or(&lost))));
    points.extend((!won.is_empty()).then(|| format!("it is also sent {}", and(&won))));
    for (name, from) in &now.with {
        if was.with.iter().any(|(it, other)| it == name && other != from) {
            points.push(format!("its `{name}` is the request's `{from}`"));
        }
    }
    points
}

/// The states that mean something by one of two inquiries only, and what they mean.
fn meant_by_one(one: &SettledBy, other: &SettledBy) -> Vec<(Vec<String>, &'static str)> {
    let states = |of: &SettledBy| -> [Vec<String>; 4] {
        [&of.succeeded, &of.authorized, &of.failed, &of.never_existed].map(Vec::clone)
    };
    let means =
        ["success", "that the money is held", "failure", "that the wallet never had the request"];
    let own = states(one).into_iter().zip(states(other)).map(|(own, others)| -> Vec<String> {
        own.iter().filter(|it| !others.contains(it)).map(|it| code(it)).collect()
    });
    own.zip(means).filter(|(values, _)| !values.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Owner, UrlPath};

    fn inquiry(with: &[&str], failed: &[&str]) -> SettledBy {
        let texts = |of: &[&str]| of.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        SettledBy {
            owner: Owner::Platform,
            path: UrlPath(texts(&["v2", "payments", "inquiryPayment"])),
            with: texts(with).into_iter().map(|it| (it.clone(), it)).collect(),
            status: "paymentStatus".to_owned(),
            succeeded: texts(&["SUCCESS"]),
            authorized: Vec::new(),
            failed: texts(failed),
            never_existed: Vec::new(),
            opens_only: false,
            dry_run: Vec::new(),
            authorizes: Vec::new(),
        }
    }

    #[test]
    fn a_state_without_a_meaning_leaves_the_outcome_unknown() {
        let was = inquiry(&["id", "partnerId"], &["FAIL", "CANCELLED"]);
        let now = inquiry(&["id"], &["FAIL"]);
        assert_eq!(
            settled_by(Some(&was), Some(&now)).as_deref(),
            Some(
                "An unknown outcome is settled differently by `inquiryPayment`: it is no longer sent \
                 `partnerId`; `CANCELLED` no longer means failure. What no longer means anything leaves \
                 the outcome unknown."
            )
        );
        assert_eq!(
            settled_by(Some(&now), Some(&was)).as_deref(),
            Some(
                "An unknown outcome is settled differently by `inquiryPayment`: it is also sent \
                 `partnerId`; `CANCELLED` now means failure."
            )
        );
        assert_eq!(settled_by(Some(&now), Some(&now)), None);
    }

    #[test]
    fn a_status_is_told_by_the_outcome_that_a_program_sees() {
        assert_eq!(
            status(&["`BUSY`".to_owned()], "U", "F"),
            "The result code `BUSY` has the status `F` instead of `U`: such an answer means `Failed`, no longer `Unknown`."
        );
    }
}
