"""The page about the house names the rooms that there are, and no others."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def rooms() -> set[str]:
    """The folders of the domain, and those beside it."""
    domain = {path.parent.name for path in (ROOT / "arbeidszorg").glob("*/__init__.py")}
    return domain | {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"}


def drawn() -> set[str]:
    """The rooms of the picture."""
    picture = PAGE.split("```mermaid")[1].split("```")[0]
    names = set(re.findall(r"\b(\w+)\[\"", picture))
    return {"arbeidszorg" if name == "domain" else name for name in names} - {"app"}


def test_the_picture_has_every_room_and_no_other() -> None:
    assert drawn() == rooms()


def test_what_is_named_exists() -> None:
    named = set(re.findall(r"`([\w./-]+(?:/[\w.-]+|\.(?:py|js|toml|md)))`", PAGE))
    places = (ROOT, ROOT / "arbeidszorg")
    gone = {name for name in named if not any((place / name).exists() for place in places)}
    assert named and not gone


def test_the_subjects_are_named() -> None:
    subjects = {path.parent.name for path in (ROOT / "arbeidszorg/subjects").glob("*/__init__.py")}
    (line,) = re.findall(r'subjects\["subjects: ([^"]*)"\]', PAGE)
    assert set(line.split(" · ")) == subjects


def test_each_room_says_what_it_is_for() -> None:
    for path in ROOT.glob("arbeidszorg/**/__init__.py"):
        assert path.read_text(encoding="utf-8").startswith('"""'), path
