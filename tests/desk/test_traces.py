"""Names and numbers that were planted in a file leave no trace: not in the database, on disk or in
the log, and not in the memory of any process of the desk."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError

import pytest

from arbeidszorg.settings import ROOT
from helpers.browser.server import free_port
from helpers.dumps import in_memory, on_disk
from helpers.processes import offspring

#: Nobody's name, and a number with the check digits of the register that stands in no program.
NAMES = ("Zwaluwtje", "Vandenplantenberghe")
INSZ = "90123104529"
WORDS = tuple(word.encode() for word in (*NAMES, INSZ, "zwaluwtje@voorbeeld.be"))
ROWS = "".join(
    f"R{number};{' '.join(NAMES)};AZ-01;01/02/2020;keuken;{INSZ};zwaluwtje@voorbeeld.be\r\n"
    for number in range(1, 400)
)
FILE = "registratie_id;medewerker_id;initiatief_id;startdatum;activiteiten;geslacht;mail\r\n" + ROWS


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[str, int, Path]]:
    """A desk as an operator starts it: its address, its process and its folder."""
    port = free_port()
    env = {
        **os.environ,
        "ARBEIDSZORG_BEWAARPLAATS": str(tmp_path / "opslag"),
        "ARBEIDSZORG_REGISTRATIE_POORT": str(port),
        "WORKERS": "1",
    }
    env.pop("DATABASE_URL", None)
    with (tmp_path / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "desk"], cwd=ROOT, env=env, stdout=log, stderr=log
        )
        try:
            yield f"http://127.0.0.1:{port}/registratie", process.pid, tmp_path
        finally:
            process.terminate()
            process.wait(60)


def answers(opener: urllib.request.OpenerDirector, address: str) -> str:
    """A page, once there is a desk that answers."""
    for _ in range(4000):
        with suppress(URLError, ConnectionError), opener.open(address, timeout=120) as answer:
            return str(answer.read().decode())
        time.sleep(0.1)  # there is nothing yet that could tell when it stands
    raise AssertionError("the desk does not stand")


def form(word: str, content: str) -> tuple[bytes, str]:
    """The body of a form with a file, as a browser without scripts sends it, and its kind."""
    line = "----grens"
    parts = [
        f'--{line}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{word}\r\n',
        f'--{line}\r\nContent-Disposition: form-data; name="bestand"; '
        f'filename="lijst.csv"\r\nContent-Type: text/csv\r\n\r\n{content}\r\n',
        f"--{line}--\r\n",
    ]
    return "".join(parts).encode(), f"multipart/form-data; boundary={line}"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is looked at as Linux shows it")
def test_planted_names_leave_no_trace(desk: tuple[str, int, Path]) -> None:
    address, pid, folder = desk
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = answers(opener, f"{address}/nakijken")
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    body, kind = form(found[1], FILE)
    ask = urllib.request.Request(f"{address}/nakijken", body, {"Content-Type": kind})
    with opener.open(ask, timeout=300) as answer:
        said, place = answer.read().decode(), answer.geturl()
    for _ in range(4000):
        if "/nakijken/" in place.split("?")[0]:
            break
        time.sleep(0.1)  # a slow machine: the page says that it waits
        with opener.open(place, timeout=120) as answer:
            said, place = answer.read().decode(), answer.geturl()
    assert "rijksregisternummer" in said, "it was read, and refused"
    assert not [word for word in WORDS if word.decode() in said]
    with opener.open(place + "/nagekeken.xlsx", timeout=120) as answer:
        assert answer.read()[:2] == b"PK"
    answers(opener, f"{address}/kolommen")  # the last thing that a worker had is something else
    processes = [pid, *offspring(pid)]
    assert len(processes) > 1
    assert {each: in_memory(each, WORDS) for each in processes} == {
        each: set() for each in processes
    }
    assert on_disk(folder, WORDS) == set()
