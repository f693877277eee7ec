"""The page about security names tests and files that there are, and every requirement once."""

from __future__ import annotations

import ast
import re
from collections import Counter

import pytest

from arbeidszorg.settings import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
#: How many requirements of levels 1 and 2 ASVS 5.0 has in the chapters that are gone through.
REQUIREMENTS = {
    **{"1": 27, "2": 11, "3": 19, "4": 10, "5": 9, "13": 13, "14": 9, "15": 13, "16": 16},
    **{"6": 35, "7": 18, "8": 7, "9": 7, "10": 29},  # of the desk
}


def test_what_is_named_exists() -> None:
    named = re.findall(
        r"`((?:tests|deploy|server|assets|docs|data|desk)/[\w./-]+)(?:::(\w+))?`", PAGE
    )
    assert len(named) > 60
    for path, test in named:
        assert (ROOT / path).exists(), path
        if test:
            tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
            assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("chapter", REQUIREMENTS)
def test_every_requirement_has_a_line(chapter: str) -> None:
    rows = re.findall(r"^\| ([\d., ]+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    numbers = [number for row, _, _ in rows for number in row.split(", ")]
    of_chapter = Counter(number for number in numbers if number.split(".")[0] == chapter)
    assert set(of_chapter.values()) == {1}
    assert len(of_chapter) == REQUIREMENTS[chapter], sorted(of_chapter)


def test_who_finds_something_knows_where_to_go() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "docs/security.md" in text and "Report a" in text
