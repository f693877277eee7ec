"""What tells who a participant is: refused on sight, and never echoed, logged or kept.

Identity numbers are those of the Belgian national register (INSZ): eleven digits, of which the last
two are 97 minus the remainder of the first nine (with a 2 in front for births from 2000 on).
"""

from __future__ import annotations

import re
import unicodedata

MASK = "•••"

_HEADER_WORDS = {"naam", "name", "tel", "gsm", "mail", "mobiel", "rrn", "rr", "niss", "inss", "bus"}
_HEADER_PARTS = re.compile(
    r"voornaam|achternaam|familienaam|roepnaam|fullname|firstname|lastname|surname|meisjesnaam"
    r"|rijksregister|insz|bisnummer|geb(oorte)?_?(dat|dag)|datum_geb|birth_?da|adres|straat|huis_?n"
    r"|e_?mail(?!ing)|telefoon|gsm_?n|volledige_naam"
)
_NOT_A_PERSON = {"initiatief", "organisatie", "gemeente", "voorziening", "dienst", "sector"}

_IDENTITY = re.compile(
    r"(?<!\d)(\d\d)[ ./-]{0,3}(\d\d)[ ./-]{0,3}(\d\d)[ ./-]{0,3}(\d{3})[ ./-]{0,3}(\d\d)(?!\d)"
)
_IDENTITY_AS_WRITTEN = re.compile(r"(?<!\d)\d\d\.\d\d\.\d\d-\d{3}\.\d\d(?!\d)")
#: Excel drops the first 0 of a person born from 2000 to 2009.
_IDENTITY_WITHOUT_ZERO = re.compile(r"(?<!\d)\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{5}(?!\d)")
_EMAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\W\d_]{2}")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALISED = re.compile(r"[^\W\d_]*[A-Z][a-z'’-]+(?:[\s,]+[^\W\d_]+){0,3}[\s,]+[A-Z][a-z'’-]+")
_FOUR_DIGITS = re.compile(r"[0-9]{4}(?:[.,]0+)?")


def refused_header(header: str) -> bool:
    """Whether a column of this name would say who a participant is."""
    plain = unicodedata.normalize("NFKD", header).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z]+", "_", plain).strip("_")
    words = set(name.split("_"))
    if words & _NOT_A_PERSON:
        return False
    return bool(words & _HEADER_WORDS or _HEADER_PARTS.search(name))


def refused(column: str, text: str) -> str | None:
    """The rule that ``text`` in ``column`` of the registrations breaks, if it is personal."""
    if _is_identity(text):
        return "identity_number"
    if "@" in text and _EMAIL.search(text):
        return "email"
    if column == "geboortejaar" and _is_full_date(text):
        return "birth_date"
    if column == "medewerker_id" and _is_name(text):
        return "name"
    return None


def masked(text: str) -> str:
    """``text`` for a message about the registrations: masked when it could tell who somebody is."""
    personal = _is_identity(text) or "@" in text or bool(_CAPITALISED.search(text))
    return MASK if personal else text


def _is_identity(text: str) -> bool:
    if len(text) < 10:
        return False
    if any(_checks("".join(parts)) for parts in _IDENTITY.findall(text)):
        return True
    if any(_checks(digits.zfill(11)) for digits in _IDENTITY_WITHOUT_ZERO.findall(text)):
        return True
    return bool(_IDENTITY_AS_WRITTEN.search(text))


def _checks(digits: str) -> bool:
    number, check = int(digits[:9]), int(digits[9:])
    return check in (97 - number % 97, 97 - (2_000_000_000 + number) % 97)


def _is_full_date(text: str) -> bool:
    """More digits than a year has: 30/07/1985, 19850730 or the day number of a spreadsheet."""
    return not _FOUR_DIGITS.fullmatch(text) and sum(map(str.isdigit, text)) > 4


def _is_name(text: str) -> bool:
    return sum(map(bool, map(_WORD.fullmatch, re.split(r"[\s,._]+", text)))) >= 2
