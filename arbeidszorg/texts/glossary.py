"""The glossary: the words of arbeidszorg, what they mean, and where they occur in a text.

The words are in ``texts/nl/begrippen.toml``. A term is found as a whole word only. An alias with a
capital (``AMA``) is found only as it is written; another one also at the start of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from arbeidszorg.texts import catalogue, has, t

#: The most characters of a short explanation.
SHORT = 160

#: No part of a word, an address on the web or a number may touch a term.
_BEFORE, _AFTER = r"(?<![\w\-/@.#&’'])", r"(?![\w\-/@]|[’'.]\w)"


@dataclass(frozen=True)
class Term:
    """A word with its explanations; ``aliases``: other words for it; ``forms``: more of one, and
    what else a text makes of it; ``of_study``: it is about the study or who had it made, and so
    about the territory that was studied; ``elsewhere``: the long explanation in any other."""

    code: str
    name: str
    short: str
    long: str
    aliases: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    of_study: bool = False
    elsewhere: str = ""

    @property
    def anchor(self) -> str:
        """Its id in the list."""
        return f"begrip-{self.code}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way in which it is written."""
        return (self.name, *self.aliases, *self.forms)


@dataclass(frozen=True)
class Occurrence:
    """A term that stands in a text, from ``start`` up to ``end``."""

    term: Term
    start: int
    end: int


def terms(*, of_study: bool = True) -> tuple[Term, ...]:
    """Every term, in the order of the alphabet; with or without those of the study."""
    if of_study:
        return _terms()
    return tuple(
        replace(term, long=term.elsewhere or term.long) for term in _terms() if not term.of_study
    )


@cache
def _terms() -> tuple[Term, ...]:
    codes = [
        key.split(".")[1]
        for key in catalogue()
        if key.startswith("begrippen.") and key.endswith(".term")
    ]
    return tuple(sorted(map(_term, codes), key=lambda term: term.name.casefold()))


def _term(code: str) -> Term:
    aliases = t(f"begrippen.{code}.aliases") if has(f"begrippen.{code}.aliases") else ""
    forms = t(f"begrippen.{code}.forms") if has(f"begrippen.{code}.forms") else ""
    return Term(
        code,
        t(f"begrippen.{code}.term"),
        t(f"begrippen.{code}.short"),
        t(f"begrippen.{code}.long"),
        tuple(filter(None, aliases.split("|"))),
        tuple(filter(None, forms.split("|"))),
        has(f"begrippen.{code}.study"),
        t(f"begrippen.{code}.elsewhere") if has(f"begrippen.{code}.elsewhere") else "",
    )


def occurrences(text: str, explained: Collection[str] = ()) -> Iterator[Occurrence]:
    """The first place of each term in a text, in order. ``explained``: codes that are explained
    already. Of two terms at the same place the longest counts: ``AMA welzijn``, not ``AMA``."""
    seen = set(explained)
    for match in _pattern().finditer(text):
        term = _named()[_key(match[0])]
        if term.code not in seen:
            seen.add(term.code)
            yield Occurrence(term, match.start(), match.end())


@cache
def _named() -> dict[str, Term]:
    """Spelling, as :func:`_key` writes it -> its term."""
    return {_key(spelling): term for term in terms() for spelling in term.spellings}


def _key(spelling: str) -> str:
    """A spelling without its first capital and with plain spaces."""
    plain = " ".join(spelling.split())
    return plain[:1].lower() + plain[1:]


@cache
def _pattern() -> re.Pattern[str]:
    """All spellings, the longest first."""
    every = sorted(
        (spelling for term in terms() for spelling in term.spellings), key=len, reverse=True
    )
    return re.compile(f"{_BEFORE}(?:{'|'.join(map(_spelled, every))}){_AFTER}")


def _spelled(spelling: str) -> str:
    """One spelling: any space between its words, and its case as the rule says."""
    words = r"\s+".join(map(re.escape, spelling.split()))
    if spelling != spelling.lower():
        return words
    return f"(?:{words}|{words[:1].upper()}{words[1:]})"
