//! Many saves: none is missed, and nothing grows.
//!
//! ```text
//! SAVES=1000 cargo test --release -p xtask --test watch load -- --nocapture
//! ```

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use miniprogram_codegen::tree::Changes;

use crate::scene::{PAY, Scene, with_summary};

/// How many saves are measured, unless `SAVES` says so.
const SAVES: usize = 5;

/// After how many saves the crate is compared with one made from nothing.
const OFTEN: usize = 50;

/// Saves the endpoints of the real specs in turn, and waits after each until the crate is written.
#[test]
fn each_save_is_written() {
    let saves = env::var("SAVES").map_or(SAVES, |it| it.parse().expect("a number of saves"));
    let mut scene = Scene::of("specs");
    let mut endpoints = Vec::new();
    endpoints_in(&scene.folders.specs, &mut endpoints);
    let mut times = Vec::new();
    for (number, endpoint) in (1..=saves).zip(endpoints.iter().cycle()) {
        let spec = fs::read_to_string(endpoint).expect("the spec");
        let words = format!("Does what it did at save {number}.");
        let start = Instant::now();
        fs::write(endpoint, with_summary(&spec, &words)).expect("the spec");
        let changes = written(&mut scene);
        times.push(start.elapsed());
        let has_it = |it: &String| scene.crate_file(it).contains(&words);
        assert!(changes.written.iter().any(has_it), "save {number}: {changes:?}");
        if number % OFTEN == 0 || number == saves {
            scene.assert_is_whole();
        }
        if number == 100 || number == saves {
            println!("{number} saves: {} MiB resident", resident() >> 10);
        }
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "from save to written crate, {} files of specs, {saves} saves: median {:.1?}, 99 of 100 within {:.1?}, longest {:.1?}",
        endpoints.len(),
        at(50),
        at(99),
        at(100),
    );
}

/// Saves while runs are under way: what a run does not see any more, the next one does.
#[test]
fn a_save_during_a_run_is_not_lost() {
    let mut scene = Scene::small();
    for round in 0..20 {
        let (path, spec) = (scene.spec(PAY), scene.pay_with("It."));
        let last = format!("The last save of round {round}.");
        let texts = (0..round * 7 % 40).map(|it| format!("Save {it}.")).chain([last.clone()]);
        let texts: Vec<String> = texts.map(|it| with_summary(&spec, &it)).collect();
        let saving = thread::spawn(move || {
            texts.iter().for_each(|it| fs::write(&path, it).expect("the spec"));
        });
        scene.until_pay_says(&last);
        saving.join().expect("all is saved");
    }
    scene.assert_is_whole();
}

/// The next turn that writes.
fn written(scene: &mut Scene) -> Changes {
    loop {
        // A file that was read half written is a fault, until the next turn.
        if let Ok(came) = scene.turn().came {
            return came.value.1.expect("the disk has room");
        }
    }
}

/// The specs of endpoints below a folder.
fn endpoints_in(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the folder").map(|it| it.expect("an entry").path());
    for path in entries {
        if path.is_dir() {
            endpoints_in(&path, found);
        } else if fs::read_to_string(&path).expect("a file").starts_with("openapi: ") {
            found.push(path);
        }
    }
    found.sort();
}

/// How much memory the process has, in KiB; nothing where the system does not say so.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    line.and_then(|it| it.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
