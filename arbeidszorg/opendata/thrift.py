"""Records in the compact protocol of Apache Thrift, as far as the head and foot of a Parquet file
need it: whole numbers, texts, lists and records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class I32:
    """A whole number of 32 bits."""

    value: int


@dataclass(frozen=True)
class I64:
    """A whole number of 64 bits."""

    value: int


#: A field of a record: a record is its fields by number.
Field = I32 | I64 | str | Sequence["Field"] | Mapping[int, "Field"]

_I32, _I64, _TEXT, _LIST, _RECORD = 5, 6, 8, 9, 12


def written(record: Mapping[int, Field]) -> bytes:
    """A record as bytes; its fields have rising numbers."""
    out, last = bytearray(), 0
    for number, field in record.items():
        step = number - last
        kind = _kind(field)
        out += bytes([step << 4 | kind]) if step < 16 else bytes([kind]) + _zigzag(number)
        out += _content(field)
        last = number
    return bytes(out) + b"\0"


def _kind(field: Field) -> int:
    if isinstance(field, I32):
        return _I32
    if isinstance(field, I64):
        return _I64
    if isinstance(field, str):
        return _TEXT
    return _RECORD if isinstance(field, Mapping) else _LIST


def _content(field: Field) -> bytes:
    if isinstance(field, I32 | I64):
        return _zigzag(field.value)
    if isinstance(field, str):
        text = field.encode()
        return varint(len(text)) + text
    if isinstance(field, Mapping):
        return written(field)
    kind = _kind(field[0]) if field else _I32
    size = len(field)
    head = bytes([size << 4 | kind]) if size < 15 else bytes([0xF0 | kind]) + varint(size)
    return head + b"".join(map(_content, field))


def _zigzag(value: int) -> bytes:
    return varint(value << 1 if value >= 0 else (-value << 1) - 1)


def varint(value: int) -> bytes:
    """A number of no fixed length, seven bits in each byte, the lowest first."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
