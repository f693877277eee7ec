"""Slides that the deck of the province and those of the regio's have in common."""

from __future__ import annotations

from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.deck.ready import addresses, beside, says
from arbeidszorg.deck.ready.making import LEAST, Making, reason
from arbeidszorg.report.subject import Subject, row_of, shows
from arbeidszorg.report.words import is_ok, is_zero
from arbeidszorg.subjects.recommendations.policy import RECOMMENDATIONS
from arbeidszorg.texts import t
from arbeidszorg.view.rows import Row
from arbeidszorg.view.wording import enumerate_nl

#: Towns that the opening of the deck of a group names.
MOST_TOWNS = 12


def opening(making: Making) -> None:
    """The title, the year and where the numbers come from."""
    subject, edition = making.subject, making.subject.here.edition
    date = style.day(edition.reference_date)
    lines = (
        t("klaar.opening.year", year=subject.year),
        t("klaar.opening.source", source=edition.source, date=date),
        *([_held(subject)] if subject.own else []),
    )
    title = t("klaar.title", where=subject.where)
    making.add(
        "opening",
        heading=title,
        own=making.subject.level,
        lines=lines,
        say_as="say_zone" if subject.group == "zone" else "say",
        answer_as=demo_or_real(making),
        words={"as_of": subject.geography.zones_as_of},
    )


def _held(subject: Subject) -> str:
    """Which towns a group holds, and who made it."""
    towns = [subject.here.geography.areas[town].name for town in subject.towns]
    if len(towns) > MOST_TOWNS:
        return t(f"klaar.opening.{subject.group}_large", count=len(towns))
    return t(f"klaar.opening.{subject.group}", towns=enumerate_nl(towns))


def demo_or_real(making: Making) -> str:
    """Which of two answers is honest."""
    return "answer_demo" if making.subject.here.edition.demo else "answer"


def number(
    making: Making,
    key: str,
    year: int,
    lines: tuple[str, ...],
    before: Row | None = None,
    **more: Any,
) -> None:
    """The number of people in a year; a sentence in its place when there is none to be shown."""
    subject = making.subject
    now = row_of(subject.table(years=(year, year)), subject.code, year)
    assert now is not None, "a view always has its own area and year"
    sentence = says.people(subject, now)
    lines = tuple(filter(None, (says.since(now, before), *lines)))
    if is_ok(now):
        address = addresses.number(subject, "medewerkers", year)
        making.add(key, sentence, number=address, lines=lines, **more)
    else:
        making.add(key, sentence, lines=(sentence, *lines), points=False, **more)


def flows(making: Making, answer_as: str = "answer") -> None:
    """Who begins and who leaves, side by side."""
    subject = making.subject
    tables = [subject.through(measure) for measure in ("instroom", "uitstroom")]
    came, went = (_of_year(making, table) for table in tables)
    facts = [] if is_zero(came) and is_zero(went) else says.flows(subject, came, went)
    making.figure(
        "flows",
        _pair(making, "instroom", "uitstroom"),
        _drawn(tables),
        facts,
        least=LEAST,
        answer_as=answer_as,
    )


def ladder(making: Making) -> None:
    """Up to paid work and back from it, side by side, with the published shares in words."""
    subject = making.subject
    tables = [subject.through(measure, "aandeel") for measure in ("doorstroom", "vangnet")]
    up, net = (_of_year(making, table) for table in tables)
    facts, drawn = says.shares(subject, up, net), _drawn(tables)
    pair = _pair(making, "doorstroom", "vangnet")
    if not subject.studied:
        making.figure("ladder_own", pair, drawn, facts, least=LEAST)
        return
    words = {**beside.ways(), **beside.named()}
    if not facts and not shows(drawn, LEAST):  # the published shares still stand
        making.leave_out("ladder", reason(drawn, subject, LEAST))
        facts = [t("klaar.ladder.caption", **words)]
    making.figure(
        "ladder",
        pair,
        drawn,
        facts,
        least=LEAST,
        caption=t("klaar.ladder.caption", **words),
        words=words,
    )


def _of_year(making: Making, table: Table) -> Row:
    row = row_of(table, making.subject.code, making.subject.year)
    assert row is not None, "a view always has its own area and year"
    return row


def _pair(making: Making, *measures: str) -> tuple[str, ...]:
    years = addresses.through_years(making.subject)
    return tuple(
        addresses.figure(making.subject, f"evolutie-{card}", jaar=years) for card in measures
    )


def _drawn(tables: list[Table]) -> list[Row]:
    """The rows of a table that can be drawn: one of two figures is enough."""
    tables_rows = [list(table.rows) for table in tables]
    return next((rows for rows in tables_rows if shows(rows, LEAST)), tables_rows[0])


def recommendations(making: Making, **more: Any) -> None:
    """The six things that are asked."""
    lines = tuple(t(f"klaar.asked.{recommendation}") for recommendation in RECOMMENDATIONS)
    caption = t("klaar.asked.caption", **beside.named())
    making.add("asked", lines=lines, caption=caption, **more)


def ending(making: Making) -> None:
    """Where everything can be found, and room for questions."""
    address = making.subject.here.settings.address
    where = (t("klaar.ending.address", address=address),) if address else ()
    lines = (t("klaar.ending.atlas"), *where, t("klaar.ending.figure"), t("klaar.ending.take"))
    making.add("ending", lines=lines, answer_as=demo_or_real(making))
