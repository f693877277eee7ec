"""A block of a large CSV in which nothing is odd -> its columns, read by Polars.

Most blocks of a large file are plain: no quotes, as many fields in each line as the header has, no
empty line. Of these Polars tells texts apart some ten times as fast. Of whatever is not plain
nothing is read here, so that what is odd is read, and told, in one way.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import numpy as np

from arbeidszorg.registrations.intake.reading import Content, Numbers

#: Signs that the reader of records does more with than keep them.
_ODD = (b'"', b"\r", b"\x00", b"\x1a")
#: The encodings in which a sign that ends a line or a field is nothing else.
ENCODINGS = frozenset(("ascii", "utf-8", "utf-8-sig", "cp1252"))


def read(data: bytes, encoding: str, separator: str, width: int) -> Any | None:
    """All records in ``data`` (one on each line) as a frame of Polars with ``width`` columns of
    text; None when they are not plain."""
    data = data.replace(b"\r\n", b"\n") if b"\r" in data else data
    if encoding == "cp1252" and not data.isascii():
        try:
            data = data.decode(encoding).encode()
        except UnicodeDecodeError:
            return None
    if not _may_be_plain(data, separator, width):
        return None
    import polars as pl

    try:
        return pl.read_csv(
            io.BytesIO(data),
            separator=separator,
            has_header=False,
            quote_char=None,
            infer_schema=False,
            empty_string_is_null=False,
            new_columns=[str(place) for place in range(width)],
        )
    except pl.exceptions.PolarsError:  # a line with more fields, so another has less
        return None


def add(content: Content, frame: Any, apart: Mapping[int, Any]) -> bool:
    """Add the columns of a frame to an empty ``content``; False, and nothing is added, when they
    are more than is read. ``apart``: columns that are kept elsewhere, as they are to be kept: of
    those only what is empty is told."""
    rows = np.arange(len(frame), dtype=np.int32)
    columns = [
        _filled(apart[place]) if place in apart else _told_apart(frame[name])
        for place, name in enumerate(frame.columns)
    ]
    return content.add_columns(rows, columns, len(rows) * len(apart))


def _filled(texts: Any) -> tuple[Numbers, list[str]]:
    """One text in the place of all that are not empty."""
    return (texts != "").to_numpy().astype(np.int32), ["", "-"]


def _told_apart(texts: Any) -> tuple[Numbers, list[str]]:
    """The number of each text, and the texts in the order in which they come."""
    import polars as pl

    distinct = texts.unique(maintain_order=True)
    if len(distinct) == len(texts):
        return np.arange(len(texts), dtype=np.int32), texts.to_list()
    numbers = texts.cast(pl.Enum(distinct)).to_physical()
    return numbers.to_numpy().astype(np.int32), distinct.to_list()


def _may_be_plain(data: bytes, separator: str, width: int) -> bool:
    """Whether there are as many fields as there are in plain lines, without an odd sign."""
    if width < 2 or not data or not separator.isascii() or any(sign in data for sign in _ODD):
        return False
    if not data.isascii():
        try:
            data.decode()
        except UnicodeDecodeError:
            return False
    if _has_long_line(data, csv.field_size_limit()):
        return False
    signs = np.frombuffer(data, np.uint8)
    lines = np.count_nonzero(signs == ord("\n")) + (signs[-1] != ord("\n"))
    return bool(np.count_nonzero(signs == ord(separator)) == lines * (width - 1))


def _has_long_line(data: bytes, most: int) -> bool:
    start = 0
    while len(data) - start > most:
        end = data.rfind(b"\n", start, start + most + 1)
        if end < 0:
            return True
        start = end + 1
    return False
