"""Rows of the tables of what was handed in, read and written inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from arbeidszorg.registrations import model
from arbeidszorg.store import moments
from arbeidszorg.store.rows import last_number
from arbeidszorg.store.submissions import Submission
from desk.handed import tables
from desk.handed.handed import Handed, State, Step, Told, Who, Written

#: All that is known of a handing but its rows.
_BRIEF = [column for column in tables.handed.c if column.name not in model.REGISTERED]


def handed(connection: Connection, initiatives: Iterable[str] | None = None) -> Iterator[Handed]:
    """What was handed in, the oldest first; of these initiatives, of all when left out."""
    table, steps = tables.handed, _steps(connection)
    chosen = select(*_BRIEF).order_by(table.c.number)
    if initiatives is not None:
        chosen = chosen.where(table.c.initiative.in_(sorted(initiatives)))
    for row in connection.execute(chosen):
        yield _handed(row, tuple(steps[row.number]))


def one(connection: Connection, number: int) -> Handed | None:
    """One handing, None when there is none of this number."""
    row = connection.execute(select(*_BRIEF).where(tables.handed.c.number == number)).first()
    return _handed(row, tuple(_steps(connection, number)[number])) if row else None


def last_of(connection: Connection, initiative: str) -> Handed | None:
    """What an initiative handed in last; None when it never did."""
    table = tables.handed
    number = connection.execute(
        select(func.max(table.c.number)).where(table.c.initiative == initiative)
    ).scalar()
    return one(connection, number) if number else None


def _steps(connection: Connection, number: int | None = None) -> dict[int, list[Step]]:
    table = tables.step
    chosen = select(table).order_by(table.c.number)
    if number is not None:
        chosen = chosen.where(table.c.handed == number)
    steps: dict[int, list[Step]] = {}
    for row in connection.execute(chosen):
        at = moments.read(row.at)
        step = Step(row.number, at, row.account, row.by, row.state, row.place, row.message)
        steps.setdefault(row.handed, []).append(step)
    return steps


def _handed(row: Row[Any], steps: tuple[Step, ...]) -> Handed:
    return Handed(
        row.number,
        row.initiative,
        row.follows,
        row.version,
        moments.read(row.at),
        row.account,
        row.by,
        Told.read(row.told),
        row.digest,
        row.stays,
        steps,
    )


def submissions(connection: Connection, numbers: Sequence[int]) -> Iterator[Submission]:
    """The rows of some handings, in their order."""
    table = tables.handed
    for number in numbers:
        row = connection.execute(select(table).where(table.c.number == number)).one()
        files = {file: getattr(row, file) for file in model.REGISTERED}
        yield Submission(row.digest, row.initiative, row.stays, moments.read(row.at), files)


def insert_handed(connection: Connection, written: Written, who: Who, now: datetime) -> int:
    """Write a handing; its number. Raises ``IntegrityError`` when this initiative handed in
    something since, or at the same time."""
    handed, number = written.submission, last_number(connection, tables.handed) + 1
    row = {
        "number": number,
        "initiative": handed.initiative,
        "follows": written.follows,
        "version": written.version,
        "at": moments.kept(now),
        "account": who.number,
        "by": who.name,
        "told": written.told.text,
        "digest": handed.digest,
        "stays": handed.stays,
        **handed.files,
    }
    connection.execute(insert(tables.handed), [row])
    return number


def insert_step(
    connection: Connection,
    number: int,
    state: State,
    who: Who,
    now: datetime,
    message: tuple[str, str] = ("", ""),
) -> None:
    """Write what was decided about a handing; ``message``: about which registration ("" for all),
    and what. Raises ``IntegrityError`` when somebody decides something at the same time."""
    place, text = message
    row = {
        "number": last_number(connection, tables.step) + 1,
        "handed": number,
        "at": moments.kept(now),
        "account": who.number,
        "by": who.name,
        "state": state,
        "place": place,
        "message": text,
    }
    connection.execute(insert(tables.step), [row])
