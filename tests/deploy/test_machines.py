"""Two machines over one store, with nginx before them: readers see one whole version, whatever is
published, rolled back or killed meanwhile."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from arbeidszorg.compiled import releasing
from arbeidszorg.settings import Settings
from arbeidszorg.store import releases
from arbeidszorg.store.database import Store, open_store
from arbeidszorg.store.versions import make
from helpers import nginx, postgres
from helpers.browser.server import free_port, listens
from helpers.processes import lives, offspring, started, until
from helpers.stores import small

#: Readers, each from an address of its own, and the seconds that each looks at what it got.
READERS, REST = 200, 20.0
#: How many persons each version counts in its last year.
FIRST, SECOND = 40, 57
ASKED = "/api/v1/cijfers.json?niveau=provincie"


@dataclass
class Reader:
    """Asks a page, and then numbers for it, again and again. ``heard``: pairs of the version of a
    page and the number that was answered for it; ``lost``: when a question was asked that got no
    answer or another than it should."""

    port: int
    number: int
    heard: list[tuple[str, int]] = field(default_factory=list)
    lost: list[tuple[float, str]] = field(default_factory=list)

    def read(self, stop: threading.Event) -> None:
        rest = REST * self.number / READERS  # they do not come all at once
        while not stop.wait(rest):
            begun, rest = time.monotonic(), REST
            try:
                with closing(nginx.line(self.port, source=f"127.0.1.{self.number}")) as line:
                    self._visit(line)
            except (OSError, HTTPException, AssertionError) as fault:
                self.lost.append((begun, repr(fault)))

    def _visit(self, line: nginx.HTTPSConnection) -> None:
        status, page = self._ask(line, "/over")
        assert status == 200, (status, page[:300])
        (version,) = re.findall('data-versie="([^"]*)"', page)
        status, answer = self._ask(line, ASKED, **{"X-Gegevensversie": version})
        if status == 409:  # the page says that there are newer numbers
            return
        assert status == 200, (status, answer[:300])
        told = json.loads(answer)
        self.heard.append((version, told["rijen"][0]["waarde"]))

    def _ask(self, line: nginx.HTTPSConnection, path: str, **sent: str) -> tuple[int, str]:
        line.request("GET", path, headers={"Host": nginx.HOST, **sent})
        answer = line.getresponse()
        return answer.status, answer.read().decode()


@pytest.fixture
def server() -> Iterator[Path]:
    try:
        with postgres.running() as folder:
            yield folder
    except postgres.NoServerError as error:
        pytest.skip(str(error))


def publish(store: Store, settings: Settings, people: int, last: int) -> int:
    number = make(store, small(people, years=(2021, last), version=f"v{people}"), "Els").number
    releasing.compile_version(store, settings, number)
    releases.publish(store, number, "Els")
    releasing.show(store, settings)
    return number


def version_at(port: int) -> str:
    """Which version an atlas shows, "" when it does not answer."""
    with suppress(OSError):
        if listens(port):
            asked = Request(f"http://127.0.0.1:{port}/gegevensversie", headers={"Host": nginx.HOST})
            with urlopen(asked, timeout=60) as answer:
                return str(answer.read().decode())
    return ""


@pytest.mark.skipif(not nginx.is_here(), reason="no nginx")
def test_two_machines_show_one_version(server: Path, tmp_path: Path) -> None:
    shared = tmp_path / "gedeeld"
    settings = Settings(database=postgres.address(server), ready=shared)
    store = open_store(settings)
    first = publish(store, settings, FIRST, 2021)
    ports = [free_port(), free_port()]
    plain = {"WORKERS": "1", "HOST": "127.0.0.1", "ARBEIDSZORG_GEREED": str(shared)}
    plain["ARBEIDSZORG_ADRES"] = f"https://{nginx.HOST}"
    with ExitStack() as stack:
        machines = [
            stack.enter_context(started(["serve.py"], {**plain, "PORT": str(port)}))
            for port in ports
        ]
        until(lambda: all(map(version_at, ports)), "both machines answer", 600)
        _, tls = stack.enter_context(nginx.before(tmp_path, ports))
        old = version_at(ports[0])
        stop, readers = threading.Event(), [Reader(tls, number) for number in range(1, READERS + 1)]
        threads = [threading.Thread(target=each.read, args=(stop,)) for each in readers]
        for thread in threads:
            thread.start()

        def heard() -> set[tuple[str, int]]:
            return {pair for reader in readers for pair in reader.heard}

        until(heard, "readers read")

        publish(store, settings, SECOND, 2022)
        until(lambda: all(version_at(port) not in ("", old) for port in ports), "both go over", 600)
        new = version_at(ports[0])
        assert version_at(ports[1]) == new
        until(lambda: (new, SECOND) in heard(), "readers read what is new")
        killed = time.monotonic()
        for pid in [*offspring(machines[0].pid), machines[0].pid]:
            with suppress(ProcessLookupError):  # a worker that was about to end anyway
                os.kill(pid, signal.SIGKILL)
        until(lambda: not lives(machines[0].pid), "one machine is gone")
        releases.roll_back(store, first, "Els")
        releasing.show(store, settings)
        until(lambda: version_at(ports[1]) == old, "the other goes back", 600)
        told = sum(len(each.heard) for each in readers)
        until(lambda: sum(len(each.heard) for each in readers) > told + 5, "readers read on")
        stop.set()
        for thread in threads:
            thread.join(120)

    lost = list(itertools.chain.from_iterable(each.lost for each in readers))
    assert [fault for begun, fault in lost if begun > killed] == []
    assert len(lost) <= READERS, lost  # what the killed machine was answering
    assert heard() == {(old, FIRST), (new, SECOND)}
