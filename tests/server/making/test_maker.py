"""Everything is made within bounds, once for all who ask, and for nobody who left."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from helpers import made
from helpers.processes import until
from server.making import asking
from server.making.asking import Asking
from server.making.child import Bounds
from server.making.start import Keeper
from server.making.work import NotMadeError, Work


@contextmanager
def maker(**bounds: Any) -> Iterator[Asking]:
    """The way to a maker of its own."""
    server = Flask("proef")
    keeper = Keeper(server, Bounds(**bounds), lambda: None)
    keeper.begin()
    asked: Asking = server.extensions[asking.MAKER]
    try:
        yield asked
    finally:
        asked.close()
        keeper.leave()
        assert os.waitpid(keeper.pid, 0)[1] == 0


@pytest.fixture(scope="module")
def plain() -> Iterator[Asking]:
    with maker() as asked:
        yield asked


def test_it_is_made_in_a_process_of_its_own(plain: Asking) -> None:
    text, made_by, had_by = plain.ask(Work(made.echo, ("dag" * 400_000,), kept=False), None)
    assert text == "dag" * 400_000
    assert len({made_by, had_by, os.getpid()}) == 3
    assert made.until(lambda: made.gone(made_by))


def test_what_may_be_kept_is_made_once(plain: Asking, tmp_path: Path) -> None:
    work = Work(made.counted, (str(tmp_path),))
    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(lambda _: plain.ask(work, None), range(8))) == [1] * 8


def test_what_is_a_readers_own_is_made_again(plain: Asking, tmp_path: Path) -> None:
    work = Work(made.counted, (str(tmp_path),), kept=False)
    assert [plain.ask(work, None) for _ in range(3)] == [1, 2, 3]


def test_who_asks_what_is_being_made_waits_for_it(tmp_path: Path) -> None:
    """There is room for one more in line: who did not wait for the first would be sent away."""
    gate, folder = tmp_path / "gate", tmp_path / "made"
    os.mkfifo(gate)
    folder.mkdir()
    work = Work(made.counted, (str(folder), str(gate)), kept=False)
    with maker(at_once=1, line=1) as asked, ThreadPoolExecutor(8) as readers:
        answers = [readers.submit(asked.ask, work, None) for _ in range(8)]
        assert made.until(lambda: list(folder.iterdir()))
        ready = [answer for answer in answers if answer.done()]
        gate.write_bytes(b"open")
        assert ready == []
        assert {answer.result(made.PATIENCE) for answer in answers[:1]} == {1}
        gate.unlink()
        gate.write_bytes(b"open")  # for who came later than all that
        assert max(answer.result(made.PATIENCE) for answer in answers) <= 2


def test_over_its_line_it_says_when_to_come_back(tmp_path: Path) -> None:
    gate, folder = tmp_path / "gate", tmp_path / "made"
    os.mkfifo(gate)
    folder.mkdir()
    with maker(at_once=1, line=1) as asked, ThreadPoolExecutor(4) as readers:
        first = readers.submit(asked.ask, Work(made.counted, (str(folder), str(gate))), None)
        assert made.until(lambda: list(folder.iterdir()))
        others = [readers.submit(asked.ask, Work(made.echo, (text,)), None) for text in "abc"]
        assert made.until(lambda: sum(other.done() for other in others) == 2)
        gate.write_bytes(b"open")
        assert first.result(made.PATIENCE) == 1
        faults = [fault for other in others if (fault := other.exception(made.PATIENCE))]
        assert len(faults) == 2
        for fault in faults:
            assert isinstance(fault, NotMadeError)
            assert (fault.status, fault.wait) == (503, 5) and "Even geduld" in fault.text


@pytest.mark.parametrize(
    ("work", "bounds", "status", "words"),
    [
        (Work(made.refusing, ("Dat kan niet.",)), {}, 400, "Dat kan niet."),
        (Work(made.failing, ()), {}, 500, "kon niet gemaakt worden"),
        (Work(made.hungry, ()), {"memory": 200_000_000}, 503, "te veel werk"),
        (Work(made.waiting, ()), {"patience": 0.5}, 503, "te veel werk"),
    ],
)
def test_what_is_not_made_is_said(
    work: Work, bounds: dict[str, Any], status: int, words: str
) -> None:
    with maker(**bounds) as asked:
        with pytest.raises(NotMadeError, match=words) as caught:
            asked.ask(work, None)
        assert caught.value.status == status
        until(lambda: echoed(asked) == "nog", "it goes on")


def echoed(asked: Asking) -> str:
    """What is made next; nothing when there was no time for it, as on a machine that has much to
    do."""
    try:
        return str(asked.ask(Work(made.echo, ("nog",)), None)[0])
    except NotMadeError:
        return ""


def test_a_child_stands_back_and_has_so_many_seconds(plain: Asking) -> None:
    seconds, nice = plain.ask(Work(made.standing, ()), None)
    assert seconds == Bounds().seconds == 20
    assert nice > os.nice(0)


def test_nothing_is_made_for_who_left(plain: Asking, tmp_path: Path) -> None:
    gate, folder = tmp_path / "gate", tmp_path / "made"
    os.mkfifo(gate)
    folder.mkdir()
    work = Work(made.counted, (str(folder), str(gate)), kept=False)
    with ThreadPoolExecutor(1) as readers:
        reader, ours = socket.socketpair()
        with ours:
            answer = readers.submit(plain.ask, work, ours)
            assert made.until(lambda: list(folder.iterdir()))
            (child,) = (int(file.name) for file in folder.iterdir())
            reader.close()
            assert made.until(lambda: made.gone(child))
        assert isinstance(answer.exception(made.PATIENCE), NotMadeError)
