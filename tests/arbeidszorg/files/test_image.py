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
from helpers.leaving import FIGURES, figure_file

TABLE = regios(10, 20, "verborgen", 40, 0)
SVG = "{http://www.w3.org/2000/svg}"
#: Figures with a hatched or dotted area.
PATTERNED = ("areas", "cells", "flows", "tiles")
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


@pytest.mark.parametrize("size", ZOOMS)
@pytest.mark.parametrize("kind", FIGURES)
def test_an_svg_leaves_nothing_to_what_programs_do_not_know(kind: str, size: str) -> None:
    """LibreOffice shifts no text (``dx``, ``dy``), and leaves out the ground of a pattern: it lies
    below, in the same form."""
    root = ElementTree.fromstring(figure_file(kind, "svg", size))
    grounds = {pattern.get("id"): pattern[0].get("fill") for pattern in root.iter(f"{SVG}pattern")}
    below: tuple[object, ...] = ()
    for element in root.iter():
        assert not {"dx", "dy"} & set(element.attrib), element.attrib
        if element.tag in (f"{SVG}text", f"{SVG}tspan") and "y" in element.attrib:
            float(element.attrib["y"])
        form = tuple(element.get(name) for name in ("d", "x", "y", "width", "height"))
        fill = element.get("fill", "")
        if fill.startswith("url(#"):
            assert below == (*form, grounds[fill[5:-1]])
        below = (*form, fill)
    assert bool(grounds) == (kind in PATTERNED)
