//! Which key verifies a message, by the version that it names.

use miniprogram_runtime::keys::{KeyVersion, VerifyingKey, VerifyingKeys};

#[test]
fn a_named_version_gets_its_own_key_and_no_name_gets_the_newest() {
    let (one, two) = two_keys();
    assert_ne!(one, two);
    let keys: VerifyingKeys =
        [(KeyVersion::from(2), two.clone()), (KeyVersion::from(1), one.clone())]
            .into_iter()
            .collect();

    assert_eq!(keys.find(Some(1.into())), Some(&one));
    assert_eq!(keys.find(Some(2.into())), Some(&two));
    assert_eq!(keys.find(Some(3.into())), None);
    assert_eq!(keys.find(None), Some(&two));
}

#[test]
fn a_key_of_any_version_stands_in_where_no_other_fits() {
    let (one, two) = two_keys();
    let mut keys = VerifyingKeys::from(one.clone());
    assert_eq!(keys.find(Some(7.into())), Some(&one));
    assert_eq!(keys.find(None), Some(&one));

    keys.insert(2.into(), two.clone());
    assert_eq!(keys.find(Some(7.into())), Some(&one));
    assert_eq!(keys.find(Some(2.into())), Some(&two));
    assert_eq!(keys.find(None), Some(&two));
}

#[test]
fn no_key_fits_where_there_is_none() {
    assert_eq!(VerifyingKeys::new().find(None), None);
    assert!(VerifyingKeys::new().is_empty());
}

fn two_keys() -> (VerifyingKey, VerifyingKey) {
    let one = include_str!("../testkeys/merchant-public.pem");
    let two = include_str!("../testkeys/wallet-public.pem");
    (VerifyingKey::from_pem(one).unwrap(), VerifyingKey::from_pem(two).unwrap())
}
