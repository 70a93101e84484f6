//! All files come to be, or none.

use std::collections::BTreeMap;
use std::fs;

use miniprogram_codegen::scaffold::Scaffold;

use crate::{files, folder};

fn scaffold(new: &[&str], changed: &[&str]) -> Scaffold {
    let texts = |paths: &[&str]| -> BTreeMap<String, String> {
        paths.iter().map(|it| ((*it).to_owned(), "new\n".to_owned())).collect()
    };
    Scaffold { files: texts(new), changed: texts(changed), notes: Vec::new() }
}

#[test]
fn files_come_to_be_where_they_belong() {
    let specs =
        folder([("v1/a.yaml", "old\n"), ("w/wallet.yaml", "old\n"), (".scaffold/x", "left\n")]);
    scaffold(&["v1/b.yaml", "v2/a/b.yaml", "v2/a/c.yaml"], &["w/wallet.yaml"])
        .write(specs.path())
        .expect("there is room");
    let paths: Vec<(String, String)> = files(specs.path()).into_iter().collect();
    let expected = [
        ("v1/a.yaml", "old\n"),
        ("v1/b.yaml", "new\n"),
        ("v2/a/b.yaml", "new\n"),
        ("v2/a/c.yaml", "new\n"),
        ("w/wallet.yaml", "new\n"),
    ];
    assert_eq!(paths, expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
}

#[test]
fn a_fault_leaves_everything_as_it_was() {
    for (new, changed) in [
        // A file stands where a folder would have to be.
        (vec!["v2/a/b.yaml", "v1/a.yaml/b.yaml"], vec![]),
        // A file has come to be there meanwhile.
        (vec!["v0/b.yaml", "v1/a.yaml"], vec![]),
        // The last of the changes cannot be made: a folder stands there.
        (vec!["v2/a/b.yaml", "v1/b.yaml"], vec!["v1/a.yaml", "w"]),
    ] {
        let specs = folder([("v1/a.yaml", "old\n"), ("w/wallet.yaml", "old\n")]);
        let before = files(specs.path());
        scaffold(&new, &changed).write(specs.path()).expect_err("it is in the way");
        assert_eq!(files(specs.path()), before, "{new:?}");
        let mut names: Vec<_> = fs::read_dir(specs.path())
            .expect("the folder")
            .map(|it| it.expect("an entry").file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["v1", "w"], "an empty folder is left");
    }
}
