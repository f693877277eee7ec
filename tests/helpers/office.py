"""Figures of every kind, and looking into Office files without knowing how they are written."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.kinds import cells, centres, groups, lines, maps
from arbeidszorg.figures.picture import Picture
from arbeidszorg.view.notes import Note
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.builders import remarks as noted
from helpers.drawn import PROVINCE, REGIOS, TOWNS, Y2021, area_bars, regios

LINK = "https://atlas.example/kaart?niveau=gemeente&sector=ggz#kaart"
MARK = "DEMONSTRATIE: verzonnen gegevens"
KINDS = ("bars", "groups", "multiples", "lines", "cells", "areas", "tiles", "circles", "")
#: What would be seen when a hidden number leaves; no other number has these digits.
SECRET = 7_654_321.0
#: Text that breaks files: a formula, markup, quotes, right to left, control characters, too long.
EVIL = "=1+1</w:t>&\"'\u202e\U0001f600\x00\x0b\ud800[x]:*?/\\" + "lang " * 60
SECTORS = ("MB", "GGZ", "AW", "VAPH")
ACTIVITIES = ("keuken", "mailing", "houtbewerking")
#: Values that go round: numbers, a zero, and each reason for having none.
ROUND = (1771.0, 12.0, "verborgen", 0.0, 57.5, "nvt", "niet_geregistreerd", 8.0)


def figure(table: Table, picture: Picture, **more: Any) -> Figure:
    """A figure as it leaves the atlas; ``more`` replaces what goes with it."""
    return Figure(
        "proef",
        table,
        picture,
        replace(
            about(table, PLACES, link=LINK, credits=True, remarks=noted("Let hierop.")), **more
        ),
        "arbeidszorg_proef",
    )


def example(kind: str, demo: bool = True) -> Figure:
    """A figure of a kind, with numbers, zeroes and every reason for having none."""
    table, picture = _drawn(kind, demo)
    assert picture.kind == kind
    return figure(table, picture)


def _drawn(kind: str, demo: bool) -> tuple[Table, Picture]:
    level = {"tiles": "gemeente", "circles": "gemeente", "cells": "provincie"}.get(kind, "regio")
    options: dict[str, Any] = {"level": level}
    codes: list[tuple[str, ...]] = [()]
    areas = {"regio": REGIOS, "gemeente": TOWNS, "provincie": (PROVINCE,)}[level]
    if kind in ("groups", "multiples"):
        options["split"], codes = ("sector",), [(sector,) for sector in SECTORS]
    if kind == "cells":
        options["split"] = ("sector", "activiteit")
        codes = [(sector, activity) for sector in SECTORS for activity in ACTIVITIES]
    years = (2019, 2021) if kind == "lines" else Y2021
    view = View(years, **options)
    keys = [(year, area, *code) for year in view.all_years for area in areas for code in codes]
    states = ("verborgen",) if kind == "" else ROUND
    values = {key: states[place % len(states)] for place, key in enumerate(keys)}
    table = answer(view, values, dict.fromkeys(view.all_years, 2000), demo=demo)
    classes = maps.classes_over(table)
    colours = dict(zip(table.areas, style.SERIES, strict=False))
    pictures = {
        "": lambda: area_bars(table),
        "bars": lambda: area_bars(table),
        "groups": lambda: groups.grouped_bars(table, colours),
        "multiples": lambda: groups.multiples(table),
        "lines": lambda: lines.trend(table),
        "cells": lambda: cells.crossed(table, classes),
        "areas": lambda: maps.area_map(table, PLACES.outline("regio"), classes, {}),
        "tiles": lambda: maps.tile_map(table, PLACES.tiles(), {}, classes, {}),
        "circles": lambda: centres.circle_map(
            table, PLACES.outline("provincie"), PLACES.centres, classes, {}
        ),
    }
    return table, pictures[kind]()


def with_secret(figure: Figure) -> Figure:
    """The same with a number in every row that is not to be shown."""
    rows = tuple(r if r.status == OK else r._replace(value=SECRET) for r in figure.table.rows)
    return replace(figure, table=replace(figure.table, rows=rows))


def evil() -> Figure:
    """A figure with evil names everywhere."""
    plain = regios(10, 20, "nvt", 4)
    rows = tuple(row._replace(area_name=EVIL) for row in plain.rows)
    table = replace(
        plain,
        rows=rows,
        title=EVIL,
        subtitle=EVIL,
        source=EVIL,
        notes=(Note("table.remark.evil", EVIL),),
    )
    words = {
        "title": EVIL,
        "subtitle": EVIL,
        "filters": (EVIL,),
        "sentence": EVIL,
        "source": EVIL,
        "credits": EVIL,
        "link": f"https://atlas.example/{EVIL}",
    }
    return figure(table, area_bars(table), **words)


def empty() -> Figure:
    """A figure without a single row."""
    table = answer(View(Y2021), {})
    return figure(table, area_bars(table))


def document(*figures: Figure, **more: Any) -> Document:
    """A document with text, a list and figures."""
    listing = Listing(
        "Initiatieven",
        ("Naam", "Plaatsen"),
        (("De Proef", "12"), ("=A1", "n.v.t.")),
        frozenset({1}),
        "Zoals doorgegeven.",
    )
    sections = (
        Section("Inleiding", ("Een alinea.", "Nog een alinea.")),
        Section("Cijfers", ("Wat volgt.",), figures=figures),
        Section("Lijst", (), (listing,), apart=True),
    )
    usual: dict[str, Any] = {
        "title": "Een verslag",
        "subtitle": "Over arbeidszorg",
        "sections": sections,
        "name": "verslag",
        "demo": True,
        "link": "https://atlas.example/verslag",
        "lead": ("Vooraf.",),
    }
    return Document(**(usual | more))


def png(wide: int = 1280, high: int = 700) -> bytes:
    """The smallest PNG that says to be so large; nobody looks at it."""

    def part(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IEND", b"")


def parts(content: bytes) -> Mapping[str, bytes]:
    """Every file in a ZIP, by name; ZIPs in it too."""
    contents: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        assert len(set(opened.namelist())) == len(opened.namelist())
        for name in opened.namelist():
            contents[name] = opened.read(name)
            if contents[name][:2] == b"PK":
                inner = parts(contents[name])
                contents |= {f"{name}/{part}": content for part, content in inner.items()}
    return contents


def holds(content: bytes, text: str) -> list[str]:
    """The parts of a ZIP that hold a text."""
    return [name for name, part in parts(content).items() if text.encode() in part]


def sizes(content: bytes) -> list[str]:
    """The sizes of letters that the styles of a Word file set, in half points."""
    return re.findall(r'<w:sz w:val="(\d+)"', parts(content)["word/styles.xml"].decode())
