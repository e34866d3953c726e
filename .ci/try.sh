#!/usr/bin/env bash
# The wheel and its extras in an environment of their own, and a part of the tests: bash .ci/try.sh PYTHON VERSIONS FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

python=$1 versions=$2 folder=$3
"$python" -m venv "$folder"
pip=("$folder/bin/python" -m pip --disable-pip-version-check --quiet install -c "$versions")
wheel=$(ls dist/*.whl)
"${pip[@]}" "$wheel[dask,desk,packed,parquet,store,watch]"
"${pip[@]}" hypothesis pytest

# What these packages say of each other's age is none of our business: warnings are errors in `make test`.
OMP_NUM_THREADS=1 "$folder/bin/python" -m pytest --quiet -p no:cacheprovider \
    -W ignore::DeprecationWarning -W ignore::PendingDeprecationWarning \
    tests/docs/test_examples.py::'test_the_examples_of_a_page_do_what_it_says[README.md]' \
    tests/test_cli.py tests/test_library.py tests/page tests/pile tests/store tests/desk/test_pages.py tests/desk/test_correct.py tests/export/test_golden.py
