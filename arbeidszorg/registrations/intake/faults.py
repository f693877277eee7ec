"""What is wrong with handed-in files: one Fault per place, all of them in one IntakeError."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from arbeidszorg.texts import t, tn

LONGEST_VALUE = 60
#: Faults of one rule that are told one by one; the others are counted.
MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``row`` counts as a spreadsheet does (the header is row 1); ``value`` is the text
    in the cell, never a participant's personal data; ``rule`` and ``mend`` are Dutch sentences.
    ``rule`` says the same for every fault of its kind, so that faults can be counted by it;
    ``code`` is the name of that rule in ``texts/nl/intake.toml``."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    rule: str
    mend: str
    code: str = field(default="", compare=False)


@dataclass(frozen=True, eq=False)
class Group:
    """Faults of one rule in one column: ``rows`` of the spreadsheet, and for each of these the
    place in ``words`` of what stands there and how to mend it."""

    file: str
    code: str
    column: str | None
    rows: NDArray[np.int32]
    places: NDArray[np.int32]
    words: tuple[tuple[str | None, str], ...]


@dataclass
class Faults:
    """Faults while they are being found: at most ``MOST_TOLD`` of each rule and all counts, so that
    a file of nothing but faults takes no more room than another. ``told`` holds those that are
    told, in the order in which they came; ``kept`` counts these.

    ``every``: all others are kept too, for who mends a file at once: in ``groups``, by column and
    rule, and those that stand by themselves in ``single``."""

    told: list[Fault] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    every: bool = False
    single: list[Fault] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    def add(self, *faults: Fault) -> None:
        """Add faults one by one."""
        for each in faults:
            self._tell(each)
            if self.every:
                self.single.append(each)

    def _tell(self, each: Fault) -> None:
        self.counts[each.rule] += 1
        if self.kept[each.rule] < MOST_TOLD:
            self.kept[each.rule] += 1
            self.told.append(each)

    def add_rows(
        self,
        file: str,
        code: str,
        column: str | None,
        rows: NDArray[np.int32],
        kinds: NDArray[np.integer],
        words: Callable[[int], tuple[str | None, str]],
    ) -> None:
        """Add a fault of one rule at each of the rows. ``kinds``: a number per row, of which
        ``words`` gives what stands there and how to mend it, the same for the same number."""
        rule = t(f"intake.rule.{code}")
        looked = len(rows) if self.every else min(len(rows), MOST_TOLD)
        numbers, places = np.unique(kinds[:looked], return_inverse=True)
        said = tuple(words(int(number)) for number in numbers)
        for row, place in zip(rows[:MOST_TOLD].tolist(), places[:MOST_TOLD].tolist(), strict=True):
            value, mending = said[place]
            self._tell(Fault(file, row, column, value, rule, mending, code))
        self.count(rule, max(len(rows) - MOST_TOLD, 0))
        if self.every and len(rows):
            self.groups.append(Group(file, code, column, rows, places.astype(np.int32), said))

    def count(self, rule: str, more: int) -> None:
        """Count ``more`` faults of a rule (a sentence) that are not told."""
        if more:
            self.counts[rule] += more

    def join(self, other: Faults) -> None:
        """Add the faults of another file."""
        for each in other.told:
            self._tell(each)
        for rule, count in (other.counts - other.kept).items():
            self.count(rule, count)
        self.single += other.single
        self.groups += other.groups


class IntakeError(Exception):
    """The files cannot be used. ``faults`` holds the faults that are told, ``counts`` all of them
    per rule, ``notices`` what else was seen.

    ``str(error)`` counts the faults per rule and holds no value from the files, so it may be
    logged; :func:`render` gives the full story.
    """

    def __init__(
        self,
        faults: Iterable[Fault],
        counts: Mapping[str, int] | None = None,
        notices: Iterable[str] = (),
    ) -> None:
        every = Faults()
        every.add(*faults)
        self.faults = tuple(every.told)
        self.counts = Counter(counts or every.counts)
        self.notices = tuple(notices)
        super().__init__(summary(self.counts))


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
    return Fault(file, row, column, value, t(f"intake.rule.{rule}"), mend(rule, **words), rule)


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


def render(error: IntakeError) -> str:
    """What is told of an intake in Dutch: faults one a line, what else was seen, and a closing
    summary per rule."""
    lines = [*map(_line, error.faults), ""]
    if error.notices:
        lines += [t("intake.report.notices"), *(f"- {notice}" for notice in error.notices), ""]
    return "\n".join([*lines, summary(error.counts)])


def _line(fault: Fault) -> str:
    place = [fault.file]
    if fault.row is not None:
        place.append(t("intake.report.row", row=fault.row))
    if fault.column is not None:
        place.append(t("intake.report.column", column=visible(fault.column)))
    if fault.value is not None:
        place.append(t("intake.report.value", value=visible(fault.value)))
    return f"{', '.join(place)}: {fault.rule}. {fault.mend}"


def summary(counts: Mapping[str, int]) -> str:
    """How many faults there are, in all and per rule, the most frequent rule first."""
    counted = Counter(counts)
    lines = [tn("intake.report.total", counted.total())]
    lines += [t("intake.report.per_rule", count=n, rule=rule) for rule, n in counted.most_common()]
    if max(counted.values(), default=0) > MOST_TOLD:
        lines.append(t("intake.report.most_told", most=MOST_TOLD))
    return "\n".join(lines)
