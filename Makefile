# Two commands for a newcomer: `make demo` and `make test`. They need Python 3.11 or newer, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
OUT := out

.PHONY: demo desk test soak lint types docs words benchmarks size clean

demo: $(VENV)/read ## install, read a report into a record, run the main job on the shipped dossier, write the brief
	@mkdir -p $(OUT)
	@rm -f $(OUT)/talks.pourparler $(OUT)/river.pourparler
	@$(BIN)/pourparler import examples/reading $(OUT)/river.pourparler
	@$(BIN)/pourparler read examples/reading/report.txt --to $(OUT)/river.pourparler --html $(OUT)/report.html
	@$(BIN)/pourparler review examples/reading/report.txt $(OUT)/river.pourparler --accept-file examples/reading/marks.txt
	@$(BIN)/pourparler state $(OUT)/river.pourparler
	@$(BIN)/pourparler import examples/ukraine-2025 $(OUT)/talks.pourparler
	@$(BIN)/pourparler state $(OUT)/talks.pourparler --as-of 2025-12-03
	@$(BIN)/pourparler brief $(OUT)/talks.pourparler --as-of 2025-12-03 --html $(OUT)/brief.html
	@echo "Installed size of the core: $$($(BIN)/python benchmarks/size.py)"
	@if [ -t 0 ] && [ -t 1 ]; then $(MAKE) --no-print-directory desk; else echo "To see it in a browser: make desk"; fi

desk: $(VENV)/read ## serve the shipped case on this machine, and open the browser; Ctrl-C stops
	@mkdir -p $(OUT)
	@test -e $(OUT)/talks.pourparler || $(BIN)/pourparler import examples/ukraine-2025 $(OUT)/talks.pourparler
	@test -e $(OUT)/river.pourparler || $(BIN)/pourparler import examples/reading $(OUT)/river.pourparler
	@echo "Ctrl-C stops."
	@$(BIN)/pourparler serve $(OUT)/talks.pourparler $(OUT)/river.pourparler

test: $(VENV)/dev ## install, run every test
	$(BIN)/python -m pytest -n auto -m "not soak"

soak: $(VENV)/dev ## thousands of examples, kills and fuzzing
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -n auto

lint: $(VENV)/dev ## the style, and the catalogues
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python tools/catalogue.py --check

types: $(VENV)/dev ## the types
	$(BIN)/mypy

docs: $(VENV)/dev ## build the documentation
	$(BIN)/sphinx-build -W -q -b html docs docs/_build/html

words: $(VENV)/dev ## collect the words that users read, compile the catalogues
	$(BIN)/python tools/catalogue.py

benchmarks: $(VENV)/dev ## measure, and write docs/benchmarks.md anew
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) $(OUT) docs/_build

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Pourparler needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/core: $(VENV)/python requirements/core.txt pyproject.toml
	@$(PIP) install --require-hashes -r requirements/core.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/read: $(VENV)/core requirements/read.txt
	@$(PIP) install --require-hashes -r requirements/read.txt
	@touch $@

$(VENV)/dev: $(VENV)/core requirements/dev.txt
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
