//! Who knows nothing yet is told what there is.

use crate::process::miniprogram;

const COMMANDS: [&str; 4] = ["sign", "verify", "call", "mock"];

#[test]
fn help_lists_the_commands() {
    let ran = miniprogram(&["--help"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for command in COMMANDS {
        assert!(ran.out.contains(&format!("\n  {command} ")), "{}", ran.out);
    }
}

#[test]
fn the_name_alone_lists_the_commands_too() {
    let ran = miniprogram(&[], b"");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    for command in COMMANDS {
        assert!(ran.err.contains(&format!("\n  {command} ")), "{}", ran.err);
    }
}

#[test]
fn flags_that_do_not_fit_end_in_2() {
    let lines: [&[&str]; 5] = [
        &["pay"],
        &["sign", "--colour"],
        &["sign", "--key", "merchant.pem"],
        &["verify", "--time", "1", "--time", "2"],
        &["mock", "--listen", "nowhere"],
    ];
    for line in lines {
        let ran = miniprogram(line, b"");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{line:?}");
        assert!(ran.err.starts_with("error: "), "{line:?}: {}", ran.err);
    }
}

#[test]
fn the_help_of_call_lists_what_can_be_called() {
    let help = miniprogram(&["call", "--help"], b"").out;
    assert!(help.contains("\n  v1/payments/pay\n"), "{help}");
    assert!(help.contains("\n  v2/payments/pay\n"), "{help}");
    assert!(!help.contains("notifyPayment"), "{help}");
}
