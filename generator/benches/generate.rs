//! How long it takes to generate a crate, and how that grows with the number of endpoints.
//!
//! ```text
//! cargo bench --bench generate
//! ```
//!
//! Measured is the whole of [`generate`], from the files to the tree in memory, in CPU time of its
//! one thread: first for the workspace's own specs, then for about 1,000 and about 10,000 endpoints
//! that are copies of them. The last line is the one that counts: how much more an endpoint costs
//! among ten times as many.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use criterion::Criterion;
use miniprogram_codegen::{Options, generate};
use rustix::time::{ClockId, clock_gettime};

/// How many copies of an endpoint are in one version.
const COPIES: usize = 10;

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
        println!("an endpoint among ten times as many takes {:.2} times as long", many / few);
    }
    Ok(())
}

/// The time for each of about so many endpoints, in seconds.
///
/// The least of three runs, since whatever disturbs a run makes it longer.
fn time_of_each(specs: &Path, about: usize) -> io::Result<f64> {
    let copies = tempfile::tempdir()?;
    let count = multiply(specs, about, copies.path())?;
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
    if let Err(faults) = tree {
        panic!("{}", faults.render(&options.specs, false));
    }
    time
}

/// What this thread has spent on a processor.
fn spent() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().expect("the clock begins at zero")
}

/// Writes about so many endpoints, copies of the platform's in `specs`, and returns their exact number.
///
/// Versions and schemas grow with them: of `v2/payments/pay.yaml` there are
/// `v2n0/payments0/pay0.yaml`, `v2n0/payments1/pay1.yaml` and so on, and then those in `v2n1`.
fn multiply(specs: &Path, about: usize, copies: &Path) -> io::Result<usize> {
    let mut files = BTreeMap::new();
    read(specs, "", &mut files)?;
    // The wallets refer to versions by name, which the copies change.
    files.retain(|path, _| !path.starts_with("wallets/"));
    let codes = files.remove("codes.yaml").unwrap_or_default();
    write(&copies.join("codes.yaml"), &without_unused(&codes, &files))?;
    let is_schema = |path: &str| path.contains("/schemas/");
    let endpoints = COPIES * files.keys().filter(|it| !is_schema(it)).count();

    let rounds = about / endpoints;
    for round in 0..rounds {
        for (path, text) in &files {
            if is_schema(path) {
                write(&copies.join(in_round(path, round)), text)?;
            } else {
                for number in 0..COPIES {
                    let (path, text) = endpoint(path, text, number, round);
                    write(&copies.join(path), &text)?;
                }
            }
        }
    }
    Ok(rounds * endpoints)
}

/// The dictionary of result codes without those that only wallets list.
fn without_unused(codes: &str, files: &BTreeMap<String, String>) -> String {
    let mut is_used = false;
    let lines = codes.lines().filter(|line| {
        if let Some((code, _)) = line.split_once(':').filter(|_| !line.starts_with([' ', '#'])) {
            is_used = files.values().any(|it| it.contains(&format!("code: {code}\n")));
        }
        is_used
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An endpoint under another version, subject and name: its path, and the text that says so too.
fn endpoint(path: &str, text: &str, number: usize, round: usize) -> (String, String) {
    let url = path.trim_end_matches(".yaml");
    let (subject, id) = url.rsplit_once('/').expect("an endpoint lies below a subject");
    let copy = in_round(&format!("{subject}{number}/{id}{number}"), round);
    let text = text
        .replace(&format!("/{url}:"), &format!("/{copy}:"))
        .replace(&format!("operationId: {id}\n"), &format!("operationId: {id}{number}\n"));
    (format!("{copy}.yaml"), text)
}

/// The path in another version: `v2/payments/pay` becomes `v2n0/payments/pay`.
fn in_round(path: &str, round: usize) -> String {
    path.replacen('/', &format!("n{round}/"), 1)
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
