"""West-Vlaanderen, the territory that ships, and what tests call its whole and its levels."""

from __future__ import annotations

from arbeidszorg.places import geography

PLACES = geography.load()
PROVINCE, LEVELS = PLACES.whole, PLACES.levels
