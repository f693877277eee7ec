"""One pass over the XML of a worksheet, for what calamine does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat

from arbeidszorg.registrations.intake import plain_sheets, sheet_parts

#: Elements in a worksheet: some 150.000 full rows of the contract. More is handed in as CSV.
MOST_ELEMENTS = 6_000_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_MARKS = 100_000
FORMULA = "=…"

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class TooLargeError(Exception):
    """There is more in a worksheet than is read."""


@dataclass
class Scan:
    """What was seen. ``rows``/``columns``: the last ones with content; ``filled``: cells with
    content; ``elements``: of XML; ``hidden``: rows with content that are not shown; ``filtered``:
    whether a filter is on; ``marks``: row -> column (both from 0) -> text, for cells with an error
    or a formula without a result; ``merged``: cells that were made one over several rows; ``wide``:
    those over several columns of one row, as row and columns (from 0); ``plain``: whether there
    are nothing but cells with addresses, so that it can be read in parts."""

    rows: int = 0
    columns: int = 0
    filled: int = 0
    elements: int = 0
    hidden: int = 0
    filtered: bool = False
    merged: list[str] = field(default_factory=list)
    wide: list[tuple[int, range]] = field(default_factory=list)
    marks: dict[int, dict[int, str]] = field(default_factory=dict)
    plain: bool = False


def scan(stream: IO[bytes], most: int = MOST_ELEMENTS) -> Scan:
    """Look through a worksheet of at most so many elements. Raises :class:`TooLargeError`,
    ``ValueError`` for an address that no sheet has, or what expat raises."""
    data = stream.read()
    if (plain := plain_sheets.seen(data)) is None:
        return _Scanner(most).run(data)
    if plain_sheets.elements(data) > most:
        raise TooLargeError
    expat.ParserCreate().Parse(data, True)  # whether it is well formed, to the end
    filled, columns, rows = plain
    last_row = max((int(row) for row in rows), default=0)
    last = max((_place(f"{column.decode()}1")[1] + 1 for column in columns), default=0)
    if rows and not (min(map(int, rows)) >= 1 and last_row <= LAST_ROW):
        raise ValueError(last_row)
    return Scan(last_row, last, filled, plain_sheets.elements(data))


def scan_in_parts(stream: IO[bytes], most: int) -> Scan:
    """The same of a worksheet that is never whole in memory. What is not plain is heard element by
    element. The stream must go back to its start."""
    seen, parser, letters, first, last = Scan(plain=True), expat.ParserCreate(), set[bytes](), 1, 0
    for number, part in enumerate(sheet_parts.pieces(stream, sheet_parts.LOOKED)):
        plain = plain_sheets.seen(part, headed=number == 0)
        if plain is None:
            stream.seek(0)
            return _Scanner(most).run_in_parts(stream)
        filled, columns, rows = plain
        seen.filled, seen.elements = (
            seen.filled + filled,
            seen.elements + plain_sheets.elements(part),
        )
        if seen.elements > most:
            raise TooLargeError
        parser.Parse(part, False)
        letters |= columns
        first = min([first, *map(int, rows)])
        last = max([last, *map(int, rows)])
    parser.Parse(b"", True)
    if first < 1 or last > LAST_ROW:
        raise ValueError(last)
    seen.rows = last
    seen.columns = max((_place(f"{each.decode()}1")[1] + 1 for each in letters), default=0)
    return seen


class _Scanner:
    def __init__(self, most: int) -> None:
        self.seen = Scan()
        self.most = most
        self.row, self.column = -1, -1
        self.kind = ""
        self.value = self.formula = False
        self.text: list[str] = []
        self.marks = 0
        self.hidden_row = -1
        self.shown = True
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.StartDoctypeDeclHandler = self.refuse
        self.parser = parser

    def run(self, data: bytes) -> Scan:
        self.parser.Parse(data, True)
        return self.seen

    def run_in_parts(self, stream: IO[bytes]) -> Scan:
        """The same of a part at a time; whether it is plain enough to be read so."""
        self.seen.plain = True
        self.parser.CommentHandler = self.parser.StartCdataSectionHandler = self.strange
        self.parser.XmlDeclHandler = self.declared
        while part := stream.read(sheet_parts.LOOKED):
            self.parser.Parse(part, False)
        self.parser.Parse(b"", True)
        return self.seen

    def declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        self.seen.plain = (encoding or "").lower() == "utf-8"

    def strange(self, *_: Any) -> None:
        self.seen.plain = False

    def refuse(self, *_: Any) -> None:
        raise TooLargeError

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.seen.elements += 1
        if self.seen.elements > self.most:
            raise TooLargeError
        tag = name.rpartition(":")[2]
        if tag == "c":
            self.column += 1
            if (address := attributes.get("r")) is not None:
                self.row, self.column = _place(address)
            if address is None or tag != name:
                self.seen.plain = False
            self.kind = attributes.get("t", "")
            self.value = self.formula = False
            if self.kind == "e":
                self.listen()
        elif tag in ("v", "is"):
            self.value = True
        elif tag == "f":
            self.formula = True
            self.listen()
        elif tag == "row":
            number = attributes.get("r")
            self.row = self.row + 1 if number is None else _place(f"A{number}")[0]
            self.column = -1
            self.shown = attributes.get("hidden") not in ("1", "true")
        elif tag == "filterColumn":
            self.seen.filtered = True
        elif tag == "mergeCell":
            ends = attributes.get("ref", "").split(":")
            if len(ends) == 2:
                self.merge(*ends)

    def merge(self, start: str, end: str) -> None:
        """Cells from one place to another that were made one."""
        (top, left), (bottom, right) = _place(start), _place(end)
        if top < bottom:
            self.seen.merged.append(f"{start}:{end}")
        elif left < right:
            self.seen.wide.append((top, range(left + 1, right + 1)))

    def listen(self) -> None:
        """Hear the text inside ``v``: of few cells only, as it costs time."""
        self.text = []
        self.parser.CharacterDataHandler = self.hear

    def hear(self, text: str) -> None:
        if self.value:
            self.text.append(text)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] != "c":
            return
        text = "".join(self.text)
        heard = self.parser.CharacterDataHandler is not None
        missing = self.formula and not text.strip() and not (self.kind == "str" and self.value)
        if self.kind == "e":
            self.mark(text or "#N/A")
        elif missing:
            self.mark(FORMULA)
        if self.value or missing:
            seen = self.seen
            seen.filled += 1
            if not self.shown and self.hidden_row != self.row:
                self.hidden_row = self.row
                seen.hidden += 1
            seen.rows = max(seen.rows, self.row + 1)
            seen.columns = max(seen.columns, self.column + 1)
        if heard:
            self.parser.CharacterDataHandler = None
            self.text = []

    def mark(self, text: str) -> None:
        self.marks += 1
        if self.marks <= MOST_MARKS:
            self.seen.marks.setdefault(self.row, {})[self.column] = text[:40]


def _place(address: str) -> tuple[int, int]:
    """Row and column (both from 0) of an address such as B3. Raises ``ValueError`` for one that no
    sheet has: calamine would take it, and reserve room up to there."""
    match = _CELL.fullmatch(address)
    column = 0
    for sign in match[1] if match else "":
        column = 26 * column + ord(sign) - 64
    if match is None or column > LAST_COLUMN or not 1 <= int(match[2]) <= LAST_ROW:
        raise ValueError(address)
    return int(match[2]) - 1, column - 1
