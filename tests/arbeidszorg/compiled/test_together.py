"""All public versions tell a year alike, or none goes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from arbeidszorg.compiled import files, released, together
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.shown import HIDDEN
from arbeidszorg.disclosure.publications import PublicationError

KEY = ("medewerkers", "vestiging")


@pytest.fixture(scope="module")
def versions(public_versions: Path) -> list[Compiled]:
    names = released.read(public_versions).names
    return [files.read(public_versions / names[number]) for number in (1, 2)]


def test_what_was_closed_is_told_alike(versions: list[Compiled]) -> None:
    first, second = versions
    together.alike(second, [first])
    together.alike(first, [second, first])
    together.alike(first, [])


@pytest.mark.parametrize("change", [1, HIDDEN])
def test_one_number_that_is_other_is_seen(versions: list[Compiled], change: int) -> None:
    first, second = versions
    shown = second.shown[KEY]
    persons = shown.persons.copy()
    persons[0, 0, 0, 0] = change
    other = replace(second, shown={**second.shown, KEY: replace(shown, persons=persons)})
    with pytest.raises(PublicationError, match="zegt over 2021 iets anders"):
        together.alike(other, [first])
    persons[1] = persons[0]  # of a year that the first does not have
    persons[0] = shown.persons[0]
    together.alike(other, [first])
