#!/bin/sh
# Writes the first corpora from what the tests have: each case one file, a folder's files one after another.
set -eu
cd "$(dirname "$0")"
mkdir -p corpus/types corpus/specs

# The first file has no mark; the others follow, each below a line `%% path`.
join() {
    cat "$1/$2"
    (cd "$1" && find . -name '*.yaml' ! -path "./$2" | sort) | while read -r file; do
        printf '\n%%%% %s\n' "${file#./}"
        cat "$1/$file"
    done
}

cp ../tests/torture/cases/*.yaml corpus/types
for folder in ../tests/torture/cases/*/; do
    join "$folder" api.yaml >"corpus/types/$(basename "$folder").yaml"
done
join ../tests/refusals/base v2/payments/pay.yaml >corpus/specs/base.yaml
join ../tests/refusals/accepted v2/payments/pay.yaml >corpus/specs/accepted.yaml
