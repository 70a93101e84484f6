use std::time::Duration;

use miniprogram_runtime::Verdict;
use miniprogram_runtime::settle::{Course, End, Finding, Pace, Said, Step, TRAVEL_TIME};
use proptest::prelude::*;

const SAID: [Said; 5] = [Said::Done, Said::Opened, Said::Refused, Said::Contested, Said::Nothing];

const FINDINGS: [Finding; 7] = [
    Finding::Standing(Verdict::Succeeded),
    Finding::Standing(Verdict::Authorized),
    Finding::Standing(Verdict::Failed),
    Finding::Standing(Verdict::Open),
    Finding::NeverExisted,
    Finding::Refused,
    Finding::Nothing,
];

/// What a wallet does with one call, and how long that takes. A final finding is one of many.
#[derive(Clone, Debug)]
struct Conduct {
    said: Said,
    finding: Finding,
    took: Duration,
}

fn conduct() -> impl Strategy<Value = Conduct> {
    let finding = prop_oneof![
        1 => prop::sample::select(FINDINGS.to_vec()),
        9 => prop::sample::select(FINDINGS[3..].to_vec()),
    ];
    (prop::sample::select(SAID.to_vec()), finding, 0..20_000u64).prop_map(
        |(said, finding, took)| Conduct { said, finding, took: Duration::from_millis(took) },
    )
}

fn pace() -> impl Strategy<Value = Pace> {
    (100..20_000u64, 0..180_000u64).prop_map(|(every, within)| pace_of(every, within))
}

fn pace_of(every: u64, within: u64) -> Pace {
    let mut pace = Pace::default();
    pace.every = Duration::from_millis(every);
    pace.within = Duration::from_millis(within);
    pace
}

/// All that came of a course, kept apart from the course's own accounts.
#[derive(Default)]
struct Story {
    sent_at: Duration,
    now: Duration,
    waited: Duration,
    inquiries: usize,
    resends: usize,
    said: Vec<Said>,
    found: Vec<Finding>,
    latest_resend_at: Option<Duration>,
}

/// Lets a course run against a wallet of that conduct, which it goes through over and over.
fn run(first: Option<Said>, pace: Pace, may_resend: bool, conduct: &[Conduct]) -> (End, Story) {
    let mut course = match first {
        Some(said) => Course::after(said, pace, may_resend),
        None => Course::resumed(pace),
    };
    let mut story = Story { said: Vec::from_iter(first), ..Story::default() };
    let mut conduct = conduct.iter().cycle();
    loop {
        match course.next() {
            Step::Wait(time) => {
                story.now += time;
                story.waited += time;
                course.waited(time);
            }
            Step::Inquire => {
                let Conduct { finding, took, .. } = conduct.next().expect("there is some");
                story.now += *took;
                story.inquiries += 1;
                story.found.push(*finding);
                course.inquired(*finding, *took);
            }
            Step::Resend => {
                let Conduct { said, took, .. } = conduct.next().expect("there is some");
                story.latest_resend_at = Some(story.now);
                story.now += *took;
                story.sent_at = story.now;
                story.resends += 1;
                story.said.push(*said);
                course.resent(*said, *took);
            }
            Step::End(end) => {
                assert_eq!(course.elapsed(), story.now);
                return (end, story);
            }
        }
    }
}

