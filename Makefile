# Two commands on a fresh machine: `make run` and `make test`. Each sets up what it needs by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := bot handlers domain storage prompts tests scripts

.PHONY: setup run test check bench evals learn fuzz storm lock docs clean

setup: $(VENV)/.ready

run: $(VENV)/.ready
	@$(BIN)/youdan serve --demo

test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/.ready-dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev
	@$(BIN)/python -m scripts.bench

# What is understood of what several companies' people say, by tag.
evals: $(VENV)/.ready-dev
	@$(BIN)/python -m tests.evals --tags

# Which words go with which action, learnt anew from all companies' messages.
learn: $(VENV)/.ready-dev
	@$(BIN)/python -m tests.evals.learn

# Messages nobody would write: what the engine fails on is kept for the tests.
fuzz: $(VENV)/.ready-dev
	@$(BIN)/python -m scripts.fuzz

# Nothing lost, nothing done twice: 2,000 messages in a minute while processes are killed, on each database in turn.
storm: $(VENV)/.ready-dev
	@$(BIN)/python -m scripts.storm
	@$(BIN)/python -m scripts.storm --postgres

docs: $(VENV)/.ready-dev
	$(BIN)/python -m scripts.documents

# The locks name no index: hashes say what may be installed, wherever it comes from.
lock: $(VENV)/.ready-dev
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml \
		--extra build --extra model --extra slack --extra telegram --extra wecom --custom-compile-command "make lock" -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml \
		--all-extras --custom-compile-command "make lock" -o requirements/dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Youdan needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: pyproject.toml requirements/run.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml requirements/dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@ $(VENV)/.ready
