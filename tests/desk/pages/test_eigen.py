"""What an initiative gets back: its numbers, its report, its data; and who is to be forgotten."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from arbeidszorg.store import versions
from desk.access import log
from desk.access.roles import Role
from helpers.builders import persons, registry
from helpers.desk import Person, TestDesk, make_desk
from helpers.stores import published


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestDesk:
    """A desk with a version of 2021, of two initiatives of one sector, with places and costs."""
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    stays = [
        {**stay, "registratie_id": f"R{code}-{n}", "geslacht": "v", "uren_per_week": 8.5}
        for code, count in (("I1", 12), ("I2", 30))
        for n, stay in enumerate(persons(count, initiatief_id=code))
    ]
    both = [{"plaatsen": 10, "naam": "=De Proef"}, {"plaatsen": 20}]
    amounts = dict.fromkeys(
        ("personeelskosten", "werkingskosten", "infrastructuurkosten", "subsidies", "omzet"), 100.0
    )
    costs = [{**amounts, "andere_opbrengsten": 400.0}]
    published(desk.store, desk.settings.atlas, registry(both, stays, costs, (2021, 2021)))
    return desk


@pytest.fixture(scope="module")
def own(desk: TestDesk) -> Person:
    return desk.signed_in(Role.INITIATIVE, "I1")


def test_its_numbers_stand_beside_what_is_public_of_its_sector(own: Person) -> None:
    assert own.get("/eigen").location == "/registratie/eigen/I1"
    page = own.text("/eigen/I1")
    for words in (">12<", ">42<", ">21<", ">14<", "resultaat", ">300<", ">25<", "Vrouw"):
        assert words in page, words


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt", "xlsx"])
def test_its_report_is_a_file(own: Person, ending: str) -> None:
    answer = own.get(f"/eigen/I1/verslag.{ending}")
    assert answer.status_code == 200 and len(answer.data) > 2000
    assert f"arbeidszorg-de-proef-2021.{ending}" in answer.headers["Content-Disposition"]
    assert own.get("/eigen/I1/verslag.exe").status_code == 404


def test_all_its_data_are_a_file_without_formulas(own: Person) -> None:
    with ZipFile(io.BytesIO(own.get("/eigen/I1/gegevens.zip").data)) as archive:
        names = set(archive.namelist())
        text = archive.read("in-omloop/initiatieven.csv").decode("utf-8-sig")
        stays = archive.read("in-omloop/registraties.csv").decode("utf-8-sig")
    assert {"lees-mij.txt", "in-omloop/in-omloop.xlsx", "in-omloop/registraties.csv"} <= names
    assert "'=De Proef" in text and ";=De" not in text
    assert stays.count("\r\n") == 13 and "I2" not in stays


def test_what_is_of_another_is_not_there(desk: TestDesk) -> None:
    other = desk.signed_in(Role.INITIATIVE, "I2")
    for path in ("", "/verslag.pdf", "/gegevens.zip", "/vergeten"):
        assert other.get(f"/eigen/I1{path}").status_code == 404
    assert other.post("/eigen/I1/vergeten", {"pseudoniem": "P", "zeker": "ja"}).status_code == 404
    stam = desk.signed_in(Role.STAM)
    assert stam.get("/eigen/I9").status_code == 404 and "I2" in stam.text("/eigen")


def test_a_participant_is_forgotten_after_a_second_look(desk: TestDesk, own: Person) -> None:
    stays = versions.registry_of(desk.store, 1).registrations
    person = str(stays.loc[stays["initiatief_id"] == "I1", "medewerker_id"].iloc[0])
    for given, says in (("", "Geef het pseudoniem"), ("nergens", "wordt niets bewaard")):
        answer = own.post("/eigen/I1/vergeten", {"pseudoniem": given, "zeker": "ja"})
        assert answer.status_code == 409 and says in answer.get_data(True)
    first = own.post("/eigen/I1/vergeten", {"pseudoniem": person})
    assert "1 rijen bewaard, op 1 plaatsen" in first.get_data(True)
    assert len(versions.registry_of(desk.store, 1).registrations) == 42
    own.post("/eigen/I1/vergeten", {"pseudoniem": person, "zeker": "ja"})
    left = versions.registry_of(desk.store, 1).registrations
    assert len(left) == 41 and person not in set(left["medewerker_id"])
    with desk.store.reading() as connection:
        logged = [entry for entry in log.entries(connection) if entry.kind == "medewerker_vergeten"]
    assert [entry.about for entry in logged] == ["I1: 1 rijen"]
