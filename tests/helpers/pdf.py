"""A PDF as a reader gets it: its pages as text, its links, and what who hears it goes through."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def pages(data: bytes) -> list[str]:
    """The text of each page, on one line, without the places where a word may be broken."""
    with pypdfium2.PdfDocument(data) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.replace("\u200b", "").split()) for text in texts]


def words(data: bytes) -> str:
    """The text of the whole file, on one line."""
    return " ".join(pages(data))


def links(data: bytes) -> list[str]:
    """The addresses of the web that can be followed."""
    notes = [note.get_object() for page in opened(data).pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


def tree(data: bytes) -> list[Any]:
    """The elements that who hears the file goes through, in order."""

    def below(node: Any) -> Iterator[Any]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from below(child)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from below(node["/K"])

    return list(below(opened(data).trailer["/Root"]["/StructTreeRoot"]))
