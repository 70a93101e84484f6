//! When a call is tried again, whatever comes of its attempts.

use std::time::Duration;

use miniprogram_runtime::retry::{Attempt, Came, Next};
use miniprogram_runtime::transport::TransportError;
use miniprogram_runtime::{Error, ResultInfo, ResultStatus, RetryPolicy};
use proptest::prelude::*;

const LOST: Attempt = Attempt {
    number: 1,
    came: Came::NoAnswer,
    is_idempotent: true,
    elapsed: Duration::ZERO,
    retry_after: Duration::ZERO,
};

fn came_of(status: ResultStatus, code: &str) -> Came {
    Came::from(&ResultInfo::new(status, code, ""))
}

#[test]
fn the_delays_double_up_to_the_longest() {
    let policy = RetryPolicy::new()
        .attempts(9)
        .delays(Duration::from_millis(65_535), Duration::from_millis(4 * 65_535));
    for (number, units) in [(1, 1), (2, 2), (3, 4), (4, 4), (8, 4)] {
        let policy = policy.within(Duration::MAX);
        let attempt = Attempt { number, ..LOST };
        assert_eq!(policy.next(&attempt, 0), Next::Wait(Duration::ZERO));
        assert_eq!(
            policy.next(&attempt, u16::MAX),
            Next::Wait(Duration::from_millis(units * 65_535))
        );
    }
}

#[test]
fn no_attempt_begins_after_the_cap_on_the_time() {
    let policy = RetryPolicy::new().within(Duration::from_secs(10));
    let at = |millis| Attempt { elapsed: Duration::from_millis(millis), ..LOST };
    assert_ne!(policy.next(&at(9_800), u16::MAX), Next::Stop);
    assert_eq!(policy.next(&at(9_801), u16::MAX), Next::Stop);
    assert_eq!(policy.next(&at(10_000), 0), Next::Wait(Duration::ZERO));
    assert_eq!(policy.next(&at(10_001), 0), Next::Stop);
}

#[test]
fn a_throttled_client_waits_long() {
    let policy = RetryPolicy::new().delays(Duration::ZERO, Duration::from_secs(2));
    let attempt = Attempt { came: Came::Throttled, ..LOST };
    assert_eq!(policy.next(&attempt, 0), Next::Wait(Duration::from_secs(1)));
}

#[test]
fn whoever_asks_to_be_left_alone_is_or_there_is_no_other_attempt() {
    let policy = RetryPolicy::new()
        .within(Duration::from_secs(10))
        .delays(Duration::from_millis(65_535), Duration::MAX);
    let asked = |seconds| Attempt { retry_after: Duration::from_secs(seconds), ..LOST };
    assert_eq!(policy.next(&asked(7), 0), Next::Wait(Duration::from_secs(7)));
    // Clients that were asked for the same time do not come back together.
    assert_eq!(policy.next(&asked(7), 1_000), Next::Wait(Duration::from_secs(8)));
    assert_eq!(policy.next(&asked(10), 0), Next::Wait(Duration::from_secs(10)));
    assert_eq!(policy.next(&asked(10), 1_000), Next::Stop);
    assert_eq!(policy.next(&asked(u64::MAX), u16::MAX), Next::Stop);
}

#[test]
fn an_invitation_to_come_back_is_no_reason_to() {
    for came in [Came::NoAnswer, Came::Unknown, Came::Throttled] {
        let attempt =
            Attempt { came, is_idempotent: false, retry_after: Duration::from_secs(1), ..LOST };
        assert_eq!(RetryPolicy::new().next(&attempt, 0), Next::Stop, "{came:?}");
    }
}

#[test]
fn what_came_decides_by_its_status_and_only_throttling_by_its_code() {
    const LIMIT: &str = "REQUEST_TRAFFIC_EXCEED_LIMIT";
    for (status, code, came) in [
        (ResultStatus::Success, "SUCCESS", Came::Final),
        (ResultStatus::Success, LIMIT, Came::Final),
        (ResultStatus::Accepted, "ACCEPT", Came::Final),
        (ResultStatus::Failed, "UNKNOWN_EXCEPTION", Came::Final),
        (ResultStatus::Failed, LIMIT, Came::Throttled),
        (ResultStatus::Unknown, LIMIT, Came::Throttled),
        (ResultStatus::Unknown, "UNKNOWN_EXCEPTION", Came::Unknown),
        (ResultStatus::new("R"), "", Came::Unknown),
    ] {
        assert_eq!(came_of(status.clone(), code), came, "{status:?} {code}");
    }
}

