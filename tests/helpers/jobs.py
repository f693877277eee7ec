"""Jobs of tests: what a process of its own is told to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desk.work import apart
from desk.work.apart import Given, NotDoneError, Order, Tell


def count(given: Given, tell: Tell) -> Mapping[str, bytes]:
    """How many bytes it got, and what was asked."""
    tell(0.5, "indienen.job.reading")
    size = len(given.body) + sum(len(data) for _, data in given.files)
    return {"uit": f"{size} {given.asked.get('x')}".encode()}


def refuse(_given: Given, _tell: Tell) -> Mapping[str, bytes]:
    """Not be able to."""
    raise NotDoneError("indienen.job.no_draft")


def break_down(given: Given, _tell: Tell) -> Mapping[str, bytes]:
    """Break, with what it got in the words of the error."""
    raise ValueError(given.body.decode())


def fill(_given: Given, _tell: Tell) -> Mapping[str, bytes]:
    """Take more memory than there is."""
    return {"uit": b"x" * (apart.MEMORY * 2)}


class Here:
    """Does a job in this process, for tests that are about something else."""

    def __init__(self, order: Order, _modules: Sequence[str]) -> None:
        self.told: list[tuple[float, str] | str] = []
        self.told.append(apart.done(order, lambda share, key: self.told.append((share, key))))

    def hear(self, _patience: float) -> tuple[float, str] | str:
        """What it told next."""
        return self.told.pop(0)

    def stop(self) -> None:
        """It is over already."""
