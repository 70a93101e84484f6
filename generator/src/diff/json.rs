//! Changes for programs: a JSON object a line.

use serde_json::{Value, json};

use super::{Change, Side, Touched, place};
use crate::document::Documents;
use crate::ir::Owner;

/// Prints every change as an object on a line of its own.
///
/// | field | says |
/// |---|---|
/// | `code` | the kind of change, by a name that stays |
/// | `severity` | `breaking`, `additive` or `docs`: the worse of the next two |
/// | `source` | the same, for Rust that compiled against the generated crate |
/// | `wire` | the same, for a program that is already running |
/// | `subject` | what it is about: `v2/payments/pay: request.paymentAmount` |
/// | `before`, `after` | what stood and stands there: `file`, `line` and `column` from 1, `says`; or `null` |
/// | `operations` | those that it touches: `owner` (`null` for the platform), `was` and `path` (before and now), `sent`, `received` |
///
/// Before each path of a file stands the name of the folder that it is in.
pub fn json(changes: &[Change], before: (&Documents, &str), after: (&Documents, &str)) -> String {
    let line = |it: &Change| {
        let object = json!({
            "code": it.code.as_str(),
            "severity": it.severity.as_str(),
            "source": it.source.as_str(),
            "wire": it.wire.as_str(),
            "subject": it.subject.to_string(),
            "before": it.before.as_ref().map(|it| side(it, before)),
            "after": it.after.as_ref().map(|it| side(it, after)),
            "operations": it.operations.iter().map(touched).collect::<Vec<Value>>(),
        });
        format!("{object}\n")
    };
    changes.iter().map(line).collect()
}

fn side(side: &Side, (documents, folder): (&Documents, &str)) -> Value {
    let place = place(documents, side);
    json!({
        "file": format!("{}/{}", folder.trim_end_matches('/'), place.file()),
        "line": place.line(),
        "column": place.column(),
        "says": side.words,
    })
}

fn touched(it: &Touched) -> Value {
    let owner = match &it.owner {
        Owner::Platform => None,
        Owner::Wallet(id) => Some(id),
    };
    json!({
        "owner": owner,
        "was": it.was.to_string(),
        "path": it.path.to_string(),
        "sent": it.is_sent,
        "received": it.is_received,
    })
}
