//! What changed, and what a release brings, in repositories that are made for it.

#[path = "../../generator/tests/common/copy.rs"]
mod copy;

#[path = "history/repository.rs"]
mod repository;

#[path = "history/changelog.rs"]
mod changelog;
#[path = "history/diff.rs"]
mod diff;
