"""Explanations of initiatives that stand with the figures, for readers: when the initiative allowed
it, and STAM approved the very words. What looks like a person is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from arbeidszorg.registrations.edition import Footnote
from arbeidszorg.registrations.intake.places import municipalities
from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from arbeidszorg.store.submissions import Submission, texts_of
from arbeidszorg.store.versions import kept_words
from arbeidszorg.texts import t
from desk.handed import rows, tables
from desk.handed.handed import Handed, RefusedError, Who
from desk.handed.handing import Also, nothing

_DAY = re.compile(r"\b\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})\b|\b\d{4}-\d\d?-\d\d?\b")
_SENTENCE = re.compile(r"[.!?:;]\s+|\n")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: What stands between the names of a person.
_BETWEEN = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "el", "al"})


@dataclass(frozen=True)
class Approved:
    """A footnote: of which rule in which handing; ``by`` whom it was approved, and when."""

    handed: int
    rule: str
    initiative: str
    year: int
    text: str
    at: datetime
    by: str


def approve(
    store: Store,
    handed: Handed,
    rule: str,
    footnote: tuple[int, str],
    who: Who,
    also: Also = nothing,
) -> None:
    """Let readers see an explanation with the figures of a year, in the words of ``footnote`` (year
    and text), from the next version on. Raises :class:`RefusedError` when the initiative did not
    allow it, or the words may say who somebody is."""
    year, text = footnote
    allowed = {each.rule for each in handed.told.reasons if each.footnote}
    if rule not in allowed or handed.state not in ("ingediend", "aanvaard"):
        raise RefusedError(t("aanvaarden.footnote.not_allowed"))
    with store.reading() as connection:
        part = next(rows.submissions(connection, [handed.number]))
    words = checked(text, part)
    with store.writing() as connection:
        _drop(connection, handed.number, rule)
        row = {
            "handed": handed.number,
            "rule": rule,
            "initiative": handed.initiative,
            "year": year,
            "text": words,
            "at": moments.kept(store.now(connection)),
            "account": who.number,
            "by": who.name,
        }
        connection.execute(insert(tables.footnote), [row])
        also(connection, handed)


def remove(store: Store, handed: Handed, rule: str, also: Also = nothing) -> None:
    """Let no later version have it."""
    with store.writing() as connection:
        _drop(connection, handed.number, rule)
        also(connection, handed)


def of_handed(store: Store, number: int) -> Mapping[str, Approved]:
    """Those of a handing, by rule."""
    return {each.rule: each for each in every(store) if each.handed == number}


def every(store: Store) -> tuple[Approved, ...]:
    """All of them, by initiative and year."""
    table = tables.footnote
    order = (table.c.initiative, table.c.year, table.c.rule, table.c.handed)
    with store.reading() as connection:
        return tuple(
            Approved(
                row.handed,
                row.rule,
                row.initiative,
                row.year,
                row.text,
                moments.read(row.at),
                row.by,
            )
            for row in connection.execute(select(table).order_by(*order))
        )


def coming(
    store: Store, handed: Sequence[Handed], initiatives: Iterable[str]
) -> tuple[Footnote, ...]:
    """Those of the next version: of these initiatives, of what was accepted; of two for one rule
    and year the newest."""
    accepted = {each.number for each in handed if each.state == "aanvaard"}
    there = set(initiatives)
    chosen = {
        (each.initiative, each.year, each.rule): each
        for each in every(store)
        if each.handed in accepted and each.initiative in there
    }
    return tuple(Footnote(each.initiative, each.year, each.text) for each in chosen.values())


def _drop(connection: Connection, number: int, rule: str) -> None:
    table = tables.footnote
    connection.execute(delete(table).where(table.c.handed == number, table.c.rule == rule))


def checked(text: str, part: Submission) -> str:
    """The words as readers may see them. ``part``: what was handed in. Raises
    :class:`RefusedError`; what looked personal is not repeated."""
    words = kept_words(text)
    if not words:
        raise RefusedError(t("aanvaarden.footnote.empty"))
    texts = texts_of(part)
    if _DAY.search(words) or _codes(texts["registraties"]) & _tokens(words):
        raise RefusedError(t("aanvaarden.footnote.personal"))
    if _is_named(words, texts["initiatieven"].decode()):
        raise RefusedError(t("aanvaarden.footnote.name"))
    return words


def _tokens(words: str) -> set[str]:
    return {each.strip(".,;:!?()“”\"'") for each in words.casefold().split()}


def _codes(stays: bytes) -> set[str]:
    """The codes of stays and of participants, in small letters."""
    lines = stays.decode().casefold().splitlines()[1:]
    return {cell.strip('"') for line in lines for cell in line.split(",")[:2]} - {""}


def _is_named(words: str, initiative: str) -> bool:
    """Whether two words in a row look like the names of a person: with a capital, and not of this
    initiative, a town or an abbreviation."""
    towns = " ".join(municipalities().names.values())
    known = {each.casefold() for each in _WORD.findall(f"{initiative} {towns}")}
    for sentence in _SENTENCE.split(words):
        before = False
        for place, word in enumerate(_WORD.findall(sentence)):
            if place and word.casefold() in _BETWEEN:
                continue  # Jan van Damme
            capital = word[0].isupper() and not word.isupper() and word.casefold() not in known
            if before and capital:
                return True
            before = capital
    return False
