//! Absent, `null` and there are three things where the spec makes them three.

use super::types::{Cells, Wide};
use super::{read_as, round};

/// Reads a message of which one property is as told, and the required ones are there.
fn cell(name: &str, value: Option<&str>) -> Result<Cells, String> {
    let usual = [("required", r#""r""#), ("nullable", r#""n""#)];
    let mut parts: Vec<String> = usual
        .iter()
        .filter(|it| it.0 != name)
        .map(|it| format!(r#""{}":{}"#, it.0, it.1))
        .collect();
    parts.extend(value.map(|it| format!(r#""{name}":{it}"#)));
    read_as(&format!("{{{}}}", parts.join(",")))
}

#[test]
fn what_is_required_must_be_there() {
    assert_eq!(cell("required", None), Err("required is missing at line 1 column 16".to_owned()));
    assert_eq!(cell("nullable", None), Err("nullable is missing at line 1 column 16".to_owned()));
    assert!(cell("required", Some("null")).is_err_and(|it| it.contains("is null")));
    assert_eq!(cell("required", Some(r#""x""#)).map(|it| it.required), Ok("x".to_owned()));
}

#[test]
fn null_is_a_value_where_the_spec_says_so() {
    let nullable = |value| cell("nullable", Some(value)).map(|it| it.nullable);
    assert_eq!(nullable("null"), Ok(None));
    assert_eq!(nullable(r#""x""#), Ok(Some("x".to_owned())));

    let three_state = |value| cell("threeState", value).map(|it| it.three_state);
    assert_eq!(three_state(None), Ok(None));
    assert_eq!(three_state(Some("null")), Ok(Some(None)));
    assert_eq!(three_state(Some(r#""x""#)), Ok(Some(Some("x".to_owned()))));
}

#[test]
fn a_null_that_no_spec_allows_is_taken_for_a_value_that_is_left_out() {
    let optional = |value| cell("optional", value).map(|it| it.optional);
    assert_eq!(optional(None), Ok(None));
    assert_eq!(optional(Some("null")), Ok(None));
    assert_eq!(optional(Some(r#""x""#)), Ok(Some("x".to_owned())));
}

#[test]
fn each_state_is_written_as_it_was_read() {
    for json in [
        r#"{"required":"r","nullable":null}"#,
        r#"{"required":"r","nullable":"n","optional":"o","threeState":null}"#,
        r#"{"required":"r","nullable":"n","threeState":"t"}"#,
    ] {
        assert_eq!(round::<Cells>(json), json);
    }
    let gaps = r#"{"gaps":["a",null,"b"]}"#;
    assert_eq!(round::<Wide>(gaps), gaps);
}

#[test]
fn properties_without_a_name_are_kept_once_each() {
    let json = r#"{"code":"AB","x":1,"y":2}"#;
    assert_eq!(round::<Wide>(json), json);
    let twice = read_as::<Wide>(r#"{"x":1,"x":2}"#);
    assert!(twice.is_err_and(|it| it.starts_with("x is there twice")));
}

#[test]
fn a_property_that_stands_among_the_others_is_written_once() {
    let mut wide = Wide { code: Some("AB".to_owned()), ..Wide::default() };
    wide.additional_properties.insert("code".to_owned(), 1);
    let written = miniprogram_runtime::codec::write(&wide);
    assert_eq!(written, br#"{"code":"AB"}"#);
    let violations = miniprogram_runtime::codec::check(&wide);
    assert_eq!(violations.iter().map(|it| it.path()).collect::<Vec<_>>(), ["code"]);
}
