"""An account: who somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from desk.access.roles import Role


@dataclass(frozen=True)
class Account:
    """Somebody who may come in. ``number`` never changes and is what logs name; ``initiatives``:
    the ids of those that somebody hands in for, empty for others; ``mails``: whether mails are
    wanted; ``second``: whether there is a second factor; ``linked``: whether there is a sign-in
    elsewhere; ``active``: False once the account was ended; ``welcomed``: whether a password was
    ever set."""

    number: int
    mail: str
    name: str
    role: Role
    initiatives: frozenset[str] = frozenset()
    mails: bool = True
    second: bool = False
    linked: bool = False
    active: bool = True
    welcomed: bool = False

    def has(self, initiative: str) -> bool:
        """Whether somebody may see what is of an initiative: its own, or all for STAM."""
        return self.role is Role.STAM or (
            self.role is Role.INITIATIVE and initiative in self.initiatives
        )
