"""Jobs: started, and how far they are. The row of a job holds nothing of what it is about."""

from __future__ import annotations

import hashlib
import os
import secrets
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal, Protocol, TypeAlias

from flask import Flask, current_app
from sqlalchemy import delete, func, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from desk.access.keys import digest
from desk.settings import DeskSettings
from desk.work.apart import Child, Order
from desk.work.spool import BRIEF, GoneError, Spool
from desk.work.tables import job as table

KEY = "arbeidszorg-work"
#: Jobs that wait or run at one time, in all and of one who asks.
MOST, MOST_OF_ONE = 24, 3
#: Seconds between two signs of life, after which a job without one is lost, and that it may take.
BEAT, LOST, PATIENCE = 2.0, 40, 900.0
#: How long the row of a job stays.
KEPT = timedelta(hours=1)

State: TypeAlias = Literal["wacht", "bezig", "klaar", "mislukt", "weg"]


class BusyError(Exception):
    """Too much is being done already."""


@dataclass(frozen=True)
class Job:
    """How far a job is. ``share``: from 0 to 1; ``says``: key of a sentence, "" for none;
    ``account``: who asked for it. ``weg``: the server began anew, and nothing of it is left."""

    kind: str
    state: State
    share: float
    says: str
    account: int | None

    @property
    def over(self) -> bool:
        """Whether it goes no further."""
        return self.state in ("klaar", "mislukt", "weg")


class Doing(Protocol):
    """What does one job: a process, or in tests this one."""

    def hear(self, patience: float) -> tuple[float, str] | str | None:
        """See :class:`~desk.work.apart.Child`."""

    def stop(self) -> None:
        """Be done with it."""


