//! What holds for every document that is taken: names stay where they are, and values come back.

mod documents;
mod edits;
mod named;
mod names;
mod samples;
mod round_trip;
