//! The mini program OpenAPIs from a shell.

mod sign;
mod verify;
mod call;
mod mock;
mod message;
mod endpoints;
mod wallets;
mod files;

use std::io::{Write, stderr};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Signs, verifies and makes calls of the mini program OpenAPIs, and plays the wallet.
#[derive(Parser)]
#[command(name = "miniprogram", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Signs a body from standard input, and prints the value of the Signature header.
    Sign(sign::Sign),
    /// Verifies a body from standard input: prints `valid`, or `invalid` and why (exit code 1).
    Verify(verify::Verify),
    /// Makes a signed call with a JSON request from standard input, and prints the outcome.
    ///
    /// Exit code 0: success or accepted. 3: unknown. 4: failed. 1: no outcome; the message
    /// on standard error says whether the wallet may have acted.
    Call(call::Call),
    /// Plays a wallet on loopback, which remembers payments and refunds, and answers every other
    /// endpoint from its spec's example.
    ///
    /// Prints its base URL once it listens.
    Mock(mock::Mock),
}

fn main() -> ExitCode {
    let ended = match Arguments::parse().command {
        Command::Sign(it) => it.run(),
        Command::Verify(it) => it.run(),
        Command::Call(it) => it.run(),
        Command::Mock(it) => it.run(),
    };
    ended.unwrap_or_else(|why| {
        // Where standard error is gone as well, the exit code has to do.
        let _ = writeln!(stderr(), "error: {why:#}");
        ExitCode::FAILURE
    })
}
