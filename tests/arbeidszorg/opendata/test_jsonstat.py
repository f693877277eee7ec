"""Tables as JSON-stat, read back by a library of others."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from pyjstat import pyjstat

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.files import written
from arbeidszorg.opendata.jsonstat import as_jsonstat
from arbeidszorg.opendata.licence import licence
from arbeidszorg.opendata.tables import sheet
from helpers.builders import registry, weakened_atlas


def content(here: Atlas, name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(written(here, name, "json"))
    return made


#: The library warns of a function that it calls itself.
OWN = pytest.mark.filterwarnings("ignore:Shouldn't use this function:DeprecationWarning")


@OWN
@pytest.mark.parametrize(
    "name",
    [
        "medewerkers",
        "medewerkers-volgens-woonplaats-naar-sector",
        "uren-naar-leeftijd",
        "plaatsen-naar-sector-en-activiteit",
        "inwoners",
    ],
)
def test_a_cube_is_read_back_equal(demo_atlas: Atlas, name: str) -> None:
    made = sheet(demo_atlas, name)
    places = [made.place(each) for each in made.dimensions]
    value = made.place("waarde")
    ours = {tuple(str(row[at]) for at in places): row[value] for row in made.rows}
    text = written(demo_atlas, name, "json").decode()
    frame = pyjstat.Dataset.read(text).write("dataframe", naming="id")
    theirs = {
        tuple(str(row[each]) for each in made.dimensions): row["value"]
        for row in frame.to_dict("records")
    }
    assert set(ours) <= set(theirs)
    assert {key: None if _none(number) else number for key, number in theirs.items()} == {
        key: ours.get(key) for key in theirs
    }


def _none(number: object) -> bool:
    return number is None or (isinstance(number, float) and math.isnan(number))


def test_each_cell_has_a_value_and_a_status(demo_atlas: Atlas) -> None:
    said = content(demo_atlas, "uitstroom-volgens-woonplaats-naar-tredes")
    assert said["version"] == "2.0" and said["class"] == "dataset"
    assert said["role"] == {"time": ["jaar"], "geo": ["gebied"]}
    cells = math.prod(said["size"])
    assert len(said["value"]) == len(said["status"]) == cells
    assert set(said["status"]) <= set(said["extension"]["status"]["label"])
    pairs = list(zip(said["value"], said["status"], strict=True))
    assert all((number is None) == (status != "ok") for number, status in pairs)
    assert said["extension"]["gegevensversie"] == demo_atlas.version
    assert said["extension"]["licentie"] == licence(demo_atlas).url
    assert said["extension"]["niveau"]["30000"] == "provincie"
    for name, size in zip(said["id"], said["size"], strict=True):
        category = said["dimension"][name]["category"]
        assert len(category["index"]) == len(category["label"]) == size


@OWN
def test_a_list_is_a_cube_of_what_is_measured(demo_atlas: Atlas) -> None:
    said = content(demo_atlas, "initiatieven")
    first = demo_atlas.initiatives[0]
    assert said["id"] == ["initiatief_id", "gegeven"]
    measured = said["dimension"]["gegeven"]["category"]["index"]
    assert measured == ["lat", "lon", "plaatsen", "vrije_plaatsen"]
    assert said["value"][measured.index("plaatsen")] == first.places
    assert said["dimension"]["initiatief_id"]["category"]["label"][first.code] == first.name
    columns = said["extension"]["kolommen"]
    assert columns["sector"][0] == first.sector
    assert pyjstat.Dataset.read(json.dumps(said)).write("dataframe").shape[0] == len(said["value"])


def test_without_initiatives_there_is_an_empty_list() -> None:
    here = weakened_atlas(registry(initiatives=()))
    made = sheet(here, "initiatieven")
    said = json.loads(as_jsonstat(made, licence(here), here.version, "x"))
    assert said["size"] == [0, 4] and said["value"] == []
