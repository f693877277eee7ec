"""How well a name answers to what somebody typed: whole, begun, within, or with a slip.

Names and questions are compared as plain words: small letters, no accents, no signs. Every word of
a question must be in a name, so that more words say more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from arbeidszorg.places.geography import slugify

#: How well a word answers: the same, its beginning, a part of it, or all but a letter or two.
SAME, BEGUN, WITHIN, SLIPPED = 1.0, 0.8, 0.5, 0.4
#: What a whole name gains when the question is all of it, or its beginning.
WHOLE, AT_START = 2.0, 1.0
#: Letters that a word of a question has at least to be looked for within a word, or with a slip in
#: one letter, or in two.
FOR_WITHIN, FOR_SLIP, FOR_TWO = 4, 4, 7
#: Words that say nothing by themselves.
SMALL = frozenset(
    {
        "aan",
        "bij",
        "de",
        "een",
        "en",
        "het",
        "hoeveel",
        "in",
        "la",
        "le",
        "naar",
        "of",
        "op",
        "per",
        "te",
    }
    | {"the", "van", "voor"}
)
#: Words of which the answers are kept: who types a name asks with most of its beginnings.
KEPT = 500

Thing = TypeVar("Thing")


def words(text: str) -> tuple[str, ...]:
    """The plain words of a text."""
    return tuple(slugify(text.replace("’", "").replace("'", "")).split("-")) if text else ()


def telling(text: str) -> tuple[str, ...]:
    """The words of a text that say something; all of them when none does."""
    every = tuple(word for word in words(text) if word)
    return tuple(word for word in every if word not in SMALL) or every


def slips(word: str) -> int:
    """How many letters of a word may be wrong; in a number none."""
    if word.isdigit() or len(word) < FOR_SLIP:
        return 0
    return 2 if len(word) >= FOR_TWO else 1


@dataclass(frozen=True)
class Match(Generic[Thing]):
    """What answers, how well, and whether only with a slip in a word."""

    thing: Thing
    score: float
    slipped: bool


@dataclass(frozen=True, eq=False)
class Names(Generic[Thing]):
    """Things by their names, made once and asked often."""

    _spelled: tuple[tuple[tuple[str, ...], Thing], ...]
    _answering: Callable[[str], Mapping[int, float]] = field(repr=False)

    def ask(self, question: str) -> list[Match[Thing]]:
        """What answers to every word of a question, each thing once, the best first; of equals in
        the order in which they were given."""
        asked = telling(question)
        if not asked:
            return []
        answers = [self._answering(word) for word in asked]
        whole = words(question)
        best: dict[int, Match[Thing]] = {}
        for place in sorted(set(answers[0]).intersection(*answers[1:])):
            name, thing = self._spelled[place]
            score = sum(answer[place] for answer in answers) / len(answers)
            slipped = any(answer[place] == SLIPPED for answer in answers)
            score += _start(name, whole, asked) - len(name) / 100
            before = best.get(id(thing))
            if before is None or before.score < score:
                best[id(thing)] = Match(thing, score, slipped)
        return sorted(best.values(), key=lambda match: -match.score)

    def nearest(self, question: str, cutoff: float = 0.7) -> Thing | None:
        """The thing whose name looks most like a question that nothing answers to, or like a word
        of it."""
        asked = telling(question)
        names = ["-".join(name) for name, _ in self._spelled]
        tried = [word for word in asked if len(word) >= FOR_SLIP]
        best: tuple[float, int] = (0.0, -1)
        for text in dict.fromkeys(("-".join(asked), *tried) if tried else ()):
            near = process.extractOne(
                text, names, scorer=OSA.normalized_similarity, score_cutoff=cutoff
            )
            if near and near[1] > best[0]:
                best = (near[1], near[2])
        return self._spelled[best[1]][1] if best[0] else None


@dataclass(frozen=True, eq=False)
class _Vocabulary:
    """The words of names, each with the names that it stands in."""

    places: Mapping[str, tuple[int, ...]]
    known: tuple[str, ...]

    def answering(self, word: str) -> Mapping[int, float]:
        """Name -> how well a word of it answers to this word."""
        scores = dict.fromkeys(self._slipped(word), SLIPPED)
        for known in self.known:
            if known.startswith(word):
                scores[known] = SAME if known == word else BEGUN
            elif len(word) >= FOR_WITHIN and word in known:
                scores[known] = WITHIN
        names: dict[int, float] = {}
        for known, score in scores.items():
            for place in self.places[known]:
                names[place] = max(score, names.get(place, 0))
        return names

    def _slipped(self, word: str) -> set[str]:
        """The words that a word is but for a slip, or the beginning of such a one."""
        most = slips(word)
        if not most:
            return set()
        near: set[str] = set()
        for choices in (self.known, [known[: len(word)] for known in self.known]):
            answers = process.extract(
                word, choices, scorer=OSA.distance, score_cutoff=most, limit=None
            )
            near.update(self.known[place] for *_, place in answers)
        return {known for known in near if len(known) >= FOR_SLIP}


def _start(name: tuple[str, ...], whole: tuple[str, ...], asked: tuple[str, ...]) -> float:
    if name in (whole, asked):
        return WHOLE
    begins = "-".join(name).startswith(("-".join(whole), "-".join(asked)))
    return AT_START if begins else 0.0


def names(things: Iterable[tuple[Thing, Iterable[str]]]) -> Names[Thing]:
    """Things with their names, ready to be asked."""
    spelled = tuple(
        (spelling, thing)
        for thing, spellings in things
        for spelling in dict.fromkeys(map(words, spellings))
        if any(spelling)
    )
    places: dict[str, list[int]] = defaultdict(list)
    for place, (spelling, _) in enumerate(spelled):
        for word in dict.fromkeys(spelling):
            places[word].append(place)
    vocabulary = _Vocabulary({word: tuple(at) for word, at in places.items()}, tuple(places))
    return Names(spelled, lru_cache(KEPT)(vocabulary.answering))
