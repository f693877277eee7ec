"""Pictures of reach: maps of municipalities with the initiatives on them, and bars of residents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from arbeidszorg import style
from arbeidszorg.content.listed import Listed
from arbeidszorg.figures.base import SIZE
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.kinds import mapped, maps
from arbeidszorg.figures.kinds.bars import bars_of
from arbeidszorg.figures.picture import Dot, Drawn, Key, Look, Picture, Words
from arbeidszorg.subjects.reach.answer import Answer
from arbeidszorg.subjects.reach.supply import Site
from arbeidszorg.subjects.reach.tables import BARS
from arbeidszorg.subjects.reach.words import km
from arbeidszorg.texts import t

#: The marks of an initiative, and of one that is thought of: symbol, pixels, colour.
SITE = ("diamond", 7.0, style.INK)
MORE = ("star", 17.0, style.AREA_COLOURS[0])
#: More initiatives than these cannot be told apart on a map of municipalities.
MANY = 250
#: The border of the municipality that is looked at, and of those where one more is thought of.
TOWN, THOUGHT = style.AREA_COLOURS[1], style.AREA_COLOURS[0]


def draw_map(answer: Answer, table: Listed) -> Picture:
    """The measure of each municipality on the map, with the initiatives where the map has real
    places."""
    picture = _map(answer, table)
    return with_sites(picture, answer, answer.now.supply.sites).told(_told(answer))


def draw_gains(answer: Answer, table: Listed) -> Picture:
    """How much each municipality gains by one more."""
    picture = _map(answer, table)
    return with_sites(picture, answer, answer.now.supply.sites, answer.asked.more)


def _map(answer: Answer, table: Listed) -> Picture:
    thought = dict.fromkeys(answer.asked.more, THOUGHT)
    chosen = {**thought, **({answer.asked.town: TOWN} if answer.asked.town else {})}
    view = replace(table.view, shown="kleuren")
    classes: Classes = maps.classes_over(table)
    return mapped.map_of(view, table, answer.here.geography, classes, chosen)


def with_sites(
    picture: Picture, answer: Answer, sites: Iterable[Site], more: Iterable[str] = ()
) -> Picture:
    """A map with the initiatives on it; on tiles nothing has a place of its own."""
    sites = tuple(sites)
    if picture.kind == "tiles" or not picture.panels or len(sites) > MANY:
        return picture
    areas, centres = answer.here.geography.areas, answer.here.geography.centres
    dots = [_dot(SITE, site.spot, site.name, areas[site.town].name) for site in sites]
    thought = t("bereik.map.site_more")
    dots += [_dot(MORE, centres[code], thought, areas[code].name) for code in more]
    (panel,) = picture.panels
    keys = [("bereik.map.site", SITE), *([("bereik.map.site_more", MORE)] if [*more] else [])]
    named = tuple(Key(t(key), symbol, Look(fill)) for key, (symbol, _, fill) in keys)
    return replace(
        picture,
        panels=(replace(panel, marks=_below_words(panel.marks, dots)),),
        keys=(*picture.keys, *named),
    )


def _below_words(marks: Sequence[Drawn], dots: Sequence[Dot]) -> tuple[Drawn, ...]:
    """Marks with dots on them, under the names."""
    named = [mark for mark in marks if isinstance(mark, Words)]
    return (*(mark for mark in marks if not isinstance(mark, Words)), *dots, *named)


def _dot(mark: tuple[str, float, str], spot: tuple[float, float], name: str, town: str) -> Dot:
    symbol, size, fill = mark
    return Dot(*spot, size, symbol, fill, style.PAPER, 1.0, said=(name, town), name=name)


def _told(answer: Answer) -> Mapping[str, tuple[str, ...]]:
    """Municipality -> what who points at it reads more: its nearest initiative, and how many lie
    within the distance."""
    cover, areas = answer.now, answer.here.geography.areas
    if not cover.supply.sites:
        return {}
    told = {}
    for at, code in enumerate(cover.towns.codes):
        near = cover.supply.sites[int(cover.which[at])]
        told[code] = (
            t(
                f"bereik.map.hover{_sure(near, code)}",
                name=near.name,
                town=areas[near.town].name,
                far=km(float(cover.nearest[at])),
            ),
            t(
                "bereik.map.hover_reach",
                distance=cover.distance,
                count=int(cover.within[cover.distance][at]),
            ),
        )
    return told


def _sure(near: Site, town: str) -> str:
    """How sure it is how far the nearest initiative of a municipality is."""
    if near.placed:
        return ""
    return "_own" if near.town == town else "_about"


def draw_bars(table: Listed, nothing: str) -> Picture:
    """Residents of the first municipalities as bars; words where there are none."""
    rows = table.rows[:BARS]
    if not rows:
        return Picture(8 * SIZE, words=nothing)
    fills = [style.ACCENT] * len(rows)
    return bars_of(rows, [row.area_name for row in rows], fills, "aantal")
