"""Areas of the province: their codes, names, residents, mergers, outlines and tiles.

The municipality is the smallest area; every other area is a set of municipalities. A regio and an
arrondissement can overlap without one holding the other: Wervik lies in arrondissement Ieper but
in regio Zuid-West-Vlaanderen.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from shapely.errors import ShapelyError

from arbeidszorg.places import groups
from arbeidszorg.places.localities import localities, unambiguous
from arbeidszorg.places.outlines import Outline, Tile, outline_of, read_outlines, together
from arbeidszorg.places.residents import Residents, by_year
from arbeidszorg.places.zones import AS_OF, zones
from arbeidszorg.settings import DATA
from arbeidszorg.texts import t

Level = Literal["regio", "arrondissement", "gemeente", "provincie"]
LEVELS: tuple[Level, ...] = ("regio", "arrondissement", "gemeente", "provincie")
#: Since 1 January of this year the municipalities are as they are drawn.
MERGED_IN = 2025
PROVINCE = "30000"
OUTSIDE = "buiten"  # a residence outside the province
UNKNOWN = "onbekend"  # no residence given

#: What stands before the name of an eerstelijnszone where somebody asks for it.
ZONE_STARTS = ("eerstelijnszone ", "elz ")
REFERENCE = DATA / "reference"
OUTLINES = DATA / "geography"


class GeographyError(ValueError):
    """A file with boundaries cannot be used; the message says why (Dutch)."""


@dataclass(frozen=True)
class Area:
    """One area. ``residents``: on the last 1 January that is known, which says how large it is; a
    rate of a year asks :meth:`Geography.residents_of`. ``slug``: its name in an address, unique."""

    code: str
    name: str
    level: str
    residents: int
    slug: str


def slugify(text: str) -> str:
    """``" Regio Brugge"`` becomes ``"regio-brugge"``: lower case, no accents, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))


def kind(code: str) -> str:
    """The level of an area by its code: regio's have letters, arrondissementen end in 000. A group
    (:mod:`~arbeidszorg.places.groups`) has none: it is a ``groep``."""
    if groups.is_group(code):
        return "groep"
    if code.startswith("REFREG"):
        return "regio"
    if code == PROVINCE:
        return "provincie"
    return "arrondissement" if code.endswith("000") else "gemeente"


