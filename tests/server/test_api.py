"""The machine routes: the same protected Table in every form, and headers on every answer."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.files import answer
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from arbeidszorg.view.view import View
from components.site import Site
from helpers.builders import persons, registry, weakened_atlas
from helpers.examples import examples
from helpers.frames import frame_of, totals_of
from helpers.strategies import NAMES, SCOPE, VALUES, questions

JSON, CSV = "/api/v1/cijfers.json", "/api/v1/cijfers.csv"
KEYS = {"titel", "zin", "maat", "eenheid", "bron", "peildatum", "demo", "opmerkingen", "rijen"}
DEMO = "Demonstratiegegevens: de initiatieven en personen zijn verzonnen."
ADDRESSES = [
    "",
    "?jaar=2021",
    "?jaar=2021&niveau=provincie",
    "?jaar=2018..2021&niveau=provincie",
    "?jaar=2021&niveau=gemeente&sector=vaph",
    "?jaar=2021&gebied=westhoek,31005&maat=uitstroom",
    "?jaar=2021&plaats=woonplaats&eenheid=per10000&niveau=gemeente",
    "?jaar=2020&splitsing=sector,activiteit&niveau=provincie",
    "?jaar=2017..2025&eenheid=index&niveau=arrondissement",
    "?maat=doorstroom&eenheid=aandeel&splitsing=geslacht",
    "?maat=plaatsen&splitsing=vorm&activiteit=keuken,mailing",
    "?maat=uren&gebied=diksmuide&splitsing=leeftijd",
    "?sector=vaph&activiteit=mailing&niveau=gemeente",
    "?gebied=buiten,onbekend&plaats=woonplaats",
]


def ask(client: FlaskClient, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    return json.loads(response.text, parse_constant=_no_constant)


def _no_constant(text: str) -> None:
    raise AssertionError(f"{text} is no JSON")


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("address", ADDRESSES)
def test_json_csv_and_table_agree(client: FlaskClient, demo_atlas: Atlas, address: str) -> None:
    parsed = addresses.parse(address, demo_atlas.scope())
    assert parsed.notices == ()
    table = demo_atlas.table(parsed.view)
    content = ask(client, JSON + address)
    assert set(content) >= KEYS
    assert content["rijen"] == answer.rows(table)
    assert len(content["rijen"]) == len(frame_of(table))
    assert (content["titel"], content["zin"]) == (table.title, sentence(table))
    assert content["opmerkingen"] == [note.text for note in table.notes]
    assert (content["demo"], content["meldingen"]) == (True, [])
    assert DEMO in content["opmerkingen"]
    response = client.get(CSV + address)
    assert response.mimetype == "text/csv"
    assert "charset=utf-8" in response.content_type
    rows = list(csv.DictReader(io.StringIO(response.text, newline="")))
    assert [list(row) for row in rows] == [list(row) for row in content["rijen"]]
    for plain, row in zip(rows, content["rijen"], strict=True):
        assert number(plain.pop("waarde")) == row.pop("waarde")
        assert plain == {key: str(value) for key, value in row.items()}


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(view=questions(SCOPE))
def test_any_view_is_answered_alike_in_both_forms(
    client: FlaskClient, demo_atlas: Atlas, view: View
) -> None:
    address = addresses.query(view, demo_atlas.scope())
    rows = ask(client, JSON + address)["rijen"]
    assert rows == answer.rows(demo_atlas.table(view))
    assert client.get(CSV + address).text == answer.as_csv(demo_atlas.table(view))
    assert all((row["waarde"] is not None) == (row["status"] == "ok") for row in rows)


@pytest.mark.parametrize(("year", "value"), [(2021, 1771), (2018, 1454)])
def test_the_published_number_comes_out(client: FlaskClient, year: int, value: int) -> None:
    address = f"?jaar={year}&niveau=provincie"
    content = ask(client, JSON + address)
    assert [row["waarde"] for row in content["rijen"]] == [value]
    assert content["totaal"] == [{"jaar": year, "waarde": value, "status": "ok"}]
    assert f"{value:,}".replace(",", ".") in content["zin"]
    assert f"{year},30000,West-Vlaanderen,{value},ok\r\n" in client.get(CSV + address).text


def test_an_open_end_is_understood_wherever_it_stands(client: FlaskClient) -> None:
    """At the end of an address too, where a sentence may leave a dot."""
    for query in ("niveau=provincie&jaar=2023..", "jaar=2023..&niveau=provincie"):
        assert [row["jaar"] for row in ask(client, f"{JSON}?{query}")["rijen"]] == [
            2023,
            2024,
            2025,
        ]
    years = [row["jaar"] for row in ask(client, f"{JSON}?niveau=provincie&jaar=..2018")["rijen"]]
    assert years == [2017, 2018]
    assert client.get(f"{JSON}?jaar=2030..").status_code == 400


def test_no_small_number_leaves(client: FlaskClient) -> None:
    for measure in ("medewerkers", "instroom", "uitstroom", "doorstroom", "vangnet"):
        rows = ask(client, f"{JSON}?maat={measure}&niveau=gemeente&splitsing=geslacht")["rijen"]
        assert {row["status"] for row in rows} >= {"ok", "verborgen"}
        assert not {1, 2, 3, 4} & {row["waarde"] for row in rows}


def test_excel_gets_its_own_csv(client: FlaskClient) -> None:
    response = client.get(f"{CSV}?jaar=2021&niveau=provincie&sector=ggz,aw&formaat=Excel")
    assert response.text.startswith("\ufeffJaar;Gebied;Waarde;Status\r\n")
    assert (
        "sector geestelijke gezondheidszorg (GGZ) en algemeen welzijnswerk (AW)"
        in response.text.replace('"', "")
    )
    assert f"Opmerking;{DEMO}" in response.text.replace('"', "")
    assert "http://127.0.0.1:8050/api/v1/cijfers.csv?jaar=2021" in response.text
    assert "Peildatum;31/12/2025" in response.text


def test_a_file_has_a_telling_name(client: FlaskClient, demo_atlas: Atlas) -> None:
    name = client.get(f"{CSV}?jaar=2021&sector=ggz").headers["Content-Disposition"]
    view = View((2021, 2021), sectors=("GGZ",))
    plain = wording.file_name(view, demo_atlas.geography, demo=True)
    assert name == f'attachment; filename="{plain}.csv"'


@pytest.mark.parametrize("path", [JSON, CSV])
def test_a_machine_is_refused_what_cannot_be_answered(client: FlaskClient, path: str) -> None:
    """With 200 and another question answered, a program would never know."""
    question = "jaar=2021&niveau=provincie&sector=xyz&foo=1&maat=zin&eenheid=q"
    response = client.get(f"{path}?{question}")
    assert response.status_code == 400 and response.mimetype == "application/problem+json"
    problem = response.json
    faults = problem["fouten"]
    assert len(faults) == 4
    assert problem["fout"].startswith("Dit kan zo niet beantwoord worden.")
    assert problem["detail"].startswith(" ".join(faults)) and problem["status"] == 400
    assert "Onbekend als sector: “xyz”." in faults
    assert client.get(f"{path}?jaar=2050").status_code == 400
    assert client.get(f"{path}?gebied=atlantis").json["fouten"] == [
        "We vonden geen gebied “atlantis”."
    ]
    assert client.get(f"{path}?jaar=2021&utm_source=x&fbclid=y").status_code == 200
    assert client.get(f"{CSV}?formaat=xls").status_code == 400


@pytest.mark.parametrize(
    "question",
    [
        "maat=zin",
        "jaar=2021,2022",
        "jaar=2025..2019",
        "foo=1",
        "eenheid=per10000",
        "maat=plaatsen&plaats=woonplaats",
        "maat=plaatsen&splitsing=leeftijd",
        "splitsing=sector,leeftijd",
        "splitsing=trede",
    ],
)
def test_a_refusal_does_not_say_what_it_shows(client: FlaskClient, question: str) -> None:
    """It shows nothing: what a page would show instead is true of a page alone."""
    (fault,) = client.get(f"{JSON}?{question}").json["fouten"]
    shown = ("telt niet mee", "klopt", "weergave", "weggelaten", "u ziet", "Zo staat")
    assert [words for words in shown if words in fault] == []


@settings(max_examples=examples(40), deadline=None)
@given(query=st.dictionaries(NAMES | st.text(max_size=8), st.lists(VALUES, max_size=3), max_size=5))
def test_no_address_is_an_error(client: FlaskClient, query: dict[str, list[str]]) -> None:
    for path in (JSON, CSV):
        response = client.get(path, query_string=query)
        assert response.status_code in (200, 400)
        assert response.status_code == 200 or response.json["fouten"]


def test_a_very_long_address_is_answered(client: FlaskClient) -> None:
    response = client.get(f"{JSON}?jaar=2021&sector=" + "ggz," * 3000)
    assert any("te lang" in fault for fault in response.json["fouten"])


@pytest.mark.parametrize("path", [JSON, CSV, "/healthz", "/", "/kaart"])
def test_head_is_get_without_content(client: FlaskClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.data) == (200, b"")
    assert head.content_type == get.content_type


@pytest.mark.parametrize("path", [JSON, CSV])
def test_numbers_are_only_read(client: FlaskClient, path: str) -> None:
    for method in (client.post, client.put, client.delete):
        assert method(path).status_code == 405


def test_health(client: FlaskClient, demo_atlas: Atlas) -> None:
    health = ask(client, "/healthz")
    assert health == {
        "status": "ok",
        "gegevensversie": demo_atlas.version,
        "demo": True,
        "jaren": [2017, 2025],
        "peildatum": "2025-12-31",
    }


def test_search_engines_are_kept_from_files(client: FlaskClient, site: Site) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    closed = re.findall("^Disallow: (.*)$", answer.text, re.MULTILINE)
    patterns = [re.compile(re.escape(rule).replace(r"\*", ".*")) for rule in closed]

    def disallowed(path: str) -> bool:
        return any(pattern.match(path) for pattern in patterns)

    for path in (
        "/figuur/kaart.json",
        "/figuur/kaart/kaart.svg",
        "/embed/kaart/kaart",
        JSON,
        "/data/nieuwste/medewerkers.csv",
        "/ogc/collections",
        "/rapport/brugge.pdf",
        "/presentatie/westhoek.pptx",
        "/studie/ladder.svg",
        "/presentatie/toneel?presentatie=westhoek",
        "/presentatie/spreker",
        "/veranderingstheorie.pdf",
        "/gebied/Onze_zone~kortrijk.menen",
    ):
        assert disallowed(path), path
    fixed = [page.path for page in site.pages if page.path and not page.is_template]
    for path in (*fixed, "/rapport/brugge", "/presentatie/westhoek"):
        assert not disallowed(path), path


# --- headers -------------------------------------------------------------------------------------

PATHS = [
    "/",
    "/kaart",
    "/aanbod",
    "/evolutie",
    "/methode",
    "/bestaat/niet",
    JSON,
    CSV,
    "/healthz",
    "/figuur/kaart.json",
    "/figuur/kaart/kaart.svg",
    "/figuur/niets.json",
    "/assets/atlas.css",
    "/_dash-layout",
    "/assets/bestaat-niet.js",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/kaart?sector=ggz", "/methode", "/bestaat/niet"])
def test_a_page_is_html_in_dutch(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.mimetype == "text/html"
    assert '<html lang="nl' in response.text
    loaded = re.findall(
        r'<(?:script|img|link rel="(?!canonical|alternate))[^>]*?(?:src|href)="([^"]*)"',
        response.text,
    )
    assert loaded
    assert not [address for address in loaded if not address.startswith("/")]


def test_an_unknown_page_says_so(client: FlaskClient, site: Site) -> None:
    page = site.not_found
    assert page is not None
    with client.application.app_context():
        layout = page.layout()
    text = json.dumps(layout.to_plotly_json(), default=lambda component: component.to_plotly_json())
    assert "Deze pagina bestaat niet" in text
    assert '"href": "/kaart"' in text
    assert client.get("/api/v1/niets.json").status_code in (200, 404)


def test_two_atlases_keep_to_themselves(client: FlaskClient, demo_atlas: Atlas) -> None:
    """Two visitors of one server share answers, not state."""
    first, second = client.application.test_client(), client.application.test_client()
    ggz = first.get(f"{JSON}?jaar=2021&niveau=provincie&sector=ggz").json
    all_sectors = second.get(f"{JSON}?jaar=2021&niveau=provincie").json
    again = first.get(f"{JSON}?jaar=2021&niveau=provincie&sector=ggz").json
    assert ggz == again != all_sectors
    assert "Set-Cookie" not in first.get("/kaart").headers
    small = weakened_atlas(registry(stays=persons(7)))
    assert totals_of(small.table(View((2021, 2021))))["waarde"].tolist() == [7]
    assert totals_of(demo_atlas.table(View((2021, 2021))))["waarde"].tolist() == [1771]


def test_search_engines_find_every_page_and_each_area(client: FlaskClient, site: Site) -> None:
    assert "Sitemap: http://127.0.0.1:8050/sitemap.xml" in client.get("/robots.txt").text
    answer = client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    found = re.findall(r"<loc>http://127\.0\.0\.1:8050(/[^<]*)</loc>", answer.text)
    assert len(set(found)) == len(found) == answer.text.count("<url>")
    pages = {page.path for page in site.pages if page.path and not page.is_template}
    assert pages <= set(found) and {"/data", "/gebied/kortrijk", "/gebied/westhoek"} <= set(found)
    assert not [path for path in found if "~" in path or "<" in path]
    assert client.get("/gebied/kortrijk").status_code == 200
