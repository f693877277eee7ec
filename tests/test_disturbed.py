"""Disk full, folder read-only, no memory: what was tried, and what came; see the table in
``docs/security.md``."""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from arbeidszorg.disclosure import deciding, decision
from arbeidszorg.disclosure.opening import Opened, decided
from server import faults
from server.logbook import Logbook

NOBODY = 65534


def in_a_process(work: Callable[[], str]) -> str:
    """What work says in a process of its own, whose limits and user are its own too."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            said = work()
        except BaseException as error:  # noqa: BLE001 - the parent says what is wrong
            said = f"fault: {error!r}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said = stream.read().decode()
    os.waitpid(child, 0)
    return said


def full_disk() -> None:
    """From now on no file takes more than a few bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def decides(opened: Opened, file: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Decide anew (which takes no time here); what is said of it."""
    monkeypatch.setattr(deciding, "make", lambda *_: opened.gate.decision)
    answers, said = opened.answers, []

    def work() -> str:
        version = answers.edition.version
        decided(opened.facts, answers.geography, answers.settings, version, file, said.append)
        return " ".join(said)

    return work


def test_a_full_disk_does_not_stop_a_start(
    tmp_path: Path, demo_opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = decides(demo_opened, tmp_path / decision.FILE, monkeypatch)

    def full() -> str:
        full_disk()
        return work()

    assert in_a_process(full) == "making not_kept"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_does_not_stop_a_start(
    demo_opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as name:  # where others can look in, as pytest's own is not
        folder = Path(name)
        folder.chmod(0o555)
        work = decides(demo_opened, folder / decision.FILE, monkeypatch)

        def without_rights() -> str:
            if not os.getuid():
                os.setuid(NOBODY)
            return work()

        assert in_a_process(without_rights) == "making not_kept"
        assert list(folder.iterdir()) == []


def test_a_full_disk_does_not_stop_the_logbook(tmp_path: Path) -> None:
    def full() -> str:
        full_disk()
        book = Logbook(str(tmp_path / "log"))
        for _ in range(5):
            book.write("x" * 60)
        return str(book.lost)

    assert in_a_process(full) == "4"


def test_no_memory_is_said_and_the_next_is_answered() -> None:
    def starved() -> str:
        server = Flask("small")
        faults.number(server)
        faults.answer(server)
        server.add_url_rule("/much", "much", lambda: str(len(bytearray(3_000_000_000))))
        server.add_url_rule("/little", "little", lambda: "ok")
        client = server.test_client()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + 200_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        much, little = client.get("/much"), client.get("/little")
        return f"{much.status_code} {much.headers['Retry-After']} {little.text}"

    assert in_a_process(starved) == f"503 {faults.AGAIN} ok"
