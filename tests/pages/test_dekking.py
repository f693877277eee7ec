"""Dekking: the page, its figures in every kind of file, and what it says where little is known."""

from __future__ import annotations

import csv
import io
import re
import shutil
import time
from dataclasses import replace
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient
from pptx import Presentation

from app import create_app
from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.places import geography
from arbeidszorg.settings import Settings
from arbeidszorg.subjects.reach import question
from arbeidszorg.subjects.reach.answer import answer
from arbeidszorg.view.view import scope
from helpers import territories
from helpers.reach import all_but, one, world

THOUGHT = "/dekking?sector=ggz&erbij=diksmuide&plaatsen=12"


def main(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.text).split("<main", 1)[1].split("</main>", 1)[0]


def over(here: Atlas) -> FlaskClient:
    return create_app(here).server.test_client()


def words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_white_spots_are_the_first_that_is_said(client: FlaskClient) -> None:
    text = main(client, "/dekking?sector=ggz")
    said = re.search(r'<p class="antwoord">([^<]+)</p>', text)
    assert said is not None
    assert re.match(
        r"In \d+ gemeenten met samen [\d.]+ inwoners is binnen 10 km geen initiatief "
        r"van de geestelijke gezondheidszorg\.",
        said[1],
    )
    assert "vogelvlucht" in text and 'href="/methode#bereik"' in text


def test_map_ranking_and_file_show_the_same_numbers(client: FlaskClient) -> None:
    address = "?sector=ggz&maat=bereik&afstand=15"
    text = main(client, f"/dekking{address}")
    rows = re.findall(
        r'<tr[^>]* data-gebied="(\d+)".*?data-adres="\d+"[^>]*>([^<]+)</a>'
        r'.*?<td class="getal">([^<]+)<',
        text,
        re.DOTALL,
    )
    assert len(rows) == 62
    on_map = set(re.findall(r'<path[^>]*data-gebied="(\d+)"', text))
    assert on_map == {code for code, _, _ in rows}
    data = client.get(f"/figuur/dekking/kaart.data.csv{address}").text
    file = {row["gemeente"]: row["bereik"] for row in csv.DictReader(io.StringIO(data))}
    assert {name: float(shown.replace(",", ".")) for _, name, shown in rows} == {
        name: float(value) for name, value in file.items()
    }


def test_one_more_is_a_figure_that_leaves(client: FlaskClient) -> None:
    text = main(client, THOUGHT)
    assert "Wat als er een initiatief bij komt in Diksmuide?" in text
    assert "1 initiatief van 12 plaatsen van de geestelijke gezondheidszorg" in text
    assert "Dit is een denkoefening: dit initiatief bestaat niet." in text
    assert 'data-presenteer="/dekking?jaar=2025' in text and "#dekking-erbij" in text
    query = THOUGHT.partition("?")[2]
    for ending in ("svg", "png", "csv", "xlsx", "pptx", "docx", "pdf", "ods"):
        answer = client.get(f"/figuur/dekking/erbij.{ending}?{query}")
        assert answer.status_code == 200 and len(answer.data) > 1000, ending
    (slide,) = Presentation(
        io.BytesIO(client.get(f"/figuur/dekking/erbij.pptx?{query}").data)
    ).slides
    assert slide.shapes.title.text_frame.text == "Wat als er een initiatief bij komt in Diksmuide?"
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/figuur/dekking/erbij.xlsx?{query}").data)
    )
    numbers = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert any("Diksmuide" in row for row in numbers)


def test_it_goes_into_a_deck_and_a_report(client: FlaskClient) -> None:
    address = f"{THOUGHT}#dekking-erbij"
    shown = client.post("/presentatie/dias.json", json={"dia": {"figuren": [address]}}).json
    assert shown is not None and "in Diksmuide?" in shown["dias"][0]
    part = {"soort": "figuur", "adres": THOUGHT, "sleutel": "dekking-erbij"}
    report = client.post("/rapport/eigen.txt", json={"delen": [part]}).text
    assert "1. Wat als er een initiatief bij komt in Diksmuide?" in report
    assert "krijgen voor het eerst een" in " ".join(report.split())


def test_without_one_more_there_is_no_such_figure(client: FlaskClient) -> None:
    assert client.get("/figuur/dekking/erbij.svg").status_code == 404
    assert client.get("/figuur/dekking/kaart.svg?erbij=nergens").status_code == 200


def test_the_best_places_lead_to_what_they_would_change(client: FlaskClient) -> None:
    text = main(client, "/dekking?sector=ggz")
    links = re.findall(r'href="(\?[^"]*erbij=[^"]*)#denkoefening" data-adres="beste-(\d)"', text)
    assert [number for _, number in links] == ["1", "2", "3"]
    for query, number in links:
        there = main(client, f"/dekking{query}")
        assert ("Wat als er een initiatief bij komt in" in there) == (number == "1")
        assert ("Wat als er initiatieven bij komen in" in there) == (number != "1")
        towns = re.search(r"erbij=([\w,-]+)", query)
        assert towns is not None and len(towns[1].split(",")) == int(number)


