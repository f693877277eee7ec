"""The lists that are published beside the numbers: initiatives, areas, residents, and figures that
others published."""

from __future__ import annotations

from collections.abc import Callable

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import published_in
from arbeidszorg.opendata.numbers import VALUE, area_column
from arbeidszorg.opendata.records import columns, record
from arbeidszorg.opendata.sheet import Column, Sheet
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl


def _sheet(
    here: Atlas,
    name: str,
    columns: tuple[Column, ...],
    rows: tuple[tuple[object, ...], ...],
    source: str,
    dimensions: tuple[str, ...] = (),
) -> Sheet:
    title, about = t(f"opendata.list.{name}.title"), t(f"opendata.list.{name}.about")
    notes = (t("table.remark.demo"),) if here.edition.demo and name == "initiatieven" else ()
    day = here.edition.reference_date
    return Sheet(name, title, about, columns, rows, source, day, dimensions, notes)  # type: ignore[arg-type]


def initiatives(here: Atlas) -> Sheet:
    """Every initiative, those that ended too."""
    records = [record(each, here) for each in here.initiatives]
    rows = tuple(tuple(each[name] for name in _NAMES) for each in records)
    return _sheet(here, "initiatieven", columns(_NAMES), rows, here.edition.source)


#: In the order of :func:`~arbeidszorg.opendata.records.record`.
_NAMES = (
    "initiatief_id",
    "naam",
    "organisatie",
    "sector",
    "nis",
    "gemeente",
    "straat",
    "postcode",
    "lat",
    "lon",
    "activiteiten",
    "vorm",
    "plaatsen",
    "vrije_plaatsen",
    "vrije_plaatsen_op",
    "startdatum",
    "einddatum",
    "stam_lid",
    "doelgroep",
    "instapstap",
    "wie_mag_verwijzen",
    "dagen",
    "toegankelijkheid",
    "halte",
    "website",
    "email",
    "telefoon",
    "sociale_kaart_id",
    "gecontroleerd_op",
)


def areas(here: Atlas) -> Sheet:
    """Every area with what it lies in, and its residents."""
    geography = here.geography
    known = geography.territory.by_code
    levels = {level: known[level].name for level in geography.descending}
    fields = (
        area_column(here),
        Column("gebied_naam", "text", t("opendata.column.gebied_naam")),
        Column("niveau", "code", t("opendata.column.niveau"), levels),
        *(
            Column(level, "code", t("opendata.column.within", level=known[level].name), {})
            for level in geography.middle
        ),
        Column("lat", "number", t("opendata.column.centre_lat")),
        Column("lon", "number", t("opendata.column.centre_lon")),
        Column("inwoners", "whole", t("opendata.column.inwoners")),
    )
    rows = tuple(
        (
            area.code,
            geography.full_name(area.code),
            level,
            *(_parent(here, area.code, above) for above in geography.middle),
            *(geography.centres.get(area.code, (None, None))[::-1]),
            area.residents,
        )
        for level in geography.descending
        for area in geography.level(level)
    )
    return _sheet(here, "gebieden", fields, rows, _credits(here))


def _parent(here: Atlas, code: str, level: str) -> str | None:
    """The one area of a level that an area lies wholly in, itself among them."""
    towns = set(here.geography.members[code])
    holds = (a.code for a in here.geography.level(level) if towns <= set(_towns(here, a.code)))
    return next(holds, None)


def _towns(here: Atlas, code: str) -> tuple[str, ...]:
    return tuple(here.geography.members[code])


def residents(here: Atlas) -> Sheet:
    """Residents of every area on 1 January of each year that is known."""
    geography = here.geography
    fields = (
        Column("jaar", "year", t("opendata.column.jaar_inwoners"), key=True),
        area_column(here),
        Column("gebied_naam", "text", t("opendata.column.gebied_naam")),
        Column(VALUE, "whole", t("opendata.column.inwoners_jaar")),
    )
    rows = tuple(
        (year, area.code, geography.full_name(area.code), geography.residents_of(area.code, year))
        for year in geography.residents.years
        for level in geography.descending
        for area in geography.level(level)
    )
    return _sheet(here, "inwoners", fields, rows, _credits(here), ("jaar", "gebied"))


def _credits(here: Atlas) -> str:
    return here.geography.territory.credited("inwoners") or here.edition.source


def published(here: Atlas) -> Sheet:
    """Figures of others, each with its source: single points that are never joined to ours."""
    words = ("gebied", "jaar", VALUE, "precisie", "eenheid", "definitie", "bron", "uitgave", "url")
    kinds = {"jaar": "year", VALUE: "number"}
    fields = (
        Column("nummer", "text", t("opendata.published.nummer"), key=True),
        Column("maat", "text", t("opendata.published.maat")),
        *(
            Column(name, kinds.get(name, "text"), t(f"opendata.published.{name}"))  # type: ignore[arg-type]
            for name in words
        ),
    )
    figures = published_in(here.geography.territory)
    rows = tuple(
        (
            str(number),
            each.measure,
            each.area,
            each.year,
            each.value,
            each.precision,
            each.unit,
            each.definition,
            each.source,
            each.edition,
            each.url,
        )
        for number, each in enumerate(figures, 1)
    )
    sources = tuple(dict.fromkeys(each.source for each in figures))
    return _sheet(here, "gepubliceerde-cijfers", fields, rows, enumerate_nl(sources))


#: Name -> how it is made.
LISTS: dict[str, Callable[[Atlas], Sheet]] = {
    "initiatieven": initiatives,
    "gebieden": areas,
    "inwoners": residents,
    "gepubliceerde-cijfers": published,
}
