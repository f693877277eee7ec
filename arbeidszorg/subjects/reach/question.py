"""An address becomes a question about reach, and a question an address.

Year, sector, activity, municipality and form of the map are read as on every page
(:mod:`arbeidszorg.view.address`); what is asked besides stands here. What an address asks in vain
is dropped and said in a Dutch notice; nothing in it can raise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, cast, get_args
from urllib.parse import parse_qsl

from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.names import place
from arbeidszorg.registrations import model
from arbeidszorg.texts import has, t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.address import LONGEST_PART, MOST_PARAMETERS
from arbeidszorg.view.data_version import VERSION
from arbeidszorg.view.dropped import MOST_NOTICES, shown
from arbeidszorg.view.view import Scope, View
from arbeidszorg.view.wording import enumerate_nl

#: What a map can show of each municipality.
MeasureCode = Literal["afstand", "aantal", "inwoners-per-plaats", "bereik"]
MEASURES: tuple[MeasureCode, ...] = get_args(MeasureCode)
#: Distances (km) that are offered; an address may name any whole number up to the last bound.
OFFERED = (5, 10, 15, 20, 30)
NEAREST, FARTHEST = 1, 50
DISTANCE: Final = 10
#: Municipalities where one more is thought of, and the places that each has.
MOST_MORE, PLACES, MOST_PLACES = 3, 20, 500
#: What of the view of other pages this one follows.
OF_VIEW = ("jaar", "gebied", "sector", "activiteit", "kaartvorm")
#: The parameters of one more, and all that are read here.
FIELDS = ("erbij", "plaatsen", "erbij_sector", "erbij_activiteit")
OWN = ("afstand", "maat", *FIELDS)


@dataclass(frozen=True)
class Question:
    """``view``: its year, sectors, activities, the form of its map, and the municipality that is
    looked at, if any. ``distance``: whole kilometres. ``more``: codes of the municipalities where
    one more is thought of, with ``places`` each, in ``sector`` and with ``activities``; None and ()
    for one that answers whatever is asked."""

    view: View
    distance: int = DISTANCE
    measure: MeasureCode = "afstand"
    more: tuple[str, ...] = ()
    places: int = PLACES
    sector: str | None = None
    activities: tuple[str, ...] = ()

    @property
    def town(self) -> str:
        """The municipality that is looked at, "" for none."""
        return self.view.areas[0] if self.view.areas else ""

    @property
    def counts(self) -> bool:
        """Whether one more would be among the initiatives that are asked."""
        sectors, wanted = self.view.sectors, self.view.activities
        fits = self.sector is None or not sectors or self.sector in sectors
        return fits and (not self.activities or not wanted or bool({*self.activities} & {*wanted}))

    def at(self, more: Iterable[str]) -> Question:
        """The same, with one more in these municipalities."""
        return replace(self, more=tuple(more)[:MOST_MORE])

    def looking_at(self, town: str) -> Question:
        """The same that looks at a municipality, or, when it does already, at none."""
        areas = () if town in ("", self.town) else (town,)
        return replace(self, view=replace(self.view, areas=areas))


@dataclass(frozen=True)
class Typed:
    """What somebody filled in of one more. ``fields``: parameter -> what stands in it, as it was
    typed where that cannot be; ``faults``: parameter -> what is wrong with it."""

    fields: Mapping[str, str]
    faults: Mapping[str, str]


def read(query: str, scope: Scope) -> tuple[Question, tuple[str, ...]]:
    """The question of the query part of an address, and a notice for each thing that it asks in
    vain. ``scope``: of one year, at the level of municipalities."""
    asked, reading = _read(query, scope)
    return asked, tuple(dict.fromkeys(reading.notices))[:MOST_NOTICES]


def typed(query: str, scope: Scope) -> Typed:
    """What the fields of one more hold for an address: what can be as the atlas writes it, what
    cannot be as it was typed, so that it can be mended."""
    asked, reading = _read(query, scope)
    faults = {name: reading.faults[name] for name in FIELDS if name in reading.faults}
    areas = scope.geography.areas
    fields = {
        "erbij": ", ".join(areas[code].name for code in asked.more),
        "plaatsen": str(asked.places),
        "erbij_sector": (asked.sector or "").lower(),
        "erbij_activiteit": ",".join(asked.activities),
    }
    for name in FIELDS:
        told = ", ".join(shown(value) for value in reading.own.get(name, []))
        if told and (name in faults or not asked.more):
            fields[name] = told
    return Typed(fields, faults)


def _read(query: str, scope: Scope) -> tuple[Question, _Reading]:
    own, rest, notices = _parted(query)
    reading = _Reading(own, scope.geography, notices)
    view = _view(rest, scope, reading)
    asked = Question(
        view=view,
        distance=reading.number("afstand", NEAREST, FARTHEST, DISTANCE),
        measure=cast(MeasureCode, reading.choice("maat", MEASURES) or MEASURES[0]),
        more=reading.towns("erbij", MOST_MORE),
        places=reading.number("plaatsen", 1, MOST_PLACES, PLACES),
        sector=reading.choice("erbij_sector", model.SECTORS),
        activities=reading.several("erbij_activiteit", model.ACTIVITIES),
    )
    if not asked.more:
        asked = replace(asked, places=PLACES, sector=None, activities=())
    elif not asked.counts:
        notices.append(t("bereik.notice.other"))
    return asked, reading


def _parted(query: str) -> tuple[dict[str, list[str]], list[tuple[str, str]], list[str]]:
    """What this page reads itself, what it does not, and whether there was too much."""
    pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace")
    own: dict[str, list[str]] = {}
    rest: list[tuple[str, str]] = []
    for name, text in pairs[:MOST_PARAMETERS]:
        if name.strip().lower() in OWN:
            parts = [part.strip() for part in text[:LONGEST_PART].split(",")]
            own.setdefault(name.strip().lower(), []).extend(filter(None, parts))
        else:
            rest.append((name, text))
    return own, rest, []


def _view(rest: list[tuple[str, str]], scope: Scope, reading: _Reading) -> View:
    """What of a view is followed here; what else can be asked of other pages is told."""
    start = scope.defaults
    others = [name for name in addresses.written(start, scope) if name not in OF_VIEW]
    fields: dict[str, list[str]] = {}
    lost: dict[str, None] = {}
    for name, text in rest:
        if (bare := name.strip().lower()) in others:
            lost[bare] = None
        else:
            fields.setdefault(name, []).append(text)
    parsed = addresses.parse(fields, scope)
    reading.notices += parsed.notices
    if lost:
        names = enumerate_nl([t(f"view.parameter.{name}") for name in lost])
        reading.notices.append(t("page.left_out", names=names))
    asked = parsed.view
    return replace(
        start,
        years=asked.years,
        sectors=asked.sectors,
        activities=asked.activities,
        form=asked.form,
        areas=reading.town(asked.areas),
    )


@dataclass
class _Reading:
    """Reads values, and says which cannot be."""

    own: Mapping[str, list[str]]
    geography: Geography
    notices: list[str]
    faults: dict[str, str] = field(default_factory=dict)

    def _vain(self, key: str, name: str, values: Iterable[str], **words: object) -> None:
        named = enumerate_nl([f"“{shown(value)}”" for value in dict.fromkeys(values)][:5])
        called = t(f"bereik.parameter.{name}")
        words |= {"name": called, "values": named}
        self.notices.append(t(f"bereik.notice.{key}", **words))
        fault = t(f"bereik.{'fault' if has(f'bereik.fault.{key}') else 'notice'}.{key}", **words)
        self.faults[name] = " ".join(filter(None, (self.faults.get(name), fault)))

    def _known(self, name: str, find: Callable[[str], str | None]) -> list[str]:
        """The values that ``find`` knows, each once; what it does not know is told."""
        values = self.own.get(name, [])
        known = [found for value in values if (found := find(value)) is not None]
        if vain := [value for value in values if find(value) is None]:
            self._vain("unknown", name, vain)
        return list(dict.fromkeys(known))

    def several(self, name: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Some of a list, in its order."""
        by_lower = {code.lower(): code for code in codes}
        known = self._known(name, lambda value: by_lower.get(value.lower()))
        return tuple(code for code in by_lower.values() if code in known)

    def choice(self, name: str, codes: Iterable[str]) -> str | None:
        """One of a list; of several the first."""
        by_lower = {code.lower(): code for code in codes}
        known = self._known(name, lambda value: by_lower.get(value.lower()))
        if len(known) > 1:
            self._vain("one", name, known[1:])
        return known[0] if known else None

    def number(self, name: str, least: int, most: int, otherwise: int) -> int:
        """A whole number within bounds; without it ``otherwise``, which is told."""
        values = self.own.get(name, [])
        if not values:
            return otherwise
        number = _whole(values[0])
        if number is not None and least <= number <= most:
            return number
        bounds = {"least": least, "most": most, "otherwise": otherwise}
        self._vain("number", name, values[:1], **bounds)
        return otherwise

    def towns(self, name: str, most: int) -> tuple[str, ...]:
        """Municipalities by code, name or postal code, each once."""
        found: dict[str, None] = {}
        for value in self.own.get(name, []):
            area = place(self.geography, value)
            if area is not None and area.level == TOWN:
                found[area.code] = None
                continue
            near = [
                each
                for each in self.geography.near(value)
                if self._is_town(each) and not value.isdigit()  # no code is almost another
            ]
            key = "no_town" if area is not None else "town_near" if near else "unknown"
            self._vain(key, name, [value], near=enumerate_nl(near, "or"))
        codes = tuple(found)
        if len(codes) > most:
            names = [self.geography.areas[code].name for code in codes[most:]]
            self._vain("many", name, names, most=most)
        return codes[:most]

    def town(self, areas: tuple[str, ...]) -> tuple[str, ...]:
        """The first municipality among areas; others are told."""
        own = [code for code in areas if code in self.geography.centres]
        others = [self._name(code) for code in areas if code not in own[:1]]
        if others:
            self._vain("no_town" if len(own) < len(areas) else "one", "gebied", others)
        return tuple(own[:1])

    def _name(self, code: str) -> str:
        known = code in self.geography.areas
        return self.geography.full_name(code) if known else code

    def _is_town(self, name: str) -> bool:
        area = self.geography.find(name)
        return area is not None and area.level == TOWN


