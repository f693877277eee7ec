"""Which file of the contract each table is that was handed in: by its header, else by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, TypeAlias

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import headers, separated, sources, workbook
from arbeidszorg.registrations.intake.cleaning import clean, letters
from arbeidszorg.registrations.intake.encoding import encoding_of
from arbeidszorg.registrations.intake.faults import Fault, IntakeError, fault, visible
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.personal import masked
from arbeidszorg.registrations.intake.sources import Source
from arbeidszorg.texts import t

#: The most that a file may be, in bytes.
LARGEST = 50_000_000
#: Of a CSV, what is looked at to see which file it is.
_HEAD = 200_000
#: Sheets of our own workbooks that hold no data.
OWN_SHEETS = frozenset(("uitleg", "lijsten", "wat te herstellen"))
#: What the name of a file says, when its header says nothing.
_IN_NAMES = {
    "registra": "registraties",
    "initiatie": "initiatieven",
    "kosten": "kosten_opbrengsten",
}

How: TypeAlias = Literal["header", "name", "chosen"]


@dataclass(frozen=True)
class HandedFile:
    """A file as it was handed in: its name, its bytes, and which file of the contract it is, None
    to have that guessed (a workbook may hold several, each on a sheet)."""

    name: str
    data: bytes = field(repr=False)
    kind: str | None = None

    @property
    def handed(self) -> Handed:
        """The same for the intake, under a name that may be shown."""
        return Handed(spoken(self.name), self.data)


@dataclass(frozen=True)
class Part:
    """A table that was handed in. ``at``: which of the files it stands in; ``sheet``: on which
    sheet, None of a CSV; ``how``: how its ``kind`` is known; ``source``: its records."""

    kind: str
    at: int
    sheet: str | None
    how: How
    source: Source


@dataclass(frozen=True)
class Parts:
    """The tables of all files, and what is wrong with the files: with the kind, "" when unknown."""

    parts: tuple[Part, ...]
    faults: tuple[tuple[str, Fault], ...]


def spoken(name: str) -> str:
    """The name of a file for a message, with its ending whatever is said of the rest."""
    name = clean(name.replace("\\", "/").rsplit("/", 1)[-1])
    stem, dot, ending = name.rpartition(".")
    return visible(masked(stem if dot else name)) + dot + visible(ending if dot else "")


def parts(files: Sequence[HandedFile]) -> Parts:
    """The tables in these files. One kind may be handed in once."""
    found: list[Part] = []
    faults: list[tuple[str, Fault]] = []
    for at, file in enumerate(files):
        try:
            some, wrong = _parts(at, file)
        except IntakeError as error:
            kind = file.kind or _by_name(file.name) or ""
            faults += [(kind, each) for each in error.faults]
            continue
        faults += wrong
        for part in some:
            if other := next((p for p in found if p.kind == part.kind), None):
                words = {"kind": part.kind, "other": other.source.label}
                faults.append((part.kind, _fault(part.source.label, "two_of_a_kind", **words)))
            else:
                found.append(part)
    return Parts(tuple(found), tuple(faults))


def _fault(file: str, rule: str, **words: object) -> Fault:
    """A fault of a rule of ours."""
    what, mend = t(f"nakijken.what.{rule}"), t(f"nakijken.mend.{rule}", **words)
    return Fault(file, None, None, None, what, mend, rule)


def _parts(at: int, file: HandedFile) -> tuple[list[Part], list[tuple[str, Fault]]]:
    handed = file.handed
    if len(file.data) > LARGEST:
        raise IntakeError([fault(handed.name, "large_file", megabytes=LARGEST // 1_000_000)])
    if not file.data.strip():
        raise IntakeError([fault(handed.name, "empty")])
    ending = "." + handed.name.rpartition(".")[2].lower()
    if ending in (".xlsm", ".xltm"):
        raise IntakeError([fault(handed.name, "macros")])
    if ending not in sources.ENDINGS:
        raise IntakeError([fault(handed.name, "other_kind", name=handed.name)])
    if handed.is_workbook:
        return _of_workbook(at, file, sources.open_book(handed))
    encoding_of(handed.data, handed.name)  # what is no text says so, whatever it would be
    kind, how = _kind(file, {k: _of_csv(handed, k) for k in model.REGISTERED})
    return [Part(kind, at, None, how, sources.source(handed, kind))], []


def _kind(file: HandedFile, counts: dict[str, int]) -> tuple[str, How]:
    """Which kind a table is of which so many names of each kind are known. Raises
    :class:`IntakeError` when nothing says it."""
    if file.kind:
        return file.kind, "chosen"
    most = max(counts.values())
    best = [kind for kind, count in counts.items() if count == most]
    if most >= 2 and len(best) == 1:
        return best[0], "header"
    if (named := _by_name(file.name)) and (most < 2 or named in best):
        return named, "name"
    if most and len(best) == 1:
        return best[0], "header"
    raise IntakeError([_fault(spoken(file.name), "unknown_kind")])


def _by_name(name: str) -> str | None:
    squeezed = letters(name)
    found = {kind for part, kind in _IN_NAMES.items() if part in squeezed}
    return found.pop() if len(found) == 1 else None


def _of_csv(handed: Handed, kind: str) -> int:
    """How many names of a kind a CSV has in its header."""
    head = handed.data[:_HEAD]
    if len(head) < len(handed.data):
        head = head[: head.rfind(b"\n") + 1] or head
    try:
        return _known(separated.records(Handed(handed.name, head), kind), kind)
    except IntakeError:
        return 0


def _known(records: Iterable[list[str]], kind: str) -> int:
    first = islice(records, headers.SEARCHED)
    return max((headers.known(record, kind) for record in first), default=0)


def _of_workbook(
    at: int, file: HandedFile, book: workbook.Book
) -> tuple[list[Part], list[tuple[str, Fault]]]:
    """The tables on the sheets of a workbook: a sheet that is called as a kind is that kind."""
    sheets: dict[str, list[workbook.Sheet]] = {}
    unread: list[IntakeError] = []
    for sheet in sorted(book.sheets, key=lambda sheet: not sheet.visible):
        try:
            kind = None if _is_own(sheet) else _of_sheet(book, sheet)
        except IntakeError as error:
            unread.append(error)
            continue
        if kind:
            sheets.setdefault(kind, []).append(sheet)
    if not sheets and unread:
        raise unread[0]
    if not sheets or (file.kind and file.kind not in sheets):
        kind, how = _kind(file, dict.fromkeys(model.REGISTERED, 0))
        return [Part(kind, at, None, how, sources.source(file.handed, kind))], []
    if file.kind:
        sheets = {file.kind: sheets[file.kind]}
    found, faults = [], []
    used = {sheet.name for some in sheets.values() for sheet in some}
    aside = {clean(name) for name in used | {s.name for s in book.sheets if _is_own(s)}}
    for kind, some in sheets.items():
        named = [sheet for sheet in some if letters(sheet.name) == letters(kind)]
        chosen = (named or some)[0]
        others = [each.name for each in some if each is not chosen and each.visible]
        given = sources.of_sheet(book, chosen, aside)
        if not named:
            faults += [(kind, each) for each in sources.second_tables(given.label, others)]
        found.append(Part(kind, at, chosen.name, "chosen" if file.kind else "header", given))
    return found, faults


def _is_own(sheet: workbook.Sheet) -> bool:
    return sheet.name.strip().lower() in OWN_SHEETS


def _of_sheet(book: workbook.Book, sheet: workbook.Sheet) -> str | None:
    """The kind of table on a sheet, None when there is none."""
    for kind in model.REGISTERED:
        if letters(sheet.name) == letters(kind):
            return kind
    first = list(islice(book.records(sheet), headers.SEARCHED))
    counts = {kind: _known(first, kind) for kind in model.REGISTERED}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= 2 else None
