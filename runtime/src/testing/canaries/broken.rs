//! JSON that is wrong in one way: what is said of it may not quote it.

use serde_json::Value;

use super::marks::canaries;

/// How much a canary grows where it is to be too long for any bound.
const EXCESS: usize = 10_000;

/// The JSON in ways that are no message: cut off, in quotes, without one of its properties; and for
/// each canary with a value of another kind in its place, or with its name there twice.
pub(super) fn unreadable(json: &str) -> Vec<String> {
    let mut broken = vec![
        cut_off(json).to_owned(),
        format!("{json}{json}"),
        Value::from(json).to_string(),
        format!("[{json}]"),
    ];
    for canary in canaries(json) {
        let value = if canary.starts_with('~') { format!("{canary:?}") } else { canary.to_owned() };
        let name = format!("\"{canary}\":");
        for (right, wrong) in [
            (&value, format!("[{value}]")),
            (&value, format!("{{\"{canary}\":{value}}}")),
            (&name, format!("{name}{{}},{name}")),
        ] {
            broken.extend(json.contains(right).then(|| json.replace(right, &wrong)));
        }
    }
    broken.extend(without_one(json));
    broken
}

/// The JSON up to the end of its last canary.
pub(super) fn cut_off(json: &str) -> &str {
    let ends = canaries(json).into_iter().filter_map(|it| Some(json.rfind(it)? + it.len()));
    &json[..ends.max().unwrap_or(json.len() / 2)]
}

/// The JSON with canaries that are too long.
pub(super) fn excessive(json: &str) -> String {
    canaries(json)
        .into_iter()
        .filter(|it| it.starts_with('~'))
        .fold(json.to_owned(), |json, it| json.replace(it, &format!("{it}{}", "x".repeat(EXCESS))))
}

fn without_one(json: &str) -> Vec<String> {
    let Ok(Value::Object(whole)) = serde_json::from_str(json) else { return Vec::new() };
    let without = whole.keys().map(|name| {
        let mut rest = whole.clone();
        rest.remove(name);
        Value::from(rest).to_string()
    });
    without.collect()
}

#[cfg(test)]
mod tests {
    use super::{cut_off, excessive, unreadable};

    const JSON: &str = r#"{"a":"~1~","b":{"~2~":770000003},"c":"plain1"}"#;

    #[test]
    fn each_canary_is_broken_in_every_way() {
        let broken = unreadable(JSON);
        for wrong in [
            r#""a":["~1~"]"#,
            r#""b":{"~2~":[770000003]}"#,
            r#""b":{"~2~":{},"~2~":770000003}"#,
            r#"{"a":"~1~","c":"plain1"}"#,
        ] {
            assert!(broken.iter().any(|it| it.contains(wrong)), "{wrong} is not in {broken:#?}");
        }
    }

    #[test]
    fn what_is_cut_off_or_too_long_still_has_its_canaries() {
        assert_eq!(cut_off(JSON), r#"{"a":"~1~","b":{"~2~":770000003"#);
        let long = excessive(r#"{"a":"~1~"}"#);
        assert!(long.len() > 10_000 && long.contains("\"~1~x"));
    }
}
