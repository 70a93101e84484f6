//! What changed, as a page.

use askama::Template;

use crate::diff::page::{Page, Section, page};
use crate::diff::{Change, Compared};

#[derive(Template)]
#[template(path = "changes.md", escape = "none")]
struct Changes<'p> {
    names: [&'p str; 2],
    is_of_versions: bool,
    page: Page,
}

/// What changed, as a person would write it.
pub fn changes(changes: &[Change], compared: &Compared<'_>) -> String {
    let page = page(changes, compared);
    let is_of_versions = compared.versions.is_some();
    let page = Changes { names: compared.names, is_of_versions, page };
    page.render().expect("the template prints what it is given")
}

impl Changes<'_> {
    /// The sections of types, wallets and codes, under the headings that they share.
    fn named(&self) -> Vec<(&'static str, &[Section])> {
        let all = [
            ("Types that endpoints share", &self.page.types),
            ("Other changes", &self.page.others),
        ];
        let there = all.into_iter().filter(|it| !it.1.is_empty());
        there.map(|(heading, sections)| (heading, &sections[..])).collect()
    }
}
