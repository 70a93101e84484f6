//! Diagnostics look as rustc's do: the line itself, the fault underlined, and what to write instead.

use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet,
};

use super::{Diagnostic, Diagnostics, Place, Severity};

/// The longest stretch of a file, in bytes, that is shown whole. Documents may stand on one line.
const WINDOW_AT_MOST: usize = 16 * 1024;

/// How much is shown, in bytes, on each side of a fault in a longer one.
const AROUND: usize = 200;

/// The longest line, in bytes, that is shown a second time with its repair in it.
const REPAIRED_LINE_AT_MOST: usize = 120;

/// How many faults are shown. A file may have hundreds of thousands, which nobody reads.
const SHOWN_AT_MOST: usize = 1_000;

impl Diagnostics {
    /// Prints the first thousand faults, a blank line between each and the next, a line break at
    /// the end, and how many there are more.
    ///
    /// `specs` is the folder of specs as the user knows it, and is put before every path.
    /// With `color` the text carries the escape codes of a terminal.
    pub fn render(&self, specs: &str, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let shown = self.iter().take(SHOWN_AT_MOST);
        let mut shown: Vec<String> =
            shown.map(|fault| renderer.render(&report(fault, specs)) + "\n").collect();
        if self.len() > SHOWN_AT_MOST {
            shown.push(format!("{} more are not shown\n", self.len() - SHOWN_AT_MOST));
        }
        shown.join("\n")
    }
}

fn report<'a>(fault: &'a Diagnostic, specs: &str) -> Vec<Group<'a>> {
    let level = match fault.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&fault.message).id(fault.code.number());
    let mut group = Group::with_title(title);
    if fault.place.is_whole() {
        group = group.element(Origin::path(shown_path(specs, &fault.place)));
    } else {
        for markers in files(fault) {
            group = elements(group, &markers, specs);
        }
    }
    match (&fault.help, repair(fault)) {
        (Some(help), Some(snippet)) => {
            vec![group, Level::HELP.secondary_title(help).element(snippet)]
        }
        (Some(help), None) => vec![group.element(Level::HELP.message(spelled_out(fault, help)))],
        (None, _) => vec![group],
    }
}

/// What is to be marked in each file, that of the fault first.
fn files(fault: &Diagnostic) -> Vec<Vec<Marker<'_>>> {
    let label = fault.label.as_deref();
    let mut files = vec![vec![(&fault.place, AnnotationKind::Primary, label)]];
    for (place, words) in &fault.related {
        let marker = (place, AnnotationKind::Context, Some(words.as_str()));
        match files.iter_mut().find(|markers| markers[0].0.file() == place.file()) {
            Some(markers) => markers.push(marker),
            None => files.push(vec![marker]),
        }
    }
    files
}

type Marker<'a> = (&'a Place, AnnotationKind, Option<&'a str>);

/// Adds one snippet for all places in a file; or one for each, cut out of its line, where they are
/// too far apart or the line is too long.
fn elements<'a>(group: Group<'a>, markers: &[Marker<'a>], specs: &str) -> Group<'a> {
    let window = Window::around(markers.iter().map(|(place, ..)| *place));
    if window.text.len() <= WINDOW_AT_MOST {
        return group.element(snippet(&window, markers).path(shown_path(specs, markers[0].0)));
    }
    markers.iter().fold(group, |group, marker| {
        let place = marker.0;
        let origin = Origin::path(shown_path(specs, place));
        let origin = origin.line(place.line()).char_column(place.column());
        group.element(origin).element(snippet(&Window::cut(place), &[*marker]))
    })
}

fn snippet<'a>(window: &Window<'a>, markers: &[Marker<'a>]) -> Snippet<'a, Annotation<'a>> {
    let annotations =
        markers.iter().map(|(place, kind, label)| kind.span(window.within(place)).label(*label));
    window.snippet().annotations(annotations)
}

/// The lines with the repair in them, where they are short enough to be compared by eye.
fn repair(fault: &Diagnostic) -> Option<Snippet<'_, Patch<'_>>> {
    let replacement = fault.replacement.as_deref()?;
    let window = Window::around([&fault.place]);
    let fits = window.text.len() <= REPAIRED_LINE_AT_MOST;
    fits.then(|| window.snippet().patch(Patch::new(window.within(&fault.place), replacement)))
}

/// The help for a line that is too long to be shown again.
fn spelled_out(fault: &Diagnostic, help: &str) -> String {
    match &fault.replacement {
        Some(text) => format!("{help}: {text}"),
        None => help.to_owned(),
    }
}

/// The path of a place as the user knows it.
pub(super) fn shown_path(specs: &str, place: &Place) -> String {
    match (specs.trim_end_matches('/'), place.file()) {
        ("", file) => file.to_owned(),
        (specs, "") => specs.to_owned(),
        (specs, file) => format!("{specs}/{file}"),
    }
}

/// The lines of one file from the first that matters to the last: a report need not read the rest.
struct Window<'a> {
    text: &'a str,
    start: usize,
    first_line: usize,
}

