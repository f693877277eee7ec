"""All public versions tell a year alike, or none goes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
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


def counted_again(second: Compiled) -> Compiled:
    """A version in which the years that were public are counted again, with one person fewer."""
    shown = second.shown[KEY]
    persons = np.where(shown.persons > 0, shown.persons - 1, shown.persons)
    said = {
        measure: {
            year: {area: n - 1 if isinstance(n, int) and n else n for area, n in areas.items()}
            for year, areas in years.items()
        }
        for measure, years in second.said.items()
    }
    return replace(second, shown={**second.shown, KEY: replace(shown, persons=persons)}, said=said)


def test_where_a_participant_was_taken_out_public_years_stay_in_all_that_is_told(
    versions: list[Compiled],
) -> None:
    first, second = versions
    again = counted_again(second)
    kept = together.as_published(again, first)
    together.alike(kept, [first])
    old, new = first.edition.last_year, second.edition.last_year
    assert old < new and first.said
    for measure, years in kept.said.items():
        assert years[old] == first.said[measure][old]
        assert years[new] == again.said[measure][new]
    assert kept.said["medewerkers"][old] != again.said["medewerkers"][old]


def test_what_an_older_program_did_not_say_is_asked_of_what_is_compiled(
    versions: list[Compiled],
) -> None:
    first, second = versions
    assert together.as_published(counted_again(second), replace(first, said={})).said == {}
