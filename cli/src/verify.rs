//! `miniprogram verify`: a Signature header is held against a body.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use miniprogram::keys::VerifyingKeys;
use miniprogram::verification::{Received, verify};

use crate::files;
use crate::message::MessageArguments;

#[derive(Args)]
pub(crate) struct Verify {
    /// The public key of who signed, of whatever version: PEM, DER or bare base64.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The value of the Signature header.
    // A bare signature in the URL-safe alphabet may begin with a hyphen.
    #[arg(long, value_name = "HEADER", allow_hyphen_values = true)]
    signature: String,
    #[command(flatten)]
    message: MessageArguments,
}

impl Verify {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let keys = VerifyingKeys::from(files::verifying_key(&self.key)?);
        let MessageArguments { method, path, client_id, time } = &self.message;
        let received = Received {
            method,
            path,
            client_id,
            stated_client_id: None,
            time: Some(time),
            signature: Some(&self.signature),
            body: files::body()?.into(),
        };
        let (said, code) = match verify(received, &keys) {
            Ok(_) => ("valid".to_owned(), ExitCode::SUCCESS),
            Err(why) => (format!("invalid: {why}"), ExitCode::FAILURE),
        };
        files::print(&said)?;
        Ok(code)
    }
}
