//! Tokens become text, part by part, joined by a blank line.
//!
//! A file printed whole is a wall: `prettyplease` adds no blank lines.

use proc_macro2::TokenStream;

/// Prints the parts of a file, a blank line between each and the next.
pub fn format(parts: impl IntoIterator<Item = TokenStream>) -> String {
    let parts = parts.into_iter().filter(|it| !it.is_empty()).map(|tokens| {
        spaced(&prettyplease::unparse(&syn::parse2(tokens).expect("the emitter writes Rust")))
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// Parts the functions of an `impl` by a blank line.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut ended = false;
    for line in text.lines() {
        if ended && line != "}" {
            out.push('\n');
        }
        ended = line == "    }";
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn a_blank_line_parts_items_and_functions() {
        let part = quote! { impl A { fn a() {} fn b() { c() } fn d() {} } };
        let text = super::format([quote! { use a::A; }, part]);
        assert_eq!(
            text,
            "use a::A;\n\nimpl A {\n    fn a() {}\n    fn b() {\n        c()\n    }\n\n    fn d() {}\n}\n"
        );
    }
}
