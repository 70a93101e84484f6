//! Work that shares nothing is done by all cores.

use std::panic::resume_unwind;
use std::thread;

/// Does two things at once.
pub(crate) fn side_by_side<A: Send, B>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|it| resume_unwind(it)), other)
    })
}

/// Does one thing to each item; what comes of them stands in the same order.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(threads).max(1);
    let make = &make;
    thread::scope(|scope| {
        let shares = items.chunks(share);
        let shares: Vec<_> =
            shares.map(|it| scope.spawn(move || it.iter().map(make).collect::<Vec<_>>())).collect();
        shares.into_iter().flat_map(|it| it.join().unwrap_or_else(|it| resume_unwind(it))).collect()
    })
}
