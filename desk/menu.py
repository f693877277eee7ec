"""The menu of the desk. A page that stands in it says so in its module: ``MENU = (Item(...),)``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desk.access.roles import Role


@dataclass(frozen=True)
class Item:
    """A line of the menu. ``text``: the key of its words; ``endpoint``: of its page, without
    variables; ``roles``: who sees it, none for everybody, also who is not signed in; ``place``: low
    comes first."""

    text: str
    endpoint: str
    roles: frozenset[Role] = frozenset()
    place: int = 50


def seen(items: Iterable[Item], role: Role | None) -> list[Item]:
    """The lines that a role sees; None for who is not signed in."""
    own = [each for each in items if not each.roles or role in each.roles]
    return sorted(own, key=lambda each: (each.place, each.endpoint))
