"""The second factor: codes of an app (TOTP), and codes on paper for who lost it.

The seed is kept encrypted, and a code is good once. Codes on paper are kept as marks.
"""

from __future__ import annotations

import io
import secrets

import pyotp
import segno
from flask import session
from sqlalchemy import Connection, delete, func, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.texts import t
from desk.access import accounts, attempts
from desk.access.account import Account
from desk.access.attempts import Waiting
from desk.access.current import address, keys, store
from desk.access.entering import Refused, failed, waiting
from desk.access.log import record
from desk.database import tables

#: Seconds that a code is shown, and how many of those before and after now are taken too: clocks of
#: telephones differ.
STEP, APART = 30, 1
#: Codes on paper, and the letters in each half of one: those that are not taken for others.
CODES, HALF = 10, 5
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
#: Under which name a session holds a seed that is not confirmed yet, encrypted.
PENDING = "zaad"


def pending() -> str:
    """The seed that is being set up in this session; a new one at first."""
    kept = session.get(PENDING, "")
    if kept:
        try:
            return keys().opened("second", kept.encode()).decode()
        except ValueError:
            pass
    seed = pyotp.random_base32()
    session[PENDING] = keys().locked("second", seed.encode()).decode()
    return seed


def address_of(account: Account, seed: str) -> str:
    """What an app reads: whose seed it is, and for what."""
    uri: str = pyotp.TOTP(seed).provisioning_uri(name=account.mail, issuer_name=t("page.brand"))
    return uri


def picture(uri: str) -> str:
    """The same as a square of dots (SVG), dark on white whatever the page looks like."""
    out = io.BytesIO()
    segno.make(uri, error="m").save(
        out, kind="svg", scale=5, dark="#000", light="#fff", xmldecl=False, svgns=False, border=3
    )
    return out.getvalue().decode()


def confirm(connection: Connection, account: Account, seed: str, code: str) -> list[str] | None:
    """Keep a seed when the code is of it, and give new codes on paper; None when it is not."""
    step = _step(connection, seed, code)
    if step is None:
        return None
    locked = keys().locked("second", seed.encode())
    accounts.change(connection, account.number, second=locked, second_step=step)
    session.pop(PENDING, None)
    record(connection, "tweede_stap_ingesteld", f"account {account.number}")
    return paper(connection, account)


def paper(connection: Connection, account: Account) -> list[str]:
    """New codes on paper; those from before are worth nothing."""
    table = tables.recovery
    connection.execute(delete(table).where(table.c.account == account.number))
    codes = [_code() for _ in range(CODES)]
    rows = [{"digest": _mark(code), "account": account.number} for code in codes]
    connection.execute(insert(table), rows)
    record(connection, "herstelcodes_gemaakt", f"account {account.number}")
    return codes


def left(connection: Connection, account: Account) -> int:
    """How many codes on paper are left."""
    table = tables.recovery
    which = (table.c.account == account.number, table.c.used.is_(None))
    return int(connection.execute(select(func.count()).where(*which)).scalar() or 0)


def remove(connection: Connection, account: Account) -> None:
    """Forget the second factor of somebody who lost it: at the next time a new one is asked."""
    table = tables.recovery
    connection.execute(delete(table).where(table.c.account == account.number))
    accounts.change(connection, account.number, second=None, second_step=0)
    record(connection, "tweede_stap_gewist", f"account {account.number}")


def check(account: Account, code: str) -> Refused | None:
    """None when a code is right, of the app or on paper; either is used up by it."""
    whose = f"account {account.number}"
    attempt = attempts.begin(store(), keys(), "code", whose, address())
    if isinstance(attempt, Waiting):
        return Refused(waiting(attempt))
    with store().writing() as connection:
        if _use(connection, account, code):
            attempts.right(connection, attempt)
            return None
    failed("code_mislukt", account, attempt)
    return Refused(t("desk.second.wrong"))


def _use(connection: Connection, account: Account, code: str) -> bool:
    plain = "".join(filter(str.isalnum, code.casefold()))
    if len(plain) == 2 * HALF:
        return _use_paper(connection, account, plain)
    locked = accounts.secret_of(connection, account.number, "second")
    if locked is None:
        return False
    step = _step(connection, keys().opened("second", locked).decode(), plain)
    if step is None:
        return False
    table = tables.account
    which = (table.c.number == account.number, table.c.second_step < step)
    return bool(connection.execute(update(table).where(*which).values(second_step=step)).rowcount)


def _use_paper(connection: Connection, account: Account, plain: str) -> bool:
    table = tables.recovery
    which = (
        table.c.digest == _mark(plain),
        table.c.account == account.number,
        table.c.used.is_(None),
    )
    now = moments.kept(store().now(connection))
    if not connection.execute(update(table).where(*which).values(used=now)).rowcount:
        return False
    record(connection, "herstelcode_gebruikt", f"account {account.number}")
    return True


def _step(connection: Connection, seed: str, code: str) -> int | None:
    """The step of time that a code is of, None when it is of none that is near."""
    plain = "".join(filter(str.isalnum, code))
    now = int(store().now(connection).timestamp()) // STEP
    app, found = pyotp.TOTP(seed), None
    for step in range(now - APART, now + APART + 1):
        if secrets.compare_digest(app.generate_otp(step).encode(), plain.encode()):
            found = step
    return found


def _code() -> str:
    halves = ("".join(secrets.choice(LETTERS) for _ in range(HALF)) for _ in range(2))
    return "-".join(halves)


def _mark(code: str) -> str:
    return keys().mark("recovery", "".join(filter(str.isalnum, code.casefold())))
