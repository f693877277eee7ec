"""Which municipality code holds today, for any code of before or after a merger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from arbeidszorg.places import package, tables
from arbeidszorg.settings import TERRITORY


@dataclass(frozen=True, eq=False)
class Municipalities:
    """Those of a territory. ``current``: every code, of now or before -> today's code; ``names``:
    today's code -> name, by code; ``territory``: where they lie, "in West-Vlaanderen";
    ``example``: the code of the one that messages name."""

    current: Mapping[str, str]
    names: Mapping[str, str]
    territory: str
    example: str

    @cached_property
    def looks_ours(self) -> frozenset[str]:
        """How codes of the territory begin: a code that begins so and that nobody knows is not one
        of elsewhere."""
        return frozenset(code[0] for code in self.current)

    @property
    def words(self) -> dict[str, str]:
        """What messages say of them: ``in_territory``, and ``code`` and ``town`` of one."""
        code = self.example
        return {"in_territory": self.territory, "code": code, "town": self.names[code]}


@cache
def municipalities(folder: Path = TERRITORY) -> Municipalities:
    """The municipalities of the territory in a folder. Raises
    :class:`~arbeidszorg.places.wrong.TerritoryError`."""
    territory = package.read(folder)
    known = tables.read(territory)
    names = {town.code: town.name for town in sorted(known.towns, key=lambda town: town.code)}
    current = {code: code for code in names} | {m.old: m.new for m in known.mergers}
    living = known.residents.years[known.residents.last]
    example = max(names, key=living.__getitem__)  # the largest, which everybody knows
    return Municipalities(current, names, territory.words["in_territory"], example)
