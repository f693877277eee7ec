"""A large CSV of stays -> its columns, read block by block by several processes.

What comes out is what :func:`~arbeidszorg.registrations.intake.reading.read` gives, but for the
two columns in which nearly every text is another one. Of those the codes that are plainly right
stand in files, block by block, and one of them stands for all in the table.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from arbeidszorg.registrations import partitions
from arbeidszorg.registrations.intake import codes, identifiers, plain_block, workbook
from arbeidszorg.registrations.intake.block import (
    Amounts,
    Block,
    Layout,
    Read,
    Spelled,
    amounts_of,
    spelled_in,
    write,
)
from arbeidszorg.registrations.intake.codes import CODES, Looked
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
    merged,
    named_columns,
)
from arbeidszorg.registrations.intake.separated import Form, form_of, lines_of, parsed, text_of
from arbeidszorg.registrations.intake.sources import Source, source
from arbeidszorg.runners import Run
from arbeidszorg.texts import t

#: Bytes of a block, about, and of a record while it is a list of texts; rows of a file at most.
BYTES, RECORD = 32_000_000, 1_500
MOST_ROWS = 25_000_000
FILE = "registraties"
_RECORDS = "rijen-"


@dataclass(frozen=True)
class InBlocks:
    """The table, where each block of it begins (row numbers) and is written down, and the rows of
    which the code of the stay came before: with that code. ``numberings``: of each column and block
    which number in the table its texts have; ``sizes``: the rows of each block."""

    table: TextTable
    starts: list[int]
    files: list[Path]
    doubles: dict[int, str]
    numberings: list[list[Numbers]]
    sizes: list[int]


def read(handed: Handed, run: Run, folder: Path, size: int = BYTES) -> InBlocks:
    """The text of a large file, by blocks of about ``size`` bytes; codes are written into
    ``folder``. Raises :class:`IntakeError` when there is nothing to check at all."""
    if handed.path is None:
        return _read_workbook(handed, run, folder, size)
    encoding, lines = encoding_in_parts(handed.path, handed.name)
    with handed.path.open("rb") as raw, text_of(raw, encoding) as stream:
        form = form_of(lines_of(stream, encoding), FILE)
    with handed.path.open("rb") as raw, text_of(raw, encoding) as stream:
        given = Source(handed.name, parsed(lines_of(stream, encoding), form, handed.name))
        layout, rest = _layout(handed.path, encoding, form, given)
        blocks = _of_lines(layout, size) if lines else _of_records(rest, size, folder)
        return _in_blocks(layout, given, blocks, run, folder)


def _read_workbook(handed: Handed, run: Run, folder: Path, size: int) -> InBlocks:
    """The same of a workbook, whose records are read by this process."""
    given = source(handed, FILE, workbook.IN_PARTS)
    layout, rest = _layout(Path(handed.name), "utf-8", Form(";", None, False), given)
    return _in_blocks(layout, given, _of_records(rest, size, folder), run, folder)


def _layout(
    path: Path, encoding: str, form: Form, given: Source
) -> tuple[Layout, Iterator[list[str]]]:
    """How a file is written, and the records below its header."""
    header_row, headers, rest, two = header_of(given.label, given.records, FILE)
    headers += [""] * (min(given.columns, MOST_COLUMNS) - len(headers))
    if len(headers) > MOST_COLUMNS:
        raise IntakeError([fault(given.label, "many_columns", count=len(headers))])
    return Layout(path, given.label, encoding, form, header_row, tuple(headers), two), rest


def _in_blocks(
    layout: Layout, given: Source, blocks: Iterable[Block], run: Run, folder: Path
) -> InBlocks:
    every = [*run(partial(_read, layout, folder), blocks)]
    for file in folder.glob(f"{_RECORDS}*"):
        file.unlink()
    return _joined(layout, given, sorted(every, key=lambda block: block.number), folder)


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


def _of_records(records: Iterator[list[str]], size: int, folder: Path) -> Iterator[Block]:
    many, number = max(1, size // RECORD), 0
    while chunk := list(islice(records, many)):
        file = folder / f"{_RECORDS}{number:05}"
        with partitions.writing(folder), file.open("wb") as stream:
            pickle.dump(chunk, stream, protocol=pickle.HIGHEST_PROTOCOL)
        yield Block(number, 0, 0, file)
        number += 1


# --- one block -----------------------------------------------------------------------------------


def _read(layout: Layout, folder: Path, block: Block) -> Read:
    """Read a block, and write it down."""
    content = Content(layout.label, len(layout.headers), MOST_ROWS)
    looks = plain(layout, block, content)
    records = 0 if looks is None else len(content.rows[0])
    if looks is None:
        try:
            lines = _records_of(layout, block)
            while chunk := list(islice(lines, CHUNK)):
                content.add(records, chunk)
                records += len(chunk)
        except IntakeError as error:
            return Read(block.number, records, [], content.faults, error.faults)
    rows, columns = content.columns(list(layout.headers))
    if looks is None:
        looks = {
            name: codes.looked(name, columns[place].header, codes.of_records(columns[place]))
            for name, place in _code_places(layout).items()
        }
    elif len(rows) < records:
        looks = {name: each.only(rows) for name, each in looks.items()}
    for name, place in _code_places(layout).items():
        columns[place] = looks[name].column
    columns = [
        replace(c, numbers=c.numbers.astype(np.min_scalar_type(max(len(c.texts) - 1, 0))))
        for c in columns
    ]
    stays, persons = (looks.get(name) for name in CODES)
    amounts = Amounts(
        rows,
        [column.numbers for column in columns],
        codes.checksums(persons.nearly) if persons else np.zeros(len(rows), np.uint32),
        codes.keys(stays.code) if stays else np.zeros(len(rows), np.int64),
    )
    texts = {name: each.text for name, each in looks.items()}
    spelled = Spelled(texts, {name: each.code for name, each in looks.items()})
    with partitions.writing(folder):
        write(amounts, spelled, _file(folder, block.number))
    return Read(block.number, records, [column.texts for column in columns], content.faults)


def plain(layout: Layout, block: Block, content: Content) -> dict[str, Looked] | None:
    """Read a block in which nothing is odd into ``content``, and look at its codes; None, and
    nothing is read, when something is."""
    form = layout.form
    known = layout.encoding in plain_block.ENCODINGS and form.inner is None
    if block.records is not None or not known:
        return None
    data, width = _bytes_of(layout, block), len(layout.headers)
    frame = plain_block.read(data, layout.encoding, form.separator, width)
    if frame is None:
        return None
    places = _code_places(layout)
    looks = {
        name: codes.looked(name, layout.headers[place], codes.of_column(frame[str(place)]))
        for name, place in places.items()
    }
    apart = {place: looks[name].text for name, place in places.items()}
    return looks if plain_block.add(content, frame, apart) else None


def _code_places(layout: Layout) -> dict[str, int]:
    """Where the columns of codes stand."""
    names = [name_of(header, FILE) for header in layout.headers]
    return {name: names.index(name) for name in CODES if name in names}


def _records_of(layout: Layout, block: Block) -> Iterator[list[str]]:
    if block.records is not None:
        with block.records.open("rb") as stream:
            return iter(pickle.load(stream))
    lines = lines_of(_bytes_of(layout, block), layout.encoding, first=False)
    return parsed(lines, replace(layout.form, declared=False), layout.label)


def _bytes_of(layout: Layout, block: Block) -> bytes:
    with layout.path.open("rb") as stream:
        stream.seek(block.start)
        return stream.read(block.end - block.start)


def _file(folder: Path, number: int) -> Path:
    return folder / f"blok-{number:05}"


# --- all blocks ----------------------------------------------------------------------------------


def _joined(layout: Layout, given: Source, every: list[Read], folder: Path) -> InBlocks:
    """The blocks behind each other."""
    faults, starts, row = Faults(), [], layout.skip + 1
    faults.add(*given.faults)
    for block in every:
        starts.append(row)
        if block.fatal:
            raise IntakeError([_at(each, row) for each in block.fatal])
        faults.join(replace(block.faults, told=[_at(each, row) for each in block.faults.told]))
        row += block.records
        if row > MOST_ROWS:
            most = f"{MOST_ROWS:,}".replace(",", ".")
            raise IntakeError([fault(layout.label, "large_table", row=row, most=most)])
    files = [_file(folder, block.number) for block in every]
    amounts = [amounts_of(file) for file in files]
    pieces = [each.rows + np.int32(start) for each, start in zip(amounts, starts, strict=True)]
    rows = np.concatenate([np.empty(0, np.int32), *pieces])
    notices = [*given.notices, *merged(given, layout.skip)]
    if not len(rows) and not faults.counts:
        raise IntakeError([fault(layout.label, "header_only")], notices=notices)
    parts = [[*zip(a.columns, b.texts, strict=True)] for a, b in zip(amounts, every, strict=True)]
    joined = [
        _column(header, [TextColumn(header, *part[place]) for part in parts])
        for place, header in enumerate(layout.headers)
    ]
    columns, numberings = [column for column, _ in joined], [each for _, each in joined]
    whole = faults.counts.total() == len(given.faults)
    wide = {place for at, over in given.wide if at == layout.skip - 1 for place in over}
    names, places = named_columns(layout.label, FILE, layout.skip, rows, columns, faults, wide)
    keys = np.concatenate([np.empty(0, np.int64), *(each.keys for each in amounts)])
    doubles = _doubles(rows, keys, starts, files)
    if doubles:
        names[CODES[0]] = _told(names[CODES[0]], np.searchsorted(rows, [*doubles]), doubles)
    if layout.two:
        say = {"file": layout.label, "first": layout.skip - 1, "row": layout.skip}
        notices.append(t("intake.notice.two_lines", **say))
    elif layout.skip > 1 and known(layout.headers, FILE) >= 2:
        notices.append(t("intake.notice.titles", file=layout.label, row=layout.skip))
    table = TextTable(layout.label, layout.skip, rows, names, places, faults, (*notices,), whole)
    return InBlocks(table, starts, files, doubles, numberings, [len(each.rows) for each in amounts])


def _at(each: Fault, row: int) -> Fault:
    return each if each.row is None else replace(each, row=each.row + row)


def _column(header: str, parts: list[TextColumn]) -> tuple[TextColumn, list[Numbers]]:
    """Parts of a column behind each other: a text keeps the number that it got first. One plain
    code is enough. And of each part which number its texts got."""
    numbering: dict[str, int] = {}
    plain: str | None = None
    name = name_of(header, FILE)
    pieces = []
    for part in parts:
        place = np.empty(len(part.texts), np.int32)
        for number, text in enumerate(part.texts):
            if name in CODES and codes.look(name, text).plain:
                plain = text = text if plain is None else plain
            place[number] = numbering.setdefault(text, len(numbering))
        pieces.append(place)
    kind = np.min_scalar_type(max(len(numbering) - 1, 0))
    numbers = [place.astype(kind)[part.numbers] for place, part in zip(pieces, parts, strict=True)]
    whole = np.concatenate([np.empty(0, kind), *numbers])
    return TextColumn(header, whole, list(numbering)), pieces


def _doubles(rows: Numbers, keys: Any, starts: list[int], files: list[Path]) -> dict[int, str]:
    """The rows whose code of the stay is that of another row too, with that code."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    same = np.zeros(len(keys), np.bool_)
    same[1:] = (ordered[1:] == ordered[:-1]) & (ordered[1:] != 0)
    same[:-1] |= same[1:]
    suspects = np.sort(rows[order[same]])
    texts: dict[int, str] = {}
    for start, end, file in zip(starts, [*starts[1:], 2**31], files, strict=True):
        here = suspects[(suspects >= start) & (suspects < end)]
        if len(here):
            places = np.searchsorted(amounts_of(file).rows, here - start)
            spelled = spelled_in(file).texts[CODES[0]].gather(places)
            texts |= zip(here.tolist(), spelled, strict=True)
    codes_ = {row: str(identifiers.parse_code(text)) for row, text in texts.items()}
    counts = Counter(codes_.values())
    return {row: texts[row] for row, code in codes_.items() if counts[code] > 1}


def _told(column: TextColumn, positions: Any, texts: dict[int, str]) -> TextColumn:
    """The column with these texts at these positions, so that they can be told."""
    place = {text: number for number, text in enumerate(column.texts)}
    own = [place.setdefault(text, len(place)) for text in texts.values()]
    numbers = column.numbers.astype(np.int32)
    numbers[positions] = own
    return TextColumn(column.header, numbers, list(place))
