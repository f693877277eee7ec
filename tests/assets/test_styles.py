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


#: Blocks for paper and for colours of the system, which are neither light nor dark.
APART = re.compile(
    r"@media (?:print|\(forced-colors: active\)) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
    r"|@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}"
)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\(")
#: What looks the same on a light page and on a dark one: the header, and pictures on white paper.
SAME = re.compile(
    r"kopvak|kopbalk|merklink|merkplaats|navlink|menuvouw|zoekvak|weergave|(?:rapport|kies)beeld|diabeeldje"
)


def test_a_colour_is_named_by_a_property_so_that_the_page_can_be_dark() -> None:
    fixed = []
    for file in sorted(ASSETS.glob("[!0]*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
        for selector, body in RULE.findall(APART.sub("", text)):
            for line in body.split(";"):
                name, _, value = line.strip().partition(":")
                value = re.sub(r"var\([^()]*\)|url\([^()]*\)", "", value)
                if COLOUR.search(value) and not name.startswith("--") and not SAME.search(selector):
                    fixed.append((file.name, selector.strip(), line.strip()))
    assert fixed == []


def test_a_dark_page_has_a_colour_for_each_property_of_a_light_one() -> None:
    def named(path: Path, start: str) -> set[str]:
        body = path.read_text(encoding="utf-8").split(start)[1].split("\n}")[0]
        pairs = re.findall(r"(--[\w-]+): (.*);", body)
        return {name for name, value in pairs if COLOUR.search(value) or name == "--pijl"}

    light = named(ASSETS / "atlas.css", "\n:root {\n")
    assert len(light) > 20
    assert light - named(ASSETS / "dark" / "donker.css", "\nhtml:root {\n") == set()
