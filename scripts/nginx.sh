#!/bin/sh
# Find nginx for the tests of what an operator copies; install it where that is allowed. Without it
# those tests are skipped, and say so.
set -u
if ! command -v nginx >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "nginx ontbreekt; het wordt geïnstalleerd met apt-get ..."
  apt-get install -y -qq nginx-light >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq nginx-light >/dev/null 2>&1; } || true
fi
if command -v nginx >/dev/null 2>&1; then
  echo "nginx: $(command -v nginx)"
else
  echo "Zonder nginx worden de tests van deploy/nginx.conf en van twee machines overgeslagen." >&2
  echo "Installeer het, bijvoorbeeld:  sudo apt install nginx-light" >&2
fi
