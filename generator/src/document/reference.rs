//! A `$ref` is the path of a file and a pointer into it, either of which may be left out.

use std::fmt;

/// The way from the root of a document to one of its values, as RFC 6901 defines it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer(Vec<String>);

impl Pointer {
    /// The way through these names and indices; none lead to the root.
    pub fn new<T: Into<String>>(tokens: impl IntoIterator<Item = T>) -> Self {
        Self(tokens.into_iter().map(Into::into).collect())
    }

    /// The names and indices from the root on.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The last name or index; none at the root.
    pub fn last(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }

    /// Reads `/a/b`, where `~1` stands for `/` and `~0` for `~`; nothing where it is malformed.
    fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let tokens = text.strip_prefix('/')?.split('/');
        Some(Self::new(tokens.map(|it| it.replace("~1", "/").replace("~0", "~"))))
    }
}

/// Prints as in a `$ref`: `/components/schemas/Order`.
impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens().try_for_each(|it| write!(f, "/{}", it.replace('~', "~0").replace('/', "~1")))
    }
}

/// Splits a `$ref` into the path below the folder of specs that it means, seen from the document
/// at `from`, and the pointer; nothing where it is malformed or leads out of the folder.
pub(super) fn parse(reference: &str, from: &str) -> Option<(String, Pointer)> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let pointer = Pointer::parse(&percent_decoded(fragment)?)?;
    let file = if file.is_empty() { from.to_owned() } else { join(from, &percent_decoded(file)?)? };
    Some((file, pointer))
}

/// The path that a relative one means in the folder of the file `from`.
fn join(from: &str, relative: &str) -> Option<String> {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in relative.split('/') {
        match step {
            "" => return None,
            "." => {}
            ".." => drop(steps.pop()?),
            name => steps.push(name),
        }
    }
    Some(steps.join("/"))
}

/// The relative path that leads from the file `from` to the file `to`.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let steps: Vec<&str> = to.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let shared = folders.iter().zip(&steps).take_while(|(one, other)| one == other).count();
    let up = folders[shared..].iter().map(|_| "..");
    up.chain(steps[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let (high, low) = (hex(bytes.next()?)?, hex(bytes.next()?)?);
            high << 4 | low
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|it| u8::try_from(it).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "v2/payments/pay.yaml";

    fn parsed(reference: &str) -> Option<(String, String)> {
        parse(reference, FROM).map(|(file, pointer)| (file, pointer.to_string()))
    }

    fn expected(file: &str, pointer: &str) -> Option<(String, String)> {
        Some((file.to_owned(), pointer.to_owned()))
    }

    #[test]
    fn a_reference_names_a_file_a_place_within_one_or_both() {
        assert_eq!(parsed("../schemas/Result.yaml"), expected("v2/schemas/Result.yaml", ""));
        assert_eq!(parsed("./refund.yaml#/a/0"), expected("v2/payments/refund.yaml", "/a/0"));
        assert_eq!(parsed("#/components/schemas/A"), expected(FROM, "/components/schemas/A"));
        assert_eq!(parsed("#"), expected(FROM, ""));
    }

    #[test]
    fn escapes_of_a_reference_are_undone() {
        let (file, pointer) = parse("a%20b.yaml#/x~1y~0z%25", FROM).expect("it is well formed");
        assert_eq!(file, "v2/payments/a b.yaml");
        assert_eq!(pointer, Pointer::new(["x/y~z%"]));
        assert_eq!(pointer.to_string(), "/x~1y~0z%");
    }

    #[test]
    fn a_malformed_reference_and_one_out_of_the_folder_lead_nowhere() {
        for reference in ["#a", "%zz.yaml", "%ff", "/etc/a.yaml", "../../../a.yaml", "a//b.yaml"] {
            assert_eq!(parsed(reference), None, "{reference}");
        }
    }

    #[test]
    fn a_relative_path_leads_back_to_its_file() {
        for to in ["v2/schemas/A.yaml", "v2/payments/refund.yaml", "v1/a/b.yaml", "a.yaml"] {
            assert_eq!(join(FROM, &relative(FROM, to)).as_deref(), Some(to));
        }
    }
}
