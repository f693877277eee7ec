"""The schemas follow model.FILES and reject what does not keep to the contract."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.folder import empty
from arbeidszorg.registrations.schemas import FRAME_RULES, SCHEMAS, in_order, key
from arbeidszorg.texts import has
from helpers.files import checked, row


def broken(frame: pd.DataFrame, file: str) -> list[str]:
    """The names of the checks that a frame fails."""
    try:
        SCHEMAS[file].validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return sorted(getattr(e.check, "name", None) or str(e.check) for e in errors.schema_errors)
    return []


@pytest.mark.parametrize("file", model.FILES)
def test_a_schema_has_the_columns_of_the_model(file: str) -> None:
    assert list(SCHEMAS[file].columns) == [column.name for column in model.FILES[file]]
    for column in model.FILES[file]:
        assert SCHEMAS[file].columns[column.name].nullable is not column.required
    assert broken(empty(file), file) == []


@pytest.mark.parametrize("file", model.FILES)
def test_every_check_has_its_words(file: str) -> None:
    names = {check.name for column in SCHEMAS[file].columns.values() for check in column.checks}
    for name in names | {rule.name for rule in FRAME_RULES[file]} | {"required"}:
        assert has(f"intake.rule.{name}"), name
        assert has(f"intake.mend.{name}"), name


def test_rules(tmp_path: Path) -> None:
    rows = [
        row("registraties", registratie_id=name, einddatum="2021-01-01") for name in ("R1", "R2")
    ]
    frame = checked(tmp_path, "registraties", *rows).frame
    assert broken(frame, "registraties") == []
    for column, value, rule in (
        ("trede_voor", 7, "out_of_range"),
        ("uren_per_week", 0.0, "out_of_range"),
        ("geboortejaar", 1899, "out_of_range"),
        ("einddatum", pd.Timestamp(2019, 1, 1), "end_before_start"),
        ("registratie_id", "R2", "double"),
        ("geboortejaar", 2021, "born_after_start"),
        ("medewerker_id", None, "not_nullable"),
    ):
        changed = frame.copy()
        changed.loc[0, column] = value
        assert broken(changed, "registraties") == [rule], column
    changed = frame.assign(einddatum=frame["einddatum"].where(frame.index == 0))
    changed["trede_na"] = pd.array([3, 3], "Int16")
    assert broken(changed, "registraties") == ["step_without_end"]
    codes = pd.Categorical(["keuken|groendienst"] * 2)  # not in the order of the list
    assert broken(frame.assign(activiteiten=codes), "registraties") == ["unknown_codes"]
    places = pd.Categorical(["3100", "31005"])
    assert broken(frame.assign(woonplaats_nis=places), "registraties") == ["not_nis"]


def test_a_wrong_type_or_column_is_rejected(tmp_path: Path) -> None:
    frame = checked(tmp_path, "initiatieven").frame
    assert broken(frame.assign(startdatum="2020-01-01"), "initiatieven")
    assert broken(frame.assign(kleur="x"), "initiatieven")
    assert broken(frame.drop(columns="nis"), "initiatieven")


def test_key_ignores_case_of_initiatives_only() -> None:
    ids = pd.Series(["A", "a", None], dtype="str")
    assert key("initiatieven", pd.DataFrame({"initiatief_id": ids})).nunique() == 1
    assert key("registraties", pd.DataFrame({"registratie_id": ids})).nunique() == 2


def test_combinations_in_order() -> None:
    values = ["v|m|x", "m|v", "m|x", "x", "m|m", "v", "y", "v|y", ""]
    assert in_order("geslacht", values) == ["v", "x", "m|x", "v|m|x"]
