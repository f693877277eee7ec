"""A page asks of one version alone, and an address may name an earlier one."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.compiled import released
from arbeidszorg.settings import Settings
from helpers.site import Sending
from server.making.work import Work, done, packed, unpacked
from server.versions import ADDRESS, HEADER, NAMED

EARLIER = "U ziet de cijfers van versie 1, openbaar sinds 01/03/2027, niet de nieuwste."


def test_which_version_there_is(client: FlaskClient, demo_atlas: Atlas) -> None:
    answer = client.get(ADDRESS)
    assert answer.text == demo_atlas.version
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'data-versie="{demo_atlas.version}"' in client.get("/kaart").text


@pytest.mark.parametrize("path", ["/kaart", "/api/v1/cijfers.json?jaar=2021", "/nieuw.atom"])
def test_a_question_of_another_version_is_refused(
    client: FlaskClient, demo_atlas: Atlas, path: str
) -> None:
    assert client.get(path, headers={HEADER: demo_atlas.version}).status_code == 200
    assert client.get(path, headers={HEADER: "0123456789ab"}).status_code == 409
    assert client.get(path).status_code == 200


@dataclass
class Servers:
    """A server when version 1 was the newest, and now that 2 is; and the folder that they read."""

    before: FlaskClient
    now: FlaskClient
    folder: Path


@pytest.fixture(scope="module")
def servers(public_versions: Path, tmp_path_factory: pytest.TempPathFactory) -> Servers:
    folder = tmp_path_factory.mktemp("gereed") / "alles"
    shutil.copytree(public_versions, folder)
    told, settings = released.read(folder), Settings(ready=folder, store=folder)

    def client(public: tuple[released.Public, ...]) -> FlaskClient:
        released.write(replace(told, public=public), folder)
        server = create_app(open_atlas(settings, lambda *_: None)).server
        server.test_client_class = Sending
        return server.test_client()

    return Servers(client(told.public[:1]), client(told.public), folder)


@pytest.fixture
def now(servers: Servers) -> FlaskClient:
    return servers.now


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/cijfers.json?jaar=2021&versie=1",
        "/api/v1/cijfers.csv?jaar=2021&formaat=excel&versie=1",
        "/figuur/kaart/kaart.svg?jaar=2021&versie=1",
        "/figuur/kaart/kaart.csv?jaar=2021&versie=1",
        "/figuur/kaart.json?jaar=2021&versie=1",
        "/presentatie/westhoek.json?versie=1",
    ],
)
def test_an_old_address_shows_the_bytes_of_before(servers: Servers, address: str) -> None:
    before, after = servers.before.get(address), servers.now.get(address)
    assert before.status_code == after.status_code == 200
    if "kaart.json" in address:  # what a page draws leads to that page, which names its version
        text = after.text.replace("&versie=1", "").replace("?versie=1", "")
        assert json.loads(text) == json.loads(before.text)
    else:
        assert after.data == before.data
        assert after.headers.get("ETag") == before.headers.get("ETag")


def test_what_leaves_names_its_version(now: FlaskClient) -> None:
    """The newest too: a link, a citation and a file go on to say what they say."""
    page = now.get("/kaart?jaar=2021").text
    links = {unescape(link) for link in re.findall(r'data-kopieer="([^"]*)"', page)}
    assert links and all("versie=2#" in link for link in links)
    for name in ("verzamel", "presenteer", "insluiten"):  # what goes along with newer data
        kept = re.findall(rf'data-{name}="([^"]*)"', page)
        assert kept and not any("versie=" in link for link in kept), name
    excel = now.get("/api/v1/cijfers.csv?jaar=2021&formaat=excel").text
    assert "cijfers.csv?jaar=2021&versie=2" in excel
    assert now.get("/api/v1/cijfers.json?jaar=2021").json["adres"].endswith("&versie=2")
    assert 'canonical" href="http://127.0.0.1:8050/kaart?jaar=2021">' in page
    assert "noindex" not in page and "versiestrook" not in page
    assert now.get("/kaart?versie=2").text == now.get("/kaart").text


#: Pages of each kind: figures, an area in its path, words, a list, a report, a deck.
PAGES = ("/kaart?sector=mb", "/gebied/brugge", "/over", "/methode", "/nieuw", "/presentatie")
READY = ("/rapport/westhoek", "/presentatie/westhoek", "/zoeken?q=brugge", "/ladder", "/evolutie")
#: Attributes with an address of the atlas; those of Dash's layout stand in JSON.
OURS = re.compile(r'(?:href|action|data-[a-z-]+)=\\?"([/?][^"\\]*)|"href": ?"([^"]*)"')


@pytest.mark.parametrize("path", [*PAGES, *READY])
def test_a_page_of_an_earlier_version_says_so_and_stays_with_it(
    now: FlaskClient, path: str
) -> None:
    page = now.get(f"{path}{'&' if '?' in path else '?'}versie=1")
    assert page.status_code == 200 and page.text.count(EARLIER) == 1
    assert 'data-versie="v1" data-uitgave="1"' in page.text
    assert '<meta name="robots" content="noindex">' in page.text
    (newest,) = re.findall(r'href="([^"]*versie=nieuwste)"', page.text)
    assert EARLIER not in now.get(unescape(newest)).text
    pairs = (pair[0] or pair[1].replace("\\u002f", "/") for pair in OURS.findall(page.text))
    links = {unescape(link) for link in pairs} - {""}
    alike = {link for link in links if link.startswith(("/assets/", "#", "http", "mailto:"))}
    fixed = {link for link in links if link.startswith("?gebied=") and "data-vast" in page.text}
    lost = {link for link in links - alike - fixed if "versie=" not in link}
    assert lost == set()
    forms = re.findall(r"<form[^>]*>(?:(?!</form>).)*", page.text, re.DOTALL)
    assert all('name="versie" value="1"' in form for form in forms)


def test_a_registration_beside_the_study_names_its_version(now: FlaskClient) -> None:
    page = unescape(now.get("/meerwaarde").text)
    for key in ("doorstroom", "aanbod"):
        assert re.search(rf'data-kopieer="[^"]*versie=2#studie-{key}"', page), key
    assert "versie=2#studie-ladder" not in page


@pytest.mark.parametrize(
    "asked",
    [
        "/zoeken?q=brugge",
        "/meerwaarde?reeks=2021..2021&trede=4",
        "/gebied?naam=Zone&gemeente=kortrijk&gemeente=menen",
        "/rapport/kortrijk?jaar=2020",
    ],
)
def test_the_way_to_the_newest_keeps_what_was_asked(now: FlaskClient, asked: str) -> None:
    page = now.get(f"{asked}&versie=1").text
    assert f'href="{escape(asked)}&amp;versie=nieuwste"' in page


def test_a_choice_on_a_page_of_an_earlier_version(now: FlaskClient) -> None:
    """Its scripts name the version with each question."""
    question = {"pad": "/kaart", "zoek": "?sector=mb&versie=1", "nummer": 1}
    asked = {
        "output": "adres.data",
        "outputs": {"id": "adres", "property": "data"},
        "inputs": [{"id": "vraag", "property": "data", "value": question}],
        "changedPropIds": ["vraag.data"],
    }
    headers = {HEADER: "v1", NAMED: "1"}
    answer = now.post("/_dash-update-component", json=asked, headers=headers)
    data = answer.json["response"]["adres"]["data"]
    assert (
        data["zoek"] == "?sector=mb&versie=1" and "meldingkop" not in data["stukken"]["meldingen"]
    )
    assert "41" in data["gezegd"] + json.dumps(data["stukken"])
    assert (
        now.post("/_dash-update-component", json=asked, headers={HEADER: "v1"}).status_code == 409
    )
    gone = {HEADER: "v3", NAMED: "3"}
    assert now.post("/_dash-update-component", json=asked, headers=gone).status_code == 409


VAIN = {
    "versie=7": (404, "Versie 7 van de cijfers is niet openbaar."),
    "versie=twee": (400, "“twee” is geen versie van de cijfers."),
    "versie=1&versie=2": (400, "verschillende versies"),
}


@pytest.mark.parametrize("query", VAIN)
def test_a_version_that_is_not_there_is_said(now: FlaskClient, query: str) -> None:
    status, words = VAIN[query]
    for path in ("/api/v1/cijfers.json", "/figuur/kaart/kaart.xlsx", "/rapport/westhoek.pdf"):
        answer = now.get(f"{path}?{query}")
        assert answer.status_code == status and words in answer.json["fout"], path
    for path in ("/kaart", "/over", "/embed/kaart/kaart", "/presentatie/toneel"):
        page = now.get(f"{path}?{query}")
        assert page.status_code == 200 and words in page.text, path
        assert words not in now.get(path).text  # and nobody else is told


@pytest.mark.parametrize("number", [1, 2])
def test_an_address_may_name_the_mark_of_the_data(now: FlaskClient, number: int) -> None:
    """As an answer says it in its header; a page goes by the number."""
    address = "/api/v1/cijfers.json?jaar=2021"
    mark = now.get(f"{address}&versie={number}").headers[HEADER]
    assert now.get(f"{address}&versie={mark}").json["adres"].endswith(f"&versie={number}")
    assert now.get(address, headers={NAMED: mark}).headers[HEADER] == mark
    page = now.get(f"/kaart?sector=mb&versie={mark}")
    assert page.status_code == 302
    assert page.headers["Location"] == f"/kaart?sector=mb&versie={number}"


def test_of_data_without_numbers_a_page_goes_by_no_version(
    client: FlaskClient, demo_atlas: Atlas
) -> None:
    page = client.get(f"/kaart?sector=mb&versie={demo_atlas.version}")
    assert (page.status_code, page.headers["Location"]) == (302, "/kaart?sector=mb")


@pytest.mark.parametrize(
    ("named", "status", "words"),
    [("7", 404, "Versie 7 van de cijfers is niet openbaar."), ("zz", 400, "“zz” is geen versie")],
)
def test_a_program_hears_which_header_names_no_version(
    now: FlaskClient, named: str, status: int, words: str
) -> None:
    answer = now.get("/ogc", headers={NAMED: named})
    assert answer.status_code == status and answer.mimetype == "application/problem+json"
    assert words in answer.json["detail"] and "de kop X-Versie" in answer.json["detail"]
    assert "X-Gegevensversie" not in answer.json["detail"]
    assert now.get("/ogc", headers={NAMED: "nieuwste"}).status_code == 200


def test_a_frame_and_the_stage_of_an_earlier_version(now: FlaskClient) -> None:
    frame = now.get("/embed/kaart/kaart?jaar=2021&versie=1").text
    assert EARLIER in frame and "/kaart?jaar=2021&versie=nieuwste#kaart-kaart" in unescape(frame)
    stage = now.get("/presentatie/toneel?presentatie=westhoek&versie=1").text
    assert 'data-uitgave="1"' in stage and EARLIER in stage
    assert '"terug": "/presentatie/westhoek?versie=1"' in stage
    newest = now.get("/presentatie/toneel?presentatie=westhoek").text
    assert 'data-uitgave="2"' in newest and "niet de nieuwste" not in newest
    assert "Versie 2 van de cijfers, openbaar sinds 01/03/2027" in newest


def test_a_slide_and_a_report_keep_to_the_version_of_their_figures(now: FlaskClient) -> None:
    slide = {"figuren": ["/kaart?jaar=2021&niveau=provincie&versie=1#kaart-kaart"]}
    asked = {"dia": slide, "plaats": 1, "aantal": 1}
    (html,) = now.post("/presentatie/dias.json", json=asked).json["dias"]
    assert EARLIER in html and "versie=1" in html
    slide["figuren"] = ["/kaart?versie=9#kaart-kaart"]
    (html,) = now.post("/presentatie/dias.json", json=asked).json["dias"]
    assert "Versie 9 van de cijfers is niet openbaar." in html
    figure = {"soort": "figuur", "sleutel": "kaart-kaart", "titel": "Toen"}
    parts = [{**figure, "adres": f"/kaart?jaar=2021&versie={number}"} for number in (1, 9)]
    text = now.post("/rapport/eigen.html", json={"delen": parts})
    assert text.status_code in (200, 404)


def test_oembed_keeps_to_the_version_of_a_link(now: FlaskClient) -> None:
    def frame(address: str) -> str:
        asked = {"url": f"http://127.0.0.1:8050{address}"}
        return str(unescape(now.get("/oembed", query_string=asked).json["html"]))

    assert "jaar=2021&versie=1" in frame("/kaart?jaar=2021&versie=1#kaart-kaart")
    assert "versie=" not in frame("/kaart?jaar=2021#kaart-kaart")
    asked = {"url": "http://127.0.0.1:8050/kaart?versie=9"}
    assert now.get("/oembed", query_string=asked).status_code == 404


def test_files_are_made_of_the_version_that_was_asked(servers: Servers) -> None:
    """By the process that makes them too, which knows no request."""
    server: Flask = servers.now.application
    words, newest = "Arbeidszorgmedewerkers", servers.now.get(ADDRESS).text

    def inside(version: str) -> object:
        from components import context

        return _inside(server, lambda: context.of(version))

    work = Work(title, (), version="1")
    assert work.key != Work(title, ()).key
    assert unpacked(done(packed(work), inside)) == ("v1", words)  # type: ignore[arg-type]
    assert unpacked(done(packed(Work(title, ())), inside)) == (newest, words)  # type: ignore[arg-type]


def _inside(server: Flask, version: Callable[[], object]) -> object:
    from contextlib import ExitStack

    stack = ExitStack()
    stack.enter_context(server.app_context())
    stack.enter_context(version())  # type: ignore[arg-type]
    return stack


def title() -> tuple[str, str]:
    from components.context import atlas

    here = atlas()
    return here.version, here.table(here.scope().defaults).title.split(" ")[0]


@pytest.fixture
def withdrawn(servers: Servers) -> Iterator[None]:
    """Version 1 is withdrawn, while both servers go on."""
    told = released.read(servers.folder)
    released.write(replace(told, public=told.public[1:], withdrawn=(1,)), servers.folder)
    yield
    released.write(told, servers.folder)


def test_what_is_withdrawn_is_shown_no_more(
    servers: Servers, request: pytest.FixtureRequest
) -> None:
    chapters = servers.now.get("/nieuw").text
    assert 'id="versie-1"' in chapters and 'id="versie-2"' in chapters
    assert "Nieuw" in chapters or "nieuw" in chapters
    assert servers.now.get("/kaart?versie=1").text.count(EARLIER) == 1
    request.getfixturevalue("withdrawn")
    page = servers.now.get("/kaart?versie=1").text
    assert EARLIER not in page and "Versie 1 van de cijfers was openbaar en is ingetrokken" in page
    assert servers.now.get("/api/v1/cijfers.json?versie=1").status_code == 410
    for path in ("1", "v1"):
        answer = servers.now.get(f"/data/{path}/medewerkers.csv")
        assert answer.status_code == 410 and "is ingetrokken" in answer.json["detail"]
    assert 'id="versie-1"' not in servers.now.get("/nieuw").text  # nor what it said


def test_what_is_new_tells_what_changed_between_versions(now: FlaskClient) -> None:
    page = now.get("/nieuw").text
    assert "Versie 2: gegevens tot 31/12/2022" in page
    assert "Versie 1: gegevens tot 31/12/2021" in page
    assert 'href="/?versie=1"' in page and 'href="/?versie=2"' not in page
    assert "42" in page[page.index("versie-2") : page.index("versie-1")]
    earlier = now.get("/nieuw?versie=1").text
    assert 'id="versie-2"' not in earlier and 'id="versie-1"' in earlier
    assert "Dit is de oudste versie die openbaar is." in earlier and "enige versie" not in earlier
