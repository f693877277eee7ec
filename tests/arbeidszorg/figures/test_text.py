"""Widths and breaking of text, in the font that the atlas ships."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.figures import text

ROOT = Path(text.__file__).resolve().parents[2]
LONG = "Zuid-West-Vlaamse vereniging voor arbeidszorg en begeleid werken " * 5


def test_the_widths_are_those_of_the_font() -> None:
    spec = importlib.util.spec_from_file_location("measure", ROOT / "scripts" / "measure_font.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    known = json.loads(script.TARGET.read_text(encoding="utf-8"))
    (font,) = script.FONTS.glob("*.woff2")
    for weight in script.WEIGHTS:
        assert script.widths(font, weight) == known[str(weight)]


def test_wider_letters_are_wider() -> None:
    assert text.width("WWW", 14) > text.width("iii", 14)
    assert text.width("breed", 14, bold=True) > text.width("breed", 14)
    assert text.width("1.771", 28) == pytest.approx(2 * text.width("1.771", 14))
    assert text.width("語", 10) == 10


@given(st.text(max_size=300), st.floats(30, 400), st.integers(1, 4))
def test_lines_fit(words: str, room: float, most: int) -> None:
    lines = text.lines(words, room, 14, most)
    assert 1 <= len(lines) <= most
    assert all(text.width(line, 14) <= room or len(line) <= 2 for line in lines)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)))
def test_nothing_is_lost_when_there_is_room(words: list[str]) -> None:
    assert " ".join(text.paragraph(" ".join(words), 300, 14)) == " ".join(words)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = text.lines(LONG, 150, 14)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert not any("…" in line for line in lines[:-1])


def test_a_name_is_broken_after_a_hyphen() -> None:
    assert text.lines("Zuid-West-Vlaanderen", 100, 14) == ("Zuid-West-", "Vlaanderen")
    assert "".join(text.lines("a" * 100, 100, 14, 20)) == "a" * 100


def test_what_cannot_be_written_is_left_out() -> None:
    assert text.clean("De\x00 \x1b[31mProef\n\tdrie \ud800") == "De [31mProef drie"
