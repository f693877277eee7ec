"""What was sent lies encrypted, whole or not at all, and is nobody's after the server ended."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from desk.work.spool import BRIEFLY, GoneError, Spool

SECRET = b"Jan Peeters 85073003328 " * 50


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "werk")


def test_what_is_kept_comes_back_and_cannot_be_read_on_disk(spool: Spool) -> None:
    spool.put("a.in", SECRET)
    spool.add("a.in", b"more")
    assert spool.get("a.in") == SECRET + b"more"
    assert spool.size("a.in") == len(SECRET) + 4
    (file,) = spool.folder.iterdir()
    assert b"Peeters" not in file.read_bytes() and b"85073" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600 and spool.folder.stat().st_mode & 0o777 == 0o700


def test_what_is_brief_is_gone_before_the_rest(spool: Spool) -> None:
    for name in ("a.uit", "b.kort.uit"):
        spool.put(name, SECRET)
        old = time.time() - BRIEFLY - 1
        os.utime(spool.folder / name, (old, old))
    spool.sweep()
    assert [path.name for path in spool.folder.iterdir()] == ["a.uit"]


def test_nothing_is_a_thing_too(spool: Spool) -> None:
    spool.put("a.in", b"")
    assert spool.get("a.in") == b""


def test_another_server_reads_nothing(spool: Spool) -> None:
    spool.put("a.in", SECRET)
    with pytest.raises(GoneError):
        Spool(spool.folder).get("a.in")


def test_a_thing_is_bound_to_its_name(spool: Spool) -> None:
    spool.put("a.in", SECRET)
    (spool.folder / "a.in").rename(spool.folder / "b.in")
    with pytest.raises(GoneError):
        spool.get("b.in")


@pytest.mark.parametrize("cut", [1, 3, 30])
def test_a_piece_that_was_cut_off_is_no_piece(spool: Spool, cut: int) -> None:
    spool.put("a.in", b"one")
    spool.add("a.in", b"two")
    file = spool.folder / "a.in"
    os.truncate(file, file.stat().st_size - cut)
    assert spool.size("a.in") == 3
    spool.add("a.in", b"three")
    assert spool.get("a.in") == b"onethree"


@pytest.mark.parametrize("name", ["../a", "a/b", "", ".a", "a b"])
def test_a_name_is_no_way_elsewhere(spool: Spool, name: str) -> None:
    with pytest.raises(GoneError):
        spool.put(name, b"x")


def test_what_is_old_is_swept_away(spool: Spool) -> None:
    spool.put("a.in", b"old")
    spool.put("b.in", b"new")
    os.utime(spool.folder / "a.in", (1, 1))
    spool.sweep()
    assert not spool.has("a.in") and spool.has("b.in")
