"""Whether memory grows: a server that is asked many different things, most of them only once."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from random import Random
from urllib.parse import quote, urlencode

from arbeidszorg.places.geography import load
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import SPLITS, UNITS
from benchmarks import servers
from benchmarks.report import Row, say

#: Requests after which a server is at work, and those and files after which it is looked at again.
FIRST, REQUESTS, FILES, AT_MOST = 200, 20_000, 2_000, 1.3
READERS = 4
SEED = 2025
PATHS = (
    "/",
    "/kaart",
    "/aanbod",
    "/evolutie",
    "/ladder",
    "/meerwaarde/wat-als",
    "/rapport/westhoek",
    "/presentatie/toneel",
    "/api/v1/cijfers.json",
    "/api/v1/cijfers.csv",
    "/figuur/kaart.json",
    "/figuur/evolutie.json",
    "/embed/kaart/kaart",
    "/figuur/kaart/kaart.svg",
)
FILES_OF = (
    "/figuur/kaart/kaart.png",
    "/figuur/evolutie/verloop.pptx",
    "/figuur/kaart/kaart.docx",
    "/figuur/aanbod/profiel.xlsx",
    "/figuur/evolutie/verloop.pdf",
    "/rapport/midwest.pdf",
)
#: What a parameter may be, one or some of them; who asks anything else is among the visitors too.
ONE = {
    "niveau": load().levels,
    "maat": tuple(MEASURES),
    "splitsing": tuple(SPLITS),
    "eenheid": tuple(UNITS),
}
SOME = {
    "gebied": ("westhoek", "midwest", "31005", "oostende", "kortrijk", "ieper", "torhout"),
    "sector": tuple(code.lower() for code in model.SECTORS),
    "activiteit": tuple(model.ACTIVITIES),
}


def measure(requests: int = REQUESTS) -> list[Row]:
    """How many times as much memory a server takes after so many varied requests, one in eleven of
    them for a file, as after :data:`FIRST`."""
    every = FILES * requests // REQUESTS
    with servers.atlas() as server:
        servers.settle(server)
        addresses = varied(Random(SEED), every / (requests + every))
        ask(server.port, list(islice(addresses, FIRST)))
        first = servers.memory(server)
        say(f"{first:.0f} MB after {FIRST} requests")
        ask(server.port, list(islice(addresses, requests + every - FIRST)))
        last = servers.memory(server)
    what = f"memory: growth from {FIRST} to {requests} requests and {every} files"
    detail = f"times; from {first:.0f} to {last:.0f} MB, all processes together"
    return [Row(what, last / first, "", AT_MOST, detail)]


def varied(chance: Random, files: float) -> Iterator[str]:
    """Addresses without end; ``files``: the share of files among them."""
    while True:
        path = chance.choice(FILES_OF if chance.random() < files else PATHS)
        first, last = sorted(chance.randint(2017, 2025) for _ in range(2))
        query = {"jaar": chance.choice([str(last), f"{first}..{last}"])}
        query |= {
            name: chance.choice(texts) for name, texts in ONE.items() if chance.random() < 0.5
        }
        query |= {
            name: ",".join(chance.sample(texts, chance.randint(1, 4)))
            for name, texts in SOME.items()
            if chance.random() < 0.5
        }
        if chance.random() < 0.1:
            query[f"q{chance.randint(0, 999)}"] = "x" * chance.randint(1, 3_000)
        yield f"{path}?{urlencode(query, quote_via=quote, safe=',.')}"


def ask(port: int, addresses: list[str]) -> None:
    """Ask all of them, by some readers at once, each on lines of its own. Raises
    :class:`http.client.HTTPException` for an answer that tells of a fault."""

    def reader(part: list[str]) -> None:
        for start in range(0, len(part), 50):  # a line for some, so that every worker gets its part
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            for address in part[start : start + 50]:
                line.request("GET", address)
                answer = line.getresponse()
                answer.read()
                if answer.status >= 500:
                    raise http.client.HTTPException(f"{answer.status} {address}")
            line.close()

    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(reader, [addresses[place::READERS] for place in range(READERS)]))
