"""What an initiative handed in, and what was decided about it since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.submissions import Submission

#: ``nakijken``: still being looked at by who hands it in; ``ingediend``: waits for STAM;
#: ``teruggestuurd``: with a message; ``aanvaard``: goes into the next version; ``ingetrokken``: by
#: who handed it in, or because something newer was handed in.
State = Literal["nakijken", "ingediend", "teruggestuurd", "aanvaard", "ingetrokken"]
#: From which state one comes into another.
MAY: Mapping[State, tuple[State, ...]] = {
    "teruggestuurd": ("ingediend", "aanvaard"),
    "aanvaard": ("ingediend",),
    "ingetrokken": ("ingediend", "aanvaard", "teruggestuurd"),
}


class OvertakenError(StoreError):
    """Somebody else was first; the message says who, when and what is kept (Dutch)."""


class RefusedError(StoreError):
    """What is asked cannot be done; the message says why, and what can (Dutch)."""


class Who(Protocol):
    """Who does something: an account."""

    @property
    def number(self) -> int: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class Reason:
    """Why something that asks for an explanation is right after all. ``rule``: its code; ``count``:
    of how many rows; ``footnote``: whether readers of the atlas may see it."""

    rule: str
    count: int
    text: str
    footnote: bool = False


@dataclass(frozen=True)
class Told:
    """What is known of a handing beside its rows: ``reasons``, and how many findings each rule had
    (``counts``). Never a value of a participant."""

    reasons: tuple[Reason, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """As it is kept."""
        told = {"reasons": [asdict(each) for each in self.reasons], "counts": dict(self.counts)}
        return json.dumps(told, sort_keys=True, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Told:
        """That of :attr:`text`."""
        told = json.loads(text)
        return cls(tuple(Reason(**each) for each in told["reasons"]), told["counts"])


@dataclass(frozen=True)
class Step:
    """What was decided: ``at`` when (UTC), ``by`` whom; ``place``: the code of the registration
    that ``message`` is about, "" for all of it."""

    number: int
    at: datetime
    account: int
    by: str
    state: State
    place: str = ""
    message: str = ""


@dataclass(frozen=True)
class Handed:
    """``follows``: the number of what this initiative handed in before, 0 for nothing;
    ``version``: the version that was in force, 0 for none; ``steps``: at least one, the oldest
    first. The rows themselves come apart (``handing.submission_of``)."""

    number: int
    initiative: str
    follows: int
    version: int
    at: datetime
    account: int
    by: str
    told: Told
    digest: str
    stays: int
    steps: tuple[Step, ...]

    @property
    def state(self) -> State:
        """How it stands now."""
        return self.steps[-1].state

    @property
    def last(self) -> Step:
        """The last decision."""
        return self.steps[-1]


@dataclass(frozen=True)
class Written:
    """A handing with its rows, before it has a number."""

    submission: Submission
    follows: int
    version: int
    told: Told
