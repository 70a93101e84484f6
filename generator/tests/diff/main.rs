//! What changed between two folders of specs, and what it means for callers.

mod table;
mod rows;
mod specs;
mod semver;
mod fields;
mod shapes;
mod places;
mod lost;
mod same;
mod rings;
mod versions;
