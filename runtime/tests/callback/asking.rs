//! A callback may ask for something, and only a success brings it.

use miniprogram_runtime::callback::Reply;
use miniprogram_runtime::{Callback, Empty, Message, Properties, Slot, Value, name};

use super::{genuine, genuine_after, receiver};

/// A callback that asks for something.
struct Points(String);

impl Message for Points {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("points"), &self.0);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        if name == "points" { self.0.slot() } else { Slot::Unknown }
    }

    fn blank() -> Self {
        Self(String::blank())
    }
}

struct Ask(Empty);

impl Message for Ask {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        self.0.properties(to);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        self.0.property(name)
    }

    fn blank() -> Self {
        Self(Empty)
    }
}

impl Callback for Ask {
    type Reply = Points;
    type Code = String;
    const ID: &'static str = "inquireMemberAssets";
    const PATH: &'static str = "/v2/pds/memberships/inquireMemberAssets";
}

#[tokio::test]
async fn what_a_callback_asks_for_stands_beside_the_result_of_a_success() {
    let receiver = receiver().build().unwrap();
    let success = |_: Ask| async { Reply::success_with(Points("12".to_owned())) };
    let failure = |_: Ask| async { Reply::failed("NO_MEMBER".to_owned(), "unknown") };

    let answer = receiver.answer(&genuine(), success).await;
    assert!(answer.body().ends_with(br#","points":"12"}"#), "{answer:?}");
    let answer = receiver.answer(&genuine_after(1), failure).await;
    assert!(!answer.body().windows(6).any(|it| it == b"points"), "{answer:?}");
}
