"""Who guesses is slowed, and who is right is not locked out.

Wrong passwords are counted for an account as asked from one address, for an account from
everywhere, and for an address whatever the account. After some, the next must wait, ever longer.
Somebody in a browser in which the account was entered before (a cookie says so) is counted for that
browser alone: what others do from elsewhere does not touch them.

An attempt is counted before it is looked at, so that a hundred at once are no hundred guesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from desk.access.keys import Keys
from desk.database import tables

#: After this long without one, wrong ones are forgotten.
FORGOTTEN = timedelta(hours=24)


@dataclass(frozen=True)
class Counter:
    """What is counted: ``free``: how many cost nothing; ``most``: seconds that one has to wait at
    the longest."""

    name: str
    free: int
    most: int


#: For an account from one address, from everywhere, for an address, for a browser that is known.
PAIR, EVERYWHERE = Counter("paar", 4, 900), Counter("overal", 12, 60)
ADDRESS, KNOWN = Counter("adres", 40, 900), Counter("toestel", 6, 900)


@dataclass(frozen=True)
class Waiting:
    """Somebody must wait so many seconds."""

    seconds: int


@dataclass(frozen=True)
class Attempt:
    """One that may be made. ``count``: the how many-th in a row; ``held``: how many were held back
    before it; ``counted``: where it is counted, to be forgotten when it was right."""

    count: int
    held: int
    counted: tuple[str, ...]


def begin(
    store: Store, keys: Keys, kind: str, about: str, address: str, device: str = ""
) -> Attempt | Waiting:
    """Count one attempt, unless it must wait. ``kind``: of what; ``about``: whose; ``device``: a
    browser that is known for this account."""
    if device:
        asked = [(KNOWN, f"{kind} {about} {device}")]
    else:
        asked = [
            (PAIR, f"{kind} {about} {address}"),
            (EVERYWHERE, f"{kind} {about}"),
            (ADDRESS, f"{kind} {address}"),
        ]
    named = [(counter, keys.mark("attempt", f"{counter.name} {text}")) for counter, text in asked]
    with store.writing() as connection:
        now = store.now(connection)
        # never longer than the longest wait, also when a clock was set back
        longest = max(min(_waits(connection, name, now), c.most) for c, name in named)
        if longest > 0:
            _hold(connection, named[0][1], now)
            return Waiting(longest)
        counts = [_count(connection, name, counter, now) for counter, name in named]
    # the count of an address stays: whoever has an account of his own could begin again with it
    forget = tuple(name for counter, name in named if counter is not ADDRESS)
    return Attempt(counts[0][0], counts[0][1], forget)


def right(connection: Connection, attempt: Attempt) -> None:
    """It was right: those before it are forgotten."""
    table = tables.attempt
    connection.execute(delete(table).where(table.c.what.in_(attempt.counted)))


def tidy(connection: Connection, now: datetime) -> None:
    """Forget what is long ago."""
    table = tables.attempt
    connection.execute(delete(table).where(table.c.last < moments.kept(now - FORGOTTEN)))


def _waits(connection: Connection, name: str, now: datetime) -> int:
    """Seconds that must be waited, 0 for none."""
    chosen = select(tables.attempt.c.until).where(tables.attempt.c.what == name)
    until = connection.execute(chosen).scalar()
    left = (moments.read(until) - now).total_seconds() if until else 0
    return max(0, int(left) + (left % 1 > 0))


def _count(connection: Connection, name: str, counter: Counter, now: datetime) -> tuple[int, int]:
    """Count one; how many there are in a row, and how many were held back meanwhile."""
    table = tables.attempt
    row = connection.execute(select(table).where(table.c.what == name)).first()
    recent = row is not None and moments.read(row.last) > now - FORGOTTEN
    count = row.times + 1 if row is not None and recent else 1
    wait = min(2 ** min(count - counter.free, 20), counter.most) if count >= counter.free else 0
    values = {
        "times": count,
        "held": 0,
        "last": moments.kept(now),
        "until": moments.kept(now + timedelta(seconds=wait)),
    }
    if row is None:
        connection.execute(insert(table), [{"what": name, **values}])
    else:
        connection.execute(update(table).where(table.c.what == name).values(**values))
    return count, row.held if row is not None and recent else 0


def _hold(connection: Connection, name: str, now: datetime) -> None:
    """Count one that was held back."""
    table = tables.attempt
    values = {"held": table.c.held + 1}
    done = connection.execute(update(table).where(table.c.what == name).values(**values))
    if not done.rowcount:
        moment = moments.kept(now)
        row = {"what": name, "times": 0, "held": 1, "last": moment, "until": moment}
        connection.execute(insert(table), [row])
