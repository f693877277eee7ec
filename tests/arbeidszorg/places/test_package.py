"""The datapackage of a territory: what it may say, and what is said of it when it cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arbeidszorg.places import package
from arbeidszorg.places.wrong import TerritoryError
from arbeidszorg.settings import TERRITORY
from helpers import territories

Package = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return territories.write(tmp_path_factory.mktemp("gebied"))


def test_west_vlaanderen_is_spoken_of_as_ever() -> None:
    words = package.read(TERRITORY).words
    assert words["in_territory"] == "in West-Vlaanderen"
    assert (words["entire"], words["territorial"]) == ("de hele provincie", "West-Vlaamse")
    assert words["each"] == "elke regio, elk arrondissement en elke gemeente"
    assert words["one_of"] == "een gemeente, een arrondissement, een regio"


def test_another_by_its_own_words(whole: Path) -> None:
    territory = package.read(whole)
    assert territory.words["in_territory"] == "in het Laagland"
    assert territory.words["Entire"] == "Het hele gewest"
    assert territory.words["each"] == "elke provincie, elke regio en elke gemeente"
    assert territory.filled("Arbeidszorg {in_territory} {x}") == "Arbeidszorg in het Laagland {x}"
    assert not territory.is_studied and package.read(TERRITORY).is_studied


WRONG: dict[str, tuple[Callable[[Package], object], str]] = {
    "geen gebied": (lambda p: p.pop("gebied"), "“gebied” ontbreekt"),
    "geen naam": (lambda p: p["gebied"].pop("naam"), "“naam” in gebied ontbreekt"),
    "geen tekst": (lambda p: p["gebied"].update(bijvoeglijk=["x"]), "“bijvoeglijk” in gebied"),
    "vreemde code": (lambda p: p["gebied"].update(code="a~b"), "kan niet in een adres staan"),
    "onderwerp": (lambda p: p["gebied"].update(onderwerpen=["weer"]), "kan alleen studie bevatten"),
    "geen niveaus": (lambda p: p["gebied"].update(niveaus=[]), "“niveaus” in gebied ontbreekt"),
    "niveau gemeente": (
        lambda p: p["gebied"]["niveaus"][1].update(code="gemeente"),
        "een niveau kan niet “gemeente” heten",
    ),
    "niveau twee keer": (
        lambda p: p["gebied"]["niveaus"][1].update(code="regio"),
        "het niveau “regio” staat er twee keer",
    ),
    "lidwoord": (
        lambda p: p["gebied"]["niveaus"][0].update(lidwoord="een"),
        r"“lidwoord” in niveaus\[0\] is geen de of het",
    ),
    "kolommen": (
        lambda p: p["gebied"]["niveaus"][1].pop("kolommen"),
        r"“kolommen” in niveaus\[1\] ontbreekt",
    ),
    "naam van een gebied": (
        lambda p: p["gebied"]["niveaus"][2].update(voluit="Regio"),
        r"moeten \{naam\} bevatten",
    ),
    "toelichting": (
        lambda p: p["gebied"].update(toelichting={"x": "y"}),
        "“toelichting” kan alleen",
    ),
    "geen bestanden": (lambda p: p.pop("resources"), "“resources” ontbreekt"),
    "bestand weg": (
        lambda p: p["resources"][0].update(path="weg.csv"),
        "het bestand “weg.csv” van de resource gemeenten bestaat niet",
    ),
    "buiten de map": (
        lambda p: p["resources"][0].update(path="../gemeenten.csv"),
        "ligt buiten de map",
    ),
    "geen inwoners": (
        lambda p: p["resources"].__delitem__(2),
        "de resource “inwoners” ontbreekt",
    ),
    "geen omtrek": (
        lambda p: p["resources"].pop(),
        "de resource “omtrek-regio” ontbreekt",
    ),
    "bestand twee keer": (
        lambda p: p["resources"].append(p["resources"][0]),
        "de resource “gemeenten” staat er twee keer",
    ),
    "bestand zonder naam": (lambda p: p["resources"].append({}), "heeft geen name of path"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_cannot_be_is_said(whole: Path, tmp_path: Path, fault: str) -> None:
    change, pattern = WRONG[fault]
    content = json.loads((whole / "datapackage.json").read_text(encoding="utf-8"))
    change(content)
    for path in whole.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(TerritoryError, match=pattern) as error:
        package.read(tmp_path)
    assert str(error.value).startswith(
        f"Het gebied in {tmp_path} kan niet gebruikt worden:\n- data"
    )


def test_a_folder_without_one_and_one_that_is_no_json(tmp_path: Path) -> None:
    with pytest.raises(TerritoryError, match=r"datapackage.json: dit bestand ontbreekt"):
        package.read(tmp_path)
    for text in ("{", "[]", "[" * 100_000):
        (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
        with pytest.raises(TerritoryError, match="geen geldige JSON"):
            package.read(tmp_path)
