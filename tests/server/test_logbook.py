"""The logbook says what happened, not who asked what; and it never stands in the way."""

from __future__ import annotations

import gc
import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from server.logbook import Logbook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "atlas.log"


@pytest.fixture(scope="module")
def logged(demo_atlas: Atlas, book: Path) -> FlaskClient:
    settings = replace(demo_atlas.settings, logbook=str(book))
    client = create_app(replace(demo_atlas, settings=settings)).server.test_client()
    client.get("/")  # at the first page the server asks itself for what it joins
    return client


def entries(book: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in book.read_text(encoding="ascii").splitlines()]


def test_nothing_that_a_reader_wrote_is_logged(logged: FlaskClient, book: Path) -> None:
    name = "Jan-Peeters-85.03.15-123.45"
    addresses = {
        f"/kaart?gebied={name}": "/kaart",
        f"/{name}": "-",
        f"/figuur/{name}/x.svg": "/figuur/<name>/<file>",
        f"/api/v1/cijfers.json?{name}": "/api/v1/cijfers.json",
        f"/kaart/%0a{name}": "-",
    }
    before = len(entries(book))
    for address in addresses:
        headers = {"User-Agent": name, "Referer": f"http://{name}", "X-Forwarded-For": name}
        logged.get(address, headers=headers)
    logged.open("/kaart", method=name)
    text = book.read_text(encoding="ascii")
    assert name not in text and "127.0.0.1" not in text
    found = entries(book)[before:]
    assert [entry["pad"] for entry in found] == [*addresses.values(), "-"]
    assert {*found[0]} == {"tijd", "vraag", "methode", "pad", "status", "bytes", "ms"}
    assert found[0]["status"] == 200 and int(str(found[0]["bytes"])) > 1000


def test_the_log_and_the_answer_have_one_number(logged: FlaskClient, book: Path) -> None:
    answer = logged.get("/kaart")
    assert entries(book)[-1]["vraag"] == answer.headers["X-Request-Id"]


@pytest.mark.parametrize("how", ["moved", "gone", "folder gone", "cut"])
def test_a_log_that_is_taken_away_begins_anew(tmp_path: Path, how: str) -> None:
    path = tmp_path / "logs" / "atlas.log"
    path.parent.mkdir()
    book = Logbook(str(path))
    book.write("first")
    if how == "moved":
        path.rename(path.with_suffix(".1"))
    elif how == "cut":
        os.truncate(path, 0)
    else:
        path.unlink()
    if how == "folder gone":
        path.parent.rmdir()
        book.write("lost")
        assert book.lost == 1
        path.parent.mkdir()
    book.write("second\u2028\ud800\n")
    assert path.read_text(encoding="ascii").startswith("second\\u2028\\ud800")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_loses_lines_alone() -> None:
    book = Logbook("/dev/full")
    book.write("x")
    assert book.lost == 1


def test_a_target_that_cannot_be_written_loses_lines_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # nobody reads: opening it must not wait
    for target in (tmp_path, tmp_path / "pipe"):
        book = Logbook(str(target))
        book.write("x")
        assert book.lost == 1


def test_a_book_that_nobody_keeps_any_more_is_closed(tmp_path: Path) -> None:
    """A server that goes over to other data begins another."""

    def names() -> list[str]:
        held = []
        for handle in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                held.append(os.readlink(handle))
        return held

    book = Logbook(str(tmp_path / "boek"))
    book.write("x")
    assert str(tmp_path / "boek") in names()
    del book
    gc.collect()
    assert str(tmp_path / "boek") not in names()
