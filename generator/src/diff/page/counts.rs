//! How many changes there are, in words.

use super::Compared;
use crate::diff::{Change, Code, Severity};
use crate::grammar::{and, sentence};

/// The first lines of the page.
pub(super) fn counts(changes: &[Change], compared: &Compared<'_>) -> String {
    let (left_out, told): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|it| is_left_out(it, compared));
    let count = |of: Severity| told.iter().filter(|it| it.severity == of).count();
    let parts = [
        (count(Severity::Breaking), "breaks callers", "break callers"),
        (count(Severity::Additive), "is an addition", "are additions"),
        (
            count(Severity::Docs),
            "concerns the documentation only",
            "concern the documentation only",
        ),
    ];
    let mut parts: Vec<String> = parts.into_iter().filter_map(part).collect();
    if let Some(first) = parts.first_mut() {
        let noun = if first.starts_with("one ") { "change" } else { "changes" };
        let (number, verb) = first.split_once(' ').expect("a number comes first");
        *first = format!("{number} {noun} {verb}");
    }
    match (parts.is_empty(), left_out.len()) {
        (true, 0) => "Nothing has changed.".to_owned(),
        (true, _) => "Nothing but wording, order and examples has changed.".to_owned(),
        (false, 0) => sentence(&and(&parts)),
        (false, _) => {
            let told = sentence(&and(&parts));
            format!("{told} Changes of wording, order and examples are not listed.")
        }
    }
}

fn part((count, one, many): (usize, &str, &str)) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("one {one}")),
        count => Some(format!("{count} {many}")),
    }
}

/// Whether it is about words and examples, which two versions hardly have in common.
pub(super) fn is_left_out(change: &Change, compared: &Compared<'_>) -> bool {
    let is_wording = matches!(
        change.code,
        Code::DocsChanged
            | Code::PageChanged
            | Code::ExampleAdded
            | Code::ExampleChanged
            | Code::ExampleRemoved
            | Code::OrderChanged
    );
    is_wording && compared.versions.is_some()
}
