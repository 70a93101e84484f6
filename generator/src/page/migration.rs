//! The page for who ports a program from one version to the next.

use askama::Template;

use crate::grammar::{anchor, and, code, sentence};
use crate::plan::{Counterpart, FieldRow, Fields, Migration};

#[derive(Template)]
#[template(path = "migration.md", escape = "none")]
struct Page<'p> {
    page: &'p Migration,
    rows: Vec<Overview<'p>>,
    endpoints: Vec<Section<'p>>,
}

/// An endpoint of the earlier version, and what is to be done about it.
struct Overview<'p> {
    was: &'p str,
    now: String,
    todo: String,
}

struct Section<'p> {
    heading: String,
    pair: &'p Counterpart,
    halves: Vec<Half<'p>>,
}

struct Half<'p> {
    fields: &'p Fields,
}

/// What has become of each endpoint, and of each of its fields.
pub fn migration(page: &Migration) -> String {
    let differing = || page.endpoints.iter().filter(|it| !it.is_same());
    let kept = page.endpoints.iter().map(|it| Overview {
        was: &it.was.path,
        now: format!("`{}`", it.now.path),
        todo: todo(it, page.common.iter().any(|(_, paths)| paths.contains(&it.was.path))),
    });
    let removed = page.removed.iter().map(|(it, note)| Overview {
        was: &it.path,
        now: "removed".to_owned(),
        todo: if note.is_empty() { String::new() } else { sentence(note) },
    });
    let mut rows: Vec<Overview<'_>> = kept.chain(removed).collect();
    rows.sort_by_key(|it| it.was);
    let sections = differing().map(|it| {
        let halves = [&it.request, &it.response].into_iter().filter(|it| !it.rows.is_empty());
        let halves = halves.map(|fields| Half { fields }).collect();
        Section { heading: below(&it.was.path).to_owned(), pair: it, halves }
    });
    let page = Page { page, rows, endpoints: sections.collect() };
    page.render().expect("the template prints what it is given")
}

impl Page<'_> {
    /// What is true of many endpoints, with their names.
    fn common(&self) -> Vec<String> {
        let said = self.page.common.iter().map(|(point, paths)| {
            let paths: Vec<String> = paths.iter().map(|it| code(below(it))).collect();
            format!("{point} This applies to {}.", and(&paths))
        });
        said.collect()
    }

    /// What a row says last.
    fn remark(&self, row: &FieldRow) -> String {
        match (row.points.is_empty(), row.note.is_empty()) {
            (true, true) => "same".to_owned(),
            (true, false) => row.note.clone(),
            (false, true) => row.points.join("; "),
            (false, false) => format!("{}. {}", row.points.join("; "), row.note),
        }
    }
}

/// A path without its version.
fn below(path: &str) -> &str {
    let path = path.trim_start_matches('/');
    path.split_once('/').map_or(path, |(_, below)| below)
}

/// How much there is to be done.
fn todo(pair: &Counterpart, has_common: bool) -> String {
    match (pair.is_same(), has_common) {
        (true, false) => return "nothing but the path".to_owned(),
        (true, true) => return "[what is common](#common-to-many-endpoints)".to_owned(),
        (false, _) => {}
    }
    let rows = || pair.request.rows.iter().chain(&pair.response.rows);
    let changed = rows().filter(|it| !it.is_same());
    let (new, changed): (Vec<_>, Vec<_>) = changed.partition(|it| it.was.is_empty());
    let removed = changed.iter().filter(|it| it.now.is_empty()).count();
    let counts = [(removed, "removed"), (changed.len() - removed, "changed"), (new.len(), "new")];
    let counts = counts.iter().filter(|it| it.0 > 0).map(|(count, what)| format!("{count} {what}"));
    let counts: Vec<String> = counts.collect();
    let anchor = anchor(below(&pair.was.path));
    match counts.is_empty() {
        true => format!("[other codes or keys](#{anchor})"),
        false => format!("[fields: {}](#{anchor})", counts.join(", ")),
    }
}
