"""How long a filter change takes on the server, asked as the browser asks it."""

from __future__ import annotations

import gzip
import http.client
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote

from arbeidszorg.places import geography
from arbeidszorg.registrations import model
from arbeidszorg.view import view
from arbeidszorg.view.measures import MEASURES, OFFER_MEASURES, PERSON_MEASURES, PLACES
from benchmarks import servers
from benchmarks.report import Row, say

#: Changes asked of each page, and the seconds after which a page is left with fewer.
PAGES = {"/kaart": (300, 40), "/": (100, 15), "/aanbod": (100, 15), "/evolutie": (100, 15)}
DEMO_AT_MOST, MILLION_AT_MOST = 30.0, 100.0
HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Content-Type": "application/json",
}


#: An answer with figures in it is larger than this, in bytes.
LEAST = 2000


class NoQuestionError(RuntimeError):
    """It could not be seen how the page asks the server for another view."""


@dataclass
class Client:
    """One visitor with one connection that stays open."""

    connection: http.client.HTTPConnection

    def get(self, path: str) -> Any:
        """A JSON answer."""
        self.connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        return json.loads(body)

    def post(self, body: bytes) -> tuple[float, int]:
        """Milliseconds until the last byte of an answer is in, and its size; a size of 0 means
        that it was no answer."""
        start = time.perf_counter()
        self.connection.request("POST", "/_dash-update-component", body, HEADERS)
        answer = self.connection.getresponse()
        size = len(answer.read())
        took = (time.perf_counter() - start) * 1000
        return took, size if answer.status == 200 and size > LEAST else 0


def measure(data: Path | None = None) -> list[Row]:
    """Change filters at random on every page, with the demonstration data or those of a folder."""
    name, at_most = ("1M", MILLION_AT_MOST) if data else ("demo", DEMO_AT_MOST)
    say(f"filters: {name}")
    rows = []
    with servers.atlas(data) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        client = Client(connection)
        body = _asking(client.get("/_dash-dependencies"))
        first, last = client.get("/healthz")["jaren"]
        for path, (times, seconds) in PAGES.items():
            chance = random.Random(7)
            steps = list(walk(path, chance, first, last, times + 5))
            leaps = [address(path, chance, first, last) for _ in range(times + 5)]
            for what, addresses, bound in (
                ("one filter changed", steps, at_most),
                ("every filter at random", leaps, None),
            ):
                until = time.perf_counter() + seconds / 2
                answers = [
                    client.post(body(path, view))
                    for number, view in enumerate(addresses)
                    if number < 8 or time.perf_counter() < until
                ][5:]  # after five, worker and caches are awake
                rows.append(_row(f"filters, {name}, {path}, {what}: p95", answers, bound))
        connection.close()
    if data:
        rows.append(
            Row(
                "server ready with 1M",
                server.seconds,
                " s",
                detail="from its start to its first answer",
            )
        )
    return rows


def _row(what: str, answers: list[tuple[float, int]], at_most: float | None) -> Row:
    times = [took for took, size in answers if size]
    if len(times) < 2:
        return Row(what, float("nan"), detail="no answers")
    size = median(size for _, size in answers if size) / 1024
    detail = f"{len(times)} changes, median {median(times):.0f} ms, most {max(times):.0f} ms, "
    detail += f"{size:.0f} kB an answer"
    if wrong := len(answers) - len(times):
        detail += f", {wrong} NOT ANSWERED"
    return Row(what, quantiles(times, n=20, method="inclusive")[-1], " ms", at_most, detail)


def _asking(callbacks: list[dict[str, Any]]) -> Callable[[str, str], bytes]:
    """What makes the body of a request from the path and the query part of an address.

    The one callback that the server answers when a reader goes to another view listens to the
    store in which ``assets/scripts/figures/address.js`` puts the address.
    """
    outputs = [
        callback["output"]
        for callback in callbacks
        if not callback["clientside_function"]
        and [(source["id"], source["property"]) for source in callback["inputs"]]
        == [("vraag", "data")]
    ]
    if len(outputs) != 1 or outputs[0].startswith(".."):
        raise NoQuestionError(
            f"no single callback with one output listens to the address: {outputs}"
        )
    name, prop = outputs[0].rsplit(".", 1)

    def body(path: str, search: str) -> bytes:
        return json.dumps(
            {
                "output": outputs[0],
                "outputs": {"id": name, "property": prop},
                "inputs": [
                    {"id": "vraag", "property": "data", "value": {"pad": path, "zoek": search}}
                ],
                "changedPropIds": ["vraag.data"],
                "parsedChangedPropsIds": ["vraag.data"],
                "state": [],
            }
        ).encode()

    return body


TERRITORY = geography.load()
AREAS = [area.slug for area in TERRITORY.areas.values()]


def walk(path: str, chance: random.Random, first: int, last: int, steps: int) -> Iterator[str]:
    """Addresses of a reader who changes one filter at a time, and starts anew after ten."""
    pairs: dict[str, str] = {}
    for step in range(steps):
        pairs = {} if step % 10 == 0 else pairs
        offered = dict(_choices(path, chance, first, last))
        name = chance.choice(sorted(offered))
        pairs[name] = offered[name]
        if pairs.get("eenheid") == "per10000":
            pairs["plaats"] = "woonplaats"
        yield "?" + "&".join(f"{key}={quote(value, safe=',.')}" for key, value in pairs.items())


def address(path: str, chance: random.Random, first: int, last: int) -> str:
    """A view that the controls of a page can make. Hardly any comes twice, so that an answer is
    seldom one that the server still knew."""
    pairs = dict(_choices(path, chance, first, last))
    return "?" + "&".join(f"{name}={quote(value, safe=',.')}" for name, value in pairs.items())


def _choices(path: str, chance: random.Random, first: int, last: int) -> Iterator[tuple[str, str]]:
    measure = chance.choice(tuple(MEASURES))
    person, offer = measure in PERSON_MEASURES, measure in OFFER_MEASURES
    units = ["aantal", "aandeel"] + (["per10000"] if person else [])
    units += ["index"] if path == "/evolutie" else []
    unit = chance.choice(units)
    place = "vestiging" if offer else chance.choice(PLACES)
    yield "maat", measure
    yield "eenheid", unit
    yield "plaats", "woonplaats" if unit == "per10000" else place
    yield "niveau", chance.choice(TERRITORY.levels)
    if path == "/evolutie":
        years = sorted(chance.sample(range(first, last + 1), 2))
        yield "jaar", f"{years[0]}..{years[1]}"
    else:
        yield "jaar", str(chance.randint(first, last))
    if path == "/aanbod" and not offer:
        yield "splitsing", chance.choice(view.PROFILE_SPLITS)
    if path == "/kaart":
        yield "kaartvorm", chance.choice(view.MAP_FORMS[:2])
        yield "klassen", chance.choice(["vast", "vast", "vast", "jaar"])
        yield "cirkels", chance.choice(["nee", "nee", "nee", "ja"])
    for name, codes, most in (
        ("sector", model.SECTORS, 3),
        ("activiteit", model.ACTIVITIES, 4),
        ("gebied", AREAS, 4),
    ):
        if chance.random() < 0.5:
            yield name, ",".join(chance.sample(list(codes), chance.randint(1, most))).lower()
