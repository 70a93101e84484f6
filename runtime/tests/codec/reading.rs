use miniprogram_runtime::Json;
use miniprogram_runtime::codec::Unknown;
use serde_json::json;

use crate::{fault, order, order_json, read_as};

#[test]
fn every_kind_of_property_is_read() {
    let order = order(
        r#","goods":[{"goodsName":"tea"},{"goodsName":"cup","tags":["red"]}],"quantity":3,"rate":0.5,
        "express":true,"labels":{"a":"b"},"extra":{"x":[1]},"returnUrl":"https://shop.example","note":"hi",
        "parent":{"orderId":"6","orderAmount":{"currency":"LSL","value":"1"},"note":null}"#,
    );

    let goods = order.goods.unwrap();
    assert_eq!(goods[1].tags.as_deref(), Some(&["red".to_owned()][..]));
    assert_eq!(goods.len(), 2);
    assert_eq!(order.id.as_str(), "7");
    assert_eq!(order.amount.to_string(), "LSL 1.00");
    assert_eq!((order.quantity, order.rate, order.express), (Some(3), Some(0.5), Some(true)));
    assert_eq!(order.labels.unwrap()["a"], "b");
    assert_eq!(order.extra, Some(json!({"x": [1]})));
    assert_eq!(order.return_url.as_deref(), Some("https://shop.example"));
    assert_eq!(order.parent.unwrap().id.as_str(), "6");
}

