"""Pictograms of our own."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from arbeidszorg.finding.facts import KEYS
from arbeidszorg.registrations.model import ACTIVITIES
from components.pictograms import DRAWN, pictogram


def test_each_activity_and_each_question_has_one_of_its_own() -> None:
    assert set(DRAWN) == {*ACTIVITIES, *KEYS}
    assert len(set(DRAWN.values())) == len(DRAWN)


@pytest.mark.parametrize("name", DRAWN)
def test_it_is_seen_and_not_heard(name: str) -> None:
    root = ElementTree.fromstring(pictogram(name))
    assert (root.get("aria-hidden"), root.get("stroke")) == ("true", "currentColor")
    assert len(root) > 0


def test_what_is_not_drawn_looks_as_other_activities() -> None:
    assert pictogram("vliegen") == pictogram("andere")
