"""Links that let somebody choose a password: to come in for the first time, or again.

A link is good once and for a while; a new one takes the place of those before it.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import Connection, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.texts import t
from desk.access import accounts, passwords, sessions
from desk.access.account import Account
from desk.access.current import settings, store
from desk.access.keys import digest
from desk.access.log import record
from desk.database import tables

#: What a link is for -> how long it is good.
INVITATION, RESET = "uitnodiging", "wachtwoord"
LASTS = {INVITATION: timedelta(days=7), RESET: timedelta(hours=24)}


def make(connection: Connection, account: Account, kind: str) -> str:
    """The address of a new link."""
    now, token = store().now(connection), secrets.token_urlsafe(32)
    spend(connection, account.number)
    row = {
        "digest": digest(token),
        "account": account.number,
        "kind": kind,
        "until": moments.kept(now + LASTS[kind]),
    }
    connection.execute(insert(tables.token), [row])
    record(connection, f"link_{kind}", f"account {account.number}")
    return f"{settings().address}/link/{token}"


def whose(connection: Connection, token: str) -> tuple[Account, str] | None:
    """Whose link it is and what for; None when it is not good (any more)."""
    table = tables.token
    row = connection.execute(select(table).where(table.c.digest == digest(token))).first()
    if row is None or row.used or row.until <= moments.kept(store().now(connection)):
        return None
    account = accounts.by_number(connection, row.account)
    return (account, row.kind) if account and account.active else None


def is_spent(connection: Connection, token: str) -> bool:
    """Whether a link was one of ours that somebody used (or got a newer one instead of) since: who
    clicks on it again tries nothing."""
    table = tables.token
    row = connection.execute(select(table).where(table.c.digest == digest(token))).first()
    return row is not None and bool(row.used)


def use(connection: Connection, account: Account, password: str) -> None:
    """A link was used: its account has this password, and no other link and no session from
    before."""
    spend(connection, account.number)
    accounts.change(connection, account.number, password=passwords.hashed(password))
    sessions.end(connection, store().now(connection), account.number)
    record(connection, "wachtwoord_gekozen", f"account {account.number}", by=account.number)


def bind(connection: Connection, account: Account, subject: str) -> None:
    """A link was used to bind an account to who signed in elsewhere."""
    spend(connection, account.number)
    accounts.change(connection, account.number, subject=subject)
    sessions.end(connection, store().now(connection), account.number)
    record(connection, "elders_gekoppeld", f"account {account.number}", by=account.number)


def lasting(kind: str) -> str:
    """How long a link is good, in words: "zeven dagen"."""
    return t(f"desk.link.lasts.{kind}")


def spend(connection: Connection, account: int) -> None:
    """No link of an account from before is good any more."""
    table = tables.token
    now = moments.kept(store().now(connection))
    which = (table.c.account == account, table.c.used.is_(None))
    connection.execute(update(table).where(*which).values(used=now))
