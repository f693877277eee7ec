"""JSON of a reader is read within bounds."""

from __future__ import annotations

import pytest

from arbeidszorg.content.sent import MOST_NESTED, parsed


@pytest.mark.parametrize(("start", "end"), [("[", "]"), ('{"a":', "}")])
def test_so_many_in_each_other_and_no_more(start: str, end: str) -> None:
    for depth in (1, 5, MOST_NESTED):
        assert parsed(start * depth + "1" + end * depth)
    for depth in (MOST_NESTED + 1, 900, 100_000):
        with pytest.raises(ValueError, match="nested too deeply"):
            parsed(start * depth + "1" + end * depth)


@pytest.mark.parametrize("text", ["", "x", "[1", '{"a"}', "9" * 5_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(text)
