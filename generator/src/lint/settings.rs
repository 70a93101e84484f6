//! `lint.yaml` becomes levels and suppressions, and findings are held against them.

use std::collections::BTreeMap;

use super::Linted;
use super::finding::Finding;
use super::pattern::Pattern;
use super::table::{Level, Lint};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, closest, quoted};
use crate::document::{Document, Node};

/// How the lints are set.
#[derive(Debug, Default)]
pub(super) struct Settings {
    levels: BTreeMap<Lint, Level>,
    suppressions: Vec<Suppression>,
}

/// What stays as it is. Its reason is for people, and has been found to be there in reading.
#[derive(Debug)]
struct Suppression {
    lint: Lint,
    at: Pattern,
    /// The file's path, `#`, and which of the list it is.
    address: String,
    place: Place,
    is_used: bool,
}

impl Settings {
    /// Reads the settings, of which the words and their kinds are known to be right.
    pub(super) fn read(document: &Document) -> Result<Self, Diagnostics> {
        let mut faults = Diagnostics::default();
        let mut settings = Self::default();
        let levels = document.root.get("levels").map(Node::entries).unwrap_or_default();
        for entry in levels {
            let lint = known(&entry.key, document.key_place_of(entry), &mut faults);
            let level = entry.node.text().and_then(Level::find);
            settings.levels.extend(lint.zip(level));
        }
        let list = document.root.get("suppressions").map(Node::items).unwrap_or_default();
        for (index, node) in list.iter().enumerate() {
            let (Some(name), Some(at)) = (node.get("lint"), node.get("at")) else { continue };
            let (name, place) = (name.text().unwrap_or_default(), document.place_of(name));
            let Some(lint) = known(name, place, &mut faults) else { continue };
            settings.suppressions.push(Suppression {
                lint,
                at: Pattern::new(at.text().unwrap_or_default()),
                address: format!("{}#/suppressions/{index}", document.path()),
                place: document.place_of(at),
                is_used: false,
            });
        }
        faults.into_result(settings)
    }

    /// The level of a lint.
    pub(super) fn level(&self, lint: Lint) -> Level {
        self.levels.get(&lint).copied().unwrap_or(lint.default_level())
    }

    /// Gives each finding its level, and leaves out what is allowed or suppressed.
    pub(super) fn apply(mut self, findings: Vec<Finding>) -> Linted {
        let mut linted = Linted::default();
        for finding in findings {
            let level = self.level(finding.lint);
            if level != Level::Allow && self.suppresses(&finding) {
                linted.suppressed += 1;
            } else {
                linted.findings.extend(finding.at_level(level));
            }
        }
        let level = self.level(Lint::IdleSuppression);
        let idle = self.suppressions.iter().filter(|it| !it.is_used);
        linted.findings.extend(idle.filter_map(|it| self.idle(it).at_level(level)));
        linted
    }

    fn suppresses(&mut self, finding: &Finding) -> bool {
        let mut is_suppressed = false;
        // Each that fits has its use, though one would do.
        for suppression in self.suppressions.iter_mut().filter(|it| it.lint == finding.lint) {
            if suppression.at.matches(&finding.at) {
                suppression.is_used = true;
                is_suppressed = true;
            }
        }
        is_suppressed
    }

    fn idle(&self, suppression: &Suppression) -> Finding {
        let Suppression { lint, address, place, .. } = suppression;
        let message = format!("`{lint}` finds nothing here that would be suppressed");
        let help = match self.level(*lint) {
            Level::Allow => "delete it: the lint is allowed as a whole",
            _ => "delete it, or mend its `at`",
        };
        Finding::new(Lint::IdleSuppression, address, place.clone(), message).help(help)
    }
}

/// The lint of that name.
fn known(name: &str, place: Place, faults: &mut Diagnostics) -> Option<Lint> {
    let lint = Lint::find(name);
    if lint.is_none() {
        let message = format!("there is no lint {}", quoted(name));
        let fault = Diagnostic::new(Code::UnknownWord, place, message);
        faults.push(match closest(name, Lint::ALL.iter().map(|it| it.name())) {
            Some(meant) => fault.replace_with(meant, format!("did you mean `{meant}`?")),
            None => fault.help("`cargo xtask lint --list` names all"),
        });
    }
    lint
}
