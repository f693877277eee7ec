#!/bin/sh
# Install the tools that check the scripts in assets/ into node_modules, as package-lock.json pins
# them; say in Dutch what is wrong. `--check`: only look whether Node is there and new enough.
set -u
LEAST=20.19

# Node is there, and at least as new as eslint asks.
ready() {
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || return 1
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}

if ! ready && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Node $LEAST of nieuwer ontbreekt; het wordt geïnstalleerd met apt-get ..."
  apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null
fi
if ! ready; then
  if command -v node >/dev/null 2>&1; then
    echo "De proeven van de scripts vragen Node $LEAST of nieuwer met npm; dit is Node $(node --version)." >&2
  else
    echo "Node $LEAST of nieuwer ontbreekt: de proeven van de scripts hebben het nodig." >&2
  fi
  echo "De atlas zelf draait zonder. Installeer Node met npm, bijvoorbeeld:" >&2
  echo "  Debian 13, Ubuntu 25.10 of nieuwer:  sudo apt install nodejs npm" >&2
  echo "  Fedora:                              sudo dnf install nodejs npm" >&2
  echo "  macOS:                               brew install node" >&2
  echo "  elders:                              https://nodejs.org/en/download" >&2
  exit 1
fi
[ "${1:-}" = "--check" ] && exit 0
echo "Hulpmiddelen voor de scripts installeren uit package-lock.json (alleen de eerste keer) ..."
if ! npm ci --silent --no-audit --no-fund; then
  echo >&2
  echo "De hulpmiddelen konden niet geïnstalleerd worden. De eerste keer is een internetverbinding" >&2
  echo "nodig (of een eigen pakketbron, zie 'registry' van npm). Herstel dat en probeer opnieuw." >&2
  exit 1
fi
