"""A folder of files becomes a Registry: which files, which period, which version."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import DATA, Settings
from helpers.files import faults_of, folder_of, load, only_fault, row, write_csv

TODAY = date(2024, 6, 30)


def on_that_day(folder: Path, settings: Settings | None = None) -> Registry:
    return read_folder(folder, settings or Settings(), today=TODAY)


def package(folder: Path, content: Any) -> Path:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return folder


def stays(*periods: tuple[str, str]) -> list[dict[str, str]]:
    return [
        row("registraties", registratie_id=f"R{number}", startdatum=start, einddatum=end)
        for number, (start, end) in enumerate(periods)
    ]


def test_names_in_any_case(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "initiatieven.csv").rename(tmp_path / "Initiatieven.CSV")
    assert len(load(tmp_path).initiatives) == 1


def test_costs_are_optional(tmp_path: Path) -> None:
    assert len(load(folder_of(tmp_path)).costs) == 0
    with_costs = load(folder_of(tmp_path, kosten_opbrengsten=[row("kosten_opbrengsten")]))
    assert len(with_costs.costs) == 1
    assert (load(tmp_path).costs.dtypes == with_costs.costs.dtypes).all()


def test_missing_files(tmp_path: Path) -> None:
    write_csv(tmp_path, "initiatieven").rename(tmp_path / "initiatief.csv")
    faults = faults_of(tmp_path)
    assert [(fault.file, fault.rule) for fault in faults] == [
        ("initiatieven", "Dit bestand ontbreekt"),
        ("registraties", "Dit bestand ontbreekt"),
    ]
    assert faults[0].mend == (
        "Zet initiatieven.csv of initiatieven.xlsx in de map. Nu staat er: initiatief.csv."
    )
    assert only_fault(tmp_path / "nergens").rule == "De map bestaat niet"


@pytest.mark.parametrize("name", ["registraties.fods", "Kosten_opbrengsten.xls"])
def test_a_table_of_another_kind_is_not_left_out_in_silence(tmp_path: Path, name: str) -> None:
    folder_of(tmp_path)
    (tmp_path / f"{name.partition('.')[0].lower()}.csv").unlink(missing_ok=True)
    (tmp_path / name).write_bytes(b"x")
    fault = only_fault(tmp_path)
    assert fault.rule == "Dit soort bestand leest de atlas niet"
    assert fault.mend.startswith(f"Open {name} in het programma waarmee het gemaakt is")


def test_twice_the_same_file(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "Registraties.xlsx").write_bytes(b"")
    fault = only_fault(tmp_path)
    assert fault.rule == "Dit bestand staat meer dan één keer in de map"
    assert fault.mend == "Laat één van deze bestanden staan: Registraties.xlsx, registraties.csv."


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "~$initiatieven.xlsx").write_bytes(b"x")
    assert not faults_of(folder_of(tmp_path))


def test_references_are_left_alone_when_initiatieven_is_incomplete(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "initiatieven.csv").write_bytes(b"")
    assert only_fault(tmp_path).file == "initiatieven.csv"


def test_period_of_the_stays(tmp_path: Path) -> None:
    registry = on_that_day(
        folder_of(tmp_path, registraties=stays(("2017-05-01", "2023-03-04"), ("2018-01-01", "")))
    )
    assert (registry.first_year, registry.last_year) == (2017, 2023)
    assert registry.reference_date == date(2023, 3, 4)
    assert registry.source == f"Eigen registraties (map {tmp_path.name})"
    assert not registry.demo


def test_period_does_not_run_into_the_future(tmp_path: Path) -> None:
    folder_of(
        tmp_path, registraties=stays(("2022-05-01", "2030-01-01"), ("2024-01-01", "2024-12-31"))
    )
    registry = on_that_day(tmp_path)
    assert (registry.last_year, registry.reference_date) == (2024, date(2024, 1, 1))
    assert registry.notices == (
        "registraties.csv: 2 registraties hebben een einddatum in de toekomst. Tot dan tellen ze "
        "als lopend.",
        "registraties.csv: 1 registratie begint terwijl dezelfde persoon al bij hetzelfde "
        "initiatief werkt. Kijk na of dat klopt.",
    )


def test_the_package_decides(tmp_path: Path) -> None:
    temporal = {"start": "2017-01-01", "end": "2025-12-31"}
    package(folder_of(tmp_path), {"title": "Proef", "temporal": temporal, "demo": True})
    registry = on_that_day(tmp_path)
    assert (registry.first_year, registry.last_year) == (2017, 2025)
    assert (registry.reference_date, registry.source) == (date(2025, 12, 31), "Proef")
    assert registry.demo
    assert on_that_day(tmp_path, Settings(first_year=2019)).first_year == 2019


@pytest.mark.parametrize(
    ("content", "rules"),
    [
        ("{", ["Het bestand is geen geldige JSON"]),
        ("[]", ["Het bestand is geen geldige JSON"]),
        ({"temporal": "2017"}, ['"temporal" geeft geen geldige periode']),
        ({"temporal": {"start": "2017-02-30"}}, ['"temporal" geeft geen geldige periode']),
        (
            {"temporal": {"start": "2017-01-01", "end": "2016-01-01"}},
            ['"temporal" geeft geen geldige periode'],
        ),
        ({"temporal": {"end": 2017}, "demo": "ja", "title": 3}, None),
    ],
)
def test_a_broken_package(tmp_path: Path, content: Any, rules: list[str] | None) -> None:
    faults = faults_of(package(folder_of(tmp_path), content))
    assert {fault.file for fault in faults} == {"datapackage.json"}
    if rules:
        assert [fault.rule for fault in faults] == rules
    else:
        assert [fault.column for fault in faults] == ["title", "demo", "temporal"]


@pytest.mark.parametrize(
    "title", ["x" * 300, "Jan 85.07.30-033.28", "bel 0475 12 34 56", "a\x07b", "\ud800"]
)
def test_a_title_that_may_not_be_shown(tmp_path: Path, title: str) -> None:
    fault = only_fault(package(folder_of(tmp_path), {"title": title}))
    assert (fault.file, fault.column) == ("datapackage.json", "title")
    assert title not in fault.mend + fault.rule


def test_a_period_that_is_not_over_is_said(tmp_path: Path) -> None:
    package(folder_of(tmp_path), {"temporal": {"end": "2024-12-31"}, "title": "Re\u0301gio\u200b"})
    registry = on_that_day(tmp_path)
    assert registry.source == "Régio"
    assert registry.notices[0].startswith("datapackage.json: de periode loopt tot na vandaag.")


def test_version_follows_the_content(tmp_path: Path) -> None:
    version = load(folder_of(tmp_path)).version
    assert len(version) == 12
    assert load(folder_of(tmp_path)).version == version
    assert load(folder_of(tmp_path, registraties=stays(("2020-02-02", "")))).version != version
    package(folder_of(tmp_path), {"demo": True})
    assert load(tmp_path).version != version


def test_faults_of_every_file_come_together(tmp_path: Path) -> None:
    package(folder_of(tmp_path, initiatieven=[row("initiatieven", sector="q")]), "{")
    (tmp_path / "registraties.csv").write_bytes(b"")
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    assert [fault.file for fault in caught.value.faults] == [
        "datapackage.json",
        "initiatieven.csv",
        "registraties.csv",
    ]


def test_the_demonstration_data_load() -> None:
    registry = load(DATA / "demo")
    assert registry.demo
    assert all("van vóór een fusie" in notice for notice in registry.notices)