prop_compose! {
    fn case()(
        first in prop::option::of(prop::sample::select(SAID.to_vec())),
        pace in pace(),
        may_resend in any::<bool>(),
        conduct in prop::collection::vec(conduct(), 1..40),
    ) -> (Option<Said>, Pace, bool, Vec<Conduct>) {
        (first, pace, may_resend, conduct)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn success_is_told_by_the_wallet((first, pace, may_resend, conduct) in case()) {
        let (end, story) = run(first, pace, may_resend, &conduct);
        if let End::Inquired(verdict) = end {
            prop_assert_ne!(verdict, Verdict::Open);
            prop_assert_eq!(story.found.last(), Some(&Finding::Standing(verdict)));
        }
        if end == End::Answered && story.said.last() != Some(&Said::Done) {
            prop_assert_eq!(first, Some(Said::Refused), "only the first answer is final as a refusal");
            prop_assert_eq!(story.said.len(), 1);
        }
    }

    #[test]
    fn nothing_never_existed_that_the_wallet_knew_or_may_still_get(
        (first, pace, may_resend, conduct) in case()
    ) {
        let (end, story) = run(first, pace, may_resend, &conduct);
        if end == End::NeverExisted {
            prop_assert_eq!(story.found.last(), Some(&Finding::NeverExisted));
            prop_assert!(story.now >= pace.within, "it is so at the end of the time");
            prop_assert!(story.now - story.sent_at >= TRAVEL_TIME);
            prop_assert!(!story.found.contains(&Finding::Standing(Verdict::Open)));
            let knows = |it: &Said| matches!(it, Said::Opened | Said::Contested);
            prop_assert!(!story.said.iter().any(knows));
        }
    }

    #[test]
    fn nothing_is_sent_again_but_after_nothing_was_said(
        (first, pace, may_resend, conduct) in case()
    ) {
        let (_, story) = run(first, pace, may_resend, &conduct);
        if story.resends > 0 {
            prop_assert!(may_resend);
            let before = &story.said[..story.said.len() - 1];
            prop_assert!(before.iter().all(|it| *it == Said::Nothing), "{:?}", story.said);
            let latest = story.latest_resend_at.expect("there was one");
            prop_assert!(latest + TRAVEL_TIME <= pace.within);
        }
    }

    #[test]
    fn it_ends_in_time_with_an_inquiry((first, pace, may_resend, conduct) in case()) {
        let (end, story) = run(first, pace, may_resend, &conduct);
        prop_assert!(story.waited <= pace.within);
        if end == End::Unknown {
            prop_assert!(story.inquiries > 0);
            prop_assert!(story.now >= pace.within, "it does not give up early");
        }
    }
}

fn usual(finding: Finding) -> Conduct {
    Conduct { said: Said::Nothing, finding, took: Duration::ZERO }
}

#[test]
fn the_wallet_is_asked_every_five_seconds_for_up_to_a_minute() {
    let story = run(Some(Said::Opened), Pace::default(), true, &[usual(Finding::Nothing)]);
    assert_eq!((story.0, story.1.inquiries), (End::Unknown, 12));
    assert_eq!(story.1.waited, Duration::from_secs(60));
}

#[test]
fn the_last_inquiry_is_at_the_very_end() {
    let (end, story) = run(None, pace_of(7_000, 10_000), true, &[usual(Finding::Nothing)]);
    assert_eq!((end, story.inquiries), (End::Unknown, 3), "at 0, 7 and 10 seconds");
}

#[test]
fn a_wallet_is_not_asked_without_pause() {
    let (end, story) = run(None, pace_of(0, 50), true, &[usual(Finding::Nothing)]);
    assert_eq!((end, story.inquiries), (End::Unknown, 51), "one a millisecond");
}

#[test]
fn without_time_the_wallet_is_asked_once() {
    for finding in [Finding::NeverExisted, Finding::Refused, Finding::Nothing] {
        for first in [None, Some(Said::Nothing)] {
            let (end, story) = run(first, pace_of(5_000, 0), true, &[usual(finding)]);
            assert_eq!((end, story.inquiries, story.resends), (End::Unknown, 1, 0));
        }
    }
}

#[test]
fn what_the_wallet_does_not_have_is_sent_again_while_there_is_time_for_it_to_arrive() {
    let (end, story) =
        run(Some(Said::Nothing), Pace::default(), true, &[usual(Finding::NeverExisted)]);
    assert_eq!((end, story.resends), (End::NeverExisted, 6), "at 5, 10, .. 30 seconds");

    let (end, story) =
        run(Some(Said::Nothing), Pace::default(), false, &[usual(Finding::NeverExisted)]);
    assert_eq!((end, story.resends), (End::NeverExisted, 0));
}

#[test]
fn a_request_that_was_resumed_is_not_sent_again() {
    let (end, story) = run(None, Pace::default(), true, &[usual(Finding::NeverExisted)]);
    assert_eq!((end, story.resends), (End::NeverExisted, 0));
}

#[test]
fn a_refused_repeat_is_neither_the_end_nor_followed_by_another() {
    let refused = Conduct { said: Said::Refused, ..usual(Finding::Refused) };
    let (end, story) = run(Some(Said::Nothing), Pace::default(), true, &[refused]);
    assert_eq!((end, story.resends), (End::Unknown, 1));
}

#[test]
fn a_number_that_is_in_use_leaves_the_payment_under_it_open() {
    let (end, _) =
        run(Some(Said::Contested), Pace::default(), true, &[usual(Finding::NeverExisted)]);
    assert_eq!(end, End::Unknown);
}
