"""The codes of stays and persons in a block of a large file, looked at all together.

Nearly every code is another one, and nearly every one is right. Those are looked at as columns;
what is left is looked at one by one, as in a small file. Polars is loaded by who looks.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from arbeidszorg.registrations.intake import identifiers, personal
from arbeidszorg.registrations.intake.cleaning import cleaned
from arbeidszorg.registrations.intake.reading import TextColumn, is_total

Array = npt.NDArray[Any]

#: The two columns in which nearly every text is another one.
CODES = ("registratie_id", "medewerker_id")
#: Bytes of a text that are looked at as columns of numbers.
WIDE = 40
_MIXED = np.int64(-7046029254386353131)


class Look(NamedTuple):
    """A text that was looked at: the code in it, whether it is right and nothing need be said of
    it, and what it has in common with other spellings of it."""

    code: str | None
    plain: bool
    nearly: str


def look(name: str, text: str) -> Look:
    """Look at one text of a column of codes."""
    common, known = identifiers.nearly(text)
    if known:
        return Look(text, True, common)
    code = identifiers.parse_code(text) if text else None
    if not isinstance(code, str):
        return Look(None, False, common)
    plain = text.isascii() and not is_total(text)
    plain = plain and (identifiers.is_random(text) or personal.refused(name, text) is None)
    return Look(code, plain, common)


class Texts(NamedTuple):
    """A column of codes by row, as a column of Polars. ``nearly``: what spellings have in common;
    ``place``: the rows in which it is not known to be right at first sight, ``number`` which of
    the texts ``odd`` each of those has."""

    text: Any
    nearly: Any
    place: Array
    number: Array
    odd: list[str]


def of_column(texts: Any) -> Texts:
    """The texts of a column of Polars, as a file holds them."""
    import polars as pl

    nearly, known = identifiers.nearly_all(texts)
    if known.all():
        none = np.empty(0, np.int32)
        return Texts(texts, nearly, none, none, [])
    odd = texts.filter(~known)
    every = pl.DataFrame({"text": odd.unique(maintain_order=True)}).with_row_index("number")
    kept, number = cleaned(every["text"].to_list()), every["number"]
    rows = odd.to_frame("text").join(every, on="text", how="left", maintain_order="left")
    number = rows["number"].to_numpy()
    return Texts(texts, nearly, np.flatnonzero(~known.to_numpy()), number, kept)


def of_records(column: TextColumn) -> Texts:
    """The texts of a column that was read record by record, as they are kept."""
    import polars as pl

    every = pl.Series([safe(text) for text in column.texts], dtype=pl.String)
    nearly, known = identifiers.nearly_all(every)
    odd = np.flatnonzero(~known.to_numpy())
    place_of = np.zeros(len(every), np.int32)
    place_of[odd] = np.arange(len(odd))
    rows = column.numbers.astype(np.int32)
    place = np.flatnonzero(~known.to_numpy()[rows])
    texts = [column.texts[n] for n in odd.tolist()]
    return Texts(every.gather(rows), nearly.gather(rows), place, place_of[rows[place]], texts)


class Looked(NamedTuple):
    """A column of codes that was looked at: of each row the text, the code (None: it is none) and
    what its spellings have in common. ``column``: the same with the first plain code in the place
    of all that are plain."""

    text: Any
    code: Any
    nearly: Any
    column: TextColumn

    def only(self, rows: Array) -> Looked:
        """The codes of some rows."""
        column = replace(self.column, numbers=self.column.numbers[rows])
        text = self.text.gather(rows)
        code = text if self.code is self.text else self.code.gather(rows)
        return Looked(text, code, self.nearly.gather(rows), column)


def looked(name: str, header: str, texts: Texts) -> Looked:
    """Look at a column of codes."""
    import polars as pl

    if not texts.odd:
        first = [texts.text[0]] if len(texts.text) else []
        alike = TextColumn(header, np.zeros(len(texts.text), np.int32), first)
        return Looked(texts.text, texts.text, texts.nearly, alike)
    looks = [look(name, text) for text in texts.odd]

    def put(column: Any, values: list[str | None]) -> Any:
        own = pl.Series(values, dtype=pl.String).gather(texts.number)
        return column.clone().scatter(texts.place, own)

    return Looked(
        put(texts.text, [safe(text) for text in texts.odd]),
        put(texts.text, [each.code for each in looks]),
        put(texts.nearly, [safe(each.nearly) for each in looks]),
        _told_apart(header, texts, [each.plain for each in looks]),
    )


def _told_apart(header: str, texts: Texts, plain: list[bool]) -> TextColumn:
    """The column with its first plain code in the place of all plain ones, which are number 0 here
    at first; an odd text that is not is its first place among those, and one."""
    firsts: dict[str, int] = {}
    for number, text in enumerate(texts.odd, 1):
        firsts.setdefault(text, number)
    kind = [0 if fine else firsts[t] for t, fine in zip(texts.odd, plain, strict=True)]
    kinds = np.zeros(len(texts.text), np.int32)
    kinds[texts.place] = np.array(kind, np.int32)[texts.number]
    every, at = np.unique(kinds, return_index=True)
    order = np.argsort(at)
    words = [_spelled(texts, int(kind), int(row)) for kind, row in zip(every, at, strict=True)]
    numbers = np.zeros(len(texts.odd) + 1, np.int32)
    numbers[every[order]] = np.arange(len(order))
    return TextColumn(header, numbers[kinds], [words[n] for n in order.tolist()])


def _spelled(texts: Texts, kind: int, row: int) -> str:
    if kind:
        return texts.odd[kind - 1]
    at = int(np.searchsorted(texts.place, row))
    known = at == len(texts.place) or texts.place[at] != row
    return str(texts.text[row]) if known else texts.odd[int(texts.number[at])]


def safe(text: str) -> str:
    """A text without half signs, which a column of Polars cannot hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


# --- numbers of codes ----------------------------------------------------------------------------


def keys(codes: Any) -> Array:
    """A number of each code that differs when two codes do, nearly always; 0 of what is none."""
    whole = np.zeros(len(codes), np.int64)
    for part in _signs(codes.fill_null(""), ">i8").T:
        whole = whole * _MIXED + part.astype(np.int64)
    whole[whole == 0] = 1
    whole[codes.is_null().to_numpy()] = 0
    return whole


def checksums(texts: Any) -> Array:
    """The CRC-32 of each text, the same on every machine."""
    signs = _signs(texts, "u1")
    length = texts.str.len_bytes().to_numpy()
    sums = np.full(len(signs), 0xFFFFFFFF, np.uint32)
    for place, column in enumerate(signs.T):
        after = _TABLE[(sums ^ column) & 0xFF] ^ (sums >> 8)
        sums = np.where(length > place, after, sums)
    sums = ~sums
    for row in np.flatnonzero(length > WIDE).tolist():
        sums[row] = zlib.crc32(texts[row].encode())
    return sums


def _signs(texts: Any, kind: str) -> Array:
    """The first bytes of each text, at most :data:`WIDE`, filled up with nought, as numbers."""
    import polars as pl

    longest = min(int(texts.str.len_bytes().max() or 0), WIDE)
    width = max(8, -(-longest // 8) * 8)
    signs = np.array(texts.cast(pl.Binary).to_list(), f"S{width}")
    return signs.view(kind).reshape(len(signs), width // np.dtype(kind).itemsize)


def _table() -> Array:
    sums = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        sums = np.where(sums & 1, (sums >> 1) ^ np.uint32(0xEDB88320), sums >> 1)
    return sums


_TABLE = _table()
