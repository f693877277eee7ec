"""Our own styles: all pages share one file, so a class means one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets"
#: A class that a rule starts with: what it is, not where it stands.
FIRST = re.compile(r"(?:^|[},]\s*)\.([a-z][\w-]*)(?=[\s,{>:.\[])", re.M)
#: Names that atlas.css gives to all; other files may add to them.
SHARED = "atlas.css"


def test_a_class_belongs_to_one_file() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for file in sorted(ASSETS.glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
        for name in FIRST.findall(text):
            owners[name].add(file.name)
    shared = {name for name, files in owners.items() if SHARED in files}
    clashes = {
        name: files
        for name, files in owners.items()
        if len(files) > 1 and name not in shared and "bootstrap" not in "".join(files)
    }
    assert clashes == {}
    assert len(owners) > 100
