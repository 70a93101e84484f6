//! What is committed is what the specs say.

use std::path::Path;

use xtask::Folders;

#[test]
fn the_generated_crate_is_what_the_specs_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let (specs, out) = (root.join("specs"), root.join("generated"));
    let folders = Folders { specs, out, name: "miniprogram".to_owned() };
    let options = folders.options().expect("the folders are there");
    let tree = miniprogram_codegen::generate(&folders.specs, &options)
        .unwrap_or_else(|faults| panic!("{}", faults.render("specs", false)));
    let changes = tree.compare(&folders.out).expect("the crate can be read");
    assert!(changes.is_empty(), "run `cargo xtask gen` and commit what it writes: {changes:#?}");
}
