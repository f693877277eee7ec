"""The descriptor describes every column of the contract, and its own folder reads back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from arbeidszorg.registrations import model
from arbeidszorg.registrations.datapackage import description
from arbeidszorg.texts import catalogue
from helpers.files import folder_of, load


@pytest.mark.parametrize("file", model.FILES)
def test_every_column_is_described_in_a_sentence(file: str) -> None:
    (resource,) = description(False, files=(file,))["resources"]
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == [column.name for column in model.FILES[file]]
    for field, column in zip(fields, model.FILES[file], strict=True):
        text = field["description"]
        assert text[0].isupper() and text.endswith(".")
        constraints = field.get("constraints", {})
        assert constraints.get("required", False) is column.required
        if column.kind == "code":
            assert constraints["enum"] == list(model.CODES[column.name])
        assert (constraints.get("minimum"), constraints.get("maximum")) == (column.low, column.high)
    described = {
        name.rpartition(".")[2] for name in catalogue() if name.startswith(f"columns.{file}.")
    }
    assert described == {column.name for column in model.FILES[file]}


def test_keys() -> None:
    initiatives, registrations, costs = description(True)["resources"]
    assert initiatives["schema"]["primaryKey"] == ["initiatief_id"]
    assert registrations["schema"]["primaryKey"] == ["registratie_id"]
    assert costs["schema"]["primaryKey"] == ["initiatief_id", "jaar"]
    assert costs["schema"]["foreignKeys"][0]["reference"]["resource"] == "initiatieven"


def test_the_reader_understands_it(tmp_path: Path) -> None:
    package = description(True, start=date(2017, 1, 1), end=date(2025, 12, 31))
    folder_of(tmp_path)
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    registry = load(tmp_path)
    assert registry.demo
    assert registry.source == "Demonstratiegegevens arbeidszorg West-Vlaanderen"
    assert (registry.first_year, registry.last_year) == (2017, 2025)
    assert registry.reference_date == date(2025, 12, 31)
    assert not description(False)["demo"]
    assert "temporal" not in description(False)
