"""A territory is whole or refused: every fault with its file, its row and how to mend it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from arbeidszorg.places import geography, package, tables
from arbeidszorg.places.wrong import MOST_TOLD, TerritoryError
from arbeidszorg.settings import TERRITORY
from helpers import territories

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return territories.write(tmp_path_factory.mktemp("gebied"))


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy that may be spoiled."""
    return Path(shutil.copytree(whole, tmp_path / "gebied"))


def spoil(folder: Path, name: str, change: Callable[[Rows], object]) -> None:
    """Change the rows of a table."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    territories.table(path, rows)


def said(folder: Path) -> str:
    with pytest.raises(TerritoryError) as error:
        geography.load(folder=folder)
    return str(error.value)


def test_the_territory_that_ships_holds() -> None:
    territory = package.read(TERRITORY)
    known = tables.read(territory)
    assert (len(known.towns), len(known.mergers), len(known.tiles)) == (62, 4, 62)
    assert known.forms["REFREG09"] == ("de Middenkust", "aan")


def test_an_invented_one_holds(whole: Path) -> None:
    places = geography.load(folder=whole)
    assert [len(places.level(level)) for level in places.descending] == [1, 5, 15, 300]
    assert (places.top, places.main, places.levels[-1]) == ("gewest", "provincie", "gewest")
    assert places.current("19001") == "11001"
    assert places.find("Zandmeer") == places.areas["P2"]
    assert places.find("regio-alderakker") == places.areas["R01"]
    assert places.find("kleindorp") == places.areas["11006"]
    assert {places.kind(code) for code in ("50000", "P2", "R01", "11001", "buiten")} == {
        *places.levels
    }


SPOILED: dict[str, tuple[str, Callable[[Rows], object], str]] = {
    "in geen gebied": (
        "gemeenten",
        lambda rows: rows[3].update(regio_code=""),
        r"gemeenten.csv, rij 5: Aldereik hoort bij geen regio: “regio_code” is niet",
    ),
    "code twee keer": (
        "gemeenten",
        lambda rows: rows[7].update(nis=rows[2]["nis"]),
        r"gemeenten.csv, rij 9: de code 11003 stond er al \(rij 4\)",
    ),
    "code van twee gebieden": (
        "gemeenten",
        lambda rows: rows[0].update(regio_code="P1"),
        r"P1 is hier de code van .*, en elders van",
    ),
    "twee namen": (
        "gemeenten",
        lambda rows: rows[0].update(provincie="Anders"),
        r"P1 is hier de code van Noordermark, en elders van Anders",
    ),
    "geen NIS-code": ("gemeenten", lambda rows: rows[0].update(nis="1100"), "geen NIS-code"),
    "geen plaats": ("gemeenten", lambda rows: rows[0].update(lat="510"), "geen plaats op aarde"),
    "geen getal": ("gemeenten", lambda rows: rows[0].update(lon="4,1"), "“4,1” in “lon” is geen"),
    "dezelfde naam": (
        "gemeenten",
        lambda rows: rows[1].update(gemeente=rows[0]["gemeente"]),
        "krijgt in adressen dezelfde naam als Alderakker",
    ),
    "geen inwoners": (
        "inwoners",
        lambda rows: rows.__delitem__(slice(0, 2)),
        "de inwoners van alle 300 gemeenten. In 2021 ontbreken: Alderakker",
    ),
    "inwoners van elders": (
        "inwoners",
        lambda rows: rows[4].update(nis="99999"),
        "inwoners.csv, rij 6: 99999 is geen gemeente van gemeenten.csv",
    ),
    "inwoners dubbel": (
        "inwoners",
        lambda rows: rows[1].update(jaar=rows[0]["jaar"]),
        r"de inwoners van 11001 in 2020 stonden er al \(rij 2\)",
    ),
    "min inwoners": (
        "inwoners",
        lambda rows: rows[0].update(inwoners="-3"),
        "geen aantal inwoners",
    ),
    "tegel op tegel": (
        "tegels",
        lambda rows: rows[1].update(rij=rows[0]["rij"], kolom=rows[0]["kolom"]),
        r"tegels.csv, rij 3: de tegel van Alderbeek ligt op die van Alderakker \(rij 0, kolom 0\)",
    ),
    "tegel weg": (
        "tegels",
        lambda rows: rows.pop(),
        "geen tegel voor Tolverwijk. Maak de tegels opnieuw met: python -m arbeidszorg gebied",
    ),
    "tegel nergens": ("tegels", lambda rows: rows[0].update(rij="x"), "geen plaats van een tegel"),
    "fusie met niets": (
        "fusies",
        lambda rows: rows[0].update(nieuw_nis="99998"),
        "fusies.csv, rij 2: 99998 is geen gemeente van gemeenten.csv",
    ),
    "fusie van vandaag": (
        "fusies",
        lambda rows: rows[0].update(oud_nis="11002"),
        "11002 is een gemeente van vandaag",
    ),
    "dag van een fusie": ("fusies", lambda rows: rows[0].update(vanaf="2019"), "is geen datum"),
    "naam van niets": ("namen", lambda rows: rows[0].update(gebied="P9"), "P9 is geen gebied"),
    "plaats van niets": ("plaatsen", lambda rows: rows[0].update(nis="1"), "1 is geen gebied"),
    "soort plaats": ("plaatsen", lambda rows: rows[0].update(soort="dorp"), "geen soort plaats"),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_what_does_not_go_together_is_said(folder: Path, fault: str) -> None:
    name, change, pattern = SPOILED[fault]
    spoil(folder, name, change)
    with pytest.raises(TerritoryError, match=pattern):
        geography.load(folder=folder)


def test_a_table_that_cannot_be_read_is_said(folder: Path) -> None:
    (folder / "tegels.csv").write_bytes(b"nis,rij,kolom,kort\n\xff\xfe\n")
    (folder / "namen.csv").write_text("gebied,naam\nP1,x\n", encoding="utf-8")
    (folder / "plaatsen.csv").write_text("naam,postcode,nis,soort\n", encoding="utf-8")
    text = said(folder)
    assert "tegels.csv: dit bestand kan niet gelezen worden" in text
    assert "namen.csv: de kolom “genoemd” ontbreekt" in text
    assert "plaatsen.csv: er staat geen enkele rij in" in text


def test_outlines_are_of_every_area_and_of_no_other(folder: Path) -> None:
    path = folder / "regio.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace('"R01"', '"R99"'), encoding="utf-8")
    (folder / "provincie.geojson").write_text('{"features": [1]}', encoding="utf-8")
    text = said(folder)
    assert "regio.geojson: de omtrek van Alderakker ontbreekt" in text
    assert "regio.geojson: er is een omtrek van R99, maar in gemeenten.csv" in text
    assert "provincie.geojson: dit is geen GeoJSON" in text


def test_of_very_many_faults_some_are_told(folder: Path) -> None:
    spoil(folder, "inwoners", lambda rows: [row.update(inwoners="veel") for row in rows])
    lines = said(folder).splitlines()
    assert (
        len(lines) == MOST_TOLD + 2 and lines[-1] == "Er zijn nog 560 fouten. Verbeter eerst deze."
    )


def test_tiles_of_a_province_are_one_piece_however_far_to_the_right(whole: Path) -> None:
    borders = geography.load(folder=whole).tile_borders()
    assert {code: len(outline.rings) for code, outline in borders.items()} == dict.fromkeys(
        ("P1", "P2", "P3", "P4", "P5"), 1
    )
