"""How the text of a CSV file is written in bytes, or what it is instead of text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from arbeidszorg.registrations.intake.faults import IntakeError, fault

LONGEST_LINE = 1_000_000

#: What other programs put at the start of a file.
_STARTS = {
    b"PK\x03\x04": "workbook_as_csv",
    b"\xd0\xcf\x11\xe0": "old_workbook",
    codecs.BOM_UTF32_LE: "utf16",
    codecs.BOM_UTF32_BE: "utf16",
    codecs.BOM_UTF16_LE: "utf16",
    codecs.BOM_UTF16_BE: "utf16",
    b"%PDF": "not_a_table",
    b"{\\rtf": "not_a_table",
    b"\x1f\x8b": "not_a_table",
    b"<": "not_a_table",
}
#: How a file of JSON begins: as no name of a column does.
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*\"")
#: Letters of West-European languages and signs of print as UTF-8 writes them. Windows-1252 would
#: have to hold "Ã©" or "â€™" for the same bytes, which is no text either.
_UTF8_SIGN = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xe2\x82\xac")
_AROUND = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")
_LETTERS = frozenset("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿßœÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒ")
_OLD = ("cp850", "mac_roman")
#: Places with other than plain letters that are looked at to tell old encodings apart.
_SAMPLE = 2000


def encoding_of(data: bytes, file: str) -> str:
    """``utf-8-sig`` or ``cp1252``. Raises :class:`IntakeError` for what is certainly neither, or
    has a line longer than any reader would write."""
    head = data[:64]
    for start, rule in _STARTS.items():
        if (head.lstrip(b"\xef\xbb\xbf \r\n\t") if start == b"<" else head).startswith(start):
            raise IntakeError([fault(file, rule)])
    if _JSON.match(head.removeprefix(codecs.BOM_UTF8)):
        raise IntakeError([fault(file, "not_a_table")])
    if (at := data.find(0)) >= 0:
        wide = data[:4096].count(0) * 3 > len(data[:4096])
        row = None if wide else _row(data, at)
        raise IntakeError([fault(file, "utf16" if wide else "nul", row=row)])
    if (line := _long_line(data)) is not None:
        raise IntakeError([fault(file, "long_line", row=_row(data, line))])
    if _is_utf8(data) or data.startswith(codecs.BOM_UTF8) or _UTF8_SIGN.search(data):
        return "utf-8-sig"
    if old := _old_encoding(data):
        name = {"cp850": "MS-DOS (cp850)", "mac_roman": "Macintosh (Mac Roman)"}[old]
        first = re.search(rb"[\x80-\xff]", data)
        row = _row(data, first.start() if first else 0)
        raise IntakeError([fault(file, "old_encoding", row=row, encoding=name)])
    return "cp1252"


def encoding_in_parts(path: Path, file: str) -> tuple[str, bool]:
    """The same of a large file, looked through in parts, and whether each line is a record: there
    are no quotes, and lines end in one way. What is not plain ASCII is looked at as a whole."""
    plain, lines, left = True, True, 0
    with path.open("rb") as stream:
        head = stream.peek(64)[:64]
        plain = not any(head.lstrip(b" \r\n\t").startswith(start) for start in _STARTS)
        while plain and (part := stream.read(1 << 20)):
            part += stream.read(1) if part.endswith(b"\r") else b""
            end, last = part.find(b"\n"), part.rfind(b"\n")
            plain = part.isascii() and b"\0" not in part and left + max(end, 0) <= LONGEST_LINE
            left = left + len(part) if last < 0 else len(part) - last
            lines = lines and _is_lines(part)
    if plain:
        return "utf-8-sig", lines
    data = path.read_bytes()
    return encoding_of(data, file), _is_lines(data)


def _is_lines(data: bytes) -> bool:
    return b'"' not in data and data.count(b"\r") == data.count(b"\r\n")


def _row(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _long_line(data: bytes) -> int | None:
    """Where a line longer than ``LONGEST_LINE`` starts; looks at one line end per stretch alone."""
    start = 0
    while start + LONGEST_LINE < len(data):
        stretch = (start, start + LONGEST_LINE)
        end = max(data.rfind(b"\n", *stretch), data.rfind(b"\r", *stretch))
        if end < 0:
            return start
        start = end + 1
    return None


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), 1 << 20):
            decoder.decode(bytes(view[start : start + (1 << 20)]))
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _old_encoding(data: bytes) -> str | None:
    """An encoding of before Windows in which the text makes sense, while it makes none as
    Windows-1252: not one good letter, and signs in the middle of words."""
    places = [
        match.group() for _, match in zip(range(_SAMPLE), _AROUND.finditer(data), strict=False)
    ]
    good, bad = _sense(places, "cp1252")
    if good or not bad:
        return None
    senses = {name: _sense(places, name) for name in _OLD}
    sensible = [name for name, (letters, signs) in senses.items() if letters and not signs]
    return max(sensible, key=lambda name: senses[name][0], default=None)


def _sense(places: list[bytes], encoding: str) -> tuple[int, int]:
    """How many places hold letters that fit their neighbours, and how many what no word has."""
    good = bad = 0
    for place in places:
        text = place.decode(encoding, "replace")
        inner = [sign for sign in text if not sign.isascii()]
        small = text[0].islower() or len(inner) == len(text)
        if all(sign in _LETTERS and (sign.islower() or not small) for sign in inner):
            good += 1
        elif len(inner) < len(text):
            inside = text[0].isascii() and text[-1].isascii()
            bad += not all(_is_print(sign, inside) for sign in inner)
    return good, bad


def _is_print(sign: str, inside: bool) -> bool:
    """A sign of print that may stand against a letter: a quote, a dash, dots, a euro; ``inside`` a
    word hardly any may."""
    if inside:
        return sign in "’–…·\xa0"
    return sign in "‘’“”„–—…€•·°²³½§©®™«»\xa0´¨" or unicodedata.category(sign) == "Sc"
