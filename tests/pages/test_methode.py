"""The methods page: every part has words, links lead somewhere, settings are followed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.settings import Settings
from helpers.builders import registry, weakened_atlas
from pages import methode

NAMES = [name for section, parts in methode.SECTIONS.items() for name in (section, *parts)]


@cache
def empty(**settings: Any) -> Atlas:
    """An atlas without registrations, as an operator chose it."""
    return weakened_atlas(registry(), Settings(**settings))


def words(name: str, **settings: Any) -> str:
    """What a part says, as one line of text with its links."""
    here = empty(**settings)
    return " ".join(_texts([part.to_plotly_json() for part in methode.content(name, here)]))


def _texts(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, list | tuple):
        return [text for child in node for text in _texts(child)]
    if hasattr(node, "to_plotly_json"):
        return _texts(node.to_plotly_json())
    if isinstance(node, dict):
        props = node.get("props", {})
        return [*_texts(props.get("children")), *_texts(props.get("href"))]
    return []


@pytest.mark.parametrize("name", NAMES)
def test_every_part_has_a_heading_and_words(name: str) -> None:
    assert methode.heading(name)
    text = words(name)
    assert not re.search(r"[{}]|\*\*|\]\(", text)
    assert [to for to in re.findall(r"(?<!\w)#([\w-]+)", text) if to not in NAMES] == []


def test_no_part_stands_twice() -> None:
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize(("most", "values"), [(4, 4), (2, 2), (9, 9)])
def test_the_threshold_is_the_one_that_was_chosen(most: int, values: int) -> None:
    assert f"van 1 tot en met {most} personen" in words("privacy-regel", small_to=most)
    assert f"{values} mogelijke waarden" in words("privacy-bijkomend", small_to=most)


def test_zero_stays_unless_the_operator_hides_it() -> None:
    assert "0 blijft staan" in words("privacy-regel")
    hidden = words("privacy-regel", hide_zero=True)
    assert "0 blijft staan" not in hidden
    assert "ook elke 0 verborgen" in hidden
