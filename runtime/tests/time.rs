//! Times keep the text that they came with, and still tell the moment.

use std::cmp::Ordering;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use miniprogram_runtime::time::{Clock, Date, SystemClock, TimeFormat, Timestamp};
use proptest::prelude::*;

/// 2026-11-22, 19:40:00 in UTC, in milliseconds since 1970; `date -u -d … +%s` says so.
const MILLIS: i64 = 1_795_376_400_000;

#[test]
fn every_form_in_use_is_read_and_its_text_is_kept() {
    for text in [
        "2026-11-22T19:40:00Z",
        "2026-11-22t19:40:00z",
        "2026-11-22 19:40:00+00:00",
        "2026-11-22T19:40:00.000+00:00",
        "2026-11-22T19:40:00.000000000-00:00",
        "2026-11-23T03:40:00+08:00",
        "2026-11-23T03:40:00.0+0800",
        "2026-11-22T14:10:00-0530",
        "1795376400",
        "1795376400000",
    ] {
        let time = Timestamp::parse(text).unwrap();
        assert_eq!(time.epoch_millis(), Some(MILLIS), "{text}");
        assert_eq!(time.as_str(), text);
        assert_eq!(time.to_string(), text);
    }
}

#[test]
fn what_is_no_time_is_refused_but_may_be_kept() {
    for text in [
        "",
        "now",
        "2026-11-22",
        "2026-11-22T19:40Z",
        "2026-11-22T19:40:00",
        "2026-11-22T19Z",
        "20261122T194000Z",
        "2026-11-22T19:40:00.Z",
        "2026-11-22T19:40:00,5Z",
        "2026-11-22T19:40:00.1234567890Z",
        "2026-11-22T19:40:00+08",
        "2026-11-22T19:40:00+08:00[Asia/Shanghai]",
        "2026-11-22_19:40:00Z",
        "2026-02-30T19:40:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T19:40:00Z ",
        "179537640",
        "17953764000",
        "-1795376400",
        "２０２６-11-22T19:40:00Z",
    ] {
        let why = Timestamp::parse(text).expect_err(text);
        assert_eq!(why.to_string(), "expected a time such as 2026-11-22T19:40:00+00:00");

        let kept = Timestamp::lenient(text);
        assert_eq!(kept.as_str(), text);
        assert_eq!(kept.system_time(), None);
        assert_eq!(kept.epoch_millis(), None);
    }
}

#[test]
fn a_moment_is_written_as_the_wallet_wants_it() {
    let time = at_millis(MILLIS.unsigned_abs() + 7);

    for (format, text) in [
        (TimeFormat::Millis, "2026-11-22T19:40:00.007+00:00"),
        (TimeFormat::Seconds, "2026-11-22T19:40:00Z"),
        (TimeFormat::EpochMillis, "1795376400007"),
    ] {
        assert_eq!(Timestamp::at(time, format).as_str(), text);
    }
    assert_eq!(Timestamp::at(time, TimeFormat::default()).system_time(), Some(time));
}

#[test]
fn a_clock_far_off_gives_the_nearest_moment_that_can_be_written() {
    let written = |time| Timestamp::at(time, TimeFormat::Millis).to_string();

    assert_eq!(written(UNIX_EPOCH - Duration::from_secs(9)), "1970-01-01T00:00:00.000+00:00");
    assert_eq!(written(at_millis(u64::MAX >> 1)), "2286-11-20T17:46:39.999+00:00");
}

#[test]
fn equal_is_the_text_and_earlier_is_the_moment() {
    let here = Timestamp::parse("2026-11-22T20:40:00+01:00").unwrap();
    let there = Timestamp::parse("2026-11-22T19:40:00Z").unwrap();
    let later = Timestamp::parse("2026-11-22T19:40:00.000000001Z").unwrap();

    assert_ne!(here, there);
    assert_eq!(here.cmp_time(&there), Some(Ordering::Equal));
    assert_eq!(here.cmp_time(&later), Some(Ordering::Less));
    assert_eq!(here.cmp_time(&Timestamp::lenient("soon")), None);
}

#[test]
fn a_fraction_before_1970_is_cut_off_towards_the_past() {
    let time = Timestamp::parse("1969-12-31T23:59:59.9999Z").unwrap();

    assert_eq!(time.epoch_millis(), Some(-1));
    assert_eq!(time.system_time(), Some(UNIX_EPOCH - Duration::from_micros(100)));
}

#[test]
fn a_day_is_read_and_its_text_is_kept() {
    let day = Date::parse("2028-02-29").unwrap();

    assert_eq!(day.as_str(), "2028-02-29");
    assert_eq!(day.year_month_day(), Some((2028, 2, 29)));
    assert_eq!(day.cmp_day(&Date::lenient("2028-03-01")), Some(Ordering::Less));
}

#[test]
fn what_is_no_day_is_refused_but_may_be_kept() {
    for text in
        ["", "2026-02-29", "2026-2-9", "20260209", "2026-02-09T", "2026--0209", "22.11.2026"]
    {
        let why = Date::parse(text).expect_err(text);
        assert_eq!(why.to_string(), "expected a date such as 2026-11-22");

        let kept = Date::lenient(text);
        assert_eq!(kept.as_str(), text);
        assert_eq!(kept.year_month_day(), None);
        assert_eq!(kept.cmp_day(&kept), None);
    }
}

#[test]
fn a_function_is_a_clock() {
    let clock: &dyn Clock = &|| UNIX_EPOCH;

    assert_eq!(clock.now(), UNIX_EPOCH);
    assert!(SystemClock.now() > UNIX_EPOCH);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(millis in 0u64..=9_999_999_999_999) {
        let time = at_millis(millis);
        for format in [TimeFormat::Millis, TimeFormat::EpochMillis] {
            let written = Timestamp::at(time, format);
            let read = Timestamp::parse(written.as_str()).unwrap();
            prop_assert_eq!(read.system_time(), Some(time), "{}", written);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text: String) {
        let _ = Timestamp::lenient(text.as_str());
        let _ = Date::lenient(text);
    }
}

fn at_millis(millis: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(millis)
}
