"""Rows with their bounds, on screen and in a page."""

from __future__ import annotations

from pathlib import Path

from benchmarks.report import Row, fill, table


def test_a_row_holds_at_its_bound_and_not_above() -> None:
    assert Row("a", 0.25, at_most=0.25).verdict == "holds"
    assert Row("a", 0.26, at_most=0.25).verdict == "TOO MUCH"
    assert Row("a", 9).verdict == ""


def test_what_was_not_measured_does_not_hold() -> None:
    assert Row("a", float("nan"), at_most=1).verdict == "TOO MUCH"


def test_every_row_is_a_line() -> None:
    lines = table([Row("one", 1, " ms", 2, "x"), Row("two", 3)]).splitlines()
    assert len(lines) == 3
    assert lines[1].split() == ["one", "1.00", "ms", "2", "ms", "holds", "x"]


def test_a_page_gets_the_rows_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "before\n<!-- cijfers -->\nearlier\n<!-- /cijfers -->\nafter\n", encoding="utf-8"
    )
    fill(page, [Row("one", 1, " ms", 2, "a | b")])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n") and text.endswith("after\n")
    assert "earlier" not in text
    assert "| one | 1.00 ms | 2 ms | holds | a \\| b |" in text
