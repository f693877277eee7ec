#!/bin/sh
# Write the requirement files (.txt) anew from their sources (the .in files): every
# package that is needed, in one version, with the hash of every file of it. What is locked already
# keeps its version; LOCK="--upgrade-package NAME" brings one up to date.
#
# After a merge in which both sides changed them: take either side, and lock again.
set -eu
cd "$(dirname "$0")/.."
lock() {
  .venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
    ${LOCK:-} "$@"
}
lock requirements.in -o requirements.txt
lock --constraints requirements.txt requirements-cluster.in -o requirements-cluster.txt
lock --constraints requirements-cluster.txt requirements-dev.in -o requirements-dev.txt
