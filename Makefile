# Everything here works from a fresh clone with Python >= 3.11 and make alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check lint types bench docs clean

demo: $(STAMP) ## run the main job on the shipped examples
	@mkdir -p demo-out
	@$(BIN)/sayso read examples/articles --format html --output demo-out/ledger.html
	@$(BIN)/sayso read examples/articles
	@echo "the same as a page: demo-out/ledger.html"

test: $(STAMP) ## run the tests
	@$(BIN)/python -m pytest -n 2

check: lint types test ## what a change must pass

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP)
	@$(BIN)/mypy

bench: $(STAMP) ## run the evaluation gate over ../shared/data, where present
	@$(BIN)/python -m benchmarks

docs: $(STAMP) ## write the generated parts of the documentation
	@$(BIN)/python -m docs.generate

$(STAMP): pyproject.toml
	@echo "setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $(STAMP)

clean: ## remove what make made
	@rm -rf $(VENV) build dist demo-out .mypy_cache .ruff_cache .pytest_cache
