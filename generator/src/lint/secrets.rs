//! What is a secret, or tells who somebody is, is hidden wherever it stands.

use super::finding::Finding;
use super::form::Form;
use super::ground::{Ground, Site};
use super::table::Lint;
use crate::names::in_words;

/// How names end, word for word, that are of secrets or of data on people.
const SECRET: [&str; 33] = [
    "token",
    "password",
    "passcode",
    "secret",
    "pin",
    "otp",
    "cvv",
    "cvc",
    "auth code",
    "private key",
    "card no",
    "card number",
    "account no",
    "account number",
    "iban",
    "phone",
    "phone no",
    "phone number",
    "mobile",
    "mobile no",
    "contact no",
    "email",
    "login id",
    "client ip",
    "passport no",
    "first name",
    "middle name",
    "last name",
    "full name",
    "nick name",
    "birth date",
    "birthday",
    "zip code",
];

pub(super) fn secrets(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, sites) in ground.by_version_and_name().into_values().flatten() {
        let is_secret = is_called_secret(name);
        let forms = sites.into_iter().map(|it| (it, Form::of(it.spot, ground.documents)));
        let forms: Vec<(&Site<'_>, Form)> = forms.collect();
        let hidden = forms.iter().find(|(_, form)| form.is_sensitive);
        let bare = forms.iter().filter(|(site, form)| site.is_exposed && may_be_secret(form));
        found.extend(bare.filter_map(|(site, _)| {
            match hidden {
                _ if is_secret => Some(finding(Lint::BareSecret, site, "is called as secrets are")),
                Some((hidden, _)) => Some(
                    finding(Lint::UnlikeSecret, site, "is hidden elsewhere")
                        .related(hidden.spot.place(), "elsewhere"),
                ),
                None => None,
            }
        }));
    }
    found
}

fn finding(lint: Lint, site: &Site<'_>, why: &str) -> Finding {
    let message = format!("{} {why}, and is shown in logs here", site.name());
    site.finding(lint, message).help("write `x-sensitive: true`")
}

/// Whether it holds text of its own, which is not hidden. A type of its own is judged by what it holds.
fn may_be_secret(form: &Form) -> bool {
    !form.is_sensitive && matches!(form.ty.as_str(), "text" | "date" | "text that holds JSON")
}

fn is_called_secret(name: &str) -> bool {
    let words = format!(" {}", in_words(name).join(" "));
    SECRET.iter().any(|it| words.strip_suffix(it).is_some_and(|before| before.ends_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::is_called_secret;

    #[test]
    fn a_secret_is_told_by_how_its_name_ends() {
        for name in
            ["accessToken", "storePhoneNo", "buyer_phone_number", "paymentAuthCode", "email"]
        {
            assert!(is_called_secret(name), "{name}");
        }
        for name in
            ["accessTokenExpiryTime", "deviceTokenId", "merchantName", "spin", "contactType"]
        {
            assert!(!is_called_secret(name), "{name}");
        }
    }
}
