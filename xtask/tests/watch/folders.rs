//! Files and folders that come, go and move.

use std::fs;

use crate::copy::copy;
use crate::scene::{PAY, PAY_RS, Scene, with_summary, workspace};

#[test]
fn a_file_comes_and_goes() {
    let mut scene = Scene::small();
    let text = scene.pay_with("Takes a payment, too.").replace("payments/pay", "a/b/pay");
    let text = text.replace("../schemas", "../../schemas");
    let file = scene.spec("v2/a/b/pay.yaml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, &text).expect("a spec");
    scene.until(|it| it.crate_file("src/v2/a/b/pay.rs").contains("Takes a payment, too."));
    // The folder is watched from now on.
    fs::write(&file, with_summary(&text, "New.")).expect("the spec");
    scene.until(|it| it.crate_file("src/v2/a/b/pay.rs").contains("New."));
    fs::remove_file(&file).expect("the spec");
    scene.until(|it| !it.folders.out.join("src/v2/a").exists());
    scene.assert_is_whole();
}

#[test]
fn a_folder_moves() {
    let mut scene = Scene::small();
    let text = scene.pay_with("Moved.").replace("payments/pay", "money/pay");
    fs::rename(scene.spec("v2/payments"), scene.spec("v2/money")).expect("the folder");
    fs::write(scene.spec("v2/money/pay.yaml"), &text).expect("the spec");
    scene.until(|it| it.crate_file("src/v2/money/pay.rs").contains("Moved."));
    assert_eq!(scene.crate_file(PAY_RS), "");
    fs::write(scene.spec("v2/money/pay.yaml"), with_summary(&text, "Saved.")).expect("the spec");
    scene.until(|it| it.crate_file("src/v2/money/pay.rs").contains("Saved."));
    scene.assert_is_whole();
}

#[test]
fn the_folder_of_specs_is_replaced_by_another() {
    let mut scene = Scene::small();
    let (specs, away) = (scene.spec(""), scene.spec("../away"));
    for words in ["Once.", "Twice."] {
        fs::rename(&specs, &away).expect("the folder");
        assert!(scene.turn().came.is_err());
        assert_ne!(scene.crate_file(PAY_RS), "");
        copy(&workspace().join("generator/tests/refusals/base"), &specs);
        fs::write(scene.spec(PAY), scene.pay_with(words)).expect("the spec");
        scene.until_pay_says(words);
        // What is saved where the folder was is nobody's spec.
        fs::write(away.join(PAY), "nothing").expect("the old spec");
        fs::remove_dir_all(&away).expect("the old folder");
    }
    fs::write(scene.spec(PAY), scene.pay_with("Saved.")).expect("the spec");
    scene.until_pay_says("Saved.");
    scene.assert_is_whole();
}

#[test]
fn a_folder_of_specs_may_come_late_and_through_folders_that_do() {
    let mut scene = Scene::small();
    let specs = scene.spec("");
    fs::remove_dir_all(&specs).expect("the folder");
    scene.until(|it| !it.folders.specs.exists());
    fs::create_dir(&specs).expect("the folder");
    fs::create_dir(specs.join("v2")).expect("a folder");
    for folder in ["payments", "schemas"] {
        let from = workspace().join("generator/tests/refusals/base/v2").join(folder);
        copy(&from, &specs.join("v2").join(folder));
    }
    fs::write(scene.spec(PAY), scene.pay_with("Late.")).expect("the spec");
    scene.until_pay_says("Late.");
    scene.assert_is_whole();
}
