"""What is wrong with handed-in files: one Fault per place, all of them in one IntakeError."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from arbeidszorg.texts import t, tn

LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``row`` counts as a spreadsheet does (the header is row 1); ``value`` is the text
    in the cell, never a participant's personal data; ``rule`` and ``mend`` are Dutch sentences.
    ``rule`` says the same for every fault of its kind, so that faults can be counted by it."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    rule: str
    mend: str


class IntakeError(Exception):
    """The files cannot be used. ``faults`` holds every fault that was found.

    ``str(error)`` counts the faults per rule and holds no value from the files, so it may be
    logged; :func:`render` gives the full story.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(summary(self.faults))


def fault(
    file: str,
    rule: str,
    *,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    **words: object,
) -> Fault:
    """The Fault for a rule of ``texts/nl/intake.toml``; ``words`` fill in how to mend it."""
    return Fault(file, row, column, value, t(f"intake.rule.{rule}"), mend(rule, **words))


def mend(rule: str, **words: object) -> str:
    """How to mend a breach of ``rule``."""
    return t(f"intake.mend.{rule}", **words)


def visible(text: str) -> str:
    """``text`` on one line: control characters shown, at most ``LONGEST_VALUE`` characters."""
    if len(text) > LONGEST_VALUE:
        text = text[: LONGEST_VALUE - 1] + "…"
    return text if text.isprintable() else "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the picture of the control character, e.g. ␊
    if 0xDC80 <= code <= 0xDCFF:
        return f"<byte {code - 0xDC00:02X}>"  # a byte that stands for no character
    if character == "\xa0":
        return " "
    if character.isprintable():
        return character
    return f"<{unicodedata.name(character, f'U+{code:04X}')}>"


def render(faults: Iterable[Fault]) -> str:
    """All faults in Dutch, one a line, and a closing summary per rule."""
    faults = tuple(faults)
    return "\n".join([*map(_line, faults), "", summary(faults)])


def _line(fault: Fault) -> str:
    place = [fault.file]
    if fault.row is not None:
        place.append(t("intake.report.row", row=fault.row))
    if fault.column is not None:
        place.append(t("intake.report.column", column=visible(fault.column)))
    if fault.value is not None:
        place.append(t("intake.report.value", value=visible(fault.value)))
    return f"{', '.join(place)}: {fault.rule}. {fault.mend}"


def summary(faults: Iterable[Fault]) -> str:
    """How many faults there are, in all and per rule, the most frequent rule first."""
    counts = Counter(fault.rule for fault in faults)
    total = counts.total()
    lines = [tn("intake.report.total", total)]
    lines += [t("intake.report.per_rule", count=n, rule=rule) for rule, n in counts.most_common()]
    return "\n".join(lines)
