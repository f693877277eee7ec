"""Columns of text -> a typed frame that keeps to the contract, with every fault on the way.

Two steps. Each distinct text of a column is parsed once; what cannot be parsed is a fault and
counts as missing. The frame that comes out is validated by the pandera schema of its file, which
finds the rest: required, ranges, unique, and the rules between columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import headers, identifiers, personal, values
from arbeidszorg.registrations.intake.breaches import Breach, breaches_of, mends
from arbeidszorg.registrations.intake.cleaning import (
    LONGEST_TEXT,
    folded,
    letters,
    mistaken,
    unkeepable,
)
from arbeidszorg.registrations.intake.columns import build, typed
from arbeidszorg.registrations.intake.faults import MOST_TOLD, Fault, Faults, mend, visible
from arbeidszorg.registrations.intake.odd_rows import without_odd_rows
from arbeidszorg.registrations.intake.parsers import Circumstances, Parser, parser
from arbeidszorg.registrations.intake.reading import Numbers, TextColumn, TextTable
from arbeidszorg.registrations.intake.values import Problem
from arbeidszorg.registrations.schemas import FRAME_RULES
from arbeidszorg.texts import t, tn

#: Cells that must be wrong before a whole row is taken for something else.
LEAST_WRONG = 3
#: Distinct texts of a file that are found wrong, after which no further are looked at.
MOST_WRONG = 20_000
#: Distinct texts of a column that has codes of a list, numbers or days. Of days there are 36.525 in
#: a century.
MOST_VALUES = 50_000


@dataclass(frozen=True)
class Checked:
    """A typed frame, to be used only when there are no faults. ``all_ids``: every row has a
    usable identifier, so that other files can be checked against it. ``table``: the text that each
    row of the frame was made of, at the same place."""

    frame: pd.DataFrame
    faults: Faults
    notices: list[str]
    all_ids: bool
    table: TextTable | None = None


def check(table: TextTable, file: str, told: Circumstances | None = None) -> Checked:
    """Check the text of one file of the contract."""
    table, odd = without_odd_rows(table, file)
    return Check(table, file, told or Circumstances(), odd).run()


@dataclass
class Check:
    """The check of one table; what is found gathers here."""

    table: TextTable
    file: str
    told: Circumstances
    faults: Faults
    notices: list[str] = field(default_factory=list)
    faulty: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    refused: list[tuple[TextColumn, str, dict[int, Problem]]] = field(default_factory=list)
    wrong: int = 0

    @property
    def participants(self) -> bool:
        """Whether the file is about participants, so that personal data are refused."""
        return self.file == "registraties"

    def run(self) -> Checked:
        contract = model.FILES[self.file]
        names = [column.name for column in contract]
        if not any(name in self.table.columns for name in names):
            # The first row may well be data, so nothing is said about its words.
            self._header_fault("no_known_header", columns=", ".join(names))
            return Checked(pd.DataFrame(), self.faults, [*self.table.notices], all_ids=False)
        self.faults.join(self.table.faults)
        self.notices += self.table.notices
        self._extra_columns([name for name in self.table.columns if name not in names])
        columns = {column.name: self._column(column) for column in contract}
        self._tell(self._misfits())
        frame = self._frame(columns)
        self._validate(frame)
        named = frame["initiatief_id"].notna().all() if "initiatief_id" in frame else True
        all_ids = self.table.whole and named
        order = {name: place for place, name in enumerate(names)}
        self.faults.told.sort(key=lambda fault: (fault.row or 0, order.get(fault.column or "", -1)))
        whole = frame.reset_index(drop=True)
        return Checked(whole, self.faults, self.notices, bool(all_ids), self.table)

    # -- the text of each column -----------------------------------------------------------------

    def _extra_columns(self, names: list[str]) -> None:
        """Columns that the contract does not know: refused in a file about participants, unless the
        operator vouches for them; elsewhere looked through and left unused."""
        missing = {
            column.name: column.name
            for column in model.FILES[self.file]
            if column.name not in self.table.columns
        }
        for name in names:
            column = self.table.columns[name]
            header = visible(headers.spoken(column.header, self.table.places[name]))
            if rule := personal.number_rule(folded(column.header)):
                self._header_fault(rule, header)
                continue
            if personal.refused_header(column.header, self.participants):
                self._header_fault("personal_header", header)
                continue
            meant = headers.near(column.header, missing)
            if meant and self._required(meant):
                missing.pop(meant)
                self.faulty[meant] = np.full(len(self.table.rows), True)
                self._header_fault("near_column", header, name=meant)
                continue
            mention = " " + t("intake.mend.meant", name=meant) if meant else ""
            if self.participants and letters(column.header) not in self.told.harmless:
                setting = " " + t("intake.mend.extra_columns") if self.told.operator else ""
                self._header_fault("unknown_column", header, meant=mention, setting=setting)
                continue
            self.notices.append(
                t("intake.notice.unused", file=self.table.file, column=header) + mention
            )
            self._refuse(column, header, lambda _: None)

    def _required(self, name: str) -> bool:
        return any(column.name == name and column.required for column in model.FILES[self.file])

    def _column(self, column: model.Column) -> Any:
        text = self.table.columns.get(column.name)
        if text is None:
            if column.required and column.name not in self.faulty:
                self._header_fault("missing_column", column.name)
            self.faulty[column.name] = np.full(len(self.table.rows), column.required)
            text = TextColumn(column.name, np.zeros(len(self.table.rows), np.int32), [""])
            return self._typed(column, text.numbers, [None])
        if column.kind not in ("id", "text") and len(text.texts) > MOST_VALUES:
            words = {"count": len(text.texts), "most": MOST_VALUES}
            self._header_fault("many_texts", column.name, **words)
            self.faulty[column.name] = np.full(len(self.table.rows), True)
            return self._typed(column, np.zeros_like(text.numbers), [None])
        parsed = self._refuse(
            text, column.name, parser(self.file, column, text.texts, self.told), column
        )
        if column.kind == "nis":
            self._carried_over(text, parsed)
        if column.name == "medewerker_id":
            self._persons(text, parsed)
        return self._typed(column, text.numbers, parsed)

    def _typed(self, column: model.Column, numbers: Numbers, parsed: list[Any]) -> Any:
        return typed(self.file, column, numbers, parsed)

    def _frame(self, columns: dict[str, Any]) -> pd.DataFrame:
        return build(self.file, columns, pd.Index(self.table.rows))

    def _breaches(self, frame: pd.DataFrame, rows: int) -> list[Breach]:
        """Every rule that the first rows of the frame break."""
        return breaches_of(self.file, frame if rows == len(frame) else frame.head(rows))

    def _refuse(
        self, column: TextColumn, name: str, parse: Parser, used: model.Column | None = None
    ) -> list[Any]:
        """The parsed values, with None for every text that is personal or a Problem, which is kept
        to be told. ``used``: the column of the contract, None when it is left unused. Once very
        much is wrong, the rest counts as wrong without being looked at."""
        problems: dict[int, Problem] = {}
        parsed: list[Any] = [None] * len(column.texts)
        bad = np.zeros(len(parsed), np.bool_)
        strange = 0
        for number, text in enumerate(column.texts):
            if self.wrong + len(problems) > MOST_WRONG:
                bad[number:] = [text != "" for text in column.texts[number:]]
                self._header_fault("not_looked_at", name)
                break
            value = parse(text) if text else None
            problem = self._problem(name, text, value, used)
            if problem is not None:
                problems[number] = problem
                bad[number] = True
                continue
            parsed[number] = value
            if not text.isascii() and mistaken(text):
                strange += 1
        self.wrong += len(problems)
        self.faulty[name] = bad[column.numbers]
        self.refused.append((column, name, problems))
        if strange:
            words = {"file": self.table.file, "column": name}
            self.notices.append(tn("intake.notice.mistaken", strange, **words))
        return parsed

    def _misfits(self) -> NDArray[np.bool_]:
        """The rows of which no cell fits its column: a line of dashes, a second header, a row that
        was shifted. None when that is true of half of the table: then it is how the table is."""
        named = [c.name for c in model.FILES[self.file] if c.kind != "text"]
        columns = {name: self.table.columns[name] for name in named if name in self.table.columns}
        none = np.zeros(len(self.table.rows), np.int16)
        filled = sum((column.filled for column in columns.values()), start=none)
        wrong = sum((self.faulty[name] for name in columns), start=none)
        misfits = (wrong >= LEAST_WRONG) & (wrong == filled)
        return misfits if 2 * misfits.sum() < len(misfits) else np.zeros(len(misfits), np.bool_)

    def _tell(self, misfits: NDArray[np.bool_]) -> None:
        """A fault for each misfit, and for every refused cell of the other rows."""
        for column, name, problems in self.refused:
            rules: dict[str, list[int]] = {}
            for number, problem in problems.items():
                rules.setdefault(problem.rule, []).append(number)
            for rule, numbers in rules.items():
                chosen = np.zeros(len(column.texts), np.bool_)
                chosen[numbers] = True
                positions = np.flatnonzero(chosen[column.numbers] & ~misfits)
                rows, cells = self.table.rows[positions], column.numbers[positions]
                words = self._words(column, name, problems)
                self.faults.add_rows(self.table.file, rule, name, rows, cells, words)
        rows, how = self.table.rows[misfits], mend("misfit")
        alike = np.zeros(len(rows), np.int32)
        self.faults.add_rows(self.table.file, "misfit", None, rows, alike, lambda _: (None, how))
        for faulty in self.faulty.values():
            faulty |= misfits

    def _problem(
        self, name: str, text: str, value: Any, used: model.Column | None
    ) -> Problem | None:
        """The true reason why a text is not taken, the most telling first; None when it is."""
        if not text:
            return None
        if rule := unkeepable(text):
            return values.problem(rule)
        if used is not None and len(text) > LONGEST_TEXT:
            return values.problem("long_text")
        fails = isinstance(value, Problem)
        kind = used.kind if used else "text"
        # What was read as a day, a code or a place is no number of anybody.
        if fails or kind in ("id", "text", "number", "whole"):
            if used is None and not self.participants:
                number = personal.number_rule(folded(text))
                return values.problem(number) if number == "identity_number" else None
            plain = kind != "text" and not fails
            harmless = plain and (len(text) < 10 or identifiers.is_random(text))
            rule = None if harmless else self._personal(name, text)
            if rule:
                return values.problem(rule)
        elif kind == "year" and self.participants and (rule := self._personal(name, text)):
            return values.problem(rule)
        if not fails and kind != "text":
            return None
        nothing = values.says_nothing(text, kind == "text") if used is not None else None
        if nothing is None and fails and kind == "id" and personal.is_rounded(text):
            return values.problem("rounded")
        found = nothing or (value if isinstance(value, Problem) else None)
        return values.needed(found) if found and used is not None and used.required else found

    def _personal(self, name: str, text: str) -> str | None:
        return personal.refused(name, text, self.participants)

    def _persons(self, column: TextColumn, parsed: list[str | None]) -> None:
        """Notices of codes that were taken for one person, and of those that hardly differ."""
        texts = [text for text, code in zip(column.texts, parsed, strict=True) if code is not None]
        codes = list(dict.fromkeys(code for code in parsed if code is not None))
        counts = {
            "one_person": identifiers.joined(texts),
            "nearly_one_person": identifiers.nearly_equal(codes),
        }
        for key, count in counts.items():
            if count:
                self.notices.append(tn(f"intake.notice.{key}", count, file=self.table.file))

    def _carried_over(self, column: TextColumn, parsed: list[str | None]) -> None:
        counts = np.bincount(column.numbers, minlength=len(parsed))
        for old, new, count in zip(column.texts, parsed, counts, strict=True):
            if new is not None and new != old:
                words = {"file": self.table.file, "old": old, "new": new, "count": count}
                self.notices.append(t("intake.notice.carried_over", **words))

    # -- the typed frame -------------------------------------------------------------------------

    def _validate(self, frame: pd.DataFrame) -> None:
        wholly = (self.faulty[c.name].all() for c in model.FILES[self.file] if c.required)
        rows = len(self.table.rows)
        if rows > MOST_WRONG and any(wholly):
            rows = MOST_WRONG  # the table is wrong as a whole: some of it says why
            self._header_fault("not_looked_at")
        breaches = self._breaches(frame, rows)
        rules = {rule.name: rule for rule in FRAME_RULES[self.file]}
        for breach in sorted(breaches, key=lambda breach: breach.rule in rules):
            rule = rules.get(breach.rule)
            self._report(frame, breach, rule.columns if rule else (breach.column,))

    def _report(self, frame: pd.DataFrame, breach: Breach, columns: tuple[str, ...]) -> None:
        """A fault for each row of a breach where none of the columns already has a fault."""
        positions = np.searchsorted(self.table.rows, breach.rows)
        clean = ~np.logical_or.reduce([self.faulty[name][positions] for name in columns])
        positions, rows = positions[clean], breach.rows[clean]
        shown_at = columns[-1]
        self.faulty[shown_at][positions] = True
        text = self.table.columns.get(shown_at)
        most = len(rows) if self.faults.every else MOST_TOLD
        how = [*mends(self.file, frame, breach.rule, shown_at, rows[:most])]

        def words(place: int) -> tuple[str | None, str]:
            value = self._shown(text.text(int(positions[place])), shown_at) if text else ""
            return value or None, how[place]

        each = np.arange(len(rows), dtype=np.int32)
        self.faults.add_rows(self.table.file, breach.rule, shown_at, rows, each, words)

    # -- faults ----------------------------------------------------------------------------------

    def _shown(self, text: str, column: str) -> str:
        """What a message may repeat: of participants and of amounts hardly anything."""
        if not text:
            return ""
        if self.file == "initiatieven":
            return text if column in personal.CONTACT else personal.masked(text, named=True)
        return personal.shown(text, column)

    def _words(
        self, column: TextColumn, name: str, problems: dict[int, Problem]
    ) -> Callable[[int], tuple[str | None, str]]:
        """What is said of a text of a column that has a problem: itself, and how to mend it."""

        def words(number: int) -> tuple[str | None, str]:
            rule, how = problems[number]
            if rule in personal.RULES:
                return personal.MASK, how
            return self._shown(column.texts[number], name), how

        return words

    def _header_fault(self, rule: str, column: str | None = None, **words: object) -> None:
        row, sentence, how = self.table.header_row, t(f"intake.rule.{rule}"), mend(rule, **words)
        self.faults.add(Fault(self.table.file, row, column, None, sentence, how, rule))
