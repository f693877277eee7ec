"""Maps: areas on their real outline, municipalities as hexagon tiles or circles.

Areas are drawn as filled lines in longitude and latitude, stretched as the province is (one degree
of longitude is shorter than one of latitude), north up. No map tiles, no base map, nothing from
outside; it prints and exports as true vector.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from arbeidszorg import style
from arbeidszorg.classes import Classes, make
from arbeidszorg.geography import OUTSIDE, UNKNOWN, Outline, Tile
from arbeidszorg.table import OK, Row, Table
from arbeidszorg.texts import label, t
from components.figures.base import Figure, Trace, empty, filled, layout, no_axis
from components.once import once

#: Height of one degree of latitude in degrees of longitude, at 51 degrees north.
STRETCH = 1 / math.cos(math.radians(51.03))
MAP_HEIGHT = 560
#: Colour of the line between areas.
EDGE = "#7f8f97"
TILE_HEIGHT = 620
#: x and y of every point of a line.
Path = tuple[list[float | None], list[float | None]]
#: Areas that have room for their name and number; circles of initiatives would cover them.
MOST_LABELS = 8


@dataclass(frozen=True)
class Site:
    """One initiative as a circle on the map."""

    name: str
    sector: str
    town: str
    lat: float
    lon: float
    places: int | None


@once(most=64)
def classes_over(table: Table) -> Classes:
    """Classes for a map, made from every year of a Table; who lives elsewhere is not on the map."""
    inside = (row["waarde"] for row in table.rows if row["gebied"] not in (OUTSIDE, UNKNOWN))
    return make(inside, table.view.unit)


def area_map(
    table: Table,
    outlines: Mapping[str, Outline],
    classes: Classes,
    chosen: Mapping[str, str],
    sites: Iterable[Site] = (),
) -> Figure:
    """Areas coloured by class; ``chosen`` maps area codes to the colour of their border."""
    rows = _rows(table)
    if not rows:
        return empty(MAP_HEIGHT)
    order = sorted(outlines, key=lambda code: code in chosen)  # chosen borders lie on top
    borders = _borders(outlines)
    data = [_shape(borders[c], c, rows.get(c), table, classes, chosen.get(c)) for c in order]
    circles = _sites(sites)
    if len(outlines) <= MOST_LABELS and not circles:
        data.append(_labels(outlines, rows, table, classes))
    data.extend(circles)
    return {"data": data, "layout": _map_layout(outlines)}


def tile_map(
    table: Table,
    tiles: Mapping[str, Tile],
    regions: Mapping[str, Outline],
    classes: Classes,
    chosen: Mapping[str, str],
) -> Figure:
    """Municipalities as equal hexagons; ``regions`` are the outlines of groups of tiles."""
    rows = _rows(table)
    if not rows:
        return empty(TILE_HEIGHT)
    order = sorted(tiles, key=lambda code: code in chosen)
    corners = _corners(tiles)
    data = [_shape(corners[c], c, rows.get(c), table, classes, chosen.get(c)) for c in order]
    data.extend(
        {
            "type": "scatter",
            "mode": "lines",
            "x": xs,
            "y": ys,
            "line": {"color": style.INK, "width": 1.6},
            "hoverinfo": "skip",
        }
        for xs, ys in _borders(regions).values()
    )
    data.append(
        {
            "type": "scatter",
            "mode": "text",
            "x": [tiles[c].x for c in order],
            "y": [tiles[c].y for c in order],
            "text": [_tile_text(tiles[c].short, rows.get(c), table) for c in order],
            "textfont": {
                "size": 11,
                "color": [_ink(rows.get(c), classes) for c in order],
            },
            "hoverinfo": "skip",
        }
    )
    made = layout(
        TILE_HEIGHT,
        xaxis=no_axis(),
        yaxis=no_axis(scaleanchor="x", scaleratio=1),
    )
    return {"data": data, "layout": made}


def circle_map(
    table: Table,
    background: Mapping[str, Outline],
    centres: Mapping[str, tuple[float, float]],
    classes: Classes,
    chosen: Mapping[str, str],
) -> Figure:
    """Municipalities as circles (area = value) on the real outline; ``centres`` lon, lat."""
    rows = _rows(table)
    if not rows:
        return empty(MAP_HEIGHT)
    data: list[Trace] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": xs,
            "y": ys,
            "fill": "toself",
            "fillcolor": "#f3f5f6",
            "line": {"color": "#ffffff", "width": 1.5},
            "hoverinfo": "skip",
        }
        for xs, ys in _borders(background).values()
    ]
    values = [row["waarde"] for row in rows.values() if row["status"] == OK]
    largest = max([*values, 0]) or 1
    codes = [code for code in centres if code in rows]
    codes.sort(key=lambda c: -(rows[c]["waarde"] if rows[c]["status"] == OK else 0))
    for state, members in _by_state(codes, rows).items():
        data.append(_circles(state, members, rows, centres, classes, table, chosen, largest))
    return {"data": data, "layout": _map_layout(background)}


def _by_state(codes: list[str], rows: Mapping[str, Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in codes:
        found.setdefault(rows[code]["status"], []).append(code)
    return found


def _circles(
    state: str,
    codes: list[str],
    rows: Mapping[str, Row],
    centres: Mapping[str, tuple[float, float]],
    classes: Classes,
    table: Table,
    chosen: Mapping[str, str],
    largest: float,
) -> Trace:
    """Circles of one state; what has no value gets one fixed size, so size betrays nothing."""
    sizes = [
        max(6.0, 64 * math.sqrt(rows[c]["waarde"] / largest)) if state == OK else 10.0
        for c in codes
    ]
    looks = [_look(rows[c], classes) for c in codes]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [centres[c][0] for c in codes],
        "y": [centres[c][1] for c in codes],
        "customdata": codes,
        "text": [_hover(rows[c], table) for c in codes],
        "hoverinfo": "text",
        "marker": {
            "size": sizes,
            "symbol": style.SHAPES[state][0] if state != OK else "circle",
            "color": [look[0] if state == OK else look[2] for look in looks],
            "opacity": 0.92,
            "line": {
                "color": [chosen.get(c, style.INK if state == OK else looks[0][2]) for c in codes],
                "width": [3 if c in chosen else 1 for c in codes],
            },
        },
    }


@once(most=8)
def _borders(outlines: Mapping[str, Outline]) -> dict[str, Path]:
    """Area code -> its border, which may have hundreds of points; figures share them."""
    return {code: (outline.lons, outline.lats) for code, outline in outlines.items()}


@once(most=2)
def _corners(tiles: Mapping[str, Tile]) -> dict[str, Path]:
    """Municipality -> its hexagon; figures share them."""
    return {code: (tile.xs, tile.ys) for code, tile in tiles.items()}


def _rows(table: Table) -> dict[str, Row]:
    """Area code -> its row in the last year."""
    return {row["gebied"]: row for row in table.last}


def _look(row: Row | None, classes: Classes) -> tuple[str, str, str]:
    """Fill, pattern and pattern colour."""
    if row is None:
        return style.STATES["nvt"]
    if row["status"] != OK:
        return style.STATES[row["status"]]
    number = classes.of(row["waarde"])
    return (style.ZERO if number is None else classes.colours()[number], "", style.INK)


def _ink(row: Row | None, classes: Classes) -> str:
    """Text colour that can be read on the row's fill."""
    return style.ink_on(_look(row, classes)[0])


