# Two commands set everything up: `make demo` and `make test`. Both need Python 3.11 or newer, make, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

BENCHMARKS := speed claims unseen citations references status bibliographies cards agreement statements strangers rules

.PHONY: demo test lint format docs lock-requirements bench fuzz clean

demo: $(VENV)/.run
	@$(BIN)/evidence check examples/*.md --fail-on never --allow-unchecked

test: $(VENV)/.test
	$(BIN)/python -m pytest --cov

lint: $(VENV)/.lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/interrogate evidence

format: $(VENV)/.lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Everything in docs/ and README.md that the program can say itself.
docs: $(VENV)/.run
	$(BIN)/python docs/generate.py

# `make bench DATA=folder`: accuracy and speed; says what it skips where data is missing.
bench: $(VENV)/.test
	@for name in $(BENCHMARKS); do \
	  $(BIN)/python -m benchmarks.$$name $(if $(DATA),--data $(DATA)) || exit; done
	$(BIN)/python -m benchmarks.scale

# Every reader against broken files, for SECONDS with each of two ways to make them: only clear errors may come out.
# No part of `make test`; atheris is installed here alone, and where there is none, Hypothesis makes the files alone.
SECONDS ?= 60
fuzz: $(VENV)/.fuzz
	$(BIN)/python -m benchmarks.fuzz --seconds $(SECONDS)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "evidence needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python requirements/run.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-build-isolation --no-deps -e .
	$(BIN)/python -m compileall -q evidence
	PYTHONDONTWRITEBYTECODE= $(BIN)/evidence check examples/*.md --offline --fail-on never --allow-unchecked --output /dev/null
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.lint: $(VENV)/.run requirements/lint.txt
	$(INSTALL) --require-hashes -r requirements/lint.txt
	@touch $@

$(VENV)/.fuzz: $(VENV)/.test requirements/fuzz.txt
	$(INSTALL) --only-binary :all: --require-hashes -r requirements/fuzz.txt
	@touch $@

# Pins with hashes, for every platform and Python from 3.11, without the address of an index. Needs uv.
lock-requirements:
	sh requirements/lock.sh

clean:
	rm -rf $(VENV) .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis
