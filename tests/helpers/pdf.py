"""A PDF as a reader gets it: its pages as text, its links, and what who hears it goes through."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2
from fontTools.ttLib import TTFont
from pypdf.generic import ContentStream

#: The ways in which colours may lie over each other.
BLENDS = ("/Normal", "/Compatible", "/Multiply", "/Screen")
#: What puts something on a page.
DRAWN = frozenset((b"Tj", b"TJ", b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh"))


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def pages(data: bytes) -> list[str]:
    """The text of each page, on one line, without the places where a word may be broken."""
    with pypdfium2.PdfDocument(data) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    # pdfium has a sign of its own for a hyphen at the end of a line
    return [" ".join(text.replace("\u200b", "").replace("\ufffe", "-").split()) for text in texts]


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


def kept_wrong(data: bytes) -> list[str]:
    """What keeps a file from being one to keep (PDF/A-2a, ISO 19005-2), as far as its structure
    says: what must be there, and what must not."""
    reader = opened(data)
    root = reader.trailer["/Root"]
    about = html.unescape(root["/Metadata"].get_data().decode())
    title = (reader.metadata or {}).get("/Title", "")
    intents = [intent.get_object() for intent in root.get("/OutputIntents", [])]
    right = {
        "header": data[:9] == b"%PDF-1.7\n" and min(data[10:14]) > 127,
        "part and level": "<pdfaid:part>2<" in about and "<pdfaid:conformance>A<" in about,
        "part for the ear": "<pdfuaid:part>1<" in about,
        "title": bool(title) and f">{title}</rdf:li>" in about,
        "dates": all(f"xmp:{name}Date>" in about for name in ("Create", "Modify")),
        "colours": [
            (intent["/S"], intent["/DestOutputProfile"].get_object()["/N"]) for intent in intents
        ]
        == [("/GTS_PDFA1", 3)],
        "marked": bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root,
        "language": str(root.get("/Lang", "")).startswith("nl"),
        "number": len(reader.trailer.get("/ID", ())) == 2,
        "open": "/Encrypt" not in reader.trailer,
        "the same told twice": all(_told(about, *pair) for pair in (reader.metadata or {}).items()),
        "schemas": all(f"<pdfaSchema:prefix>{name}<" in about for name in ("pdfuaid", "xmpMM")),
        "still": not {"/AA", "/OpenAction", "/AcroForm", "/Names"} & set(root),
    }
    wrong = [name for name, holds in right.items() if not holds]
    for number in range(1, len(reader.xref[0]) + 1):
        wrong += _part_wrong(reader.get_object(number))
    for page in reader.pages:
        wrong += _content_wrong(ContentStream(page.get_contents(), reader), page["/Resources"])
    return wrong


def _told(about: str, name: str, value: str) -> bool:
    """Whether the two places where a file tells about itself say the same."""
    if name.endswith("Date"):
        value = re.sub(r"D:(....)(..)(..)(..)(..)(..)Z.*", r"\1-\2-\3T\4:\5:\6Z", value)
        about = about.replace("+00:00<", "Z<")
    return f">{value}<" in about


def _content_wrong(content: ContentStream, resources: Any) -> list[str]:
    """The same of what a page draws: all of it is part of the text or of no meaning, and each
    letter is in its font, as wide as the file says."""
    depth, wrong = 0, []
    for operands, operator in content.operations:
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        if operator in DRAWN and not depth:
            wrong.append("drawn beside the text")
        if operator in (b"Tj", b"TJ"):
            shown = operands[0] if operator == b"TJ" else operands
            texts = b"".join(_bytes(text) for text in shown if isinstance(text, str | bytes))
            if b"\0\0" in {texts[at : at + 2] for at in range(0, len(texts), 2)}:
                wrong.append("letter that is no letter")
    used = resources.get_object().get("/Font", {})
    return wrong + [fault for each in used.values() for fault in _widths_wrong(each.get_object())]


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else getattr(text, "original_bytes", b"")


def _widths_wrong(font: Any) -> list[str]:
    """Whether letters are as wide as their font has them."""
    below = font["/DescendantFonts"][0].get_object()
    program = below["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()
    inside = TTFont(io.BytesIO(program))
    order, scale = inside.getGlyphOrder(), 1000 / inside["head"].unitsPerEm
    spans = list(below["/W"])
    for first, last, wide in zip(spans[::3], spans[1::3], spans[2::3], strict=True):
        for glyph in range(int(first), int(last) + 1):
            if abs(inside["hmtx"][order[glyph]][0] * scale - float(wide)) > 1:
                return ["letter of another width"]
    return []


def _part_wrong(part: Any) -> list[str]:
    """The same of one object."""
    if not isinstance(part, dict):
        return []
    kind, form = part.get("/Type"), part.get("/Subtype")
    bare = form in ("/TrueType", "/Type1") or kind == "/FontDescriptor"
    wrong = {
        "font not in the file": bare and not {"/FontFile2", "/FontFile3"} & set(part),
        "letters without meaning": form == "/Type0" and "/ToUnicode" not in part,
        "font without an order": form == "/CIDFontType2" and "/CIDToGIDMap" not in part,
        "action": part.get("/S") in ("/JavaScript", "/Launch", "/Movie", "/Sound", "/ResetForm"),
        "note that is not printed": kind == "/Annot" and int(part.get("/F", 0)) & 6 != 4,
        "packing": "/LZWDecode" in str(part.get("/Filter", "")),
        "picture that is smoothed": bool(part.get("/Interpolate")),
        "program in a picture": form == "/PS" or "/OPI" in part,
        "printer's colours": part.get("/CS") == "/DeviceCMYK",
        "transfer of colours": "/TR" in part or part.get("/TR2", "/Default") != "/Default",
        "mixing of its own": str(part.get("/BM", "/Normal")) not in BLENDS,
        "file in the file": kind == "/EmbeddedFile" or "/EF" in part,
    }
    return [name for name, holds in wrong.items() if holds]