@dataclass(frozen=True, eq=False)
class Geography:
    """Everything the atlas knows about places.

    ``areas``: code -> area, in the order province, regio's, arrondissementen, municipalities.
    ``members``: code -> codes of the municipalities in that area, by NIS code.
    ``mergers``: NIS code of before a merger -> the code that holds today.
    ``former``: NIS code of before a merger -> the name of that town.
    ``centres``: municipality -> (lon, lat) of its centre.
    ``residents``: of each municipality and year.
    ``zones``: name of an eerstelijnszone -> its code as an area: of a group, or of a municipality.
    """

    areas: dict[str, Area]
    members: dict[str, tuple[str, ...]]
    mergers: dict[str, str]
    former: dict[str, str]
    centres: dict[str, tuple[float, float]] = field(repr=False)
    residents: Residents = field(repr=False)
    zones: dict[str, str] = field(repr=False)
    _names: dict[str, str] = field(repr=False)  # slug of a code or name, now or once -> code
    _outlines: dict[str, dict[str, Outline]] = field(repr=False)
    _tiles: dict[str, Tile] = field(repr=False)
    _tile_borders: dict[str, Outline] = field(repr=False)

    @property
    def has_boundaries(self) -> bool:
        """Whether the official boundaries of the municipalities are installed."""
        return "gemeente" in self._outlines

    def residents_of(self, code: str, year: int) -> int:
        """The residents of an area on 1 January of a year, or of the nearest that is known."""
        return self.residents.number(self.members[code], year)

    def with_residents(self, own: Residents) -> Geography:
        """The same, with the residents of years that somebody handed in."""
        residents = self.residents.with_years(own)
        areas = {
            code: replace(area, residents=residents.number(self.members[code], residents.last))
            for code, area in self.areas.items()
        }
        return replace(self, residents=residents, areas=_with_groups(areas, self.members))

    def level(self, level: str) -> tuple[Area, ...]:
        """The areas of a level, in the order of ``areas``."""
        return tuple(area for area in self.areas.values() if area.level == level)

    def find(self, text: str) -> Area | None:
        """The area with this code or slug, whatever its case, spaces and accents. The code and
        the name of a town from before a merger lead to the town that it is part of now, as do its
        postal codes, its parts and its name in French."""
        code = self._names.get(slugify(text))
        return None if code is None else self.areas[code]

    def near(self, text: str) -> tuple[str, ...]:
        """The full names of the areas that somebody may have meant, three at most: those that begin
        so, else the one that is spelled almost so."""
        wish = slugify(text)
        begins = [name for name in self._names if len(wish) > 2 and name.startswith(wish)]
        alike = begins or get_close_matches(wish, self._names, 1, 0.75)
        names = dict.fromkeys(self.full_name(self._names[name]) for name in alike)
        return tuple(names)[:3]

    def current(self, nis: str) -> str | None:
        """Today's code for a municipality of the province, given its code of before or after a
        merger; ``None`` for any other code."""
        code = self.mergers.get(nis, nis)
        return code if code in self.centres else None

    def parent(self, municipality: str, level: str) -> Area:
        """The area of ``level`` in which a municipality lies. ``KeyError`` for an unknown code."""
        if municipality not in self.centres:
            raise KeyError(municipality)
        return next(a for a in self.level(level) if municipality in self.members[a.code])

    def within(self, code: str, level: str) -> tuple[Area, ...]:
        """The areas of ``level`` that lie wholly inside an area."""
        inside = set(self.members[code])
        return tuple(a for a in self.level(level) if inside.issuperset(self.members[a.code]))

    def partly(self, code: str, level: str) -> tuple[Area, ...]:
        """The areas of ``level`` that overlap an area without lying wholly inside it."""
        inside, whole = set(self.members[code]), self.within(code, level)
        return tuple(
            area
            for area in self.level(level)
            if area not in whole and not inside.isdisjoint(self.members[area.code])
        )

    def outline(self, level: str) -> dict[str, Outline]:
        """Code -> outline, for every area of a level. ``KeyError`` for ``gemeente`` when there
        are no boundaries (see :attr:`has_boundaries`)."""
        return self._outlines[level]

    def tiles(self) -> dict[str, Tile]:
        """Municipality -> its hexagon, for all municipalities."""
        return self._tiles

    def tile_borders(self) -> dict[str, Outline]:
        """Regio -> the outline of its hexagons together, in the units of :class:`Tile`."""
        return self._tile_borders

    def full_name(self, code: str) -> str:
        """A name that stands by itself: an arrondissement shares the name of its main town."""
        area = self.areas[code]
        if area.level == "arrondissement":
            return t("view.arrondissement", name=area.name)
        return area.name