@dataclass
class Work:
    """The jobs of a desk. ``kinds``: kind -> ``module:function``; ``ends``: called with the word of
    a job that ended; ``make``: how one is done."""

    settings: DeskSettings
    store: Store
    spool: Spool
    kinds: Mapping[str, str]
    make: Callable[[Order, Sequence[str]], Doing] = Child
    slots: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(max(1, (os.cpu_count() or 2) - 1))
    )

    def start(
        self,
        kind: str,
        account: int | None,
        body: bytes = b"",
        asked: Mapping[str, Any] | None = None,
        *,
        files: Sequence[str] = (),
        place: str = "",
        brief: bool = False,
        ends: Callable[[Job], None] = lambda _: None,
    ) -> str:
        """Start a job; the word by which its owner asks for it. ``body`` is encrypted before
        anything else; ``files``: words of uploads; ``brief``: what comes of it is thrown away after
        some minutes; ``ends``: called when it is over. Raises :class:`BusyError`.

        What comes of it is encrypted under a key that is made of the word: once the job is over,
        nobody but who has the word can read it."""
        token = secrets.token_urlsafe(24)
        mark = digest(token)
        self.spool.sweep()
        self._enter(mark, kind, account, place)
        name = f"{mark}.in" if body else ""
        if body:
            self.spool.put(name, body)
        order = Order(
            self.kinds[kind],
            self.settings,
            self.spool,
            dict(asked or {}),
            account,
            files,
            name,
            f"{mark}{BRIEF}" if brief else mark,
            _lock(token),
        )
        threading.Thread(target=self._run, args=(order, mark, ends), daemon=True).start()
        return token

    def state(self, token: str) -> Job | None:
        """How far a job is, None when there is none (any more)."""
        return self._state(digest(token))

    def result(self, token: str, part: str) -> bytes:
        """What came of a job. Raises :class:`GoneError`."""
        own = Spool(self.spool.folder, _lock(token))
        brief, longer = self._names(token, part)
        return own.get(brief if own.has(brief) else longer)

    def take(self, token: str, part: str) -> bytes:
        """The same, and it is gone: nobody can ask it again. Raises :class:`GoneError`."""
        content = self.result(token, part)
        self.forget(token, part)
        return content

    def forget(self, token: str, *parts: str) -> None:
        """Throw away what came of a job."""
        self.spool.drop(*(name for part in parts for name in self._names(token, part)))

    def _names(self, token: str, part: str) -> tuple[str, str]:
        mark = digest(token)
        return f"{mark}{BRIEF}.{part}", f"{mark}.{part}"

    def _state(self, mark: str) -> Job | None:
        with self.store.reading() as connection:
            row = connection.execute(select(table).where(table.c.digest == mark)).first()
            now = self.store.now(connection)
        if row is None:
            return None
        lost = now - moments.read(row.beat) > timedelta(seconds=LOST)
        gone = row.state in ("wacht", "bezig") and lost
        state: State = "weg" if gone else row.state
        says = "indienen.job.restarted" if gone else row.says
        return Job(row.kind, state, row.share, says, row.account)

    def _enter(self, mark: str, kind: str, account: int | None, place: str) -> None:
        """Write the row of a job, and throw old ones away."""
        with self.store.writing() as connection:
            now = self.store.now(connection)
            connection.execute(delete(table).where(table.c.made < moments.kept(now - KEPT)))
            running = (
                select(func.count())
                .select_from(table)
                .where(table.c.state.in_(("wacht", "bezig")))
                .where(table.c.beat > moments.kept(now - timedelta(seconds=LOST)))
            )
            mine = table.c.account == account if account else table.c.place == place
            every = connection.execute(running).scalar_one()
            own = connection.execute(running.where(mine)).scalar_one()
            if every >= MOST or own >= MOST_OF_ONE:
                raise BusyError
            moment = moments.kept(now)
            values: dict[str, Any] = {"digest": mark, "kind": kind, "account": account}
            values |= {"place": place}
            values |= {"state": "wacht", "share": 0.0, "says": "", "made": moment, "beat": moment}
            connection.execute(insert(table).values(values))

    def _note(self, mark: str, **values: Any) -> None:
        with self.store.writing() as connection:
            beat = moments.kept(self.store.now(connection))
            connection.execute(
                update(table).where(table.c.digest == mark).values(beat=beat, **values)
            )

    def _sign(self, mark: str, **values: Any) -> None:
        """A sign of life, or how far it is; when the store is away for a moment the next one says
        it."""
        with suppress(StoreError):
            self._note(mark, **values)

    def _end(self, mark: str, **values: Any) -> None:
        """Write down how it ended, as soon as the store is there: what was done is not lost for a
        store that is away for less than a row may be silent."""
        last = time.monotonic() + LOST
        while True:
            try:
                self._note(mark, **values)
            except StoreError:
                if time.monotonic() > last:
                    raise
                time.sleep(BEAT)
            else:
                return

    def _run(self, order: Order, mark: str, ends: Callable[[Job], None]) -> None:
        """Wait for a place, see a job through, and write down how it ended."""
        try:
            while not self.slots.acquire(timeout=BEAT):
                self._sign(mark)
            try:
                said = self._through(order, mark)
            finally:
                self.slots.release()
            self._end(mark, state="mislukt" if said else "klaar", share=1.0, says=said)
        except StoreError:  # the row says nothing any more, and so the job is lost in a while
            return
        job = self._state(mark)
        if job is not None:
            ends(job)

    def _through(self, order: Order, mark: str) -> str:
        """See a job through; the key of the sentence that it ended with, "" for well."""
        self._sign(mark, state="bezig")
        child, left = self._made(order, mark), PATIENCE
        if child is None:
            return "indienen.job.failed"
        try:
            while left > 0:
                heard = child.hear(BEAT)
                if isinstance(heard, str):
                    return heard
                if heard is None:
                    left -= BEAT
                    self._sign(mark)
                else:
                    self._sign(mark, share=min(max(heard[0], 0.0), 1.0), says=heard[1])
            return "indienen.job.slow"
        finally:
            child.stop()

    def _made(self, order: Order, mark: str) -> Doing | None:
        """What does a job; the first one takes a while to begin, of which there are signs."""
        made: list[Doing] = []
        begin = threading.Thread(
            target=lambda: made.append(self.make(order, self.modules)), daemon=True
        )
        begin.start()
        while begin.is_alive():
            begin.join(BEAT)
            self._sign(mark)
        return made[0] if made else None

    @property
    def modules(self) -> list[str]:
        """The modules of all kinds of jobs."""
        return sorted({path.partition(":")[0] for path in self.kinds.values()})


def _lock(token: str) -> bytes:
    """The key of what comes of a job; not to be had from the digest that is kept."""
    return hashlib.sha256(f"resultaat {token}".encode()).digest()


def equip(app: Flask, work: Work) -> None:
    """Let the pages of an app start jobs."""
    app.extensions[KEY] = work


def work() -> Work:
    """The jobs of the current app."""
    found: Work = current_app.extensions[KEY]
    return found


__all__ = ["BusyError", "GoneError", "Job", "Work", "equip", "work"]
