"""Requests at random, of forms that mean something to some server, and what comes of them."""

from __future__ import annotations

import json
import random
import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.attack.lines import HOST

#: Words that no answer may hold: they tell how the server is made.
LEAKS = re.compile(rb"Traceback|\.py\"|site-packages|werkzeug|waitress|File &quot;", re.IGNORECASE)
#: Seconds in which an answer must begin.
PATIENCE = 30.0
#: Seconds in which a file must be there, or a word of why not.
MAKING = 90.0
#: Seconds after which a request that may not be whole is given up.
HALF = 1.0
#: Requests at the same time.
AT_ONCE = 8
CLOSE = "Connection: close\r\n"

PATHS = (
    *("/", "/kaart", "/aanbod", "/evolutie", "/ladder", "/methode", "/over", "/rapporten"),
    *("/meerwaarde", "/meerwaarde/wat-als", "/aanbevelingen", "/presentatie", "/rapport"),
    *("/presentatie/toneel", "/presentatie/spreker", "/veranderingstheorie", "/healthz"),
    *("/api/v1/cijfers.json", "/api/v1/cijfers.csv", "/figuur/kaart/kaart.svg", "/metrics"),
    *("/figuur/kaart.json", "/embed/kaart/kaart", "/studie/x.svg", "/presentatie/westhoek.json"),
    *("/_dash-layout", "/_dash-dependencies", "/_dash-update-component", "/_reload-hash"),
    *("/_dash-component-suites/dash/deps/x.js", "/_dash-component-suites/../x/y", "/_favicon.ico"),
    *("/assets/x.css", "/assets/../serve.py", "/assets/%2e%2e/serve.py", "/robots.txt", "/404"),
    *("/_dash-component-suites/os/x.js", "/_dash-component-suites/dash/%00", "/presentatie/x.pptx"),
)
NAMES = (
    *("jaar", "niveau", "gebied", "sector", "activiteit", "maat", "eenheid", "splitsing", "plaats"),
    *("vorm", "grootte", "formaat", "presentatie", "dia", "q", "van", "tot", "a", "b", "sent", ""),
)
VALUES = (
    *("2021", "2017..2025", "9999..1", "\u0662\u0660\u0662\u0661", "westhoek", "31005", "ggz,mb"),
    *("gemeente", "provincie", "uitstroom", "tredes", "per10000", "index", "aandeel", "woonplaats"),
    *("%00", "%ff%fe", "%F0%9F%98%80", "%ED%A0%80", "%0d%0aX: y", "../../etc/passwd", "1e999"),
    *("-1", "0", "9" * 400, "a" * 3000, "{{7*7}}", "%3Cscript%3E", "' or 1=1 --", "NaN", "null"),
    *("%E2%80%AE", ",,,", "..", "[]", "{}", "%25%25", "westhoek," * 200, "buiten,onbekend"),
)
METHODS = ("GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X")
HEADERS = (
    *("Accept: text/html", "Accept: application/json", "Accept-Encoding: br", "Range: bytes=0-5"),
    *("Accept-Encoding: zstd, x;q=9", "If-None-Match: *", 'If-None-Match: W/"x', "Cookie: a=b;;;"),
    *("If-Modified-Since: gisteren", "Range: bytes=9-1,-,x", "X-Forwarded-Host: kwaad.example"),
    *("X-Forwarded-Proto: javascript", "X-Forwarded-Prefix: /x", "SCRIPT_NAME: /x", "Forwarded: x"),
    *(
        "Content-Type: application/json",
        "Content-Type: multipart/form-data; boundary=",
        "X: " + "y" * 900,
    ),
    *("Expect: 100-continue", "Upgrade: h2c", "Transfer-Encoding: identity", "Origin: null"),
)
#: Addresses that read a body.
READING = (
    *("/presentatie/lees.json", "/presentatie/dias.json", "/presentatie/eigen.json"),
    *(
        "/rapport/eigen.docx",
        "/rapport/eigen.xlsx",
        "/rapport/eigen.json",
        "/presentatie/eigen.html",
    ),
    *("/_dash-update-component", "/_dash-update-component", "/_dash-update-component"),
)
WORDS = (
    *(
        "presentatie",
        "dias",
        "dia",
        "kop",
        "figuren",
        "titel",
        "notities",
        "keuzes",
        "link",
        "tekst",
    ),
    *(
        "output",
        "outputs",
        "inputs",
        "state",
        "changedPropIds",
        "id",
        "property",
        "value",
        "versie",
    ),
    *(
        "delen",
        "soort",
        "figuur",
        "adres",
        "tabel",
        "regels",
        "getal",
        "bijschrift",
        "parsedChangedPropsIds",
    ),
)
LEAVES = (
    *(None, True, 0, -1, 1e308, 10**30, "", "x", "/kaart#kaart-kaart", "\ud800", "\x00", "a" * 999),
    *(
        "..",
        "..meldingen.children...x.y..",
        "meldingen.children",
        "adres.search",
        "?jaar=2021",
        "{}",
    ),
)


