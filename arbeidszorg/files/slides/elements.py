"""Shapes of our own as the XML of a slide: many of them, small and quick to make.

A shape without a name is decoration, and says so to programs that read slides aloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from arbeidszorg import style
from arbeidszorg.figures.picture import Look, Written
from arbeidszorg.figures.text import clean
from arbeidszorg.files.slides.page import LANGUAGE, Box

#: Patterns of office programs for those of the atlas.
PATTERNS = {"/": "wdUpDiag", ".": "pct10"}
ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
#: Steps in which outlines are written, in EMU: a twentieth of a point.
STEP = 635
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
    '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

NOTHING = Look("")
#: Corners in points, from the top left of a slide.
Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Label:
    """Text in a shape: lines of one size; ``across`` as in ``picture.Words``."""

    lines: tuple[Written, ...]
    size: float
    colour: str = style.INK
    across: str = "middle"


@dataclass(frozen=True)
class Piece:
    """A shape. ``preset``: a form that office programs know; or ``rings``: closed lines of its own,
    in which a ring within a ring is a hole. ``said``: what it says to who cannot see it."""

    box: Box
    preset: str = "rect"
    rings: tuple[Ring, ...] = ()
    look: Look = NOTHING
    border: str = ""
    width: float = 0
    name: str = ""
    said: str = ""
    label: Label | None = None


def clear(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the words around a map that would lie on its tiles."""
    land = [piece.box for piece in pieces if piece.rings]

    def stays(piece: Piece) -> bool:
        around = piece.label and not piece.name and not piece.rings
        return not around or not any(map(piece.box.meets, land))

    return list(filter(stays, pieces))


def group(slide: Any, name: str, described: str, pieces: Sequence[Piece]) -> None:
    """Adds shapes to a slide, as one."""
    tree = slide.shapes._spTree
    first = tree.max_shape_id + 1
    xml = [_piece(piece, number) for number, piece in enumerate(pieces, first + 1)]
    boxes = [piece.box for piece in pieces]
    left, top = min(piece.left for piece in boxes), min(piece.top for piece in boxes)
    wide, high = (
        max(piece.right for piece in boxes) - left,
        max(piece.bottom for piece in boxes) - top,
    )
    place = _place(Box(left, top, wide, high))
    inner = place.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    tree.append(
        parse_xml(
            f"<p:grpSp {nsdecls('p', 'a', 'r')}><p:nvGrpSpPr>{_named(first, name, described)}"
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm>"
            f"</p:grpSpPr>{''.join(xml)}</p:grpSp>"
        )
    )


def _piece(piece: Piece, number: int) -> str:
    words = piece.label is not None and not piece.name
    kind = '<p:cNvSpPr txBox="1"/>' if words else "<p:cNvSpPr/>"
    name = _joined(piece.label) if piece.label and words else piece.name
    return (
        f"<p:sp><p:nvSpPr>{_named(number, name, piece.said)}{kind}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr><a:xfrm>{_place(piece.box)}</a:xfrm>{_form(piece)}{_fill(piece.look)}"
        f"{_line(piece.border, piece.width)}</p:spPr>{_words(piece.label)}</p:sp>"
    )


def _joined(label: Label) -> str:
    """The words of a label on one line; a hyphen holds what was broken after it."""
    return " ".join(line.text for line in label.lines).replace("- ", "-")


def _named(number: int, name: str, described: str) -> str:
    about = f'<p:cNvPr id="{number}" name={quoteattr(clean(name))}'
    if described:
        about += f" descr={quoteattr(clean(described))}"
    return f"{about}/>" if name else f"{about}>{DECORATIVE}</p:cNvPr>"


def _place(box: Box) -> str:
    left, top, wide, high = box.emu
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{max(wide, 0)}" cy="{max(high, 0)}"/>'


def _form(piece: Piece) -> str:
    if not piece.rings:
        return f'<a:prstGeom prst="{piece.preset}"><a:avLst/></a:prstGeom>'
    rings = "".join(_ring(ring, piece.box) for ring in piece.rings)
    wide, high = (max(1, _steps(size)) for size in (piece.box.wide, piece.box.high))
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}">{rings}</a:path></a:pathLst></a:custGeom>'
    )


def _ring(ring: Ring, box: Box) -> str:
    """A closed line through the corners of a ring; what is smaller than a step is left out."""
    corners = ((_steps(x - box.left), _steps(y - box.top)) for x, y in ring)
    points = [f'<a:pt x="{x}" y="{y}"/>' for (x, y), _ in groupby(corners)]
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if len(points) < 3:
        return ""
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>"


def _steps(points: float) -> int:
    return round(points * 12700 / STEP)


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour[1:].upper()}"/>'


def _fill(look: Look) -> str:
    if look.pattern:
        return (
            f'<a:pattFill prst="{PATTERNS[look.pattern]}"><a:fgClr>{_colour(look.ink)}'
            f"</a:fgClr><a:bgClr>{_colour(look.fill)}</a:bgClr></a:pattFill>"
        )
    return f"<a:solidFill>{_colour(look.fill)}</a:solidFill>" if look.fill else "<a:noFill/>"


def _line(border: str, width: float) -> str:
    if not border or not width:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{Pt(width)}"><a:solidFill>{_colour(border)}</a:solidFill><a:round/></a:ln>'


def _words(label: Label | None) -> str:
    if label is None:
        return ""
    lines = "".join(
        f'<a:p><a:pPr algn="{ALIGN[label.across]}"/><a:r><a:rPr lang="{LANGUAGE}" '
        f'sz="{round(label.size * 100)}"{_weight(line)}><a:solidFill>{_colour(label.colour)}'
        f"</a:solidFill></a:rPr><a:t>{escape(clean(line.text))}</a:t></a:r></a:p>"
        for line in label.lines
    )
    return (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{lines}</p:txBody>"
    )


def _weight(line: Written) -> str:
    return (' b="1"' if line.bold else "") + (' i="1"' if line.italic else "")
