"""Coming in and going out. What proves who somebody is, is looked at here alone, and each time it
is written in the log."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Response, after_this_request, request
from flask_login import login_user
from sqlalchemy import Connection, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.texts import t
from desk.access import accounts, attempts, passwords, sessions
from desk.access.account import Account
from desk.access.attempts import Attempt, Waiting
from desk.access.current import Visitor, address, keys, settings, store
from desk.access.keys import digest
from desk.access.log import record
from desk.access.sessions import DEVICE, Kept, cookie
from desk.database import tables

#: How long a browser in which somebody signed in is known.
KNOWN = timedelta(days=180)
#: What is read of the name of a browser.
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


@dataclass(frozen=True)
class Refused:
    """Somebody was not let in. ``says``: why (Dutch)."""

    says: str


def by_password(mail: str, password: str) -> Account | Refused:
    """Let somebody in by a mail address and a password. One sentence for all that can be wrong: it
    says nothing of which accounts there are."""
    about = mail.strip().lower()[:200]
    with store().reading() as connection:
        account = accounts.by_mail(connection, about)
        kept = accounts.secret_of(connection, account.number, "password") if account else None
        device = _device(connection, account)
    attempt = attempts.begin(store(), keys(), "wachtwoord", about, address(), device)
    if isinstance(attempt, Waiting):
        return Refused(waiting(attempt))
    right = passwords.fits(kept, password)
    if account is None or kept is None or not right or not account.active:
        failed("aanmelden_mislukt", account, attempt)
        return Refused(t("desk.enter.wrong"))
    with store().writing() as connection:
        attempts.right(connection, attempt)
        if passwords.is_old(kept):
            accounts.change(connection, account.number, password=passwords.hashed(password))
        enter(connection, account, how="wachtwoord")
    return account


def waiting(attempt: Waiting) -> str:
    """That somebody must wait, in words."""
    minutes = -(-attempt.seconds // 60)
    if minutes > 1:
        return t("desk.enter.wait_minutes", count=minutes)
    return t("desk.enter.wait", seconds=attempt.seconds)


def failed(kind: str, account: Account | None, attempt: Attempt) -> None:
    """Write down that something was wrong; what was typed is not kept: it may be a password."""
    whose = f"account {account.number}" if account else "onbekende naam"
    held = f", {attempt.held} tegengehouden" if attempt.held else ""
    record(store(), kind, f"{whose}, keer {attempt.count}{held}")


def again(account: Account, kept: Kept, password: str) -> Refused | None:
    """Somebody who is in proves it once more by the password; None when it is right."""
    attempt = attempts.begin(
        store(), keys(), "wachtwoord", account.mail, address(), f"sessie {kept.number}"
    )
    if isinstance(attempt, Waiting):
        return Refused(waiting(attempt))
    with store().reading() as connection:
        secret = accounts.secret_of(connection, account.number, "password")
    if not passwords.fits(secret, password):
        failed("bevestigen_mislukt", account, attempt)
        return Refused(t("desk.enter.wrong_password"))
    with store().writing() as connection:
        attempts.right(connection, attempt)
        prove(connection, kept, strong=kept.strong)
        record(connection, "bevestigd")
    return None


def enter(connection: Connection, account: Account, *, how: str, strong: bool = False) -> Kept:
    """Begin a session for an account. What the browser had before is forgotten."""
    current = sessions.current()
    now = store().now(connection)
    if current.kept is not None:
        sessions.end(connection, now, current.kept.account.number, current.kept.number)
    token, kept = sessions.begin(connection, store(), account, browser(), strong=strong)
    current.clear()
    current.kept, current.token, current.over = kept, token, False
    login_user(Visitor(account, kept.number, strong), force=True)
    record(connection, "aangemeld", how, by=account.number)
    _remember(connection, account)
    attempts.tidy(connection, now)
    return kept


def prove(connection: Connection, kept: Kept, *, strong: bool) -> None:
    """Somebody gave a password or a code just now."""
    moment = store().now(connection)
    table = tables.session
    values = {"proved": moments.kept(moment), "strong": strong}
    connection.execute(update(table).where(table.c.digest == kept.digest).values(**values))


def renew(connection: Connection, kept: Kept, *, strong: bool, how: str) -> None:
    """The same session under another word: who is more than before begins anew."""
    current = sessions.current()
    token, moment = secrets.token_urlsafe(32), store().now(connection)
    table = tables.session
    values = {"digest": digest(token), "proved": moments.kept(moment), "strong": strong}
    connection.execute(update(table).where(table.c.digest == kept.digest).values(**values))
    record(connection, "aangemeld", how)
    current.token = token
    current.kept = replace(kept, digest=digest(token), strong=strong, proved=moment)


def leave() -> None:
    """Sign out: the session is over on the server too, so that its word is worth nothing."""
    current = sessions.current()
    if current.kept is not None:
        with store().writing() as connection:
            record(connection, "afgemeld")
            now, kept = store().now(connection), current.kept
            sessions.end(connection, now, kept.account.number, kept.number)
    current.clear()
    current.kept, current.token, current.over = None, "", True


# --- browsers that are known ----------------------------------------------------------------------


def _device(connection: Connection, account: Account | None) -> str:
    """The digest of this browser when this account was entered in it before, else ""."""
    word = request.cookies.get(cookie(DEVICE, secure=settings().secure), "")
    if account is None or not word:
        return ""
    table = tables.device
    until = moments.kept(store().now(connection))
    chosen = select(table.c.digest).where(
        table.c.digest == digest(word), table.c.account == account.number, table.c.until > until
    )
    return str(connection.execute(chosen).scalar() or "")


def _remember(connection: Connection, account: Account) -> None:
    """Let this browser be known for this account."""
    if _device(connection, account):
        return
    word, until = secrets.token_urlsafe(32), store().now(connection) + KNOWN
    row = {"digest": digest(word), "account": account.number, "until": moments.kept(until)}
    connection.execute(insert(tables.device), [row])
    secure = settings().secure

    @after_this_request
    def known(response: Response) -> Response:
        response.set_cookie(
            cookie(DEVICE, secure=secure),
            word,
            max_age=KNOWN,
            path="/",
            secure=secure,
            httponly=True,
            samesite="Lax",
        )
        return response


def browser() -> str:
    """What a browser calls itself, in two words, for who looks at the list of her sessions."""
    name = request.headers.get("User-Agent", "")
    found = [next((word for word in words if word in name), "") for words in (BROWSERS, SYSTEMS)]
    kind, system = found[0].replace("Edg", "Edge").replace("OPR", "Opera"), found[1]
    return ", ".join(filter(None, (kind, system))) or t("desk.sessions.unknown")
