//! The address of a wallet: what stands before the path of every operation.

use std::fmt;
use std::net::IpAddr;

use http::Uri;
use http::uri::{Authority, Scheme};

/// `https://wallet.example/miniprogram/api`, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    /// Empty, or begins with `/` and does not end with one.
    path: String,
}

impl BaseUrl {
    /// Reads the address, or says everything that is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let parts = text.parse::<Uri>().map(Uri::into_parts).unwrap_or_default();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err("the base URL is none: it reads https://host/path".to_owned());
        };
        let (path, query) =
            parts.path_and_query.as_ref().map_or(("", None), |it| (it.path(), it.query()));

        let has_user = authority.as_str().contains('@');
        let has_bad_port = authority.port().is_none() && authority.as_str() != authority.host();
        let faults: Vec<&str> = [
            (
                scheme != Scheme::HTTPS && scheme != Scheme::HTTP,
                "the base URL is neither https nor http",
            ),
            (has_user, "the base URL holds a user or a password, which nobody would send"),
            (has_bad_port && !has_user, "the base URL's port is not a number up to 65535"),
            (query.is_some(), "the base URL holds a query, and paths go behind it"),
            (!text.is_ascii(), "the base URL holds characters that need percent codes"),
            // `Uri` drops the fragment without a word.
            (text.contains('#'), "the base URL holds a fragment, which is never sent"),
        ]
        .into_iter()
        .filter(|(is_wrong, _)| *is_wrong)
        .map(|(_, what)| what)
        .collect();

        let path = path.trim_end_matches('/').to_owned();
        if faults.is_empty() {
            Ok(Self { scheme, authority, path })
        } else {
            Err(faults.join("; "))
        }
    }

    /// The address of an operation, unless its path is none that a URL can hold.
    pub(super) fn join(&self, path: &str) -> Option<Uri> {
        let joined = format!("{}{path}", self.path);
        let uri = Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.clone())
            .path_and_query(joined.as_str())
            .build()
            .ok()?;
        // What is signed must be what goes over the wire, to the letter.
        uri.path_and_query().is_some_and(|it| it.as_str() == joined).then_some(uri)
    }

    /// Whether what is sent there can be read on the way.
    pub(super) fn is_in_the_clear(&self) -> bool {
        self.scheme == Scheme::HTTP && !self.is_loopback()
    }

    /// Whether it is this very machine: 127.0.0.0/8, `::1` or `localhost`.
    fn is_loopback(&self) -> bool {
        let host = self.authority.host();
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        address.map_or(host.eq_ignore_ascii_case("localhost"), |it| it.is_loopback())
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    fn parse(text: &str) -> BaseUrl {
        BaseUrl::parse(text).unwrap_or_else(|faults| panic!("{text}: {faults}"))
    }

    #[test]
    fn the_base_path_goes_before_the_operations() {
        for (base, joined) in [
            ("https://wallet.example", "https://wallet.example/v2/payments/pay"),
            ("https://wallet.example/", "https://wallet.example/v2/payments/pay"),
            ("https://wallet.example/api", "https://wallet.example/api/v2/payments/pay"),
            ("http://[::1]:80/a/b//", "http://[::1]:80/a/b/v2/payments/pay"),
        ] {
            assert_eq!(parse(base).join("/v2/payments/pay").unwrap().to_string(), joined, "{base}");
        }
    }

    #[test]
    fn a_path_that_would_not_arrive_as_it_stands_is_none() {
        let base = parse("https://wallet.example/api");
        for path in ["/v2/a b", "/v2/pay#top", "/v2/pay\n", "/v2/<pay>"] {
            assert_eq!(base.join(path), None, "{path:?}");
        }
    }

    #[test]
    fn a_path_does_not_lead_to_another_host() {
        for base in ["https://wallet.example", "https://wallet.example/api"] {
            for path in
                ["@other.example/pay", ".other.example/pay", "//other.example/pay", ":1/pay"]
            {
                let host = parse(base).join(path).map(|it| it.authority().unwrap().to_string());
                assert!(host.is_none_or(|it| it == "wallet.example"), "{base} {path}");
            }
        }
    }

    #[test]
    fn a_query_behind_the_path_is_kept() {
        let joined = parse("https://wallet.example").join("/v2/pay?a=%20b").unwrap();
        assert_eq!(joined.path_and_query().unwrap().as_str(), "/v2/pay?a=%20b");
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let faults = BaseUrl::parse("ftp://user:secret@wallet.example/api?a=b#c").unwrap_err();
        assert_eq!(faults.split("; ").count(), 4, "{faults}");
        assert!(!faults.contains("secret"));
    }

    #[test]
    fn what_is_no_absolute_url_is_refused() {
        for text in [
            "",
            "wallet.example",
            "/api",
            "https://",
            "https:///api",
            "https://a b/",
            "https://h:99999",
            "https://h/\u{e9}",
        ] {
            assert!(BaseUrl::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_this_machine_may_be_spoken_to_in_the_clear() {
        for host in ["127.0.0.1", "127.9.9.9:8080", "[::1]", "[::1]:80", "localhost", "LOCALHOST:1"]
        {
            assert!(!parse(&format!("http://{host}")).is_in_the_clear(), "{host}");
        }
        for host in [
            "wallet.example",
            "localhost.example",
            "127.0.0.1.example",
            "10.0.0.1",
            "[::2]",
            "0.0.0.0",
        ] {
            assert!(parse(&format!("http://{host}")).is_in_the_clear(), "{host}");
            assert!(!parse(&format!("https://{host}")).is_in_the_clear(), "{host}");
        }
    }
}
