"""What is new, as a page and as feeds: from the Tables, with what is truly known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as Xml

import pytest
from flask.testing import FlaskClient

from arbeidszorg.news.feed import ATOM
from arbeidszorg.news.versions import version_of
from components.context import ATLAS
from components.news import VERSIONS

ENTRY, TITLE, ID = (f"{{{ATOM}}}{name}" for name in ("entry", "title", "id"))


def test_one_version_says_that_it_is_alone(client: FlaskClient) -> None:
    text = client.get("/nieuw?gebied=kortrijk").text
    assert "Dit is de enige versie die deze atlas kent." in text
    assert "In 2025 werkten 388 " in text
    assert "Gegevens tot en met 31/12/2025" in text
    assert "/nieuw/kortrijk.atom" in text


def test_a_page_says_how_to_follow_its_area(client: FlaskClient) -> None:
    """In words, and in its head; a group has no news of its own."""
    page = client.get("/gebied/kortrijk").text
    title = "Volg Kortrijk in uw feedlezer (Atom)"
    kind = 'type="application/atom+xml"'
    assert f'<link rel="alternate" {kind} title="{title}" href="/nieuw/kortrijk.atom">' in page
    taken = page.split("Neem mee")[1].split("</section>")[0]
    assert 'href="/nieuw/kortrijk.atom"' in taken and title in taken
    assert 'href="/nieuw?gebied=kortrijk"' in taken
    for other in ("/kaart", "/gebied/Zone~kortrijk.menen", "/methode"):
        head = client.get(other).text.split("</head>")[0]
        assert head.count(kind) == 1 and 'href="/nieuw.atom"' in head


def test_two_versions_are_held_side_by_side(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = version_of(client.application.extensions[ATLAS])
    numbers = {
        measure: {
            year: {area: shown - 20 if area == "34022" else shown for area, shown in areas.items()}
            if measure == "medewerkers" and year == 2025
            else areas
            for year, areas in years.items()
            if year > 2017
        }
        for measure, years in now.numbers.items()
    }
    before = replace(now, version="vorige", numbers=numbers, since=date(2026, 1, 5))
    monkeypatch.setitem(client.application.extensions, VERSIONS, ((), (now, before)))
    text = client.get("/nieuw?gebied=8500").text
    assert "Arbeidszorgmedewerkers in 2025: 388. Dat was 368." in text
    assert "Arbeidszorgmedewerkers in 2017:" in text and "Dat jaar is nieuw." in text
    assert "hier getoond sinds 05/01/2026" in text
    root = Xml.fromstring(client.get("/nieuw/kortrijk.atom").data)
    assert len(root.findall(ENTRY)) == 2
    assert "Dat was 368." in "".join(root.itertext())


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/nieuw.atom", "Nieuwe cijfers in de Arbeidszorgatlas"),
        ("/nieuw/westhoek.atom", "Nieuwe cijfers: Westhoek"),
        ("/nieuw/heule.atom", "Nieuwe cijfers: Kortrijk"),
    ],
)
def test_a_feed_is_atom(web_client: FlaskClient, path: str, title: str) -> None:
    answer = web_client.get(path)
    assert answer.mimetype == "application/atom+xml"
    root = Xml.fromstring(answer.data)
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.findtext(TITLE) == title
    for part in (root, *root.findall(ENTRY)):
        for name in ("title", "id", "updated"):
            assert part.findtext(f"{{{ATOM}}}{name}")
        assert str(part.findtext(ID)).startswith("https://atlas.example/nieuw")


def test_every_page_names_the_feed_and_the_date_of_the_data(client: FlaskClient) -> None:
    for path in ("/", "/methode", "/rapport"):
        text = client.get(path).text
        assert 'type="application/atom+xml"' in text and 'href="/nieuw.atom">' in text
        assert "peildatum 31/12/2025" in text


def test_an_area_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/nieuw/atlantis.atom").status_code == 404
    text = client.get("/nieuw?gebied=<b>Atlantis</b>").text
    assert "We vonden geen gebied “&lt;b&gt;Atlantis" in text
