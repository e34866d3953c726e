#!/usr/bin/env bash
# Build the wheel and the sdist of the last commit twice, in two places, and compare: bash .ci/release.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-.venv/bin/python}
python=$(command -v "$python")
[[ $python = /* ]] || python=$PWD/$python
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

for time in one two; do
    mkdir "$work/$time"
    git archive HEAD | tar -x -C "$work/$time"
    find "$work/$time" -exec touch {} +
    (cd "$work/$time" && "$python" -m build --no-isolation --outdir "$work/dist-$time" . >"$work/$time.log" 2>&1) ||
        { cat "$work/$time.log" >&2; exit 1; }
done
diff -r "$work/dist-one" "$work/dist-two" || { echo "the same commit gave other bytes the second time" >&2; exit 1; }

mkdir -p "$out"
rm -f "$out"/*.whl "$out"/*.tar.gz
cp "$work"/dist-one/* "$out"
(cd "$out" && sha256sum -- *.whl *.tar.gz | tee SHA256SUMS)
