"""Where West-Vlaanderen stands: the figures of the recommendations, each with its sentence, table,
notes and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence as table_sentence
from arbeidszorg.content.document import Listing
from arbeidszorg.figures.kinds import lines
from arbeidszorg.figures.picture import Picture
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.subjects.recommendations import picture as drawing
from arbeidszorg.subjects.recommendations import progress
from arbeidszorg.subjects.recommendations.progress import Progress
from arbeidszorg.subjects.recommendations.progress_words import fields_sentence, sentence, written
from arbeidszorg.texts import t
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.notes import DEMO
from arbeidszorg.view.view import View
from components import html
from components.document import listing
from components.frame import Frame, framed, source_line
from components.site import address_on

#: Height of a small trend, in pixels.
HEIGHT = 210


def card(
    key: str,
    title: str,
    subtitle: str,
    picture: Picture,
    sentence: str,
    numbers: Listing,
    notes: Sequence[str],
    here: Atlas,
    more: Any = None,
) -> html.Section:
    """A figure with all that goes along; ``more`` stands below its table."""
    edition, base = here.edition, f"stand-{key}"
    return framed(
        Frame(
            base=base,
            title=title,
            subtitle=subtitle,
            picture=picture,
            sentence=sentence,
            table=listing(numbers),
            source=source_line(edition.source, edition.reference_date),
            notes=notes,
            demo=edition.demo,
            level=4,
            more=more,
        ),
        id=base,
    )


def _words(key: str, part: str, **values: object) -> str:
    return t(f"aanbevelingen.figure.{key}.{part}", **values)


def counted(indicator: Progress, here: Atlas) -> html.Section:
    """An indicator that is counted for this page."""
    title = _words(indicator.key, "title")
    return card(
        indicator.key,
        title,
        _words(indicator.key, "subtitle"),
        drawing.progress_line(indicator, HEIGHT),
        sentence(indicator),
        _by_year(indicator, t("aanbevelingen.caption", title=title)),
        [_words(indicator.key, "note")],
        here,
    )


def _by_year(indicator: Progress, caption: str) -> Listing:
    """A row per year; what part of what whole, where that may be known."""
    number = "column_share" if indicator.unit == "aandeel" else "column_count"
    number = "column_least" if indicator.least else number
    heads = ["column_year", number]
    rows = [[str(point.year), written(point, indicator)] for point in indicator.points]
    if indicator.unit == "aandeel":
        heads.append("column_part")
        for row, point in zip(rows, indicator.points, strict=True):
            row.append(_count(point.part))
    heads.append("column_whole")
    for row, point in zip(rows, indicator.points, strict=True):
        row.append(_count(point.whole))
    return Listing(
        caption,
        tuple(t(f"aanbevelingen.{column}") for column in heads),
        tuple(map(tuple, rows)),
        frozenset(range(1, len(heads))),
    )


def _count(number: int | None) -> str:
    return "" if number is None else style.number(number)


def shares(measure: MeasureCode, here: Atlas) -> html.Section:
    """A share of persons through the years, from the protected Table."""
    table = here.table(View(here.years, "provincie", measure=measure, unit="aandeel"))
    rows = tuple(
        (str(row.year), style.shown(row.value, row.status, "aandeel"))
        for row in table.rows
        if row.area == PROVINCE
    )
    heads = (t("aanbevelingen.column_year"), t("aanbevelingen.column_share"))
    trend = address_on(
        "evolutie", lambda own: replace(own.defaults, measure=measure, unit="aandeel")
    )
    link = html.A(t("aanbevelingen.look_evolutie"), href=trend)
    title = t(f"view.measure.{measure}")
    return card(
        measure,
        title,
        table.subtitle,
        lines.trend(table, height=HEIGHT),
        table_sentence(table),
        Listing(t("aanbevelingen.caption", title=title), heads, rows, frozenset({1})),
        [note.text for note in table.notes if note.code != DEMO],
        here,
        html.P(link),
    )


def supply(here: Atlas) -> html.Section:
    """Which municipalities have no initiative in the last year."""
    geo, year = here.geography, here.years[1]
    empty = progress.empty_towns(here, year)
    towns = {town.code: town.name for town in geo.level("gemeente")}
    share = style.number(progress.residents_without(here, year), "aandeel")
    sentence = _words("aanbodkaart", "none")
    if empty:
        served = len(towns) - len(empty)
        sentence = _words("aanbodkaart", "sentence", some=served, whole=len(towns), share=share)
    link = html.A(t("aanbevelingen.look_kaart"), href="/kaart?niveau=gemeente&maat=initiatieven")
    return card(
        "aanbodkaart",
        _words("aanbodkaart", "title"),
        _words("aanbodkaart", "subtitle", year=year),
        drawing.supply_map(empty, geo.tiles(), geo.tile_borders(), towns),
        sentence,
        _by_regio(empty, here),
        [_words("aanbodkaart", "residents")],
        here,
        html.P(link),
    )


def _by_regio(empty: Sequence[str], here: Atlas) -> Listing:
    """The names of the municipalities without an initiative, by regio."""
    geo = here.geography
    rows = []
    for regio in geo.level("regio"):
        names = [geo.areas[code].name for code in empty if code in geo.members[regio.code]]
        rows.append(
            (regio.name, str(len(names)), ", ".join(names) or _words("aanbodkaart", "nobody"))
        )
    heads = (
        t("aanbevelingen.column_regio"),
        t("aanbevelingen.column_count"),
        t("aanbevelingen.column_towns"),
    )
    caption = _words("aanbodkaart", "caption", year=here.years[1])
    return Listing(caption, heads, tuple(rows), frozenset({1}))


def fields(here: Atlas) -> html.Section:
    """Which questions of the registration stay empty."""
    empty, year = progress.empty_fields(here), here.years[1]
    years = [str(row.year) for row in empty[0].rows]
    rows = tuple(
        (
            t(f"view.split.{field.code}").capitalize(),
            *(style.shown(row.value, row.status, "aandeel") for row in field.rows),
        )
        for field in empty
    )
    title = _words("lege-vragen", "title")
    return card(
        "lege-vragen",
        title,
        _words("lege-vragen", "subtitle", year=year),
        drawing.field_bars(empty),
        fields_sentence(empty, year),
        Listing(
            t("aanbevelingen.caption", title=title),
            (t("aanbevelingen.column_field"), *years),
            rows,
            frozenset(range(1, len(years) + 1)),
        ),
        [_words("lege-vragen", "note")],
        here,
    )
