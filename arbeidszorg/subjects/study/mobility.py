"""Mobility on the participation ladder: the rungs with what was published about them, and the rates
of doorstroom that were measured in different ways."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import Published, dated, published
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.figures.kinds.rates import Rate, rates
from arbeidszorg.subjects.ladder.picture import Rung, ladder
from arbeidszorg.subjects.ladder.rungs import HERE, RUNGS, name, numbered
from arbeidszorg.subjects.study import amounts, euro
from arbeidszorg.subjects.study.amounts import FROM_WORK, TO_WORK
from arbeidszorg.subjects.study.finding import Finding, registered, source_of, sources_of
from arbeidszorg.texts import t
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import enumerate_nl

#: What was published about a rung.
MEASURES = {
    3: "ladder_trede_3",
    4: "ladder_trede_4",
    5: "ladder_betaald_met_ondersteuning",
}


@dataclass(frozen=True)
class Step:
    """What is told of a rung. ``count``: how many persons were published to stand there."""

    number: int
    name: str
    what: str
    who: str
    here: bool
    count: Published | None

    @property
    def count_in_words(self) -> str:
        """How many, in words."""
        if self.count is None:
            return t("meerwaarde.ladder.none")
        key = "derived" if self.count.precision == "afgeleid" else "published"
        value = euro.plain(self.count.value)
        return t(f"meerwaarde.ladder.{key}", value=value, year=self.count.year)


def steps() -> tuple[Step, ...]:
    """The rungs, the highest first."""
    return tuple(
        Step(
            number,
            name(number),
            t(f"meerwaarde.rung.{number}.what"),
            t(f"meerwaarde.rung.{number}.who"),
            number in HERE,
            dated(MEASURES[number], published())[-1] if number in MEASURES else None,
        )
        for number in RUNGS
    )


def ways() -> dict[str, str]:
    """How many go to paid work and come from it, in the study."""
    return {
        "up": euro.percent(amounts.figure_of_study(TO_WORK).value),
        "down": euro.percent(amounts.figure_of_study(FROM_WORK).value),
    }


def rungs() -> Finding:
    """The ladder."""
    every, way = steps(), ways()
    marks = [
        Rung(
            step.number,
            step.name,
            step.here,
            (f"{numbered(step.number)}: {step.name}", step.count_in_words),
        )
        for step in every
    ]
    head = [t(f"meerwaarde.ladder.{name}") for name in ("name", "here_column", "number")]
    cells = [
        [
            (step.name, OK),
            (t(f"meerwaarde.ladder.{'yes' if step.here else 'no'}"), OK),
            (step.count_in_words, OK),
        ]
        for step in every
    ]
    counts = [step.count for step in every if step.count]
    return Finding(
        key="ladder",
        title=t("meerwaarde.ladder.title"),
        subtitle=t("meerwaarde.ladder.subtitle"),
        picture=ladder(marks, way["up"], way["down"]),
        sentence=t("meerwaarde.ladder.sentence", **way),
        grid=Grid(
            t("meerwaarde.ladder.corner"),
            head,
            [str(step.number) for step in every],
            [list(row) for row in cells],
        ),
        sources=sources_of([amounts.figure_of_study(TO_WORK), *counts]),
        words=frozenset({0, 1, 2}),
        notes=(note("meerwaarde.ladder.note"), note("meerwaarde.no_period_share")),
    )


# --- rates side by side --------------------------------------------------------------------------


def share(here: Atlas, measure: MeasureCode) -> Table:
    """A share of the participants in the last year of the registrations."""
    year = here.years[1]
    return here.table(View((year, year), level=here.geography.top, measure=measure, unit="aandeel"))


def side_by_side(here: Atlas) -> Finding:
    """Every published rate of doorstroom, and that of the registrations: beside each other, never
    averaged."""
    known = [figure for figure in published() if figure.measure == TO_WORK]
    table = share(here, "doorstroom")
    row, year = table.rows[-1], table.view.year
    own = t(
        "meerwaarde.rates.registered_demo" if table.demo else "meerwaarde.rates.registered",
        year=year,
    )
    shown = euro.percent(row.value) if row.status == OK else t(f"table.status.{row.status}")
    bars = [Rate(_name(figure), figure.value, rate(figure)) for figure in known]
    bars.append(Rate(own, row.value if row.status == OK else 0.0, shown, True, row.status))
    cells: list[list[Cell]] = [
        [
            (rate(figure), OK),
            (figure.area, OK),
            (_year(figure), OK),
            (figure.definition, OK),
            (source_of(figure), OK),
        ]
        for figure in known
    ]
    registrations = registered(table.source, style.day(table.reference_date))
    cells.append(
        [
            (shown, row.status),
            (row.area_name, OK),
            (str(year), OK),
            (t("meerwaarde.rates.registered_what"), OK),
            (registrations, OK),
        ]
    )
    keys = (t("meerwaarde.rates.key_published"), t("meerwaarde.rates.key_registered"))
    columns = ("column", "place", "year", "what", "source")
    return Finding(
        key="doorstroom",
        title=t("meerwaarde.rates.title"),
        subtitle=t("meerwaarde.rates.subtitle"),
        picture=rates(bars, keys),
        sentence=_sentence(known, table),
        grid=Grid(
            t("meerwaarde.rates.corner"),
            [t(f"meerwaarde.rates.{name}") for name in columns],
            [bar.name for bar in bars],
            cells,
        ),
        sources=(*sources_of(known), registrations),
        words=frozenset({1, 2, 3, 4}),
        notes=(note("meerwaarde.stands_apart"),),
        demo=table.demo,
        beside=table,
    )


def rate(figure: Published) -> str:
    """A published rate: ``8 %``, ``circa 15 %``."""
    number = euro.percent(figure.value)
    return t("meerwaarde.circa", value=number) if figure.precision == "circa" else number


def _year(figure: Published) -> str:
    return str(figure.year) if figure.year else t("meerwaarde.year_unknown")


def _name(figure: Published) -> str:
    """What a rate is called: who measured it or where, and when."""
    place = t("meerwaarde.rates.study") if figure.source == amounts.SOURCE else figure.area
    year = str(figure.year) if figure.year else t("meerwaarde.rates.no_year")
    return t("meerwaarde.rates.name", place=place, year=year)


def _sentence(figures: list[Published], table: Table) -> str:
    others = [
        t("meerwaarde.rates.other", value=rate(figure), place=figure.area, year=_year(figure))
        for figure in figures
        if figure.source != amounts.SOURCE
    ]
    studied = t(
        "meerwaarde.rates.sentence",
        study=rate(amounts.figure_of_study(TO_WORK)),
        others=enumerate_nl(others),
    )
    return f"{studied} {registered_sentence(table)}"


def registered_sentence(table: Table) -> str:
    """What the registrations say of a share, or why they say nothing."""
    row, year = table.rows[-1], table.view.year
    if row.status == OK:
        return t("meerwaarde.rates.sentence_registered", year=year, value=euro.percent(row.value))
    return sentence(table)
