#!/bin/sh
# Everything that must hold, cheapest first. Stops at the first thing that does not.
set -eu
step() { printf '\n== %s\n' "$1"; }

step "style (ruff)"
ruff check .
ruff format --check .
step "types (mypy)"
mypy
step "layers (import-linter)"
lint-imports
step "scripts (eslint, tsc, node --test)"
sh scripts/check_scripts.sh
step "browser"
sh scripts/chromium.sh
step "tests (pytest)"
pytest "$@"
