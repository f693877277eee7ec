"""Columns of text -> a typed frame that keeps to the contract, with every fault on the way.

Two steps. Each distinct text of a column is parsed once; what cannot be parsed is a fault and
counts as missing. The frame that comes out is validated by the pandera schema of its file, which
finds the rest: required, ranges, unique, and the rules between columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pandera.pandas as pa
from numpy.typing import NDArray
from pandera.errors import SchemaErrorReason

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import personal, places, values
from arbeidszorg.registrations.intake.columns import build, typed
from arbeidszorg.registrations.intake.faults import Fault, mend, visible
from arbeidszorg.registrations.intake.reading import TextColumn, TextTable
from arbeidszorg.registrations.intake.values import Problem
from arbeidszorg.registrations.schemas import FRAME_RULES, LATITUDES, LONGITUDES, SCHEMAS, key
from arbeidszorg.texts import t

Parser: TypeAlias = Callable[[str], Any]


@dataclass(frozen=True)
class Checked:
    """A typed frame, to be used only when there are no faults. ``all_ids``: every row has a
    usable identifier, so that other files can be checked against it."""

    frame: pd.DataFrame
    faults: list[Fault]
    notices: list[str]
    all_ids: bool


def check(table: TextTable, file: str, initiatives: pd.DataFrame | None = None) -> Checked:
    """Check the text of one file of the contract.

    ``initiatives``: the frame that initiatief_id refers to; None leaves references unchecked.
    """
    return _Check(table, file, initiatives).run()


@dataclass
class _Check:
    table: TextTable
    file: str
    initiatives: pd.DataFrame | None
    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    faulty: dict[str, NDArray[np.bool_]] = field(default_factory=dict)

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
            return Checked(pd.DataFrame(), self.faults, self.notices, all_ids=False)
        self.faults += self.table.faults
        self._extra_columns([name for name in self.table.columns if name not in names])
        columns = {column.name: self._column(column) for column in contract}
        frame = build(self.file, columns, pd.Index(self.table.rows))
        self._validate(frame)
        all_ids = self.table.whole and frame["initiatief_id"].notna().all()
        order = {name: place for place, name in enumerate(names)}
        self.faults.sort(key=lambda fault: (fault.row or 0, order.get(fault.column or "", -1)))
        return Checked(frame.reset_index(drop=True), self.faults, self.notices, bool(all_ids))

    # -- the text of each column -----------------------------------------------------------------

    def _extra_columns(self, names: list[str]) -> None:
        for name in names:
            column = self.table.columns[name]
            if self.participants and personal.refused_header(column.header):
                self._header_fault("personal_header", self._shown(column.header))
                continue
            header = visible(self._shown(column.header))
            self.notices.append(t("intake.notice.unused", file=self.table.file, column=header))
            if self.participants:
                self._refuse(column, header, [None] * len(column.texts))

    def _column(self, column: model.Column) -> Any:
        text = self.table.columns.get(column.name)
        if text is None:
            if column.required:
                self._header_fault("missing_column", column.name)
            self.faulty[column.name] = np.full(len(self.table.rows), column.required)
            text = TextColumn(column.name, np.zeros(len(self.table.rows), np.int32), [""])
            return typed(self.file, column, text.numbers, [None])
        parse = self._parser(column)
        parsed = self._refuse(
            text, column.name, [parse(cell) if cell else None for cell in text.texts]
        )
        if column.kind == "nis":
            self._carried_over(text, parsed)
        return typed(self.file, column, text.numbers, parsed)

    def _refuse(self, column: TextColumn, name: str, parsed: list[Any]) -> list[Any]:
        """A fault for every cell whose text is personal or a Problem; such texts count as None."""
        bad = np.zeros(len(parsed), np.bool_)
        masked: set[int] = set()
        problems: dict[int, Problem] = {}
        for number, (text, value) in enumerate(zip(column.texts, parsed, strict=True)):
            problem = value if isinstance(value, Problem) else None
            if not text.isascii():
                problem = values.lost_character(text) or problem
            if self.participants and (rule := personal.refused(name, text)):
                problem = values.problem(rule)
                masked.add(number)
            if problem is not None:
                bad[number], problems[number] = True, problem
        for position in column.where(bad):
            number = int(column.numbers[position])
            rule, how = problems[number]
            value = personal.MASK if number in masked else self._shown(column.texts[number])
            self._fault(rule, int(position), name, value, how)
        self.faulty[name] = bad[column.numbers]
        return [None if number in problems else value for number, value in enumerate(parsed)]

    def _parser(self, column: model.Column) -> Parser:
        if column.name == "initiatief_id" and self.file != "initiatieven":
            if self.initiatives is None:
                return str
            ids = self.initiatives["initiatief_id"].dropna()
            return values.reference_parser({spelled.casefold(): spelled for spelled in ids})
        if column.kind == "code":
            return values.code_parser(column.name)
        if column.kind == "codes":
            return values.codes_parser(column.name)
        if column.kind == "nis":
            return values.nis_parser(places.codes().get, outside=self.participants)
        if column.kind in ("whole", "year"):
            return values.parse_whole
        if column.kind == "number":
            costs = self.file == "kosten_opbrengsten"
            return values.parse_amount if costs else values.parse_number
        return values.parse_date if column.kind == "date" else str

    def _carried_over(self, column: TextColumn, parsed: list[str | None]) -> None:
        counts = np.bincount(column.numbers, minlength=len(parsed))
        for old, new, count in zip(column.texts, parsed, counts, strict=True):
            if new is not None and new != old:
                words = {"file": self.table.file, "old": old, "new": new, "count": count}
                self.notices.append(t("intake.notice.carried_over", **words))

    # -- the typed frame -------------------------------------------------------------------------

    def _validate(self, frame: pd.DataFrame) -> None:
        try:
            SCHEMAS[self.file].validate(frame, lazy=True, inplace=True)
        except pa.errors.SchemaErrors as errors:
            breaches = [_Breach.of_error(error, frame) for error in errors.schema_errors]
        else:
            return
        rules = {rule.name: rule for rule in FRAME_RULES[self.file]}
        for breach in sorted(breaches, key=lambda breach: breach.rule in rules):
            rule = rules.get(breach.rule)
            self._report(frame, breach, rule.columns if rule else (breach.column,))

    def _report(self, frame: pd.DataFrame, breach: _Breach, columns: tuple[str, ...]) -> None:
        """A fault for each row of a breach where none of the columns already has a fault."""
        positions = np.searchsorted(self.table.rows, breach.rows)
        clean = ~np.logical_or.reduce([self.faulty[name][positions] for name in columns])
        positions, rows = positions[clean], breach.rows[clean]
        shown_at = columns[-1]
        text = self.table.columns.get(shown_at)
        how = self._mends(frame, breach.rule, shown_at, rows)
        for position, mending in zip(positions, how, strict=True):
            value = text.text(int(position)) if text else ""
            self._fault(breach.rule, int(position), shown_at, self._shown(value) or None, mending)
        self.faulty[shown_at][positions] = True

    def _mends(
        self, frame: pd.DataFrame, rule: str, name: str, rows: NDArray[np.int32]
    ) -> Iterable[str]:
        """How to mend a breach of the rule, for each of the rows."""
        if rule == "double":
            keys = key(self.file, frame)
            firsts = keys[~keys.duplicated()]
            first_rows = pd.Series(firsts.index, index=firsts.array)
            return [mend(rule, row=row) for row in first_rows.loc[keys[keys.index.isin(rows)]]]
        if rule == "out_of_range":
            column = next(
                definition for definition in model.FILES[self.file] if definition.name == name
            )
            return repeat(mend(rule, range=values.range_words(column)), len(rows))
        if rule in ("lat_outside_belgium", "lon_outside_belgium"):
            chosen = frame.loc[rows]
            swapped = chosen["lat"].between(*LONGITUDES) & chosen["lon"].between(*LATITUDES)
            return [mend("swapped" if swap else rule) for swap in swapped]
        return repeat(mend(rule), len(rows))

    # -- faults ----------------------------------------------------------------------------------

    def _shown(self, text: str) -> str:
        return personal.masked(text) if self.participants else text

    def _fault(self, rule: str, position: int, column: str, value: str | None, how: str) -> None:
        row = int(self.table.rows[position])
        sentence = t(f"intake.rule.{rule}")
        self.faults.append(Fault(self.table.file, row, column, value, sentence, how))

    def _header_fault(self, rule: str, column: str | None = None, **words: object) -> None:
        row, sentence = self.table.header_row, t(f"intake.rule.{rule}")
        self.faults.append(Fault(self.table.file, row, column, None, sentence, mend(rule, **words)))


@dataclass(frozen=True)
class _Breach:
    """A rule of the schema and the rows of the file that do not keep to it."""

    rule: str
    column: str
    rows: NDArray[np.int32]

    @classmethod
    def of_error(cls, error: pa.errors.SchemaError, frame: pd.DataFrame) -> _Breach:
        column = str(error.column_name)
        if error.reason_code is SchemaErrorReason.SERIES_CONTAINS_NULLS:
            return cls("required", column, frame.index[frame[column].isna()].to_numpy())
        if isinstance(error.check, pa.Check) and isinstance(error.check_output, pd.Series):
            valid = error.check_output.to_numpy(np.bool_)
            return cls(str(error.check.name), column, error.check_output.index[~valid].to_numpy())
        # Not a fault in the file but in how its frame was built; the error itself would show data.
        raise TypeError(f"{column}: {error.reason_code}") from None


def outside_running_time(
    file: str, registrations: pd.DataFrame, initiatives: pd.DataFrame
) -> list[str]:
    """Notices of the stays that start before their initiative does, or after it has ended."""
    runs = initiatives.drop_duplicates("initiatief_id").set_index("initiatief_id")
    initiative = registrations["initiatief_id"]
    starts = registrations["startdatum"]
    early = starts < initiative.map(runs["startdatum"]).astype("datetime64[s]")
    late = starts > initiative.map(runs["einddatum"]).astype("datetime64[s]")
    counts = {"before_initiative": int(early.sum()), "after_initiative": int(late.sum())}
    return [
        t(f"intake.notice.{key}", file=file, count=count) for key, count in counts.items() if count
    ]
