"""How large the letters of a file are, in points as they are read, whatever they are set in."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2
from pypdfium2 import raw

from helpers.decks import parts

_SIZED = re.compile(rb'<(?:a:rPr|a:defRPr|a:fld|a:endParaRPr)\b[^>]*?\bsz="(\d+)"')


def in_pdf(content: bytes) -> dict[str, float]:
    """Words of a PDF and the size of their letters."""
    sizes: dict[str, float] = {}
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            for words, size in _runs(page.get_textpage()):
                sizes[words] = min(size, sizes.get(words, size))
    return sizes


def _runs(page: Any) -> Iterator[tuple[str, float]]:
    """The text of a page in pieces of one size."""
    matrix = raw.FS_MATRIX()

    def size(place: int) -> float:
        raw.FPDFText_GetMatrix(page, place, ctypes.byref(matrix))
        high: float = (matrix.c**2 + matrix.d**2) ** 0.5
        return round(float(raw.FPDFText_GetFontSize(page, place)) * high, 2)

    letters = page.get_text_range()
    seen = [(size(place), letter) for place, letter in enumerate(letters) if letter.strip()]
    for at, run in groupby(seen, key=lambda pair: pair[0]):
        yield "".join(letter for _, letter in run), at


def in_office(content: bytes) -> dict[str, float]:
    """The parts of an Office file that are drawn, and the size of the smallest letters in each."""
    return {
        name: min(map(int, sizes)) / 100
        for name, part in parts(content).items()
        if "/charts/" in name or "/slides/" in name
        if (sizes := _SIZED.findall(part))
    }
