use miniprogram_runtime::{Outcome, ResultInfo, ResultStatus};

use crate::operation::Paid;
use crate::pay_at;
use crate::wallet::Answer;

async fn outcome(result: &str) -> Outcome<Paid> {
    let body = format!(r#"{{"result":{result},"paymentId":"p-1"}}"#);
    pay_at(Answer::new(body).conduct()).await.unwrap()
}

fn paid() -> Paid {
    Paid { id: Some("p-1".to_owned()) }
}

#[tokio::test]
async fn success_arrives_as_success() {
    let outcome =
        outcome(r#"{"resultStatus":"S","resultCode":"SUCCESS","resultMessage":"ok"}"#).await;
    assert_eq!(outcome, Outcome::Success(paid()));
}

#[tokio::test]
async fn accepted_arrives_as_accepted() {
    let outcome = outcome(r#"{"resultStatus":"A","resultCode":"ACCEPT"}"#).await;
    assert_eq!(outcome, Outcome::Accepted(paid()));
}

#[tokio::test]
async fn unknown_arrives_as_unknown_with_its_code() {
    let outcome =
        outcome(r#"{"resultStatus":"U","resultCode":"UNKNOWN_EXCEPTION","resultMessage":"later"}"#)
            .await;
    let result = ResultInfo::new(ResultStatus::Unknown, "UNKNOWN_EXCEPTION", "later");
    assert_eq!(outcome, Outcome::Unknown(result));
}

#[tokio::test]
async fn failed_arrives_as_failed_with_its_code() {
    let outcome =
        outcome(r#"{"resultStatus":"F","resultCode":"PROCESS_FAIL","resultMessage":"no"}"#).await;
    assert_eq!(
        outcome,
        Outcome::Failed(ResultInfo::new(ResultStatus::Failed, "PROCESS_FAIL", "no"))
    );
}

#[tokio::test]
async fn what_is_none_of_the_four_is_unknown() {
    for (letter, kept) in [(r#""R""#, "R"), (r#""s""#, "s"), (r#""""#, ""), ("1", "1")] {
        let Outcome::Unknown(result) = outcome(&format!(r#"{{"resultStatus":{letter}}}"#)).await
        else {
            panic!("{letter} is none of the four");
        };
        assert_eq!(result.status, ResultStatus::Other(kept.to_owned()));
    }
    assert!(matches!(outcome("{}").await, Outcome::Unknown(_)));
}

#[tokio::test]
async fn a_signed_answer_counts_whatever_its_http_status_is() {
    for status in ["500 Internal Server Error", "401 Unauthorized", "302 Found"] {
        let body = r#"{"result":{"resultStatus":"F","resultCode":"ACCESS_DENIED"}}"#;
        let answer = Answer { status, ..Answer::new(body) };
        let Outcome::Failed(result) = pay_at(answer.conduct()).await.unwrap() else {
            panic!("{status}")
        };
        assert_eq!(result.code.as_deref(), Some("ACCESS_DENIED"));
    }
}

#[tokio::test]
async fn an_answer_need_not_repeat_the_client_id_that_its_signature_covers() {
    let answer = Answer::new(r#"{"result":{"resultStatus":"S"}}"#).without("Client-Id");
    assert_eq!(pay_at(answer.conduct()).await.unwrap(), Outcome::Success(Paid { id: None }));
}

#[tokio::test]
async fn a_signed_answer_that_cannot_be_read_hands_over_its_result() {
    let body = r#"{"result":{"resultStatus":"S","resultCode":"SUCCESS"},"paymentId":["p-1"]}"#;
    let error = pay_at(Answer::new(body).conduct()).await.unwrap_err();

    assert!(error.is_unreadable() && error.may_have_run());
    assert_eq!(error.result().unwrap().status, ResultStatus::Success);
    let raw = error.raw_answer().unwrap();
    assert_eq!((&raw.body[..], raw.is_verified, raw.status), (body.as_bytes(), true, 200));
    assert_eq!(raw.trace_id.as_deref(), Some("0a1b"));
}

#[tokio::test]
async fn a_signed_answer_without_a_result_is_unreadable() {
    for body in
        [r#"{"paymentId":"p-1"}"#, r#"{"result":null}"#, r#"{"result":[]}"#, "[]", "", "<html>"]
    {
        let error = pay_at(Answer::new(body).conduct()).await.unwrap_err();
        assert!(error.is_unreadable() && error.may_have_run(), "{body}: {error}");
        assert_eq!(error.result(), None, "{body}");
        assert_eq!(error.raw_answer().unwrap().body, body, "{body}");
    }
}
