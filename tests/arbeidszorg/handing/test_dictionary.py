"""The data dictionary: every column, with an example that the checks take."""

from __future__ import annotations

import pytest

from arbeidszorg.handing.checks import Circumstances, check
from arbeidszorg.handing.dictionary import entries
from arbeidszorg.registrations import model
from helpers.handing import TODAY, handed


@pytest.mark.parametrize("kind", model.REGISTERED)
def test_every_column_is_explained(kind: str) -> None:
    every = entries(kind)
    assert [each.column for each in every] == [column.name for column in model.FILES[kind]]
    for each in every:
        assert each.form and each.explained.endswith(".")
        assert [code for code, _ in each.codes] == list(model.CODES.get(each.column, ()))
        assert all(meant for _, meant in each.codes)


def test_the_examples_are_right() -> None:
    files = [
        handed(kind, {each.column: each.example for each in entries(kind)})
        for kind in model.REGISTERED
    ]
    report = check(files, Circumstances(TODAY))
    assert [each for each in report.findings if each.level == "herstel"] == []
    assert report.frames is not None
