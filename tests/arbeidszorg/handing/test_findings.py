"""The sequence of findings: its order, its parts and its totals."""

from __future__ import annotations

import numpy as np

from arbeidszorg.handing.findings import Batch, Findings
from arbeidszorg.registrations.intake.faults import Group

WORDS = (("a", "doe dit"), (None, "doe dat"))


def batch(level: str, code: str, column: str | None, *rows: int) -> Batch:
    at = np.array([row % 2 for row in rows], np.int32)
    group = Group("f.csv", code, column, np.array(rows, np.int32), at, WORDS)
    return Batch(level, "registraties", group)  # type: ignore[arg-type]


EVERY = Findings(
    [
        batch("info", "few_hours", "uren_per_week", 5, 2),
        batch("herstel", "required", "startdatum", 9, 3),
        batch("herstel", "required", "medewerker_id", 3),
        batch("herstel", "unknown_kind", None, 0),
    ]
)


def test_the_heaviest_first_then_row_and_column() -> None:
    assert [(e.level, e.row, e.column) for e in EVERY] == [
        ("herstel", None, None),
        ("herstel", 3, "medewerker_id"),
        ("herstel", 3, "startdatum"),
        ("herstel", 9, "startdatum"),
        ("info", 2, "uren_per_week"),
        ("info", 5, "uren_per_week"),
    ]
    assert (EVERY[4].value, EVERY[4].mend) == WORDS[0]
    assert (EVERY[5].value, EVERY[5].mend) == WORDS[1]


def test_as_a_sequence() -> None:
    assert len(EVERY) == 6 and EVERY[-1] == list(EVERY)[5] and EVERY[1:3] == EVERY[1:3]
    assert list(EVERY[1:3]) == list(EVERY)[1:3] and EVERY[1:3] != EVERY[2:4]
    assert EVERY[2] in EVERY and len(Findings([])) == 0 and list(Findings([])) == []


def test_parts_and_totals() -> None:
    assert EVERY.levels == {"herstel": 4, "uitleg": 0, "info": 2}
    assert [(each.rule, each.count) for each in EVERY.rules] == [
        ("required", 3),
        ("unknown_kind", 1),
        ("few_hours", 2),
    ]
    assert EVERY.rows("registraties") == {2: 1, 3: 2, 5: 1, 9: 1}
    part = EVERY.of(level="herstel", row=3)
    assert [each.column for each in part] == ["medewerker_id", "startdatum"]
    assert part.levels["herstel"] == 2 and part.rows("registraties") == {3: 2}
    assert len(EVERY.of(rule="few_hours", kind="initiatieven")) == 0
    assert Findings([]).levels == {"herstel": 0, "uitleg": 0, "info": 0}
