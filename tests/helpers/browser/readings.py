"""What a reader can read off a card, in one form: a table, a chart and the answer of the API."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import pytest
from playwright.sync_api import Page

from helpers.browser import steps
from helpers.browser.server import Server

WORDS = {
    "verborgen": "verborgen",
    "nvt": "n.v.t.",
    "niet_geregistreerd": "geen registraties",
}
#: Sectors are called so where there is little room.
SHORT = {
    "Maatwerkbedrijven": "MB",
    "Geestelijke gezondheidszorg": "GGZ",
    "Algemeen welzijnswerk": "AW",
    "Voorzieningen voor personen met een handicap": "VAPH",
}
#: What a state is called where there is room for it.
LONG = {
    "verborgen om de privacy van kleine groepen te beschermen": "verborgen",
    "niet van toepassing: dit getal kan hier niet bestaan": "n.v.t.",
    "geen registraties (de initiatieven gaven niets door)": "geen registraties",
}


@dataclass(frozen=True)
class Row:
    """A row of the API in words: its year, area and groups; its value; and as it is written."""

    labels: tuple[str, ...]
    value: float | None
    status: str
    text: str


def written(value: float, unit: str) -> str:
    """A number the Belgian way; worked out here, apart from the atlas."""
    digits = "0" if unit == "aantal" else "0.1"
    rounded = Decimal(str(value)).quantize(Decimal(digits), ROUND_HALF_EVEN)
    integer, _, tenth = f"{rounded:,}".partition(".")
    text = integer.replace(",", ".") + (f",{tenth}" if tenth else "")
    return f"{text} %" if unit == "aandeel" else text


def query_of(page: Page, card: str) -> str:
    """The query part of the link of a card to its own Table."""
    link = steps.part(page, card, "menu").locator("a[href^='/api/v1/cijfers.json']")
    return str(link.get_attribute("href")).removeprefix("/api/v1/cijfers.json")


def rows(atlas: Server, query: str) -> list[Row]:
    """The rows of the JSON answer, with the words of the CSV answer for the same address."""
    answer = atlas.numbers(query)
    text = atlas.text(f"/api/v1/cijfers.csv{query}{'&' if query else '?'}formaat=excel")
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))[1:]
    rows = []
    for row, line in zip(answer["rijen"], lines, strict=False):
        *labels, value, status = line
        assert labels[0] == str(row["jaar"])
        assert labels[1] == row["gebied_naam"]
        assert value == ("" if row["waarde"] is None else str(row["waarde"]).replace(".", ","))
        assert (row["status"] == "ok") == (row["waarde"] is not None) == (status == "waarde")
        shown = WORDS.get(row["status"]) or written(row["waarde"], answer["eenheid"])
        short = tuple(SHORT[label] for label in labels if label in SHORT)
        rows.append(Row((*labels, *short), row["waarde"], row["status"], shown))
    assert len(rows) == len(answer["rijen"])
    assert lines[len(rows)] == []
    return rows


def cells(page: Page, card: str) -> list[tuple[tuple[str, ...], str]]:
    """The table of a card: for each cell its names (of row and column) and its text."""
    cells = (
        steps.part(page, card, "tabel")
        .locator("table")
        .first.evaluate(
            """(table) => {
          const text = (cell) => cell.textContent.trim();
          const heads = [...table.tHead.rows[0].cells].slice(1).map(text);
          return [...table.tBodies[0].rows].flatMap((row) =>
            [...row.cells].slice(1).map((cell, place) =>
              [[text(row.cells[0]), ...heads[place].split(", ")], text(cell)]));
        }"""
        )
    )
    return [(tuple(names), text.replace("\xa0", " ")) for names, text in cells]


def match_table(page: Page, card: str, wanted: list[Row]) -> None:
    """Every row of the API is one cell of the table, and every cell is one row of the API."""
    shown = cells(page, card)
    assert len(shown) == len(wanted)
    units = {"Aantal", "Aandeel", "Index", "Per 10.000 inwoners"}
    left = list(wanted)
    for names, text in shown:
        known = [name for name in names if name not in units]
        fits = [row for row in left if set(known) <= set(row.labels) and row.text == text]
        assert fits, (card, names, text)
        left.remove(fits[0])


def hovers(trace: dict[str, Any]) -> list[str]:
    """What a trace says when a reader points at it."""
    if trace.get("hoverinfo") != "text":
        return []
    texts = trace.get("hovertext") or trace.get("text")
    return [texts] if isinstance(texts, str) else list(texts)


def match_chart(traces: list[dict[str, Any]], wanted: list[Row]) -> None:
    """Every row of the API is one mark of the chart with the same number, and the other way
    round. Published points and the crosses of hidden years are no rows."""
    left = list(wanted)
    trend = any(
        trace.get("name") and trace.get("mode") == "lines" and "fill" not in trace
        for trace in traces
    )
    gone: set[str] = set()
    for trace in traces:
        if trace.get("name") in ("Gepubliceerd cijfer", "Gepubliceerd, andere definitie"):
            assert trace["mode"] == "markers", "a published figure is never joined by a line"
            continue
        if trace.get("name") == "verborgen getal":
            assert all("verborgen" in hover for hover in hovers(trace))
            gone |= {str(year) for year in trace["x"]}
            continue
        texts = hovers(trace)
        if not texts or "text" in trace.get("mode", ""):  # words stand beside their bars
            continue
        heights = _heights(trace, len(texts))
        for text, height in zip(texts, heights, strict=True):
            names, shown = _split(text)
            fits = [row for row in left if set(names) <= set(row.labels) and row.text == shown]
            assert fits, (names, shown)
            if height is not None:
                assert height == pytest.approx(fits[0].value, abs=1e-6)
            left.remove(fits[0])
    if trend:  # a year without a value is a gap; a hidden one has a cross
        assert {row.labels[0] for row in left if row.status == "verborgen"} <= gone
        left = [row for row in left if row.status == "ok"]
    shown_areas = {row.labels[1] for row in wanted if row.status != "verborgen"}
    circles = any(trace.get("uid", "").endswith("cirkel") for trace in traces)
    assert [row for row in left if not _may_be_left_out(row, shown_areas, circles)] == []


def _may_be_left_out(row: Row, shown_areas: set[str], circles: bool) -> bool:
    """What a chart leaves to the table: an area that is hidden altogether, an empty "not
    recorded", what is not on a map, and nought where a number is a circle."""
    if row.status == "verborgen" and row.labels[1] not in shown_areas:
        return True
    if "Niet ingevuld" in row.labels:
        return row.value == 0
    if row.value == 0 and circles:
        return True
    return row.labels[1] in ("Buiten West-Vlaanderen", "Woonplaats niet ingevuld")


