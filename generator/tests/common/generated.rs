//! The crate that specs without a fault describe.

use std::path::Path;

use miniprogram_codegen::tree::Tree;
use miniprogram_codegen::{Options, generate};

/// The crate of a folder of specs.
pub(crate) fn generated(specs: &Path) -> Tree {
    let options = Options {
        name: "miniprogram".to_owned(),
        version: "0.1.0".to_owned(),
        runtime: "../runtime".to_owned(),
        specs: "specs".to_owned(),
    };
    let generated = generate(specs, &options);
    generated.unwrap_or_else(|faults| panic!("{}", faults.render("specs", false))).value
}
