//! The address of a wallet is a template where its host is not public.

use http::uri::Authority;

use super::BaseUrl;

/// What stands for the host in a base URL.
pub(crate) const HOST: &str = "{host}";

/// Puts the host into the base URL, or says what is wrong with either.
pub(super) fn fill(base_url: &str, host: Option<&str>) -> Result<BaseUrl, String> {
    match (host, base_url.contains(HOST)) {
        (None, false) => BaseUrl::parse(base_url),
        (Some(host), true) if is_host(host) => BaseUrl::parse(&base_url.replace(HOST, host)),
        (Some(_), true) => Err("the host is none: it reads api.example, perhaps with a port, and \
                                without scheme and path"
            .to_owned()),
        (None, true) => Err(format!(
            "the wallet's address {base_url} lacks its host: give the one that the wallet told you"
        )),
        (Some(_), false) => Err("there is a host beside a base URL that has its own: leave out \
                                 the host, or give another base URL"
            .to_owned()),
    }
}

fn is_host(text: &str) -> bool {
    text.parse::<Authority>().is_ok_and(|it| !it.host().is_empty() && !it.as_str().contains('@'))
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_host_fills_the_place_that_is_left_for_it() {
        for (host, url) in [
            ("api.example", "https://api.example/api/open"),
            ("api.example:8443", "https://api.example:8443/api/open"),
            ("[::1]:80", "https://[::1]:80/api/open"),
        ] {
            let filled = fill("https://{host}/api/open", Some(host)).unwrap();
            assert_eq!(filled.to_string(), url);
        }
    }

    #[test]
    fn what_is_more_or_less_than_a_host_is_refused() {
        for host in
            ["", "https://api.example", "api.example/api", "a b", "me@api.example", "a?b", "a#b"]
        {
            let why = fill("https://{host}/api", Some(host)).unwrap_err();
            assert!(why.starts_with("the host is none"), "{host}: {why}");
        }
        assert!(
            fill("https://{host}/api", Some("api.example:99999")).unwrap_err().contains("port")
        );
    }

    #[test]
    fn a_host_is_given_where_one_is_lacking_and_nowhere_else() {
        let why = fill("https://{host}/api", None).unwrap_err();
        assert!(why.contains("lacks its host"), "{why}");
        let why = fill("https://wallet.example/api", Some("api.example")).unwrap_err();
        assert!(why.contains("has its own"), "{why}");
    }
}
