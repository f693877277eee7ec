"""The theory of change as a figure: its layers drawn, all its parts in its table."""

from __future__ import annotations

from arbeidszorg.content.grid import grid
from arbeidszorg.figures.picture import Bar
from arbeidszorg.files import answer
from arbeidszorg.files.word import tables
from arbeidszorg.subjects.theory import figure
from arbeidszorg.subjects.theory.nodes import GROUPS, NODES
from arbeidszorg.texts import t
from helpers.drawn import of_kind, texts


def test_every_part_is_in_it() -> None:
    shown = grid(figure.table())
    written = " ".join(text for cells in shown.cells for text, _ in cells)
    for node in NODES:
        assert t(f"theorie.node.{node.key}.name") in written
    names = " ".join(texts(figure.drawn()))
    for group in GROUPS:
        assert t(f"theorie.group.{group}.name") in names
    boxes = [bar.name for bar in of_kind(figure.drawn(), Bar)]
    assert boxes == [cells[0][0] for cells in shown.cells]


def test_its_columns_are_words() -> None:
    """They stand at the left, over the whole width, and no program takes them for numbers."""
    shown = grid(figure.table())
    assert not shown.numeric
    (sheet,) = tables.sheets_of_grid(shown, 480.0, 9.0)
    assert not sheet.numeric and sum(sheet.widths) > 470
    assert len(list(answer.records(figure.table()))) == len(shown.names)
