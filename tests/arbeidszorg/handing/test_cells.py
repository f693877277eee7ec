"""What a grid may show of the rows that were handed in."""

from __future__ import annotations

from arbeidszorg.handing import cells
from helpers.handing import of_stays, stay


def test_rows_by_their_number() -> None:
    report = of_stays(stay(1, geslacht="q"), stay(2))
    (one,) = cells.rows(report, "registraties", [3, 99])
    assert one == {"rij": "3"} | stay(2) | {"geslacht": ""}
    assert [row["rij"] for row in cells.rows(report, "registraties")] == ["2", "3"]


def test_columns_that_may_say_who_a_person_is_are_not_shown() -> None:
    report = of_stays(
        stay(1, geslacht="Jan Peeters") | {"Nota": "x"}, stay(2, medewerker_id="85.07.30-033.28")
    )
    shown = cells.columns(report, "registraties")
    assert "startdatum" in shown and not {"geslacht", "medewerker_id", "nota"} & set(shown)
    assert cells.refused(report, "registraties") == {"geslacht", "medewerker_id", "nota"}
