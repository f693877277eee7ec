"""What was found, as pages and scripts read it: every finding, in little room."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from arbeidszorg.handing import persons
from arbeidszorg.handing.checks import Report
from arbeidszorg.handing.findings import LEVELS, why_of
from arbeidszorg.registrations.intake.faults import visible

#: Pairs of persons that are told.
MOST_PAIRS = 50
#: Findings that are written at one time.
CHUNK = 20_000
#: What stands at each place of a row of :attr:`Listing.rows`.
RULE, KIND, FILE, ROW, COLUMN, VALUE, MEND = range(7)


@dataclass(frozen=True)
class Listing:
    """``totals``: level -> how many; ``rules``: records of ``level``, ``rule``, ``what``, ``why``
    and ``count``, the heaviest first; ``words``: sentences that say how to mend; ``rows``: per
    finding the place of its rule, its file of the contract, file, row (0: the whole), column,
    value, and the place of its sentence; ``read``: what was read; ``unused``: columns that were not
    used; ``years``: what it says in numbers; ``pairs``: codes that may be of one person."""

    totals: Mapping[str, int]
    rules: list[dict[str, Any]]
    words: list[str]
    rows: Sequence[Sequence[Any]]
    read: list[dict[str, Any]]
    unused: list[dict[str, str]]
    years: list[dict[str, Any]]
    pairs: list[dict[str, Any]] = field(default_factory=list)

    @property
    def blocks(self) -> bool:
        """Whether something must be mended first."""
        return self.totals.get("herstel", 0) > 0

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The rules that ask for a reason."""
        return [rule for rule in self.rules if rule["level"] == "uitleg"]

    def found(self, start: int = 0, end: int | None = None) -> Iterator[dict[str, Any]]:
        """Findings as records, for a table."""
        for row in self.rows[start:end]:
            yield {
                **self.rules[row[RULE]],
                "kind": row[KIND],
                "file": row[FILE],
                "row": row[ROW],
                "column": row[COLUMN],
                "value": row[VALUE],
                "mend": self.words[row[MEND]],
            }

    def of_rows(self, kind: str) -> dict[int, list[dict[str, Any]]]:
        """Row -> what was found in it."""
        rows: dict[int, list[dict[str, Any]]] = {}
        for each in self.found():
            if each["kind"] == kind and each["row"]:
                rows.setdefault(each["row"], []).append(each)
        return rows

    def first(self, count: int) -> Listing:
        """The same with the first findings alone; the totals are those of all."""
        return replace(self, rows=self.rows[:count])

    def json(self) -> bytes:
        """For a script. Of a list of a million lines no second copy is made."""
        head = dumped({**self.__dict__, "rows": []}).removesuffix(b"}")
        parts = [dumped(self.rows[at : at + CHUNK])[1:-1] for at in range(0, len(self.rows), CHUNK)]
        head, tail = head.split(b'"rows":[]', 1)
        return b"".join((head, b'"rows":[', b",".join(parts), b"]", tail, b"}"))


def dumped(value: Any) -> bytes:
    """Anything as JSON, in little room."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def of(report: Report) -> Listing:
    """What a check found."""
    rules_ = report.findings.rules
    places = {(total.level, total.rule, total.what): n for n, total in enumerate(rules_)}
    findings = report.findings
    whys: dict[int, str] = {}
    words: dict[str, int] = {}
    said: dict[tuple[int, int], tuple[str, int]] = {}
    heads: dict[int, tuple[int, str, str, str]] = {}
    rows = []
    for number, row, word in findings.places():
        if number not in heads:
            batch = findings.batches[number]
            place = places[batch.level, batch.group.code, batch.what]
            whys[place] = why_of(batch.group.code)
            heads[number] = (place, batch.kind, batch.group.file, batch.group.column or "")
        if (number, word) not in said:
            value, mend = findings.batches[number].group.words[word]
            sentence = words.setdefault(mend, len(words))
            said[number, word] = (visible(value) if value else "", sentence)
        place, kind, file, column = heads[number]
        rows.append((place, kind, file, row, column, *said[number, word]))
    rules = [
        {"level": t.level, "rule": t.rule, "what": t.what, "why": whys.get(n, ""), "count": t.count}
        for n, t in enumerate(rules_)
    ]
    return Listing(
        {level: report.totals.get(level, 0) for level in LEVELS},
        rules,
        list(words),
        rows,
        [{"kind": r.kind, "file": r.file, "rows": r.rows} for r in report.read],
        [{"kind": u.kind, "column": u.column} for u in report.unused],
        _years(report),
        _pairs(report),
    )


def _pairs(report: Report) -> list[dict[str, Any]]:
    """Persons that may be one, as far as the rows can be read."""
    if report.frames is None or not len(report.frames.stays):
        return []
    return [
        {"first": p.first, "second": p.second, "alike": p.alike, "nearly": p.nearly}
        for p in persons.pairs(report.frames.stays)[:MOST_PAIRS]
    ]


def _years(report: Report) -> list[dict[str, Any]]:
    before = {(t.initiative, t.year): t for t in report.before}
    return [
        {
            "initiative": tally.initiative,
            "year": tally.year,
            "persons": tally.persons,
            "stays": tally.stays,
            "began": tally.began,
            "ended": tally.ended,
            "hours": tally.hours,
            "before": before[key].persons
            if (key := (tally.initiative, tally.year)) in before
            else None,
        }
        for tally in report.tallies
    ]


def packed(listing: Listing) -> bytes:
    """A listing as it is kept."""
    return gzip.compress(listing.json(), 2, mtime=0)


def unpacked(content: bytes) -> Listing:
    """That of :func:`packed`."""
    return Listing(**json.loads(gzip.decompress(content)))


def read(content: bytes) -> Listing:
    """That of :meth:`Listing.json`."""
    return Listing(**json.loads(content))
