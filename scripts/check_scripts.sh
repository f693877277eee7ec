#!/bin/sh
# The scripts in assets/: faults (eslint), types (tsc), sums and measures (node --test).
set -eu
cd "$(dirname "$0")/.."
sh scripts/install_node.sh --check
if [ ! -x node_modules/.bin/tsc ]; then
  echo "De hulpmiddelen voor de scripts ontbreken: make node_modules/.installed" >&2
  exit 1
fi
node_modules/.bin/eslint .
node_modules/.bin/tsc --project .
node --test --test-reporter=dot tests/assets/*.test.js
