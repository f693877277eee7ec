"""The text of one cell -> its typed value, or the Problem that it has. Knows no rows or files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from arbeidszorg.registrations.intake.faults import mend
from arbeidszorg.registrations.model import CODES, Column
from arbeidszorg.texts import t

NIS = re.compile(r"[0-9]{5}")

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_BELGIAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: 0?0:00(?::00)?)?")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_MAYBE_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_LOST = re.compile("[\udc80-\udcff\ufffd]")
LARGEST = 2**31 - 1


class Problem(NamedTuple):
    """Why a text is not taken: a rule of ``texts/nl/intake.toml`` and how to mend it."""

    rule: str
    mend: str


def problem(rule: str, **words: object) -> Problem:
    return Problem(rule, mend(rule, **words))


def lost_character(text: str) -> Problem | None:
    """A byte that stands for no character, or the mark that an earlier program put in its place."""
    return None if text.isascii() or not _LOST.search(text) else problem("no_character")


def parse_date(text: str) -> date | Problem:
    """ISO or d/m/jjjj, also with the time 00:00:00."""
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _BELGIAN.fullmatch(text):
        day, month, year = map(int, match.groups())
    else:
        return problem("not_a_date")
    if not 1900 <= year <= 2100:
        return problem("date_out_of_range")
    try:
        return date(year, month, day)
    except ValueError:
        return problem("no_such_day")


def parse_number(text: str) -> float | Problem:
    """A decimal comma or point; ``12.345,67`` has both."""
    if _NUMBER.fullmatch(text):
        number = float(text.replace(",", "."))
    elif _GROUPED.fullmatch(text):
        number = float(text.replace(".", "").replace(",", "."))
    else:
        return problem("not_a_number")
    return number if abs(number) < 1e15 else problem("too_large")


def parse_amount(text: str) -> float | Problem:
    """An amount of euro: as a number, but ``12.345`` could mean either and is asked back."""
    return problem("ambiguous_point") if _MAYBE_GROUPED.fullmatch(text) else parse_number(text)


def parse_whole(text: str) -> int | Problem:
    """A whole number, also written ``12,0``."""
    number = parse_amount(text)
    if isinstance(number, Problem):
        return problem("not_whole") if number.rule == "not_a_number" else number
    if not number.is_integer():
        return problem("not_whole")
    return int(number) if abs(number) <= LARGEST else problem("too_large")


def code_parser(name: str) -> Callable[[str], str | Problem]:
    """Reads one code of the list of column ``name``."""
    codes = {code.lower(): code for code in CODES[name]}
    unknown = problem("unknown_code", codes=", ".join(CODES[name]))
    return lambda text: codes.get(text.lower(), unknown)


def codes_parser(name: str) -> Callable[[str], str | Problem]:
    """Reads codes separated by ``|``; writes them in the order of the list, each once."""
    codes = {code.lower(): code for code in CODES[name]}
    unknown = problem("unknown_codes", codes=", ".join(CODES[name]))

    def parse(text: str) -> str | Problem:
        parts = {part.strip().lower() for part in text.split("|")} - {""}
        if not parts or not parts <= codes.keys():
            return unknown
        return "|".join(code for key, code in codes.items() if key in parts)

    return parse


def nis_parser(
    current: Callable[[str], str | None], outside: bool
) -> Callable[[str], str | Problem]:
    """Reads a municipality: ``current`` gives today's code of a West-Flemish one; ``outside``
    allows those of other provinces, which keep their code."""

    def parse(text: str) -> str | Problem:
        if not NIS.fullmatch(text):
            return problem("not_nis")
        if text.endswith("000"):
            return problem("nis_not_a_municipality")
        if code := current(text):
            return code
        if text.startswith("3"):
            return problem("unknown_nis")
        return text if outside else problem("nis_outside")

    return parse


def reference_parser(spellings: Mapping[str, str]) -> Callable[[str], str | Problem]:
    """Reads an initiatief_id, in any case, as it is spelled in initiatieven."""
    unknown = problem("unknown_initiative")
    return lambda text: spellings.get(text.casefold(), unknown)


def range_words(column: Column) -> str:
    """The numbers that a column allows, in Dutch."""
    kind = "whole" if column.kind in ("whole", "year") else "number"
    low, high = column.low or 0, column.high
    if high is None:
        return t(f"intake.range.{kind}_from", low=f"{low:g}")
    key = "above" if column.above else "between"
    return t(f"intake.range.{kind}_{key}", low=f"{low:g}", high=f"{high:g}")
