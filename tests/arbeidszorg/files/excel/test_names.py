"""Names of worksheets that Excel takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.files.excel.names import sheet_names


def test_a_long_name_is_cut() -> None:
    assert sheet_names(["1 Arbeidszorgmedewerkers per gemeente in 2025"]) == (
        "1 Arbeidszorgmedewerkers per g…",
    )


def test_like_names_are_told_apart() -> None:
    assert sheet_names(["Kaart", "kaart", "KAART"]) == ("Kaart", "kaart (2)", "KAART (3)")


def test_what_excel_refuses_is_left_out() -> None:
    assert sheet_names(["[a]:b*c?/d\\", "'x'", "History", "\x00", "a\u202eb"]) == (
        "a b c d",
        "x",
        "History (2)",
        "Figuur",
        "ab",
    )


@given(st.lists(st.text(max_size=80), max_size=30))
def test_any_names(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len(names) == len(wanted) == len({name.casefold() for name in names})
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) / 2 <= 31
        assert not set(name) & set("[]:*?/\\\x00")
        assert not name.startswith("'") and not name.endswith("'")
