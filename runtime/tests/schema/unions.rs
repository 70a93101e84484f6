//! A value of one of several types is told by its tag or its looks, and none is lost.

use miniprogram_runtime::Json;

use super::types::{Pet, Tree, Urgency, Wide};
use super::{read_as, round};

fn pet(json: &str) -> Result<Pet, String> {
    let wide: Wide = read_as(&format!(r#"{{"pet":{json}}}"#))?;
    wide.pet.ok_or_else(|| "no pet".to_owned())
}

fn tree(json: &str) -> Tree {
    let wide: Result<Wide, String> = read_as(&format!(r#"{{"tree":{json}}}"#));
    *wide.ok().and_then(|it| it.tree).expect("a tree")
}

#[test]
fn a_tag_tells_the_type() {
    assert!(
        matches!(pet(r#"{"petType":"cat","lives":7}"#), Ok(Pet::Cat(it)) if it.lives == Some(7))
    );
}

#[test]
fn a_value_that_its_tag_belies_is_a_fault_with_its_place() {
    let fault = pet(r#"{"petType":"cat","lives":"many"}"#);
    assert!(fault.as_ref().is_err_and(|it| it.starts_with("pet.lives is not")), "{fault:?}");
}

#[test]
fn an_unknown_tag_and_a_missing_one_are_kept() {
    for json in [r#"{"petType":"axolotl","gills":6}"#, r#"{"gills":6}"#, "7"] {
        let expected: Json = serde_json::from_str(json).expect("JSON");
        assert!(matches!(pet(json), Ok(Pet::Other(it)) if it == expected));
        let whole = format!(r#"{{"pet":{json}}}"#);
        let (round, whole): (Json, Json) = (
            serde_json::from_str(&round::<Wide>(&whole)).expect("JSON"),
            serde_json::from_str(&whole).expect("JSON"),
        );
        assert_eq!(round, whole);
    }
}

#[test]
fn looks_tell_the_type_where_there_is_no_tag() {
    assert!(matches!(tree(r#""a""#), Tree::Word(it) if it == "a"));
    assert!(matches!(tree("18446744073709551615"), Tree::Count(u64::MAX)));
    assert!(matches!(tree("-1.5"), Tree::Other(_)));
    assert!(matches!(tree(r#"["a",[1]]"#), Tree::Listed(it) if it.len() == 2));
}

#[test]
fn a_union_that_holds_itself_is_read_in_bounded_time() {
    // Each level fits two types: trying both at each would take 2^60 readings.
    let depth = 60;
    let json = format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
    let mut tree = tree(&json);
    for _ in 0..depth {
        let Tree::Named(mut entries) = tree else { panic!("an object is a map") };
        tree = entries.remove("a").expect("the entry");
    }
    assert!(matches!(tree, Tree::Count(1)));
}

#[test]
fn numbers_of_a_choice_are_known_or_kept() {
    let urgency = |json: &str| read_as::<Wide>(json).map(|it| it.urgency);
    assert_eq!(urgency(r#"{"urgency":1}"#), Ok(Some(Urgency::N1)));
    assert_eq!(urgency(r#"{"urgency":-7}"#), Ok(Some(Urgency::Other(-7))));
    assert!(urgency(r#"{"urgency":1.5}"#).is_err());
}

#[test]
fn a_union_shows_what_it_holds_and_hides_what_nobody_knows() {
    let cat = pet(r#"{"petType":"cat"}"#).expect("a cat");
    assert_eq!(format!("{cat:?}"), r#"{petType: "cat"}"#);
    let axolotl = pet(r#"{"petType":"axolotl","pin":"1234"}"#).expect("an animal");
    assert_eq!(format!("{axolotl:?}"), "<hidden>");
}
