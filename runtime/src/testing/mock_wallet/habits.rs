//! A request is held against a wallet's habits.

use http::{HeaderMap, Request};

use super::exchange::text;
use crate::Wallet;
use crate::headers::{REQUEST_TIME, SIGNATURE};
use crate::signature::SignatureHeader;
use crate::time::Timestamp;

/// Says what of a verified request is written in another way than the wallet asks for.
///
/// A real wallet may be more generous: what passes here suits a wallet that is not.
pub(super) fn fault<B>(wallet: &Wallet, request: &Request<B>) -> Option<String> {
    let name = wallet.name;
    if signature_differs(wallet, request.headers()) {
        let encoding = wallet.signature_encoding;
        let label = wallet.algorithm_label.unwrap_or("the protocol's own");
        return Some(format!(
            "the Signature header is not written as {name} asks for: the encoding is to be \
             {encoding:?}, and the label {label}"
        ));
    }
    let example = time_differs(wallet, request.headers())?;
    Some(format!("Request-Time is not written as {name} asks for: it reads {example}"))
}

fn signature_differs(wallet: &Wallet, headers: &HeaderMap) -> bool {
    let received = text(headers, &SIGNATURE).unwrap_or_default();
    let Ok(header) = SignatureHeader::parse(received) else { return true };
    let label = wallet.algorithm_label.unwrap_or(header.algorithm.label());
    let expected = header.write(label, wallet.signature_encoding);
    // Order and blanks are free.
    !expected.split(',').all(|part| received.split(',').any(|it| it.trim() == part))
}

/// The same moment as the wallet would have it, where the request has it in another form.
fn time_differs(wallet: &Wallet, headers: &HeaderMap) -> Option<String> {
    let received = Timestamp::lenient(text(headers, &REQUEST_TIME).unwrap_or_default());
    let Some(time) = received.system_time() else { return Some("a time".to_owned()) };
    let expected = Timestamp::at(time, wallet.time_format);
    let differs = form(expected.as_str()) != form(received.as_str());
    differs.then(|| expected.to_string())
}

/// The form of a time: any digit is any other, and east of Greenwich is west.
fn form(time: &str) -> String {
    time.replace(|it: char| it.is_ascii_digit(), "0").replace('+', "-")
}
