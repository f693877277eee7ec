"""Pictures of a figure, drawn by the server alone."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from arbeidszorg.content.about import about
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.framed import SHEETS, ZOOMS
from arbeidszorg.files import image
from arbeidszorg.files.fonts import FAMILY
from helpers.builders import PLACES
from helpers.drawn import area_bars, regios

TABLE = regios(10, 20, "verborgen", 40, 0)
FIGURE = Figure("proef", TABLE, area_bars(TABLE), about(TABLE, PLACES), "proef")


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@pytest.mark.parametrize("zoom", ZOOMS.values())
@pytest.mark.parametrize("form", ["16x9", "4x3", "1x1"])
def test_a_png_is_twice_its_sheet(form: str, zoom: float) -> None:
    sheet = SHEETS[form]
    assert size(image.png(FIGURE, sheet, zoom)) == (2 * sheet.width, 2 * sheet.height)


def test_the_same_figure_is_the_same_picture() -> None:
    assert image.png(FIGURE) == image.png(FIGURE)


def test_letters_are_drawn() -> None:
    """With a font that is not there, nothing would be written."""
    words = Figure("proef", TABLE, area_bars(TABLE), FIGURE.about, "proef")
    empty = image.pixels(image.svg(words).replace("<text", "<desc").replace("</text", "</desc"))
    assert len(image.png(words, SHEETS["vrij"])) > len(empty) * 1.5


def test_a_bare_picture_is_in_the_font_of_the_server() -> None:
    drawn = image.bare_svg(FIGURE, 640)
    root = ElementTree.fromstring(drawn)
    assert root.get("width") == "640"
    assert FAMILY in str(root.get("font-family"))
    assert size(image.bare_png(FIGURE, 640))[0] == 1280
