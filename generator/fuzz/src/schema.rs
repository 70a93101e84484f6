//! Bytes become a document of schemas: every keyword, in every mixture, right and wrong.

use std::fmt::Write;

use libfuzzer_sys::arbitrary::{Result, Unstructured};

/// Names of schemas and properties, and values of enums: plain ones, and those that clash.
const NAMES: [&str; 20] = [
    "a",
    "b",
    "kind",
    "A",
    "a_b",
    "aB",
    "AB",
    "type",
    "Self",
    "other",
    "Option",
    "String",
    "new",
    "",
    "1",
    "-",
    "ä",
    "additional_properties",
    "Json",
    "\u{1F980}",
];

/// Keywords with a value of their own.
const WORDS: [&str; 40] = [
    r#""nullable":true"#,
    r#""description":"Words.\n\n* more `words`""#,
    r#""title":"*/ [T]""#,
    r#""deprecated":true"#,
    r#""readOnly":true"#,
    r#""writeOnly":true"#,
    r#""format":"int64""#,
    r#""format":"uint64""#,
    r#""format":"date-time""#,
    r#""format":"date""#,
    r#""format":"password""#,
    r#""format":"odd""#,
    r#""minimum":0"#,
    r#""minimum":-1.5"#,
    r#""maximum":18446744073709551615"#,
    r#""maximum":1e300"#,
    r#""exclusiveMinimum":true"#,
    r#""exclusiveMaximum":7"#,
    r#""multipleOf":0.1"#,
    r#""multipleOf":3"#,
    r#""minLength":2"#,
    r#""maxLength":1"#,
    r#""pattern":"^[a-z]+$""#,
    r#""pattern":"(?=a)""#,
    r#""minItems":1"#,
    r#""maxItems":4294967296"#,
    r#""uniqueItems":true"#,
    r#""minProperties":1"#,
    r#""maxProperties":2"#,
    r#""additionalProperties":false"#,
    r#""additionalProperties":true"#,
    r#""unevaluatedProperties":false"#,
    r#""default":{"a":[null]}"#,
    r#""example":"x""#,
    r#""const":"a""#,
    r#""const":1"#,
    r#""enum":[]"#,
    r#""externalDocs":{"url":"https://example.com"}"#,
    r#""x-sensitive":true"#,
    r#""not":{}"#,
];

const TYPES: [&str; 9] = [
    r#""string""#,
    r#""object""#,
    r#""array""#,
    r#""integer""#,
    r#""number""#,
    r#""boolean""#,
    r#""null""#,
    r#"["string","null"]"#,
    r#"["object","array","integer"]"#,
];

/// How deep schemas are nested, at most.
const DEEP: usize = 5;

/// A document of up to eight schemas.
///
/// # Errors
///
/// Fails where the bytes do not suffice.
pub fn document(bytes: &mut Unstructured<'_>) -> Result<String> {
    let version = bytes.choose(&["3.0.3", "3.1.0"])?;
    let mut out = format!("{{\"openapi\":\"{version}\",\"components\":{{\"schemas\":{{");
    let first = bytes.choose_index(NAMES.len())?;
    for at in 0..bytes.int_in_range(1..=8)? {
        let name = NAMES[(first + at) % NAMES.len()];
        let comma = if at == 0 { "" } else { "," };
        write!(out, "{comma}{name:?}:{}", schema(bytes, DEEP)?).expect("a string takes all");
    }
    out += "}}}";
    Ok(out)
}

fn schema(bytes: &mut Unstructured<'_>, deep: usize) -> Result<String> {
    if deep == 0 || bytes.ratio(1, 4)? {
        let name = bytes.choose(&NAMES)?;
        return Ok(format!("{{\"$ref\":\"#/components/schemas/{name}\"}}"));
    }
    if bytes.ratio(1, 20)? {
        return Ok(bytes.choose(&["true", "false", "{}"])?.to_string());
    }
    let mut parts = Vec::new();
    if bytes.ratio(2, 3)? {
        parts.push(format!("\"type\":{}", bytes.choose(&TYPES)?));
    }
    for _ in 0..bytes.int_in_range(1..=3)? {
        parts.push(part(bytes, deep - 1)?);
    }
    Ok(format!("{{{}}}", parts.join(",")))
}

fn part(bytes: &mut Unstructured<'_>, deep: usize) -> Result<String> {
    Ok(match bytes.int_in_range(0..=10)? {
        0 | 1 => format!("\"properties\":{{{}}}", properties(bytes, deep)?),
        2 => format!("\"required\":[{}]", names(bytes)?),
        3 => format!("\"items\":{}", schema(bytes, deep)?),
        4 => format!("\"additionalProperties\":{}", schema(bytes, deep)?),
        5 => format!("\"allOf\":[{}]", schemas(bytes, deep)?),
        6 => format!("\"oneOf\":[{}]", schemas(bytes, deep)?),
        7 => format!("\"anyOf\":[{}]", schemas(bytes, deep)?),
        8 => format!("\"discriminator\":{{\"propertyName\":{:?}}}", bytes.choose(&NAMES)?),
        9 => format!(
            "\"enum\":[{}{}]",
            names(bytes)?,
            bytes.choose(&["", ",1", ",-1", ",null", ",2.5"])?
        ),
        _ => bytes.choose(&WORDS)?.to_string(),
    })
}

fn properties(bytes: &mut Unstructured<'_>, deep: usize) -> Result<String> {
    let first = bytes.choose_index(NAMES.len())?;
    let mut parts = Vec::new();
    for at in 0..bytes.int_in_range(1..=3)? {
        parts.push(format!("{:?}:{}", NAMES[(first + at) % NAMES.len()], schema(bytes, deep)?));
    }
    Ok(parts.join(","))
}

fn schemas(bytes: &mut Unstructured<'_>, deep: usize) -> Result<String> {
    let several = bytes.int_in_range(1..=3)?;
    let several: Result<Vec<String>> = (0..several).map(|_| schema(bytes, deep)).collect();
    Ok(several?.join(","))
}

fn names(bytes: &mut Unstructured<'_>) -> Result<String> {
    let first = bytes.choose_index(NAMES.len())?;
    let several = bytes.int_in_range(1..=4)?;
    let names: Vec<String> =
        (first..first + several).map(|at| format!("{:?}", NAMES[at % NAMES.len()])).collect();
    Ok(names.join(","))
}
