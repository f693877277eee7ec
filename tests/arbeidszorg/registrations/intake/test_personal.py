"""What tells who a participant is gets refused, and never comes back in any message."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.faults import IntakeError, render
from arbeidszorg.registrations.intake.personal import (
    MASK,
    masked,
    refused,
    refused_header,
    shown,
)
from helpers.files import Row, folder_of, load, only_fault, row
from helpers.growth import grows

INSZ = "85073003328"


def insz(first_nine: str, born_from_2000: bool = False) -> str:
    number = int(("2" if born_from_2000 else "") + first_nine)
    return f"{first_nine}{97 - number % 97:02}"


@pytest.mark.parametrize(
    "header",
    [
        *("naam", "Naam", "VOORNAAM", "achternaam", "Familienaam", "naam deelnemer", "Name"),
        *("rijksregisternummer", "Rijksregister-nr.", "INSZ", "insz_nummer", "RRN", "niss"),
        *("geboortedatum", "Geb. datum", "datum geboorte", "adres", "Straat", "huisnummer"),
        *("e-mail", "E-mailadres", "email", "mail", "telefoon", "Tel.", "GSM", "gsm-nummer"),
        *("woonadres", "huisnr", "naam_begeleider"),
    ],
)
def test_headers_that_are_refused(tmp_path: Path, header: str) -> None:
    assert refused_header(header)
    fault = only_fault(folder_of(tmp_path, registraties=[row("registraties", **{header: "x"})]))
    assert (fault.row, fault.column, fault.value) == (1, header, None)
    assert fault.rule == "Deze kolom zegt wie de deelnemer is en wordt geweigerd"
    assert fault.mend == "Verwijder de hele kolom uit het bestand."


@pytest.mark.parametrize(
    "header",
    ["opmerking", "geboortejaar", "naam initiatief", "activiteit_mailing", "nationaliteit", "uur"],
)
def test_headers_that_are_not(header: str) -> None:
    assert not refused_header(header)


def test_identity_numbers() -> None:
    born_2003 = insz("030315123", born_from_2000=True)
    assert insz("850730033") == INSZ
    for text in (
        INSZ,
        born_2003,
        born_2003[1:],  # as Excel leaves it: the first 0 is gone
        "85.07.30-033.28",
        "85.07.30-033.99",  # a slip of the pen is still a number of the register
        "85 07 30 033 28",
        "85/07/30-033-28",
        f"zie dossier {INSZ}!",
    ):
        assert refused("opmerking", text) == "identity_number", text
    for text in ("85073003329", "1" + INSZ, "R0000001", "2020-01-01 00:00:00", ""):
        assert refused("opmerking", text) is None, text


def test_birth_dates() -> None:
    for text in ("30/07/1985", "1985-07-30", "30.7.85 ", "19850730", "31258", "30 juli 1985"):
        assert refused("geboortejaar", text) == "birth_date", text
    for text in ("1985", "1985,0", "1985.00", "85", "onbekend"):
        assert refused("geboortejaar", text) is None, text
    assert refused("startdatum", "30/07/1985") is None


def test_names() -> None:
    for text in ("Jan Peeters", "peeters, jan", "Els D'hondt-Maes", "jan.peeters", "J. Peeters"):
        assert refused("medewerker_id", text) == "name", text
    for text in ("Peeters", "Ünal", "de vos"):
        assert refused("medewerker_id", text) == "name", text
    for text in ("P0001", "P 0001", "WVL-12-AB", "3f2b-aacc"):
        assert refused("medewerker_id", text) is None, text


def test_shown() -> None:
    for text in (INSZ, "jan@voorbeeld.be", "Jan Peeters", "Van Den Berghe, Els"):
        assert masked(text) == MASK, text
    for text in ("q", "met partner", "Brugge", "31/02/2020"):
        assert masked(text) == text


def test_of_participants_hardly_anything_is_repeated() -> None:
    for column, text in (
        ("geslacht", "q"),
        ("hoofdinkomen", "leefloom"),
        ("startdatum", "31/02/2020"),
        ("initiatief_id", "WVL-2"),
        ("uren_per_week", "40,5"),
        ("einddatum", "#N/B"),
        ("omzet", "12.345"),
    ):
        assert shown(text, column) == text
    for column, text in (
        ("geslacht", "peeters"),
        ("geslacht", "31/02/2020"),
        ("initiatief_id", "jan.peeters85"),
        ("uren_per_week", "0475123456"),
        ("omzet", INSZ),
        ("medewerker_id", "Jan"),
        ("doorverwijzer", "x" * 100_000),
    ):
        assert shown(text, column) == MASK


SECRETS = [
    ("medewerker_id", "Jan Peeters", "Hier staat de naam van een persoon; die wordt geweigerd"),
    (
        "geboortejaar",
        "30/07/1985",
        "Hier staat een volledige geboortedatum; die wordt geweigerd",
    ),
    *(
        (column, text, "Hier staat een rijksregisternummer; dat wordt geweigerd")
        for column in ("registratie_id", "medewerker_id", "startdatum", "geslacht", "uren_per_week")
        for text in (INSZ, "85.07.30-033.28")
    ),
    ("geslacht", "bel jan@voorbeeld.be", "Hier staat een e-mailadres; dat wordt geweigerd"),
    ("initiatief_id", "jan@voorbeeld.be", "Hier staat een e-mailadres; dat wordt geweigerd"),
]


@pytest.mark.parametrize(("column", "text", "rule"), SECRETS)
def test_a_cell_is_refused_once_and_not_echoed(
    tmp_path: Path, column: str, text: str, rule: str
) -> None:
    rows = [row("registraties"), row("registraties", **{"registratie_id": "R2", column: text})]
    folder_of(tmp_path, registraties=rows)
    fault = only_fault(tmp_path)
    assert (fault.row, fault.column, fault.value, fault.rule) == (3, column, MASK, rule)
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    for words in (str(caught.value), repr(caught.value), render(caught.value)):
        assert text not in words
    assert caught.value.__cause__ is None


def test_values_that_may_be_a_name_are_masked(tmp_path: Path) -> None:
    rows: list[Row] = [row("registraties", geslacht="Jan Peeters")]
    assert only_fault(folder_of(tmp_path, registraties=rows)).value == MASK


def test_a_file_without_header_does_not_echo_its_first_row(tmp_path: Path) -> None:
    folder_of(tmp_path)
    (tmp_path / "registraties.csv").write_text(
        f"Jan;Peeters;{INSZ};Kerkstraat 5;Jan\nEls;Maes;x;y;z\nLies\n"
    )
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    words = render(caught.value)
    assert "De eerste rij bevat geen enkele bekende kolomnaam" in words
    assert not any(secret in words for secret in ("Jan", "Peeters", INSZ, "Els", "Kerk"))
    assert len(caught.value.faults) == 1


def test_contacts_of_organisations_are_welcome(tmp_path: Path) -> None:
    contact = {"email": "info@voorbeeld.be", "straat": "Markt 1", "telefoon": "050 12 34 56"}
    registry = load(folder_of(tmp_path, initiatieven=[row("initiatieven", **contact)]))
    assert registry.initiatives.loc[0, "email"] == "info@voorbeeld.be"


PHONE = "Hier staat een telefoonnummer; dat wordt geweigerd"
ACCOUNT = "Hier staat een rekeningnummer; dat wordt geweigerd"
NUMBER = "Hier staat een rijksregisternummer; dat wordt geweigerd"
WRITTEN = {
    "phone": (
        "0475/12.34.56",
        "+32 475 12 34 56",
        "050 12 34 56",
        "0032(0)475123456",
        "tel. 0475–12–34–56",
        "００４７５１２３４５６",
    ),
    "account": (
        "BE68 5390 0754 7034",
        "be68-5390-0754-7034",
        "NL91ABNA0417164300",
        "091-0122401-16",
    ),
    "identity_number": (
        "85.07.30–033.28",
        "85\u200b073003328",
        "８５０７３００３３２８",
        "850 730 033 28",
        "85-07-30 033/28",
        "85073003328,0",
    ),
    None: (
        "31/12/2024",
        "2020-02-01",
        "P-00001",
        "R31003-0",
        "Sint-Jansstraat 12",
        "AZ-01",
        "WVL-2020-0001",
    ),
}


@pytest.mark.parametrize(
    ("text", "rule"), [(text, rule) for rule, texts in WRITTEN.items() for text in texts]
)
def test_numbers_of_persons_in_any_writing(text: str, rule: str | None) -> None:
    assert refused("naam", text) == rule
    assert (masked(text, named=True) == MASK) == (rule is not None)


@pytest.mark.parametrize(
    ("file", "column", "text", "rule"),
    [
        ("initiatieven", "naam", f"Atelier {INSZ}", NUMBER),
        ("initiatieven", "organisatie", "0475 12 34 56", PHONE),
        ("initiatieven", "telefoon", INSZ, NUMBER),
        ("initiatieven", "website", "BE68 5390 0754 7034", ACCOUNT),
        ("initiatieven", "Kleur", INSZ, NUMBER),
        ("initiatieven", "nis", INSZ, NUMBER),
        ("kosten_opbrengsten", "omzet", INSZ, NUMBER),
        ("kosten_opbrengsten", "omzet", "85.07.30-033.28", NUMBER),
        ("kosten_opbrengsten", "initiatief_id", "BE68539007547034", ACCOUNT),
        ("registraties", "uren_per_week", "0475123456", PHONE),
        ("registraties", "woonplaats_nis", "0475123456", PHONE),
    ],
)
def test_every_file_is_looked_through(
    tmp_path: Path, file: str, column: str, text: str, rule: str
) -> None:
    folder_of(tmp_path, **{file: [row(file, **{column: text})]})
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    faults = [fault for fault in caught.value.faults if fault.file == f"{file}.csv"]
    assert [(fault.row, fault.value, fault.rule) for fault in faults] == [(2, MASK, rule)]
    assert text not in render(caught.value)


@pytest.mark.parametrize("file", ["initiatieven", "kosten_opbrengsten", "registraties"])
def test_headers_of_every_file_are_looked_through(tmp_path: Path, file: str) -> None:
    for header in ("Nationaal nummer", "rijksregisternr.", "85.07.30-033.28"):
        folder_of(tmp_path)
        folder_of(tmp_path, **{file: [row(file, **{header: "geheim"})]})
        with pytest.raises(IntakeError) as caught:
            load(tmp_path)
        assert [fault.row for fault in caught.value.faults] == [1]
        assert "geheim" not in render(caught.value)
        assert "85.07" not in render(caught.value)


@pytest.mark.parametrize("header", ["deelnemer", "Naam", "Jan Peeters", "nota 0475 12 34 56"])
def test_a_refused_column_shows_nothing_of_what_stands_in_it(tmp_path: Path, header: str) -> None:
    secrets = ["Els Maes", "Kerkstraat 5", "1985"]
    rows = [
        row("registraties", registratie_id=f"R{n}", **{header: text})
        for n, text in enumerate(secrets)
    ]
    folder_of(tmp_path, registraties=rows)
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    words = render(caught.value) + str(caught.value) + repr(caught.value)
    assert not any(secret in words for secret in (*secrets, "Peeters", "0475"))


def test_names_of_files_and_folders_tell_nobody(tmp_path: Path) -> None:
    (tmp_path / "Jan Peeters.docx").write_bytes(b"")
    with pytest.raises(IntakeError) as caught:
        load(tmp_path)
    assert "Peeters" not in render(caught.value)
    folder = tmp_path / "Jan Peeters"
    folder.mkdir()
    assert load(folder_of(folder)).source == "Eigen registraties (map •••)"


def test_looking_costs_no_more_than_its_length() -> None:
    """Ten times the text may cost some thirty times, never a hundred."""
    for unit in ("1 ", "a@", "A a ", "BE12", "0-", "+(", "Aa,", "12.", "=#"):

        def work(size: int, unit: str = unit) -> None:
            text = unit * (size // len(unit))
            refused("medewerker_id", text)
            shown(text, "geslacht")
            masked(text)

        assert grows(work, 20_000, 10, 30) < 30, unit


@pytest.mark.parametrize(
    ("text", "column", "seen"),
    [
        ("Vrouw", "geslacht", True),
        ("keuken", "activiteiten", True),
        ("Maatwerkbedrijven", "sector", True),
        ("vrouw", "woonplaats_nis", False),
        ("Vrouwke Peeters", "geslacht", False),
        ("Peeters", "geslacht", False),
    ],
)
def test_what_a_code_is_called_says_nothing_of_anybody(text: str, column: str, seen: bool) -> None:
    assert personal.shown(text, column) == (text if seen else personal.MASK)
