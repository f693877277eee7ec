# The front door: `make run` shows the atlas, `make test` proves it, `make check`
# proves most of it in a few minutes. `make help` lists the rest.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
NODE   := node_modules/.installed

.DEFAULT_GOAL := help
.PHONY: help run check test demo audit audit-worlds attack bench screenshots clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/'

run: $(VENV)/.run ## start the atlas on http://127.0.0.1:8050 (HOST, PORT, WORKERS, ARBEIDSZORG_DATA)
	@$(BIN)/python serve.py

check: $(VENV)/.dev $(NODE) ## while you think: style, types, layers, and every test that needs no browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/test.sh check

test: $(VENV)/.dev $(NODE) ## everything that must hold: the same with every example, and in a browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/test.sh

demo: $(VENV)/.run ## write the demonstration data again (byte for byte the same)
	@$(BIN)/python -m arbeidszorg demo

audit: $(VENV)/.run ## try to find out hidden numbers from everything that the atlas shows (minutes)
	@$(BIN)/python -m arbeidszorg audit

audit-worlds: $(VENV)/.dev ## attack a hundred invented registries, unlike the demonstration (minutes)
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python scripts/audit_worlds.py

attack: $(VENV)/.dev ## attack an atlas of our own: slow lines, odd requests, flipped files (minutes)
	@$(BIN)/python -m benchmarks.attack

bench: $(VENV)/.dev ## measure speed and size beside plain Dash pages
	@$(BIN)/python -m benchmarks

screenshots: $(VENV)/.dev ## take the pictures of the README again
	@$(BIN)/python scripts/screenshots.py

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A virtual environment with what runs the atlas, and one step further with what tests it.
$(VENV)/.run: requirements.txt
	@PYTHON="$(PYTHON)" sh scripts/install.sh "$(VENV)" requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt
	@PYTHON="$(PYTHON)" sh scripts/install.sh "$(VENV)" requirements-dev.txt
	@touch $(VENV)/.run $@

# What checks the scripts in assets/; the atlas itself runs without it.
$(NODE): package.json package-lock.json
	@sh scripts/install_node.sh
	@touch $@
