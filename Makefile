# The front door: `make run` shows the atlas, `make test` proves it, `make check`
# proves most of it in a few minutes. `make help` lists the rest.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
NODE   := node_modules/.installed

# Packages of Python and of Node are installed at the same time.
MAKEFLAGS += --jobs=2

.DEFAULT_GOAL := help
.PHONY: help run registratie check test demo grenzen audit audit-worlds attack bench screenshots lock sbom clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/'

run: $(VENV)/.run ## start the atlas on http://127.0.0.1:8050 (HOST, PORT, WORKERS, ARBEIDSZORG_DATA)
	@$(BIN)/python serve.py

registratie: $(VENV)/.run ## start the desk where registrations are handed in, on http://127.0.0.1:8060/registratie
	@$(BIN)/python -m desk

check: $(VENV)/.dev $(NODE) ## while you think: style, types, layers, and every test that needs no browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/test.sh check

test: $(VENV)/.dev $(NODE) ## everything that must hold: the same with every example, and in a browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/test.sh

demo: $(VENV)/.run ## write the demonstration data again (byte for byte the same)
	@$(BIN)/python -m arbeidszorg demo

grenzen: $(VENV)/.run ## fetch the official municipal boundaries, and install them
	@$(BIN)/python -m arbeidszorg grenzen

audit: $(VENV)/.run ## try to find out hidden numbers, and hide what leads to them (minutes)
	@$(BIN)/python -m arbeidszorg audit --verberg

audit-worlds: $(VENV)/.dev ## attack a hundred invented registries, unlike the demonstration (minutes)
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python scripts/audit_worlds.py

attack: $(VENV)/.dev ## attack an atlas of our own: slow lines, odd requests, flipped files (minutes)
	@$(BIN)/python -m benchmarks.attack

bench: $(VENV)/.dev ## measure speed and size beside plain Dash pages
	@$(BIN)/python -m benchmarks

screenshots: $(VENV)/.dev ## take the pictures of the README again
	@$(BIN)/python scripts/screenshots.py

lock: $(VENV)/.dev ## write the requirement files anew from their sources, with the hash of every file
	@sh scripts/lock.sh
	@$(BIN)/python scripts/licences.py --write

sbom: $(VENV)/.dev ## check licences, and list all that the atlas is made of (CycloneDX) in build/sbom.json
	@$(BIN)/python scripts/licences.py
	@mkdir -p build
	@$(BIN)/python -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --of JSON -o build/sbom.json
	@echo build/sbom.json

clean: ## remove the virtual environment and caches
	rm -rf data/demo/gereed $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build

# A virtual environment with what runs the atlas, and one step further with what tests it.
$(VENV)/.run: requirements.txt
	@PYTHON="$(PYTHON)" sh scripts/install.sh "$(VENV)" requirements.txt
	@env -i PATH="$$PATH" $(BIN)/python -m arbeidszorg gereed
	@env -i PATH="$$PATH" $(BIN)/python scripts/load_all.py
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt
	@PYTHON="$(PYTHON)" sh scripts/install.sh "$(VENV)" requirements-dev.txt
	@env -i PATH="$$PATH" $(BIN)/python -m arbeidszorg gereed
	@env -i PATH="$$PATH" $(BIN)/python scripts/load_all.py
	@touch $(VENV)/.run $@

# What checks the scripts in assets/; the atlas itself runs without it.
$(NODE): package.json package-lock.json
	@sh scripts/install_node.sh
	@touch $@
