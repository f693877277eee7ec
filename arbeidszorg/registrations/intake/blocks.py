"""A large CSV of stays -> its columns, read block by block by several processes.

What comes out is what :func:`~arbeidszorg.registrations.intake.reading.read` gives, but for the
two columns in which nearly every text is another one. Of those the codes that are plainly right
stand in files, block by block, and one of them stands for all in the table.
"""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from arbeidszorg.registrations.intake import identifiers, personal, plain_block
from arbeidszorg.registrations.intake.block import Block, Codes, Layout, Read
from arbeidszorg.registrations.intake.encoding import encoding_in_parts
from arbeidszorg.registrations.intake.faults import Fault, Faults, IntakeError, fault
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.headers import known, name_of
from arbeidszorg.registrations.intake.reading import (
    CHUNK,
    MOST_COLUMNS,
    Content,
    Numbers,
    TextColumn,
    TextTable,
    header_of,
    is_total,
    named_columns,
)
from arbeidszorg.registrations.intake.separated import form_of, lines_of, parsed, text_of
from arbeidszorg.runners import Run
from arbeidszorg.texts import t

#: Bytes of a block, about; rows of a file at most.
BYTES = 32_000_000
MOST_ROWS = 25_000_000
FILE = "registraties"
CODES = ("registratie_id", "medewerker_id")


@dataclass(frozen=True)
class InBlocks:
    """The table, where each block of it begins (row numbers), where its codes stand, and the rows
    of which the code of the stay came before: with that code."""

    table: TextTable
    starts: list[int]
    files: list[Path]
    doubles: dict[int, str]


def read(handed: Handed, run: Run, folder: Path, size: int = BYTES) -> InBlocks:
    """The text of a large file, by blocks of about ``size`` bytes; codes are written into
    ``folder``. Raises :class:`IntakeError` when there is nothing to check at all."""
    assert handed.path is not None
    encoding, lines = encoding_in_parts(handed.path, handed.name)
    with handed.path.open("rb") as raw, text_of(raw, encoding) as stream:
        form = form_of(lines_of(stream, encoding), FILE)
    with handed.path.open("rb") as raw, text_of(raw, encoding) as stream:
        records = parsed(lines_of(stream, encoding), form, handed.name)
        header_row, headers, rest, two = header_of(handed.name, records, FILE)
        if len(headers) > MOST_COLUMNS:
            raise IntakeError([fault(handed.name, "many_columns", count=len(headers))])
        layout = Layout(handed.path, handed.name, encoding, form, header_row, tuple(headers), two)
        blocks = _of_lines(layout, size) if lines else _of_records(rest, size)
        every = [*run(partial(_read, layout, folder), blocks)]
    return _joined(layout, sorted(every, key=lambda block: block.number), folder)


def _of_lines(layout: Layout, size: int) -> Iterator[Block]:
    """Blocks of the lines below the header, each of which is a record."""
    number, whole = 0, layout.path.stat().st_size
    with layout.path.open("rb") as stream:
        for _ in range(layout.skip + layout.form.declared):
            stream.readline()
        start = stream.tell()
        while start < whole:
            stream.seek(min(start + size, whole))
            stream.readline()
            end = stream.tell()
            yield Block(number, start, end)
            start, number = end, number + 1


