"""The tables of a territory, read and checked together: what does not go together is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from arbeidszorg.places.level import LevelWords
from arbeidszorg.places.localities import SORTS, Locality, Sort
from arbeidszorg.places.outlines import Tile
from arbeidszorg.places.residents import Residents, by_year
from arbeidszorg.places.rows import Row, day, filled, first_of, is_nis, number, rows, whole
from arbeidszorg.places.territory import Territory
from arbeidszorg.places.wrong import Wrong

#: Towns that one sentence names.
MOST_NAMED = 5
#: Rows and columns of the tile map.
MOST_CELLS = 999
MOST_RESIDENTS = 50_000_000


@dataclass(frozen=True)
class Town:
    """A municipality as it is today. ``parents``: level -> code and name of its area there."""

    code: str
    name: str
    lon: float
    lat: float
    parents: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Merger:
    """A municipality of before (``old``) that is part of one of today since a day."""

    old: str
    name: str
    new: str
    since: date


#: Where a name has its middle, its beginning or its end.
Across = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Beyond:
    """A name of what lies around the territory: its lines, where it stands on the map (longitude,
    latitude) and among the tiles, and what of it stands there."""

    lines: tuple[str, ...]
    spot: tuple[float, float]
    tile: tuple[float, float]
    across: Across


@dataclass(frozen=True)
class Zones:
    """Known groupings of municipalities. ``as_of``: the year in which they were as they are listed,
    0 without any; ``towns``: name -> the codes of its municipalities."""

    as_of: int
    towns: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Tables:
    """``forms``: code -> the name of an area in a sentence, and its preposition ("" for that of
    every other)."""

    towns: tuple[Town, ...]
    mergers: tuple[Merger, ...]
    residents: Residents
    tiles: dict[str, Tile]
    localities: tuple[Locality, ...]
    forms: dict[str, tuple[str, str]]
    beyond: tuple[Beyond, ...]
    zones: Zones


def read(territory: Territory, *, tiles: bool = True) -> Tables:
    """Every table of a territory, with or without its tiles. Raises
    :class:`~arbeidszorg.places.wrong.TerritoryError` with all that is wrong."""
    wrong = Wrong(str(territory.folder))
    towns = _towns(territory, wrong)
    known = {town.code: town for town in towns}
    mergers = _mergers(territory, known, wrong)
    residents = _residents(territory, known, wrong)
    laid = _tiles(territory, known, wrong) if tiles else {}
    areas = {territory.code} | {code for town in towns for code, _ in town.parents.values()}
    areas |= set(known)
    tables = Tables(
        tuple(towns),
        tuple(mergers),
        residents,
        laid,
        tuple(_localities(territory, areas, wrong)),
        _forms(territory, areas, wrong),
        tuple(_beyond(territory, wrong)),
        _zones(territory, known, wrong),
    )
    wrong.check()
    return tables


def _table(territory: Territory, name: str, columns: Iterable[str], wrong: Wrong) -> list[Row]:
    """The rows of a table; none of one that the territory does not have."""
    path = territory.resources.get(name)
    return rows(path, tuple(columns), wrong) if path else []


def _towns(territory: Territory, wrong: Wrong) -> list[Town]:
    columns = [column for level in territory.middle for column in level.columns or ()]
    needed = ("nis", "gemeente", "lat", "lon")
    every = _table(territory, "gemeenten", (*needed, *columns), wrong)
    known = first_of(((row["nis"], row) for row in every if row["nis"]), wrong, "code_twice")
    towns = []
    for row in every:
        if not filled(row, needed, wrong):
            continue
        if not is_nis(row["nis"]):
            wrong.add("not_nis", row.file, row.number, value=row["nis"])
        lat, lon = (number(row, column, wrong) for column in ("lat", "lon"))
        if lat is not None and lon is not None and not (abs(lat) <= 90 and abs(lon) <= 180):
            wrong.add("not_spot", row.file, row.number, lat=row["lat"], lon=row["lon"])
        parents = dict(_parents(row, territory.middle, wrong))
        if known[row["nis"]] is row:
            towns.append(Town(row["nis"], row["gemeente"], lon or 0.0, lat or 0.0, parents))
    _one_name_each(territory, towns, known, wrong)
    return towns


def _parents(
    row: Row, levels: tuple[LevelWords, ...], wrong: Wrong
) -> Iterator[tuple[str, tuple[str, str]]]:
    for level in levels:
        code, name = level.columns or ("", "")
        if row[code] and row[name]:
            yield level.code, (row[code], row[name])
        else:
            column = name if row[code] else code
            words = {"town": row["gemeente"], "level": level.name, "column": column}
            wrong.add("no_member", row.file, row.number, **words)


def _one_name_each(
    territory: Territory, towns: list[Town], known: dict[str, Row], wrong: Wrong
) -> None:
    """That a code is the code of one area, of one level and one name."""
    names = {territory.code: (territory.top.code, territory.name)}
    for town in towns:
        own = [(level, *area) for level, area in town.parents.items()]
        for level, code, name in [*own, ("gemeente", town.code, town.name)]:
            other = names.setdefault(code, (level, name))
            if other != (level, name):
                row = known[town.code]
                words = {"code": code, "name": name, "other": other[1]}
                wrong.add("code_taken", row.file, row.number, **words)


def _mergers(territory: Territory, towns: dict[str, Town], wrong: Wrong) -> list[Merger]:
    columns = ("oud_nis", "oude_gemeente", "nieuw_nis", "vanaf")
    every = _table(territory, "fusies", columns, wrong)
    every = [row for row in every if filled(row, columns, wrong)]
    known = first_of(((row["oud_nis"], row) for row in every), wrong, "code_twice")
    gemeenten, mergers = territory.resources["gemeenten"].name, []
    for old, row in known.items():
        if not is_nis(old):
            wrong.add("not_nis", row.file, row.number, value=old)
        if row["nieuw_nis"] not in towns:
            words = {"code": row["nieuw_nis"], "file": gemeenten}
            wrong.add("unknown_town", row.file, row.number, **words)
        if old in towns and old != row["nieuw_nis"]:
            wrong.add("old_is_new", row.file, row.number, **{"code": old, "file": gemeenten})
        since = day(row, "vanaf", wrong)
        if since:
            mergers.append(Merger(old, row["oude_gemeente"], row["nieuw_nis"], since))
    return mergers


def _residents(territory: Territory, towns: dict[str, Town], wrong: Wrong) -> Residents:
    columns = ("nis", "jaar", "inwoners")
    every = _table(territory, "inwoners", columns, wrong)
    given: dict[tuple[str, int], tuple[int, int]] = {}
    for row in every:
        if not filled(row, columns, wrong):
            continue
        year = whole(row["jaar"], 1900, 2200)
        people = whole(row["inwoners"], 1, MOST_RESIDENTS)
        if row["nis"] not in towns:
            wrong.add("unknown_town", row.file, row.number, **_gemeenten(territory, row["nis"]))
        elif year is None:
            wrong.add("not_number", row.file, row.number, value=row["jaar"], column="jaar")
        elif people is None:
            wrong.add("not_residents", row.file, row.number, value=row["inwoners"])
        elif (row["nis"], year) in given:
            first = given[row["nis"], year][1]
            words = {"code": row["nis"], "year": year, "first": first}
            wrong.add("residents_twice", row.file, row.number, **words)
        else:
            given[row["nis"], year] = (people, row.number)
    years = by_year((nis, year, people) for (nis, year), (people, _) in given.items()).years
    complete = {year: known for year, known in years.items() if len(known) == len(towns)}
    if years and not complete:
        last = max(years)
        absent = [town.name for code, town in towns.items() if code not in years[last]]
        file = territory.resources["inwoners"].name
        words = {"count": len(towns), "year": last, "towns": named(absent)}
        wrong.add("no_whole_year", file, **words)
    return Residents(complete)


def _gemeenten(territory: Territory, code: str) -> dict[str, str]:
    return {"code": code, "file": territory.resources["gemeenten"].name}


def _tiles(territory: Territory, towns: dict[str, Town], wrong: Wrong) -> dict[str, Tile]:
    columns = ("nis", "rij", "kolom", "kort")
    every = _table(territory, "tegels", columns, wrong)
    every = [row for row in every if filled(row, columns, wrong)]
    known = first_of(((row["nis"], row) for row in every), wrong, "code_twice")
    tiles, cells = {}, dict[tuple[int, int], str]()
    for code, row in known.items():
        if code not in towns:
            wrong.add("unknown_town", row.file, row.number, **_gemeenten(territory, code))
            continue
        place = [whole(row[column], 0, MOST_CELLS) for column in ("rij", "kolom")]
        for column, value in zip(("rij", "kolom"), place, strict=True):
            if value is None:
                wrong.add("not_cell", row.file, row.number, value=row[column], column=column)
        cell = (place[0] or 0, place[1] or 0)
        if None not in place and cells.setdefault(cell, code) != code:
            words = {"town": towns[code].name, "other": towns[cells[cell]].name}
            where = {"row_of": cell[0], "column_of": cell[1]}
            wrong.add("tile_on_tile", row.file, row.number, **words, **where)
        tiles[code] = Tile(code, row["kort"], *cell)
    if every and (absent := [town.name for code, town in towns.items() if code not in tiles]):
        wrong.add("no_tile", territory.resources["tegels"].name, towns=named(absent))
    return tiles


def _localities(territory: Territory, areas: set[str], wrong: Wrong) -> Iterator[Locality]:
    columns = ("naam", "postcode", "nis", "soort")
    for row in _table(territory, "plaatsen", columns, wrong):
        if not filled(row, ("naam", "nis", "soort"), wrong):
            continue
        if row["nis"] not in areas:
            wrong.add("unknown_area", row.file, row.number, **_gemeenten(territory, row["nis"]))
        if row["soort"] not in SORTS:
            wrong.add("not_sort", row.file, row.number, value=row["soort"])
        yield Locality(row["naam"], row["postcode"], row["nis"], cast(Sort, row["soort"]))


def _forms(territory: Territory, areas: set[str], wrong: Wrong) -> dict[str, tuple[str, str]]:
    every = _table(territory, "namen", ("gebied", "genoemd", "voorzetsel"), wrong)
    every = [row for row in every if filled(row, ("gebied", "genoemd"), wrong)]
    known = first_of(((row["gebied"], row) for row in every), wrong, "area_twice")
    for code, row in known.items():
        if code not in areas:
            wrong.add("unknown_area", row.file, row.number, **_gemeenten(territory, code))
    return {code: (row["genoemd"], row["voorzetsel"]) for code, row in known.items()}


def _beyond(territory: Territory, wrong: Wrong) -> Iterator[Beyond]:
    columns = ("naam", "lon", "lat", "tegel_x", "tegel_y", "uitlijning")
    for row in _table(territory, "omgeving", columns, wrong):
        if not filled(row, columns, wrong):
            continue
        lon, lat, x, y = (number(row, column, wrong) or 0.0 for column in columns[1:5])
        if row["uitlijning"] not in ("start", "middle", "end"):
            wrong.add("across", row.file, row.number, value=row["uitlijning"])
        across = cast(Across, row["uitlijning"])
        yield Beyond(tuple(row["naam"].split("/")), (lon, lat), (x, y), across)


def _zones(territory: Territory, towns: dict[str, Town], wrong: Wrong) -> Zones:
    """The eerstelijnszones, by name; each town is in one at most."""
    columns = ("nis", "zone", "jaar")
    every = _table(territory, "eerstelijnszones", columns, wrong)
    every = [row for row in every if filled(row, columns, wrong)]
    known = first_of(((row["nis"], row) for row in every), wrong, "code_twice")
    inside, years = dict[str, list[str]](), set[int]()
    for code, row in known.items():
        year = whole(row["jaar"], 1900, 2200)
        if code not in towns:
            wrong.add("unknown_town", row.file, row.number, **_gemeenten(territory, code))
        elif year is None:
            wrong.add("not_number", row.file, row.number, value=row["jaar"], column="jaar")
        else:
            inside.setdefault(row["zone"], []).append(code)
            years.add(year)
    return Zones(
        max(years, default=0), {name: tuple(sorted(inside[name])) for name in sorted(inside)}
    )


def named(names: list[str]) -> str:
    """At most five names."""
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
