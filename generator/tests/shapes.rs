//! What a shape becomes in Rust: made by hand, so that no document stands in between.

use std::path::Path;

use miniprogram_codegen::ir::{
    Api, Branch, Doc, Home, JsonKind, Looks, Numeral, Object, Owner, Presence, Property, Rest,
    Schema, SchemaId, Scope, Shape, Type, Union, Variant,
};
use miniprogram_codegen::tree::Tree;
use miniprogram_codegen::{Options, resolve, write_types};

use Presence::{Optional, Required};

#[test]
fn a_ring_is_cut_once_and_where_something_may_be_left_out() {
    let tree = tree(vec![
        ("Child", object(vec![property("parent", named("Parent"), Required)])),
        ("Parent", object(vec![property("child", named("Child"), Optional)])),
    ]);
    assert_holds(&tree, "child", "pub parent: Parent,");
    assert_holds(&tree, "parent", "pub child: Option<Box<Child>>,");
}

#[test]
fn a_ring_through_a_union_is_cut_in_the_union() {
    let tree = tree(vec![
        ("Expression", union(vec![branch("Sum", named("Sum")), branch("number", Type::Number)])),
        ("Sum", object(vec![property("left", named("Expression"), Required)])),
    ]);
    assert_holds(&tree, "expression", "Sum(Box<Sum>),");
    assert_holds(&tree, "sum", "pub left: Expression,");
}

#[test]
fn what_stands_in_a_list_or_a_map_needs_no_box() {
    let children = Type::List(Box::new(named("Node")));
    let by_name = Type::Map(Box::new(Type::Nullable(Box::new(named("Node")))));
    let tree = tree(vec![(
        "Node",
        object(vec![property("items", children, Required), property("all", by_name, Required)]),
    )]);
    assert_holds(&tree, "node", "pub items: Vec<Node>,");
    assert_holds(&tree, "node", "pub all: BTreeMap<String, Option<Node>>,");
}

#[test]
fn a_name_for_a_list_is_a_type_of_its_own_only_where_it_holds_itself() {
    let list = |of| Shape::Alias(Type::List(Box::new(of)));
    let tree = tree(vec![("Names", list(Type::Text)), ("Tree", list(named("Tree")))]);
    assert_holds(&tree, "names", "pub type Names = Vec<String>;");
    assert_holds(&tree, "tree", "pub struct Tree(");
    assert_holds(&tree, "tree", "pub Vec<Tree>,");
}

#[test]
fn a_value_becomes_a_union_where_its_type_says_which_branch_it_is() {
    let tree = tree(vec![(
        "Any",
        union(vec![
            branch("text", Type::Text),
            branch("one", Type::Integer),
            branch("other", Type::Integer),
        ]),
    )]);
    assert_holds(&tree, "any", "impl From<String> for Any");
    assert!(!text(&tree, "any").contains("From<i64>"), "both hold numbers");
}

#[test]
fn a_compiler_may_look_as_deep_as_types_hold_each_other() {
    let chain = |length: usize| {
        let names: Vec<String> = (0..=length).map(|it| format!("T{it}")).collect();
        let held = |at: usize| Type::List(Box::new(named(&names[at + 1])));
        let types = (0..length).map(|at| (&*names[at], Shape::Alias(held(at))));
        let root = tree(types.chain([(&*names[length], object(vec![]))]).collect());
        root.get("src/lib.rs").expect("the root is there").to_owned()
    };
    assert!(!chain(3).contains("recursion_limit"));
    assert!(chain(30).contains("#![recursion_limit = \"512\"]"), "{}", chain(30));
}

#[test]
fn what_is_large_stands_in_a_box_within_a_union() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let large = names.map(|it| property(it, Type::Text, Required)).to_vec();
    let tree = tree(vec![
        ("Large", object(large)),
        ("Small", object(vec![property("a", Type::Text, Required)])),
        ("Either", union(vec![branch("Large", named("Large")), branch("Small", named("Small"))])),
    ]);
    assert_holds(&tree, "either", "Large(Box<Large>),");
    assert_holds(&tree, "either", "Small(Small),");
}

