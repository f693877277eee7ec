"""A territory: the part of the country that the atlas is about, as a folder with a datapackage.

Its ``datapackage.json`` (Frictionless) names the tables and outlines in the folder and says,
under ``gebied``, what the whole is called and which levels there are. ``docs/gebied.md`` tells how
to make one. West-Vlaanderen is the one that ships.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from arbeidszorg.places.level import LevelWords
from arbeidszorg.texts import t

#: The descriptor of a territory, and what outlines are called in it.
PACKAGE, OUTLINE = "datapackage.json", "omtrek-{level}"
#: The study and the recommendations that come with it, as ``onderwerpen`` names them.
STUDY = "studie"


@dataclass(frozen=True, eq=False)
class Territory:
    """``code``, ``name``: of the whole; ``called``: its name in a sentence ("de Kuststreek");
    ``preposition``: what goes before that to say where; ``adjective``: "West-Vlaamse"; ``people``:
    who lives there; ``levels``: from the whole down to the municipality; ``subjects``: what of the
    subjects of the atlas is about this territory; ``explained``: what the page of the method says
    of it in words of its own, by section; ``credits``: who is to be named for its borders and
    residents; ``resources``: name -> file.
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
    explained: Mapping[str, str]
    credits: Mapping[str, str]
    resources: Mapping[str, Path]

    @property
    def top(self) -> LevelWords:
        """The level of the whole."""
        return self.levels[0]

    @property
    def is_studied(self) -> bool:
        """Whether the study of the atlas is about this territory."""
        return STUDY in self.subjects

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
        ``the_whole`` "de provincie", ``entire`` "de hele provincie"; and of its levels: ``each``
        "elke regio, elk arrondissement en elke gemeente", ``one_of`` "een gemeente, een
        arrondissement, een regio", ``main`` "regio", ``mains`` "regio’s"."""
        return {
            "territory": self.called,
            "Territory": self.called[:1].upper() + self.called[1:],
            "territory_name": self.name,
            "in_territory": f"{self.preposition} {self.called}",
            "territorial": self.adjective,
            "inhabitants": self.people,
            "the_whole": f"{self.top.article} {self.top.name}",
            "entire": f"{self.top.article} hele {self.top.name}",
            "Entire": f"{self.top.article.capitalize()} hele {self.top.name}",
            "each": enumerated(_each(level) for level in self.levels[1:]),
            "each_below": enumerated(_each(level) for level in self.levels[1:-1]),
            "one_of": ", ".join(_one(level) for level in reversed(self.levels[1:])),
            "main": self.levels[1].name,
            "main_code": self.levels[1].code,
            "mains": self.levels[1].many,
            "mains_title": self.levels[1].title[:1].lower() + self.levels[1].title[1:],
        }

    def credited(self, name: str, wanted: bool = True) -> str:
        """Whom to name for something, where it is used; "" when the territory names nobody."""
        return self.credits.get(name, "") if wanted else ""

    def filled(self, text: str) -> str:
        """A text of a page with the words of the territory in it; other braces stay."""
        if "{" in text:
            for name, word in self.words.items():
                text = text.replace(f"{{{name}}}", word)
        return text


def _each(level: LevelWords) -> str:
    return t(f"view.each.{level.article}", level=level.name)


def _one(level: LevelWords) -> str:
    return t("view.one", level=level.name)


def enumerated(names: Iterable[str]) -> str:
    """Names one after the other, with "en" before the last; nothing of none."""
    *first, end = [*names] or [""]
    return t("table.sentence.and", first=", ".join(first), last=end) if first else end


def files_of(folder: Path) -> list[Path]:
    """The datapackage of a territory and its tables, from which numbers follow. What is wrong with
    it is said by whoever reads it."""
    try:
        said = json.loads((folder / PACKAGE).read_text(encoding="utf-8-sig"))["resources"]
        paths = [folder / each["path"] for each in said if each["path"].endswith(".csv")]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        paths = []
    return [folder / PACKAGE, *sorted(paths)]
