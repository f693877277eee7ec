"""Slides that the deck of the province and those of the regio's have in common."""

from __future__ import annotations

from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.deck.ready import addresses, beside, says
from arbeidszorg.deck.ready.making import LEAST, Making, reason
from arbeidszorg.report.subject import row, shows
from arbeidszorg.report.words import is_ok, is_zero
from arbeidszorg.texts import t
from arbeidszorg.view.rows import Row

ASKED = ("status", "recognition", "cooperation", "supply", "registration", "research")


def opening(making: Making) -> None:
    """The title, the year and where the numbers come from."""
    of, edition = making.of, making.of.here.edition
    date = style.day(edition.reference_date)
    lines = (
        t("klaar.opening.year", year=of.year),
        t("klaar.opening.source", source=edition.source, date=date),
    )
    title = t("klaar.title", where=of.where)
    making.add("opening", heading=title, lines=lines, answer_as=demo_or_real(making))


def demo_or_real(making: Making) -> str:
    """Which of two answers is honest."""
    return "answer_demo" if making.of.here.edition.demo else "answer"


def number(
    making: Making,
    key: str,
    year: int,
    lines: tuple[str, ...],
    before: Row | None = None,
    **more: Any,
) -> None:
    """The number of people in a year; a sentence in its place when there is none to be shown."""
    of = making.of
    now = row(of.table(years=(year, year)), of.code, year)
    assert now is not None, "a view always has its own area and year"
    said = says.people(of, now)
    lines = tuple(filter(None, (says.since(now, before), *lines)))
    if is_ok(now):
        address = addresses.number(of, "medewerkers", year)
        making.add(key, said, number=address, lines=lines, **more)
    else:
        making.add(key, said, lines=(said, *lines), points=False, **more)


def flows(making: Making, answer_as: str = "answer") -> None:
    """Who begins and who leaves, side by side."""
    of = making.of
    tables = [of.through(one) for one in ("instroom", "uitstroom")]
    came, went = (_of_year(making, table) for table in tables)
    said = [] if is_zero(came) and is_zero(went) else says.flows(of, came, went)
    making.figure(
        "flows",
        _pair(making, "instroom", "uitstroom"),
        _drawn(tables),
        said,
        least=LEAST,
        answer_as=answer_as,
    )


def ladder(making: Making) -> None:
    """Up to paid work and back from it, side by side, with the published shares in words."""
    of = making.of
    tables = [of.through(one, "aandeel") for one in ("doorstroom", "vangnet")]
    up, net = (_of_year(making, table) for table in tables)
    words = {**beside.ways(), **beside.named()}
    said, drawn = says.shares(of, up, net), _drawn(tables)
    if not said and not shows(drawn, LEAST):  # the published shares still stand
        making.leave_out("ladder", reason(drawn, of, LEAST))
        said = [t("klaar.ladder.caption", **words)]
    making.figure(
        "ladder",
        _pair(making, "doorstroom", "vangnet"),
        drawn,
        said,
        least=LEAST,
        caption=t("klaar.ladder.caption", **words),
        words=words,
    )


def _of_year(making: Making, table: Table) -> Row:
    found = row(table, making.of.code, making.of.year)
    assert found is not None, "a view always has its own area and year"
    return found


def _pair(making: Making, *measures: str) -> tuple[str, ...]:
    years = addresses.through_years(making.of)
    return tuple(addresses.figure(making.of, f"evolutie-{one}", jaar=years) for one in measures)


def _drawn(tables: list[Table]) -> list[Row]:
    """The rows of a table that can be drawn: one of two figures is enough."""
    found = [list(one.rows) for one in tables]
    return next((rows for rows in found if shows(rows, LEAST)), found[0])


def asked(making: Making, **more: Any) -> None:
    """The six things that are asked."""
    lines = tuple(t(f"klaar.asked.{one}") for one in ASKED)
    caption = t("klaar.asked.caption", **beside.named())
    making.add("asked", lines=lines, caption=caption, **more)


def ending(making: Making) -> None:
    """Where everything can be found, and room for questions."""
    address = making.of.here.settings.address
    where = (t("klaar.ending.address", address=address),) if address else ()
    lines = (t("klaar.ending.atlas"), *where, t("klaar.ending.figure"), t("klaar.ending.take"))
    making.add("ending", lines=lines, answer_as=demo_or_real(making))
