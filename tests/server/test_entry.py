"""The way in and out: addresses as people send them, and the atlas behind a path of its site."""

from __future__ import annotations

import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from arbeidszorg.atlas.atlas import atlas_of
from arbeidszorg.disclosure.opening import Opened
from helpers.examples import walk

FOLLOWING = "fbclid=1&gclid=2&msclkid=3&utm_source=a&mc_cid=b&_ga=c"
PAGES = ("/", "/kaart", "/aanbod", "/evolutie", "/methode", "/rapporten", "/rapport/mesen",
         "/presentatie", "/ladder", "/over", "/meerwaarde")  # fmt: skip


@pytest.mark.parametrize("path", [*PAGES, "/embed/kaart/kaart",
                                  "/presentatie/toneel?presentatie=westhoek"])  # fmt: skip
def test_what_follows_readers_is_dropped_everywhere(client: FlaskClient, path: str) -> None:
    plain = client.get(path)
    followed = client.get(f"{path}{'&' if '?' in path else '?'}{FOLLOWING}")
    assert plain.status_code == followed.status_code == 200
    assert plain.text == followed.text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/Kaart", "/kaart"),
        ("/kaart.", "/kaart"),
        ("/kaart)", "/kaart"),
        ("/EVOLUTIE,?jaar=2019..2021", "/evolutie?jaar=2019..2021"),
        ("/Rapport/Mesen", "/rapport/mesen"),
        ("/Gebieden/?zoek=heule", "/gebied?zoek=heule"),
        ("/kaart ", "/kaart"),
        ("/rapport/Mesen.PDF", ""),
        ("/rapport/mesen.pdf).", ""),
        ("/figuur/kaart/kaart.CSV,", ""),
        ("/API/v1/cijfers.json”", ""),
        ("/embed/kaart/Kaart)", ""),
    ],
)
def test_a_path_as_people_write_it(client: FlaskClient, asked: str, meant: str) -> None:
    answer = client.get(asked)
    if answer.status_code == 301:
        assert answer.location == meant
    else:
        assert answer.status_code == 200
    assert client.get(asked, follow_redirects=True).status_code == 200


def test_no_path_is_made_up(client: FlaskClient) -> None:
    assert client.get("/bestaat-niet.").status_code == 404


def test_a_mailed_address_on_a_page_without_figures(client: FlaskClient) -> None:
    mailed = client.get("/rapport/mesen?x=1&amp;jaar=2019")
    assert "2019" in re.findall("<h1.*?</h1>|gebiedsrapport over \\d+", mailed.text)[-1]


# --- behind a path -------------------------------------------------------------------------------


class Proxied(NamedTuple):
    """Where the atlas is reached."""

    home: str


def _proxy(upstream: int, strips: bool) -> ThreadingHTTPServer:
    """A web server that has the atlas behind ``/atlas`` and nothing else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.path.startswith("/atlas/") and self.path != "/atlas":
                self.send_error(404)
                return
            path = (self.path.removeprefix("/atlas") or "/") if strips else self.path
            opener = urllib.request.build_opener(_NoRedirect)
            length = int(self.headers.get("Content-Length", 0))
            sent = urllib.request.Request(
                f"http://127.0.0.1:{upstream}{path}", self.rfile.read(length) or None
            )
            if kind := self.headers.get("Content-Type"):
                sent.add_header("Content-Type", kind)
            try:
                answer = opener.open(sent, timeout=30)
            except urllib.error.HTTPError as error:
                answer = error
            body = answer.read()
            self.send_response(answer.status or 500)
            for name in ("Content-Type", "Location"):
                if value := answer.headers.get(name):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the name that the library asks for

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture(scope="module")
def upstream(demo_opened: Opened) -> Iterator[int]:
    """The port of an atlas that knows the path it stands behind."""
    from app import create_app

    answers = demo_opened.answers
    settings = replace(answers.settings, address="https://example.be/atlas")
    app = create_app(atlas_of(replace(answers, settings=settings)))
    server = make_server("127.0.0.1", 0, app.server, True)
    with serving(server):
        yield server.server_port


@pytest.fixture(scope="module", params=[True, False], ids=["path taken away", "path kept"])
def proxied(request: pytest.FixtureRequest, upstream: int) -> Iterator[Proxied]:
    proxy = _proxy(upstream, request.param)
    with serving(proxy):
        yield Proxied(f"http://127.0.0.1:{proxy.server_port}/atlas")


@contextmanager
def serving(server: BaseServer) -> Iterator[None]:
    """Let a server answer in a thread of its own until the block ends."""
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


def fetch(address: str) -> tuple[int, str, str]:
    """Status, type and text of an address."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.headers.get_content_type(), _text(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, "", _text(error.read())


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")


