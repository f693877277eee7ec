"""Where West-Vlaanderen stands: the figures of the recommendations, each with its sentence, table,
notes and source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence as table_sentence
from arbeidszorg.content.document import Listing
from arbeidszorg.content.listed import listed
from arbeidszorg.figures.kinds import lines
from arbeidszorg.figures.picture import Picture
from arbeidszorg.places.level import TOWN
from arbeidszorg.subjects.recommendations import picture as drawing
from arbeidszorg.subjects.recommendations import progress
from arbeidszorg.subjects.recommendations.policy import RECOMMENDATIONS
from arbeidszorg.subjects.recommendations.progress import Progress
from arbeidszorg.subjects.recommendations.progress_words import fields_sentence, sentence, written
from arbeidszorg.texts import t
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.notes import DEMO, Note
from arbeidszorg.view.view import Unit, View
from components import html
from components.card import Card, Place, menu_of
from components.document import listing
from components.fixed_page import lasting
from components.frame import Frame, framed, source_line
from components.site import address_on

#: Where the figures stand.
PLACE = Place("aanbevelingen", anchor="stand")
#: Height of a small trend, in pixels.
HEIGHT = 210


@dataclass(frozen=True)
class Standing:
    """A figure as it leaves, and as it stands on its page: its table of words, and what stands
    below that."""

    card: Card
    numbers: Listing
    more: Any = None


def drawn(standing: Standing, here: Atlas) -> html.Section:
    """The figure with all that goes along."""
    card, edition = standing.card, here.edition
    base = f"{PLACE.start}{card.key}"
    return framed(
        Frame(
            base=base,
            title=card.heading,
            subtitle=card.table.subtitle,
            picture=card.picture,
            sentence=table_sentence(card.table),
            table=listing(standing.numbers),
            source=source_line(edition.source, edition.reference_date),
            notes=[note.text for note in card.table.notes if note.code != DEMO],
            demo=edition.demo,
            level=4,
            more=standing.more,
            menu=menu_of(PLACE, card, lasting(here), here),
        ),
        id=base,
    )


def _own(
    key: str,
    title: str,
    subtitle: str,
    picture: Picture,
    sentence: str,
    numbers: Listing,
    notes: Sequence[str],
    here: Atlas,
    more: Any = None,
    unit: Unit = "aantal",
    of_residents: bool = False,
) -> Standing:
    """A figure that is counted for this page alone."""
    edition = here.edition
    every = range(1, len(numbers.columns))
    table = listed(
        numbers.grid,
        title=title,
        subtitle=subtitle,
        sentence=sentence,
        source=edition.source,
        day=edition.reference_date,
        demo=edition.demo,
        notes=tuple(Note("aanbevelingen.figure", text) for text in notes),
        words=frozenset(at - 1 for at in every if at not in numbers.numeric),
        dated=True,
        version=edition.version,
        unit=unit,
        of_residents=of_residents,
    )
    card = Card(key, table, picture, key, title=title, name=_file_name(key, edition.demo))
    return Standing(card, numbers, more)


def _file_name(key: str, demo: bool) -> str:
    return "_".join(["arbeidszorg", "aanbevelingen", key, *(["demonstratie"] if demo else [])])


def of_ask(ask: str, here: Atlas) -> list[Standing]:
    """What the data say to a recommendation."""
    every = [shares(measure, here) for measure in progress.SHARES.get(ask, ())]
    every += [counted(make(here), here) for make in progress.COUNTED[ask]]
    return every + [make(here) for make in FURTHER.get(ask, ())]


def cards(here: Atlas, _: str = "") -> list[Card]:
    """Every figure of the page, as it leaves."""
    return [each.card for ask in RECOMMENDATIONS for each in of_ask(ask, here)]


def _words(key: str, part: str, **values: object) -> str:
    return t(f"aanbevelingen.figure.{key}.{part}", **values)


def counted(indicator: Progress, here: Atlas) -> Standing:
    """An indicator that is counted for this page."""
    title = _words(indicator.key, "title")
    return _own(
        indicator.key,
        title,
        _words(indicator.key, "subtitle"),
        drawing.progress_line(indicator, here.geography.territory.name, HEIGHT),
        sentence(indicator),
        _by_year(indicator, t("aanbevelingen.caption", title=title)),
        [_words(indicator.key, "note")],
        here,
        unit="aantal" if indicator.least else indicator.unit,
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


def shares(measure: MeasureCode, here: Atlas) -> Standing:
    """A share of persons through the years, from the protected Table."""
    table = here.table(View(here.years, here.geography.top, measure=measure, unit="aandeel"))
    rows = tuple(
        (str(row.year), style.shown(row.value, row.status, "aandeel"))
        for row in table.rows
        if row.area == here.geography.whole
    )
    heads = (t("aanbevelingen.column_year"), t("aanbevelingen.column_share"))
    trend = address_on(
        "evolutie", lambda own: replace(own.defaults, measure=measure, unit="aandeel")
    )
    link = html.A(t("aanbevelingen.look_evolutie"), href=trend)
    title = t(f"view.measure.{measure}")
    numbers = Listing(t("aanbevelingen.caption", title=title), heads, rows, frozenset({1}))
    card = Card(measure, table, lines.trend(table, height=HEIGHT), measure, title=title)
    return Standing(card, numbers, html.P(link))


def supply(here: Atlas) -> Standing:
    """Which municipalities have no initiative in the last year."""
    geo, year = here.geography, here.years[1]
    empty = progress.empty_towns(here, year)
    towns = {town.code: town.name for town in geo.level(TOWN)}
    share = style.number(progress.residents_without(here, year), "aandeel")
    sentence = _words("aanbodkaart", "none")
    if empty:
        served = len(towns) - len(empty)
        sentence = _words("aanbodkaart", "sentence", some=served, whole=len(towns), share=share)
    link = html.A(t("aanbevelingen.look_kaart"), href="/kaart?niveau=gemeente&maat=initiatieven")
    return _own(
        "aanbodkaart",
        _words("aanbodkaart", "title"),
        _words("aanbodkaart", "subtitle", year=year),
        drawing.supply_map(empty, geo.tiles(), geo.tile_borders(), towns),
        sentence,
        _by_regio(empty, here),
        [_words("aanbodkaart", "residents", year=geo.residents.year(year))],
        here,
        html.P(link),
        of_residents=True,
    )


def _by_regio(empty: Sequence[str], here: Atlas) -> Listing:
    """The names of the municipalities without an initiative, by regio."""
    geo = here.geography
    rows = []
    for regio in geo.level(geo.main):
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


def fields(here: Atlas) -> Standing:
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
    return _own(
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
        unit="aandeel",
    )


#: Recommendation -> what makes its further figures.
FURTHER: dict[str, tuple[Callable[[Atlas], Standing], ...]] = {
    "aanbod": (supply,),
    "registratie": (fields,),
}
