"""A figure that leaves the page carries all that a reader needs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.framed import SHEETS, SIDE, ZOOMS, bare, framed
from arbeidszorg.figures import classes, text
from arbeidszorg.figures.kinds import maps
from arbeidszorg.figures.picture import Key, Look, Picture
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.builders import remarks as noted
from helpers.drawn import REGIOS, Y2021, area_bars, regios
from helpers.frames import frame_of

SVG = "{http://www.w3.org/2000/svg}"


def framed_file(
    table: Table, picture: Picture | None = None, **details: Any
) -> ElementTree.Element:
    sheet, zoom = details.pop("sheet", SHEETS["vrij"]), details.pop("zoom", 1.0)
    words = about(table, PLACES, **details)
    file = framed(picture or area_bars(table), words, "proef", sheet, zoom)
    return ElementTree.fromstring(file)


def flat(file: ElementTree.Element) -> str:
    """Everything that is written on a file, on one line."""
    texts = ["".join(element.itertext()) for element in file.iter(f"{SVG}text")]
    return " ".join(" ".join(texts).split())


def test_everything_is_written_on_it() -> None:
    view = View(Y2021, areas=REGIOS[:2], sectors=("GGZ", "AW"), activities=("keuken",))
    table = answer(view, {REGIOS[0]: 30, REGIOS[1]: "verborgen"}, 33, demo=True)
    file = framed_file(table, title="Een eigen titel", remarks=noted("Let hierop."))
    words = flat(file)
    for phrase in (
        "Een eigen titel",
        table.subtitle,
        "sector geestelijke gezondheidszorg (GGZ) en algemeen welzijnswerk (AW)",
        "activiteit keuken",
        "Proefgegevens",
        "31/12/2023",
        "Let hierop.",
        *(note.text for note in table.notes),
        "DEMONSTRATIE: verzonnen gegevens",
        "Arbeidszorgatlas",
    ):
        assert " ".join(phrase.split()) in words, phrase
    title, description = file.find(f"{SVG}title"), file.find(f"{SVG}desc")
    assert title is not None and title.text == "Een eigen titel"
    assert description is not None and sentence(table) in (description.text or "")


def test_own_data_carry_no_demonstration_mark() -> None:
    assert "DEMONSTRATIE" not in flat(framed_file(regios(1, 2, 3, 4, 5)))


def test_boundaries_are_credited_where_they_are_drawn() -> None:
    table = regios(10, "verborgen", 30, 40, 50)
    by_class = classes.classes_of(frame_of(table)["waarde"], "aantal")
    drawing = maps.area_map(table, PLACES.outline("regio"), by_class, {})
    words = flat(framed_file(table, drawing, credits=True))
    assert "NGI" in words
    assert all(label in words for label in by_class.labels())
    assert "NGI" not in flat(framed_file(table))


@pytest.mark.parametrize("number", [0, 1, 20])
def test_long_notes_make_the_file_higher(number: int) -> None:
    table = regios(1, 2, 3, 4, 5)
    file = framed_file(
        table, remarks=noted(*("Een opmerking van een zekere lengte. " * 8,) * number)
    )
    lowest = max(down for _, down, _ in written(file))
    assert float(file.get("height", "0")) > lowest + 10
    assert file.get("viewBox") == f"0 0 1280 {file.get('height')}"
    for line, _, bold in written(file):
        size = float(line.get("font-size", "14"))
        assert text.width(line.text or "", size, bold) <= 1280 - 2 * SIDE


def written(file: ElementTree.Element) -> list[tuple[ElementTree.Element, float, bool]]:
    """Every line of head and foot: how far down it stands, and whether it is bold."""
    lines: list[tuple[ElementTree.Element, float, bool]] = []

    def walk(element: ElementTree.Element, down: float) -> None:
        moved = re.fullmatch(r"translate\(([\d.]+) ([\d.]+)\)", element.get("transform", ""))
        down += float(moved[2]) if moved else 0
        for child in element:
            if child.tag == f"{SVG}text" and child.get("x") == str(SIDE):
                bold = child.get("font-weight") == "700"
                lines.append((child, down + float(child.get("y", "0")), bold))
            walk(child, down)

    walk(file, 0)
    return lines


@pytest.mark.parametrize("zoom", ZOOMS.values(), ids=list(ZOOMS))
@pytest.mark.parametrize("form", SHEETS)
def test_a_sheet_keeps_its_form(form: str, zoom: float) -> None:
    """Whatever is written on it: long notes and names become smaller letters, not a longer file."""
    sheet = SHEETS[form]
    table = regios(10, 20, "verborgen", 40, 50)
    long = noted(*("Een opmerking van een zekere lengte. " * 4,) * 4)
    long_legend = replace(
        area_bars(table),
        keys=tuple(Key("Een naam van een lijn " * 12, "box", Look("#123456")) for _ in range(40)),
    )
    for picture in (None, _map(table), Picture(100, words="Niets te tonen."), long_legend):
        file = framed_file(table, picture, remarks=long, sheet=sheet, zoom=zoom)
        assert file.get("width") == str(sheet.width)
        assert not sheet.height or file.get("height") == str(sheet.height)
        words = flat(file)
        assert "Een opmerking" in words and "Bron:" in words
        lowest = max(down for _, down, _ in written(file))
        assert lowest < float(file.get("height", "0"))


def test_large_letters_are_larger() -> None:
    table = regios(10, 20, 30, 40, 50)
    sizes = [
        framed_file(table, sheet=SHEETS["16x9"], zoom=zoom).find(f"{SVG}text[2]")
        for zoom in ZOOMS.values()
    ]
    small, large = (float(line.get("font-size", "0")) for line in sizes if line is not None)
    assert large > small * 1.3


def test_a_bare_picture_has_its_legend_and_no_words_around_it() -> None:
    table = regios(10, 20, 30, 40, 50)
    file = ElementTree.fromstring(bare(_map(table), about(table, PLACES), "proef", 600))
    words = flat(file)
    assert file.get("width") == "600"
    assert "Westhoek" in words and "Bron" not in words and table.title not in words
    assert "20" in words


def _map(table: Table) -> Picture:
    by_class = classes.classes_of(frame_of(table)["waarde"], "aantal")
    return maps.area_map(table, PLACES.outline("regio"), by_class, {})


def test_a_file_needs_no_page() -> None:
    table = regios(1, 2, "verborgen", 4, 5)
    words = about(table, PLACES)
    file = framed(area_bars(table), words, "proef", font=b"letters")
    assert "%" not in re.sub(r"<text[^>]*>[^<]*", "", file), "plain numbers everywhere"
    assert "calc(" not in file
    assert "data:font/woff2;base64,bGV0dGVycw==" in file
    assert not re.search(r"(href|src)=", file)
    assert framed(area_bars(table), words, "proef", font=b"letters") == file
