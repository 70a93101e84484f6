//! Reads a file of lines, each of a type's number and a value of it; writes each value as it went through the type.

use std::{env, fs};

use miniprogram_runtime::Message;
use miniprogram_runtime::codec::{self, Unknown};
use round_trip::types;

fn main() {
    let file = env::args().nth(1).expect("the file of the values");
    for line in fs::read_to_string(file).expect("the values").lines() {
        let (number, json) = line.split_once(' ').expect("a number and a value");
        println!("{}", TYPES[number.parse::<usize>().expect("a number")](json));
    }
}

/// The value as it is written again, or what is wrong with it.
fn tried<M: Message>(json: &str) -> String {
    let mut message = M::blank();
    if let Err(why) = codec::read(json.as_bytes(), &mut message, Unknown::Refuse) {
        return format!("! {why}");
    }
    if let Some(it) = codec::check(&message).first() {
        return format!("! {} {}", it.path(), it.rule());
    }
    String::from_utf8(codec::write(&message)).expect("JSON is UTF-8")
}
