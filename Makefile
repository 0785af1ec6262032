# Everything that one does here. Each target installs what it needs into .venv, from the package index alone.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data
SEEDS ?= ../shared/seeds
SET ?= gsr
export OMP_NUM_THREADS = 1
export OPENBLAS_NUM_THREADS = 1

.PHONY: help demo test check bench errors lexicon train clean

help:  ## What there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip

.venv/.run: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Dateline and what it needs (a minute or two, once) …"
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Dateline and its development tools (a minute or two, once) …"
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@ .venv/.run

demo: .venv/.run  ## Read the demo reports into a ledger and look at it
	@$(BIN)/dateline demo

test: .venv/.dev  ## The whole test suite, with the accuracy floors where the data lie at DATA
	$(BIN)/python -m pytest -n 2 --dist worksteal -q

check: .venv/.dev  ## Style, types, import rules, documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --quiet --check src tests benchmarks training
	$(BIN)/mypy src/dateline benchmarks
	$(BIN)/python -m pytest -q tests/test_structure.py tests/test_docs.py
	$(BIN)/dateline lexicon check

bench: .venv/.dev  ## Accuracy and speed against their floors
	$(BIN)/python -m benchmarks --data $(DATA) --seeds $(SEEDS) --floors

errors: .venv/.dev  ## What is coded wrongly in a set, grouped by cause: make errors SET=gsr
	$(BIN)/python -m benchmarks.errors --data $(DATA) --set $(SET)

lexicon: .venv/.dev  ## Compile the lexicon, check it and code its example sentences
	$(BIN)/python -m dateline.knowledge.compiled
	$(BIN)/dateline lexicon check --examples

train:  ## Train the English model anew (needs torch; see training/README.md)
	$(MAKE) -C training train

clean:  ## Remove what was built
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
