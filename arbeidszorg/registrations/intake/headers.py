"""Names of columns as people write them -> those of the contract, when that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from itertools import islice

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.cleaning import clean, letters
from arbeidszorg.registrations.intake.personal import MASK, masked

#: Records among which the header is looked for: people write titles above it.
SEARCHED = 20
SEARCHED_FIELDS = 500
#: How alike a name must be to one of the contract to be mentioned.
_ALIKE = 0.72
#: What columns are called elsewhere; too unsure to read, sure enough to mention.
_OTHER_WORDS = {
    **dict.fromkeys(("begindatum", "begin", "start", "aanvang", "instroomdatum"), "startdatum"),
    **dict.fromkeys(("stopdatum", "einde", "eind", "uitstroomdatum"), "einddatum"),
    **dict.fromkeys(("clientnummer", "clientid", "deelnemerid", "persoonid"), "medewerker_id"),
    **dict.fromkeys(("registratienummer", "dossiernummer", "nummer", "id"), "registratie_id"),
    **dict.fromkeys(("initiatief", "initiatiefnaam"), "initiatief_id"),
    **dict.fromkeys(("niscode", "gemeente", "woonplaats", "nis"), "woonplaats_nis"),
}
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def name_of(header: str, file: str) -> str:
    """The name in the contract of ``file`` for a header: case, spaces, dashes, accents, line breaks
    and what stands in brackets do not matter (``Start datum (dd/mm/jjjj)`` is startdatum). A header
    that is none keeps its own small words."""
    names = _names(file)
    squeezed = letters(header)
    if squeezed not in names:
        squeezed = letters(_IN_BRACKETS.sub(" ", header))
    return names.get(squeezed) or re.sub(r"[\s_]+", "_", clean(header).lower())


@cache
def _names(file: str) -> dict[str, str]:
    return {letters(column.name): column.name for column in model.FILES[file]}


def known(record: Iterable[str], file: str) -> int:
    """How many names of the contract a record holds."""
    names = {column.name for column in model.FILES[file]}
    texts = (text for text in islice(record, SEARCHED_FIELDS) if len(text) <= 200)
    return len({name_of(text, file) for text in texts} & names)


def header_at(records: list[list[str]], file: str) -> int | None:
    """Which of the first records is the header: the first with two known names, else the first
    with content when it has one; None when there is no such record."""
    counts = [known(record, file) for record in records]
    for place, count in enumerate(counts):
        if count >= 2:
            return place
    filled = (place for place, record in enumerate(records) if any(map(clean, record)))
    first = next(filled, None)
    return first if first is not None and counts[first] else None


def two_lines(upper: list[str], lower: list[str], file: str) -> list[str] | None:
    """One header of two rows, of which the lower one names columns that the upper leaves open, or
    names together; None when the lower is another row."""
    names = {column.name for column in model.FILES[file]}
    below = {place: name_of(text, file) for place, text in enumerate(lower) if clean(text)}
    above = [name_of(text, file) for text in upper]
    taken = {name for place, name in enumerate(above) if place not in below}
    if not below or not set(below.values()) <= names - taken:
        return None
    wide = [*upper, *[""] * (len(lower) - len(upper))]
    if any(place < len(above) and above[place] in names for place in below):
        return None
    return [lower[place] if place in below else text for place, text in enumerate(wide)]


def near(header: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that a header was probably meant for."""
    names = set(names)
    squeezed = {letters(name): name for name in names}
    other = _OTHER_WORDS.get(letters(header))
    if other in names:
        return other
    close = get_close_matches(letters(header[:60]), list(squeezed), 1, _ALIKE)
    return squeezed[close[0]] if close else None


def spoken(header: str, place: int) -> str:
    """A header for a message; its place (0 is column A) when it could tell who somebody is."""
    return header if masked(header) == header else f"{MASK} ({letter(place)})"


def letter(place: int) -> str:
    """The letters of a column in a spreadsheet: 0 is A, 26 is AA."""
    word = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        word = chr(65 + rest) + word
    return word
