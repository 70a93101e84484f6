//! What the YAML scanner complains of, in words for people who do not think in scanners.

/// What is wrong and what to write instead, for a complaint of the scanner.
///
/// The scanner's own words stand where there are none better.
pub(super) fn explain(complaint: &str) -> (String, Option<&'static str>) {
    let known = EXPLANATIONS.iter().find(|(part, ..)| complaint.contains(part));
    match known {
        Some(&(_, message, help)) => (message.to_owned(), Some(help)),
        None => (format!("this is not YAML: {complaint}"), None),
    }
}

/// What is wrong where the scanner stops before our own limit is met.
pub(super) const TOO_DEEP: &str = "values are nested too deep";

const QUOTE_IT: &str = "put the whole text in quotes";

/// A part of the scanner's words, what it means, and the remedy.
const EXPLANATIONS: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "a second `:` in what reads as one value",
        "put a text with `: ` in it in quotes; for a mapping, go to a new line with deeper indentation",
    ),
    (
        "illegal placement of ':'",
        "a name and its value where a list was begun",
        "close the `[` first",
    ),
    (
        "expected ',' or ']'",
        "this list is not closed",
        "write `,` before the next item or `]` at the end",
    ),
    (
        "expected ',' or '}'",
        "this mapping is not closed",
        "write `,` before the next name or `}` at the end",
    ),
    ("invalid indentation in flow", "a `[` or `{` is not closed", "close it before the next line"),
    ("misplaced bracket", "a bracket that nothing opened", QUOTE_IT),
    ("tab", "a tab where YAML wants blanks", "indent with blanks"),
    (
        "indentation in quoted scalar",
        "this quoted text goes on beyond its line",
        "close the quotes on the same line, or indent the lines that follow",
    ),
    ("unexpected end of stream", "this quoted text never ends", "close the quotes"),
    ("unexpected document indicator", "this quoted text never ends", "close the quotes"),
    (
        "unknown escape character",
        "an escape that YAML does not know",
        "write `\\\\` for a backslash, or put the text in single quotes",
    ),
    ("hexadecimal number", "an escape without its digits", "write `\\\\` for a backslash"),
    ("escape code", "an escape that is no character", "write `\\\\` for a backslash"),
    ("trailing content after double-quoted", "text after the closing quote", QUOTE_IT),
    ("unexpected character", "a value cannot begin with this character", QUOTE_IT),
    ("cannot start any token", "a value cannot begin with this character", QUOTE_IT),
    ("plain scalar cannot start", "a value cannot begin with these characters", QUOTE_IT),
    ("byte order mark", "a byte order mark within the text", "delete it"),
    (
        "comments must be separated",
        "a `#` without a blank before it",
        "write a blank before the comment, or put the text in quotes",
    ),
    (
        "expected comment or line break",
        "text on the line of a `|` or `>`",
        "begin the text on the next line, or put it in quotes",
    ),
    ("expected node content", "a value is missing here", QUOTE_IT),
    ("scanning a directive", "a line cannot begin with `%`", QUOTE_IT),
    (
        "unprintable",
        "a character that does not print",
        "remove it, or write it as an escape in double quotes",
    ),
    ("unknown anchor", "an alias of nothing", "write the value out"),
    ("recursion limit", TOO_DEEP, "give the inner ones a schema file of their own"),
    (
        "did not find expected key",
        "this line belongs to nothing above it",
        "indent it as its neighbors, and put text that goes on over lines in quotes",
    ),
    (
        "expected '-' indicator",
        "this line belongs to nothing above it",
        "begin each item of the list with `- `, all at one indentation",
    ),
    ("simple key expect", "a name without `:` and a value", "write `name: value`"),
    ("block sequence entries", "a list cannot begin on this line", "begin it on the next line"),
    ("'-' must be followed", "a `-` without a blank after it", "write `- ` before an item"),
    ("':' must be followed", "a `:` without a blank after it", "write `name: value`"),
    (
        "invalid indentation",
        "this line is indented less than what it belongs to",
        "indent it deeper",
    ),
    ("wrongly indented line", "this line is indented less than its text", "indent it deeper"),
];
