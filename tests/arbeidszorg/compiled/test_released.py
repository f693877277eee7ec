"""What is public, and from when, as a server reads it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.compiled import released
from arbeidszorg.compiled.released import Public, Released
from helpers.examples import examples

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NAMES = {1: "een", 2: "twee", 3: "drie"}


@pytest.mark.parametrize(
    ("public", "shown"),
    [
        ((), ""),
        ((Public(1, NOON - HOUR, False),), "een"),
        ((Public(1, NOON, False),), "een"),  # at its very hour
        ((Public(1, NOON + HOUR, False),), ""),
        ((Public(1, NOON + HOUR, True),), "een"),  # at once, whatever a clock says
        ((Public(1, NOON - HOUR, True), Public(2, NOON + HOUR, False)), "een"),
        ((Public(2, NOON - HOUR, False), Public(1, NOON - 2 * HOUR, True)), "twee"),
        ((Public(1, NOON - HOUR, True), Public(3, NOON - HOUR, True)), "drie"),  # decided last
        ((Public(9, NOON - HOUR, True),), ""),  # nobody compiled it
    ],
)
def test_which_is_shown(public: tuple[Public, ...], shown: str) -> None:
    assert Released(NAMES, public).shown(NOON) == shown


publics = st.lists(
    st.builds(
        Public,
        st.integers(1, 99),
        st.datetimes(timezones=st.just(UTC)),
        st.booleans(),
    ),
    max_size=5,
).map(tuple)


def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("gereed") / "nieuw"

    @given(publics)
    def same(public: tuple[Public, ...]) -> None:
        told = Released(NAMES, public)
        released.write(told, folder)
        assert released.read(folder) == told
        assert [path.name for path in folder.iterdir()] == [released.FILE]

    assert examples(1)
    same()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"vorm": 2}', '{"vorm": 1, "klaar": []}'])
def test_what_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / released.FILE).write_text(text)
    assert released.read(tmp_path) == Released()
    assert released.read(tmp_path / "nergens") == Released()
