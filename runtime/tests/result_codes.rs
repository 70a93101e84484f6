//! A result code explains what the status has decided.

use miniprogram_runtime::{Known, Outcome, ResultCode, ResultInfo, ResultStatus, result_code};

#[derive(Clone, PartialEq)]
#[non_exhaustive]
enum PayCode {
    Success,
    UserBalanceNotEnough,
    Other(String),
}

impl PayCode {
    const KNOWN: &'static [Known<Self>] = &[
        Known { code: Self::Success, wire: "SUCCESS", meaning: "It is paid.", action: "Go on." },
        Known {
            code: Self::UserBalanceNotEnough,
            wire: "USER_BALANCE_NOT_ENOUGH",
            meaning: "The user has too little money.",
            action: "Ask the user to top up.",
        },
    ];
}

result_code!(PayCode);

fn failed(code: &str) -> ResultInfo {
    ResultInfo::new(ResultStatus::Failed, code, "no")
}

#[test]
fn every_known_code_is_read_and_written_and_explained() {
    for Known { code, wire, meaning, action } in PayCode::KNOWN {
        assert_eq!(&PayCode::new(*wire), code);
        assert_eq!((code.as_str(), code.to_string().as_str()), (*wire, *wire));
        assert_eq!((code.meaning(), code.action()), (Some(*meaning), Some(*action)));
    }
}

#[test]
fn a_code_that_is_not_known_is_kept_to_the_letter() {
    for text in ["", "success", "SUCCESS ", "RISK_REJECT", "4711"] {
        let code = PayCode::new(text);
        assert_eq!(code, PayCode::Other(text.to_owned()));
        assert_eq!((code.as_str(), code.meaning(), code.action()), (text, None, None));
    }
}

#[test]
fn text_is_the_code_of_which_nothing_is_known() {
    let code = <String as ResultCode>::read("SUCCESS".to_owned());
    assert_eq!(code, "SUCCESS");
    assert_eq!((ResultCode::as_str(&code), code.meaning(), code.action()), ("SUCCESS", None, None));
}

#[test]
fn a_result_takes_its_endpoints_codes_on_and_off() {
    let why: ResultInfo<PayCode> = failed("USER_BALANCE_NOT_ENOUGH").typed();
    assert_eq!(why.code(), Some(&PayCode::UserBalanceNotEnough));
    assert_eq!(why.meaning(), Some("The user has too little money."));
    assert_eq!(why.action(), Some("Ask the user to top up."));
    assert_eq!(why.message(), "no");
    assert_eq!(why.untyped(), failed("USER_BALANCE_NOT_ENOUGH"));
}

#[test]
fn a_result_without_a_code_has_none_of_any_type() {
    let mut result = failed("");
    result.code = None;
    let result = result.typed::<PayCode>();
    assert_eq!((result.code(), result.meaning(), result.action()), (None, None, None));
}

#[test]
fn the_status_decides_whatever_the_code_says() {
    for (letter, expected) in
        [("F", "failed"), ("U", "unknown"), ("A", "accepted"), ("", "unknown")]
    {
        let result = ResultInfo::new(ResultStatus::new(letter), "SUCCESS", "").typed::<PayCode>();
        let outcome = match Outcome::new(result, ()) {
            Outcome::Success(()) => "success",
            Outcome::Accepted(()) => "accepted",
            Outcome::Unknown(_) => "unknown",
            Outcome::Failed(_) => "failed",
        };
        assert_eq!(outcome, expected, "{letter}");
    }
}

#[test]
fn a_result_is_written_for_a_log() {
    let mut result = failed("USER_BALANCE_NOT_ENOUGH").typed::<PayCode>();
    assert_eq!(result.to_string(), "USER_BALANCE_NOT_ENOUGH: no");
    assert_eq!(
        format!("{result:?}"),
        r#"ResultInfo { resultStatus: "F", resultCode: USER_BALANCE_NOT_ENOUGH, resultMessage: "no" }"#
    );
    result.message = None;
    assert_eq!(result.to_string(), "USER_BALANCE_NOT_ENOUGH");
    result.code = None;
    assert_eq!(result.to_string(), "no code and no message");
}