def test_a_municipality_is_looked_at(client: FlaskClient) -> None:
    text = main(client, "/dekking?sector=ggz&gebied=veurne")
    assert "Veurne in het kort" in text and "Vanuit Veurne is het dichtste initiatief" in text
    assert 'aria-current="true"' in text and 'href="/gebied/veurne"' in text
    assert 'href="?sector=ggz"' in text, "the same link lets go of it"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("?erbij=veurne&plaatsen=10000", "“10000” kan niet als aantal plaatsen"),
        ("?erbij=Nergens", "“Nergens” kennen we niet als gemeente"),
        ("?afstand=999", "“999” kan niet als afstand"),
        ("?gebied=9000", "9000"),
        ("?jaar=1950", "1950"),
        ("?niets=<script>", "“niets”"),
    ],
)
def test_what_is_asked_in_vain_is_said(client: FlaskClient, address: str, said: str) -> None:
    text = main(client, f"/dekking{address}")
    notices = text.split('id="meldingen"', 1)[1].split("<form", 1)[0]
    assert said in notices
    assert "<script>" not in text


def test_what_was_typed_stays_with_what_is_wrong_beside_it(client: FlaskClient) -> None:
    text = main(client, "/dekking?erbij=iepr&plaatsen=10000&erbij_sector=ggz")
    town, places = (
        re.search(rf'<input id="dekking-veld-{name}".*?</p>', text, re.DOTALL)
        for name in ("erbij", "plaatsen")
    )
    assert town is not None and places is not None
    for tag, value in ((town[0], "iepr"), (places[0], "10000")):
        assert f'value="{value}"' in tag and 'aria-invalid="true"' in tag
    for name, said in (
        ("erbij", "Bedoelde u Ieper?"),
        ("plaatsen", "Kies een geheel getal van 1 tot 500."),
    ):
        assert re.search(rf'aria-describedby="[^"]*\bdekking-veld-{name}-fout"', text)
        assert re.search(rf'<p id="dekking-veld-{name}-fout"[^>]*>[^<]*{re.escape(said)}', text)
    assert '<option value="ggz" selected="selected">' in text
    fine = main(client, "/dekking?erbij=8900&plaatsen=30")
    assert 'value="Ieper"' in fine and 'value="30"' in fine and "aria-invalid" not in fine
    early = main(client, "/dekking?plaatsen=30")
    assert 'value="30"' in early, "the municipality may come after"


def test_a_press_leads_to_what_comes_of_it_without_scripts_too(client: FlaskClient) -> None:
    text = main(client, "/dekking")
    assert 'action="/dekking#denkoefening"' in text and 'id="denkoefening"' in text
    assert re.search(r'<button type="submit" formaction="/dekking"[^>]*>Toon<', text)


