//! Syntax becomes text, part by part, joined by a blank line.
//!
//! A file printed whole is a wall: `prettyplease` adds no blank lines.

use syn::File;

use crate::emit::Part;

/// Prints the parts of a file, a blank line between each and the next.
pub fn format(parts: impl IntoIterator<Item = Part>) -> String {
    let mut text = String::new();
    for part in parts {
        let part = prettyplease::unparse(&file(part));
        if !text.is_empty() && !part.is_empty() {
            text.push('\n');
        }
        add_spaced(&mut text, &part);
    }
    text
}

/// A part, as a file of its own.
fn file(part: Part) -> File {
    match part {
        Part::Tokens(tokens) => syn::parse2(tokens).expect("the emitter writes Rust"),
        Part::Syntax(item) => {
            File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![*item] }
        }
    }
}

/// Adds a part, the functions of an `impl` parted by a blank line.
fn add_spaced(text: &mut String, part: &str) {
    let mut ended = false;
    for line in part.lines() {
        if ended && line != "}" {
            text.push('\n');
        }
        ended = line == "    }";
        text.push_str(line);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::emit::Part;

    #[test]
    fn a_blank_line_parts_items_and_functions() {
        let part = quote! { impl A { fn a() {} fn b() { c() } fn d() {} } };
        let text = super::format([quote! { use a::A; }, part].map(Part::Tokens));
        assert_eq!(
            text,
            "use a::A;\n\nimpl A {\n    fn a() {}\n    fn b() {\n        c()\n    }\n\n    fn d() {}\n}\n"
        );
    }
}
