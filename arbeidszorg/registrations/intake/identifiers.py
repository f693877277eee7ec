"""Which codes may stand for an initiative, a participant and a stay.

The code of a person or a stay is one or two letters and at most seven digits, in one or two groups
(``P-00001``, ``R31003-0``), or a random UUID. A name has no digits or more letters; a date, a day
number and a number of phone, account or state have no letter in front or more digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from arbeidszorg.registrations.intake.cleaning import folded
from arbeidszorg.registrations.intake.values import Problem, problem
from arbeidszorg.texts import t

_UUID = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
_CODE = (
    r"(?=(?:[^0-9]*[0-9]){1,7}[^0-9]*$)[A-Za-z]{1,2}[-_.]?[0-9]{1,7}(?:[-_.][0-9]{1,5})?|" + _UUID
)
LONGEST_INITIATIVE = 40

#: As Polars has them: a short code of the usual form, and a UUID with a letter that chance made.
_AS_SHORT = r"^[A-Za-z]{1,2}[-_.]?[0-9]{1,7}$"
_AS_RANDOM, _AS_CHANCE = f"^{_UUID}$", r"^(?:.{0,18}|.{20,35})[a-fA-F]"

_PERSON = re.compile(_CODE)
_RANDOM = re.compile(_UUID)
_LETTERS = frozenset("abcdef")
#: Where a UUID has a letter that chance need not have made.
VARIANT = 19
#: A sign that no code has, before it or after or once within.
_ODD = re.compile(r"[^\w.-]")
_INITIATIVE = re.compile(r"[^\W_](?:[^\W_]|[-_.])*")


def same(text: str) -> str:
    """What two spellings of one code have in common: case, dashes, forms of accents."""
    return folded(text).replace(" ", "").casefold()


def is_random(code: str) -> bool:
    """Whether a code is a UUID that chance made: digits in it are no number of anybody, whatever
    they look like. Where somebody wrote a number as one, letters are missing."""
    chance = code[:VARIANT] + code[VARIANT + 1 :]
    return bool(_RANDOM.fullmatch(code)) and not _LETTERS.isdisjoint(chance.lower())


def parse_code(text: str) -> str | Problem:
    """The code of a stay."""
    return _as_code(folded(text))


def _as_code(code: str) -> str | Problem:
    """A code, or why it is none: a letter of another script may look like one of ours."""
    if _PERSON.fullmatch(code):
        return code
    other = next((sign for sign in code if sign.isalpha() and not sign.isascii()), "")
    if other and _PERSON.fullmatch("".join("A" if sign == other else sign for sign in code)):
        return problem("odd_letter", letter=other, name=unicodedata.name(other, "").lower())
    if (odd := _ODD.search(code)) and _PERSON.fullmatch(_ODD.sub("", code)):
        return problem("odd_sign", sign=t("intake.sign.space") if odd[0] == " " else odd[0])
    return problem("bad_code")


def person_parser(texts: list[str]) -> Callable[[str], str | Problem]:
    """Reads the code of a person, in the first of the spellings that ``texts`` hold of it which is
    a code; a spelling that is none is the fault of its own row."""
    spellings: dict[str, str] = {}
    for text in texts:
        if isinstance(code := parse_code(text), str):
            spellings.setdefault(same(text), code)

    def parse(text: str) -> str | Problem:
        code = parse_code(text)
        return spellings[same(text)] if isinstance(code, str) else code

    return parse


def parse_initiative(text: str) -> str | Problem:
    """The code of an initiative, which is public: letters, digits, ``-``, ``_`` and ``.``, with at
    least one letter and one digit."""
    code = folded(text)
    holds = (
        len(code) <= LONGEST_INITIATIVE
        and _INITIATIVE.fullmatch(code)
        and any(map(str.isdigit, code))
        and any(map(str.isalpha, code))
    )
    return code if holds else problem("bad_initiative_code")


def reference_parser(codes: list[str]) -> Callable[[str], str | Problem]:
    """Reads an initiatief_id, in any spelling, as it is spelled in initiatieven."""
    spellings = {same(code): code for code in codes}
    unknown = problem("unknown_initiative")
    return lambda text: spellings.get(same(text), unknown)


def joined(texts: list[str]) -> int:
    """How many of these codes are but another spelling of one before."""
    return len(texts) - len({same(text) for text in texts})


#: A short code of the usual form, its letters and its number.
_SHORT = re.compile(r"([A-Za-z]{1,2})[-_.]?(?=[0-9]{1,7}\Z)0*([0-9]+)")


def nearly(text: str) -> tuple[str, bool]:
    """What spellings of codes that could be of one person have in common, and whether this is a
    short code of the usual form, that is right whatever is looked at."""
    if len(text) < 10 and (match := _SHORT.fullmatch(text)):
        return match[1].lower() + match[2], True
    return bare(same(text)), False


def nearly_all(texts: Any) -> tuple[Any, Any]:
    """What :func:`nearly` says of each text of a column of Polars: two columns. Of what is no short
    code and no random one only that."""
    short = (texts.str.len_bytes() < 10) & texts.str.contains(_AS_SHORT)
    random = texts.str.contains(_AS_RANDOM) & texts.str.contains(_AS_CHANCE)
    letters = texts.str.extract("^([A-Za-z]+)").str.to_lowercase()
    common = letters + texts.str.extract("0*([0-9]+)$")
    if random.any():
        common = common.zip_with(~random, _bare_all(texts.str.to_lowercase()))
    return common, short | random


def _bare_all(texts: Any) -> Any:
    """What :func:`bare` says of texts that are no short codes."""
    return texts.str.replace_all("[-_.]", "").str.replace_all("(^|[^0-9])0+([0-9])", "${1}${2}")


def bare(code: str) -> str:
    """A code without its signs and without the noughts in front of its numbers."""
    if match := _SHORT.fullmatch(code):
        return match[1] + match[2]
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", re.sub(r"[-_.]", "", code))


def nearly_equal(codes: list[str]) -> int:
    """How many codes differ from another only in noughts or signs: ``P-1``, ``P-01``, ``P1``."""
    return sum(count for count in Counter(map(bare, codes)).values() if count > 1)


def nearly_equal_of(codes: Any) -> int:
    """The same of a column of Polars."""
    import polars as pl

    short, random = codes.str.contains(_AS_SHORT), codes.str.contains(_AS_RANDOM)
    common = codes.str.extract("^([A-Za-z]+)") + codes.str.extract("0*([0-9]+)$")
    common = common.zip_with(short, _bare_all(codes)) if random.any() else common
    rest = np.flatnonzero(~(short | random).to_numpy())
    if len(rest):
        spelled = pl.Series([bare(code) for code in codes.gather(rest)], dtype=pl.String)
        common = common.scatter(rest, spelled)
    return int(common.is_duplicated().sum())
