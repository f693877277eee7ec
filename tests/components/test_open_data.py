"""Parts of the page of the open data."""

from __future__ import annotations

from datetime import date

from arbeidszorg.opendata.sheet import Column, Sheet
from components import open_data
from components.markup import markup
from server.problems import EXPLAINED


def test_lines_to_type_scroll_by_the_keyboard_and_have_a_name() -> None:
    text = str(markup(open_data.code("a < b", "Python")))
    assert 'tabindex="0"' in text and 'aria-label="Python"' in text and "a &lt; b" in text


def test_each_kind_of_fault_is_explained_under_its_anchor() -> None:
    text = str(markup(open_data.faults()[0]))
    anchor = EXPLAINED.partition("#")[2]
    assert all(f'id="{anchor}-{status}"' in text for status in open_data.FAULTS)


def test_a_table_without_rows_says_so(demo_atlas: object) -> None:
    column = Column("naam", "text", "Naam.", key=True)
    empty = Sheet("leeg", "Leeg", "Niets.", (column,), (), "Proef", date(2024, 1, 1))
    parts = "".join(str(markup(part)) for part in open_data.table(demo_atlas, empty))  # type: ignore[arg-type]
    assert "Deze tabel heeft geen rijen." in parts
