# `make demo` shows what accordingto does; `make test` tests it. Both need Python 3.11 or later, pip and make, nothing else.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY := .venv/.ready
SOURCES := accordingto bench tests training .ci

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format lint types docs site man wheel release lowest schema digests lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## /make \1\t/p' Makefile | expand -t 14

setup: $(READY) ## make .venv with everything the project needs; quick when nothing changed

# Done again only when the lock or the project's own settings have changed.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("accordingto needs Python 3.11 or later; name one: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@echo "making .venv from requirements.lock (a few minutes the first time)"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## print the dossier of the pages in examples/ and write dossier.html
	@$(BIN)/accordingto dossier examples --html dossier.html
	@echo "The same dossier, every statement beside its page: $(CURDIR)/dossier.html"

test: setup ## run all tests
	$(BIN)/python -m pytest --quiet --numprocesses 2

check: format lint types docs wheel ## what CI checks beside the tests

format: setup
	$(BIN)/ruff format --check $(wildcard $(SOURCES))

lint: setup
	$(BIN)/ruff check $(wildcard $(SOURCES))

types: setup
	$(BIN)/mypy

docs: setup
	$(BIN)/python -m pytest --quiet tests/docs

site: setup ## write the documentation to build/site, to be opened from there
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	$(BIN)/python .ci/offline.py build/site

man: setup ## write the manual page to build/man
	$(BIN)/python .ci/man.py build/man/accordingto.1

release: setup ## write wheel, sdist, their digests, bill of materials and manual page of the last commit to build/release
	bash .ci/release.sh build/release
	$(BIN)/python .ci/sbom.py build/release/accordingto.cdx.json
	$(BIN)/python .ci/man.py build/release/accordingto.1

wheel: setup
	@rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation

schema: setup ## write docs/schema/ again after a record has changed
	$(BIN)/python -m accordingto.schema docs/schema

# The oldest releases that pyproject.toml allows of what we ask for ourselves, installed and used.
lowest: wheel ## try the wheel with the lowest versions it may have
	@mkdir -p build
	$(BIN)/python .ci/lowest.py >build/lowest.txt
	bash .ci/try.sh $(PYTHON) build/lowest.txt build/lowest

digests: setup ## write the digests of the weights again after one was trained anew
	$(BIN)/python -m accordingto.weights

# The newest releases that pyproject.toml allows, for every Python and system it names, each with its hashes.
lock: build/lock/bin/uv ## write requirements.lock again
	build/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --upgrade --quiet --output-file requirements.lock

build/lock/bin/uv:
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install uv

clean: ## remove what was made here
	rm -rf .venv build dist dossier.html .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
