//! Numbers of every size, and the bounds that few specs state.

use miniprogram_runtime::codec::check;

use super::types::Wide;
use super::{read_as, round};

fn faults(json: &str) -> Vec<String> {
    let wide: Wide = read_as(json).unwrap_or_else(|why| panic!("{json}: {why}"));
    check(&wide).iter().map(ToString::to_string).collect()
}

#[test]
fn whole_numbers_keep_their_digits() {
    for json in [
        r#"{"size":18446744073709551615}"#,
        r#"{"size":0}"#,
        r#"{"huge":170141183460469231731687303715884105727}"#,
        r#"{"huge":-170141183460469231731687303715884105728}"#,
    ] {
        assert_eq!(round::<Wide>(json), json);
    }
}

#[test]
fn a_number_that_does_not_fit_is_a_fault() {
    for json in [r#"{"size":-1}"#, r#"{"size":18446744073709551616}"#, r#"{"size":1.5}"#] {
        let fault = read_as::<Wide>(json);
        assert!(fault.as_ref().is_err_and(|it| it.starts_with("size is ")), "{json}: {fault:?}");
    }
}

#[test]
fn each_finer_bound_is_held() {
    for (json, fault) in [
        (r#"{"code":"AB"}"#, None),
        (r#"{"code":"ABC"}"#, Some("code does not match ^[A-Z]{2}$")),
        (r#"{"rate":0.3}"#, None),
        (r#"{"rate":0}"#, Some("rate is not above 0")),
        (r#"{"rate":0.6}"#, Some("rate is above 0.5")),
        (r#"{"rate":0.25}"#, Some("rate is not a multiple of 0.1")),
        (r#"{"tags":["a","b"]}"#, None),
        (r#"{"tags":["a","b","a"]}"#, Some("tags has two equal items")),
        (r#"{"labels":{"a":"1"}}"#, None),
        (r#"{"labels":{"a":"1","b":"2"}}"#, Some("labels has 2 entries, at most 1 are allowed")),
        (r#"{"huge":1180591620717411303424}"#, None),
        (r#"{"huge":1180591620717411303423}"#, Some("huge is below 1180591620717411303424")),
    ] {
        assert_eq!(faults(json), Vec::from_iter(fault), "{json}");
    }
}

#[test]
fn a_bound_is_held_within_a_union() {
    let faults = faults(r#"{"pet":{"petType":"cat","lives":10}}"#);
    assert_eq!(faults, ["pet.lives is above 9"]);
}
