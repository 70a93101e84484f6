use miniprogram_runtime::codec::{Unknown, read, write};
use miniprogram_runtime::{Empty, Envelope, Message, ResultInfo, ResultStatus};
use proptest::prelude::*;

use crate::messages::Order;
use crate::{order, order_json};

#[test]
fn properties_are_written_in_the_order_of_the_spec_and_compact() {
    let order = order(r#","quantity":3,"goods":[{"goodsName":"tea"}],"note":"hi""#);
    let written = String::from_utf8(write(&order)).unwrap();
    assert_eq!(written, order_json(r#","goods":[{"goodsName":"tea"}],"quantity":3,"note":"hi""#));
}

#[test]
fn what_is_absent_is_not_written_unless_the_spec_wants_null() {
    assert_eq!(String::from_utf8(write(&order(""))).unwrap(), order_json(""));
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let sent = order(
        r#","goods":[{"goodsName":"té\"\\\n☕","tags":[]}],"quantity":-9007199254740993,"rate":0.1,"express":false,
        "labels":{"":"","b":"c"},"extra":[null,{"a":1e3}],"note":"","buyer":{"phone":"1"},
        "parent":{"orderId":"","orderAmount":{"currency":"LSL","value":"18446744073709551615"},"note":null}"#,
    );
    let mut received = Order::blank();
    read(&write(&sent), &mut received, Unknown::Refuse).unwrap();
    assert!(received == sent, "{received:?}");
}

proptest! {
    #[test]
    fn a_number_keeps_its_last_digit(number in any::<f64>().prop_filter("JSON has no other", |it| it.is_finite())) {
        let mut sent = order("");
        sent.rate = Some(number);
        let mut received = Order::blank();
        read(&write(&sent), &mut received, Unknown::Refuse).unwrap();
        prop_assert_eq!(received.rate, sent.rate);
    }
}

#[test]
fn a_number_that_json_cannot_hold_is_written_as_null() {
    let mut order = order("");
    order.rate = Some(f64::NAN);
    assert!(String::from_utf8(write(&order)).unwrap().contains(r#""rate":null"#));
}

#[test]
fn the_result_stands_before_the_response() {
    let result = ResultInfo::new(ResultStatus::Accepted, "ACCEPT", "wait");
    let written = write(&Envelope { result, response: Empty });
    let expected =
        r#"{"result":{"resultStatus":"A","resultCode":"ACCEPT","resultMessage":"wait"}}"#;
    assert_eq!(String::from_utf8(written).unwrap(), expected);
}

#[cfg(feature = "serde")]
#[test]
fn serde_stores_the_values_of_messages_too() {
    use miniprogram_runtime::{Currency, Timestamp};

    let stored = r#"["S","LSL","2026-11-22T19:40:00Z"]"#;
    let values: (ResultStatus, Currency, Timestamp) = serde_json::from_str(stored).unwrap();
    assert_eq!(values.0, ResultStatus::Success);
    assert_eq!(serde_json::to_string(&values).unwrap(), stored);
    let error = serde_json::from_str::<Currency>(r#""maloti""#).unwrap_err().to_string();
    assert!(error.starts_with("the message is not a currency's three capital letters"), "{error}");
}

#[cfg(feature = "serde")]
#[test]
fn serde_writes_and_reads_the_same_json() {
    let order = order(r#","goods":[{"goodsName":"tea"}]"#);
    let json = serde_json::to_string(&order).unwrap();
    assert_eq!(json.as_bytes(), write(&order));
    assert!(serde_json::from_str::<Order>(&json).unwrap() == order);
    assert!(
        serde_json::from_str::<Order>("{}")
            .unwrap_err()
            .to_string()
            .starts_with("orderId is missing")
    );
}
