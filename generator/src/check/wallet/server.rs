//! A server's name can be a constant, and its address be put before the path of an endpoint.

use crate::check::Checker;
use crate::check::links::quoted_alike;
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Document, Entry};
use crate::names;

/// What stands for a host that is not public.
const HOST: &str = "{host}";

/// What is wrong with an address, and what to do.
enum Flaw {
    /// A word of advice.
    Told(&'static str, &'static str),
    /// The address as it was meant.
    Mended(&'static str, String, &'static str),
}

impl Checker<'_> {
    pub(super) fn server(&mut self, document: &Document, server: &Entry) {
        let ident = names::module(&server.key);
        if ident != server.key {
            let message = format!("{} is no name for a server", quoted(&server.key));
            let fault = Diagnostic::new(Code::ServerName, document.key_place_of(server), message);
            self.push(fault.replace_with(ident, "write it in small letters, words parted by `_`"));
        }
        let Some(node) = server.node.get("url") else { return };
        let Some(flaw) = node.text().and_then(flaw) else { return };
        let place = document.place_of(node);
        self.push(match flaw {
            Flaw::Told(message, help) => {
                Diagnostic::new(Code::ServerAddress, place, message).help(help)
            }
            Flaw::Mended(message, url, help) => {
                let url = quoted_alike(&url, &place);
                Diagnostic::new(Code::ServerAddress, place, message).replace_with(url, help)
            }
        });
    }
}

fn flaw(url: &str) -> Option<Flaw> {
    let Some(address) = url.strip_prefix("https://") else {
        return Some(match url.strip_prefix("http://") {
            Some(address) => Flaw::Mended(
                "a server that is not reached by `https`",
                format!("https://{address}"),
                "write `https`: bodies are signed, not hidden",
            ),
            None => Flaw::Told(
                "this is not the address of a server",
                "write the whole address, from `https://` on; the host may be `{host}`",
            ),
        });
    };
    if address.contains(['?', '#']) {
        return Some(Flaw::Told(
            "an address with a query or a fragment",
            "write scheme, host and base path only",
        ));
    }
    if address.ends_with('/') {
        return Some(Flaw::Mended(
            "an address that ends in `/`",
            url.trim_end_matches('/').to_owned(),
            "leave it out: the path of each endpoint begins with one",
        ));
    }
    let (host, base) = address.split_once('/').unwrap_or((address, ""));
    let is_whole = host == HOST || is_host(host);
    if address.contains(['{', '}']) && (!is_whole || base.contains(['{', '}'])) {
        return Some(Flaw::Told(
            "`{host}` stands for the whole of a host, and for nothing else",
            "write an address such as https://{host}/api/open",
        ));
    }
    let is_step = |it: &str| !it.is_empty() && it.bytes().all(is_plain);
    let is_base = base.is_empty() || base.split('/').all(is_step);
    (!is_whole || !is_base).then_some(Flaw::Told(
        "this is not the address of a server",
        "write host and base path with letters, digits, `-`, `.`, `_` and `~`",
    ))
}

/// A name with or without a port.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_label =
        |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    name.split('.').all(is_label) && port.parse::<u16>().is_ok()
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}
