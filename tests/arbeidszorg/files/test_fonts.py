"""Words in the letters that files are drawn with."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from arbeidszorg.files.fonts import FILES, drawable, in_letters, letters


def test_every_style_has_the_letters():
    for path in FILES:
        with TTFont(path) as font:
            assert letters() <= {chr(code) for code in font.getBestCmap()}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Zorg & Co <b> #x $y$", "Zorg & Co <b> #x $y$"),
        ("Łódź, Çelik, één – “ja”…", "Łódź, Çelik, één – “ja”…"),
        ("e\u0301e\u0301n", "één"),
        ("Boot 🚤 en werf", "Boot en werf"),
        ("\u202eomgekeerd\u202c \u200fx", "omgekeerd x"),
        ("a\x00b\tc\n d", "ab c d"),
        ("niet\u2011breken", "niet-breken"),
        ("שלום", "????"),
        ("x \u22a5 5", "x ? 5"),
    ],
)
def test_what_can_be_drawn_stays_and_nothing_else(text: str, drawn: str):
    assert drawable(text) == drawn


def test_markup_keeps_its_spaces():
    assert in_letters("<text>één </text>\n<tspan>😀</tspan>") == (
        "<text>één </text>\n<tspan></tspan>"
    )
