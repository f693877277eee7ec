"""Text that a spreadsheet would run, and numbers that it would not."""

from __future__ import annotations

import pytest

from arbeidszorg.handing.safe import inert


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-Werk", "'-Werk"),
        ("+32", "+32"),
        ("-12,5", "-12,5"),
        ("\t=1", "'\t=1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_inert(text: str, safe: str) -> None:
    assert inert(text) == safe
