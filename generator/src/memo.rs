//! A run takes over from the one before it whatever a change of the specs leaves as it was.
//!
//! Kept are the documents and the files of the last run and no other, and each is taken over only
//! where all that it was made of is equal. So what comes out is, byte for byte, what
//! [`generate`](crate::generate) would make, however many runs there have been.

use std::path::Path;

use crate::diagnostic::{Diagnostics, Noted};
use crate::document::Documents;
use crate::write::{Written, write_again};
use crate::{Options, load, resolve, understand_documents};

/// What the last run has read, and what the last one that came to an end has written.
#[derive(Clone, Debug)]
pub struct Memo {
    options: Options,
    documents: Documents,
    written: Written,
}

impl Memo {
    /// Has read nothing yet, and written nothing.
    pub fn new(options: Options) -> Self {
        Self { options, documents: Documents::default(), written: Written::default() }
    }

    /// Reads the folder of specs; tells whether it says anything else than the last time.
    pub fn read(&mut self, specs: &Path) -> bool {
        let documents = load::again(specs, &self.documents);
        let is_new = !documents.say_the_same_as(&self.documents);
        self.documents = documents;
        is_new
    }

    /// Generates the crate that has been read, as [`generate`](crate::generate) does.
    ///
    /// # Errors
    ///
    /// As that. What was written last is kept, and with it the next run begins.
    pub fn generate(&mut self) -> Result<Noted<&Written>, Diagnostics> {
        let api = understand_documents(&self.documents)?;
        Ok(api.map(|api| {
            let plan = resolve::resolve(&api);
            let tree = write_again(&plan, &self.options, &self.written);
            self.written = Written { plan, tree };
            &self.written
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::ir::Doc;
    use crate::plan::{Crate, Module};
    use crate::write::{Written, write_again};
    use crate::{Options, tree::Tree};

    fn module(file: &str, doc: &str) -> Module {
        let (specs, imports, items) = (Vec::new(), BTreeMap::new(), Vec::new());
        Module { file: file.to_owned(), specs, doc: Doc::new(doc), imports, items }
    }

    #[test]
    fn a_file_is_printed_again_only_where_its_plan_has_changed() {
        let plan = |of_b| Crate {
            modules: vec![module("src/a.rs", "One."), module("src/b.rs", of_b)],
            ..Crate::default()
        };
        let mut tree = Tree::default();
        for path in ["src/a.rs", "src/b.rs", "tests/sizes.rs"] {
            tree.insert(path, "as it was printed");
        }
        let before = Written { plan: plan("Two."), tree };
        let [name, version, runtime, specs] = ["any", "1", "runtime", "specs"].map(str::to_owned);
        let options = Options { name, version, runtime, specs };

        let tree = write_again(&plan("Three."), &options, &before);
        assert_eq!(tree.get("src/a.rs"), Some("as it was printed"));
        assert_eq!(tree.get("tests/sizes.rs"), Some("as it was printed"));
        assert!(tree.get("src/b.rs").is_some_and(|it| it.ends_with("//! Three.\n")), "{tree:?}");
    }
}
