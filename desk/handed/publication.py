"""Making a version ready to be published: one at a time, with how far it is and what came of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from arbeidszorg.store import moments, releases
from arbeidszorg.store.database import Store
from arbeidszorg.store.rows import last_number
from arbeidszorg.store.versions import kept_words
from arbeidszorg.texts import t
from desk.handed import tables
from desk.handed.handed import OvertakenError, RefusedError, Who

#: ``bezig``: its process works; ``klaar``: it can be published; ``openbaar``: it was, or will be at
#: its hour; ``mislukt``: it says why; ``afgebroken``: its process is gone; ``vervallen``: somebody
#: left it, or made another.
Progress = Literal["bezig", "klaar", "openbaar", "mislukt", "afgebroken", "vervallen"]
#: A process that did not say for so long that it works is gone.
GONE = timedelta(seconds=60)
#: How far it is (percent) when a step begins.
STEPS = {"begin": 2, "samenstellen": 5, "beslissen": 20, "aanval": 45, "vergelijken": 90}


@dataclass(frozen=True)
class Asked:
    """What was asked. ``last_year``: the last year to be shown, None for the one that is proposed;
    ``attack``: whether it is attacked before it can be published; ``note``: why, in a sentence."""

    last_year: int | None = None
    attack: bool = True
    note: str = ""


@dataclass(frozen=True)
class Publication:
    """``known``: the last release that its maker knew; ``version``: the one that was made, 0 before
    that; ``share``: percent; ``says``: ``step``, ``wrong`` (Dutch), and what readers will see
    otherwise (``lines``, ``closed``, ``same``)."""

    number: int
    at: datetime
    account: int
    by: str
    asked: Asked
    known: int
    version: int
    state: Progress
    share: int
    says: dict[str, Any] = field(default_factory=dict)


def begin(store: Store, who: Who, asked: Asked) -> Publication:
    """Begin to make a version ready. What was ready and not published lapses. Raises
    :class:`OvertakenError` while somebody else is doing that."""
    asked = replace(asked, note=kept_words(asked.note))
    known = releases.state(store).next_release - 1
    try:
        with store.writing() as connection:
            now, before = store.now(connection), _last(connection, store)
            if before and before.state == "bezig":
                raise _busy(before)
            if before and before.state == "klaar":
                _change(connection, before.number, state="vervallen")
            number = (before.number if before else 0) + 1
            row = {
                "number": number,
                "at": moments.kept(now),
                "account": who.number,
                "by": who.name,
                "asked": json.dumps(asdict(asked), ensure_ascii=False),
                "known": known,
                "until": 0,
                "version": 0,
                "state": "bezig",
                "share": STEPS["begin"],
                "beat": moments.kept(now),
                "says": json.dumps({"step": "begin"}),
            }
            connection.execute(insert(tables.publication), [row])
    except IntegrityError:
        raise _busy(one(store)) from None
    return one(store, number) or _missing(number)


def _busy(other: Publication | None) -> OvertakenError:
    if other is None:
        return OvertakenError(t("aanvaarden.error.busy"))
    words = {"by": other.by, "at": moments.short(other.at)}
    return OvertakenError(t("aanvaarden.error.publishing", **words))


def _missing(number: int) -> Publication:
    raise RefusedError(t("aanvaarden.error.no_publication", number=number))


def one(store: Store, number: int | None = None) -> Publication | None:
    """A publication, the last one when no number is given; None when there is none. One whose
    process is gone says so."""
    with store.reading() as connection:
        return _last(connection, store, number)


def every(store: Store) -> tuple[Publication, ...]:
    """All of them, the oldest first."""
    with store.reading() as connection:
        now = store.now(connection)
        chosen = select(tables.publication).order_by(tables.publication.c.number)
        return tuple(_read(row, now) for row in connection.execute(chosen))


def _last(connection: Connection, store: Store, number: int | None = None) -> Publication | None:
    number = number or last_number(connection, tables.publication)
    chosen = select(tables.publication).where(tables.publication.c.number == number)
    row = connection.execute(chosen).first()
    return _read(row, store.now(connection)) if row else None


def _read(row: Row[Any], now: datetime) -> Publication:
    state = row.state
    if state == "bezig" and moments.read(row.beat) < now - GONE:
        state = "afgebroken"
    return Publication(
        row.number,
        moments.read(row.at),
        row.account,
        row.by,
        Asked(**json.loads(row.asked)),
        row.known,
        row.version,
        state,
        row.share,
        json.loads(row.says),
    )


def beat(store: Store, number: int) -> None:
    """Its process is still there."""
    with store.writing() as connection:
        _change(connection, number, beat=moments.kept(store.now(connection)))


def tell(store: Store, number: int, step: str) -> None:
    """How far it is."""
    with store.writing() as connection:
        _change(connection, number, share=STEPS[step], says=json.dumps({"step": step}))


def composed(store: Store, number: int, version: int, until: int) -> None:
    """Which version was made, and the last decision about a handing that was known by then."""
    with store.writing() as connection:
        _change(connection, number, version=version, until=until)


def end(store: Store, number: int, state: Progress, says: dict[str, Any]) -> None:
    """What came of it."""
    with store.writing() as connection:
        text = json.dumps(says, ensure_ascii=False)
        _change(connection, number, state=state, share=100, says=text)


def published(store: Store, number: int) -> None:
    """It was made public, now or from an hour on."""
    with store.writing() as connection:
        _change(connection, number, state="openbaar")


def left(store: Store, number: int) -> None:
    """Somebody decided not to publish it."""
    with store.writing() as connection:
        table = tables.publication
        chosen = update(table).where(table.c.number == number, table.c.state == "klaar")
        connection.execute(chosen.values(state="vervallen"))


def _change(connection: Connection, number: int, **values: Any) -> None:
    table = tables.publication
    connection.execute(update(table).where(table.c.number == number).values(**values))
