//! What the README shows is a program that compiles.

use std::fs;
use std::path::Path;

const README: &str = include_str!("../../README.md");
const EXAMPLE: &str = include_str!("../examples/outcomes.rs");

#[test]
fn the_call_in_the_readme_is_the_one_in_the_example() {
    let (_, rest) = README.split_once("```rust\n").expect("the README shows Rust");
    let (shown, _) = rest.split_once("```").expect("the code ends");
    assert!(EXAMPLE.contains(shown), "cli/examples/outcomes.rs does not hold\n{shown}");
}

#[test]
fn every_example_is_in_the_readme() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for example in fs::read_dir(examples).expect("there are examples") {
        let file = example.expect("it is there").file_name();
        let link = format!("(cli/examples/{})", file.display());
        assert!(README.contains(&link), "the README has no {link}");
    }
}
