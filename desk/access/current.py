"""What a page may ask of the desk that it stands in, and of the one who asks it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from flask import Flask, current_app, g, request
from flask_login import current_user

from arbeidszorg.store.database import Store
from desk.access.account import Account
from desk.access.keys import Keys
from desk.settings import DeskSettings

KEY = "arbeidszorg-desk"


class Strangers:
    """How often each address was refused, in this process; of the last some thousands."""

    MOST = 10_000

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def another(self, place: str) -> int:
        """Count one; the how many-th it is."""
        if len(self.counts) >= self.MOST:
            self.counts.clear()
        self.counts[place] += 1
        return self.counts[place]


@dataclass(frozen=True)
class Desk:
    """What all pages of a desk share."""

    settings: DeskSettings
    store: Store
    keys: Keys
    strangers: Strangers = field(default_factory=Strangers)


class Visitor:
    """An account as Flask-Login knows it. ``strong``: whether it came with a second factor;
    ``session``: the number of its session."""

    is_authenticated = True
    is_anonymous = False

    def __init__(self, account: Account, session: str, strong: bool) -> None:
        self.account, self.session, self.strong = account, session, strong

    @property
    def is_active(self) -> bool:
        """Whether the account may still be used."""
        return self.account.active

    @property
    def whole(self) -> bool:
        """Whether nothing more is asked of somebody before she is in."""
        return self.strong or not (self.account.role.strong or self.account.second)

    def get_id(self) -> str:
        """What Flask-Login keeps in the session."""
        return str(self.account.number)


def equip(app: Flask, desk: Desk) -> None:
    """Let all pages of an app share ``desk``."""
    app.extensions[KEY] = desk


def desk() -> Desk:
    """The desk of the current app."""
    shared: Desk = current_app.extensions[KEY]
    return shared


def settings() -> DeskSettings:
    """Its settings."""
    return desk().settings


def store() -> Store:
    """The store that it keeps everything in."""
    return desk().store


def keys() -> Keys:
    """Its keys."""
    return desk().keys


def visitor() -> Visitor | None:
    """Who is signed in, also before a second factor that is asked was given."""
    here: Visitor = current_user
    return here if here.is_authenticated else None


def signed_in_or_none() -> Account | None:
    """The account of who is signed in, None for others."""
    here = visitor()
    return here.account if here else None


def signed_in() -> Account:
    """The account of who is signed in; on pages that need one there is one."""
    account = signed_in_or_none()
    if account is None:
        raise LookupError("nobody is signed in")
    return account


def address() -> str:
    """The address that a question comes from: the proxy's word when one is before the desk."""
    if settings().proxied:
        return request.headers.get("X-Real-IP", "")[:64] or (request.remote_addr or "")
    return request.remote_addr or ""


def place() -> str:
    """A mark of that address for the log: it tells one from many, and is no address."""
    if "desk_place" not in g:
        g.desk_place = keys().mark("place", address())[:12]
    return str(g.desk_place)
