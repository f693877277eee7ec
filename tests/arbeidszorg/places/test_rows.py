"""Rows of tables as they stand in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidszorg.places.rows import cells


def test_cells_are_texts_as_they_stand(tmp_path: Path) -> None:
    """A mark at the front, as Excel writes it; a comma, a line and zeros within a cell; an empty
    line; a row that is too short."""
    path = tmp_path / "feiten.csv"
    path.write_text(
        '\ufeffjaar,feit,nis\n2021,"een, en\ntwee",01234\n\nNA,kort\n', encoding="utf-8"
    )
    assert cells(path) == [
        {"jaar": "2021", "feit": "een, en\ntwee", "nis": "01234"},
        {"jaar": "NA", "feit": "kort", "nis": ""},
    ]


def test_a_table_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="geen"):
        cells(tmp_path / "geen.csv")
