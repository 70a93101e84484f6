//! `println!` and its like, for output of which nobody may want the rest: `cargo xtask explain | head`.
//!
//! They stand in place of those of `std`, which panic when the reader has left. What a task has yet
//! to do is done all the same, and its exit code stays what it is.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

macro_rules! print {
    ($($text:tt)*) => { $crate::print::put(std::io::stdout(), format_args!($($text)*)) };
}

macro_rules! println {
    ($($text:tt)*) => { $crate::print::line(std::io::stdout(), format_args!($($text)*)) };
}

macro_rules! eprint {
    ($($text:tt)*) => { $crate::print::put(std::io::stderr(), format_args!($($text)*)) };
}

macro_rules! eprintln {
    ($($text:tt)*) => { $crate::print::line(std::io::stderr(), format_args!($($text)*)) };
}

pub(crate) fn line(to: impl Write, text: Arguments<'_>) {
    put(to, format_args!("{text}\n"));
}

/// Writes, unless nobody reads any more.
pub(crate) fn put(mut to: impl Write, text: Arguments<'_>) {
    match to.write_fmt(text) {
        Err(why) if why.kind() == ErrorKind::BrokenPipe => {}
        Err(why) => panic!("cannot print: {why}"),
        Ok(()) => {}
    }
}
