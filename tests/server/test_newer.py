"""Whatever happens while other data are looked for, what stands goes on."""

from __future__ import annotations

import pytest

from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.texts import MissingTextError
from components.site import PageError
from server.master import Standing
from server.newer import LONGEST, PAUSE, Looking


class World:
    """What lies ready, what becomes of it, and the clock; each can be set."""

    def __init__(self) -> None:
        self.name, self.now, self.tried = "a", 0.0, 0
        self.fault: Exception | None = None
        self.told: list[str] = []
        self.look = Looking(self.lies, self.stand, "a", self.told.append, lambda: self.now)

    def lies(self) -> str:
        if isinstance(self.fault, FileNotFoundError):
            raise self.fault
        return self.name

    def stand(self) -> Standing:
        self.tried += 1
        if self.fault:
            raise self.fault
        return Standing(self.name)


@pytest.fixture
def world() -> World:
    return World()


def test_what_lies_ready_stands_once(world: World) -> None:
    assert world.look() is None
    world.name = "b"
    standing = world.look()
    assert standing is not None and standing.server == "b"
    assert world.look() is None and world.tried == 1
    world.name = ""  # nothing lies ready any more: what stands goes on
    assert world.look() is None
    world.name = "a"
    assert world.look() is not None


@pytest.mark.parametrize(
    "fault",
    [
        CompiledError("beschadigd"),
        PageError("niet te tekenen"),
        MissingTextError("tekst"),
        OSError(24, "Too many open files"),
        KeyError("31005"),
        MemoryError(),
    ],
)
def test_what_cannot_stand_is_said_once_and_tried_again_later(
    world: World, fault: Exception
) -> None:
    world.name, world.fault = "b", fault
    for _ in range(5):
        assert world.look() is None
    assert world.tried == 1 and len(world.told) == 2
    moments = []
    for _ in range(3 * int(LONGEST)):
        world.now += 1
        before = world.tried
        world.look()
        if world.tried > before:
            moments.append(world.now)
    assert moments[:2] == [PAUSE, 3 * PAUSE] and len(moments) < 16
    assert len(world.told) == 2
    world.fault, world.now = None, 10 * LONGEST
    standing = world.look()
    assert standing is not None and standing.server == "b"


def test_another_version_after_one_that_cannot_stand_does_not_wait(world: World) -> None:
    world.name, world.fault = "b", CompiledError("beschadigd")
    world.look()
    world.name, world.fault = "c", None
    standing = world.look()
    assert standing is not None and standing.server == "c"


def test_data_that_are_gone_and_come_back(world: World) -> None:
    world.fault = FileNotFoundError(2, "weg")
    for _ in range(5):
        assert world.look() is None
    assert len(world.told) == 1 and world.tried == 0
    world.fault = None
    assert world.look() is None
    world.fault = FileNotFoundError(2, "weg")
    world.look()
    assert len(world.told) == 2  # it is said again when it happens again
