"""The text of one cell -> its typed value, or the Problem that it has. Knows no rows or files."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from arbeidszorg.registrations.intake.faults import mend
from arbeidszorg.registrations.intake.places import Municipalities
from arbeidszorg.registrations.model import CODES, Column
from arbeidszorg.texts import t

NIS = re.compile(r"[0-9]{5}")

_TIME = r"(?:[T ] ?[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?)?"
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _TIME)
_BELGIAN = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})" + _TIME)
_NAMED = re.compile(r"([0-9]{1,2})[-/. ]([a-z]{3,9})\.?[-/. ]([0-9]{4})", re.IGNORECASE)
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)
#: How months are written: whole, or short as spreadsheets do.
_MONTH = {name[:size]: month for month, name in enumerate(_MONTHS, 1) for size in (3, 4, 9)} | {
    "mrt": 3
}
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}[-/. ][a-z]{3}\.?", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/.])(?:[0-9]{1,2}|[a-z]{3}\.?)\1[0-9]{2}", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_MAYBE_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_DAY_NUMBER = re.compile(r"[2-7][0-9]{4}(?:[.,][0-9]+)?")
_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{2,3}")
_ERROR = re.compile(
    r"#(?:N/?A|N/?B|NB|DIV/0!|DEEL/0!|REF!|VERW!|NAME\?|NAAM\?|VALUE!|WAARDE!|NUM!|GETAL!|NULL!|LEEG!"
    r"|SPILL!|OVERLOOP!|CALC!|BEREKENEN!|VELD!|FIELD!|GETTING_DATA|#+)",
    re.IGNORECASE,
)
#: Words for "nothing" that are no name either; those of the second list may be a name.
_NO_NAME = "null none nil nan nvt n/a na - -- --- . / // ? ?? (leeg) (blank) <na>"
_NO_VALUE = (
    "leeg|blank|nb|n/b|onbekend|geen|niets|unknown|x|lopend|lopende|heden|nu|vandaag|actief|open|"
    "nog actief|nog lopend|nog lopende|tot nu|tot op heden|tot vandaag|niet gekend|"
    "niet van toepassing|niet ingevuld|nog bezig|bezig|loopt|loopt nog|nog niet|nog in dienst|"
    "in dienst|doorlopend|onbepaald|onbepaalde duur|ntb|nat|…"
)
_NOTHING = frozenset(_NO_NAME.split())
_NOTHING_FOR_A_VALUE = _NOTHING.union(_NO_VALUE.split("|"))
_NO_DAY = re.compile(r"0|0?0[-/.]0?0[-/.](?:00)?00|(?:00)?00[-/.]0?0[-/.]0?0")
LARGEST = 2**31 - 1
#: Years from now in which a stay may be planned to end, and before now in which it may have begun.
FAR_AHEAD, LONG_AGO = 10, 60


class Problem(NamedTuple):
    """Why a text is not taken: a rule of ``texts/nl/intake.toml`` and how to mend it."""

    rule: str
    mend: str


def problem(rule: str, **words: object) -> Problem:
    return Problem(rule, mend(rule, **words))


def says_nothing(text: str, name: bool = False) -> Problem | None:
    """Why a text is no value at all: a word for an empty cell, an error of a spreadsheet, or a
    formula that was never calculated. ``name``: the column holds names, which may be odd words."""
    if text.startswith("="):
        return problem("formula")
    if _ERROR.fullmatch(text):
        return problem("excel_error", error=text)
    word = text.lower()
    words = _NOTHING if name else _NOTHING_FOR_A_VALUE
    return problem("empty_word") if word in words or word.replace(".", "") in words else None


def needed(why: Problem) -> Problem:
    """The same of a column that must be filled in: emptying the cell is no way to mend it."""
    if why.rule == "empty_word":
        return problem("no_value")
    return why._replace(mend=mend("error_needed")) if why.rule == "excel_error" else why


def parse_date(text: str) -> date | Problem:
    """ISO or d/m/jjjj (dashes, slashes and points part them), also with a time or with the name of
    the month."""
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.group(1, 3, 4))
    elif match := _BELGIAN.fullmatch(text):
        day, month, year = map(int, match.group(1, 3, 4))
    elif (match := _NAMED.fullmatch(text)) and match[2].lower() in _MONTH:
        day, month, year = int(match[1]), _MONTH[match[2].lower()], int(match[3])
    elif _NO_DAY.fullmatch(text):
        return problem("empty_word")
    elif _DAY_NUMBER.fullmatch(text):
        return problem("day_number")
    else:
        return problem("short_year" if _SHORT_YEAR.fullmatch(text) else "not_a_date")
    if year == month == day == 0:
        return problem("empty_word")
    if not 1900 <= year <= 2100:
        return problem("end_of_time" if year > 2100 else "date_out_of_range")
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
    elif _DAY_AND_MONTH.fullmatch(text) or isinstance(parse_date(text), date):
        return problem("date_for_number")
    else:
        return problem("rounded" if _ROUNDED.fullmatch(text) else "not_a_number")
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


def date_parser(today: date | None, ends: bool) -> Callable[[str], date | Problem]:
    """Reads the day on which something began (``ends``: ended), on or before ``today`` (None: that
    is not looked at). What began did not so a lifetime ago; a planned end may lie some years on,
    later days only say that there is no end."""

    def parse(text: str) -> date | Problem:
        day = parse_date(text)
        if isinstance(day, Problem):
            late = not ends and day.rule == "end_of_time"
            return problem("future_start") if late else day
        if today is None:
            return day
        if ends:
            far = day.year > today.year + FAR_AHEAD
            return problem("end_of_time") if far else day
        if day > today:
            return problem("future_start")
        return problem("long_ago") if day.year < today.year - LONG_AGO else day

    return parse


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
    towns: Municipalities, current: Callable[[str], str | None], outside: bool
) -> Callable[[str], str | Problem]:
    """Reads a municipality: ``current`` gives today's code of one of the territory; ``outside``
    allows those of elsewhere, which keep their code."""

    def parse(text: str) -> str | Problem:
        if not NIS.fullmatch(text):
            return problem("not_nis", **towns.words)
        if code := current(text):
            return code
        if text.endswith("000"):
            return problem("nis_not_a_municipality", **towns.words)
        if text[0] in towns.looks_ours:
            return problem("unknown_nis", **towns.words)
        return text if outside else problem("nis_outside", **towns.words)

    return parse


def range_words(column: Column) -> str:
    """The numbers that a column allows, in Dutch."""
    kind = "whole" if column.kind in ("whole", "year") else "number"
    low, high = column.low or 0, column.high
    if high is None:
        return t(f"intake.range.{kind}_from", low=f"{low:g}")
    key = "above" if column.above else "between"
    return t(f"intake.range.{kind}_{key}", low=f"{low:g}", high=f"{high:g}")