ATTRIBUTE = re.compile(r"""\s(?:href|src|action|data-[a-z-]+)=\\?"(/[^"\\]*)""")


@pytest.mark.parametrize("page", PAGES)
def test_every_address_of_a_page_stands_behind_the_path(proxied: Proxied, page: str) -> None:
    status, _, text = fetch(f"{proxied.home}{page}")
    assert status == 200
    addresses = {address.replace("&amp;", "&") for address in ATTRIBUTE.findall(text)}
    assert addresses
    assert [address for address in addresses if not address.startswith("/atlas/")] == []
    site = proxied.home.removesuffix("/atlas")
    plain = sorted(
        address
        for address in addresses
        if not re.search(r"\.(png|pdf|zip|pptx|docx|xlsx)", address)
    )
    for address in walk(plain)[:25]:
        assert fetch(f"{site}{address.partition('#')[0]}")[0] in (200, 400), address


def test_scripts_and_styles_come(proxied: Proxied) -> None:
    _, _, text = fetch(f"{proxied.home}/kaart")
    site = proxied.home.removesuffix("/atlas")
    later = text.partition('id="straks">')[2].partition("</script>")[0]
    sources = json.loads(later)
    assert sources
    for source in (*sources, *re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css|woff2|svg))"', text)):
        assert source.startswith("/atlas/") and not source.startswith("/atlas/atlas/"), source
        assert fetch(f"{site}{source}")[0] == 200, source
    config = text.partition('id="_dash-config">')[2].partition("</script>")[0]
    assert json.loads(config)["requests_pathname_prefix"] == "/atlas/"
    assert 'data-pad="atlas"' in text


def test_files_frames_stage_and_redirects(proxied: Proxied) -> None:
    home = proxied.home
    for path, kind in {
        "/figuur/kaart/kaart.csv": "text/csv",
        "/figuur/kaart.json": "application/json",
        "/embed/kaart/kaart": "text/html",
        "/embed.js": "text/javascript",
        "/presentatie/toneel?presentatie=westhoek": "text/html",
        "/presentatie/spreker": "text/html",
        "/rapport/mesen.docx":
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "/api/v1/cijfers.json": "application/json",
        "/Kaart": "text/html",
        "/kaart?formulier=ja&jaar=2021&sector=ggz": "text/html",
    }.items():  # fmt: skip
        status, mimetype, text = fetch(f"{home}{path}")
        assert (status, mimetype) == (200, kind), path
        if mimetype == "text/html":
            assert not [a for a in ATTRIBUTE.findall(text) if not a.startswith("/atlas/")], path
    asked = {"data": {"pad": "/kaart", "zoek": "?jaar=2021", "nummer": 1}}
    update = {
        "output": "adres.data",
        "outputs": {"id": "adres", "property": "data"},
        "inputs": [{"id": "vraag", "property": "data", "value": asked["data"]}],
        "changedPropIds": ["vraag.data"],
        "parsedChangedPropsIds": ["vraag.data"],
        "state": [],
    }
    body = json.dumps(update).encode()
    sent = urllib.request.Request(
        f"{home}/_dash-update-component", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(sent, timeout=30) as answer:
        pieces = json.loads(answer.read())["response"]["adres"]["data"]["stukken"]
    assert 'data-levend="/atlas/figuur/kaart.json?jaar=2021"' in pieces["kaart-kaart-beeld"]
    text = fetch(f"{home}/figuur/kaart/kaart.csv?jaar=2021")[2]
    assert "/atlas/kaart?jaar=2021&reeks=2017..2025#kaart-kaart" in text
