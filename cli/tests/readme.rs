//! What the README shows is a program that compiles.

const README: &str = include_str!("../../README.md");
const EXAMPLE: &str = include_str!("../examples/outcomes.rs");

#[test]
fn the_call_in_the_readme_is_the_one_in_the_example() {
    let (_, rest) = README.split_once("```rust\n").expect("the README shows Rust");
    let (shown, _) = rest.split_once("```").expect("the code ends");
    assert!(EXAMPLE.contains(shown), "cli/examples/outcomes.rs does not hold\n{shown}");
}
