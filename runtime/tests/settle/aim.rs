use miniprogram_runtime::settle::{Aim, Failure, Switch, Told};
use miniprogram_runtime::testing::Reply;
use miniprogram_runtime::{Settled, SettledBy, Verdict};
use proptest::prelude::*;

use crate::operation::{Factor, Inquired, Purchase};
use crate::scene::{Scene, answer, standing};

fn purchase(factor: Option<Factor>, product: Option<&str>) -> Purchase {
    Purchase {
        number: Some("r-1".to_owned()),
        factor: factor.map(Box::new),
        product: product.map(str::to_owned),
    }
}

fn dry_run() -> Purchase {
    purchase(Some(Factor { is_dry_run: Some(true), is_authorization: None }), None)
}

fn authorization() -> Purchase {
    purchase(Some(Factor { is_dry_run: None, is_authorization: Some(true) }), None)
}

/// Sends a request, and settles whatever comes of it.
async fn settled(scene: &Scene, request: &Purchase) -> Settled<Purchase> {
    let answer = scene.client.call(request).await;
    scene.client.settle(request).after(answer).await.unwrap()
}

proptest! {
    #[test]
    fn a_request_aims_at_what_its_properties_say(
        is_dry_run in any::<Option<bool>>(),
        is_authorization in any::<Option<bool>>(),
        has_factor in any::<bool>(),
        product in prop::option::of(prop::sample::select(vec!["AUTH", "ESCROW", "CASHIER", "auth", ""])),
    ) {
        let factor = has_factor.then_some(Factor { is_dry_run, is_authorization });
        let aim = purchase(factor, product).aim();
        let rehearses = has_factor && is_dry_run == Some(true);
        let holds = has_factor && is_authorization == Some(true)
            || ["AUTH", "ESCROW"].contains(&product.unwrap_or_default());
        prop_assert_eq!(aim == Aim::DryRun, rehearses);
        prop_assert_eq!(aim == Aim::Authorization, holds && !rehearses);
    }
}

#[test]
fn a_switch_that_leads_nowhere_is_off() {
    let request = authorization();
    for path in ["paymentFactor", "paymentFactor.", "productCode.kind", "no.such.thing", "", "."] {
        assert!(!Switch::new(path, &["true", ""]).is_on(&request), "{path}");
    }
    assert!(Switch::new("paymentFactor.isAuthorizationPayment", &["true"]).is_on(&request));
    assert!(!Switch::new("paymentFactor.isAuthorizationPayment", &["false"]).is_on(&request));
}

#[test]
fn only_the_success_of_an_authorization_is_read_in_its_light() {
    let verdicts = [Verdict::Succeeded, Verdict::Authorized, Verdict::Failed, Verdict::Open];
    for (verdict, tells) in verdicts.into_iter().flat_map(|it| [(it, true), (it, false)]) {
        assert_eq!(Aim::Transfer.read(verdict, tells), verdict);
        let read = Aim::Authorization.read(verdict, tells);
        match (verdict, tells) {
            (Verdict::Succeeded, false) => assert_eq!(read, Verdict::Authorized),
            _ => assert_eq!(read, verdict),
        }
    }
}

#[tokio::test]
async fn success_of_an_authorization_is_money_that_is_held() {
    let scene = Scene::new(|_, _| answer("S", "SUCCESS")).await;
    let settled = settled(&scene, &authorization()).await;
    assert!(matches!(settled, Settled::Authorized(Told::Answered(_))), "{settled:?}");
    assert_eq!(scene.calls_of("inquiryPayment").len(), 0);
}

#[tokio::test]
async fn an_authorization_that_the_inquiry_calls_a_success_is_money_that_is_held() {
    for (state, is_held) in [("SUCCESS", true), ("AUTH_SUCCESS", true), ("FAIL", false)] {
        for first in ["U", "A"] {
            let scene = Scene::new(move |endpoint, _| match endpoint {
                "pay" => answer(first, "ANY"),
                _ => standing(state),
            })
            .await;
            match settled(&scene, &authorization()).await {
                Settled::Authorized(Told::Inquired(Inquired(told))) if is_held => {
                    assert_eq!(told.as_deref(), Some(state));
                }
                Settled::Failed(Failure::Inquired(_)) if !is_held => {}
                other => panic!("{first} and {state} became {other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn the_same_payment_without_the_switch_has_moved_the_money() {
    let scene = Scene::new(|_, _| answer("S", "SUCCESS")).await;
    let settled = settled(&scene, &purchase(Some(Factor::default()), Some("CASHIER"))).await;
    assert!(matches!(settled, Settled::Success(Told::Answered(_))), "{settled:?}");
}

#[tokio::test]
async fn a_dry_run_is_not_settled_whatever_it_was_answered() {
    let replies = [
        answer("S", "SUCCESS"),
        answer("F", "RISK_REJECT"),
        answer("U", "UNKNOWN_EXCEPTION"),
        answer("A", "ACCEPT"),
        Reply::HangUp,
    ];
    for reply in replies {
        let shown = format!("{reply:?}");
        let scene = Scene::new(move |_, _| reply.clone()).await;
        let answer = scene.client.call(&dry_run()).await;
        let error = scene.client.settle(&dry_run()).after(answer).await.unwrap_err();
        assert!(error.is_dry_run() && !error.may_have_run(), "{shown}");
        assert_eq!(error.to_string(), "a dry run moves no money and cannot be settled");
        assert_eq!(scene.calls_of("/pay").len(), 1, "{shown}");
        assert_eq!(scene.calls_of("inquiryPayment").len(), 0, "{shown}");
    }
}

#[tokio::test]
async fn a_dry_run_is_not_taken_up_again() {
    let scene = Scene::new(|_, _| answer("F", "ORDER_NOT_EXIST")).await;
    assert!(scene.client.settle(&dry_run()).await.unwrap_err().is_dry_run());
    assert_eq!(scene.calls_of("inquiryPayment").len(), 0);
}
