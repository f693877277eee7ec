"""A chosen area in short beside the map, and the map from nearby."""

from __future__ import annotations

from html import unescape

from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.neighbours import alike
from arbeidszorg.view.view import View
from components.site import Site


def short_of(client: FlaskClient, address: str) -> str:
    text = unescape(client.get(address).text)
    return text.split('id="kaart-kort"')[1].split('id="rangschikking-titel"')[0]


def test_nothing_is_said_beside_the_map_until_an_area_is_chosen(client: FlaskClient) -> None:
    assert "kortvorm" not in short_of(client, "/kaart")


def test_a_chosen_area_stands_beside_the_map(client: FlaskClient) -> None:
    text = short_of(client, "/kaart?gebied=westhoek,kortrijk&jaar=2021")
    assert text.index("Kortrijk in 2021") < text.index("Westhoek in 2021"), "the last one first"
    assert "327 arbeidszorgmedewerkers" in text and "het hoogste aantal" in text
    assert 'href="/gebied/kortrijk?jaar=2021"' in text and 'href="/gebied/kuurne' in text


def test_the_map_is_seen_from_nearby_and_whole_again(client: FlaskClient, site: Site) -> None:
    page = site.figures["kaart"]
    whole = "/kaart?niveau=gemeente&gebied=kortrijk"
    assert f"{whole}&uitsnede=gekozen" in short_of(client, whole).replace(
        "?niveau", "/kaart?niveau"
    )
    assert "Toon de hele kaart" in short_of(client, f"{whole}&uitsnede=gekozen")
    with client.application.app_context():
        here = client.application.extensions["arbeidszorg"]
        for form in ("tegels", "cirkels"):
            asked = f"niveau=gemeente&gebied=kortrijk&kaartvorm={form}"
            plain, near = (
                page.cards(page.read(f"{asked}{tail}").view, here)[0].picture.panels[0]
                for tail in ("", "&uitsnede=gekozen")
            )
            assert near.x[1] - near.x[0] < (plain.x[1] - plain.x[0]) / 2
        assert page.read("uitsnede=gekozen").view.near is False, "there is nothing to be near to"


def test_the_map_of_the_overview_leads_to_an_area(client: FlaskClient) -> None:
    text = unescape(client.get("/").text)
    assert 'data-naar="?gebied=westhoek"' in text
    chosen = unescape(client.get("/?gebied=westhoek").text)
    assert 'data-naar="?"' in chosen, "the area that stands lets go"
    assert "Dat is het laagste aantal van de vijf regio’s." in chosen
    assert 'href="/gebied/westhoek"' in chosen


def test_chosen_areas_stand_beside_the_province_and_the_average_of_like_size(
    client: FlaskClient, demo_atlas: Atlas
) -> None:
    """In the key figures at once, through the years when asked; of a group there is no size."""
    page = client.get("/kaart?niveau=gemeente&gebied=kortrijk,menen").text
    profile = page.split('id="kaart-profiel"')[1].split("</section>")[0]
    assert "Gemiddelde van even grote gebieden" in profile
    assert "inwoners als Kortrijk (" in profile and "naast=grootte" in profile
    row = profile.split(">Arbeidszorgmedewerkers</th>")[1].split("</tr>")[0]
    codes = alike(demo_atlas.geography, "34022")
    shown = [
        r.value
        for r in demo_atlas.table(View((2025, 2025), "provincie", areas=codes)).rows
        if r.status == "ok"
    ]
    assert row.count("<td") == 4 and f">{round(sum(shown) / len(shown))}</td>" in row
    assert "Gemiddelde van 2 gemeenten" not in page
    asked = "/kaart?niveau=gemeente&gebied=kortrijk,menen&naast=grootte"
    assert "Gemiddelde van 2 gemeenten" in client.get(asked).text
    file = client.get(f"/figuur/kaart/verloop.data.csv{asked[6:]}").text
    assert "gemiddelde" in file
    assert "even grote" not in client.get("/kaart?gebied=Zone~kortrijk.menen").text
