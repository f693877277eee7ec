"""What is public, and from when, as a server reads it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.compiled import released
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.compiled.released import Public, Released
from helpers.examples import examples

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE, TWO, THREE = ("1" * 20, "2" * 20, "3" * 20)
NAMES = {1: ONE, 2: TWO, 3: THREE}


@pytest.mark.parametrize(
    ("public", "shown"),
    [
        ((), ""),
        ((Public(1, NOON - HOUR, False),), ONE),
        ((Public(1, NOON, False),), ONE),  # at its very hour
        ((Public(1, NOON + HOUR, False),), ""),
        ((Public(1, NOON + HOUR, True),), ONE),  # at once, whatever a clock says
        ((Public(1, NOON - HOUR, True), Public(2, NOON + HOUR, False)), ONE),
        ((Public(2, NOON - HOUR, False), Public(1, NOON - 2 * HOUR, True)), TWO),
        ((Public(1, NOON - HOUR, True), Public(3, NOON - HOUR, True)), THREE),  # decided last
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


def written(**other: object) -> str:
    """A file that is whole, but for what is given."""
    public = {"versie": 1, "vanaf": NOON.isoformat(), "meteen": False}
    told = {"vorm": released.FORM, "klaar": {"1": ONE}, "publiek": [public]}
    of_public = {key: other.pop(key) for key in list(other) if key in public}
    return json.dumps(
        {**told, **other, **({"publiek": [{**public, **of_public}]} if of_public else {})}
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "{}", "null", "[" * 10_000, "\x00"),
        written(vorm=released.FORM + 1),
        written(vorm=[]),
        written(klaar=[]),
        written(klaar={"een": ONE}),
        *(
            written(klaar={"1": name})
            for name in ("../../etc", "/etc", "", ".", "x" * 20, f"../{ONE}", ONE[:-1], None, [ONE])
        ),
        written(publiek={}),
        written(publiek=["1"]),
        written(versie="1"),
        written(versie=[1]),
        written(versie=True),
        written(vanaf=None),
        written(vanaf="morgen"),
        written(vanaf="2027-03-01T12:00:00"),  # by which clock?
        written(meteen="nee"),
        written(meteen=None),
    ],
)
def test_what_cannot_be_read_is_not_taken_for_nothing(tmp_path: Path, text: str) -> None:
    """Nothing public means demonstration data: a damaged file must not mean that."""
    (tmp_path / released.FILE).write_text(text)
    with pytest.raises(CompiledError, match=r"publiek\.json in .* is beschadigd"):
        released.read(tmp_path)


def test_a_file_that_is_not_there_says_that_nothing_is_public(tmp_path: Path) -> None:
    assert released.read(tmp_path / "nergens") == Released()
    (tmp_path / released.FILE).write_text(written())
    assert released.read(tmp_path).shown(NOON) == ONE
