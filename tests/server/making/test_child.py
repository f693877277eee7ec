"""What a machine bears."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from server.making import child
from server.making.child import Bounds


def test_there_is_at_least_one_child_and_no_more_than_processors() -> None:
    assert 1 <= child.bounds().at_once <= (os.cpu_count() or 1)


@pytest.mark.parametrize(
    ("group", "most", "left"),
    [("/", "2000", 1500), ("/system.slice/atlas.service", "2000", 1500), ("/", "max", 4096000)],
)
def test_a_service_or_container_has_less_than_its_machine(
    tmp_path: Path, group: str, most: str, left: int
) -> None:
    folder = tmp_path / "sys/fs/cgroup" / group.lstrip("/")
    folder.mkdir(parents=True)
    (folder / "memory.max").write_text(f"{most}\n")
    (folder / "memory.current").write_text("500\n")
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/cgroup").write_text(f"0::{group}\n")
    assert child.free(tmp_path) == (left if most != "max" else sys.maxsize)
    (tmp_path / "proc/meminfo").write_text("MemTotal: 9000 kB\nMemAvailable: 4000 kB\n")
    assert child.free(tmp_path) == left
    assert child.free(tmp_path / "nowhere") == sys.maxsize


def test_without_room_for_a_process_nothing_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", no_room)
    before = os.listdir("/proc/self/fd")
    with pytest.raises(BlockingIOError):
        child.start(lambda: b"", Bounds())
    assert os.listdir("/proc/self/fd") == before
