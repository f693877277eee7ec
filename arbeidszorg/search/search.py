"""A question answered: what leads, in groups, and what was meant when it was spelled otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.figures.text import clean
from arbeidszorg.search.composed import Composer
from arbeidszorg.search.entries import KINDS, Entry, Kind, entries
from arbeidszorg.search.matching import Match, Names, names, telling
from arbeidszorg.view.view import Scope

#: Letters of a question that are read; a longer one asks for nothing that there is.
LONGEST = 100
#: Answers of a group, in the header and on the page.
FEW, MANY = 4, 20


@dataclass(frozen=True)
class Answer:
    """What answers to a question, as it was read. ``fault``: the key of a text that says why it
    cannot be answered, "" when it can; ``meant``: what it was taken for, when it was spelled
    otherwise; ``groups``: the answers by kind, the best group first."""

    question: str
    fault: str = ""
    meant: Entry | None = None
    groups: tuple[tuple[Kind, tuple[Entry, ...]], ...] = ()

    @property
    def count(self) -> int:
        """How many answers there are."""
        return sum(len(entries) for _, entries in self.groups)

    @property
    def lead(self) -> Entry | None:
        """The answer that leads; none when it can only be guessed what was meant."""
        return self.groups[0][1][0] if self.groups and not self.meant else None


@dataclass(frozen=True, eq=False)
class Search:
    """Everything that can be looked for, made once for a data version and a site."""

    _names: Names[Entry] = field(repr=False)
    _areas: Names[Entry] = field(repr=False)
    _composer: Composer = field(repr=False)

    def answer(self, question: str, most: int = MANY) -> Answer:
        """What answers to a question; ``most``: of each kind."""
        asked = clean(question[: 10 * LONGEST]).strip()
        if fault := _fault(asked):
            return Answer(asked[:LONGEST], fault)
        matches = self._names.ask(asked)
        composed = self._composer.entries(asked)
        if not matches and not composed:
            return Answer(asked, "", self._areas.nearest(asked))
        sure = [match for match in matches if not match.slipped]
        meant = None if sure or composed else matches[0].thing
        return Answer(asked, "", meant, _grouped(sure or matches, composed, most))


def _fault(asked: str) -> str:
    """Why a question cannot be answered: the name of a text."""
    if not asked:
        return "nothing"
    if len(asked) > LONGEST:
        return "too_long"
    letters = "".join(telling(asked))
    if not letters:
        return "only_signs"
    return "one_letter" if len(letters) == 1 else ""


def _grouped(
    matches: Iterable[Match[Entry]], composed: tuple[Entry, ...], most: int
) -> tuple[tuple[Kind, tuple[Entry, ...]], ...]:
    """Answers by kind: first the kind whose best answers best, of equals as the kinds are
    ordered. What was asked as a whole view comes first."""
    groups: dict[Kind, list[Entry]] = {"cijfer": list(composed)} if composed else {}
    best: dict[Kind, float] = {"cijfer": 9.0}
    for match in matches:
        kind = match.thing.kind
        best.setdefault(kind, round(match.score, 1))
        groups.setdefault(kind, []).append(match.thing)
    order = sorted(groups, key=lambda kind: (-best[kind], KINDS.index(kind)))
    return tuple((kind, tuple(groups[kind][:most])) for kind in order)


def open_search(
    here: Atlas,
    more: Iterable[Entry] = (),
    area_page: str = "",
    scopes: Mapping[str, Scope] | None = None,
    initiative_page: Callable[[str], str] | None = None,
) -> Search:
    """The search of a data version. ``more``: what the site has beside it, its pages;
    ``area_page`` and ``initiative_page``: see :func:`~arbeidszorg.search.entries.entries`;
    ``scopes``: see
    :class:`~arbeidszorg.search.composed.Composer`."""
    every = (*entries(here, area_page, initiative_page), *more)
    areas = [entry for entry in every if entry.kind == "gebied"]
    return Search(
        names((entry, entry.spellings) for entry in every),
        names((entry, entry.spellings) for entry in areas),
        Composer(here, scopes or {}),
    )
