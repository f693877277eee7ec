"""Maps, tiles, circles and cells as shapes: named after what they show, each state its own look."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pptx.enum.dml import MSO_FILL, MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE_TYPE

from arbeidszorg import style
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.classes import classes_of
from arbeidszorg.figures.kinds import maps, placenames
from arbeidszorg.figures.picture import Shape
from arbeidszorg.files import slides
from arbeidszorg.places.outlines import Outline
from arbeidszorg.texts import t
from helpers.builders import PLACES
from helpers.decks import HIDDEN, KINDS, alt_text, deck, every_shape, figure, file_of, parts, words
from helpers.drawn import REGIOS, STATES, TOWNS, regios


def groups_of(file: bytes) -> dict[str, Any]:
    """The groups on the first slide, by name."""
    slide = deck(file).slides[0]
    return {shape.name: shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP}


def drawn(file: bytes) -> dict[str, Any]:
    """The named shapes of a figure."""
    group = groups_of(file)[t("slides.drawn")]
    return {shape.name: shape for shape in every_shape(group.shapes) if alt_text(shape)}


def test_every_area_is_a_shape_with_its_name_and_number() -> None:
    shapes = drawn(file_of("areas"))
    assert set(shapes) == {
        "Regio Brugge: 300",
        "Westhoek: verborgen",
        "Zuid-West-Vlaanderen: 0",
        "Middenkust: n.v.t.",
        "Midwest: geen registraties",
    }
    assert {shape.shape_type for shape in shapes.values()} == {MSO_SHAPE_TYPE.FREEFORM}
    assert alt_text(shapes["Westhoek: verborgen"]).startswith("Westhoek, verborgen om de privacy")


@pytest.mark.parametrize("kind", ["areas", "tiles", "cells"])
def test_every_state_has_a_look_of_its_own(kind: str) -> None:
    looks = {}
    for name, shape in drawn(file_of(kind)).items():
        state = name.split(": ")[-1]
        fill = shape.fill
        if fill.type == MSO_FILL.PATTERNED:
            looks[state] = (fill.pattern, str(fill.fore_color.rgb))
        elif fill.type == MSO_FILL.SOLID:
            looks[state] = (None, str(fill.fore_color.rgb))
    assert looks["verborgen"] == (MSO_PATTERN.WIDE_UPWARD_DIAGONAL, "9B9B9B")
    assert looks["geen registraties"] == (MSO_PATTERN.PERCENT_10, "C08A1E")
    assert looks["n.v.t."] == (None, style.STATES["nvt"][0][1:].upper())
    assert len({looks[status] for status in ("verborgen", "n.v.t.", "geen registraties", "0")}) == 4


@pytest.mark.parametrize("kind", ["areas", "tiles", "circles"])
@pytest.mark.parametrize("large", [False, True])
def test_a_map_keeps_its_proportions(kind: str, large: bool) -> None:
    map_figure = KINDS[kind]()
    (panel,) = map_figure.picture.panels
    shapes = [mark.shape for mark in panel.marks if hasattr(mark, "shape")]
    xs = [x for shape in shapes for x in shape.xs if x is not None]
    ys = [y for shape in shapes for y in shape.ys if y is not None]
    across = (max(xs) - min(xs)) / (panel.x[1] - panel.x[0]) * map_figure.picture.ratio
    wanted = across / ((max(ys) - min(ys)) / (panel.y[1] - panel.y[0]))
    group = groups_of(file_of(kind, large))[t("slides.drawn")]
    forms = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    left, top = min(form.left for form in forms), min(form.top for form in forms)
    right = max(form.left + form.width for form in forms)
    below = max(form.top + form.height for form in forms)
    proportions = (right - left) / (below - top) / wanted
    if kind == "tiles" and not large:  # they are no outline, and wide enough for their names
        assert 1.2 < proportions < 1.45
    else:
        assert proportions == pytest.approx(1, rel=0.01)


def test_62_tiles_hold_their_words() -> None:
    tiles = drawn(file_of("tiles"))
    assert len(tiles) == len(TOWNS) == 62
    written = [tile.text_frame.text.split("\n") for tile in tiles.values()]
    assert all(len(lines) == 2 for lines in written)
    values = [lines[1] for lines in written]
    assert values.count("1.234") == 9 and values.count(maps.SIGNS[HIDDEN]) == 9


def test_a_circle_for_a_number_and_another_form_for_a_state() -> None:
    shapes = drawn(file_of("circles"))
    forms = {name.split(": ")[-1]: shape.auto_shape_type.name for name, shape in shapes.items()}
    assert forms["1.234"] == "OVAL" and "0" not in forms
    assert forms["verborgen"] == "DIAMOND"
    assert forms["geen registraties"] == "ISOSCELES_TRIANGLE"
    sizes = {shape.width for name, shape in shapes.items() if name.endswith("verborgen")}
    assert len(sizes) == 1


#: What stands in a cell whose name says why it has no number.
SIGNS = {t(f"table.status.{status}"): t(f"figure.sign.{status}") for status in STATES}


def test_cells_hold_their_numbers_and_the_axes_their_words() -> None:
    cells = drawn(file_of("cells"))
    assert len(cells) == 28
    for name, cell in cells.items():
        said = name.split(": ")[-1]
        assert cell.text_frame.text == SIGNS.get(said, said)
    (slide,) = deck(file_of("cells")).slides
    for text in ("MB", "VAPH", "Houtbewerking"):
        assert text in words(slide)


def test_the_legend_says_what_the_picture_says() -> None:
    map_figure = KINDS["tiles"]()
    legend = groups_of(file_of("tiles"))[t("slides.legend")]
    texts = [shape.text_frame.text for shape in legend.shapes if shape.has_text_frame]
    assert [text for text in texts if text] == [
        key.brief or key.text for key in map_figure.picture.keys
    ]
    assert all(key.text in alt_text(legend) for key in map_figure.picture.keys)


def test_what_is_only_decoration_says_so() -> None:
    legend = groups_of(file_of("tiles"))[t("slides.legend")]
    marks = [shape for shape in legend.shapes if not shape.name]
    assert len(marks) == len(KINDS["tiles"]().picture.keys)
    assert all(b"decorative" in etree.tostring(mark.element) for mark in marks)


def test_islands_and_holes_stay() -> None:
    """One shape with a ring each, in one path: a ring within a ring is a hole."""
    outer = ((3.0, 51.0), (3.0, 51.4), (3.4, 51.4), (3.4, 51.0), (3.0, 51.0))
    hole = ((3.1, 51.1), (3.2, 51.1), (3.2, 51.2), (3.1, 51.1))
    island = ((3.6, 51.0), (3.7, 51.1), (3.7, 51.0), (3.6, 51.0))
    table = regios(10)
    outlines = {REGIOS[0]: Outline((outer, hole, island), (3.3, 51.3))}
    picture = maps.area_map(table, outlines, classes_of([10], "aantal"), {})
    assert isinstance(picture.marks[0].shape, Shape)  # type: ignore[union-attr]
    (area,) = drawn(slides.figure(figure(table, picture))).values()
    (path,) = area.element.xpath(".//a:path")
    assert len(path.xpath("./a:moveTo")) == len(path.xpath("./a:close")) == 3


def test_words_stand_in_the_place_of_what_cannot_be_shown() -> None:
    for kind, text in (("all hidden", t("figure.all_hidden")), ("nothing", t("figure.empty"))):
        (slide,) = deck(file_of(kind)).slides
        assert text in words(slide).replace("\n", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_large_letters_are_larger_on_every_slide(kind: str) -> None:
    """The smallest of each slide of a figure too: foot, heading, shapes and charts."""

    def smallest(large: bool) -> int:
        pages = re.compile(r"ppt/(slides/slide|charts/chart)[^/]*\.xml")
        held = parts(file_of(kind, large))
        texts = [content.decode() for name, content in held.items() if pages.fullmatch(name)]
        return min(int(size) for text in texts for size in re.findall(r'\bsz="(\d{3,5})"', text))

    assert smallest(True) >= 1.3 * smallest(False)


@pytest.mark.parametrize("large", [False, True])
def test_no_words_around_tiles_lie_on_them(large: bool) -> None:
    """Larger letters may take more room than there is beside the land."""
    group = groups_of(slides.figure(figure_of_tiles(), large=large))[t("slides.drawn")]
    every = list(every_shape(group.shapes))
    tiles = [shape for shape in every if alt_text(shape)]
    around = [s for s in every if s.has_text_frame and s.text_frame.text and not alt_text(s)]
    assert around, "where there is room they stand"
    for words_alone in around:
        for tile in tiles:
            apart = (
                words_alone.left + words_alone.width <= tile.left
                or tile.left + tile.width <= words_alone.left
                or words_alone.top + words_alone.height <= tile.top
                or tile.top + tile.height <= words_alone.top
            )
            assert apart, (words_alone.text_frame.text, tile.name)


def figure_of_tiles() -> Figure:
    """Every municipality as a tile, with the names of what lies around them."""
    tiles = KINDS["tiles"]()
    (panel,) = tiles.picture.panels
    marks = (*panel.marks, *placenames.around(PLACES.beyond, tiles=True))
    return replace(tiles, picture=replace(tiles.picture, panels=(replace(panel, marks=marks),)))
