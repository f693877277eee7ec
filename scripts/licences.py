"""The licence of every package that the atlas runs on, held against those that may be.

    python scripts/licences.py [--write]

Without ``--write`` it ends with status 1 when a package has a licence that is not in ``MAY``, or
when ``docs/licences.md`` does not say what is installed; with it, the page is written.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"
#: Licences that go with the atlas' own (MIT): free, and asking no more than their text and, for the
#: EPL, the MPL and the LGPL (which a Python module that is imported, not copied, may have), the
#: source of what is changed in them.
MAY = re.compile(
    r"MIT|MIT-0|MIT-CMU|BSD|BSD-[23]-Clause|0BSD|Apache(-2\.0)?|PSF-2\.0|Zlib|CC0-1\.0|ZPL-2\.1|EPL-2\.0|MPL-2\.0|"
    r"LGPL-2\.1-or-later|LGPL-3\.0-only"
)
#: Licences as packages call them, and as SPDX does.
NAMES = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Zope Public License": "ZPL-2.1",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
}
#: Packages that say nothing about it but in the text of their licence.
ELSEWHERE = {"resvg-py": "MIT"}
HEAD = """# Licences

Every package of `requirements.txt`, as it says itself; `scripts/licences.py` writes and checks it.
Those without a licence are for other systems than the one it was written on. What tests and checks
need beside them is not shipped. Fonts, outlines and scripts that come along stand in the README.

| package | version | licence |
| --- | --- | --- |
"""


def packages() -> dict[str, str]:
    """Name and version of each package that is locked."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\\n]+)", text, re.MULTILINE))


def licence(name: str) -> str | None:
    """The licence of an installed package in the words of SPDX; None when it is not installed."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return None
    if expression := about.get("License-Expression"):
        return str(expression)
    kinds = [
        line.split("::")[-1].strip()
        for line in about.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    named = kinds or [str(about.get("License") or ELSEWHERE.get(name, ""))]
    return " OR ".join(NAMES.get(kind, kind) for kind in named)


def wrong() -> dict[str, str]:
    """Packages whose licence is unknown or may not be, with what they say."""
    said = {name: licence(name) for name in packages()}
    return {
        name: text
        for name, text in said.items()
        if text is not None
        and not all(MAY.fullmatch(part) for part in re.split(r" (?:AND|OR) ", text.strip("()")))
    }


def page() -> str:
    """The page as it should be."""
    rows = [
        f"| {name} | {version} | {licence(name) or ''} |" for name, version in packages().items()
    ]
    return HEAD + "\n".join(rows) + "\n"


def main(write: bool) -> int:
    """Write or check; 0 when all is well."""
    if write:
        PAGE.write_text(page(), encoding="utf-8")
    for name, text in wrong().items():
        print(f"{name}: {text or 'no licence'}")
    if PAGE.read_text(encoding="utf-8") != page():
        print("docs/licences.md is of other packages: python scripts/licences.py --write")
        return 1
    return int(bool(wrong()))


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv))