def _of_records(records: Iterator[list[str]], size: int) -> Iterator[Block]:
    many, number = max(1, size // 150), 0
    while chunk := tuple(islice(records, many)):
        yield Block(number, 0, 0, chunk)
        number += 1


# --- one block -----------------------------------------------------------------------------------


def _read(layout: Layout, folder: Path, block: Block) -> Read:
    """Read a block, and write its codes down."""
    content = Content(layout.label, len(layout.headers), MOST_ROWS)
    rows = 0
    if is_plain(layout, block, content):
        rows = len(content.rows[0])
    else:
        try:
            records = _records_of(layout, block)
            while chunk := list(islice(records, CHUNK)):
                content.add(rows, chunk)
                rows += len(chunk)
        except IntakeError as error:
            none = np.empty(0, np.int32)
            return Read(block.number, rows, none, [], content.faults, none, error.faults)
    numbers, columns = content.columns(list(layout.headers))
    names, _ = named_columns(layout.label, FILE, 0, numbers, columns, Faults())
    codes = Codes(numbers, {}, {}, np.zeros(len(numbers), np.uint32))
    keys = np.zeros(len(numbers), np.int64)
    for name in (name for name in CODES if name in names):
        column = names[name]
        place = next(n for n, each in enumerate(columns) if each is column)
        looked = _look_at(name, column.texts)
        codes.texts[name] = _objects([each.text for each in looked])[column.numbers]
        codes.codes[name] = _objects([each.code for each in looked])[column.numbers]
        if name == CODES[0]:
            keys = _keys(looked)[column.numbers]
        else:
            persons = [zlib.crc32(each.nearly.encode("utf-8", "replace")) for each in looked]
            codes = replace(codes, persons=np.array(persons, np.uint32)[column.numbers])
        columns[place] = _told_apart(column, [each.plain for each in looked])
    with _file(folder, block.number).open("wb") as stream:
        pickle.dump(codes, stream, protocol=pickle.HIGHEST_PROTOCOL)
    columns = [
        replace(c, numbers=c.numbers.astype(np.min_scalar_type(max(len(c.texts) - 1, 0))))
        for c in columns
    ]
    return Read(block.number, rows, numbers, columns, content.faults, keys)


def is_plain(layout: Layout, block: Block, content: Content) -> bool:
    """Whether nothing in a block is odd; then it is in ``content``."""
    known_form = layout.encoding in plain_block.ENCODINGS and layout.form.inner is None
    if block.records is not None or not known_form:
        return False
    return plain_block.add(content, _bytes_of(layout, block), layout.form.separator)


def _records_of(layout: Layout, block: Block) -> Iterator[list[str]]:
    if block.records is not None:
        return iter(block.records)
    lines = lines_of(_bytes_of(layout, block), layout.encoding, first=False)
    return parsed(lines, replace(layout.form, declared=False), layout.label)


def _bytes_of(layout: Layout, block: Block) -> bytes:
    with layout.path.open("rb") as stream:
        stream.seek(block.start)
        return stream.read(block.end - block.start)


def _file(folder: Path, number: int) -> Path:
    return folder / f"codes-{number:05}"


class _Looked(NamedTuple):
    """A code that was looked at; ``plain``: it is right, and nothing need be said of it."""

    text: str
    code: str | None
    plain: bool
    nearly: str


def _look_at(name: str, texts: list[str]) -> list[_Looked]:
    return [
        _Looked(text, text, True, common) if short else _look(name, text)
        for text, (common, short) in zip(texts, identifiers.nearly_all(texts), strict=True)
    ]


def _look(name: str, text: str) -> _Looked:
    common, short = identifiers.nearly(text)
    if short:
        return _Looked(text, text, True, common)
    code = identifiers.parse_code(text) if text else None
    if not isinstance(code, str):
        return _Looked(text, None, False, common)
    plain = text.isascii() and not is_total(text)
    plain = plain and (identifiers.is_random(text) or personal.refused(name, text) is None)
    return _Looked(text, code, plain, common)


def _objects(values: list[Any]) -> Any:
    array = np.empty(len(values), object)
    array[:] = values
    return array


def _keys(looked: list[_Looked]) -> Any:
    """A number of each code: of a short one its letters themselves; 0 of what is none."""
    short = [each.text if each.plain and len(each.text) <= 8 else "" for each in looked]
    keys = np.array(short, "S8").view(">i8").astype(np.int64)
    for place in np.flatnonzero(keys == 0):
        if code := looked[place].code:
            data = code.encode("utf-8", "surrogatepass")
            mixed = (zlib.crc32(data) << 31) ^ zlib.adler32(data) or 1
            keys[place] = int.from_bytes(data) if len(data) <= 8 else mixed
    return keys


def _told_apart(column: TextColumn, plain: list[bool]) -> TextColumn:
    """The column with its first plain code in the place of all plain ones."""
    numbers, first = np.zeros(len(column.texts), np.int32), -1
    texts: list[str] = []
    for place, (text, is_plain) in enumerate(zip(column.texts, plain, strict=True)):
        if is_plain and first >= 0:
            numbers[place] = first
            continue
        numbers[place] = len(texts)
        first = len(texts) if is_plain else first
        texts.append(text)
    return TextColumn(column.header, numbers[column.numbers], texts)


# --- all blocks ----------------------------------------------------------------------------------


def _joined(layout: Layout, every: list[Read], folder: Path) -> InBlocks:
    """The blocks behind each other."""
    faults, starts, row = Faults(), [], layout.skip + 1
    for block in every:
        starts.append(row)
        if block.fatal:
            raise IntakeError([_at(each, row) for each in block.fatal])
        faults.join(replace(block.faults, told=[_at(each, row) for each in block.faults.told]))
        row += block.records
        if row > MOST_ROWS:
            most = f"{MOST_ROWS:,}".replace(",", ".")
            raise IntakeError([fault(layout.label, "large_table", row=row, most=most)])
    rows = np.concatenate(
        [np.empty(0, np.int32)]
        + [block.rows + np.int32(start) for block, start in zip(every, starts, strict=True)]
    )
    if not len(rows) and not faults.counts:
        raise IntakeError([fault(layout.label, "header_only")])
    columns = [
        _column(header, [block.columns[place] for block in every])
        for place, header in enumerate(layout.headers)
    ]
    whole = not faults.counts
    names, places = named_columns(layout.label, FILE, layout.skip, rows, columns, faults)
    keys = np.concatenate([np.empty(0, np.int64), *(block.keys for block in every)])
    files = [_file(folder, block.number) for block in every]
    doubles = _doubles(rows, keys, starts, files)
    if doubles:
        names[CODES[0]] = _told(names[CODES[0]], np.searchsorted(rows, [*doubles]), doubles)
    notices: tuple[str, ...] = ()
    if layout.two:
        say = {"file": layout.label, "first": layout.skip - 1, "row": layout.skip}
        notices = (t("intake.notice.two_lines", **say),)
    elif layout.skip > 1 and known(layout.headers, FILE) >= 2:
        notices = (t("intake.notice.titles", file=layout.label, row=layout.skip),)
    table = TextTable(layout.label, layout.skip, rows, names, places, faults, notices, whole)
    return InBlocks(table, starts, files, doubles)


def _at(each: Fault, row: int) -> Fault:
    return each if each.row is None else replace(each, row=each.row + row)


def _column(header: str, parts: list[TextColumn]) -> TextColumn:
    """Parts of a column behind each other: a text keeps the number that it got first. One plain
    code is enough."""
    numbering: dict[str, int] = {}
    plain: str | None = None
    name = name_of(header, FILE)
    pieces = []
    for part in parts:
        place = np.empty(len(part.texts), np.int64)
        for number, text in enumerate(part.texts):
            if name in CODES and _look(name, text).plain:
                plain = text = text if plain is None else plain
            place[number] = numbering.setdefault(text, len(numbering))
        pieces.append((place, part.numbers))
    kind = np.min_scalar_type(max(len(numbering) - 1, 0))
    numbers = [place.astype(kind)[part] for place, part in pieces]
    return TextColumn(header, np.concatenate([np.empty(0, kind), *numbers]), list(numbering))


def _doubles(rows: Numbers, keys: Any, starts: list[int], files: list[Path]) -> dict[int, str]:
    """The rows whose code of the stay is that of another row too, with that code."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    same = np.zeros(len(keys), np.bool_)
    same[1:] = (ordered[1:] == ordered[:-1]) & (ordered[1:] != 0)
    same[:-1] |= same[1:]
    suspects = np.sort(rows[order[same]])
    codes: dict[int, str] = {}
    for start, end, file in zip(starts, [*starts[1:], 2**31], files, strict=True):
        here = suspects[(suspects >= start) & (suspects < end)]
        if len(here):
            block = codes_of(file)
            for row, place in zip(here, np.searchsorted(block.rows, here - start), strict=True):
                codes[int(row)] = block.texts[CODES[0]][int(place)]
    spelled = {row: str(identifiers.parse_code(text)) for row, text in codes.items()}
    counts = Counter(spelled.values())
    return {row: codes[row] for row, code in spelled.items() if counts[code] > 1}


def codes_of(file: Path) -> Codes:
    """The codes of one block."""
    with file.open("rb") as stream:
        codes: Codes = pickle.load(stream)
    return codes


def _told(column: TextColumn, positions: Any, texts: dict[int, str]) -> TextColumn:
    """The column with these texts at these positions, so that they can be told."""
    place = {text: number for number, text in enumerate(column.texts)}
    own = [place.setdefault(text, len(place)) for text in texts.values()]
    numbers = column.numbers.astype(np.int32)
    numbers[positions] = own
    return TextColumn(column.header, numbers, list(place))
