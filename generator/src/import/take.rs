//! What is taken is what the generator takes: the files are checked beside the specs that are there,
//! and whatever is refused goes, with all that uses it, until nothing is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::share::Candidate;
use super::{Imported, Report, dictionary};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, quoted};
use crate::document::Documents;
use crate::draft::{Draft, Value, Written};
use crate::load;

/// The files that may come to be written, beside the specs that are there.
pub(super) struct Taking {
    candidates: BTreeMap<String, Candidate>,
    written: BTreeMap<String, Written>,
    specs: Documents,
    standing: BTreeSet<String>,
}

impl Taking {
    pub(super) fn new(candidates: BTreeMap<String, Candidate>, specs: Documents) -> Self {
        Self { candidates, written: BTreeMap::new(), specs, standing: BTreeSet::new() }
    }

    /// Drops what is refused until the rest is taken.
    pub(super) fn run(mut self, mut report: Report) -> Imported {
        for candidate in self.candidates.values_mut() {
            dictionary::leave_words(&mut candidate.draft, &self.specs);
        }
        self.compare(&mut report);
        self.written =
            self.candidates.iter().map(|(file, it)| (file.clone(), it.draft.yaml())).collect();
        loop {
            self.drop_refused(&mut report);
            if self.candidates.is_empty() {
                return report.alone();
            }
            let Err(faults) = crate::understood(&self.documents()) else { break };
            let (ours, in_the_way) = self.judge(faults);
            if ours.is_empty() {
                return Imported { in_the_way, ..report.alone() };
            }
            ours.into_iter().for_each(|it| report.fault(it));
        }
        self.finish(report)
    }

    fn finish(self, report: Report) -> Imported {
        let (standing, new): (Vec<String>, Vec<String>) =
            self.candidates.into_keys().partition(|it| self.standing.contains(it));
        let mut written = self.written;
        let text = |file: &String| written.remove(file).map(|it| it.text).unwrap_or_default();
        let texts: Vec<String> = new.iter().map(text).collect();
        Imported { files: new.into_iter().zip(texts).collect(), standing, ..report.alone() }
    }

    /// Compares with the files that are there: what says the same stands, what differs is refused.
    fn compare(&mut self, report: &mut Report) {
        for (file, candidate) in &mut self.candidates {
            let there = self.specs.get(file).map(|it| Draft::of(it, &it.root));
            match there {
                Some(there) if says_the_same(&there, &candidate.draft, true) => {
                    self.standing.insert(file.clone());
                }
                None if !self.specs.is_unread(file) => {}
                _ => {
                    candidate.is_refused = true;
                    let message = format!("{file} is there already, and says something else");
                    let fault =
                        Diagnostic::new(Code::StandsAlready, candidate.place.clone(), message);
                    report.fault(fault.help("compare the two, and delete or correct one of them"));
                }
            }
        }
    }

    /// Drops what is refused, what uses it, and the schemas that no endpoint uses then.
    fn drop_refused(&mut self, report: &mut Report) {
        loop {
            let refused: BTreeSet<String> = self.files(|it| it.is_refused);
            if refused.is_empty() {
                break;
            }
            let dropped: BTreeMap<String, Candidate> =
                refused.iter().filter_map(|it| self.candidates.remove_entry(it)).collect();
            for candidate in self.candidates.values_mut() {
                let Some(why) = candidate.uses.iter().find_map(|it| dropped.get(it)) else {
                    continue;
                };
                candidate.is_refused = true;
                if candidate.is_endpoint {
                    report.fault(left_out(candidate, why));
                }
            }
        }
        let reached = self.reached();
        self.candidates.retain(|file, _| reached.contains(file));
    }

    fn files(&self, wanted: impl Fn(&Candidate) -> bool) -> BTreeSet<String> {
        let wanted = self.candidates.iter().filter(|(_, it)| wanted(it));
        wanted.map(|(file, _)| file.clone()).collect()
    }

