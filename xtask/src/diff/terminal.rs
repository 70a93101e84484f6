//! Changes as a terminal shows them: by endpoint and type, the gravest of each first, and of those
//! the ones about money.

use std::cmp::Reverse;
use std::fmt::Write;

use miniprogram_codegen::diff::{Change, Of, Severity, Side, place};
use miniprogram_codegen::ir::{Owner, UrlPath};

use super::{Sides, Specs, release};

/// How many operations are named that a type's change touches.
const NAMED: usize = 4;

/// All changes, and a last line that counts them.
pub(super) fn text(changes: &[Change], sides: &Sides<'_>, is_colored: bool) -> String {
    let paint = Paint { is_colored };
    let mut text = String::new();
    let mut groups: Vec<(String, Vec<&Change>)> = Vec::new();
    for change in changes {
        let heading = heading(change);
        match groups.iter_mut().find(|it| it.0 == heading) {
            Some(group) => group.1.push(change),
            None => groups.push((heading, vec![change])),
        }
    }
    for (heading, mut changes) in groups {
        changes.sort_by_key(|it| (Reverse(it.severity), !it.code.is_about_money()));
        let _ = writeln!(text, "{}", paint.strong(&heading));
        for change in &changes {
            one(&mut text, change, sides, paint);
        }
        text.push('\n');
    }
    text + &last_line(changes, sides) + "\n"
}

fn one(text: &mut String, change: &Change, sides: &Sides<'_>, paint: Paint) {
    let severity = paint.severity(change.severity);
    let subject = change.subject.to_string();
    let own = whole(&change.subject.of).to_string();
    let within = subject.strip_prefix(&own).unwrap_or(&subject);
    let within = within.trim_start_matches([':', '.', ' ']);
    let space = if within.is_empty() { "" } else { " " };
    let whom = paint.faint(breaks(change));
    let _ = writeln!(text, "  {severity} {}{space}{within}{whom}", change.code);
    let from = (change.before.as_ref(), sides.before, '-');
    let to = (change.after.as_ref(), sides.after, '+');
    for (side, specs, sign) in [from, to] {
        if let Some(side) = side {
            let _ =
                writeln!(text, "      {sign} {}  {}", side.words, paint.faint(&at(side, specs)));
        }
    }
    if matches!(change.subject.of, Of::Schema(_)) && !change.operations.is_empty() {
        let named = change.operations.iter().take(NAMED).map(|it| operation(&it.owner, &it.path));
        let named = named.collect::<Vec<_>>().join(", ");
        let more = match change.operations.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let _ = writeln!(text, "        in {named}{more}");
    }
}

/// What a change breaks: Rust that compiled, or a program that runs.
fn breaks(change: &Change) -> &'static str {
    match [change.source, change.wire].map(|it| it == Severity::Breaking) {
        [true, true] => ", in Rust and on the wire",
        [true, false] => ", in Rust",
        [false, true] => ", on the wire",
        [false, false] => "",
    }
}

/// What has a heading to itself: an operation with both halves, a type, a wallet.
fn heading(change: &Change) -> String {
    match (whole(&change.subject.of), change.operations.first()) {
        // An operation goes by the path that it has now. Several may have become one.
        (Of::Operation(owner, _), Some(it)) if it.owner == owner => {
            let now = operation(&it.owner, &it.path);
            match it.was.below_version() == it.path.below_version() {
                true => now,
                false => format!("{now}, which was {}", operation(&it.owner, &it.was)),
            }
        }
        (whole, _) => whole.to_string(),
    }
}

/// The operation of a half, or what it is itself.
fn whole(of: &Of) -> Of {
    match of {
        Of::Operation(owner, path) | Of::Request(owner, path) | Of::Response(owner, path) => {
            Of::Operation(owner.clone(), path.clone())
        }
        other => other.clone(),
    }
}

fn operation(owner: &Owner, path: &UrlPath) -> String {
    Of::Operation(owner.clone(), path.clone()).to_string()
}

/// The place in the file: `specs/v2/payments/pay.yaml:12:7`.
fn at(side: &Side, specs: &Specs) -> String {
    let place = place(&specs.documents, side);
    let (line, column) = (place.line(), place.column());
    format!("{}/{}:{line}:{column}", specs.label.trim_end_matches('/'), place.file())
}

fn last_line(changes: &[Change], sides: &Sides<'_>) -> String {
    let [from, to] = &sides.names;
    if changes.is_empty() {
        return format!("nothing changed from {from} to {to}");
    }
    let count = |of: Severity| changes.iter().filter(|it| it.severity == of).count();
    let counts = Severity::ALL.map(|it| (count(it), it)).into_iter().filter(|it| it.0 > 0);
    let counts: Vec<String> = counts.map(|(count, it)| format!("{count} {it}")).collect();
    let release = release(changes, sides).map_or(String::new(), |it| format!(": {it}"));
    format!("{} from {from} to {to}{release}", counts.join(", "))
}

/// Colors, where somebody looks on.
#[derive(Clone, Copy)]
struct Paint {
    is_colored: bool,
}

impl Paint {
    fn severity(self, severity: Severity) -> String {
        let word = format!("{:8}", severity.as_str());
        match severity {
            Severity::Breaking => self.paint("31;1", &word),
            Severity::Additive => self.paint("32", &word),
            Severity::Docs => self.paint("36", &word),
        }
    }

    fn strong(self, text: &str) -> String {
        self.paint("1", text)
    }

    fn faint(self, text: &str) -> String {
        self.paint("2", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.is_colored && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
