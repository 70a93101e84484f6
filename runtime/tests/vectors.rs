//! What OpenSSL and the vendor's own SDKs sign, this crate signs in the same bytes and verifies.

use miniprogram_runtime::keys::{SigningKey, VerifyingKey, VerifyingKeys};
use miniprogram_runtime::signature::HeaderError;
use miniprogram_runtime::signing::{Content, Signer};
use miniprogram_runtime::verification::{Received, VerificationError, verify};
use serde_json::Value;

#[test]
fn requests_are_signed_as_others_sign_them() {
    let vectors = vectors("request_vectors");
    assert_eq!(vectors.len(), 10);

    for vector in &vectors {
        let key = SigningKey::from_pem(text(vector, "private_key_pem")).unwrap();
        let header = Signer::new(1.into(), key).sign(&content(vector)).unwrap();

        assert_eq!(header, text(vector, "signature_header"), "{}", text(vector, "id"));
    }
}

#[test]
fn the_content_to_sign_is_the_one_that_others_sign() {
    for vector in &vectors("request_vectors") {
        let hash =
            aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &content(vector).to_bytes());
        let hash: String = hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();

        assert_eq!(hash, text(vector, "string_to_sign_sha256"), "{}", text(vector, "id"));
    }
}

#[test]
fn what_is_signed_here_is_verified_here() {
    for vector in &vectors("request_vectors") {
        verify_vector(vector).unwrap_or_else(|why| panic!("{}: {why}", text(vector, "id")));
    }
}

#[test]
fn genuine_answers_are_taken_however_the_header_is_written() {
    let mut genuine = vectors("response_vectors");
    genuine.retain(is_genuine);
    assert_eq!(genuine.len(), 7);

    for vector in &genuine {
        verify_vector(vector).unwrap_or_else(|why| panic!("{}: {why}", text(vector, "id")));
    }
}

#[test]
fn every_other_answer_is_refused_for_its_own_reason() {
    let mut forged = vectors("response_vectors");
    forged.retain(|vector| !is_genuine(vector));
    assert_eq!(forged.len(), 4);

    for vector in &forged {
        let why = verify_vector(vector).unwrap_err();
        let as_expected = match text(vector, "id") {
            "empty-signature-value" => why == HeaderError::EmptySignature.into(),
            "garbage-base64" => why == HeaderError::NotBase64.into(),
            "wrong-key" | "tampered-body" => matches!(why, VerificationError::Mismatch { .. }),
            _ => false,
        };
        assert!(as_expected, "{}: {why}", text(vector, "id"));
    }
}

fn verify_vector(vector: &Value) -> Result<(), VerificationError> {
    let key = VerifyingKey::from_pem(text(vector, "public_key_pem")).unwrap();
    let Content { method, path, client_id, time, body } = content(vector);
    let received = Received {
        method,
        path,
        client_id,
        stated_client_id: Some(client_id),
        time: Some(time),
        signature: Some(text(vector, "signature_header")),
        body: body.to_vec().into(),
    };
    let verified = verify(received, &VerifyingKeys::from(key))?;
    assert_eq!(verified.get(), body);
    Ok(())
}

fn content(vector: &Value) -> Content<'_> {
    Content {
        method: text(vector, "method"),
        path: text(vector, "path"),
        client_id: text(vector, "client_id"),
        time: text(vector, "time"),
        body: text(vector, "body").as_bytes(),
    }
}

fn vectors(kind: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("vectors/signatures.json")).unwrap();
    file[kind].as_array().unwrap().clone()
}

fn is_genuine(vector: &Value) -> bool {
    vector["cryptographically_valid"].as_bool().unwrap()
}

fn text<'v>(vector: &'v Value, name: &str) -> &'v str {
    vector[name].as_str().unwrap_or_else(|| panic!("the vector lacks {name}"))
}
