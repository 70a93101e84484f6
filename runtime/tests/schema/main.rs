//! What the schema language needs beyond the usual: three states, unions, numbers of every size,
//! properties without a name, finer bounds.

mod types;
mod presence;
mod unions;
mod bounds;

use miniprogram_runtime::Message;
use miniprogram_runtime::codec::{Unknown, read, write};

/// Reads a message as an answer is read.
fn read_as<M: Message>(json: &str) -> Result<M, String> {
    let mut message = M::blank();
    read(json.as_bytes(), &mut message, Unknown::Ignore).map_err(|why| why.to_string())?;
    Ok(message)
}

/// Reads a message and writes it again.
#[track_caller]
fn round<M: Message>(json: &str) -> String {
    let message: M = read_as(json).unwrap_or_else(|why| panic!("{json}: {why}"));
    String::from_utf8(write(&message)).expect("JSON is UTF-8")
}