@dataclass
class Came:
    """What came of many requests: how many answers of each status, and what may not be."""

    statuses: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, what: str, status: int, text: bytes) -> None:
        """Count an answer; keep what asked for it when it tells too much or is a fault of ours."""
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status >= 500 and status not in (501, 503):
            self.wrong.append(f"{status}: {what[:300]}")
        elif leak := LEAKS.search(text):
            self.wrong.append(f"{leak.group().decode()}: {what[:300]}")


def request(chance: random.Random) -> bytes:
    """A request, mostly well formed."""
    pairs = [f"{chance.choice(NAMES)}={chance.choice(VALUES)}" for _ in range(chance.randrange(4))]
    path = chance.choice(PATHS) + ("?" + "&".join(pairs) if pairs else "")
    headers = "\r\n".join([f"Host: {HOST}", *chance.sample(HEADERS, chance.randrange(4))])
    head = f"{chance.choice(METHODS)} {path.replace(' ', '+')} HTTP/1.1\r\n{CLOSE}{headers}\r\n\r\n"
    raw = head.encode("utf-8", "replace")
    if chance.random() < 0.15:  # not so well formed
        place = chance.randrange(len(raw))
        raw = raw[:place] + chance.randbytes(chance.randrange(4)) + raw[place + 1 :]
    return raw


def anything(chance: random.Random, depth: int = 4) -> object:
    """JSON of any form, of words that the server knows."""
    if depth == 0 or chance.random() < 0.3:
        return chance.choice(LEAVES)
    many = chance.randrange(4)
    if chance.random() < 0.4:
        return [anything(chance, depth - 1) for _ in range(many)]
    return {chance.choice(WORDS): anything(chance, depth - 1) for _ in range(many)}


def body(chance: random.Random) -> bytes:
    """A request with a body of JSON, mostly."""
    path = chance.choice(READING)
    kind = chance.choice(("application/json", "application/json", "text/plain", "x"))
    content = {chance.choice(WORDS): anything(chance) for _ in range(4)}
    if path.startswith("/_dash") and chance.random() < 0.5:  # one that there is
        asked = {name: anything(chance, 2) for name in ("pad", "zoek", "nummer")}
        value = chance.choice((asked, {**asked, "pad": "/kaart"}, anything(chance)))
        part = {"id": "vraag", "property": "data", "value": value}
        content = {"output": "adres.data", "inputs": [part], "changedPropIds": ["vraag.data"]}
        content |= {"outputs": {"id": "adres", "property": "data"}}
    elif path.startswith("/_dash"):
        content |= {"output": chance.choice(LEAVES), "inputs": anything(chance)}
    else:
        content |= {"presentatie": {"dias": [anything(chance)]}, "titel": anything(chance)}
    data = json.dumps(content).encode()
    if chance.random() < 0.2:
        data = data[: chance.randrange(len(data))] + chance.randbytes(3)
    head = f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\n{CLOSE}Content-Type: {kind}\r\n"
    origin = f"Origin: http://{HOST}\r\nContent-Length: {len(data)}\r\n\r\n"
    return (head + origin).encode() + data


