"""Fetching the boundaries: a small server on this machine answers as the real one does, and as it
should not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from arbeidszorg import __main__ as program
from arbeidszorg.places import service
from arbeidszorg.places.boundaries import BoundaryError
from arbeidszorg.places.geography import load
from arbeidszorg.places.origin import origin
from arbeidszorg.places.service import Service, fetch
from helpers.outlines import invented

LAYER = "VRBG:Refgem"
CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::31370"}}
EXCEPTION = (
    '<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1">'
    '<ows:Exception exceptionCode="InvalidParameterValue"><ows:ExceptionText>Feature type '
    ":Refgem unknown</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
)


@dataclass
class Behaviour:
    """How the server answers. ``page``: features that it gives at once; ``wfs`` and ``items``:
    whether it knows these ways; ``odd``: what it does wrong; ``asked``: what was asked of it."""

    page: int = 1000
    wfs: bool = True
    items: bool = True
    odd: str = ""
    asked: list[str] = field(default_factory=list)
    done: Event = field(default_factory=Event)


FEATURES: list[dict[str, Any]] = json.loads(invented().to_json())["features"]


class Handler(BaseHTTPRequestHandler):
    """A WFS at /VRBG/wfs, and OGC API Features at /VRBG/ogc/features/v1."""

    protocol_version = "HTTP/1.1"
    behaviour: Behaviour

    def log_message(self, *_: Any) -> None:
        """Nothing on the screen."""

    def do_GET(self) -> None:
        here, address = self.behaviour, urlsplit(self.path)
        here.asked.append(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/VRBG/wfs" and here.wfs:
            self._wfs(asked)
        elif address.path == "/VRBG/ogc/features/v1/collections/Refgem/items" and here.items:
            start = int(asked.get("startIndex", 0))
            self._features(start, min(int(asked["limit"]), here.page), linked=True)
        else:
            self._send(b"<html><body>Niet gevonden</body></html>", status=404)

    def _wfs(self, asked: dict[str, str]) -> None:
        if asked["typeNames"] != LAYER or self.behaviour.odd == "exception":
            self._send(EXCEPTION.encode(), status=400)
            return
        start = 0 if self.behaviour.odd == "same page" else int(asked["startIndex"])
        self._features(start, min(int(asked["count"]), self.behaviour.page))

    def _features(self, start: int, count: int, linked: bool = False) -> None:
        odd = self.behaviour.odd
        some = FEATURES[start : start + count] if odd != "gone" or not start else []
        if odd == "elsewhere":
            some = [{**each, "properties": {"NISCODE": "11002"}} for each in some[:1]]
        total = {"exact": len(some)}.get("" if odd != "elsewhere" else "exact", len(FEATURES))
        whole: dict[str, Any] = {
            "type": "FeatureCollection",
            "features": some,
            "numberMatched": "unknown" if odd == "unknown" else total,
            "crs": CRS,
        }
        if linked and start + count < len(FEATURES):
            to = f"http://elders.invalid/items?limit={count}&startIndex={start + count}"
            whole["links"] = [{"rel": "next", "href": to}]
        content = json.dumps(whole).encode()
        if odd == "cut":
            content = content[: len(content) // 2]
        if odd == "empty":
            content = b'{"type": "FeatureCollection", "features": [], "numberMatched": 0}'
        self._send(content, "application/json")

    def _send(self, content: bytes, kind: str = "text/html", status: int = 200) -> None:
        odd = self.behaviour.odd
        self.send_response(503 if odd == "down" else status)
        self.send_header("Content-Type", kind)
        if odd == "gzip":
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if odd == "half":
            self.wfile.write(content[:1000])
            self.close_connection = True
            return
        if odd == "slow":
            self.wfile.write(content[:1000])
            self.behaviour.done.wait(20)
            return
        self.wfile.write(content)


@dataclass(frozen=True)
class Server:
    """The server, its way of answering, and the boundaries of it."""

    behaviour: Behaviour
    service: Service


@pytest.fixture
def server() -> Iterator[Server]:
    behaviour = Behaviour()
    handler = type("Own", (Handler,), {"behaviour": behaviour})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    http.daemon_threads = True
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Server(behaviour, Service(f"http://127.0.0.1:{http.server_port}/VRBG/wfs", LAYER))
    finally:
        behaviour.done.set()
        http.shutdown()
        http.server_close()
        thread.join()


def codes(path: Path) -> list[str]:
    return [each["properties"]["NISCODE"] for each in json.loads(path.read_text())["features"]]


def failure(wanted: Service, folder: Path) -> str:
    with pytest.raises(BoundaryError) as caught:
        fetch(wanted, folder)
    assert not list(folder.iterdir())
    text = str(caught.value)
    assert text.startswith("De gemeentegrenzen zijn niet opgehaald bij 127.0.0.1 (")
    assert "Er is niets gewijzigd." in text and "grenzen BESTAND" in text
    return text


EVERY = [each["properties"]["NISCODE"] for each in FEATURES]


@pytest.mark.parametrize("page", [1000, 62, 25])
def test_every_page_is_fetched(server: Server, page: int, tmp_path: Path) -> None:
    server.behaviour.page = page
    assert codes(fetch(server.service, tmp_path)) == EVERY
    assert len(server.behaviour.asked) == -(-62 // page)


def test_more_pages_than_anybody_needs(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_PAGES", 3)
    server.behaviour.page = 10
    assert "telkens dezelfde" in failure(server.service, tmp_path)
    assert len(server.behaviour.asked) == 8


def test_a_compressed_answer_is_read(server: Server, tmp_path: Path) -> None:
    server.behaviour.odd = "gzip"
    assert codes(fetch(server.service, tmp_path)) == EVERY


def test_without_a_total_a_short_page_is_the_last(server: Server, tmp_path: Path) -> None:
    server.behaviour.odd = "unknown"
    assert codes(fetch(server.service, tmp_path)) == EVERY


@pytest.mark.parametrize("page", [1000, 25])
def test_the_second_way_is_taken_when_the_first_fails(
    server: Server, page: int, tmp_path: Path
) -> None:
    """Its links to a next page may name another server: nobody goes there."""
    server.behaviour.wfs, server.behaviour.page = False, page
    assert codes(fetch(server.service, tmp_path)) == EVERY
    assert any(
        "/ogc/features/v1/collections/Refgem/items" in each for each in server.behaviour.asked
    )


def test_the_second_way_may_be_asked_for(server: Server, tmp_path: Path) -> None:
    address = server.service.address.replace("/wfs", "/ogc/features/v1/")
    assert codes(fetch(Service(address, LAYER), tmp_path)) == EVERY
    assert not any("/wfs" in each for each in server.behaviour.asked)


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ("exception", "De dienst zegt: Feature type :Refgem unknown"),
        ("cut", "brak het antwoord halverwege af"),
        ("half", "brak het antwoord halverwege af"),
        ("empty", "kent geen enkel gebied"),
        ("gone", "maar 25 van de 62 gebieden"),
        ("same page", "telkens dezelfde gebieden"),
        ("down", "De dienst gaf een fout (503)"),
    ],
)
def test_an_odd_answer_is_said_and_changes_nothing(
    server: Server, odd: str, words: str, tmp_path: Path
) -> None:
    server.behaviour.odd, server.behaviour.page, server.behaviour.items = odd, 25, False
    text = failure(server.service, tmp_path)
    assert words in text
    both = "iets anders dan een kaart (404)" in text
    assert both or odd in ("half", "down"), "both ways are said"


def test_another_layer_is_not_known(server: Server, tmp_path: Path) -> None:
    text = failure(Service(server.service.address, "VRBG:Refprv"), tmp_path)
    assert "De dienst zegt: Feature type" in text


def test_a_slow_server_is_left(server: Server, tmp_path: Path, monkeypatch: Any) -> None:
    server.behaviour.odd = "slow"
    monkeypatch.setattr(service, "WAITING", 0.2)
    assert "antwoordt te traag" in failure(server.service, tmp_path)


def test_a_server_that_goes_on_for_ever_is_left(server: Server, tmp_path: Path) -> None:
    assert "antwoordt te traag" in failure(
        Service(server.service.address, LAYER, patience=-1), tmp_path
    )


def test_too_large_an_answer_is_left(server: Server, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(service, "LARGEST", 10_000)
    assert "veel te groot" in failure(server.service, tmp_path)


def test_without_a_network_it_is_said(tmp_path: Path) -> None:
    text = failure(Service("http://127.0.0.1:9/VRBG/wfs", LAYER), tmp_path)
    assert text.count("niet te bereiken") == 1


def test_the_command_installs_what_it_fetches(
    server: Server, tmp_path: Path, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "gemeenten.geojson"
    monkeypatch.setenv("ARBEIDSZORG_GRENZEN", str(target))
    monkeypatch.setenv("ARBEIDSZORG_GRENZEN_DIENST", server.service.address)
    assert program.main(["grenzen"]) == 0
    said = capsys.readouterr().out
    assert "opgehaald bij 127.0.0.1 (VRBG:Refgem)" in said and "62 gemeenten" in said
    assert load(target).has_boundaries
    known = origin(target)
    assert known is not None and known.source == "127.0.0.1 (VRBG:Refgem)"
    before = target.read_bytes()
    server.behaviour.odd = "elsewhere"
    assert program.main(["grenzen"]) == program.REFUSED
    assert "Geen enkele kolom" in capsys.readouterr().err
    server.behaviour.odd = "cut"
    assert program.main(["grenzen"]) == program.REFUSED
    assert "Er is niets gewijzigd" in capsys.readouterr().err
    assert target.read_bytes() == before


def test_the_real_service_is_asked_unless_somebody_says_otherwise() -> None:
    real = Service()
    assert real.name == "geo.api.vlaanderen.be (VRBG:Refgem)"
    assert real.address == "https://geo.api.vlaanderen.be/VRBG/wfs"
    assert len(real.ways()) == 2
