#!/bin/sh
# Make a virtual environment ($1) and install a requirements file ($2); say in Dutch what is wrong.
set -u
venv=$1
requirements=$2
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
  echo "Python ontbreekt: '$python' is niet gevonden. Installeer Python 3.11 of nieuwer," >&2
  echo "of wijs het aan: make run PYTHON=/pad/naar/python3" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "De atlas vraagt Python 3.11 of nieuwer; '$python' is $("$python" --version 2>&1)." >&2
  echo "Wijs een nieuwere aan: make run PYTHON=python3.12" >&2
  exit 1
fi
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
  if ! "$python" -m venv --clear "$venv"; then
    echo "De virtuele omgeving '$venv' kon niet gemaakt worden." >&2
    echo "Op Debian en Ubuntu ontbreekt dan het pakket python3-venv: sudo apt install python3-venv" >&2
    exit 1
  fi
fi
echo "Pakketten installeren uit $requirements (alleen de eerste keer) ..."
if ! "$venv/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check \
  --require-hashes -r "$requirements"; then
  echo >&2
  echo "De pakketten konden niet geïnstalleerd worden. De eerste keer is een internetverbinding" >&2
  echo "nodig (of een eigen pakketbron, zie PIP_INDEX_URL van pip). Staat er iets over hashes, dan is" >&2
  echo "een pakket niet wat het hoort te zijn. Herstel dat en probeer opnieuw; er is niets gestart." >&2
  exit 1
fi
