"""A worker asks the maker when there is one, and keeps threads free for pages."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from components.cache import Cache
from components.context import CACHE
from helpers import made
from server.making import asking
from server.making.work import NotMadeError, Work


@pytest.fixture
def server() -> Iterator[Flask]:
    server = Flask("proef")
    server.extensions[CACHE] = Cache()
    with server.test_request_context("/"):
        yield server


@pytest.mark.usefixtures("server")
def test_without_a_maker_it_is_made_here() -> None:
    assert asking.made(made.echo, "dag")[1] == os.getpid()
    with pytest.raises(NotMadeError, match="nee"):
        asking.made(made.refusing, "nee")


def test_without_a_maker_it_is_kept_all_the_same(server: Flask, tmp_path: Path) -> None:
    asking.made(made.counted, str(tmp_path))
    asking.made(made.counted, str(tmp_path), kept=False)
    assert len(server.extensions[CACHE].answers) == 1


def test_without_an_answer_a_reader_may_come_back(server: Flask) -> None:
    """The maker is gone: that is said at once."""
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours:
        asking.equip(server, ours)
        with pytest.raises(NotMadeError, match="Even geduld") as caught:
            asking.made(made.echo, "dag")
    assert (caught.value.status, caught.value.wait) == (503, 5)


def test_no_more_threads_wait_than_may() -> None:
    """Nobody answers: so many wait, and one more is sent away at once."""
    ours, theirs = socket.socketpair()
    asked, work = asking.Asking(ours), Work(made.echo, ("dag",))
    with ThreadPoolExecutor(asking.MOST_WAITING) as readers, ours:
        with theirs:
            waiting = [readers.submit(asked.ask, work, None) for _ in range(asking.MOST_WAITING)]
            lines = []
            while len(lines) < asking.MOST_WAITING:
                lines += socket.recv_fds(theirs, 1, 1)[1]
            with pytest.raises(NotMadeError, match="Even geduld"):
                asked.ask(work, None)
            for line in lines:
                os.close(line)
        assert all(isinstance(one.exception(made.PATIENCE), NotMadeError) for one in waiting)
