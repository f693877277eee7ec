"""A figure that leaves the page carries all that a reader needs."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from builders import PLACES, answer
from drawn import REGIOS, Y2021, regios

from arbeidszorg import classes
from arbeidszorg.drawing import bars, maps, text
from arbeidszorg.drawing.framed import INNER, SIDE, WIDTH, around, framed
from arbeidszorg.drawing.picture import Picture
from arbeidszorg.sentences import sentence
from arbeidszorg.table import Table
from arbeidszorg.view import View

SVG = "{http://www.w3.org/2000/svg}"


def made(table: Table, picture: Picture | None = None, **more: Any) -> ElementTree.Element:
    words = around(table, PLACES, more.pop("title", table.title), table.subtitle, **more)
    return ElementTree.fromstring(framed(picture or bars.area_bars(table), words, "proef"))


def flat(file: ElementTree.Element) -> str:
    """Everything that is written on a file, on one line."""
    said = ["".join(one.itertext()) for one in file.iter(f"{SVG}text")]
    return " ".join(" ".join(said).split())


def test_everything_is_written_on_it() -> None:
    view = View(Y2021, areas=REGIOS[:2], sectors=("GGZ", "AW"), activities=("keuken",))
    table = answer(view, {REGIOS[0]: 30, REGIOS[1]: "verborgen"}, 33, demo=True)
    file = made(table, title="Een eigen titel", remarks=("Let hierop.",))
    said = flat(file)
    for needed in ("Een eigen titel", table.subtitle, "sector GGZ en AW", "activiteit keuken",
                   "Proefgegevens", "31/12/2023", "Let hierop.", *table.notes,
                   "DEMONSTRATIE: verzonnen gegevens", "Arbeidszorgatlas"):  # fmt: skip
        assert " ".join(needed.split()) in said, needed
    title, told = file.find(f"{SVG}title"), file.find(f"{SVG}desc")
    assert title is not None and title.text == "Een eigen titel"
    assert told is not None and sentence(table) in (told.text or "")


def test_own_data_carry_no_demonstration_mark() -> None:
    assert "DEMONSTRATIE" not in flat(made(regios(1, 2, 3, 4, 5)))


def test_boundaries_are_credited_where_they_are_drawn() -> None:
    table = regios(10, "verborgen", 30, 40, 50)
    by_class = classes.make(table.frame["waarde"], "aantal")
    drawing = maps.area_map(table, PLACES.outline("regio"), by_class, {})
    said = flat(made(table, drawing, credits=True))
    assert "NGI" in said
    assert all(label in said for label in by_class.labels())
    assert "NGI" not in flat(made(table))


@pytest.mark.parametrize("number", [0, 1, 20])
def test_long_notes_make_the_file_higher(number: int) -> None:
    table = regios(1, 2, 3, 4, 5)
    file = made(table, remarks=("Een opmerking van een zekere lengte. " * 8,) * number)
    lowest = max(float(one.get("y", "0").rstrip("%")) for one in file.findall(f"{SVG}text"))
    assert float(file.get("height", "0")) > lowest + 10
    assert file.get("viewBox") == f"0 0 {WIDTH} {file.get('height')}"
    for one in file.findall(f"{SVG}text"):
        assert one.get("x") == str(SIDE)
        bold = one.get("font-weight") == "700"
        assert text.width(one.text or "", float(one.get("font-size", "14")), bold) <= INNER


def test_a_file_needs_no_page() -> None:
    table = regios(1, 2, "verborgen", 4, 5)
    words = around(table, PLACES, table.title, table.subtitle)
    file = framed(bars.area_bars(table), words, "proef", b"letters")
    assert "%" not in re.sub(r"<text[^>]*>[^<]*", "", file), "plain numbers everywhere"
    assert "calc(" not in file
    assert "data:font/woff2;base64,bGV0dGVycw==" in file
    assert not re.search(r"(href|src)=", file)
    assert framed(bars.area_bars(table), words, "proef", b"letters") == file
