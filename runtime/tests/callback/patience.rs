//! A handler that takes too long is answered for, and may be called again.

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use miniprogram_runtime::callback::{Receiver, Reply};
use miniprogram_runtime::timer::{Sleeping, Timer};

use super::{Paid, booked, genuine, letter, receiver, result};

const LIMIT: Duration = Duration::from_secs(5);

/// Says at once that time is over, and keeps what it was asked for.
#[derive(Clone, Default)]
struct Over(Arc<Mutex<Vec<Duration>>>);

impl Timer for Over {
    fn sleep(&self, duration: Duration) -> Sleeping<'_> {
        self.0.lock().unwrap().push(duration);
        Box::pin(async {})
    }
}

/// Never says that time is over.
struct Stopped;

impl Timer for Stopped {
    fn sleep(&self, _: Duration) -> Sleeping<'_> {
        Box::pin(pending())
    }
}

fn within(timer: impl Timer) -> Receiver {
    receiver().handler_timeout(LIMIT, timer).build().unwrap()
}

#[tokio::test]
async fn a_handler_that_is_too_slow_is_dropped_and_the_wallet_sends_again() {
    let (timer, events) = (Over::default(), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&events);
    let receiver = receiver()
        .handler_timeout(LIMIT, timer.clone())
        .observe(move |it| seen.lock().unwrap().push(it.to_string()))
        .build()
        .unwrap();
    let alive = Arc::new(());
    let held = Arc::clone(&alive);
    let slow = |_: Paid| async move {
        pending::<()>().await;
        drop(held);
        Reply::<Paid>::success()
    };

    let answer = receiver.answer(&genuine(), slow).await;
    assert_eq!(
        result(&answer).to_string(),
        "UNKNOWN_EXCEPTION: the callback was not handled in time"
    );
    assert_eq!((letter(&answer).as_str(), Arc::strong_count(&alive)), ("U", 1));
    assert_eq!(*timer.0.lock().unwrap(), [LIMIT]);
    assert_eq!(
        *events.lock().unwrap(),
        ["/shop/notify?branch=7 was not handled within 5s", "/shop/notify?branch=7 was answered U"]
    );
    // The very same bytes are another chance.
    assert_eq!(letter(&receiver.answer(&genuine(), booked).await), "S");
}

#[tokio::test]
async fn a_handler_that_is_done_is_not_late_whatever_the_clock_says() {
    assert_eq!(letter(&within(Over::default()).answer(&genuine(), booked).await), "S");
}

#[tokio::test]
async fn a_handler_that_waits_is_waited_for_until_time_is_over() {
    let waits_twice = |_: Paid| async {
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
        Reply::<Paid>::success()
    };
    assert_eq!(letter(&within(Stopped).answer(&genuine(), waits_twice).await), "S");
}

#[cfg(any(feature = "hyper", feature = "axum"))]
#[tokio::test]
async fn tokios_clock_tells_when_time_is_over() {
    let timer = miniprogram_runtime::timer::TokioTimer;
    let receiver = receiver().handler_timeout(Duration::from_millis(1), timer).build().unwrap();

    let answer = receiver.answer(&genuine(), |_: Paid| pending::<Reply<Paid>>()).await;
    assert_eq!(letter(&answer), "U");
}
