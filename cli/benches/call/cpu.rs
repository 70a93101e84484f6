//! Time is what this thread spends on a processor, in its own code and in the kernel's.
//!
//! So the wallet's thread is not in it, nor the wait for the answer, nor what else the machine does.

use std::hint::black_box;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The time of so many runs.
pub(crate) fn time<T>(runs: u64, run: impl Fn() -> T) -> Duration {
    let start = spent();
    for _ in 0..runs {
        black_box(run());
    }
    spent() - start
}

fn spent() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().expect("the clock begins at zero")
}