    /// The files that some endpoint uses, and the endpoints.
    fn reached(&self) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<String> = self.files(|it| it.is_endpoint).into_iter().collect();
        while let Some(file) = waiting.pop() {
            if let Some(candidate) = self.candidates.get(&file)
                && reached.insert(file)
            {
                waiting.extend(candidate.uses.iter().cloned());
            }
        }
        reached
    }

    /// The specs as they would be.
    fn documents(&self) -> Documents {
        let mut documents = self.specs.clone();
        for file in self.candidates.keys().filter(|it| !self.standing.contains(*it)) {
            load::add(&mut documents, file, self.written[file].text.clone());
        }
        documents
    }

    /// Marks the files that are refused; returns the faults of the document, each where its author
    /// wrote it, and those of the specs that are there.
    fn judge(&mut self, faults: Diagnostics) -> (Vec<Diagnostic>, Diagnostics) {
        let (mut ours, mut in_the_way) = (Vec::new(), Diagnostics::default());
        for fault in faults {
            let places =
                std::iter::once(&fault.place).chain(fault.related.iter().map(|(it, _)| it));
            let files: Vec<String> =
                places.map(|it| it.file().to_owned()).filter(|it| self.is_new(it)).collect();
            for file in &files {
                self.candidates.entry(file.clone()).and_modify(|it| it.is_refused = true);
            }
            match files.is_empty() {
                true => in_the_way.push(fault),
                false => ours.push(self.moved_back(fault)),
            }
        }
        (ours, in_the_way)
    }

    fn is_new(&self, file: &str) -> bool {
        self.candidates.contains_key(file) && !self.standing.contains(file)
    }

    /// The fault with its places in the document. A place in the specs that are there is told in words.
    fn moved_back(&self, mut fault: Diagnostic) -> Diagnostic {
        let written = fault.place.text().to_owned();
        let first = (fault.place.clone(), String::new());
        let mut places = Vec::new();
        for (place, words) in std::iter::once(first).chain(std::mem::take(&mut fault.related)) {
            match self.origin(&place) {
                Some(origin) => places.push((origin, words)),
                None => fault.message.push_str(&format!("; see {place:?} of the specs")),
            }
        }
        // One of the places is in the document, or the fault would be in the way.
        fault.place = places.remove(0).0;
        fault.related = places;
        // A repair of the written text is one of the document's only where both are alike.
        if fault.place.text() != written
            && let Some(text) = fault.replacement.take()
        {
            fault.help = Some(format!("{}: {text}", fault.help.unwrap_or_default()));
        }
        fault
    }

    fn origin(&self, place: &Place) -> Option<Place> {
        let written = self.written.get(place.file()).filter(|_| self.is_new(place.file()))?;
        written.origin(place).cloned()
    }
}

fn left_out(endpoint: &Candidate, why: &Candidate) -> Diagnostic {
    let message = format!("{} uses what cannot be taken", quoted(&endpoint.name));
    let fault = Diagnostic::new(Code::UsesRefused, endpoint.place.clone(), message);
    fault.related(why.place.clone(), "this")
}

/// Whether two documents mean the same: neither the order of names nor the file's own `info` matters.
fn says_the_same(one: &Draft, other: &Draft, is_root: bool) -> bool {
    match (&one.value, &other.value) {
        (Value::Map(one), Value::Map(other)) => {
            let matters = |key: &str| !is_root || key != "info" && key != "openapi";
            let count =
                |it: &[crate::draft::Entry]| it.iter().filter(|it| matters(&it.key)).count();
            let same = |key: &str, draft: &Draft| {
                let twin = other.iter().find(|it| it.key == key);
                twin.is_some_and(|it| says_the_same(draft, &it.draft, false))
            };
            count(one) == count(other)
                && one.iter().filter(|it| matters(&it.key)).all(|it| same(&it.key, &it.draft))
        }
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| says_the_same(one, other, false))
        }
        (one, other) => one == other,
    }
}