def at_random(port: int, make: Callable[[random.Random], bytes], many: int, seed: int = 16) -> Came:
    """Send so many requests, some at a time, each on a line of its own."""
    chance, came = random.Random(seed), Came()
    requests = [make(chance) for _ in range(many)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for raw, text in zip(
            requests, pool.map(lambda raw: sent(port, raw), requests), strict=True
        ):
            came.add(repr(raw[:300]), status(text), _looked_at(text))
    return came


def status(text: bytes) -> int:
    """The status of an answer; 0 when there is none: what is not whole is hung up in silence."""
    first = re.match(rb"HTTP/1\.[01] (\d{3}) ", text)
    return int(first.group(1)) if first else 0


def sent(port: int, raw: bytes, patience: float = PATIENCE) -> bytes:
    """All that comes back for what is sent, as far as it begins within so many seconds."""
    text = b""
    with suppress(OSError), socket.create_connection((HOST, port), timeout=PATIENCE) as line:
        line.settimeout(patience if CLOSE.encode() in raw and b"\r\n\r\n" in raw else HALF)
        with suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(raw)
        while piece := line.recv(1 << 18):
            text += piece
    return text


def _looked_at(text: bytes) -> bytes:
    """What is looked at: all but a body that is packed, or a script."""
    head, _, rest = text.partition(b"\r\n\r\n")
    plain = b"content-encoding" not in head.lower() and b"javascript" not in head.lower()
    return head + rest if plain else head


def costly(share: float) -> Iterator[bytes]:
    """Requests for what takes longest to make: a deck that nobody asked before by eight at once,
    twenty files that are all different, four reports at their bounds."""

    def some(many: int) -> int:
        return max(2, round(many * share))

    for _ in range(some(8)):
        yield f"GET /presentatie/midwest.html HTTP/1.1\r\nHost: {HOST}\r\n{CLOSE}\r\n".encode()
    for number in range(some(20)):
        kind, year = ("pdf", "pptx", "png", "docx")[number % 4], 2017 + number % 9
        path = f"/figuur/kaart/kaart.{kind}?jaar={year}&niveau=gemeente&sector=mb"
        yield f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{CLOSE}\r\n".encode()
    figure = {"soort": "figuur", "adres": "/kaart?niveau=gemeente", "sleutel": "kaart-kaart"}
    text = {"soort": "tekst", "kop": "Kop", "tekst": "Een alinea.\n" * 7}
    report = {"delen": [figure] * some(60) + [text] * some(140)}
    for ending in ("docx", "pptx", "pdf", "xlsx")[: some(4)]:
        data = json.dumps(report).encode()
        head = f"POST /rapport/eigen.{ending} HTTP/1.1\r\nHost: {HOST}\r\n{CLOSE}"
        kind = "Content-Type: application/json\r\n"
        yield f"{head}{kind}Content-Length: {len(data)}\r\n\r\n".encode() + data


def all_at_once(port: int, raws: list[bytes]) -> Came:
    """Send each on a line of its own, all at the same time."""
    came = Came()
    with ThreadPoolExecutor(len(raws)) as pool:
        for raw, text in zip(
            raws, pool.map(lambda raw: sent(port, raw, MAKING), raws), strict=True
        ):
            came.add(repr(raw[:100]), status(text), text.partition(b"\r\n\r\n")[0])
    return came


def wrong_bodies() -> Iterator[tuple[str, bytes]]:
    """Bodies that are not what they say, by what is wrong with them."""
    start = f"POST /presentatie/lees.json HTTP/1.1\r\nHost: {HOST}\r\n{CLOSE}".encode()
    start += b"Content-Type: application/json\r\n"
    yield "longer than it says", start + b"Content-Length: 2\r\n\r\n" + b"{}" + b"x" * 5000
    yield "of 100 MB, it says", start + b"Content-Length: 100000000\r\n\r\n{}"
    yield "of no number", start + b"Content-Length: two\r\n\r\n{}"
    yield "of a negative length", start + b"Content-Length: -2\r\n\r\n{}"
    yield "chunks without an end", start + b"Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n{}"
    yield "no chunks", start + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
    both = b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    yield "a length and chunks", start + both
    deep = b"[" * 100_000
    yield "nested deeply", start + b"Content-Length: %d\r\n\r\n" % len(deep) + deep
    yield "packed, it says", start + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"
    yield "an address of 8 MB", b"GET /?q=" + b"a" * 8_000_000 + b" HTTP/1.1\r\n\r\n"
