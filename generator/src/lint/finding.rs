//! A finding is a diagnostic that waits for its level, and an address by which it is suppressed.

use super::table::{Level, Lint};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};

/// What a lint has found.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) lint: Lint,
    /// The file, `#`, and the way in it: `v2/payments/pay.yaml#/request/salesCode`.
    pub(super) at: String,
    diagnostic: Diagnostic,
}

impl Finding {
    pub(super) fn new(lint: Lint, at: &str, place: Place, message: impl Into<String>) -> Self {
        let code = Code::Lint(lint.name(), Severity::Warning);
        let label = at.split_once('#').map_or("", |(_, way)| way);
        let diagnostic = Diagnostic::new(code, place, message);
        let diagnostic = match label {
            "" => diagnostic,
            way => diagnostic.label(format!("at #{way}")),
        };
        Self { lint, at: at.to_owned(), diagnostic }
    }

    #[must_use]
    pub(super) fn related(mut self, place: Place, words: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.related(place, words);
        self
    }

    #[must_use]
    pub(super) fn help(mut self, words: impl Into<String>) -> Self {
        self.diagnostic = self.diagnostic.help(words);
        self
    }

    #[must_use]
    pub(super) fn replace_with(mut self, text: impl Into<String>, words: &str) -> Self {
        self.diagnostic = self.diagnostic.replace_with(text, words);
        self
    }

    /// The diagnostic at a level; nothing where the level passes it over.
    pub(super) fn at_level(self, level: Level) -> Option<Diagnostic> {
        let severity = match level {
            Level::Allow => return None,
            Level::Warn => Severity::Warning,
            Level::Deny => Severity::Error,
        };
        Some(Diagnostic { code: Code::Lint(self.lint.name(), severity), ..self.diagnostic })
    }
}
