//! Examples name nobody who exists: what they hold is sent, followed and written to.

use super::finding::Finding;
use super::ground::{Call, Ground};
use super::table::Lint;
use crate::check::spot::medias;
use crate::diagnostic::quoted;
use crate::document::Node;

pub(super) fn hosts(ground: &Ground<'_>) -> Vec<Finding> {
    ground.calls.iter().flat_map(real_hosts).collect()
}

fn real_hosts(call: &Call<'_>) -> Vec<Finding> {
    let messages = ["/request", "/response"].into_iter().zip(medias(call.node));
    let mut found = Vec::new();
    for (way, media) in messages {
        let single = media.get("example").into_iter();
        let named = media.get("examples").map(Node::entries).unwrap_or_default();
        for example in single.chain(named.iter().filter_map(|it| it.node.get("value"))) {
            texts(example, &mut |node, text| {
                let host = real_host(text);
                found.extend(host.map(|host| {
                    let message = format!("{} may be somebody's", quoted(host));
                    call.finding(Lint::RealHost, way, call.document.place_of(node), message)
                        .help("write a host that ends in `.example`, which is nobody's")
                }));
            });
        }
    }
    found
}

fn texts<'a>(node: &'a Node, to: &mut impl FnMut(&'a Node, &'a str)) {
    if let Some(text) = node.text() {
        to(node, text);
    }
    node.children().for_each(|it| texts(it, to));
}

/// The host of an address or of an e-mail, unless it is one of those that are kept free for examples.
fn real_host(text: &str) -> Option<&str> {
    let behind = match text.split_once("://") {
        Some((_, behind)) => behind.split_once('@').map_or(behind, |(_, host)| host),
        None => text.split_once('@').filter(|(name, _)| is_name(name))?.1,
    };
    let end = behind.find(|it: char| !is_of_host(it)).unwrap_or(behind.len());
    let host = &behind[..end];
    let is_free = |free: &str| host == free || host.ends_with(&format!(".{free}"));
    let free =
        ["example", "test", "invalid", "localhost", "example.com", "example.org", "example.net"];
    (host.contains('.') && !free.into_iter().any(is_free)).then_some(host)
}

fn is_of_host(it: char) -> bool {
    it.is_alphanumeric() || matches!(it, '.' | '-')
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_alphanumeric() || "._%+-".contains(it))
}

#[cfg(test)]
mod tests {
    use super::real_host;

    #[test]
    fn a_host_is_somebodys_unless_it_is_kept_free() {
        for (text, host) in [
            ("https://shop.example/done?x=1", None),
            ("https://www.example.com", None),
            ("http://localhost:8080/", None),
            ("https://example.com.evil.io/", Some("example.com.evil.io")),
            ("weixin://wxpay.com/x", Some("wxpay.com")),
            ("https://user:pass@bank.com:80/", Some("bank.com")),
            ("ann@gmail.com", Some("gmail.com")),
            ("ann@shop.example", None),
            ("pay @ counter.com", None),
            ("12.50", None),
        ] {
            assert_eq!(real_host(text), host, "{text}");
        }
    }
}
