//! How long it takes to generate a crate, and how that grows with the number of endpoints.
//!
//! ```text
//! cargo bench --bench generate
//! ```
//!
//! Measured is the whole of [`generate`], from the files to the tree in memory, in CPU time of its
//! one thread: first for the workspace's own specs, then for 1,000 and 10,000 endpoints that are
//! copies of them. The last line is the one that counts: how much more an endpoint costs among ten
//! times as many.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use criterion::Criterion;
use miniprogram_codegen::{Options, generate};
use rustix::time::{ClockId, clock_gettime};
use tempfile::TempDir;

fn main() -> io::Result<()> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");

    let mut criterion = Criterion::default().without_plots().sample_size(50).configure_from_args();
    criterion.bench_function("generate/all specs", |it| {
        it.iter_custom(|runs| (0..runs).map(|_| time(&specs)).sum());
    });
    criterion.final_summary();

    // Not under `cargo test --benches`, which only asks whether everything runs.
    if std::env::args().any(|it| it == "--bench") {
        let few = time_of_each(&specs, 1_000)?;
        let many = time_of_each(&specs, 10_000)?;
        println!("one among 10,000 endpoints / one among 1,000: {:.2}", many / few);
    }
    Ok(())
}

/// The time for each of so many endpoints, in seconds: the least of three runs, since whatever
/// disturbs a run makes it longer.
fn time_of_each(specs: &Path, count: usize) -> io::Result<f64> {
    let copies = copies(specs, count)?;
    let least = [(); 3].map(|()| time(copies.path())).into_iter().min().unwrap_or_default();
    let each = least.as_secs_f64() / count as f64;
    println!("{count} endpoints: {least:.2?}, {:.2} ms for each", each * 1e3);
    Ok(each)
}

/// The time of one run.
fn time(specs: &Path) -> Duration {
    let options = Options {
        name: "miniprogram".to_owned(),
        version: "0.1.0".to_owned(),
        runtime: "../runtime".to_owned(),
        specs: "specs".to_owned(),
    };
    let start = spent();
    let tree = generate(specs, &options);
    let time = spent() - start;
    assert!(tree.is_ok(), "the specs have faults: {}", tree.unwrap_err().render("specs", false));
    time
}

/// What this thread has spent on a processor.
fn spent() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().expect("the clock begins at zero")
}

/// A folder with so many endpoints, and with the schemas that they share.
///
/// `v2/payments/pay.yaml` is in it as `v2/payments0/pay0.yaml`, `v2/payments1/pay1.yaml` and so on.
fn copies(specs: &Path, count: usize) -> io::Result<TempDir> {
    let mut files = BTreeMap::new();
    read(specs, "", &mut files)?;
    let (schemas, endpoints): (Vec<_>, Vec<_>) =
        files.iter().partition(|(path, _)| path.contains("/schemas/"));

    let copies = tempfile::tempdir()?;
    for (path, text) in schemas {
        write(&copies.path().join(path), text)?;
    }
    for index in 0..count {
        let (path, text) = endpoints[index % endpoints.len()];
        let (path, text) = renamed(path, text, index / endpoints.len());
        write(&copies.path().join(path), &text)?;
    }
    Ok(copies)
}

/// The endpoint under another subject and name: in its path, its URL and its `operationId`.
fn renamed(path: &str, text: &str, number: usize) -> (String, String) {
    let url = path.trim_end_matches(".yaml");
    let (subject, id) = url.rsplit_once('/').expect("an endpoint lies below a subject");
    let copy = format!("{subject}{number}/{id}{number}");
    let text = text
        .replace(&format!("/{url}:"), &format!("/{copy}:"))
        .replace(&format!("operationId: {id}\n"), &format!("operationId: {id}{number}\n"));
    (format!("{copy}.yaml"), text)
}

/// Reads the specs below a folder, by their paths from the root.
fn read(root: &Path, below: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(root, &format!("{path}/"), files)?;
        } else if path.ends_with(".yaml") {
            files.insert(path, fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(file.parent().expect("a file lies in a folder"))?;
    fs::write(file, text)
}
