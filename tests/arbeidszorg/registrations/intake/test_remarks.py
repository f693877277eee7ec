"""What can hardly be true is said with counts; what cannot be is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.settings import DATA, Settings
from helpers.files import Row, folder_of, row

TODAY = date(2024, 6, 30)


def stay(number: int, **changes: str) -> Row:
    plain = {"registratie_id": f"R{number}", "medewerker_id": f"P{number}"}
    return row("registraties", **(plain | changes))


def notices(folder: Path, *rows: Row) -> list[str]:
    registry = read_folder(folder_of(folder, registraties=list(rows)), Settings(), TODAY)
    return [notice.partition(": ")[2] for notice in registry.notices]


def refused(folder: Path, *rows: Row) -> list[tuple[int | None, str]]:
    with pytest.raises(IntakeError) as caught:
        read_folder(folder_of(folder, registraties=list(rows)), Settings(), TODAY)
    return [(fault.row, fault.rule) for fault in caught.value.faults]


def test_the_future(tmp_path: Path) -> None:
    later = "Deze startdatum ligt in de toekomst"
    endless = "Deze datum zegt alleen dat er geen einde is"
    assert refused(
        tmp_path,
        stay(1, startdatum="2024-06-30"),
        stay(2, startdatum="2024-07-01"),
        stay(3, startdatum="2052-03-01"),
        stay(4, einddatum="2099-12-31"),
        stay(5, einddatum="31/12/9999"),
        stay(6, einddatum="2999-12-31"),
    ) == [(3, later), (4, later), (5, endless), (6, endless), (7, endless)]
    assert notices(tmp_path, stay(1, einddatum="2025-01-01"), stay(2, einddatum="2024-06-30")) == [
        "1 registratie heeft een einddatum in de toekomst. Tot dan telt ze als lopend."
    ]


def test_ages(tmp_path: Path) -> None:
    assert refused(tmp_path, stay(1, geboortejaar="2020"), stay(2, geboortejaar="2021")) == [
        (3, "Het geboortejaar ligt na de startdatum")
    ]
    years = ["2005", "2006", "2020", "1940", "1939", "1901", ""]
    said = notices(tmp_path, *(stay(n, geboortejaar=year) for n, year in enumerate(years)))
    assert [words[:40] for words in said] == [
        "in 2 registraties is de persoon bij de s",
        "in 2 registraties is de persoon bij de s",
    ]
    assert ("jonger dan 15" in said[0], "ouder dan 80" in said[1]) == (True, True)


def test_a_person_who_changes(tmp_path: Path) -> None:
    first = {
        "medewerker_id": "P1",
        "geboortejaar": "1980",
        "geslacht": "v",
        "einddatum": "2020-03-01",
    }
    rows = [
        stay(1, **first),
        stay(2, **first | {"startdatum": "2021-01-01", "einddatum": "", "geboortejaar": "1981"}),
        stay(3, **first | {"startdatum": "2022-01-01", "einddatum": "", "geslacht": ""}),
        stay(4, geboortejaar="1980", geslacht="m"),
    ]
    said = notices(tmp_path, *rows)
    assert said[0].startswith("1 persoon heeft meer dan één geboortejaar.")
    rows[2]["geslacht"] = "x"
    assert notices(tmp_path, *rows)[1].startswith("1 persoon heeft meer dan één geslacht.")


def test_the_same_stay_and_overlapping_stays(tmp_path: Path) -> None:
    same = {"medewerker_id": "P1", "startdatum": "2020-02-01", "einddatum": "2020-06-01"}
    said = notices(tmp_path, *(stay(number, **same) for number in range(3)), stay(9))
    assert [words[:53] for words in said] == [
        "2 registraties zijn onder een andere code dezelfde als"[:53]
    ]
    said = notices(
        tmp_path,
        stay(1, **same),
        stay(2, **same | {"startdatum": "2020-05-31", "einddatum": ""}),
        stay(3, **same | {"startdatum": "2023-01-01", "einddatum": ""}),
        stay(4, **same | {"medewerker_id": "P2", "startdatum": "2020-03-01"}),
    )
    assert [words[:30] for words in said] == ["2 registraties beginnen terwij"]
    after = stay(2, **same | {"startdatum": "2020-06-01", "einddatum": ""})
    assert notices(tmp_path, stay(1, **same), after) == []


def test_amounts_and_initiatives_to_come(tmp_path: Path) -> None:
    folder_of(
        tmp_path,
        initiatieven=[
            row("initiatieven"),
            row("initiatieven", initiatief_id="W2", startdatum="2030-01-01"),
        ],
        kosten_opbrengsten=[row("kosten_opbrengsten"), row("kosten_opbrengsten", jaar="2052")],
    )
    said = read_folder(tmp_path, Settings(), TODAY).notices
    assert said == (
        "initiatieven.csv: 1 initiatief (W2) heeft een startdatum in de toekomst. "
        "Kijk na of dat klopt.",
        "kosten_opbrengsten.csv: 1 rij gaat over een jaar dat nog moet komen. "
        "Kijk na of dat klopt.",
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"lat": "51.30", "lon": "2.80"}, "lat en lon niet in of bij zijn gemeente"),
        ({"website": "javascript:alert(1)"}, "website geen webadres"),
        ({"plaatsen": "2", "vrije_plaatsen": "3"}, "meer vrije_plaatsen dan plaatsen"),
        ({"vrije_plaatsen": "3"}, "Vul vrije_plaatsen_op in"),
        ({"vrije_plaatsen_op": "2030-01-01"}, "ligt vrije_plaatsen_op in de toekomst"),
        ({"gecontroleerd_op": "2030-01-01"}, "ligt gecontroleerd_op in de toekomst"),
    ],
)
def test_what_visitors_would_be_told_wrongly(
    tmp_path: Path, told: dict[str, str], said: str
) -> None:
    folder_of(tmp_path, initiatieven=[row("initiatieven", **told)])
    notices_ = read_folder(tmp_path, Settings(), TODAY).notices
    assert [said in notice for notice in notices_ if "1 initiatief" in notice].count(True) == 1


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (2, "2 initiatieven (N1, N2)"),
        (3, "3 initiatieven (N1, N2, N3)"),
        (4, "4 initiatieven (N1, N2, N3 en nog 1)"),
        (6, "6 initiatieven (N1, N2, N3 en nog 3 andere)"),
    ],
)
def test_the_first_initiatives_are_named(tmp_path: Path, count: int, named: str) -> None:
    told = {"website": "javascript:alert(1)", "vrije_plaatsen": "3", "lat": "51.30", "lon": "2.80"}
    rows = [row("initiatieven", initiatief_id=f"N{n + 1}", **told) for n in range(count)]
    folder_of(tmp_path, initiatieven=[row("initiatieven"), *rows])
    said = read_folder(tmp_path, Settings(), TODAY).notices
    assert sum(named in notice for notice in said) == 3


def test_the_demonstration_data_ask_no_remarks() -> None:
    registry = read_folder(DATA / "demo", Settings())
    assert [notice for notice in registry.notices if "NIS-code" not in notice] == []
