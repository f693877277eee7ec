"""The page of an area, and what is said where there is none."""

from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from helpers.examples import walk

OWN = "/gebied/Onze_zone~kortrijk.menen.wevelgem"


def text(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(answer.text)


def test_there_is_one_of_every_area(client: FlaskClient, demo_atlas: Atlas) -> None:
    every = text(client, "/gebied")
    for area in demo_atlas.geography.areas.values():
        assert f'href="/gebied/{area.slug}"' in every
    for area in walk(list(demo_atlas.geography.areas.values())):
        page = text(client, f"/gebied/{area.slug}")
        assert "<h1" in page and "Hoeveel?" in page and f"/rapport/{area.slug}.pdf" in page
        assert f'href="/presentatie/{area.slug}"' in page


def test_it_answers_whether_that_is_many(client: FlaskClient) -> None:
    page = text(client, "/gebied/kortrijk?jaar=2021")
    for said in ("327", "Dat is het hoogste aantal", "vergelijkbare grootte", "Van 2017 tot 2021"):
        assert said in page
    assert 'property="og:url" content="' in page and "/gebied/kortrijk?jaar=2021" in page


def test_each_figure_leads_back_to_the_page(client: FlaskClient) -> None:
    page = text(client, "/gebied/kortrijk?jaar=2021")
    assert "/gebied/kortrijk?jaar=2021&reeks=2017..2025#portret-verloop" in unescape(page)
    assert "/figuur/portret/verloop.pptx?jaar=2021&gebied=kortrijk" in page
    assert "Kortrijk" in client.get("/figuur/portret/verloop.csv?gebied=kortrijk").text
    assert "/gebied/kuurne?jaar=2021" in page, "a click on the map leads to another area"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/gebied/meulebeke", "Meulebeke hoort sinds 1 januari 2025 bij Tielt"),
        ("/gebied/37012", "Ruiselede hoort sinds 1 januari 2025 bij Wingene"),
    ],
)
def test_a_town_that_merged_says_where_it_went(
    client: FlaskClient, address: str, said: str
) -> None:
    assert said in text(client, address)
    now = text(client, f"/gebied/{'tielt' if 'Tielt' in said else 'wingene'}")
    assert "hoort sinds" not in now, "what was kept for one address is not shown at another"
    assert said in text(client, address)


@pytest.mark.parametrize("start", ["/gebied", "/rapport", "/presentatie"])
def test_an_area_that_is_not_there_leads_to_those_that_are(client: FlaskClient, start: str) -> None:
    page = text(client, f"{start}/kortrij", 404)
    assert "We vonden geen gebied “kortrij”" in page and f'href="{start}/kortrijk"' in page
    assert "<b>" not in client.get(f"{start}/%3Cb%3Ekortrijk").text


def test_a_group_is_an_area_everywhere(client: FlaskClient) -> None:
    page = text(client, OWN)
    assert "Arbeidszorg in Onze zone" in page and "samengesteld door wie deze link maakte" in page
    query = OWN.rpartition("/")[2]
    taken = page.split("Neem mee")[1].split("</section>")[0]
    assert f'href="/rapport/{query}.pdf?jaar=2025"' in taken and "/presentatie/" in taken
    for path in ("/", "/kaart", "/aanbod", "/evolutie"):
        assert "Onze zone" in text(client, f"{path}?gebied={query}")
    assert "Onze zone" in client.get(f"/api/v1/cijfers.csv?niveau=provincie&gebied={query}").text
    for path in (f"/rapport/{query}", f"/presentatie/{query}"):
        assert "Onze zone" in text(client, path)
    stage = text(client, f"/presentatie/toneel?presentatie={query}")
    assert f'"naam": "{query}"' in stage and "Arbeidszorg in Onze zone" in stage


def test_what_will_be_hidden_is_said_beforehand(client: FlaskClient) -> None:
    hides = text(client, "/gebied?naam=Zone&gemeente=poperinge&gemeente=heuvelland&gemeente=ieper")
    assert "blijft het meeste verborgen" in hides and "0 van de 9" in hides
    part = text(client, "/gebied?naam=Zone&gemeente=kortrijk&gemeente=menen")
    assert "minstens één gemeente verborgen: " in part and "/gebied/Zone~kortrijk.menen" in part
    assert "minstens twee gemeenten" in text(client, "/gebied?naam=Zone&gemeente=kortrijk")
    elsewhere = text(client, "/gebied?naam=Zone&gemeente=gent")
    assert "minstens twee gemeenten" in elsewhere and "kennen we niet: “gent”" in elsewhere
    whole = "&".join(f"gemeente={slug}" for slug in ("oostende", "bredene"))
    assert "<script>alert" not in client.get(f"/gebied?naam=%3Cscript%3Ealert&{whole}").text


def test_page_report_and_form_agree_on_the_parts_of_a_zone(client: FlaskClient) -> None:
    """The sum of its people is hidden, and of its sectors only one."""
    own = "&".join(f"gemeente={slug}" for slug in ("ieper", "lo-reninge", "poperinge"))
    form = text(client, f"/gebied?naam=Zone&{own}")
    row = form.split("Wie er werkt, per sector")[1].split("</tr>")[0]
    assert "voor een deel. In 2025 verborgen: Voorzieningen voor personen" in row
    zone = "Zone~ieper.lo-reninge.poperinge"
    assert "125 medewerkers in maatwerkbedrijven" in text(client, f"/rapport/{zone}")
    card = text(client, f"/gebied/{zone}").split("Verdeling over de sectoren", 1)[1]
    assert "Arbeidszorgmedewerkers naar sector in 2025 · Zone" in card
    assert "maatwerkbedrijven (125)" in card.split("Verdeling over de activiteiten")[0]


def test_the_zones_are_ready_groups(client: FlaskClient) -> None:
    """With where they come from, of which year, and a way to what will be hidden."""
    page = text(client, "/gebied")
    section = page.split('id="gebieden-zones"')[1].split("</section>")[0]
    assert section.count("Wat tonen we ervan?") == 11 and "Vaccinnet+" in section
    assert "1 januari 2025" in section and "/gebied/brugge" in section
    lines = {line.split("(")[0]: line for line in section.split("ELZ ")}
    assert "Haar aantal van 2025 is verborgen" in lines["Westhoek "]
    assert "verborgen" not in lines["RITS "]
    zone = text(client, "/gebied/elz-westhoek")
    assert "Arbeidszorg in ELZ Westhoek (indeling 2021)" in zone
    for shown in (zone, text(client, "/rapport/elz-westhoek")):
        assert "volgens de indeling van de Vlaamse overheid in 2021" in shown
        assert "samengesteld door wie deze link maakte" not in shown
        assert "igen groep is de som" not in shown
    assert "ELZ Westhoek" in text(client, "/kaart?gebied=eerstelijnszone-westhoek")


def test_a_search_leads_to_the_page(client: FlaskClient) -> None:
    answer = client.get("/gebied?zoek=Kortrijk")
    assert answer.status_code == 303 and answer.headers["Location"] == "/gebied/kortrijk"
    assert "Kortrijk" in text(client, "/gebied?zoek=kortrij").split("Bedoelde u")[1]


@pytest.mark.parametrize("name", ["kortrijk", "westhoek", "west-vlaanderen"])
def test_its_map_shows_counts_as_every_map_does(client: FlaskClient, name: str) -> None:
    assert (
        "De oppervlakte van een cirkel staat voor het getal" in client.get(f"/gebied/{name}").text
    )
