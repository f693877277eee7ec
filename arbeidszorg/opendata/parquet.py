"""A table as Apache Parquet: one group of rows, one page for each column, plain and packed by gzip.

The process that answers readers has no library for it (the one that reads large data is kept away
from it, see ``docs/architecture.md``), and a flat table of this size needs few bytes of the format.
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Mapping, Sequence
from datetime import date

from arbeidszorg.opendata.sheet import Cell, Column, Sheet
from arbeidszorg.opendata.thrift import I32, I64, Field, varint, written

MAGIC = b"PAR1"
#: How a value is stored: the numbers of the format.
INT32, INT64, DOUBLE, BYTES = 1, 2, 5, 6
STORED = {
    "text": BYTES,
    "code": BYTES,
    "whole": INT64,
    "number": DOUBLE,
    "year": INT32,
    "date": INT32,
}
#: What a stored value means: text (UTF-8), or days since 1970, in the old and the new way.
MEANT: dict[str, tuple[int, int]] = {"text": (0, 1), "code": (0, 1), "date": (6, 6)}
OPTIONAL, REQUIRED = 1, 0
PLAIN, RLE, GZIP, DATA_PAGE = 0, 3, 2, 0
EPOCH = date(1970, 1, 1).toordinal()
_PACK = {INT32: "i", INT64: "q", DOUBLE: "d"}


def as_parquet(sheet: Sheet, about: Mapping[str, str]) -> bytes:
    """The table as a file. ``about``: what is said of it, by name."""
    out, chunks = bytearray(MAGIC), []
    for at, column in enumerate(sheet.columns):
        page, plain = _page([row[at] for row in sheet.rows], column)
        chunks.append(_chunk(column, len(out), len(page), plain, len(sheet.rows)))
        out += page
    foot = written(_foot(sheet, chunks, len(out), about))
    return bytes(out) + foot + struct.pack("<I", len(foot)) + MAGIC


def _page(cells: Sequence[Cell], column: Column) -> tuple[bytes, int]:
    """A column as a page with its head, and how long that would be unpacked."""
    there = [cell is not None for cell in cells]
    plain = _levels(there) + _plain([cell for cell in cells if cell is not None], column)
    packed = gzip.compress(plain, 6, mtime=0)
    head = written(
        {
            1: I32(DATA_PAGE),
            2: I32(len(plain)),
            3: I32(len(packed)),
            5: {1: I32(len(cells)), 2: I32(PLAIN), 3: I32(RLE), 4: I32(RLE)},
        }
    )
    return head + packed, len(head) + len(plain)


def _levels(there: Sequence[bool]) -> bytes:
    """Which cells have a value, a bit for each, in groups of eight."""
    groups = -(-len(there) // 8)
    bits = sum(1 << at for at, each in enumerate(there) if each)
    run = varint(groups << 1 | 1) + bits.to_bytes(groups, "little") if groups else b""
    return struct.pack("<I", len(run)) + run


def _plain(cells: Sequence[Cell], column: Column) -> bytes:
    stored = STORED[column.kind]
    if stored == BYTES:
        texts = [str(cell).encode() for cell in cells]
        return b"".join(struct.pack("<I", len(text)) + text for text in texts)
    if column.kind == "date":
        cells = [cell.toordinal() - EPOCH for cell in cells if isinstance(cell, date)]
    return struct.pack(f"<{len(cells)}{_PACK[stored]}", *cells)


def _chunk(column: Column, start: int, length: int, plain: int, rows: int) -> dict[int, Field]:
    return {
        2: I64(start),
        3: {
            1: I32(STORED[column.kind]),
            2: [I32(PLAIN), I32(RLE)],
            3: [column.name],
            4: I32(GZIP),
            5: I64(rows),
            6: I64(plain),
            7: I64(length),
            9: I64(start),
        },
    }


def _foot(
    sheet: Sheet, chunks: Sequence[Mapping[int, Field]], end: int, about: Mapping[str, str]
) -> dict[int, Field]:
    rows = I64(len(sheet.rows))
    return {
        1: I32(1),
        2: [{4: "schema", 5: I32(len(sheet.columns))}, *map(_element, sheet.columns)],
        3: rows,
        4: [{1: list(chunks), 2: I64(end - len(MAGIC)), 3: rows}],
        5: [{1: name, 2: text} for name, text in about.items()],
        6: "arbeidszorgatlas",
    }


def _element(column: Column) -> dict[int, Field]:
    element: dict[int, Field] = {
        1: I32(STORED[column.kind]),
        3: I32(OPTIONAL),
        4: column.name,
    }
    if column.kind in MEANT:
        old, new = MEANT[column.kind]
        element |= {6: I32(old), 10: {new: {}}}
    return element