def load(boundaries: Path | None = None) -> Geography:
    """Read the reference files, the outlines and, when that file exists, the boundaries of the
    municipalities. Raises :class:`GeographyError` when those boundaries cannot be used."""
    towns, merged = list(_rows(REFERENCE / "gemeenten.csv")), list(_rows(REFERENCE / "fusies.csv"))
    residents = by_year(
        (row["nis"], int(row["jaar"]), int(row["inwoners"]))
        for row in _rows(REFERENCE / "inwoners.csv")
    )
    plain, inside = _areas(towns, residents)
    names = {slugify(row["oude_gemeente"]): row["nieuw_nis"] for row in merged}
    names |= {row["oud_nis"]: row["nieuw_nis"] for row in merged}
    names |= {slugify(code): code for code in plain}
    names |= {area.slug: area.code for area in plain.values()}
    others = {slugify(name): code for name, code in unambiguous(localities()).items()}
    names |= {name: code for name, code in others.items() if name not in names}
    ready = _zones(plain)
    names |= {slugify(start + name): code for name, code in ready.items() for start in ZONE_STARTS}
    members = groups.WithGroups(
        inside, lambda code: tuple(sorted(names[slug] for slug in groups.parted(code)[1]))
    )
    areas = _with_groups(plain, members)
    outlines = {
        level: read_outlines(OUTLINES / f"{level}.geojson", "gebied")
        for level in ("regio", "arrondissement", "provincie")
    }
    if boundaries is not None and boundaries.exists():
        outlines["gemeente"] = _municipal_outlines(boundaries, [row["nis"] for row in towns])
    tiles = {
        row["nis"]: Tile(row["nis"], row["kort"], int(row["rij"]), int(row["kolom"]))
        for row in _rows(OUTLINES / "tegels.csv")
    }
    regions = [code for code, area in areas.items() if area.level == "regio"]
    return Geography(
        areas=areas,
        members=members,
        mergers={row["oud_nis"]: row["nieuw_nis"] for row in merged},
        former={row["oud_nis"]: row["oude_gemeente"] for row in merged},
        centres={row["nis"]: (float(row["lon"]), float(row["lat"])) for row in towns},
        residents=residents,
        zones=ready,
        _names=names,
        _outlines=outlines,
        _tiles=tiles,
        _tile_borders={
            code: outline_of(together([tiles[nis] for nis in members[code]])) for code in regions
        },
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _areas(
    towns: list[dict[str, str]], residents: Residents
) -> tuple[dict[str, Area], dict[str, tuple[str, ...]]]:
    """The areas and their members, from the rows of ``gemeenten.csv``."""
    columns = {
        "regio": ("referentieregio_code", "referentieregio"),
        "arrondissement": ("arrondissement_nis", "arrondissement"),
        "gemeente": ("nis", "gemeente"),
    }
    rows_of = {(PROVINCE, "West-Vlaanderen", "provincie"): towns}
    for level, (code, name) in columns.items():
        for row in sorted(towns, key=lambda row: row[code]):
            rows_of.setdefault((row[code], row[name], level), []).append(row)
    areas, members = {}, {}
    for (code, name, level), rows in rows_of.items():
        # Every arrondissement is called after its main town; the plain name means that town.
        slug = slugify(f"{level} {name}" if level == "arrondissement" else name)
        members[code] = tuple(sorted(row["nis"] for row in rows))
        number = residents.number(members[code], residents.last)
        areas[code] = Area(code, name, level, number, slug)
    return areas, members


def _with_groups(
    areas: dict[str, Area], members: dict[str, tuple[str, ...]]
) -> groups.WithGroups[Area]:
    """The areas, and every group that is asked for."""
    return groups.WithGroups(areas, lambda code: _group(code, members[code], areas))


def _group(code: str, towns: tuple[str, ...], areas: dict[str, Area]) -> Area:
    """A group as an area."""
    name = groups.parted(code)[0] or t("view.group")
    return Area(code, name, kind(code), sum(areas[nis].residents for nis in towns), code)


def _zones(areas: dict[str, Area]) -> dict[str, str]:
    """Name of an eerstelijnszone -> its code. A zone of one municipality is that municipality."""
    return {
        name: towns[0]
        if len(towns) == 1
        else groups.code_of(
            t("view.zone", name=name, year=AS_OF), [areas[nis].slug for nis in towns]
        )
        for name, towns in zones().items()
    }


def _municipal_outlines(path: Path, codes: list[str]) -> dict[str, Outline]:
    try:
        outlines = read_outlines(path, "nis")
        return {code: outlines[code] for code in codes}
    except (KeyError, TypeError, ValueError, AttributeError, OSError, ShapelyError) as error:
        raise GeographyError(t("boundaries.not_ours", file=path.name)) from error
