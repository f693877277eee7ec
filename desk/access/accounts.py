"""The accounts as they are kept."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from arbeidszorg.store.rows import last_number
from arbeidszorg.texts import t
from desk.access.account import Account
from desk.access.roles import Role
from desk.database import tables

#: A mail address; nothing in it may end a header of a mail.
MAIL = re.compile(r"[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
#: Letters of a name.
MOST = 100


class AccountError(ValueError):
    """An account cannot be so; the message says why (Dutch)."""


def mail_of(text: str) -> str:
    """A mail address as accounts are found by it. Raises :class:`AccountError`."""
    mail = text.strip().lower()
    if len(mail) > 200 or not MAIL.fullmatch(mail):
        raise AccountError(t("desk.account.no_mail"))
    return mail


def name_of(text: str) -> str:
    """A name, in one line. Raises :class:`AccountError`."""
    name = " ".join("".join(x if x.isprintable() else " " for x in text).split())
    if not 1 <= len(name) <= MOST:
        raise AccountError(t("desk.account.no_name", most=MOST))
    return name


def read(row: Row[Any]) -> Account:
    """The account of a row of ``tables.account``."""
    return Account(
        row.number,
        row.mail,
        row.name,
        Role(row.role),
        frozenset(json.loads(row.initiatives)),
        bool(row.mails),
        row.second is not None,
        row.subject is not None,
        bool(row.active),
        row.password is not None,
    )


def every(connection: Connection) -> list[Account]:
    """All accounts, also those that were ended, by name."""
    found = map(read, connection.execute(select(tables.account)))
    return sorted(found, key=lambda each: (not each.active, each.name.casefold(), each.number))


def by_number(connection: Connection, number: int) -> Account | None:
    """The account with a number."""
    chosen = select(tables.account).where(tables.account.c.number == number)
    row = connection.execute(chosen).first()
    return read(row) if row else None


def by_mail(connection: Connection, mail: str) -> Account | None:
    """The account with a mail address, as :func:`mail_of` writes it."""
    chosen = select(tables.account).where(tables.account.c.mail == mail)
    row = connection.execute(chosen).first()
    return read(row) if row else None


def by_subject(connection: Connection, subject: str) -> Account | None:
    """The account that signs in elsewhere as ``subject``."""
    chosen = select(tables.account).where(tables.account.c.subject == subject)
    row = connection.execute(chosen).first()
    return read(row) if row else None


def secret_of(connection: Connection, number: int, column: str) -> Any:
    """What proves that somebody is who holds an account: its ``password`` or ``second``."""
    chosen = select(tables.account.c[column]).where(tables.account.c.number == number)
    return connection.execute(chosen).scalar()


def add(
    connection: Connection,
    store: Store,
    mail: str,
    name: str,
    role: Role,
    initiatives: frozenset[str] = frozenset(),
) -> Account:
    """A new account, without any way in yet. Raises :class:`AccountError`."""
    mail, name = mail_of(mail), name_of(name)
    if by_mail(connection, mail):
        raise AccountError(t("desk.account.taken", mail=mail))
    number = last_number(connection, tables.account) + 1
    own = _written(role, initiatives)
    row = {
        "number": number,
        "mail": mail,
        "name": name,
        "role": role.value,
        "initiatives": own,
        "second_step": 0,
        "mails": True,
        "active": True,
        "made": moments.kept(store.now(connection)),
    }
    connection.execute(insert(tables.account), [row])
    return Account(number, mail, name, role, frozenset(json.loads(own)))


def _written(role: Role, initiatives: frozenset[str]) -> str:
    """Initiatives as they are kept. Raises :class:`AccountError` when there should be some."""
    if role is not Role.INITIATIVE:
        return "[]"
    if not initiatives:
        raise AccountError(t("desk.account.no_initiative"))
    return json.dumps(sorted(initiatives))


def assign(connection: Connection, number: int, role: Role, initiatives: frozenset[str]) -> None:
    """Give an account another role, or other initiatives. Raises :class:`AccountError`."""
    change(connection, number, role=role.value, initiatives=_written(role, initiatives))


def change(connection: Connection, number: int, **values: Any) -> None:
    """Write other values in an account."""
    table = tables.account
    connection.execute(update(table).where(table.c.number == number).values(**values))


def keepers(connection: Connection) -> int:
    """How many may keep the users."""
    return sum(each.active and each.role is Role.KEEPER for each in every(connection))
