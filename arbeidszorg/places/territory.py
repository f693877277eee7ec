"""A territory: the part of the country that the atlas is about, as a folder with a datapackage.

Its ``datapackage.json`` (Frictionless) names the tables and outlines in the folder and says,
under ``gebied``, what the whole is called and which levels there are. ``docs/gebied.md`` tells how
to make one. West-Vlaanderen is the one that ships.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from arbeidszorg.places.level import LevelWords

#: The descriptor of a territory, and what outlines are called in it.
PACKAGE, OUTLINE = "datapackage.json", "omtrek-{level}"
#: The study and the recommendations that come with it, as ``onderwerpen`` names them.
STUDY = "studie"


@dataclass(frozen=True, eq=False)
class Territory:
    """``code``, ``name``: of the whole; ``called``: its name in a sentence ("de Kuststreek");
    ``preposition``: what goes before that to say where; ``adjective``: "West-Vlaamse"; ``people``:
    who lives there; ``levels``: from the whole down to the municipality; ``subjects``: what of the
    subjects of the atlas is about this territory; ``resources``: name -> file.
    """

    folder: Path
    code: str
    name: str
    called: str
    preposition: str
    adjective: str
    people: str
    levels: tuple[LevelWords, ...]
    subjects: frozenset[str]
    resources: Mapping[str, Path]

    @property
    def top(self) -> LevelWords:
        """The level of the whole."""
        return self.levels[0]

    @property
    def middle(self) -> tuple[LevelWords, ...]:
        """The levels between the whole and the municipality, the highest first."""
        return self.levels[1:-1]

    @cached_property
    def by_code(self) -> dict[str, LevelWords]:
        """The levels by their code."""
        return {level.code: level for level in self.levels}

    def outline(self, level: str) -> Path:
        """The file with the outlines of a level. Raises ``KeyError``."""
        return self.resources[OUTLINE.format(level=level)]

    @cached_property
    def words(self) -> dict[str, str]:
        """What texts say of the whole: ``territory`` "West-Vlaanderen", ``in_territory`` "in
        West-Vlaanderen", ``territorial`` "West-Vlaamse", ``inhabitants`` "West-Vlamingen",
        ``whole`` "de provincie", ``entire`` "de hele provincie"."""
        return {
            "territory": self.called,
            "territory_name": self.name,
            "in_territory": f"{self.preposition} {self.called}",
            "territorial": self.adjective,
            "inhabitants": self.people,
            "whole": f"{self.top.article} {self.top.name}",
            "entire": f"{self.top.article} hele {self.top.name}",
            "top": self.top.name,
        }


def files_of(folder: Path) -> list[Path]:
    """The datapackage of a territory and its tables, from which numbers follow. What is wrong with
    it is said by whoever reads it."""
    try:
        said = json.loads((folder / PACKAGE).read_text(encoding="utf-8-sig"))["resources"]
        paths = [folder / each["path"] for each in said if each["path"].endswith(".csv")]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        paths = []
    return [folder / PACKAGE, *sorted(paths)]
