"""An invented territory of five provinces and 300 municipalities: it is decided, attacked, compiled
and shown by its own names, and nothing anywhere speaks of West-Vlaanderen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas, atlas_of
from arbeidszorg.compiled import answering, files, making
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.disclosure.opening import Opened, open_folder
from arbeidszorg.places import geography
from arbeidszorg.places.geography import GeographyError
from arbeidszorg.registrations.intake.faults import IntakeError, render
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.settings import Settings
from helpers import territories
from helpers.attacked import attacked, narrow
from helpers.builders import registry
from server.index import AtlasDash

#: What only West-Vlaanderen has, and braces that a text was not filled in at.
ELSEWHERE = re.compile(
    r"West-Vl\w*|Westhoek|Middenkust|Midwest|Brugge|Kortrijk|Ieper|Oostende|Roeselare|Noordzee"
    r"|1\.771|REFREG|\bPOM\b|\{[A-Za-z_]+\}"
)
ADDRESSES = (
    *("/gebied/laagland", "/gebied/zandmeer", "/gebied/regio-alderakker", "/gebied/alderakker"),
    *("/rapport/laagland", "/rapport/hoogveen", "/rapport/regio-alderakker", "/rapport/oudemolen"),
    *("/presentatie/laagland", "/presentatie/zandmeer", "/presentatie/alderakker"),
    *("/kaart?niveau=gemeente", "/kaart?gebied=zandmeer", "/kaart?niveau=gewest&plaats=woonplaats"),
    *("/evolutie?niveau=provincie&naast=provincie", "/aanbod?gebied=kleindorp", "/nieuw.atom"),
    *("/dekking?gebied=alderakker", "/dekking?maat=bereik&afstand=20&erbij=alderakker,alderbeek"),
    *("/zoeken?q=kleindorp", "/zoeken?q=meerwaarde", "/nieuw?gebied=hoogveen"),
    *("/api/v1/cijfers.json?niveau=gewest", "/api/v1/cijfers.csv?niveau=provincie"),
)


@dataclass(frozen=True)
class Invented:
    """What is made of it once."""

    settings: Settings
    opened: Opened
    compiled: Compiled


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Invented:
    folder = tmp_path_factory.mktemp("laagland")
    settings = Settings(
        territory=territories.write(folder / "gebied"),
        data=territories.register(folder / "gegevens", 60),
        boundaries=folder / "geen",
    )
    opened = open_folder(settings)
    return Invented(settings, opened, making.compiled(opened))


@pytest.fixture(scope="module")
def here(invented: Invented) -> Atlas:
    own = geography.load(folder=invented.settings.territory)
    return atlas_of(answering.answers(invented.compiled, own, invented.settings))


@pytest.fixture(scope="module")
def app(here: Atlas) -> AtlasDash:
    return create_app(here)


@pytest.fixture(scope="module")
def client(app: AtlasDash) -> FlaskClient:
    return app.server.test_client()


def read(answer: str) -> str:
    """What a reader sees of a page."""
    plain = re.sub(r"<script.*?</script>|<style.*?</style>", "", answer, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", plain))


def test_every_page_speaks_of_it_and_of_no_other(client: FlaskClient, app: AtlasDash) -> None:
    pages = [page.path for page in app.site.pages if not page.is_template]
    for address in (*pages, *ADDRESSES):
        answer = client.get(address)
        assert answer.status_code in (200, 308), address
        found = ELSEWHERE.findall(read(answer.get_data(as_text=True)))
        assert found == [], address
    front = read(client.get("/").get_data(as_text=True))
    assert "Arbeidszorg in het Laagland" in front and "Zandmeer" in front
    assert "op het Hoogveen" in read(client.get("/gebied/hoogveen").get_data(as_text=True))


def test_a_page_of_the_study_says_that_there_is_none(client: FlaskClient) -> None:
    for address in ("/meerwaarde", "/meerwaarde/wat-als", "/aanbevelingen"):
        text = read(client.get(address).get_data(as_text=True))
        assert "Over het Laagland is er in deze atlas geen studie" in text
    assert client.get("/figuur/meerwaarde/overheid.svg").status_code == 404


def test_files_name_it(client: FlaskClient) -> None:
    for ending in ("svg", "csv", "zip", "xlsx"):
        address = f"/figuur/kaart/kaart.{ending}?niveau=gemeente"
        content = client.get(address).data
        assert content, address
        if ending == "zip":
            cited = ZipFile(BytesIO(content)).read("citaat.txt").decode()
            assert cited.startswith("Arbeidszorgatlas Laagland")


def test_no_hidden_number_can_be_found_out(invented: Invented, tmp_path: Path) -> None:
    """Attacked on a smaller board of as many levels: an attack grows with the areas."""
    assert len(invented.opened.gate.areas.towns) > 320
    own = geography.load(folder=territories.write(tmp_path, high=3))
    codes = [town.code for town in territories.towns(3)]
    offers = [{"nis": codes[place], "sector": SECTORS[place % 4]} for place in (0, 1, 14, 40, 59)]
    stays = [
        {
            "initiatief_id": f"I{1 + n % 5}",
            "woonplaats_nis": codes[n * 7 % 60],
            "geslacht": "vmx"[n % 3],
        }
        for n in range(40)
    ]
    hidden = attacked(registry(offers, stays, years=(2021, 2021)), own)
    assert hidden and narrow(hidden) == []


def test_what_was_compiled_of_another_is_refused(invented: Invented, tmp_path: Path) -> None:
    again = files.read(tmp_path / files.write(invented.compiled, tmp_path))
    assert again.territory == invented.compiled.territory
    with pytest.raises(CompiledError, match=r"gaat over Laagland, en deze atlas over West-Vlaand"):
        answering.answers(again, geography.load(), invented.settings)
    other = replace(again.territory, mark="")
    own = geography.load(folder=invented.settings.territory)
    with pytest.raises(CompiledError, match=r"andere gemeenten, gebieden of indelingen"):
        answering.answers(replace(again, territory=other), own, invented.settings)


def test_a_town_of_elsewhere_is_told_by_the_name_of_the_territory(
    invented: Invented, tmp_path: Path
) -> None:
    territories.register(tmp_path, 60)
    path = tmp_path / "initiatieven.csv"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace(",11001,", ",81005,")
        .replace(",11008,", ",19999,"),
        encoding="utf-8",
    )
    with pytest.raises(IntakeError) as error:
        read_folder(tmp_path, invented.settings)
    text = render(error.value)
    assert "Geef de NIS-code van een gemeente in het Laagland, zoals" in text  # begins as no other
    assert "Zoek de NIS-code van de gemeente in het Laagland op" in text


def test_the_demonstration_is_of_west_vlaanderen_alone(invented: Invented) -> None:
    with pytest.raises(GeographyError, match=r"Geef met ARBEIDSZORG_DATA .* van het Laagland"):
        open_folder(replace(invented.settings, data=None))
