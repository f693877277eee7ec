"""What templates may ask."""

from __future__ import annotations

import pytest

from desk.words import cell


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("2025-06-30", "30/06/2025"),
        ("12.5", "12,5"),
        ("12.0", "12"),
        ("keuken|groendienst", "keuken, groendienst"),
        ("2025", "2025"),
        ("R1.2.3", "R1.2.3"),
        ("", ""),
    ],
)
def test_a_kept_value_is_said_as_people_write_it(kept: str, said: str) -> None:
    assert cell(kept) == said