def _hover(row: Row | None, table: Table) -> str:
    if row is None:
        return ""
    value = (
        style.number(row["waarde"], table.view.unit)
        if row["status"] == OK
        else style.wrapped(t(f"table.status_long.{row['status']}"), 32)
    )
    return t("figure.hover", name=row["gebied_naam"], value=value)


def _shape(
    path: Path,
    code: str,
    row: Row | None,
    table: Table,
    classes: Classes,
    border: str | None,
) -> Trace:
    return {
        **filled(
            *path,
            _hover(row, table),
            _look(row, classes),
            (border, 3.5) if border else (EDGE, 0.8),
        ),
        "name": row["gebied_naam"] if row else code,
        "meta": code if row else None,
    }


def _labels(
    outlines: Mapping[str, Outline],
    rows: Mapping[str, Row],
    table: Table,
    classes: Classes,
) -> Trace:
    """Name and number of each area, written on it."""
    codes = [code for code in outlines if code in rows]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [outlines[c].label[0] for c in codes],
        "y": [outlines[c].label[1] for c in codes],
        "text": [
            f"{_short(rows[c]['gebied_naam'])}<br>"
            f"<b>{style.shown(rows[c]['waarde'], rows[c]['status'], table.view.unit)}</b>"
            for c in codes
        ],
        "textfont": {"size": 14, "color": [_ink(rows[c], classes) for c in codes]},
        "hoverinfo": "skip",
    }


def _short(name: str) -> str:
    """An area's name, broken after a hyphen when it is long."""
    return style.wrapped(name.replace("-", "- "), 14).replace("- ", "-")


def _tile_text(name: str, row: Row | None, table: Table) -> str:
    if row is None:
        return name
    value = {"verborgen": "•", "nvt": "–", "niet_geregistreerd": "?"}.get(row["status"], "")
    if row["status"] == OK:
        value = style.number(row["waarde"], table.view.unit)
    return f"{name}<br><b>{value}</b>"


def _sites(sites: Iterable[Site]) -> list[Trace]:
    sites = list(sites)
    if not sites:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [site.lon for site in sites],
            "y": [site.lat for site in sites],
            "text": [_site_text(site) for site in sites],
            "hoverinfo": "text",
            "marker": {
                "size": [6 + 1.3 * math.sqrt(site.places or 4) for site in sites],
                "color": [style.SECTOR_COLOURS[site.sector] for site in sites],
                "line": {"color": style.PAPER, "width": 1.5},
                "opacity": 0.95,
            },
        }
    ]


def _site_text(site: Site) -> str:
    places = t("figure.places_unknown")
    if site.places is not None:
        places = t("figure.places_one" if site.places == 1 else "figure.places", count=site.places)
    return t(
        "figure.site",
        name=_plain(site.name),
        sector=label("sector", site.sector),
        town=site.town,
        places=places,
    )


def _plain(text: str) -> str:
    """Text that plotly will not take for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@once(most=8)
def _extent(outlines: Mapping[str, Outline]) -> tuple[list[float], list[float]]:
    """The first and last longitude of a map, and latitude; figures share them."""
    borders = _borders(outlines).values()
    lons = [lon for path in borders for lon in path[0] if lon is not None]
    lats = [lat for path in borders for lat in path[1] if lat is not None]
    room = 0.01
    return [min(lons) - room, max(lons) + room], [min(lats) - room, max(lats) + room]


def _map_layout(outlines: Mapping[str, Outline]) -> dict[str, Any]:
    lons, lats = _extent(outlines)
    return layout(
        MAP_HEIGHT,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        xaxis=no_axis(range=lons, constrain="domain"),
        yaxis=no_axis(
            range=lats,
            scaleanchor="x",
            scaleratio=STRETCH,
            constrain="domain",
        ),
    )
