#!/bin/sh
# Everything that must hold, cheapest first. Stops at the first thing that does not.
#
#   sh scripts/test.sh          all of it: every example, and a real browser  (make test)
#   sh scripts/test.sh check    what needs no browser, with a tenth of the examples  (make check)
#
# What follows goes to pytest: sh scripts/test.sh check -k decks
# The examples are the same at every run; HYPOTHESIS_PROFILE=wander tries others each time.
set -eu
cd "$(dirname "$0")/.."
SAID=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$SAID"' EXIT

step() { printf '\n== %s\n' "$1"; }

# start NAME COMMAND...: run it beside the others. show NAME TITLE: wait for it, show what it said,
# and stop when it failed.
start() {
  name=$1
  shift
  "$@" >"$SAID/$name" 2>&1 &
  eval "job_$name=$!"
}
show() {
  step "$2"
  code=0
  eval "wait \$job_$1" || code=$?
  cat "$SAID/$1"
  [ "$code" = 0 ] || exit "$code"
}

# Tests run in one process more than there are cores, for each waits for its server and its browser
# now and then; who is ready takes over from who is not. A process counts on one core: the others
# are taken.
export OPENBLAS_NUM_THREADS=1
# What is compiled once stays compiled, also where the environment says otherwise.
unset PYTHONDONTWRITEBYTECODE
CORES=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
tests() { pytest -n $((CORES < 4 ? CORES + 1 : 5)) --dist worksteal "$@"; }

step "style (ruff)"
ruff check .
ruff format --check .

start types mypy --num-workers "$CORES"
start layers lint-imports
start scripts sh scripts/check_scripts.sh
show types "types (mypy)"
show layers "layers (import-linter)"
show scripts "scripts (eslint, tsc, node --test)"

if [ "${1:-}" = check ]; then
  shift
  step "tests without a browser (pytest)"
  HYPOTHESIS_PROFILE=quick tests --ignore=tests/browser "$@"
else
  step "browser, and what stands before a server"
  sh scripts/chromium.sh
  sh scripts/nginx.sh
  step "tests (pytest)"
  HYPOTHESIS_PROFILE=${HYPOTHESIS_PROFILE:-full} tests "$@"
fi
