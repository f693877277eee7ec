"""Who is signed in: sessions that stand on the server, end by themselves and can be ended.

The browser has a random word in a cookie; here is its digest. Whoever is not signed in has, where a
form needs it, a signed cookie that says nothing of them. Signing in begins a new session with a new
word: one that somebody else put there is worth nothing.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, Response
from flask.globals import request_ctx
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from sqlalchemy import Connection, delete, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError
from desk.access import accounts
from desk.access.account import Account
from desk.access.keys import digest
from desk.database import tables

#: How long a session lasts at the longest.
LONGEST = timedelta(hours=12)
#: How often it is written down that somebody is still there.
SEEN = timedelta(minutes=1)
#: How long sessions that are over are kept, for who looks at the list of her own.
KEPT = timedelta(days=30)
#: How long a password or code that was given proves who somebody is, for grave deeds.
PROVES = timedelta(minutes=10)
#: Names of cookies.
SIGNED_IN, VISIT, DEVICE = "registratie", "registratie-bezoek", "registratie-toestel"


@dataclass(frozen=True)
class Kept:
    """A session as it is kept. ``number``: what its owner ends it by; ``strong``: whether a second
    factor was given; ``proved``: when one was last given, or a password."""

    digest: str
    number: str
    account: Account
    browser: str
    begun: datetime
    seen: datetime
    ended: datetime | None
    strong: bool
    proved: datetime
    data: str

    def lives(self, now: datetime) -> bool:
        """Whether somebody is signed in by it."""
        idle = now - self.seen > self.account.role.idle
        over = idle or now - self.begun > LONGEST
        return self.ended is None and self.account.active and not over

    def proves(self, now: datetime) -> bool:
        """Whether it is fresh enough for grave deeds."""
        return now - self.proved <= PROVES


class DeskSession(SecureCookieSession):
    """What pages remember of who asks. ``kept``: the session of who is signed in; ``token``: a word
    that the browser is to get; ``over``: whether the browser is to forget its word; ``lost``: why
    it could not be read."""

    kept: Kept | None = None
    token: str = ""
    over: bool = False
    lost: StoreError | None = None


def begin(
    connection: Connection, store: Store, account: Account, browser: str, *, strong: bool
) -> tuple[str, Kept]:
    """A new session; the word for its browser, and what is kept."""
    token, now = secrets.token_urlsafe(32), store.now(connection)
    kept = Kept(
        digest(token),
        secrets.token_hex(8),
        account,
        browser,
        now,
        now,
        None,
        strong,
        now,
        "{}",
    )
    moment = moments.kept(now)
    row = {
        "digest": kept.digest,
        "number": kept.number,
        "account": account.number,
        "browser": browser,
        "begun": moment,
        "seen": moment,
        "strong": strong,
        "proved": moment,
        "data": kept.data,
    }
    connection.execute(insert(tables.session), [row])
    ended = tables.session.c.seen < moments.kept(now - KEPT)
    connection.execute(delete(tables.session).where(ended))
    return token, kept


def found(connection: Connection, token: str, now: datetime) -> Kept | None:
    """The session of a word, None when there is none or it is over."""
    table = tables.session
    row = connection.execute(select(table).where(table.c.digest == digest(token))).first()
    kept = _read(connection, row) if row else None
    return kept if kept and kept.lives(now) else None


def of_account(connection: Connection, account: Account, now: datetime) -> list[Kept]:
    """The sessions in which somebody is signed in, the last first."""
    table = tables.session
    chosen = select(table).where(table.c.account == account.number, table.c.ended.is_(None))
    rows = connection.execute(chosen.order_by(table.c.seen.desc()))
    every = [_of(row, account) for row in rows]
    return [kept for kept in every if kept.lives(now)]


def _read(connection: Connection, row: Any) -> Kept | None:
    account = accounts.by_number(connection, row.account)
    return _of(row, account) if account else None


def _of(row: Any, account: Account) -> Kept:
    return Kept(
        row.digest,
        row.number,
        account,
        row.browser,
        moments.read(row.begun),
        moments.read(row.seen),
        moments.read(row.ended) if row.ended else None,
        bool(row.strong),
        moments.read(row.proved),
        row.data,
    )


def end(connection: Connection, now: datetime, account: int, number: str = "") -> int:
    """End the sessions of an account, or the one with a number of its; how many were ended."""
    table = tables.session
    which = [table.c.account == account, table.c.ended.is_(None)]
    if number:
        which.append(table.c.number == number)
    values = {"ended": moments.kept(now), "data": "{}"}
    return int(connection.execute(update(table).where(*which).values(**values)).rowcount)


def end_others(connection: Connection, now: datetime, account: int, own: str) -> int:
    """End the sessions of an account but the one with the number ``own``; how many were ended."""
    table = tables.session
    which = (table.c.account == account, table.c.ended.is_(None), table.c.number != own)
    values = {"ended": moments.kept(now), "data": "{}"}
    return int(connection.execute(update(table).where(*which).values(**values)).rowcount)


class Sessions(SecureCookieSessionInterface):
    """Sessions of Flask, kept in the store. ``store``: where; ``secure``: whether people come by
    https, so that the browser lets nobody else set these cookies; ``outside``: where addresses
    begin that need none."""

    session_class = DeskSession

    def __init__(self, store: Store, *, secure: bool, outside: str) -> None:
        self.store, self.outside = store, outside
        self.name = cookie(SIGNED_IN, secure=secure)

    def open_session(self, app: Flask, request: Request) -> DeskSession | None:
        """See :class:`flask.sessions.SessionInterface`."""
        if request.path.startswith(self.outside):
            return DeskSession()
        token = request.cookies.get(self.name, "")
        if token:
            try:
                with self.store.reading() as connection:
                    kept = found(connection, token, self.store.now(connection))
            except StoreError as error:  # said by :func:`readable`, once there is who says it
                session = DeskSession()
                session.lost = error
                return session
            if kept:
                session = DeskSession(json.loads(kept.data))
                session.kept = kept
                return session
        opened = super().open_session(app, request)
        if isinstance(opened, DeskSession):
            opened.over = bool(token)
            return opened
        return None

    def save_session(self, app: Flask, session: Any, response: Response) -> None:
        """See :class:`flask.sessions.SessionInterface`. While the store is away the browser keeps
        what it has, and who was signed in is so when it is back."""
        if session.lost is not None:
            return
        flags: dict[str, Any] = {
            "path": "/",
            "secure": self.get_cookie_secure(app),
            "httponly": True,
            "samesite": self.get_cookie_samesite(app),
        }
        if session.kept is not None:
            if session.token:
                response.set_cookie(self.name, session.token, **flags)
                response.delete_cookie(self.get_cookie_name(app), **flags)
            with suppress(StoreError):  # what was asked was answered
                self._keep(session)
            response.vary.add("Cookie")
            return
        if session.over:
            response.delete_cookie(self.name, **flags)
        super().save_session(app, session, response)

    def _keep(self, session: DeskSession) -> None:
        kept = session.kept
        if kept is None:
            return
        values: dict[str, Any] = {"data": json.dumps(dict(session))} if session.modified else {}
        with self.store.reading() as connection:
            now = self.store.now(connection)
        if now - kept.seen > SEEN:
            values["seen"] = moments.kept(now)
        if values:
            table = tables.session
            own = table.c.digest == kept.digest
            with self.store.writing() as connection:
                connection.execute(update(table).where(own).values(**values))


def readable(app: Flask) -> None:
    """Answer nothing to somebody of whom cannot be said who it is."""

    @app.before_request
    def lost() -> None:
        session = request_ctx.session
        if isinstance(session, DeskSession) and session.lost is not None:
            raise session.lost


def current() -> DeskSession:
    """The session of who asks."""
    session = request_ctx.session
    assert isinstance(session, DeskSession)
    return session


def kept() -> Kept:
    """The session of who is signed in. Raises ``LookupError`` when nobody is."""
    found = current().kept
    if found is None:
        raise LookupError("nobody is signed in")
    return found


def cookie(name: str, *, secure: bool) -> str:
    """The name of a cookie: by https one that no other site of the domain can set."""
    return f"__Host-{name}" if secure else name
