"""Sentences about numbers that are shown, as a person would say them.

What is said of a number comes from rows of a protected Table that are ``ok``: the number, and its
difference from another one. Of a hidden number only that it is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from arbeidszorg import style
from arbeidszorg.texts import t, tn
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, OK, Row
from arbeidszorg.view.wording import enumerate_nl


def start(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def is_ok(row: Row | None) -> bool:
    return row is not None and row.status == OK


def is_zero(row: Row | None) -> bool:
    """Whether a number is shown and is zero: a hidden one can be zero, but nobody says so."""
    return row is not None and row.status == OK and row.value == 0


def written(row: Row, unit: str = "aantal") -> str:
    """A shown number as it is written."""
    return style.number(row.value, unit)


def counted(measure: str, now: Row, before: Row | None, **say: object) -> str:
    """A shown number, and how much more or fewer that is than a year earlier."""
    return paragraph(number(measure, now, before, **say), a_year_earlier(now, before))


def number(measure: str, now: Row, before: Row | None, **say: object) -> str:
    """A sentence with a shown number, set against that of a year earlier where it can be."""
    say |= {"value": written(now), "than": _than(now, before), "year": now.year}
    return tn(f"rapport.count.{measure}", now.value, **say)


def _than(now: Row, before: Row | None) -> str:
    """The end of a sentence: how the number goes with that of the year before."""
    if before is None or before.status != OK or is_zero(now) != is_zero(before):
        return ""
    new, old = now.value, before.value
    if new == old:
        return t("rapport.than.equal" if new > 1 else "rapport.than.alike")
    key = "more" if new > old else "fewer"
    return t(f"rapport.than.{key}", change=style.number(abs(new - old)))


def a_year_earlier(now: Row, before: Row | None) -> str:
    """A sentence about the year before, where the number could not be set against it."""
    if before is None:
        return ""
    if before.status != OK:
        state = NOT_REPORTED if before.status == NOT_REPORTED else HIDDEN
        return t(f"rapport.than.{state}")
    if is_zero(now) and not is_zero(before):
        return tn("rapport.than.zero_fewer", before.value, before=written(before))
    return t("rapport.than.from_zero") if is_zero(before) and not is_zero(now) else ""


def against(row: Row, whole: Row | None, unit: str, words: Mapping[str, str]) -> str:
    """How a shown rate or share goes with that of the whole; ``words``: of the territory."""
    if whole is None or whole.status != OK or whole.area == row.area:
        return ""
    if written(row, unit) == written(whole, unit):
        return t("rapport.against.equal", **words)
    return t("rapport.against.other", value=written(whole, unit), **words)


def hidden(names: Sequence[str], again: bool = False) -> str:
    """One sentence that says what is not shown, and why; "" when all is. ``again``: the reader has
    just been told why."""
    if not names:
        return ""
    names = enumerate_nl(tuple(names))
    return t("rapport.hidden_too", what=names) if again else t("rapport.hidden", what=start(names))


def hidden_names(rows: Iterable[tuple[str, Row | None]]) -> list[str]:
    """What the hidden ones among some numbers are called: measure and row."""
    return [
        t(f"rapport.name.{measure}")
        for measure, row in rows
        if row is not None and row.status == HIDDEN
    ]


def paragraph(*texts: str | Sequence[str]) -> str:
    """Sentences one after another; empty ones are left out."""
    flat = [sentence for text in texts for sentence in ([text] if isinstance(text, str) else text)]
    return " ".join(filter(None, flat))
