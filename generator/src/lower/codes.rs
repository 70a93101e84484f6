//! Result codes get their words: an endpoint's own, or else those of the dictionary.

use serde_json::Value as Json;

use super::Lowering;
use crate::document::{CODES, Documents, Node};
use crate::ir::{CommonCode, ResultCode};

/// The dictionary, in its own order.
pub(super) fn common(documents: &Documents) -> Vec<CommonCode> {
    let entries = documents.get(CODES).map(|it| it.root.entries()).unwrap_or_default();
    let text =
        |node: &Node, key| node.get(key).and_then(Node::text).unwrap_or_default().trim().to_owned();
    entries
        .iter()
        .map(|it| CommonCode {
            code: it.key.clone(),
            meaning: text(&it.node, "meaning"),
            action: text(&it.node, "action"),
        })
        .collect()
}

impl Lowering<'_> {
    /// The codes of an operation, by its extension.
    pub(super) fn result_codes(&self, extension: Option<&Json>) -> Vec<ResultCode> {
        let codes = extension.and_then(Json::as_array).into_iter().flatten();
        codes.map(|it| self.result_code(it)).collect()
    }

    fn result_code(&self, said: &Json) -> ResultCode {
        let text = |key: &str| said[key].as_str().map(|it| it.trim().to_owned());
        let code = text("code").unwrap_or_default();
        let common = self.common_codes.iter().find(|it| it.code == code);
        let or_common = |own: Option<String>, word: fn(&CommonCode) -> &String| {
            own.or_else(|| common.map(|it| word(it).clone())).unwrap_or_default()
        };
        ResultCode {
            status: text("status").unwrap_or_default(),
            meaning: or_common(text("meaning"), |it| &it.meaning),
            action: or_common(text("action"), |it| &it.action),
            code,
        }
    }
}
