use miniprogram_runtime::codec::check;

use crate::order;

/// Every violation as a person reads it.
fn violations(more: &str) -> Vec<String> {
    check(&order(more)).iter().map(ToString::to_string).collect()
}

#[test]
fn an_order_within_its_bounds_has_no_violation() {
    let nothing: [&str; 0] = [];
    assert_eq!(violations(""), nothing);
    assert_eq!(
        violations(
            r#","goods":[{"goodsName":"téé☕"}],"quantity":9,"rate":1,"labels":{"abcdef":"abc"}"#
        ),
        nothing
    );
}

#[test]
fn every_violation_is_found_with_its_place_and_without_its_value() {
    let more = r#","goods":[{"goodsName":"tea"},{"goodsName":"teapot","tags":["ok","x"]},{"goodsName":""}],
        "note":null,"quantity":0,"rate":1.5,"labels":{"a":"long"},"parent":{"orderId":"123456789",
        "orderAmount":{"currency":"LSL","value":"18446744073709551615"},"note":null},"buyer":{}"#;
    assert_eq!(
        violations(more),
        [
            "goods has 3 items, at most 2 are allowed",
            "goods[1].goodsName is 6 characters long, at most 4 are allowed",
            "goods[1].tags[1] is 1 characters long, at least 2 are needed",
            "quantity is below 1",
            "rate is above 1",
            "labels.a is 4 characters long, at most 3 are allowed",
            "parent.orderId is 9 characters long, at most 8 are allowed",
            "parent.orderAmount.value is 20 characters long, at most 16 are allowed",
            "buyer needs at least one of phone, email",
        ]
    );
}

#[test]
fn a_violation_tells_its_place_and_its_rule_apart() {
    let violations = check(&order(r#","quantity":10"#));
    assert_eq!((violations[0].path(), violations[0].rule()), ("quantity", "is above 9"));
    assert_eq!(violations.len(), 1);
}

#[test]
fn characters_are_counted_and_not_bytes() {
    let four = r#","goods":[{"goodsName":"☕☕☕☕"}]"#;
    assert!(violations(four).is_empty());
    assert_eq!(violations(&four.replace("☕☕☕☕", "☕☕☕☕☕")).len(), 1);
}

#[test]
fn an_empty_list_and_an_empty_text_may_be_too_little() {
    assert_eq!(violations(r#","goods":[]"#), ["goods has 0 items, at least 1 are needed"]);
    let mut order = order("");
    order.id = "".into();
    assert_eq!(check(&order)[0].to_string(), "orderId is 0 characters long, at least 1 are needed");
}

#[test]
fn one_of_the_properties_is_enough() {
    assert!(violations(r#","buyer":{"email":"a@b.example"}"#).is_empty());
    assert!(violations(r#","buyer":{"phone":"1"}"#).is_empty());
}

#[test]
fn a_number_that_json_cannot_hold_is_a_violation() {
    let mut order = order("");
    order.rate = Some(f64::INFINITY);
    assert_eq!(check(&order)[0].to_string(), "rate is not a number that JSON can hold");
}
