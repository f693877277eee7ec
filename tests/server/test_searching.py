"""The search over the web: while a reader types, and as a page that needs no scripts."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.search.entries import Entry, entries
from arbeidszorg.view.wording import describe
from components.context import atlas
from components.searching import page_entries, search
from components.site import Site


@pytest.fixture(scope="module")
def every(demo_atlas: Atlas, site: Site, client: FlaskClient) -> tuple[Entry, ...]:
    with client.application.app_context():
        return (*entries(demo_atlas), *page_entries(site))


def test_every_entry_leads_to_a_page_that_understands_it(
    client: FlaskClient, site: Site, every: tuple[Entry, ...]
) -> None:
    anchors: dict[str, set[str]] = {}
    for entry in every:
        parts = urlsplit(entry.address)
        page = site.at(parts.path)
        assert page is not None, entry
        if parts.query and page[0].figures:
            with client.application.test_request_context():
                assert page[0].figures.read(parts.query).notices == (), entry
        if parts.fragment:
            anchors.setdefault(parts.path, set()).add(parts.fragment)
    known = {
        "/methode",
        "/over",
        "/aanbevelingen",
        "/evolutie",
        "/meerwaarde",
        "/aanbod",
        "/dekking",
        "/stromen",
    }
    assert set(anchors) == known
    for path, names in anchors.items():
        text = client.get(path).text
        assert [name for name in names if f'id="{name}"' not in text] == [], path


@pytest.mark.parametrize(
    "question",
    [
        "groendienst westhoek",
        "instroom kortrijk 2021",
        "trend per sector",
        "mb brugge",
        "mb elz rits",
    ],
)
def test_a_view_in_words_is_one_of_its_page(client: FlaskClient, site: Site, question: str) -> None:
    """Its address says no more than that page needs, and its name is what that page shows."""
    with client.application.test_request_context():
        lead = search().answer(question).lead
        assert lead is not None
        parts = urlsplit(lead.address)
        page = site.figures_at(parts.path)
        assert page is not None
        parsed = page.read(parts.query)
        assert parsed.notices == ()
        assert page.address(parsed.view) == f"?{parts.query}"
        assert lead.name == describe(parsed.view, page.scope(atlas()).geography)


def test_each_kind_has_entries(every: tuple[Entry, ...]) -> None:
    kinds = {entry.kind for entry in every}
    assert kinds == {"gebied", "vraag", "initiatief", "maat", "pagina", "begrip", "publicatie"}
    assert {"/", "/kaart", "/methode", "/nieuw"} <= {entry.address for entry in every}


def test_a_page_answers_without_scripts(client: FlaskClient) -> None:
    text = client.get("/zoeken?q=Kort").text
    first = text.index('<h2 class="zoekkop">Gebieden</h2>')
    assert "Kortrijk" in text[first : first + 300]
    assert 'value="Kort"' in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("k", "Eén letter is te weinig om te zoeken."),
        ("?!", "Daar staan alleen tekens in."),
        ("x" * 1000, "Dat is te lang om te zoeken"),
        ("Kortrik", "Bedoelde u"),
        ("quagga", "We vonden niets voor “quagga”."),
    ],
)
def test_what_is_not_there_is_said_and_stays_in_the_field(
    client: FlaskClient, question: str, said: str
) -> None:
    for path in ("/zoeken", "/zoeken/lijst"):
        answer = client.get(path, query_string={"q": question})
        assert answer.status_code == 200
        assert said in answer.text
        assert "Niet alles" not in answer.text
    assert f'value="{question}"' in client.get("/zoeken", query_string={"q": question}).text


def test_what_was_asked_is_markup_nowhere_and_kept_by_nobody(client: FlaskClient) -> None:
    asked = {"q": "<script>alert(1)</script> kort"}
    answer = client.get("/zoeken/lijst", query_string=asked)
    assert answer.headers["Cache-Control"] == "no-store"
    for text in (answer.text, client.get("/zoeken", query_string=asked).text):
        assert "<script>alert" not in text
    assert "Disallow: /zoeken" in client.get("/robots.txt").text


def test_the_list_is_short_and_says_which_leads(client: FlaskClient) -> None:
    text = client.get("/zoeken/lijst?q=kortrijk").text
    assert text.count("data-eerst") == 1
    assert text.index("data-eerst") < text.index("Arrondissement Kortrijk")
    assert "Alle resultaten" in text
    assert "data-eerst" not in client.get("/zoeken/lijst?q=Kortrik").text


def test_a_field_of_the_filters_keeps_what_was_looked_for_in_vain(client: FlaskClient) -> None:
    """Without scripts too; what may have been meant is a link, and no choice is called left out."""
    text = client.get("/kaart?gebied=Kortrik&sector=ggz").text
    assert "We vonden geen gebied “Kortrik”. Bedoelde u" in text
    assert "Niet alles" not in text
    assert 'href="?gebied=kortrijk&amp;sector=ggz"' in text
    assert 'value="Kortrik"' in text
    mixed = client.get("/kaart?gebied=Kortrik&jaar=1999").text
    assert "Niet alles wat u vroeg" in mixed


def test_an_initiative_leads_to_its_page(client: FlaskClient) -> None:
    for question in ("zilveren schroef", "zilvren schroef", "AZ-02"):
        text = client.get("/zoeken/lijst", query_string={"q": question}).text
        assert 'href="/initiatieven/AZ-02"' in text, question
    text = client.get("/zoeken/lijst?q=initiatieven ieper groendienst").text
    assert 'href="/initiatieven?van=ieper&amp;activiteit=groendienst"' in text
