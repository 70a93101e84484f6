//! `miniprogram sign`: a body becomes the value of its Signature header.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};
use miniprogram::signature::SignatureEncoding;
use miniprogram::signing::{Content, Signer};

use crate::files;
use crate::message::MessageArguments;
use crate::wallets::WalletArguments;

#[derive(Args)]
pub(crate) struct Sign {
    /// The merchant's private key: PEM, DER or bare base64.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The version under which the wallet knows the key.
    #[arg(long, value_name = "N", default_value_t = 1)]
    key_version: u32,
    #[command(flatten)]
    wallet: WalletArguments,
    /// How the signature is written [default: as the wallet has it, or percent].
    #[arg(long, value_enum)]
    encoding: Option<Encoding>,
    #[command(flatten)]
    message: MessageArguments,
}

/// How a signature is written.
#[derive(Clone, Copy, ValueEnum)]
enum Encoding {
    /// Base64, percent-encoded: what most wallets expect.
    Percent,
    /// Base64.
    Plain,
    /// Base64 in its URL-safe alphabet, without padding.
    UrlSafe,
}

impl Sign {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let signer = self.signer()?;
        let MessageArguments { method, path, client_id, time } = &self.message;
        let body = files::body()?;
        files::print(&signer.sign(&Content { method, path, client_id, time, body: &body })?)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Signs as the wallet does, unless an encoding is asked for.
    fn signer(&self) -> Result<Signer> {
        let key = files::signing_key(&self.key)?;
        let mut signer = Signer::new(self.key_version.into(), key);
        if let Some(wallet) = self.wallet.find()? {
            signer = signer.like(wallet)?;
        }
        Ok(match self.encoding {
            Some(encoding) => signer.encoding(encoding.into()),
            None => signer,
        })
    }
}

impl From<Encoding> for SignatureEncoding {
    fn from(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Percent => Self::Percent,
            Encoding::Plain => Self::Plain,
            Encoding::UrlSafe => Self::UrlSafe,
        }
    }
}
