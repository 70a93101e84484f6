//! How much memory the process has while it works.

use std::fmt;
use std::fs;

/// Readings in order, in KiB. None where the machine does not say.
#[derive(Default)]
pub(crate) struct Course(Vec<u64>);

impl Course {
    /// Reads how much of the process is in memory (Linux, *proc_pid_status(5)*: `VmRSS`).
    pub(crate) fn note(&mut self) {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let resident = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
        let kibibytes = resident.and_then(|it| it.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        self.0.extend(kibibytes);
    }
}

/// The first tenth beside the last.
impl fmt::Display for Course {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenth = self.0.len() / 10;
        if tenth == 0 {
            return f.write_str("this machine does not say how much there is");
        }
        let mean = |of: &[u64]| of.iter().sum::<u64>() as f64 / of.len() as f64 / 1024.0;
        let (first, last) = (mean(&self.0[..tenth]), mean(&self.0[self.0.len() - tenth..]));
        write!(f, "{first:.1} MiB in the first tenth, {last:.1} MiB in the last")
    }
}
