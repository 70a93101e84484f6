//! Each outside crate is known in one room only.

use std::fs;
use std::path::Path;

/// The crates, each with the modules that may name it.
const ROOMS: [(&str, &[&str]); 12] = [
    ("annotate_snippets", &["diagnostic"]),
    ("askama", &["page"]),
    ("heck", &["names"]),
    ("openapiv3", &["document", "load", "lower"]),
    ("prettyplease", &["format"]),
    ("proc_macro2", &["emit", "format"]),
    ("quote", &["emit", "format"]),
    ("regex_lite", &["schema"]),
    ("saphyr_parser", &["load"]),
    ("serde_yaml", &["load"]),
    ("strsim", &["diagnostic"]),
    ("syn", &["emit", "format"]),
];

#[test]
fn an_outside_crate_is_named_only_in_its_rooms() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut trespasses = Vec::new();
    for (room, text) in files(&src, "") {
        for (krate, rooms) in ROOMS {
            let is_at_home =
                rooms.iter().any(|it| room == *it || room.starts_with(&format!("{it}/")));
            if names(&text, krate) && !is_at_home {
                trespasses.push(format!("{room}.rs names {krate}"));
            }
        }
    }
    assert!(trespasses.is_empty(), "{trespasses:#?}");
}

#[test]
fn no_stage_names_a_later_one() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let stages = ["load", "check", "lower", "resolve", "emit", "format", "page", "tree"];
    let mut trespasses = Vec::new();
    for (room, text) in files(&src, "") {
        let stage =
            room.split('/').next().and_then(|it| stages.iter().position(|stage| *stage == it));
        let later = stage.map_or(&[][..], |it| &stages[it + 1..]);
        trespasses.extend(
            later
                .iter()
                .filter(|it| text.contains(&format!("use crate::{it}")))
                .map(|it| format!("{room}.rs names {it}")),
        );
    }
    assert!(trespasses.is_empty(), "{trespasses:#?}");
}

/// Whether a path in the source begins with the crate.
fn names(text: &str, krate: &str) -> bool {
    let is_part_of_a_word = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
    text.match_indices(&format!("{krate}::"))
        .any(|(at, _)| !text[..at].ends_with(is_part_of_a_word))
}

/// The files of a folder, by their module's path, with their text.
fn files(folder: &Path, path: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).expect("the sources are there").map(|it| it.expect("an entry"))
    {
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        if entry.path().is_dir() {
            found.extend(files(&entry.path(), &format!("{path}{name}/")));
        } else {
            let module = format!("{path}{}", name.trim_end_matches(".rs"));
            found.push((module, fs::read_to_string(entry.path()).expect("a source in UTF-8")));
        }
    }
    found
}
