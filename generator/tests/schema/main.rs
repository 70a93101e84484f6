//! Schemas of other people's documents become types: the whole language, keyword by keyword.

#[path = "../common/copy.rs"]
mod copy;

mod describe;
mod all_of;
mod dialects;
mod examples;
mod names;
mod objects;
mod presence;
mod recursion;
mod references;
mod refusals;
mod robustness;
mod scalars;
mod unions;
