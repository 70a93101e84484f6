//! What every input is held to: it gets an answer, and where the answer is a crate, the crate is Rust.

mod files;
mod oracle;
pub mod schema;

use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::tree::Tree;
use miniprogram_codegen::{Options, generate, generate_types};

/// Generates the types of the document that comes first among the files; `api.yaml` has no mark.
pub fn types(input: &str) {
    let folder = files::write("api.yaml", input);
    judge(generate_types(&folder.path().join("api.yaml"), &options()).map(|it| it.value));
}

/// Generates the crate of a folder of specs.
pub fn specs(input: &str) {
    let folder = files::write("v2/payments/pay.yaml", input);
    judge(generate(folder.path(), &options()).map(|it| it.value));
}

fn judge(answer: Result<Tree, Diagnostics>) {
    match answer {
        Ok(tree) => oracle::assert_is_rust(&tree),
        Err(faults) => assert!(!faults.is_empty() && !faults.render("specs", true).is_empty()),
    }
}

fn options() -> Options {
    Options {
        name: "any".to_owned(),
        version: "0.1.0".to_owned(),
        runtime: "runtime".to_owned(),
        specs: "specs".to_owned(),
    }
}
