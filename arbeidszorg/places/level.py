"""Levels: the kinds of areas of a territory, from the whole down to the municipality."""

from __future__ import annotations

from dataclasses import dataclass

#: The code of a level, as addresses have it.
Level = str
#: The smallest areas, of which every other area is a set. Registrations name them by NIS code.
TOWN: Level = "gemeente"
#: What a set of municipalities that a reader names is, in the place of a level.
GROUP = "groep"


@dataclass(frozen=True)
class LevelWords:
    """A level and its words. ``many``: more of them; ``title``: the same over a list of them;
    ``article``: "de" or "het"; ``full``: how the name of an area of it stands by itself
    ("Arrondissement {naam}"), ``called``: how it stands in a sentence; both "{naam}" where the name
    says enough. ``columns``: of code and name in the table of municipalities, none for the whole.
    """

    code: Level
    name: str
    many: str
    title: str
    article: str
    full: str
    called: str
    columns: tuple[str, str] | None

    @property
    def shares_names(self) -> bool:
        """Whether its areas are named after a municipality, so that their name alone is not
        theirs."""
        return self.full != "{naam}"
