"""An address becomes a View, and a View an address: the one module that knows how it is written.

What an address asks in vain is dropped and said in a Dutch notice; nothing in it can raise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import parse_qsl, quote

from arbeidszorg.places.geography import OUTSIDE, UNKNOWN, Area
from arbeidszorg.places.groups import LONGEST, MARK, is_group, parted
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.names import place as place_named
from arbeidszorg.registrations import model
from arbeidszorg.texts import t
from arbeidszorg.view import spans, trend_marks
from arbeidszorg.view.data_version import VERSION
from arbeidszorg.view.dropped import MOST_NAMED, Notices, shown
from arbeidszorg.view.mailed import FREE, tidied
from arbeidszorg.view.measures import MEASURES, PLACES
from arbeidszorg.view.rules import RULES
from arbeidszorg.view.view import (
    BESIDE,
    CLASSES,
    MAP_FORMS,
    SHOWN,
    SPLITS,
    UNITS,
    Scope,
    SplitCode,
    View,
    years_text,
)
from arbeidszorg.view.wording import enumerate_nl

#: Where programs get the numbers of a view, as JSON and as CSV.
NUMBERS, NUMBERS_CSV = "/api/v1/cijfers.json", "/api/v1/cijfers.csv"
#: An address longer than this is no view: of each part, no more than so many letters are read.
LONGEST_ADDRESS = 4000
LONGEST_PART = 1000
#: Parameters that are read of an address, and values of each: more than there are areas.
MOST_PARAMETERS, MOST_VALUES = 200, 200
#: Names that links of before may hold, by parameter name.
OLD_PARAMETERS = {
    "gebieden": "gebied",
    "sectoren": "sector",
    "activiteiten": "activiteit",
    "jaren": "jaar",
    "indicator": "maat",
}
#: Values that links of before may hold, by parameter.
OLD_VALUES: dict[str, dict[str, str]] = {
    "niveau": {
        "gemeenten": "gemeente",
        "regios": "regio",
        "arrondissementen": "arrondissement",
        "referentieregio": "regio",
    },
    "eenheid": {"percentage": "aandeel", "procent": "aandeel", "per-10000": "per10000"},
    "splitsing": {"activiteiten": "activiteit", "sectoren": "sector"},
}


@dataclass(frozen=True)
class Parsed:
    """A view read from an address, and a Dutch notice for each thing that was dropped. ``query``:
    the tidied query of a page that asks for no view; ``missed``: the names of areas that there
    are not, as somebody looked for them; ``faults``: the notices without what is shown instead."""

    view: View
    notices: tuple[str, ...] = ()
    query: str = ""
    missed: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    def quiet(self) -> Parsed:
        """The same, for who does not say what was asked in vain."""
        return replace(self, notices=(), faults=())

    @property
    def only_missed(self) -> bool:
        """Whether all that went wrong is that a name was not known: nothing was asked in vain but
        looked for in vain."""
        said = min(len(self.missed), MOST_NAMED) + (len(self.missed) > MOST_NAMED)
        return 0 < len(self.notices) == said


# --- from an address ---------------------------------------------------------------------------


def _parameters(query: str | Mapping[str, object], notices: Notices) -> dict[str, list[str]]:
    """Parameter -> its values, split at commas; repeated parameters add up (as forms send them)."""
    if isinstance(query, str):
        pairs = parse_qsl(tidied(query), keep_blank_values=True, errors="replace")
    else:
        pairs = [
            (str(key), str(item))
            for key, value in query.items()
            for item in (value if isinstance(value, list | tuple) else [value])
        ]
    if sum(len(key) + len(value) for key, value in pairs) > LONGEST_ADDRESS:
        notices.add("too_long", longest=LONGEST_PART)
        pairs = [(key[:LONGEST_PART], value[:LONGEST_PART]) for key, value in pairs]
    if len(pairs) > MOST_PARAMETERS:
        notices.add("too_many", most=MOST_PARAMETERS)
        pairs = pairs[:MOST_PARAMETERS]
    parameters: dict[str, list[str]] = {}
    for key, value in pairs:
        name = key.strip().lower()
        name = OLD_PARAMETERS.get(name, name)
        old = OLD_VALUES.get(name, {})
        parts = [value] if name in FREE else [part.strip() for part in value.split(",")]
        parameters.setdefault(name, []).extend(old.get(p.lower(), p) for p in parts if p)
    if any(len(values) > MOST_VALUES for values in parameters.values()):
        notices.add("too_many", most=MOST_VALUES)
    return {name: values[:MOST_VALUES] for name, values in parameters.items()}


#: A code of one of the lists.
Code = TypeVar("Code", bound=str)


def parse(query: str | Mapping[str, object], scope: Scope) -> Parsed:
    """Read the view from the query part of an address.

    Never raises: what is unknown or cannot be is dropped, and said in ``Parsed.notices``.
    """
    notices = Notices()
    parameters = _parameters(query, notices)
    start = scope.defaults

    def choice(parameter: str, known: Iterable[Code], default: Code) -> Code:
        by_code: dict[str, Code] = {code: code for code in known}
        values = parameters.pop(parameter, [])
        good = [by_code[v.lower()] for v in values if v.lower() in by_code]
        notices.dropped(parameter, [v for v in values if v.lower() not in by_code])
        if len(set(good)) > 1:
            notices.dropped(parameter, good[1:], "only_one")
        return good[0] if good else default

    def several(parameter: str, known: tuple[str, ...]) -> tuple[str, ...]:
        by_lower = {code.lower(): code for code in known}
        values = parameters.pop(parameter, [])
        good = {by_lower[v.lower()] for v in values if v.lower() in by_lower}
        notices.dropped(parameter, [v for v in values if v.lower() not in by_lower])
        return () if len(good) == len(known) else tuple(c for c in known if c in good)

    view = View(
        years=spans.years(parameters.pop("jaar", []), scope, notices),
        level=choice("niveau", scope.geography.levels, start.level),
        areas=_areas(parameters.pop("gebied", []), scope, notices) or start.areas,
        sectors=several("sector", model.SECTORS),
        activities=several("activiteit", model.ACTIVITIES),
        measure=choice("maat", MEASURES, start.measure),
        unit=choice("eenheid", UNITS, start.unit),
        split=_split(parameters.pop("splitsing", None), scope, notices),
        place=choice("plaats", PLACES, start.place),
        form=choice("kaartvorm", MAP_FORMS, start.form),
        shown=choice("beeld", SHOWN, start.shown),
        classes=choice("klassen", CLASSES, start.classes),
        sites=choice("cirkels", ("nee", "ja"), "ja" if start.sites else "nee") == "ja",
        near=choice("uitsnede", ("heel", "gekozen"), "heel") == "gekozen",
        beside=choice("naast", BESIDE, start.beside),
        target=_target(parameters.pop("doel", []), notices),
        marks=trend_marks.marks(
            parameters.pop("noot", []), scope.first_year, scope.last_year, notices.add
        ),
        series=spans.series(parameters.pop(spans.SERIES, []), scope, notices)
        if scope.single_year
        else None,
    )
    _version(parameters.pop(VERSION, []), scope, notices)
    unused = [name for name in parameters if name == spans.SERIES]  # of a page of several years
    notices.dropped("onbekend", unused, "unused_parameter")
    notices.dropped(
        "onbekend", [name for name in parameters if name not in unused], "unknown_parameter"
    )
    view = _possible(view, scope, notices)
    said, faults = tuple(notices.notices), tuple(notices.faults)
    return Parsed(view, said, missed=tuple(notices.missed), faults=faults)


def parse_series(text: str, scope: Scope) -> Parsed:
    """The years that an address names for figures which ask for no view, with a notice for what
    cannot be."""
    notices = Notices()
    years = spans.series([part for part in text.split(",") if part], scope, notices)
    view = replace(scope.defaults, series=years)
    return Parsed(view, tuple(notices.notices), faults=tuple(notices.faults))


def _version(values: list[str], scope: Scope, notices: Notices) -> None:
    """Whoever chose the data of an address heeded which version it names: here that is so."""
    other = [value for value in values if value != str(scope.version)]
    notices.dropped(VERSION, other, "no_version")


def _areas(values: list[str], scope: Scope, notices: Notices) -> tuple[str, ...]:
    areas: dict[str, None] = {}
    unknown = []
    for value in values:
        area = place_named(scope.geography, value)
        if is_group(value) and area is not None:
            _group_said(value, area, scope, notices)
        if value.lower() in (OUTSIDE, UNKNOWN):
            areas[value.lower()] = None
        elif area is not None:
            areas[area.code] = None
        else:
            unknown.append(value)
    notices.missed += map(shown, unknown)
    for value in unknown[:MOST_NAMED]:
        near = scope.geography.near(value)
        say = {"value": shown(value), "near": enumerate_nl(near, "or")}
        notices.add("area_near" if near else "no_area", **say)
    if len(unknown) > MOST_NAMED:
        notices.add("more_areas", count=len(unknown) - MOST_NAMED)
    return tuple(areas)


def _target(values: list[str], notices: Notices) -> float | None:
    read = [number for value in values if (number := trend_marks.target(value)) is not None]
    notices.dropped("doel", [value for value in values if trend_marks.target(value) is None])
    return read[0] if read else None


def _group_said(value: str, area: Area, scope: Scope, notices: Notices) -> None:
    """What of a group cannot be as it is written."""
    name, members = parted(value)
    unknown = [shown(member) for member in members if scope.geography.find(member) is None]
    if unknown:
        named = enumerate_nl([f"“{member}”" for member in unknown[:MOST_NAMED]])
        notices.add("group_unknown", name=name, values=named)
    if not is_group(area.code):
        notices.add("group_known", name=name, area=scope.geography.full_name(area.code))
    elif name != value.partition(MARK)[0].replace("_", " ").strip():
        notices.add("group_name", name=area.name, longest=LONGEST)


def _split(values: list[str] | None, scope: Scope, notices: Notices) -> tuple[SplitCode, ...]:
    if values is None:
        return scope.defaults.split
    by_code: dict[str, SplitCode] = {code: code for code in SPLITS}
    known = [by_code[v.lower()] for v in values if v.lower() in by_code]
    notices.dropped("splitsing", [v for v in values if v.lower() not in (*SPLITS, "geen")])
    wanted = tuple(dict.fromkeys(known))
    if len(wanted) > 1 and set(wanted) != {"sector", "activiteit"}:
        notices.dropped("splitsing", wanted[1:], "only_crossed")
        wanted = wanted[:1]
    if not wanted and "geen" not in [v.lower() for v in values]:
        return scope.defaults.split
    return ("sector", "activiteit") if len(wanted) == 2 else wanted


def _possible(view: View, scope: Scope, notices: Notices) -> View:
    """The view without what cannot be, by the rules of :mod:`~arbeidszorg.view.rules`."""
    for rule in RULES:
        if rule.applies(view, scope):
            notices.add(
                rule.notice,
                measure=t(f"view.measure.{view.measure}"),
                unit=t(f"view.unit.{view.unit}"),
                split=t(f"view.split.{view.split[0] if view.split else 'geen'}"),
                year=view.year,
                **scope.geography.words,
            )
            view = rule.mend(view, scope)
    return view


# --- to an address -----------------------------------------------------------------------------


def written(view: View, scope: Scope) -> dict[str, str]:
    """Every address parameter of a view, in a fixed order."""
    areas = (
        scope.geography.areas[code].slug if code in scope.geography.areas else code
        for code in view.areas
    )
    return {
        "jaar": years_text(view.years),
        "niveau": view.level,
        "gebied": ",".join(areas),
        "sector": ",".join(view.sectors).lower(),
        "activiteit": ",".join(view.activities),
        "maat": view.measure,
        "eenheid": view.unit,
        "splitsing": ",".join(view.split) or "geen",
        "plaats": view.place,
        "kaartvorm": view.form,
        "beeld": view.shown,
        "klassen": view.classes,
        "cirkels": "ja" if view.sites else "nee",
        "uitsnede": "gekozen" if view.near else "heel",
        "naast": view.beside,
        "doel": trend_marks.target_text(view.target),
        "noot": trend_marks.marks_text(view.marks),
        spans.SERIES: spans.text(view, scope),
    }


def parameters(view: View, scope: Scope) -> dict[str, str]:
    """The address parameters of a view, in a fixed order, defaults left out."""
    start = written(scope.defaults, scope)
    own = {name: value for name, value in written(view, scope).items() if value != start[name]}
    return own if scope.newest else {**own, VERSION: str(scope.version)}


def query(view: View, scope: Scope) -> str:
    """The query part of the view's address: ``""`` or ``"?jaar=2021&sector=ggz"``."""
    return as_query(parameters(view, scope))


def lasting(view: View, scope: Scope) -> str:
    """The query part of an address that goes on to say what it says: with its years, those that its
    lines go through, the form of a map and the version of the data written out, which are others
    when there are new data or new boundaries."""
    told = parameters(view, scope)
    always = {"jaar", "kaartvorm"} if view.level == TOWN else {"jaar"}
    if scope.single_year and not scope.version:  # a version has its own years
        always.add(spans.SERIES)
    every = written(view, scope).items()
    asked = {name: value for name, value in every if name in told or name in always}
    return as_query({**asked, VERSION: str(scope.version)} if scope.version else asked)


def as_query(parameters: Mapping[str, str]) -> str:
    """Parameters as the query part of an address; commas and dots stay as they are."""
    text = "&".join(
        f"{quote(name)}={quote(value, safe=',.~')}" for name, value in parameters.items()
    )
    return f"?{text}" if text else ""
