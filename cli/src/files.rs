//! What the commands read and write: keys in files, and standard input and output.

use std::fs;
use std::io::{Read, Write, stdin, stdout};
use std::path::Path;

use anyhow::{Context, Result};
use miniprogram::{SigningKey, VerifyingKey};

/// Reads a private key: PEM, DER or bare base64.
pub(crate) fn signing_key(path: &Path) -> Result<SigningKey> {
    SigningKey::read(&read(path)?).with_context(|| path.display().to_string())
}

/// Reads a public key: PEM, DER or bare base64.
pub(crate) fn verifying_key(path: &Path) -> Result<VerifyingKey> {
    VerifyingKey::read(&read(path)?).with_context(|| path.display().to_string())
}

/// Reads standard input to its end, byte for byte.
pub(crate) fn body() -> Result<Vec<u8>> {
    let mut body = Vec::new();
    stdin().read_to_end(&mut body).context("cannot read standard input")?;
    Ok(body)
}

/// Writes a line to standard output at once: a script may be waiting for it.
pub(crate) fn print(line: &str) -> Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).context("cannot write to standard output")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
