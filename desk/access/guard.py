"""Who may ask which address. An address that says nothing of it is nobody's: the desk does not
start with one, and refuses it if it did.

Marks stand under the route::

    @blueprint.get("/gebruikers")
    @allowed(Role.KEEPER)
    def page() -> str: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from desk.access import current, initiatives, sessions
from desk.access.account import Account
from desk.access.log import record
from desk.access.roles import Role
from desk.settings import PREFIX

View = TypeVar("View", bound=Callable[..., Any])

#: Under which names a function says who may ask it.
ROLES, OPEN, HALF, PROVED = "desk_roles", "desk_open", "desk_half", "desk_proved"
#: What asks and changes nothing.
ASKING = ("GET", "HEAD", "OPTIONS")


def allowed(*roles: Role) -> Callable[[View], View]:
    """Only these roles, signed in with all that is asked of them."""
    if not roles:
        raise ValueError("name at least one role; open_to_all for everybody")
    return lambda view: _marked(view, ROLES, frozenset(roles))


def open_to_all(view: View) -> View:
    """Everybody, without signing in: nothing behind it is anybody's own."""
    return _marked(view, OPEN, True)


def half_way(view: View) -> View:
    """Whoever is signed in, also before the second factor that is asked: the pages that ask it."""
    return _marked(view, HALF, True)


def proved(view: View) -> View:
    """A grave deed: whoever did not give a password or a code just now is asked for it first.
    Stands with :func:`allowed`."""
    return _marked(view, PROVED, True)


def _marked(view: View, name: str, value: object) -> View:
    setattr(view, name, value)
    return view


def roles_of(view: Callable[..., Any]) -> frozenset[Role] | None:
    """Who may ask a function: no roles for everybody, None when it says nothing."""
    if getattr(view, OPEN, False):
        return frozenset()
    if getattr(view, HALF, False):
        return frozenset(Role)
    found: frozenset[Role] | None = getattr(view, ROLES, None)
    return found


def may_see(account: Account, initiative: str) -> None:
    """Answer 404 when something is of an initiative that somebody has nothing to do with: whether
    there is such a thing is not told either."""
    if not account.has(initiative):
        record(current.store(), "geweigerd", f"{request.endpoint}: ander initiatief")
        abort(404)


class UnmarkedError(RuntimeError):
    """An address does not say who may ask it; the message names it."""


def check(app: Flask) -> None:
    """Raise :class:`UnmarkedError` when a function of an address says nothing."""
    bare = sorted(name for name, view in app.view_functions.items() if roles_of(view) is None)
    if bare:
        raise UnmarkedError(f"no mark of who may ask: {', '.join(bare)}")


def protect(app: Flask) -> None:
    """Look at every question before anything answers it."""

    @app.before_request
    def refuse() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None  # there is no such address
        answer = refused(app.view_functions[request.endpoint])
        if answer is None:
            _of_somebody()
        return answer


def _of_somebody() -> None:
    """Answer 404 when an address names an initiative that the store knows nothing of: who may see
    all of them could go on to hand in for one that a slip of the pen made."""
    code, account = (request.view_args or {}).get("initiative"), current.signed_in_or_none()
    stam = account is not None and account.role is Role.STAM  # others see their own alone
    if stam and code is not None and not initiatives.is_known(current.store(), code):
        abort(404)


def refused(view: Callable[..., Any]) -> ResponseReturnValue | None:
    """What who may not ask a function gets instead of its answer."""
    roles = roles_of(view)
    if roles is None:
        _note("geen merk")
        abort(403)
    if not roles:
        return None
    visitor = current.visitor()
    if visitor is None:
        _note("niet aangemeld")
        return redirect(url_for("aanmelden.page", verder=_back()), 303)
    if getattr(view, HALF, False):
        return None
    if not visitor.whole:
        name = "tweede.page" if visitor.account.second else "tweede.begin"
        return redirect(url_for(name, verder=_back()), 303)
    if visitor.account.role not in roles:
        _note("andere rol")
        abort(403)
    if getattr(view, PROVED, False) and not is_proved():
        return redirect(url_for("bevestigen.page", verder=_back()), 303)
    return None


def onward_of(account: Account, onward: str, *, strong: bool = False) -> str:
    """Where somebody goes who just came in: on, or first to the second step that is asked."""
    if strong or not (account.role.strong or account.second):
        return onward
    return url_for("tweede.page" if account.second else "tweede.begin", verder=onward)


def is_proved() -> bool:
    """Whether who asks gave a password or a code just now."""
    kept = sessions.current().kept
    with current.store().reading() as connection:
        return kept is not None and kept.proves(current.store().now(connection))


def _note(why: str) -> None:
    """Write a refusal down. Of a stranger each first, second, fourth, eighth ... in a process, for
    strangers ask a lot: that the log cannot be filled is worth more than to have each."""
    known = current.visitor() is not None or sessions.current().over
    times = 1 if known else current.desk().strangers.another(current.place())
    if times & (times - 1) == 0:
        said = f", keer {times}" if times > 1 else ""
        record(current.store(), "geweigerd", f"{request.endpoint}: {why}{said}")


def _back() -> str:
    """Where to go on afterwards: what was asked, or the page from which something was sent."""
    if request.method in ASKING:
        return request.full_path.rstrip("?")
    before = urlsplit(request.referrer or "")
    return safe(f"{before.path}?{before.query}" if before.query else before.path)


def safe(path: str) -> str:
    """An address of the desk to go on to; its first page for whatever else was given."""
    within = path == PREFIX or path.startswith((f"{PREFIX}/", f"{PREFIX}?"))
    plain = path.isascii() and path.isprintable() and "\\" not in path and "//" not in path
    return path if within and plain and len(path) < 500 else PREFIX
