"""The server as an operator starts it: what it refuses, and what readers meet meanwhile."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from helpers.browser.server import Server, renew
from helpers.processes import PATIENCE, lives, offspring, parent, until
from server.lines import Deadlines


@pytest.fixture(scope="module", autouse=True)
def nothing_kept(atlas: Server) -> None:
    """No file or page is there from before."""
    renew(atlas)
    until(lambda: len(offspring(atlas.pid)) == 3, "two workers and the maker")


def asked(atlas: Server, path: str, content: object = None) -> bytes:
    """What the server answers. Raises HTTPError for a fault."""
    body = None if content is None else json.dumps(content).encode()
    kind = {} if content is None else {"Content-Type": "application/json"}
    with urlopen(Request(atlas.url + path, body, kind), timeout=PATIENCE) as answer:
        return bytes(answer.read())


def taken(atlas: Server, path: str, content: object = None) -> bytes:
    """A file that is asked again when there was too much work for it, as its answer says: on a
    machine that has much to do a deck may take longer than a reader waits."""
    for _ in range(5):
        try:
            return asked(atlas, path, content)
        except HTTPError as fault:
            with fault:
                if fault.code != 503:
                    raise
        except TimeoutError:
            continue
    raise AssertionError(f"{path} never comes")


def raw(atlas: Server, sent: bytes) -> bytes:
    """The start of what comes of bytes on a line."""
    with socket.create_connection(("127.0.0.1", atlas.port), PATIENCE) as line:
        line.sendall(sent)
        start = b""
        while len(start) < 2_000 and (piece := line.recv(2_000)):
            start += piece
        return start


def makers_of(atlas: Server) -> list[int]:
    """The processes below the first that do not listen to readers: the maker, and who comes or goes
    just now."""
    hexed, listens = f"{atlas.port:04X}", "0A"
    lines = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    (ear,) = {line[9] for line in lines if line[1].endswith(f":{hexed}") and line[3] == listens}
    children = [pid for pid in offspring(atlas.pid) if parent(pid) == atlas.pid]
    return [pid for pid in children if lives(pid) and f"socket:[{ear}]" not in held(pid)]


def held(pid: int) -> set[str]:
    """The files that a process holds; none of one that is gone."""
    folder, files = Path(f"/proc/{pid}/fd"), set()
    with suppress(OSError):
        for name in os.listdir(folder):
            files.add(os.readlink(folder / name))
    return files


def ready(atlas: Server) -> bool:
    """Whether a maker has made files, and nobody comes or goes."""
    with suppress(OSError, HTTPException):
        return bool(asked(atlas, "/readyz")) and len(makers_of(atlas)) == 1
    return False


@contextmanager
def no_file_comes(atlas: Server) -> Iterator[None]:
    """The maker stands still until the block ends."""
    until(lambda: ready(atlas), "files can be made")  # another test may have killed everybody
    (maker,) = makers_of(atlas)
    os.kill(maker, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(maker, signal.SIGCONT)


def test_pages_do_not_wait_for_files(atlas: Server) -> None:
    """Eight ask the same deck, which no other test asks, others other files, one a report with
    all its paragraphs. How soon pages come meanwhile is measured by ``make attack``; here no file
    comes before they do."""
    text = {"soort": "tekst", "kop": "Kop", "tekst": "Een alinea.\n" * 16}
    report = {"delen": [text] * 60}
    with ThreadPoolExecutor(16) as readers, no_file_comes(atlas):
        decks = [readers.submit(taken, atlas, "/presentatie/spiere-helkijn.pptx") for _ in range(8)]
        others = [
            readers.submit(taken, atlas, f"/figuur/kaart/kaart.png?jaar={year}&sector=vaph")
            for year in range(2018, 2020)
        ]
        own = readers.submit(taken, atlas, "/rapport/eigen.docx", report)
        for number in range(20):
            assert asked(atlas, f"/kaart?jaar={2017 + number % 9}")
        assert not any(deck.done() for deck in decks)
        assert not own.done()
    assert len({deck.result() for deck in decks}) == 1
    assert decks[0].result().startswith(b"PK")
    assert own.result().startswith(b"PK")
    assert all(other.result().startswith(b"\x89PNG") for other in others)


@pytest.mark.parametrize("size", [17_000, 3_000_000])
def test_a_long_line_is_refused_at_once(atlas: Server, size: int) -> None:
    start = time.monotonic()
    try:
        answer = raw(
            atlas, b"GET /kaart?q=" + b"x" * size + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )
        assert b" 414 " in answer[:20] and b"te lang" in answer
    except OSError:  # it hung up while we were still sending
        assert size > 100_000
    assert time.monotonic() - start < Deadlines().head, "at once, not when its time is up"
    assert asked(atlas, "/healthz")


def test_nobody_else_says_what_the_atlas_is_called(atlas: Server) -> None:
    own = b'rel="canonical" href="' + atlas.url.encode() + b'/kaart"'
    named = b"SCRIPT_NAME: /kaart\r\nPATH_INFO: /x\r\nX-Forwarded-Proto: https\r\n"
    head = b"GET /kaart HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    assert raw(atlas, head + named + b"\r\n").startswith(b"HTTP/1.1 200 ")
    assert own in asked(atlas, "/kaart")
    foreign = raw(atlas, head.replace(b"localhost", b"evil.example") + b"\r\n")
    assert foreign.startswith(b"HTTP/1.1 400 ")


def test_whatever_is_killed_comes_back(atlas: Server) -> None:
    """Workers and the maker are all below the first process, and all at once gone."""
    until(lambda: len(offspring(atlas.pid)) == 3, "two workers and the maker, and nothing to make")
    before = offspring(atlas.pid)
    renew(atlas)
    until(lambda: _answers(atlas, "/kaart?jaar=2019"), "a page")
    until(lambda: _answers(atlas, "/figuur/kaart/kaart.xlsx?jaar=2017"), "a file")
    until(lambda: len(offspring(atlas.pid)) == 3, "as many as before")
    assert not any(map(lives, before))


def _answers(atlas: Server, path: str) -> bool:
    """Whether there is an answer; none, or one that says to come back, is not yet."""
    try:
        return bool(asked(atlas, path))
    except HTTPError as fault:
        if fault.code != 503:
            raise
    except (OSError, HTTPException):
        pass
    return False


def test_what_it_says_is_no_fault(atlas: Server) -> None:
    assert "Traceback" not in Path(atlas.log).read_text(encoding="utf-8")