#[test]
fn what_may_be_left_out_may_be_left_out_or_null() {
    let left_out = order("");
    assert!(left_out.goods.is_none() && left_out.parent.is_none());
    let nulls = r#","goods":null,"quantity":null,"parent":null,"buyer":null,"note":null"#;
    assert!(order(nulls) == left_out);
    // Of JSON of any shape, `null` is one.
    assert!(order(r#","extra":null"#).extra == Some(Json::Null));
}

#[test]
fn numbers_are_taken_for_text_and_text_for_numbers() {
    let json = r#"{"orderId":7,"orderAmount":{"currency":"LSL","value":100},"quantity":"3","rate":"0.5","express":"true","note":null}"#;
    let read = read_as(json, Unknown::Ignore).unwrap();
    assert!(read == order(r#","quantity":3,"rate":0.5,"express":true"#));

    assert_eq!(order(r#","quantity":3.0"#).quantity, Some(3));
    assert_eq!(order(r#","rate":1"#).rate, Some(1.0));
    let long = read_as(&order_json("").replace(r#""7""#, "18446744073709551615"), Unknown::Ignore);
    assert_eq!(long.unwrap().id.as_str(), "18446744073709551615");
}

#[test]
fn a_number_that_was_rounded_is_not_taken_for_an_identifier() {
    let json = order_json("").replace(r#""7""#, "20261122000000000000001");
    assert!(
        fault(&json).starts_with("orderId is a fraction or too long a number where text belongs"),
        "{}",
        fault(&json)
    );
}

#[test]
fn text_that_is_no_number_is_not_taken_for_one() {
    for (more, place) in [
        (r#","quantity":"three""#, "quantity is not a whole number"),
        (r#","quantity":"3.5""#, "quantity is not a whole number"),
        (r#","quantity":3.5"#, "quantity is a fraction"),
        (r#","rate":"NaN""#, "rate is not a number"),
        (r#","rate":"inf""#, "rate is not a number"),
        (r#","express":"yes""#, "express is not a boolean"),
        (r#","express":1"#, "express is a number where a boolean belongs"),
    ] {
        let why = fault(&order_json(more));
        assert!(why.starts_with(place), "{more}: {why}");
    }
    for value in [r#""-1""#, "-1", "1.5", r#""""#, r#"" 1""#, r#""18446744073709551616""#] {
        let why = fault(&order_json("").replace(r#""100""#, value));
        assert!(why.starts_with("orderAmount.value is "), "{value}: {why}");
    }
}

#[test]
fn another_spelling_leads_to_the_same_place() {
    assert_eq!(order(r#","redirectUrl":"a""#).return_url.as_deref(), Some("a"));
    assert_eq!(order(r#","redirectUrl":"a","returnUrl":null"#).return_url.as_deref(), Some("a"));
    assert_eq!(
        read_as(&order_json(r#","redirectUrl":"a""#), Unknown::Refuse)
            .unwrap()
            .return_url
            .as_deref(),
        Some("a")
    );
}

#[test]
fn an_unknown_property_is_passed_over_or_refused() {
    let json = order_json(r#","goods":[{"goodsName":"tea","brand":{"of":[1]}}]"#);
    assert!(read_as(&json, Unknown::Ignore).is_ok());
    let why = read_as(&json, Unknown::Refuse).unwrap_err();
    assert!(why.starts_with("goods[0].brand is not a property of this message"), "{why}");
}

#[test]
fn what_is_required_and_missing_is_named_with_its_place() {
    assert!(fault(r#"{"orderId":"7"}"#).starts_with("orderAmount is missing"));
    let json = order_json(r#","goods":[{"goodsName":"tea"},{}]"#);
    assert!(fault(&json).starts_with("goods[1].goodsName is missing"), "{}", fault(&json));
    let json = order_json(r#","parent":{"orderAmount":{"currency":"LSL","value":"1"}}"#);
    assert!(fault(&json).starts_with("parent.orderId is missing"), "{}", fault(&json));
}

#[test]
fn a_known_property_may_not_be_there_twice() {
    assert!(
        fault(&order_json(r#","quantity":1,"quantity":2"#)).starts_with("quantity is there twice")
    );
    assert!(
        fault(&order_json(r#","labels":{"a":"b","a":"c"}"#))
            .starts_with("labels[1] is there twice")
    );
}

#[test]
fn a_value_of_another_kind_is_named_with_its_place() {
    for (more, why) in [
        (r#","goods":{}"#, "goods is an object where a list belongs"),
        (r#","goods":["tea"]"#, "goods[0] is text where an object belongs"),
        (r#","goods":[null]"#, "goods[0] is null where an object belongs"),
        (r#","labels":[]"#, "labels is a list where an object belongs"),
        (r#","labels":{"a":true}"#, "labels[0] is a boolean where text belongs"),
    ] {
        let found = fault(&order_json(more));
        assert!(found.starts_with(why), "{more}: {found}");
    }
    assert!(fault("[]").starts_with("the message is a list where an object belongs"));
    assert!(fault("null").starts_with("the message is null where an object belongs"));
}

#[test]
fn what_is_not_json_to_its_end_is_refused() {
    for json in ["", " ", "{", "{]", r#"{"orderId":"7""#, &(order_json("") + "x"), "\u{feff}{}"] {
        fault(json);
    }
    assert!(read_as(&format!(" {}\n", order_json("")), Unknown::Refuse).is_ok());
}

#[test]
fn no_error_quotes_a_value() {
    let secret = "4111111111111111";
    for json in [
        format!(r#"{{"orderId":"7","orderAmount":"{secret}"}}"#),
        format!(r#"{{"orderId":"7","orderAmount":{{"currency":"{secret}","value":"1"}}}}"#),
        order_json(&format!(r#","quantity":"{secret}x""#)),
        order_json(&format!(r#","goods":{secret}"#)),
        order_json(&format!(r#","express":{secret}"#)),
        order_json(&format!(r#","goods":"{secret}"#)),
    ] {
        assert!(!fault(&json).contains("4111"), "{}", fault(&json));
    }
}

#[test]
fn a_name_from_outside_is_defused_in_an_error() {
    let json = order_json(r#","\n\u001b[31mforged":1"#);
    let why = read_as(&json, Unknown::Refuse).unwrap_err();
    assert!(why.starts_with(r#""\n\u{1b}[31mforged" is not a property"#), "{why}");
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);

    fault(&deep("[", "]"));
    fault(&order_json(&format!(r#","extra":{}"#, deep("[", "]"))));
    fault(&order_json(&format!(r#","labels":{}"#, deep(r#"{"a":"#, "}"))));
    fault(&deep(r#"{"parent":"#, "}"));
    // What nobody asked for is passed over without recursion.
    order(&format!(r#","unknown":{}"#, deep("[", "]")));
}

#[test]
fn names_that_nobody_asked_for_are_not_kept() {
    // To find a repetition they would have to be: of a hundred thousand, at the cost of the square.
    order(r#","unknown":1,"unknown":2"#);
}
