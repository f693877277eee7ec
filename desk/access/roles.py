"""What somebody is at the desk."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class Role(StrEnum):
    """``INITIATIVE`` hands in for its own initiatives; ``STAM`` accepts and publishes of all;
    ``KEEPER`` keeps the users, and sees no registrations."""

    INITIATIVE = "initiatief"
    STAM = "stam"
    KEEPER = "beheerder"

    @property
    def strong(self) -> bool:
        """Whether a second factor is asked."""
        return self is not Role.INITIATIVE

    @property
    def idle(self) -> timedelta:
        """How long somebody may do nothing and still be signed in."""
        return timedelta(minutes=30 if self.strong else 60)