def _heights(trace: dict[str, Any], number: int) -> list[float | None]:
    """The lengths that are drawn; where a hidden one would be there is nothing."""
    if trace["type"] == "bar":
        lengths = zip(trace["x"], trace["base"], strict=True)
        return [x if x and base == 0 else None for x, base in lengths]  # cells start elsewhere
    if trace["mode"] == "markers" and "name" in trace and trace["name"]:
        return list(trace["y"])
    return [None] * number


def _split(text: str) -> tuple[tuple[str, ...], str]:
    """``<b>name, name</b><br>2021: value`` in its names and its value."""
    parts = re.match(r"<b>(.*?)</b>(?:<br>(.*))?$", text.replace("&amp;", "&"), re.S)
    assert parts, text
    name, rest = parts[1].replace("<br>", " "), parts[2] or ""
    year = re.match(r"(\d{4}): ", rest)
    rest = rest[year.end() :] if year else rest
    if number := re.match(r"[\d.,]+(?:\xa0%)?(?=<br>)", rest):  # what follows compares it
        rest = number[0]
    shown = rest.replace("\xa0", " ").replace("<br>", " ")
    names = tuple(name.split(", ")) + ((year[1],) if year else ())
    return names, LONG.get(shown, shown)


def match_sentence(sentence: str, answer: dict[str, Any], wanted: list[Row]) -> None:
    """Every number in the sentence stands in the table, or follows from it."""
    unit = answer["eenheid"]
    known = Counter(row.text for row in wanted)
    for total in answer["totaal"]:
        if total["waarde"] is not None:
            known[written(total["waarde"], unit)] += 1
            known[written(total["waarde"], "aantal")] += 1
    known.update(str(row["jaar"]) for row in answer["rijen"])
    known.update([str(sum(row.status == "verborgen" for row in wanted)), str(len(wanted))])
    for series in (answer["totaal"], *_series(answer["rijen"])):
        first, last = series[0]["waarde"], series[-1]["waarde"]
        if first is not None and last is not None:
            known.update(written(abs(last - first), kind) for kind in ("index", "aantal"))
            known[written(abs(round(last, 1) - round(first, 1)), "index")] += 1
            if first:
                known[written(abs(last - first) / first * 100, "aandeel")] += 1
    if unit == "index":
        known["100"] += 1
    sentence = sentence.replace("\xa0", " ").replace("per 10.000 inwoners", "")
    for label in {label for row in wanted for label in row.labels}:
        sentence = sentence.replace(label, "") if not label.isdigit() else sentence
    sentence = re.sub(r"de \d+ andere reeksen", "", sentence)
    for number in re.findall(r"\d[\d.]*(?:,\d+)?(?: %)?", sentence):
        assert number.rstrip(".") in known, (number, sentence)


def _series(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The rows of each line, year after year."""
    lines: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        about = tuple(str(row[key]) for key in row if key not in ("jaar", "waarde", "status"))
        lines.setdefault(about, []).append(row)
    return list(lines.values())
