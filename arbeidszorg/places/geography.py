"""Areas of a territory: their codes, names, residents, mergers, outlines and tiles.

The municipality is the smallest area; every other area is a set of municipalities. Areas of two
levels can overlap without one holding the other: Wervik lies in arrondissement Ieper but in regio
Zuid-West-Vlaanderen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from shapely.errors import ShapelyError

from arbeidszorg.places import groups, package, tables
from arbeidszorg.places.errors import GeographyError
from arbeidszorg.places.level import GROUP, TOWN, Level
from arbeidszorg.places.localities import Locality, unambiguous
from arbeidszorg.places.outlines import (
    Outline,
    Tile,
    municipal_outlines,
    outline_of,
    read_outlines,
    together,
)
from arbeidszorg.places.residents import Residents
from arbeidszorg.places.spelling import almost
from arbeidszorg.places.tables import Beyond, Merger, Tables
from arbeidszorg.places.territory import Territory
from arbeidszorg.places.wrong import Wrong
from arbeidszorg.settings import TERRITORY
from arbeidszorg.texts import t

OUTSIDE = "buiten"  # a residence outside the territory
UNKNOWN = "onbekend"  # no residence given

#: What stands before the name of an eerstelijnszone where somebody asks for it.
ZONE_STARTS = ("eerstelijnszone ", "elz ")
__all__ = ["OUTSIDE", "UNKNOWN", "Area", "Geography", "GeographyError", "Level", "load", "slugify"]


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


@dataclass(frozen=True, eq=False)
class Geography:
    """Everything the atlas knows about places.

    ``areas``: code -> area, from the whole down to the municipalities, each level by code.
    ``members``: code -> codes of the municipalities in that area, by NIS code.
    ``mergers``: NIS code of before a merger -> the code that holds today.
    ``former``: NIS code of before a merger -> the name of that town.
    ``centres``: municipality -> (lon, lat) of its centre.
    ``residents``: of each municipality and year.
    ``localities``: other names by which people look for an area.
    ``forms``: code -> name in a sentence and preposition, where these are not the usual.
    ``beyond``: names of what lies around, for maps.
    ``zones``: name of an eerstelijnszone -> its code as an area: of a group, or of a municipality;
    ``zones_as_of``: the year in which they were as they are listed.
    """

    territory: Territory
    areas: dict[str, Area]
    members: dict[str, tuple[str, ...]]
    mergers: dict[str, str]
    former: dict[str, str]
    merged: tuple[Merger, ...] = field(repr=False)
    localities: tuple[Locality, ...] = field(repr=False)
    forms: Mapping[str, tuple[str, str]] = field(repr=False)
    beyond: tuple[Beyond, ...] = field(repr=False)
    centres: dict[str, tuple[float, float]] = field(repr=False)
    residents: Residents = field(repr=False)
    zones: dict[str, str] = field(repr=False)
    zones_as_of: int
    _names: dict[str, str] = field(repr=False)  # slug of a code or name, now or once -> code
    _outlines: dict[str, dict[str, Outline]] = field(repr=False)
    _tiles: dict[str, Tile] = field(repr=False)
    _tile_borders: dict[str, Outline] = field(repr=False)

    @property
    def whole(self) -> str:
        """The code of the whole territory."""
        return self.territory.code

    @property
    def top(self) -> Level:
        """The level of the whole alone."""
        return self.territory.top.code

    @property
    def main(self) -> Level:
        """The level just below the whole: what a map shows at first."""
        return self.territory.levels[1].code

    @cached_property
    def middle(self) -> tuple[Level, ...]:
        """The levels between the whole and the municipality, the highest first."""
        return tuple(level.code for level in self.territory.middle)

    @cached_property
    def descending(self) -> tuple[Level, ...]:
        """Every level, from the whole down to the municipality."""
        return (self.top, *self.middle, TOWN)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """Every level as a reader chooses them: the main one first, the whole last."""
        return (*self.middle, TOWN, self.top)

    @property
    def words(self) -> Mapping[str, str]:
        """What texts say of the whole; see :attr:`Territory.words`."""
        return self.territory.words

    def kind(self, code: str) -> Level:
        """The level of an area. A group (:mod:`~arbeidszorg.places.groups`) has none: it is a
        ``groep``. What is nowhere on the map goes as a municipality does."""
        if groups.is_group(code):
            return GROUP
        return self.areas[code].level if code in self.areas else TOWN

    @property
    def has_boundaries(self) -> bool:
        """Whether the official boundaries of the municipalities are installed."""
        return TOWN in self._outlines

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
        """The areas of a level, in the order of ``areas``. ``KeyError`` for a level that there is
        not."""
        return self._by_level[level]

    @cached_property
    def _by_level(self) -> dict[str, tuple[Area, ...]]:
        every = self.areas.values()
        return {
            level: tuple(area for area in every if area.level == level) for level in self.levels
        }

    def find(self, text: str) -> Area | None:
        """The area with this code or slug, whatever its case, spaces and accents. The code and
        the name of a town from before a merger lead to the town that it is part of now, as do its
        postal codes, its parts and its name in French."""
        code = self._names.get(slugify(text))
        return None if code is None else self.areas[code]

    def near(self, text: str) -> tuple[str, ...]:
        """The full names of the areas that somebody may have meant, three at most: those that begin
        so, else the one that is spelled almost so."""
        alike = almost(slugify(text), self._names)
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
        if area.level == GROUP:
            return area.name
        return self.territory.by_code[area.level].full.format(naam=area.name)


def load(boundaries: Path | None = None, folder: Path = TERRITORY) -> Geography:
    """Read the territory in a folder and, when that file exists, the boundaries of its
    municipalities. Raises :class:`GeographyError`, with all that is wrong, when the folder holds no
    whole territory, or when those boundaries cannot be used."""
    territory = package.read(folder)
    known = tables.read(territory)
    plain, inside = _areas(territory, known)
    names = _names(known, plain)
    ready = groups.zones(known.zones.towns, known.zones.as_of, lambda nis: plain[nis].slug)
    names |= {slugify(start + name): code for name, code in ready.items() for start in ZONE_STARTS}
    members = groups.WithGroups(
        inside, lambda code: tuple(sorted(names[slug] for slug in groups.parted(code)[1]))
    )
    outlines = _outlines(territory, plain)
    if boundaries is not None and boundaries.exists():
        outlines[TOWN] = municipal_outlines(boundaries, [town.code for town in known.towns])
    main = territory.levels[1].code
    borders = [code for code, area in plain.items() if area.level == main != TOWN]
    return Geography(
        territory=territory,
        areas=_with_groups(plain, members),
        members=members,
        mergers={merger.old: merger.new for merger in known.mergers},
        former={merger.old: merger.name for merger in known.mergers},
        merged=known.mergers,
        localities=known.localities,
        forms=known.forms,
        beyond=known.beyond,
        centres={town.code: (town.lon, town.lat) for town in known.towns},
        residents=known.residents,
        zones=ready,
        zones_as_of=known.zones.as_of,
        _names=names,
        _outlines=outlines,
        _tiles=known.tiles,
        _tile_borders={
            code: outline_of(together([known.tiles[nis] for nis in inside[code]]))
            for code in borders
        },
    )


def _names(known: Tables, plain: dict[str, Area]) -> dict[str, str]:
    """Slug of a code or name, of now or once -> code. A name of today goes before others."""
    names = {slugify(merger.name): merger.new for merger in known.mergers}
    names |= {merger.old: merger.new for merger in known.mergers}
    names |= {slugify(code): code for code in plain}
    names |= {area.slug: area.code for area in plain.values()}
    others = {slugify(name): code for name, code in unambiguous(known.localities).items()}
    return names | {name: code for name, code in others.items() if name not in names}


def _areas(
    territory: Territory, known: Tables
) -> tuple[dict[str, Area], dict[str, tuple[str, ...]]]:
    """The areas and their members."""
    towns_of: dict[tuple[str, str, str], list[str]] = {
        (territory.top.code, territory.code, territory.name): [town.code for town in known.towns]
    }
    for level in territory.middle:
        for town in sorted(known.towns, key=lambda town: town.parents[level.code][0]):
            towns_of.setdefault((level.code, *town.parents[level.code]), []).append(town.code)
    for town in sorted(known.towns, key=lambda town: town.code):
        towns_of[TOWN, town.code, town.name] = [town.code]
    areas: dict[str, Area] = {}
    members, wrong = {}, Wrong(str(territory.folder))
    slugs = {OUTSIDE: OUTSIDE, UNKNOWN: UNKNOWN}
    for (level_code, code, name), towns in towns_of.items():
        level = territory.by_code[level_code]
        # Every arrondissement is called after its main town; the plain name means that town.
        slug = slugify(f"{level.code} {name}" if level.shares_names else name)
        if slug in slugs or not slug:
            file = territory.resources["gemeenten"].name
            wrong.add("name_taken", file, name=name, code=code, other=slugs.get(slug, ""))
        slugs[slug] = f"{name} ({code})"
        members[code] = tuple(sorted(towns))
        number = known.residents.number(members[code], known.residents.last)
        areas[code] = Area(code, name, level.code, number, slug)
    wrong.check()
    return areas, members


def _outlines(territory: Territory, areas: dict[str, Area]) -> dict[str, dict[str, Outline]]:
    """The outlines of every level above the municipality, each of all its areas and of no other."""
    wrong, outlines = Wrong(str(territory.folder)), {}
    for level in territory.levels[:-1]:
        path = territory.outline(level.code)
        try:
            found = read_outlines(path, "gebied")
        except (KeyError, TypeError, ValueError, AttributeError, OSError, ShapelyError):
            wrong.add("not_geojson", path.name)
            continue
        wanted = [code for code, area in areas.items() if area.level == level.code]
        if missing := [areas[code].name for code in wanted if code not in found]:
            wrong.add("no_outline", path.name, areas=tables.named(missing))
        if strange := [code for code in found if code not in wanted]:
            file = territory.resources["gemeenten"].name
            wrong.add("outline_unknown", path.name, areas=tables.named(strange), file=file)
        outlines[level.code] = {code: found[code] for code in wanted if code in found}
    wrong.check()
    return outlines


def _with_groups(
    areas: dict[str, Area], members: dict[str, tuple[str, ...]]
) -> groups.WithGroups[Area]:
    """The areas, and every group that is asked for."""
    return groups.WithGroups(areas, lambda code: _group(code, members[code], areas))


def _group(code: str, towns: tuple[str, ...], areas: dict[str, Area]) -> Area:
    """A group as an area."""
    name = groups.parted(code)[0] or t("view.group")
    return Area(code, name, GROUP, sum(areas[nis].residents for nis in towns), code)
