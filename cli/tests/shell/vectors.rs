//! What OpenSSL and the vendor's own SDKs sign, the commands sign and verify.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::process::{Ran, miniprogram};
use crate::verifying::assert_invalid;

#[test]
fn every_request_is_signed_as_others_sign_it() {
    let vectors = vectors("request_vectors");
    assert_eq!(vectors.len(), 10);

    for vector in &vectors {
        let ran = run("sign", vector, "private_key_pem", &[]);
        ran.assert_printed(text(vector, "signature_header"));
    }
}

#[test]
fn every_answer_is_judged_as_others_judge_it() {
    let vectors = vectors("response_vectors");
    assert_eq!(vectors.len(), 11);

    for vector in &vectors {
        let signature = ["--signature", text(vector, "signature_header")];
        let ran = run("verify", vector, "public_key_pem", &signature);

        match text(vector, "id") {
            "empty-signature-value" => {
                assert_invalid(&ran, "the signature in the Signature header is empty");
            }
            "garbage-base64" => {
                assert_invalid(&ran, "the signature in the Signature header is not base64");
            }
            "wrong-key" | "tampered-body" => {
                assert_invalid(&ran, "the signature does not match under the key RSA-2048 ");
            }
            _ => ran.assert_printed("valid"),
        }
        let is_genuine = vector["cryptographically_valid"].as_bool().unwrap();
        assert_eq!(ran.code == Some(0), is_genuine, "{}", text(vector, "id"));
    }
}

fn run(command: &str, vector: &Value, key: &str, flags: &[&str]) -> Ran {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("key.pem");
    fs::write(&file, text(vector, key)).unwrap();
    let mut arguments = vec![command, "--key", file.to_str().unwrap()];
    arguments.extend(["--method", text(vector, "method"), "--path", text(vector, "path")]);
    arguments.extend(["--client-id", text(vector, "client_id"), "--time", text(vector, "time")]);
    arguments.extend(flags);
    miniprogram(&arguments, text(vector, "body").as_bytes())
}

fn vectors(kind: &str) -> Vec<Value> {
    let file = include_str!("../../../runtime/tests/vectors/signatures.json");
    let file: Value = serde_json::from_str(file).unwrap();
    file[kind].as_array().unwrap().clone()
}

fn text<'v>(vector: &'v Value, name: &str) -> &'v str {
    vector[name].as_str().unwrap_or_else(|| panic!("the vector lacks {name}"))
}
