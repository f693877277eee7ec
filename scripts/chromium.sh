#!/bin/sh
# Find Chromium for the browser tests; install it where that is allowed, else say how.
set -u
for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome \
  google-chrome-stable; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
    echo "Chromium: $(command -v "$name")"
    exit 0
  fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Chromium ontbreekt; het wordt geïnstalleerd met apt-get ..."
  # The shell without a window is the faster one; not every system has it apart.
  if apt-get update -qq && { apt-get install -y -qq chromium-headless-shell >/dev/null 2>&1 ||
    apt-get install -y -qq chromium >/dev/null; }; then
    exit 0
  fi
fi
echo "De browsertests hebben Chromium nodig. Installeer het, bijvoorbeeld:" >&2
echo "  Debian of Ubuntu:  sudo apt install chromium" >&2
echo "  Fedora:            sudo dnf install chromium" >&2
echo "  macOS:             brew install --cask chromium" >&2
echo "of wijs het aan: CHROMIUM=/pad/naar/chromium make test" >&2
exit 1
