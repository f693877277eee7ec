"""What tells who a person is: refused on sight, and never echoed, logged or kept.

Signs that mean the same are folded first, so that a number in other digits, with long dashes or
with invisible signs in it is still that number.
"""

from __future__ import annotations

import json
import re
import unicodedata
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from stdnum import iban
from stdnum.be import ssn

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.cleaning import LONGEST_TEXT, folded, letters
from arbeidszorg.registrations.intake.values import says_nothing
from arbeidszorg.texts import label

MASK = "•••"
_AMOUNTS = frozenset(column.name for column in model.COSTS if column.kind == "number")
#: Columns of initiatieven that may say how to reach an organisation.
CONTACT = frozenset({"straat", "postcode", "website", "email", "telefoon", "instapstap"})

#: Rules of which the value is never repeated.
RULES = frozenset({"identity_number", "account", "email", "phone", "birth_date", "name"})

#: The rules that the browser reads too, before it sends anything (``assets/scripts/desk``).
SHARED: dict[str, Any] = json.loads(
    Path(__file__).with_name("personal.json").read_text(encoding="utf-8")
)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(SHARED[name].replace("{letter}", r"[^\W\d_]"))


_HEADER_WORDS = frozenset(SHARED["header_words"])
_HEADER_PARTS = _pattern("header_parts")
_WITHOUT_DIGITS = dict.fromkeys(map(ord, "0123456789"))
#: Headers that name a person's number in any file; an organisation has no such thing.
_NUMBER_PARTS = _pattern("number_parts")
_NOT_A_PERSON = frozenset(SHARED["not_a_person"])

_ELEVEN_DIGITS = _pattern("eleven_digits")
#: Excel drops the first 0 of a person born from 2000 to 2009.
_WITHOUT_ZERO = _pattern("without_zero")
_IDENTITY_AS_WRITTEN = _pattern("identity_as_written")
_ACCOUNT = _pattern("account")
_OLD_ACCOUNT = _pattern("old_account")
_PHONE = _pattern("phone")
_EMAIL = _pattern("email")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?e\+?\d{2,3}", re.IGNORECASE)
_DATE = _pattern("date")
_WORD = _pattern("word")
#: What is in all that is refused but names: an at, or a digit.
_NEEDED = re.compile(r"[@0-9]")
_FOUR_DIGITS = _pattern("four_digits")

# What a message about participants may repeat.
_SHORT_NUMBER = re.compile(r"[-+]?[0-9]{1,5}(?:[.,][0-9]{1,4})?%?|[0-9]e[0-9]|.{1,2}")
_AMOUNT = re.compile(r"[-+€ ]*(?:[0-9][., ]?){1,8} ?€?")
_CODE_OF_INITIATIVE = re.compile(r"[A-Za-z]{1,4}[-_.]?[0-9]{1,6}(?:-[0-9]{1,3})?")
_CAPITALISED = re.compile(r"[A-Z][a-z'’-]+[\s,]+(?:[^\W\d_]+[\s,]+){0,3}[A-Z][a-z'’-]+")


def header_words(header: str) -> str:
    """A header as small words with ``_`` between them."""
    plain = unicodedata.normalize("NFKD", folded(header)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "_", plain.lower()).strip("_")


def refused_header(header: str, participants: bool = True) -> bool:
    """Whether a column of this name would say who somebody is, in a file about participants or
    in another one."""
    name = header_words(header)
    if not participants:
        return bool(_NUMBER_PARTS.search(name))
    words = set(name.split("_"))
    if words & _NOT_A_PERSON:
        return False
    return bool(words & _HEADER_WORDS or _HEADER_PARTS.search(name))


def refused(column: str, text: str, participants: bool = True) -> str | None:
    """The rule that ``text`` breaks in a column of any file, if it is personal: whatever it is
    a participant's number, account, mail, phone, name or day of birth."""
    plain = folded(text[: 10 * LONGEST_TEXT])
    if not _NEEDED.search(plain):  # most texts: nothing below can be true of them
        return "name" if participants and column == "medewerker_id" and _is_name(plain) else None
    if column == "telefoon" and not participants and _PHONE.search(plain):
        return None
    if rule := number_rule(plain):
        return rule
    if column in CONTACT and not participants:
        return None
    if "@" in plain and _EMAIL.search(plain):
        return "email"
    if _PHONE.search(plain) and not _DATE.fullmatch(plain):
        return "phone"
    if participants and column == "geboortejaar" and _is_full_date(plain):
        return "birth_date"
    if participants and column == "medewerker_id" and _is_name(plain):
        return "name"
    return None


