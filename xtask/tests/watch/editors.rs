//! The ways in which editors save.

use std::fs::{self, File};
use std::io::Write;

use crate::scene::{PAY, PAY_RS, Scene};

#[test]
fn a_file_that_is_written_over() {
    let mut scene = Scene::small();
    for words in ["Once.", "Twice.", "Thrice."] {
        fs::write(scene.spec(PAY), scene.pay_with(words)).expect("the spec");
        scene.until_pay_says(words);
    }
    scene.assert_is_whole();
}

#[test]
fn a_file_that_another_takes_the_place_of() {
    let mut scene = Scene::small();
    for words in ["Once.", "Twice."] {
        let beside = scene.spec("v2/payments/.pay.yaml.tmp");
        fs::write(&beside, scene.pay_with(words)).expect("a file beside it");
        fs::rename(&beside, scene.spec(PAY)).expect("the spec");
        scene.until_pay_says(words);
    }
    scene.assert_is_whole();
}

#[test]
fn a_file_that_is_moved_away_and_written_anew() {
    let mut scene = Scene::small();
    for words in ["Once.", "Twice."] {
        let text = scene.pay_with(words);
        fs::rename(scene.spec(PAY), scene.spec("v2/payments/pay.yaml~")).expect("the old file");
        fs::write(scene.spec(PAY), text).expect("the spec");
        scene.until_pay_says(words);
    }
    scene.assert_is_whole();
}

#[test]
fn a_file_that_is_half_written_for_a_while() {
    let mut scene = Scene::small();
    let before = scene.crate_file(PAY_RS);
    let text = scene.pay_with("At last.");
    let (first, second) = text.split_at(text.len() / 2);
    let mut file = File::create(scene.spec(PAY)).expect("the spec");
    file.write_all(first.as_bytes()).expect("a half");
    assert!(scene.turn().came.is_err());
    assert_eq!(scene.crate_file(PAY_RS), before);
    file.write_all(second.as_bytes()).expect("the other half");
    scene.until_pay_says("At last.");
    scene.assert_is_whole();
}

#[test]
fn what_editors_put_beside_a_file_is_no_turn() {
    let mut scene = Scene::small();
    for name in [".pay.yaml.swp", "4913", "pay.yaml~", ".#pay.yaml"] {
        let beside = scene.spec("v2/payments").join(name);
        fs::write(&beside, "something else").expect("a file beside it");
        fs::remove_file(&beside).expect("it goes");
    }
    let same = fs::read(scene.spec(PAY)).expect("the spec");
    fs::write(scene.spec(PAY), same).expect("the spec");
    fs::write(scene.spec(PAY), scene.pay_with("New.")).expect("the spec");
    // The first turn is that of the change.
    scene.turn();
    assert!(scene.crate_file(PAY_RS).contains("New."));
}

#[test]
fn nothing_is_written_while_any_spec_is_wrong() {
    let mut scene = Scene::small();
    let order = scene.spec("v2/schemas/Order.yaml");
    let right = fs::read_to_string(&order).expect("the schema");
    fs::write(&order, format!("{right}typ: object\n")).expect("the schema");
    assert!(scene.turn().came.is_err());

    fs::write(scene.spec(PAY), scene.pay_with("Right.")).expect("the spec");
    let faults = scene.turn().came.map(|it| it.value.1).expect_err("the schema is wrong");
    assert!(faults.iter().all(|it| it.place.file() == "v2/schemas/Order.yaml"), "{faults}");
    assert!(!scene.crate_file(PAY_RS).contains("Right."));

    fs::write(&order, right).expect("the schema");
    scene.until_pay_says("Right.");
    scene.assert_is_whole();
}
