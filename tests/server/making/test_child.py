"""What a machine bears."""

from __future__ import annotations

import os

import pytest

from server.making import child
from server.making.child import Bounds


def test_there_is_at_least_one_child_and_no_more_than_processors() -> None:
    assert 1 <= child.bounds().at_once <= (os.cpu_count() or 1)


def test_without_room_for_a_process_nothing_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", no_room)
    before = os.listdir("/proc/self/fd")
    with pytest.raises(BlockingIOError):
        child.start(lambda: b"", Bounds())
    assert os.listdir("/proc/self/fd") == before
