"""Names of columns as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidszorg.registrations.intake.faults import IntakeError, render
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.intake.headers import (
    header_at,
    letter,
    name_of,
    near,
    spoken,
    two_lines,
)
from arbeidszorg.settings import Settings
from helpers.files import faults_of, folder_of, load, only_fault, row


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Start datum", "startdatum"),
        ("Registratie-ID", "registratie_id"),
        ("Medewerker\nID", "medewerker_id"),
        ("Eind-\r\ndatum (leeg als het loopt)", "einddatum"),
        ("ACTIVITEITEN *", "activiteiten"),
        ("uren per week", "uren_per_week"),
        ("\ufeffInitiatief.ID [verplicht]", "initiatief_id"),
        ("Begin  datum", "begin_datum"),
        ("startdatum_oud", "startdatum_oud"),
    ],
)
def test_names(header: str, name: str) -> None:
    assert name_of(header, "registraties") == name


def test_the_header_is_found_below_titles() -> None:
    header = ["Registratie ID", "Medewerker ID"]
    assert header_at([["Registraties"], ["", "2020"], header, ["R1", "P1"]], "registraties") == 2
    assert header_at([["naam"], ["x"]], "initiatieven") == 0
    assert header_at([["Jan"], ["Els"]], "initiatieven") is None


OPEN = ["Registratie ID", "Medewerker ID", "Periode", ""]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        (OPEN, ["", "", "Startdatum", "Einddatum"], [*OPEN[:2], "Startdatum", "Einddatum"]),
        (OPEN[:3], ["", "", "startdatum", "einddatum"], [*OPEN[:2], "startdatum", "einddatum"]),
        (OPEN, ["R1", "P1", "2020-01-01", ""], None),
        (OPEN, ["", "", "startdatum", "2020"], None),
        (OPEN, ["Registratie ID", "Medewerker ID", "", ""], None),
        (OPEN, ["", "", "", ""], None),
    ],
)
def test_a_header_of_two_rows(upper: list[str], lower: list[str], joined: list[str] | None) -> None:
    assert two_lines(upper, lower, "registraties") == joined


def test_near_names() -> None:
    names = ["startdatum", "einddatum", "medewerker_id"]
    assert near("startdatm", names) == "startdatum"
    assert near("Begindatum", names) == "startdatum"
    assert near("kleur", names) is None
    assert (letter(0), letter(25), letter(26), letter(16383)) == ("A", "Z", "AA", "XFD")
    assert (spoken("kleur", 2), spoken("Jan Peeters", 2)) == ("kleur", "••• (C)")


def test_a_column_under_another_name_is_one_fault(tmp_path: Path) -> None:
    record = row("registraties")
    record["begindatum"] = record.pop("startdatum")
    fault = only_fault(folder_of(tmp_path, registraties=[record]))
    assert (fault.column, fault.rule) == (
        "begindatum",
        "Een verplichte kolom heeft een andere naam dan verwacht",
    )
    assert fault.mend == "Noem de kolom startdatum als dat is wat erin staat."


@pytest.mark.parametrize("header", ["opmerking", "Kleur", "contactpersoon", "notities", "x1"])
def test_unknown_columns_of_registrations_are_refused(tmp_path: Path, header: str) -> None:
    folder_of(tmp_path, registraties=[row("registraties", **{header: "Kerkstraat 5"})])
    (fault,) = faults_of(tmp_path)
    assert (fault.row, fault.column, fault.value) == (1, header, None)
    assert "ARBEIDSZORG_EXTRA_KOLOMMEN" in fault.mend or "Verwijder de hele kolom" in fault.mend


def test_unless_the_operator_vouches_for_them(tmp_path: Path) -> None:
    folder_of(tmp_path, registraties=[row("registraties", **{"Dossier open": "ja"})])
    settings = Settings(extra_columns=("dossier_open", "naam"))
    registry = read_folder(tmp_path, settings)
    assert registry.notices == ("registraties.csv: kolom Dossier open wordt niet gebruikt.",)
    assert "dossier_open" not in registry.registrations
    for header, text in (("Dossier open", "85.07.30-033.28"), ("Naam", "x")):
        folder_of(tmp_path, registraties=[row("registraties", **{header: text})])
        with pytest.raises(IntakeError):
            read_folder(tmp_path, settings)


def test_unused_columns_are_named_on_refusal_too(tmp_path: Path) -> None:
    folder_of(tmp_path, initiatieven=[row("initiatieven", Kleur="rood", sector="?")])
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    assert "- initiatieven.csv: kolom Kleur wordt niet gebruikt." in render(caught.value)
