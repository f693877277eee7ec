"""Looking into figures and Dash components without knowing their markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import svg
from dash.development.base_component import Component

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.base import ranked
from arbeidszorg.figures.kinds import bars
from arbeidszorg.figures.live import live
from arbeidszorg.figures.picture import Picture, Words
from arbeidszorg.figures.still import still
from arbeidszorg.figures.still.elements import Desc, Title
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import LADDER, View
from helpers.builders import PLACES, answer, persons, registry, weakened_atlas

Y2021 = (2021, 2021)
REGIOS = tuple(area.code for area in PLACES.level("regio"))
TOWNS = tuple(area.code for area in PLACES.level("gemeente"))
PROVINCE = "30000"
STATES = STATUSES[1:]
SVG_NAMESPACE = "http://www.w3.org/2000/svg"


def build(picture: Picture) -> go.Figure:
    """The picture drawn in every way: plotly checks each property of the live figure, JSON can hold
    it, and the stills are well-formed."""
    figure = live.figure(picture)
    json.dumps(figure, allow_nan=False)
    for drawn in (
        still.fluid(picture, "proef", "Naam", "Uitleg"),
        fixed(picture, "proef", 1200, "Naam", "Uitleg"),
    ):
        ElementTree.fromstring(drawn)
        assert "nan" not in re.sub("[a-z]nan|nan[a-z]", "", drawn.lower())
    return go.Figure(data=figure["data"], layout=figure["layout"])


def fixed(picture: Picture, key: str, width: float, title: str, described: str) -> str:
    """The still of a picture ``width`` pixels wide, as files have it, without what goes around."""
    high = width / picture.ratio if picture.ratio else picture.height
    named: list[svg.Element] = [Title(words=title), Desc(words=described)]
    drawn = [*named, *still.drawing(picture, key, width)]
    return str(svg.SVG(elements=drawn, xmlns=SVG_NAMESPACE, width=width, height=high))


def area_bars(table: Table, colours: dict[str, str] | None = None) -> Picture:
    """A bar for each area in the last year, highest first: the plainest of pictures."""
    rows = ranked(table.last)
    fills = [(colours or {}).get(row.area, style.ACCENT) for row in rows]
    return bars.bars_of(rows, [row.area_name for row in rows], fills, table.view.unit)


def of_kind(picture: Picture, kind: type[Any]) -> list[Any]:
    """The marks of one kind (Bar, Dot, ...)."""
    return [mark for mark in picture.marks if isinstance(mark, kind)]


def texts(picture: Picture) -> list[str]:
    """Every text that a reader can see or point at in a picture."""
    lines = [picture.words] if picture.words else []
    for mark in picture.marks:
        lines.append(" ".join(mark.said))
        if isinstance(mark, Words):
            lines.append(" ".join(line.text for line in mark.lines))
    return [text for text in lines if text]


def flows(values: list[float | str], total: float | str = 100) -> Table:
    """A table of those who left by rungs of the ladder; the values go round."""
    codes = split_codes(LADDER)
    values_by_code = {(PROVINCE, code): values[n % len(values)] for n, code in enumerate(codes)}
    view = View(Y2021, level="provincie", measure="uitstroom", split=(LADDER,))
    return answer(view, values_by_code, total)


def about(picture: Picture, name: str) -> list[str]:
    """The texts of a picture that name something."""
    return [text for text in texts(picture) if name in text]


def regios(*values: float | str, **options: Any) -> Table:
    """A protected Table with one value per regio."""
    return answer(View(**{"years": Y2021, **options}), dict(zip(REGIOS, values, strict=False)), 100)


def towns(values: list[float | str], **options: Any) -> Table:
    """A protected Table with one value per municipality."""
    view = View(**{"years": Y2021, "level": "gemeente", **options})
    return answer(view, dict(zip(TOWNS, values, strict=False)), 100)


@cache
def secret(
    few: int, split: str = "", level: str = "regio", years: tuple[int, int] = Y2021
) -> Table:
    """A Table in which ``few`` (1 to 4) persons in Kortrijk, men in the workshop, are hidden;
    whatever is drawn from it must be the same for every ``few``."""
    rows = registry(
        [{"nis": "31005"}, {"nis": "34022"}, {"nis": "36015"}, {"nis": "37022"}],
        [
            *persons(20, geslacht="v", activiteiten="mailing"),
            *persons(few, initiatief_id="I2", geslacht="m", activiteiten="houtbewerking"),
            *persons(9, initiatief_id="I3", geslacht="v", activiteiten="mailing"),
            *persons(7, initiatief_id="I4", geslacht="v", startdatum="2020-02-01"),
        ],
    )
    splits = tuple(split.split(",")) if split else ()
    return weakened_atlas(rows).table(View(years, level=level, split=splits))


# --- components ----------------------------------------------------------------------------------


def parts(component: Any) -> Iterator[Any]:
    """A component and everything in it, in reading order; texts too."""
    if isinstance(component, list | tuple):
        for child in component:
            yield from parts(child)
    elif isinstance(component, Component):
        yield component
        yield from parts(getattr(component, "children", None))
    elif component is not None:
        yield str(component)


def words(component: Any) -> str:
    """All text in a component."""
    return " ".join(text for text in parts(component) if isinstance(text, str))


def elements(component: Any, kind: str) -> list[Any]:
    """The components of one kind ("A", "Th", "Li") inside a component."""
    return [child for child in parts(component) if type(child).__name__ == kind]


def having(component: Any, **wanted: Any) -> list[Any]:
    """The components with these properties."""
    return [
        child
        for child in parts(component)
        if isinstance(child, Component)
        and all(getattr(child, key, None) == value for key, value in wanted.items())
    ]
