"""What goes wrong with a store, in a sentence for who runs it.

Nothing that a database or its driver says is repeated: it may hold a password, or a row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from arbeidszorg.texts import t


class StoreError(RuntimeError):
    """A store cannot do what is asked; the message says what and why (Dutch)."""


class TakenError(StoreError):
    """Somebody else wrote first; the message says who, when and what (Dutch)."""


def damaged(what: str) -> StoreError:
    """Something that was kept is not what it was."""
    return StoreError(t("bewaarplaats.error.damaged_row", what=what))


#: Starts of the names of errors of SQLite -> key of a sentence.
_SQLITE = {
    "SQLITE_FULL": "full",
    "SQLITE_IOERR": "full",
    "SQLITE_TOOBIG": "large",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_NOTADB": "damaged",
    "SQLITE_READONLY": "no_right",
    "SQLITE_CANTOPEN": "no_right",
    "SQLITE_PERM": "no_right",
    "SQLITE_AUTH": "no_right",
}
#: Starts of the codes of errors of PostgreSQL (SQLSTATE) -> key of a sentence.
_POSTGRES = {
    "53100": "full",
    "53": "burdened",
    "54": "large",
    "28": "login",
    "3D000": "no_database",
    "25006": "no_right",
    "42501": "no_right",
    "40": "busy",
    "55P03": "busy",
    "57": "gone",
    "08": "gone",
    "58": "full",
    "XX": "damaged",
}
#: What a server says before there is a connection, which has no code.
_BEFORE = {
    "password authentication": "login",
    "no password supplied": "login",
    'role "': "login",
    'database "': "no_database",
    "connection option": "address",
    "invalid port": "address",
    "too many": "burdened",
}


@contextmanager
def spoken(place: str) -> Iterator[None]:
    """Whatever a database refuses in this block is raised as :class:`StoreError`. ``place``: what
    the store is called. That something is there already stays an ``IntegrityError``."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, sqlite3.Error) as error:
        raise StoreError(t(f"bewaarplaats.error.{_key(error)}", place=place)) from None
    except OSError:
        raise StoreError(t("bewaarplaats.error.no_right", place=place)) from None


def _key(error: DBAPIError | sqlite3.Error) -> str:
    """Which sentence goes with an error."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _starting(_SQLITE, getattr(cause, "sqlite_errorname", "") or "")
    if code := getattr(cause, "sqlstate", None):
        return _starting(_POSTGRES, code)
    words = str(cause).lower()
    return next((key for part, key in _BEFORE.items() if part in words), "gone")


def _starting(keys: dict[str, str], name: str) -> str:
    return next((key for start, key in keys.items() if name.startswith(start)), "other")
