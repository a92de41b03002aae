# make demo, make test, make install, make lint, make output: each sets up .venv when it has to.
# PYTHON=/path/to/python3.12 picks another interpreter; it is only used to create .venv.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SAMPLE := extractor/samples/daily_papers.txt
FORMATS := xlsx csv jsonl parquet db md
REPORTS := html md tex bib
TESTS ?=

# A .venv that was copied here from another folder, or whose Python is gone, is made anew.
HERE := $(shell if [ "$$(cat $(VENV)/checkout 2>/dev/null)" = "$(CURDIR)" ] \
	&& $(BIN)/python -c "" 2>/dev/null; then echo same; else echo other; fi)
ifeq ($(HERE),other)
.PHONY: $(VENV)/checkout
endif

.PHONY: help install demo output test lint clean

help:
	@echo "make install   .venv with .venv/bin/extractor in it"
	@echo "make demo      extract the bundled sample corpus: prints the table, writes output/"
	@echo "make output    make demo, then execute the notebooks: after a change of what is extracted"
	@echo "make test      run the tests (TESTS=tests/sources for some of them)"
	@echo "make lint      check format, style and types"
	@echo "make clean     remove .venv and what was built"

install: $(VENV)/installed

demo: $(VENV)/installed
	$(BIN)/extractor extract $(SAMPLE)
	$(BIN)/extractor extract $(SAMPLE) $(FORMATS:%=-o output/claims.%)
	$(BIN)/extractor report $(SAMPLE) $(REPORTS:%=-o output/report.%)

output: demo $(VENV)/installed-dev
	$(BIN)/python notebooks/execute.py

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict extractor

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/checkout:
	@set -e; \
	for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found=$$python; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "No Python 3.11 or newer found; install one, or give it: make PYTHON=/path/to/python"; \
		exit 1; \
	fi; \
	if [ -e $(VENV)/checkout ] || ! $(BIN)/python -c "" 2>/dev/null; then rm -rf $(VENV); fi; \
	if ! $$found -m venv $(VENV) 2>/dev/null; then \
		rm -rf $(VENV); \
		$$found -m venv --without-pip $(VENV); \
		$$found -m pip --python $(BIN)/python --disable-pip-version-check install --quiet pip; \
	fi; \
	printf '%s\n' "$(CURDIR)" > $@

$(VENV)/installed: $(VENV)/checkout pyproject.toml
	@echo "Installing into $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/checkout pyproject.toml
	@echo "Installing into $(VENV), with what the tests need ..."
	@$(PIP) --editable ".[dev]"
	@touch $@ $(VENV)/installed
