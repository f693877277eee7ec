"""Every form in which programs write a table as text."""

from __future__ import annotations

import pytest

from arbeidszorg.registrations.intake.faults import Fault, IntakeError
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.separated import records

ROWS = [["initiatief_id", "naam", "sector"], ["I1", "De a", "MB"], ["I2", "b", "AW"]]


def read(text: str | bytes) -> list[list[str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(records(Handed("initiatieven.csv", data), "initiatieven"))


def joined(mark: str) -> str:
    return "".join(mark.join(row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize(
    "text",
    [
        *(joined(mark) for mark in ";,\t|"),
        *(f"sep={mark}\n{joined(mark)}" for mark in ";,\t|:"),
        "sep=,\n" + joined(";"),
        "sep=\\t\n" + joined("\t"),
        "\ufeff\ufeff" + joined(";"),
        "\ufeff\ufeffsep=;\n" + joined(";"),
        *("".join(f'"{mark.join(row)}"\r\n' for row in ROWS) for mark in ";,\t"),
        joined(";") + "\x1a",
        ";".join(ROWS[0]) + "".join(f'\n"{";".join(row)}"' for row in ROWS[1:]),
        '"initiatief_id,naam,sector"\n"I1,""De a"",MB"\n"I2,b,AW"\n',
    ],
)
def test_forms(text: str) -> None:
    assert read(text) == ROWS


def test_a_title_does_not_choose_the_separator() -> None:
    title = "Export, gemaakt op 1, 2 en 3 mei, door ons\n"
    assert read(title + "\n" + joined(";"))[2:] == ROWS


def fault_of(text: str) -> Fault:
    with pytest.raises(IntakeError) as caught:
        read(text)
    return caught.value.faults[0]


def test_a_long_cell_is_not_a_quote() -> None:
    for cell in ("x" * 140_000, '"' + "x" * 140_000 + '"'):
        fault = fault_of(joined(";") + f"I3;{cell};MB\n")
        assert (fault.row, fault.rule) == (4, "Deze tekst is te lang voor een cel")
    fault = fault_of(joined(";") + 'I3;"x;MB\n' + "a;b;c\n" * 50_000)
    assert (fault.row, fault.rule) == (4, "Een dubbel aanhalingsteken is niet goed gesloten")