def _whole(text: str) -> int | None:
    """A whole number as people write it: ``1.000`` too."""
    plain = text.replace(".", "").replace("\u00a0", "").replace(" ", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def parameters(asked: Question, scope: Scope) -> dict[str, str]:
    """The address parameters of a question, in a fixed order, defaults left out."""
    areas = scope.geography.areas
    told = addresses.parameters(asked.view, scope)
    version = {VERSION: told.pop(VERSION)} if VERSION in told else {}
    own = {
        "afstand": "" if asked.distance == DISTANCE else str(asked.distance),
        "maat": "" if asked.measure == MEASURES[0] else asked.measure,
        "erbij": ",".join(areas[code].slug for code in asked.more),
    }
    if asked.more:
        own["plaatsen"] = "" if asked.places == PLACES else str(asked.places)
        own["erbij_sector"] = (asked.sector or "").lower()
        own["erbij_activiteit"] = ",".join(asked.activities)
    return {**told, **{name: text for name, text in own.items() if text}, **version}


def query(asked: Question, scope: Scope) -> str:
    """The query part of the address: ``""`` or ``"?afstand=15&erbij=diksmuide"``."""
    return addresses.as_query(parameters(asked, scope))


def lasting(asked: Question, scope: Scope) -> str:
    """The same with its year and the form of its map, which are others when there are new data or
    new boundaries."""
    told = parameters(asked, scope)
    every = addresses.written(asked.view, scope)
    always = {name: every[name] for name in ("jaar", "kaartvorm")}
    version = {VERSION: str(scope.version)} if scope.version else {}
    return addresses.as_query({**always, **told, **version})
