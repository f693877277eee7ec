"""A large worksheet, some rows at a time: each part is read by calamine as a small workbook. So a
cell is what it is in a whole one, and never all are in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from python_calamine import CalamineWorkbook

#: Bytes of XML that are looked at together, and that are read together.
LOOKED, PIECE = 8_000_000, 16_000_000
#: Bytes of all that is no worksheet: texts, styles.
MOST_OTHERS = 200_000_000
_START, _ROW, _END = b"<sheetData>", b"<row ", b"</sheetData>"
_SHEETS = "xl/worksheets/"
_EMPTY = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData/></worksheet>"
)


def pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    """The bytes of a worksheet, about so many at a time, cut before a row where they can be."""
    left = b""
    while part := stream.read(size):
        left += part
        if (cut := left.rfind(_ROW)) > 0:
            yield left[:cut]
            left = left[cut:]
    if left:
        yield left


def rows(data: bytes, name: str, part: str, width: int) -> Iterator[list[Any]]:
    """The rows of a worksheet (its ``name`` and which ``part`` of the workbook it is), empty ones
    too, at the same ``width``. Raises ``ValueError`` for a workbook of which nearly all is
    elsewhere, and what zipfile and calamine do."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        others, number, head = _others(archive), 0, b""
        with archive.open(part) as stream:
            for piece in pieces(stream, PIECE):
                if not head:
                    head = piece[: piece.index(_START) + len(_START)]
                body = piece.removeprefix(head).partition(_END)[0]
                whole = head + body + _END + b"</worksheet>"
                book = CalamineWorkbook.from_filelike(_zipped(others | {part: whole}))
                sheet = book.get_sheet_by_name(name)
                first, left = sheet.start or (number, 0)
                yield from ([""] * width for _ in range(number, first))
                read = sheet.to_python(skip_empty_area=True) if sheet.start else []
                for row in read:
                    padded = [""] * left + row
                    yield padded + [""] * (width - len(padded))
                number = first + len(read)


def _others(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """All parts of a workbook, its worksheets empty."""
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    own = [part for part in parts if not part.filename.startswith(_SHEETS)]
    if sum(part.file_size for part in own) > MOST_OTHERS:
        raise ValueError(MOST_OTHERS)
    empty = {p.filename: _EMPTY for p in parts if p.filename.startswith(_SHEETS)}
    return empty | {part.filename: archive.read(part) for part in own}


def _zipped(parts: dict[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    stream.seek(0)
    return stream
