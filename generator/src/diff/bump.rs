//! What a list of changes asks of the number of the release.

use super::{Change, Severity};

/// The part of a version number that is to be raised, and the number that comes of it.
///
/// Before 1.0, what breaks raises the second number, and all else the third, as cargo reads them.
/// Nothing where nothing has changed, or the number is none.
pub fn bump(version: &str, changes: &[Change]) -> Option<(&'static str, String)> {
    let worst = changes.iter().map(|it| it.severity).max()?;
    let plain = version.split(['-', '+']).next().unwrap_or_default();
    let numbers: Vec<u64> = plain.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[major, minor, patch] = numbers.as_slice() else { return None };
    Some(match (major, worst) {
        (0, Severity::Breaking) => ("minor", format!("0.{}.0", minor + 1)),
        (0, _) => ("patch", format!("0.{minor}.{}", patch + 1)),
        (_, Severity::Breaking) => ("major", format!("{}.0.0", major + 1)),
        (_, Severity::Additive) => ("minor", format!("{major}.{}.0", minor + 1)),
        (_, Severity::Docs) => ("patch", format!("{major}.{minor}.{}", patch + 1)),
    })
}
