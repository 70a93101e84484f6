//! The real binary is run with real pipes.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// How a command ended.
#[derive(Debug, PartialEq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// It went well and printed this line and no more.
    #[track_caller]
    pub(crate) fn assert_printed(&self, line: &str) {
        assert_eq!(*self, Self { code: Some(0), out: format!("{line}\n"), err: String::new() });
    }

    /// It failed with this one line on standard error and printed nothing.
    #[track_caller]
    pub(crate) fn assert_failed(&self, line: &str) {
        let err = format!("error: {line}\n");
        assert_eq!(*self, Self { code: Some(1), out: String::new(), err });
    }

    /// It failed with one line on standard error, which begins and ends like this, and printed
    /// nothing.
    #[track_caller]
    pub(crate) fn assert_failed_between(&self, begin: &str, end: &str) {
        let Self { code, out, err } = self;
        assert_eq!((*code, out.as_str()), (Some(1), ""), "{err}");
        assert!(err.starts_with(&format!("error: {begin}")), "{err}");
        assert!(err.ends_with(&format!("{end}\n")), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
    }
}

impl From<Output> for Ran {
    fn from(Output { status, stdout, stderr }: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("it prints text");
        Self { code: status.code(), out: text(stdout), err: text(stderr) }
    }
}

/// Runs `miniprogram` with this on standard input, to its end.
pub(crate) fn miniprogram(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(arguments).spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    // Who fails at once does not read to the end.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the binary ends").into()
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_miniprogram"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