#[test]
fn three_states_are_two_options() {
    let property = property("note", Type::Text, Presence::ThreeState);
    let tree = tree(vec![("Patch", object(vec![property]))]);
    assert_holds(&tree, "patch", "pub note: Option<Option<String>>,");
}

#[test]
fn the_map_of_the_rest_makes_way_for_a_property() {
    let rest = Rest::Kept(Box::new(Type::Json));
    let properties = vec![property("additionalProperties", Type::Boolean, Optional)];
    let shape = Shape::Object(Object { properties, at_least_one_of: Vec::new(), rest });
    let tree = tree(vec![("Open", shape)]);
    assert_holds(&tree, "open", "pub additional_properties: Option<bool>,");
    assert_holds(&tree, "open", "pub additional_properties_: BTreeMap<String, Json>,");
}

#[test]
fn a_value_that_stands_twice_is_one_variant() {
    let number = |value| Numeral { value, name: None, doc: Doc::default() };
    let value = |it: &str| Variant { value: it.to_owned(), doc: Doc::default() };
    let tree = tree(vec![
        ("Level", Shape::Numbers(vec![number(-1), number(1), number(-1)])),
        ("Color", Shape::Choice(vec![value("red"), value("RED"), value("red")])),
    ]);
    assert_eq!(text(&tree, "level").matches("    Minus1,").count(), 1);
    assert_eq!(text(&tree, "color").matches("    RedLower,").count(), 1);
    assert_holds(&tree, "color", "\"RED\" => Self::RedUpper,");
}

#[test]
fn types_of_one_identifier_stand_in_files_of_their_own() {
    let tree = tree(vec![("foo_bar", object(vec![])), ("FooBar", object(vec![]))]);
    assert_holds(&tree, "foo_bar", "pub struct FooBarSnake {");
    assert_holds(&tree, "foo_bar_pascal", "pub struct FooBar {");
}

fn tree(schemas: Vec<(&str, Shape)>) -> Tree {
    let schema =
        |shape| Schema { spec: "api.yaml".into(), doc: Doc::default(), deprecated: false, shape };
    let schemas = schemas.into_iter().map(|(name, shape)| (id(name), schema(shape)));
    let api = Api { schemas: schemas.collect(), ..Api::default() };
    let options = Options {
        name: "api".into(),
        version: "0.0.0".into(),
        runtime: "../runtime".into(),
        specs: "specs".into(),
    };
    write_types(&resolve::types(&api), "api.yaml", &options)
}

fn id(name: &str) -> SchemaId {
    let home = Home::Shared(Scope { owner: Owner::Platform, version: "api".into() });
    SchemaId { home, name: vec![name.to_owned()] }
}

fn named(name: &str) -> Type {
    Type::Named(id(name))
}

fn object(properties: Vec<Property>) -> Shape {
    Shape::Object(Object { properties, ..Object::default() })
}

fn property(name: &str, ty: Type, presence: Presence) -> Property {
    Property {
        name: name.to_owned(),
        also_named: Vec::new(),
        doc: Doc::default(),
        deprecated: false,
        sensitive: false,
        ty,
        presence,
        bounds: Default::default(),
        each: Default::default(),
    }
}

fn union(branches: Vec<Branch>) -> Shape {
    Shape::Union(Union { tag: None, branches })
}

fn branch(name: &str, ty: Type) -> Branch {
    let looks = Looks { kinds: [JsonKind::Object].into(), ..Looks::default() };
    Branch { name: name.to_owned(), doc: Doc::default(), ty, tags: Vec::new(), looks }
}

fn text<'t>(tree: &'t Tree, module: &str) -> &'t str {
    let file = Path::new("src/types").join(module).with_extension("rs");
    tree.get(&file.to_string_lossy()).expect("the type has a file")
}

fn assert_holds(tree: &Tree, module: &str, line: &str) {
    let text = text(tree, module);
    assert!(text.contains(line), "no `{line}` in\n{text}");
}