impl<'a> Window<'a> {
    fn around(places: impl IntoIterator<Item = &'a Place>) -> Self {
        let mut places: Vec<&Place> = places.into_iter().collect();
        places.sort();
        let (first, last) = (places[0], places[places.len() - 1]);
        Self::of(first, first.line_around().start..last.line_around().end)
    }

    /// A piece of the line on which the place begins.
    fn cut(place: &'a Place) -> Self {
        let (text, line, span) = (place.whole_text(), place.line_around(), place.on_first_line());
        let least = span.start.saturating_sub(AROUND).max(line.start);
        let most = (span.end.min(span.start + AROUND) + AROUND).min(line.end);
        let start =
            (least..=span.start).find(|it| text.is_char_boundary(*it)).unwrap_or(span.start);
        let end = (most..).find(|it| text.is_char_boundary(*it)).unwrap_or(text.len());
        Self::of(place, start..end)
    }

    fn of(first: &'a Place, lines: Range<usize>) -> Self {
        let text = &first.whole_text()[lines.clone()];
        Self { text, start: lines.start, first_line: first.line() }
    }

    /// Where the place is within the window; of several lines only the first is underlined.
    fn within(&self, place: &Place) -> Range<usize> {
        let span = place.on_first_line();
        span.start - self.start..(span.end - self.start).min(self.text.len())
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text).line_start(self.first_line)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::SHOWN_AT_MOST;
    use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};

    #[test]
    fn of_many_faults_the_first_are_shown_and_the_others_counted() {
        let source = Arc::new(Source::new("api.yaml", "a\n".repeat(SHOWN_AT_MOST + 2)));
        let fault = |at| Diagnostic::new(Code::NoType, Place::new(&source, at..at + 1), "a fault");
        let faults: Diagnostics = (0..SHOWN_AT_MOST + 2).map(|it| fault(2 * it)).collect();
        let shown = faults.render("", false);
        assert_eq!(shown.matches("error[").count(), SHOWN_AT_MOST);
        assert!(shown.ends_with("\n\n2 more are not shown\n"), "{shown}");
        assert_eq!(faults.json("").lines().count(), faults.len());
    }

    #[test]
    fn of_an_endless_line_only_what_stands_around_the_fault_is_shown() {
        let text = format!("{}FAULT{}", "ä".repeat(30_000), "x".repeat(30_000));
        let source = Arc::new(Source::new("api.json", text));
        let place = Place::new(&source, 60_000..60_005);
        let far = Place::new(&source, 10..12);
        let mut faults = Diagnostics::default();
        faults.push(Diagnostic::new(Code::NoType, place, "a fault").related(far, "the first"));

        let shown = faults.render("specs", false);
        assert!(shown.contains("specs/api.json:1:30001"), "{shown}");
        assert!(shown.contains("specs/api.json:1:6"), "{shown}");
        assert!(shown.contains("FAULT") && shown.len() < 3_000, "{shown}");
    }
}