def number_rule(plain: str) -> str | None:
    """The rule that folded text breaks when a number of the state or an account stands in it."""
    if len(plain) < 10:
        return None
    digits = len(plain) - len(plain.translate(_WITHOUT_DIGITS))
    if digits < 2:  # an account has two at least, a number of the state ten
        return None
    if digits >= 10 and _is_identity(plain):
        return "identity_number"
    return "account" if _is_account(plain) else None


def shown(text: str, column: str = "") -> str:
    """``text`` for a message about participants: masked, unless it is of a shape that says nothing
    about anybody: a short number, a date of a stay, nearly a code of the list or its name."""
    plain = folded(text)
    every = model.CODES.get(column, ())
    codes = [code.lower() for code in every]
    kind = "activiteit" if column == "activiteiten" else column
    called = {label(kind, code).lower() for code in every}
    harmless = (
        _SHORT_NUMBER.fullmatch(plain)
        or plain == "=…"
        or (not plain.startswith("=") and says_nothing(plain))
        or (column in ("startdatum", "einddatum") and _DATE.fullmatch(plain))
        or (column in _AMOUNTS and _AMOUNT.fullmatch(plain))
        or (column == "initiatief_id" and _CODE_OF_INITIATIVE.fullmatch(plain))
        or plain.lower() in called
        or (codes and len(plain) <= 40 and get_close_matches(plain.lower(), codes, 1, 0.7))
    )
    return text if harmless else MASK


def masked(text: str, named: bool = False) -> str:
    """A public ``text`` (a header, a sheet, a file, an organisation) for a message: masked when it
    could tell who somebody is. ``named``: names are welcome there."""
    plain = folded(text[:LONGEST_TEXT])
    tells = (
        number_rule(plain)
        or "@" in plain
        or _PHONE.search(plain)
        or (not named and (_CAPITALISED.search(plain) or sum(map(str.isdigit, plain)) > 8))
    )
    return MASK if tells else text


def _is_identity(plain: str) -> bool:
    written = [*_ELEVEN_DIGITS.findall(plain), *_WITHOUT_ZERO.findall(plain)]
    numbers = (re.sub(r"\D", "", match).zfill(11) for match in written)
    if any(ssn.is_valid(number) or _checks(number) for number in numbers):
        return True
    return bool(_IDENTITY_AS_WRITTEN.search(plain))


def _checks(digits: str) -> bool:
    """Whether the last two digits are those of the register, in either century."""
    number, check = int(digits[:9]), int(digits[9:])
    return check in (97 - number % 97, 97 - (2_000_000_000 + number) % 97)


def _is_account(plain: str) -> bool:
    for bank, number, check in _OLD_ACCOUNT.findall(plain):
        if int(bank + number) % 97 == int(check) % 97:
            return True
    compact = re.sub(r"[ ./_-]", "", plain).upper()
    return any(
        iban.is_valid(match[:length], check_country=False)
        for match in _ACCOUNT.findall(compact)
        for length in range(15, len(match) + 1)
    )


def is_rounded(text: str) -> bool:
    """Whether a spreadsheet rounded a long number: ``1,23457E+11``."""
    return bool(_ROUNDED.fullmatch(folded(text)))


def _is_full_date(text: str) -> bool:
    """More digits than a year has: 30/07/1985, 19850730 or the day number of a spreadsheet."""
    return not _FOUR_DIGITS.fullmatch(text) and sum(map(str.isdigit, text)) > 4


def _is_name(text: str) -> bool:
    words = [part for part in re.split(r"[\s,._]+", text) if part]
    named = sum(map(bool, map(_WORD.fullmatch, words)))
    return named >= 2 or (named == len(words) == 1 and len(letters(text)) >= 2)