#[test]
fn only_a_connection_that_never_was_is_known_not_to_have_sent() {
    for (why, came) in [
        (TransportError::connect("refused"), Came::NotSent),
        (TransportError::timeout(Duration::ZERO), Came::NoAnswer),
        (TransportError::interrupted("reset"), Came::NoAnswer),
        (TransportError::too_large(7), Came::Final),
    ] {
        assert_eq!(Came::from(&Error::from(why)), came);
    }
}

fn any_duration() -> impl Strategy<Value = Duration> {
    prop_oneof![
        (0u64..20_000).prop_map(Duration::from_millis),
        any::<u64>().prop_map(Duration::from_nanos),
        Just(Duration::MAX),
    ]
}

prop_compose! {
    fn any_policy()(
        attempts in prop_oneof![0u32..8, any::<u32>()],
        within in any_duration(),
        (first, longest) in (any_duration(), any_duration()),
    ) -> (RetryPolicy, u32, Duration, Duration) {
        let policy = RetryPolicy::new().attempts(attempts).within(within).delays(first, longest);
        (policy, attempts, within, longest)
    }
}

fn any_came() -> impl Strategy<Value = Came> {
    prop::sample::select(vec![
        Came::NotSent,
        Came::NoAnswer,
        Came::Unknown,
        Came::Throttled,
        Came::Final,
    ])
}

/// What an attempt brings, how long it takes, what its answer asks for, and the dice.
type Scene = (Came, Duration, Duration, u16);

/// What a call's attempts bring one after the other.
fn any_script() -> impl Strategy<Value = Vec<Scene>> {
    let any_wish = prop_oneof![Just(Duration::ZERO), any_duration()];
    prop::collection::vec((any_came(), any_duration(), any_wish, any::<u16>()), 12)
}

/// Runs a call, and says which of the attempts were made and when each began.
fn run(policy: RetryPolicy, is_idempotent: bool, script: &[Scene]) -> Vec<(Came, Duration)> {
    let (mut made, mut begin) = (Vec::new(), Duration::ZERO);
    for (number, &(came, took, retry_after, random)) in (1..).zip(script) {
        made.push((came, begin));
        let elapsed = begin.saturating_add(took);
        let attempt = Attempt { number, came, is_idempotent, elapsed, retry_after };
        match policy.next(&attempt, random) {
            Next::Wait(delay) => begin = elapsed.saturating_add(delay),
            Next::Stop => break,
        }
    }
    made
}

proptest! {
    #[test]
    fn without_a_key_nothing_follows_an_attempt_that_may_have_run(
        (policy, ..) in any_policy(),
        script in any_script(),
    ) {
        let made = run(policy, false, &script);
        for (came, _) in &made[..made.len() - 1] {
            prop_assert_eq!(*came, Came::NotSent);
        }
    }

    #[test]
    fn nothing_follows_what_is_final(
        (policy, ..) in any_policy(),
        is_idempotent in any::<bool>(),
        script in any_script(),
    ) {
        let made = run(policy, is_idempotent, &script);
        prop_assert!(made[..made.len() - 1].iter().all(|(came, _)| *came != Came::Final));
    }

    #[test]
    fn attempts_and_time_stay_below_their_caps(
        (policy, attempts, within, _) in any_policy(),
        is_idempotent in any::<bool>(),
        script in any_script(),
    ) {
        let made = run(policy, is_idempotent, &script);
        prop_assert!(made.len() as u32 <= attempts.max(1));
        prop_assert!(made.iter().all(|(_, begin)| *begin <= within));
    }

    #[test]
    fn no_delay_is_longer_than_the_longest_beyond_what_was_asked_for(
        (policy, _, _, longest) in any_policy(),
        number in any::<u32>(),
        came in any_came(),
        retry_after in any_duration(),
        random in any::<u16>(),
    ) {
        let attempt = Attempt { number, came, retry_after, ..LOST };
        if let Next::Wait(delay) = policy.next(&attempt, random) {
            prop_assert!(delay >= retry_after);
            prop_assert!(delay - retry_after <= longest);
        }
    }
}
