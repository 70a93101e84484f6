use miniprogram_runtime::newtype;

use crate::order;

#[test]
fn a_message_is_shown_by_its_names_on_the_wire() {
    let order = order(
        r#","goods":[{"goodsName":"tea","tags":["hot"]}],"quantity":3,"express":true,"labels":{"a":"b"},"extra":{"x":1}"#,
    );
    assert_eq!(
        format!("{order:?}"),
        r#"Order { orderId: "7", orderAmount: {currency: "LSL", value: "100"}, goods: [{goodsName: "tea", tags: ["hot"]}], quantity: 3, express: true, labels: {"a": "b"}, extra: Object {"x": Number(1)}, note: null }"#
    );
}

#[test]
fn a_sensitive_value_is_hidden_and_the_rest_is_shown() {
    let order = order(r#","buyer":{"phone":"0700123","email":"a@b.example"}"#);
    for shown in [format!("{order:?}"), format!("{order:#?}"), format!("{:?}", order.buyer)] {
        assert!(!shown.contains("0700123"), "{shown}");
        assert!(shown.contains("phone: <hidden>"), "{shown}");
        assert!(shown.contains(r#"email: "a@b.example""#), "{shown}");
    }
}

#[test]
fn a_sensitive_newtype_shows_nothing() {
    #[derive(Clone, PartialEq)]
    struct AuthCode(String);

    newtype!(sensitive AuthCode);

    let code = AuthCode::new("secret");
    assert_eq!(format!("{code:?}"), "AuthCode(<hidden>)");
    assert_eq!(code.as_str(), "secret");
}
