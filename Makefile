# Two commands matter: `make demo` reads the examples, `make test` runs every gate. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REFERENCE := src/dateline/reference/reference.sqlite
READY := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test fuzz lint reference model clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(READY) $(REFERENCE) ## the virtual environment, from the lock, and the compiled reference data

$(REFERENCE): $(wildcard reference/*.py reference/building/*.py reference/tables/*.csv) src/dateline/reference/schema.py | $(READY)
	$(BIN)/python reference/compile.py

reference: ## compile the reference data anew
	$(BIN)/python reference/compile.py

demo: setup ## read the dispatches in examples/, print what they say happened, and keep it in a ledger
	@mkdir -p build
	$(BIN)/dateline brief examples --html build/brief.html
	$(BIN)/dateline add examples --ledger build/ledger.sqlite
	$(BIN)/dateline events --at-least 2 --ledger build/ledger.sqlite
	$(BIN)/dateline agreements --ledger build/ledger.sqlite

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup lint ## every gate: ruff, mypy, import-linter, pytest
	$(BIN)/pytest

FUZZ_SECONDS ?= 600
fuzz: setup ## look for bytes that no reader of outside files foresaw, for ten minutes (FUZZ_SECONDS)
	@end=$$(( $$(date +%s) + $(FUZZ_SECONDS) )); while [ $$(date +%s) -lt $$end ]; do \
		HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -m fuzz || exit 1; done

model: TRAIN := PYTHONPATH=src .venv-training/bin/python -m
model: ## train the language model anew (see training/README.md; about three hours on two cores, less with a GPU)
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/pip install --quiet -r training/requirements.txt
	$(TRAIN) training.fetch
	$(TRAIN) training.train first
	$(TRAIN) training.train teacher
	$(TRAIN) training.train student
	$(TRAIN) training.export
	$(TRAIN) training.hints
	$(TRAIN) training.nearness
	$(TRAIN) training.evaluate

clean: ## remove what was built
	rm -rf build dist $(VENV) $(REFERENCE)
