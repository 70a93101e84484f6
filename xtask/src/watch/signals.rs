//! What happens to the files in a folder becomes a signal: to look again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::event::{AccessKind, AccessMode, CreateKind, Event, EventKind, ModifyKind};
use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

/// How long nothing must have happened: editors empty a file before they fill it.
const QUIET: Duration = Duration::from_millis(10);

/// How long quiet is waited for, such as while git changes branches.
const PATIENCE: Duration = Duration::from_millis(200);

/// What may have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signal {
    /// A file says something else.
    Saved,
    /// Something has come, gone or moved: perhaps a folder, which has yet to be watched.
    Moved,
    /// It is enough.
    Stop,
}

/// The signals of a folder, which may come, go and be another one.
#[derive(Debug)]
pub(super) struct Signals {
    folder: PathBuf,
    sender: Sender<Signal>,
    receiver: Receiver<Signal>,
    /// Of the folder, if it is there, and of that in which it is or would be.
    watchers: Vec<RecommendedWatcher>,
}

impl Signals {
    /// Begins with a signal.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        let folder = std::path::absolute(folder).context("the folder of specs")?;
        let (sender, receiver) = channel();
        // The receiver is ours, and there.
        let _ = sender.send(Signal::Moved);
        Ok(Self { folder, sender, receiver, watchers: Vec::new() })
    }

    /// What ends all waiting.
    pub(super) fn stopper(&self) -> impl Fn() + Send + use<> {
        let sender = self.sender.clone();
        move || {
            // Where nobody listens any more, nobody waits.
            let _ = sender.send(Signal::Stop);
        }
    }

    /// Waits for a signal, and then for quiet; tells whether to look again, or else to stop.
    ///
    /// Whatever happens from now on gives another signal.
    pub(super) fn wait(&mut self) -> Result<bool> {
        let mut signal = self.receiver.recv()?;
        let (start, mut has_moved) = (Instant::now(), false);
        loop {
            match signal {
                Signal::Saved => {}
                Signal::Moved => has_moved = true,
                Signal::Stop => return Ok(false),
            }
            if start.elapsed() > PATIENCE {
                break;
            }
            match self.receiver.recv_timeout(QUIET) {
                Ok(next) => signal = next,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        if has_moved {
            self.watch_anew()?;
        }
        Ok(true)
    }

    /// Watches all folders that are there now.
    ///
    /// A watcher that follows new folders by itself sees nothing of what is saved in one before it
    /// has caught up, and it takes a folder that has been replaced for the one that it knew. So all
    /// begin anew, before anything is read.
    fn watch_anew(&mut self) -> Result<()> {
        self.watchers.clear();
        let (around, name) = around(&self.folder);
        let is_it = move |it: &PathBuf| it.file_name() == name.as_deref();
        let concerns = move |it: &Event| it.paths.iter().any(&is_it);
        let around = watcher(around, RecursiveMode::NonRecursive, &self.sender, concerns)?;
        self.watchers.push(around);
        if self.folder.is_dir() {
            let within = watcher(&self.folder, RecursiveMode::Recursive, &self.sender, |_| true)?;
            self.watchers.push(within);
        }
        Ok(())
    }
}

/// Watches a folder from now on, and gives a signal for each event that concerns.
fn watcher(
    folder: &Path,
    mode: RecursiveMode,
    sender: &Sender<Signal>,
    concerns: impl Fn(&Event) -> bool + Send + 'static,
) -> Result<RecommendedWatcher> {
    let signals = sender.clone();
    let mut watcher = recommended_watcher(move |event: notify::Result<Event>| {
        let signal = match event {
            Ok(it) if it.need_rescan() => Some(Signal::Moved),
            Ok(it) => signal(&it.kind).filter(|_| concerns(&it)),
            Err(_) => Some(Signal::Moved),
        };
        // Where nobody listens any more, nobody waits.
        let _ = signal.map(|it| signals.send(it));
    })?;
    match watcher.watch(folder, mode) {
        // A folder has gone while it was looked at: there is more to see.
        Err(why) if is_gone(&why) => sender.send(Signal::Moved)?,
        watched => watched.with_context(|| format!("{}: watching", folder.display()))?,
    }
    Ok(watcher)
}

/// The nearest folder around this one that is there, and what leads from it to this one.
fn around(folder: &Path) -> (&Path, Option<OsString>) {
    let mut inner = folder;
    while let Some(outer) = inner.parent() {
        if outer.is_dir() {
            return (outer, inner.file_name().map(OsString::from));
        }
        inner = outer;
    }
    (inner, None)
}

/// What a change may mean; nothing where something has only been looked at, such as by ourselves.
fn signal(kind: &EventKind) -> Option<Signal> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Create(CreateKind::File)
        | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)) => Some(Signal::Saved),
        EventKind::Access(_) => None,
        _ => Some(Signal::Moved),
    }
}

fn is_gone(why: &notify::Error) -> bool {
    match &why.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(it) => it.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}
