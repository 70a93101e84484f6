//! JSON inside text keeps its bytes, whatever it is.

use miniprogram_runtime::codec::{self, Unknown};
use miniprogram_runtime::{Json, JsonText, Message, Properties, Slot, Value, View, message, name};
use serde_json::json;

/// What the text of `extendInfo` is, with something in it that nobody is to see.
#[derive(Clone, PartialEq)]
struct ExtendInfo {
    wallet: Option<String>,
    token: Option<String>,
    units: Option<i64>,
}

message!(ExtendInfo);

impl Message for ExtendInfo {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.optional(name("customerBelongsTo"), &self.wallet);
        to.optional(name("token").sensitive(), &self.token);
        to.optional(name("units"), &self.units);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "customerBelongsTo" => self.wallet.slot(),
            "token" => self.token.slot(),
            "units" => self.units.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { wallet: None, token: None, units: None }
    }
}

/// A message with JSON in two of its texts.
struct Order {
    extend_info: JsonText<ExtendInfo>,
    extra: Option<JsonText>,
}

impl Message for Order {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("extendInfo").max_length(40), &self.extend_info);
        to.optional(name("extra"), &self.extra);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "extendInfo" => self.extend_info.slot(),
            "extra" => self.extra.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { extend_info: Value::blank(), extra: None }
    }
}

fn info() -> ExtendInfo {
    ExtendInfo {
        wallet: Some("GCASH".to_owned()),
        token: Some("secret".to_owned()),
        units: Some(7),
    }
}

#[test]
fn a_value_is_written_as_compact_json_and_read_again() {
    let text = JsonText::of(&info());
    assert_eq!(text.as_str(), r#"{"customerBelongsTo":"GCASH","token":"secret","units":7}"#);
    assert_eq!(text.read().unwrap(), info());
    assert_eq!(text.to_json().unwrap()["units"], 7);
}

#[test]
fn json_of_any_shape_has_the_same_doors() {
    let json = json!({"a": [1, null], "b": "\u{e9}"});
    let text: JsonText = JsonText::of(&json);
    assert_eq!(text, JsonText::json(&json));
    assert_eq!((text.read().unwrap(), text.to_json().unwrap()), (json.clone(), json));
}

#[test]
fn what_came_goes_out_again_to_the_byte() {
    for text in ["", "as agreed by phone", r#"{ "units" : 1.50, "a":1, "a":2 }"#, "{\u{e9}", "null"]
    {
        let body = json!({"extendInfo": text, "extra": text}).to_string();
        let mut order: Order = Value::blank();
        codec::read(body.as_bytes(), &mut order, Unknown::Refuse).unwrap();
        assert_eq!(order.extend_info.as_str(), text);
        assert_eq!(order.extra.as_ref().unwrap().as_str(), text);
        let written: Json = serde_json::from_slice(&codec::write(&order)).unwrap();
        assert_eq!(written["extendInfo"], text);
    }
}

#[test]
fn text_that_is_not_the_value_says_where_and_quotes_nothing() {
    let why = |text: &str| JsonText::<ExtendInfo>::from(text).read().unwrap_err().to_string();
    assert_eq!(why(r#"{"units":"secret"}"#), "units is not a whole number at line 1 column 17");
    assert_eq!(why("[]"), "the message is a list where an object belongs at line 1 column 2");
    assert_eq!(why("secret"), "expected value at line 1 column 1");
    assert!(why(r#"{} {}"#).contains("trailing characters"));
    assert!(JsonText::<ExtendInfo>::from("secret").to_json().is_err());
}

#[test]
fn what_the_value_does_not_have_is_passed_over() {
    let text = JsonText::<ExtendInfo>::from(r#"{"units":7,"more":{}}"#);
    assert_eq!(text.read().unwrap().units, Some(7));
}

#[test]
fn the_bounds_of_the_property_hold_for_the_text() {
    let order = Order { extend_info: JsonText::of(&info()), extra: None };
    let [violation] = &codec::check(&order)[..] else { panic!("there is one") };
    assert_eq!(violation.path(), "extendInfo");
}

#[test]
fn debug_hides_what_the_value_hides_and_all_that_is_no_value() {
    let shown = format!("{:?}", JsonText::of(&info()));
    assert_eq!(
        shown,
        r#"JsonText(ExtendInfo { customerBelongsTo: "GCASH", token: <hidden>, units: 7 })"#
    );
    for text in ["token=secret", r#"{"units":"secret"}"#] {
        let shown = format!("{:?}", JsonText::<ExtendInfo>::from(text));
        assert_eq!(shown, "JsonText(<hidden>)");
    }
}

#[test]
fn equal_means_the_same_text() {
    assert_eq!(JsonText::<ExtendInfo>::from("{}"), JsonText::text("{}".to_owned()));
    assert_ne!(JsonText::<ExtendInfo>::from("{}"), JsonText::from("{ }"));
}

#[test]
fn it_is_as_small_as_its_text_and_shown_as_text() {
    assert_eq!(size_of::<JsonText<ExtendInfo>>(), size_of::<String>());
    assert!(matches!(JsonText::<ExtendInfo>::from("a").view(), View::Text(text) if text == "a"));
}

#[cfg(feature = "serde")]
#[test]
fn it_is_stored_as_the_text_that_it_is() {
    let text = JsonText::of(&info());
    let stored = serde_json::to_value(&text).unwrap();
    assert_eq!(stored, Json::from(text.as_str()));
    assert_eq!(serde_json::from_value::<JsonText<ExtendInfo>>(stored).unwrap(), text);
}
