//! A URL tells where the spec of its endpoint lies.

use crate::diagnostic::quoted;
use crate::document::{Document, Kind};

/// Where an endpoint is, as URL and as file.
pub(super) struct Lies {
    /// The folder of the version: `v2`, `wallets/rebell/v1`.
    pub(super) folder: String,
    /// The path after the base: `/v2/payments/pay`.
    pub(super) url: String,
    /// The file: `v2/payments/pay.yaml`.
    pub(super) file: String,
}

/// What is wrong, and what to do.
pub(super) type Refusal = (String, &'static str);

/// Finds the place of a URL's spec; with `into`, in that folder.
pub(super) fn lies(url: &str, into: Option<&str>, document: &Document) -> Result<Lies, Refusal> {
    let steps: Vec<&str> = url.strip_prefix('/').unwrap_or(url).split('/').collect();
    if url.contains('{') {
        let help = "put the value into the body: all that a request says is signed there";
        return Err(("a path with parameters".to_owned(), help));
    }
    if let Some(step) = steps.iter().find(|it| !is_name(it)) {
        let message = format!("a path with the part {}", quoted(step));
        return Err((
            message,
            "write parts of letters, digits, `-` and `_`, without a `/` at the end",
        ));
    }
    let (folder, below) = match into {
        None => (steps[0].to_owned(), steps[1..].join("/")),
        Some(into) => (into.to_owned(), below(&steps, into, document)?),
    };
    let version = folder.rsplit('/').next().unwrap_or_default();
    let (url, file) = (format!("/{version}/{below}"), format!("{folder}/{below}.yaml"));
    match Kind::of(&file) {
        Some(Kind::Endpoint(_)) => Ok(Lies { folder, url, file }),
        _ => Err((
            "a path that is not <version>/<subject>/<name>".to_owned(),
            "write it as the wallet serves it after its base path: /v2/payments/pay",
        )),
    }
}

/// What follows the version of the folder, which is in the path or in every server's address.
fn below(steps: &[&str], into: &str, document: &Document) -> Result<String, Refusal> {
    let version = into.rsplit('/').next().unwrap_or_default();
    if steps[0] == version {
        return Ok(steps[1..].join("/"));
    }
    let servers = document.root.get("servers").map_or(&[][..], |it| it.items());
    let ends = |url: &str| url.trim_end_matches('/').ends_with(&format!("/{version}"));
    let is_of_version =
        |it: &crate::document::Node| it.get("url").and_then(|it| it.text()).is_some_and(ends);
    if !servers.is_empty() && servers.iter().all(is_of_version) {
        return Ok(steps.join("/"));
    }
    let help = "begin it with the version, or import it into the folder of its own";
    Err((format!("a path that is not of {}", quoted(version)), help))
}

/// Whether this can be a part of a URL, a file's name and a module's.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_')
        && text.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.'))
}

/// The words of a name, as a title has them: `applyToken` is `Apply token`, `createQROrder` is
/// `Create QR order`.
pub(crate) fn title(name: &str) -> String {
    let mut title = String::new();
    let letters: Vec<char> = name.chars().collect();
    let is_small = |at: usize| letters.get(at).is_some_and(char::is_ascii_lowercase);
    for (at, &it) in letters.iter().enumerate() {
        let is_large = it.is_ascii_uppercase();
        let begins_word = is_large && at > 0 && (is_small(at - 1) || is_small(at + 1));
        match it {
            '-' | '_' | '.' => title.push(' '),
            _ if title.is_empty() => title.push(it.to_ascii_uppercase()),
            _ if begins_word => {
                title.push(' ');
                title.push(if is_small(at + 1) { it.to_ascii_lowercase() } else { it });
            }
            _ => title.push(it),
        }
    }
    title
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_title_is_the_words_of_the_name() {
        assert_eq!(super::title("inquiryUserInfo"), "Inquiry user info");
        assert_eq!(super::title("createQROrder"), "Create QR order");
        assert_eq!(super::title("scanQR"), "Scan QR");
        assert_eq!(super::title("send_by-token"), "Send by token");
    }

    #[test]
    fn a_name_leads_out_of_no_folder() {
        for name in ["..", ".", "", ".git", "a/b", "a b", "a\\b", "ä"] {
            assert!(!super::is_name(name), "{name}");
        }
        assert!(super::is_name("payments.pay_2-a"));
    }
}
