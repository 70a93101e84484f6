//! What is traced is written down.

#[cfg(feature = "tracing")]
pub(super) use self::recorded::recorded;

/// Runs `work` and returns all spans and events of it as text. Nothing where the feature `tracing` is
/// off.
#[cfg(not(feature = "tracing"))]
pub(super) fn recorded(work: impl FnOnce()) -> Option<String> {
    work();
    None
}

#[cfg(feature = "tracing")]
mod recorded {
    use std::error::Error;
    use std::fmt::{Debug, Write};
    use std::sync::{Arc, Mutex, PoisonError};

    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    pub(in super::super) fn recorded(work: impl FnOnce()) -> Option<String> {
        let log = Log::default();
        tracing::subscriber::with_default(log.clone(), work);
        Some(log.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    /// Everything that it is told: every level, every target.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<String>>);

    struct Fields(String);

    impl Fields {
        fn add(&mut self, field: &Field, value: &dyn Debug) {
            // A `String` takes all that is written.
            let _ = write!(self.0, " {field}={value:?}");
        }
    }

    impl Visit for Fields {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            self.add(field, value);
        }

        /// Subscribers write an error with all that is behind it.
        fn record_error(&mut self, field: &Field, error: &(dyn Error + 'static)) {
            let mut behind = Some(error);
            while let Some(it) = behind {
                self.add(field, &format_args!("{it} {it:?}"));
                behind = it.source();
            }
        }
    }

    impl Log {
        fn write(&self, begin: &str, record: impl FnOnce(&mut Fields)) {
            let mut fields = Fields(begin.to_owned());
            record(&mut fields);
            let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            log.push_str(&fields.0);
            log.push('\n');
        }
    }

    impl Subscriber for Log {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, span: &Attributes<'_>) -> Id {
            self.write(span.metadata().name(), |it| span.record(it));
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, values: &Record<'_>) {
            self.write("record", |it| values.record(it));
        }

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            self.write(event.metadata().name(), |it| event.record(it));
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }
}
