//! What a folder held at a revision, by the program `git`; neither index nor worktree is touched.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

/// A folder whose history is asked for.
pub(crate) struct History {
    /// A folder that is there, and holds it or held it.
    around: PathBuf,
    /// The way from there, as git has it: `./specs`.
    below: String,
}

impl History {
    /// The history of a folder, whether it is still there or not.
    ///
    /// # Errors
    ///
    /// Where the folder has no place in the file system.
    pub(crate) fn of(folder: &Path) -> Result<Self> {
        let folder = std::path::absolute(folder).context("the folder of specs")?;
        let parents = folder.ancestors().skip(1);
        let around = parents.into_iter().find(|it| it.is_dir()).unwrap_or(Path::new("/"));
        let below = folder.strip_prefix(around).expect("it is one of its parents");
        let steps = below.components().map(|it| it.as_os_str().to_string_lossy().into_owned());
        let below = format!("./{}", steps.collect::<Vec<_>>().join("/"));
        Ok(Self { around: around.to_owned(), below })
    }

    /// The commit that a word means; nothing where it means none, or there is no git.
    pub(crate) fn commit(&self, word: &str) -> Option<String> {
        let commit = format!("{word}^{{commit}}");
        self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).ok()
    }

    /// The name by which nothing but this revision is meant: `refs/tags/v1`, or the commit.
    pub(crate) fn full_name(&self, word: &str) -> String {
        let full = self.ask(&["rev-parse", "--verify", "--symbolic-full-name", word]);
        let full = full.ok().filter(|it| it.starts_with("refs/"));
        full.or_else(|| self.commit(word)).unwrap_or_else(|| word.to_owned())
    }

    /// The last tag up to a revision that names a version; nothing where there is none.
    ///
    /// # Errors
    ///
    /// Where there is no git, or no repository.
    pub(crate) fn last_tag(&self, revision: &str) -> Result<Option<String>> {
        self.ask(&["rev-parse", "--git-dir"])?;
        Ok(self.ask(&["describe", "--tags", "--abbrev=0", "--match", "v*", revision]).ok())
    }

    /// Writes what the folder held at a revision to a folder of its own.
    ///
    /// # Errors
    ///
    /// Where there is no such revision, where it has no such folder, or holds what is no file, and
    /// where the disk refuses.
    pub(crate) fn extract(&self, revision: &str) -> Result<TempDir> {
        ensure!(self.commit(revision).is_some(), "git knows no revision `{revision}`");
        let name = format!("{revision}:{}", self.below);
        let tree = self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name]);
        let tree = tree.map_err(|_| {
            let folder = self.below.trim_start_matches("./");
            anyhow::anyhow!(
                "revision `{revision}` has no folder `{folder}`: name another by --specs"
            )
        })?;
        let listed = self.run(&["ls-tree", "-r", "-z", "--full-tree", &tree])?;
        let files = files(&listed).with_context(|| format!("revision `{revision}`"))?;
        let folder = TempDir::new().context("a folder for a revision")?;
        self.write(&files, folder.path())?;
        Ok(folder)
    }

    /// Writes each file as it was committed, byte by byte.
    fn write(&self, files: &[Listed], to: &Path) -> Result<()> {
        let mut git = self.git(&["cat-file", "--batch"]);
        let mut git = git.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("git")?;
        let mut asks = git.stdin.take().context("git takes no question")?;
        let objects: String = files.iter().map(|it| format!("{}\n", it.object)).collect();
        // Asked from aside: git answers while it is asked, and would wait for ever to be heard.
        let asking = thread::spawn(move || asks.write_all(objects.as_bytes()));
        let mut answers = BufReader::new(git.stdout.take().context("git gives no answer")?);
        for file in files {
            let bytes = answer(&mut answers).with_context(|| file.path.display().to_string())?;
            let path = to.join(&file.path);
            fs::create_dir_all(path.parent().unwrap_or(to))?;
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
        drop(asking.join());
        ensure!(git.wait()?.success(), "`git cat-file` failed");
        Ok(())
    }

    fn git(&self, arguments: &[&str]) -> Command {
        let mut git = Command::new("git");
        git.current_dir(&self.around).args(arguments);
        git
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>> {
        let output = self.git(arguments).output().context("the program `git` does not run")?;
        if !output.status.success() {
            bail!("git {}: {}", arguments[0], String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(output.stdout)
    }

    fn ask(&self, arguments: &[&str]) -> Result<String> {
        let output = self.run(arguments)?;
        Ok(String::from_utf8_lossy(&output).trim().to_owned())
    }
}

/// A file of a revision.
struct Listed {
    object: String,
    path: PathBuf,
}

/// Reads what `git ls-tree -z` prints: `100644 blob 1a2b<tab>v2/payments/pay.yaml`.
fn files(listed: &[u8]) -> Result<Vec<Listed>> {
    let listed = String::from_utf8_lossy(listed);
    let lines = listed.split('\0').filter(|it| !it.is_empty());
    lines.map(file).collect()
}

fn file(line: &str) -> Result<Listed> {
    let (about, path) = line.split_once('\t').context("`git ls-tree` says something else")?;
    let path = PathBuf::from(path);
    let is_below = path.components().all(|it| matches!(it, Component::Normal(_)));
    let mut about = about.split(' ');
    let (mode, object) = (about.next().unwrap_or_default(), about.nth(1).unwrap_or_default());
    ensure!(is_below, "{} leads out of the folder", path.display());
    ensure!(mode.starts_with("100"), "{} is a link, which is not followed there", path.display());
    Ok(Listed { object: object.to_owned(), path })
}

/// Reads one answer of `git cat-file --batch`: `1a2b blob 5`, a line break, the bytes, another one.
fn answer(answers: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut head = String::new();
    answers.read_line(&mut head)?;
    let length = head.trim_end().rsplit(' ').next().and_then(|it| it.parse::<usize>().ok());
    let length = length.with_context(|| format!("git says `{}`", head.trim_end()))?;
    let mut bytes = vec![0; length + 1];
    answers.read_exact(&mut bytes)?;
    bytes.pop();
    Ok(bytes)
}
