//! A time keeps its text, and its moment lies where clocks can count it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use miniprogram::{Date, Timestamp};

fuzz_target!(|text: &str| {
    if let Ok(time) = Timestamp::parse(text) {
        assert_eq!(time.as_str(), text);
        assert!(time.epoch_millis().is_some(), "{text:?} is a time, and no moment");
        assert!(time.cmp_time(&time).is_some_and(|it| it.is_eq()));
    }
    if let Ok(date) = Date::parse(text) {
        assert_eq!(date.as_str(), text);
        let (_, month, day) = date.year_month_day().expect("a date is a day");
        assert!((1..=12).contains(&month) && (1..=31).contains(&day), "{text:?}");
    }
    let _ = (Timestamp::lenient(text).system_time(), Date::lenient(text).year_month_day());
});