@pytest.mark.parametrize("address", ["/dekking", "/dekking?erbij=ieper&gebied=veurne"])
def test_each_id_stands_once(client: FlaskClient, address: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', client.get(address).text)
    assert len(ids) == len(set(ids)), [name for name in ids if ids.count(name) > 1]


def test_the_page_leads_on_to_initiatives(client: FlaskClient) -> None:
    text = main(client, "/dekking?gebied=veurne&erbij=diksmuide")
    short = text.split('class="kortvorm"', 1)[1].split("</div>", 1)[0]
    near = re.search(r'href="(/initiatieven/[^"]+)"', short)
    assert near is not None and client.get(near[1]).status_code == 200
    assert 'href="/initiatieven?van=veurne"' in short
    table = text.split('id="dekking-kaart-tabel"', 1)[1].split("</table>", 1)[0]
    assert '<a href="/initiatieven?van=blankenberge">Blankenberge</a>' in table
    assert len(re.findall(r'<td[^>]*><a href="/initiatieven/[^"?]+">', table)) == 62
    for key in ("erbij", "witte-vlekken", "beste"):
        table = text.split(f'id="dekking-{key}-tabel"', 1)[1].split("</table>", 1)[0]
        assert '<th scope="row"><a href="/initiatieven?van=' in table, key
    assert client.get("/initiatieven?van=de-haan").status_code == 200
    assert 'href="/initiatieven/' not in main(
        over(world({"startdatum": "2023-05-01"})), "/dekking?jaar=2020&gebied=veurne"
    )


def test_what_is_not_needed_is_said_plainly(client: FlaskClient) -> None:
    text = words(main(client, "/dekking"))
    assert "niet nodig. Ook zonder een tweede heeft iedereen er een binnen 10 km." in text
    assert "één minder" not in text


def test_a_link_names_the_year_and_the_form_of_its_map(client: FlaskClient) -> None:
    text = main(client, "/dekking?sector=ggz")
    lasting = "jaar=2025&kaartvorm=tegels&sector=ggz"
    assert f'data-kopieer="http://127.0.0.1:8050/dekking?{lasting}#dekking-kaart"' in text or (
        f'data-kopieer="/dekking?{lasting}#dekking-kaart"' in text
    )


def test_of_no_initiative_at_all_the_page_says_so() -> None:
    client = over(world({"startdatum": "2023-05-01"}))
    text = main(client, "/dekking?jaar=2020")
    assert "In 2020 was er in West-Vlaanderen geen enkel initiatief." in text
    assert text.count("n.v.t.") > 62
    assert "Niemand" not in text and "nan" not in words(text).lower().split()
    more = main(client, "/dekking?jaar=2020&erbij=veurne")
    assert "Voor alle gemeenten is dit het eerste initiatief." in more
    for key in ("kaart", "witte-vlekken", "beste", "erbij"):
        for ending in ("svg", "xlsx", "pptx", "csv"):
            address = f"/figuur/dekking/{key}.{ending}?jaar=2020&erbij=veurne"
            assert client.get(address).status_code == 200, address


LITTLE = {
    "nothing known of one": lambda: world({}),
    "one": one,
    "all in one town": lambda: world(*({"nis": "31005", "plaatsen": n} for n in (0, 5, 500))),
    "one everywhere": all_but,
}


@pytest.mark.parametrize("name", LITTLE)
def test_little_is_shown_as_what_it_is(name: str) -> None:
    client = over(LITTLE[name]())
    for measure in question.MEASURES:
        text = main(client, f"/dekking?maat={measure}&erbij=brugge")
        assert 'id="dekking-kaart-figuur"' in text
        assert not re.search(r"\b(?:nan|inf)\b", words(text), re.IGNORECASE)


def test_more_initiatives_than_a_map_can_tell_apart_are_left_out_and_that_is_said() -> None:
    (each,) = one().initiatives
    client = over(replace(one(), initiatives=(each,) * 251))
    said = "De initiatieven zelf staan niet op de kaart: het zijn er meer dan 250."
    assert said in main(client, "/dekking?kaartvorm=cirkels")
    assert said not in main(client, "/dekking"), "tiles have none in any case"


def test_where_everybody_is_near_nothing_is_best() -> None:
    text = main(over(all_but()), "/dekking")
    assert "In elke gemeente ligt in 2023 een initiatief binnen 10 km" in text
    assert "Nergens: overal is er al een initiatief binnen 10 km." in text
    assert "beste-1" not in text


def test_a_territory_of_three_hundred_towns_answers_in_time(tmp_path: Path) -> None:
    places = geography.load(folder=territories.write(tmp_path / "laagland"))
    towns = [area.code for area in places.level("gemeente")]
    (each,) = one().initiatives
    spread = tuple(replace(each, nis=town, spot=None) for town in towns[::99])
    here = replace(one(), geography=places, initiatives=spread)
    own = scope(places, 2019, 2023, level="gemeente", measure="initiatieven", single_year=True)
    start = time.process_time()
    found = answer(question.read("?afstand=20", own)[0], here)
    assert len(found.rows) == 300 and len(found.best) == 3
    assert found.best[2].gained > found.best[1].gained > found.best[0].gained > 0
    assert time.process_time() - start < 2


def test_an_earlier_version_stays_what_it_was(
    public_versions: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And every address on its page, those that the script goes to too, names it."""
    folder = tmp_path_factory.mktemp("gereed") / "alles"
    shutil.copytree(public_versions, folder)
    here = open_atlas(Settings(ready=folder, store=folder), lambda *_: None)
    client = over(here)
    text = main(client, "/dekking?versie=1&afstand=15")
    assert "· 2021</p>" in text and "2022" not in text.split("</form>", 1)[1]
    links = re.findall(r'data-adres="[^"]*"[^>]*href="([^"]+)"|href="(\?[^"]*)"', text)
    assert links and all("versie=1" in "".join(link) for link in links)
    assert 'data-adres="?afstand=15&versie=1"' in text
    assert "· 2022</p>" in main(client, "/dekking")
    answer = client.get("/figuur/dekking/kaart.csv?versie=1")
    assert answer.status_code == 200 and "2021" in answer.text


def test_a_municipality_says_what_is_near(client: FlaskClient) -> None:
    text = main(client, "/gebied/veurne")
    assert "Vanuit Veurne is het dichtste initiatief " in text
    assert re.search(r"Binnen 10 km (?:zijn er \d+|is er 1|is er geen)\.", text)
    assert "Vanuit" not in main(client, "/gebied/westhoek").split("portret-buurt", 1)[1]


def test_other_pages_lead_here(client: FlaskClient) -> None:
    assert 'href="/dekking"' in main(client, "/kaart")
    assert 'href="/dekking?gebied=veurne"' in main(client, "/gebied/veurne")
    assert 'href="/dekking?jaar=2021&gebied=veurne"' in main(client, "/gebied/veurne?jaar=2021")
    assert 'href="/dekking' not in main(client, "/gebied/westhoek")
    assert "/dekking" in main(client, "/zoeken?q=hoe ver is het dichtste initiatief")
