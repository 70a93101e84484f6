//! The page for who ports a program from one version to the next.

use askama::Template;

use crate::plan::{Counterpart, FieldRow, Fields, Listed, Migration};

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
        todo: todo(it),
    });
    let gone = page.gone.iter().map(|(it, note)| Overview {
        was: &it.path,
        now: String::new(),
        todo: if note.is_empty() { "gone".to_owned() } else { format!("gone: {note}") },
    });
    let mut rows: Vec<Overview<'_>> = kept.chain(gone).collect();
    rows.sort_by_key(|it| it.was);
    let sections = differing().map(|it| {
        let halves = [&it.request, &it.response].into_iter().filter(|it| !it.rows.is_empty());
        let halves = halves.map(|fields| Half { fields }).collect();
        Section { heading: heading(&it.was), pair: it, halves }
    });
    let page = Page { page, rows, endpoints: sections.collect() };
    page.render().expect("the template prints what it is given")
}

impl Page<'_> {
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

/// The path without its version, which is a heading of its own on the page.
fn heading(endpoint: &Listed) -> String {
    let below = endpoint.path.trim_start_matches('/');
    below.split_once('/').map_or(below, |(_, below)| below).to_owned()
}

/// How much there is to be done.
fn todo(pair: &Counterpart) -> String {
    if pair.is_same() {
        return "nothing but the path".to_owned();
    }
    let rows = || pair.request.rows.iter().chain(&pair.response.rows);
    let changed = rows().filter(|it| !it.is_same());
    let (new, changed): (Vec<_>, Vec<_>) = changed.partition(|it| it.was.is_empty());
    let gone = changed.iter().filter(|it| it.now.is_empty()).count();
    let counts = [(gone, "gone"), (changed.len() - gone, "changed"), (new.len(), "new")];
    let counts = counts.iter().filter(|it| it.0 > 0).map(|(count, what)| format!("{count} {what}"));
    let counts: Vec<String> = counts.collect();
    let link = heading(&pair.was);
    let anchor: String = link.to_lowercase().chars().filter(|it| *it != '/').collect();
    match counts.is_empty() {
        true => format!("[other codes or keys](#{anchor})"),
        false => format!("[fields: {}](#{anchor})", counts.join(", ")),
    }
}
