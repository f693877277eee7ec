"""The empty presentation: its size, theme, master and layouts, and what a file says of itself."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from arbeidszorg import style
from arbeidszorg.figures.text import clean
from arbeidszorg.files.slides.page import (
    HIGH,
    INNER,
    LANGUAGE,
    LEAST,
    SIDE,
    WIDE,
    Box,
    in_dutch,
    placed,
)
from arbeidszorg.texts import t

AUTHOR = "Arbeidszorgatlas West-Vlaanderen"
FONT = "Calibri"
#: Layouts in the order of the file, and which ones of the library they are made from.
START, TEXT_LAYOUT, FIGURE = range(3)
KEPT = {0: "start", 1: "text", 5: "figure"}
#: Where titles, text and the number of the slide stand; a slide moves them as its words need.
TITLE, BODY = Box(SIDE, 40, INNER, 34), Box(SIDE, 104, INNER, 380)
START_TITLE, START_TEXT = Box(SIDE, 150, INNER, 110), Box(SIDE, 276, INNER, 90)
NUMBER = Box(WIDE - SIDE - 60, HIGH - 28, 60, 16)
#: A thin line along the top of every slide.
TOP_LINE = f"""<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name=""/><p:cNvSpPr/><p:nvPr
userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Pt(WIDE)}" cy="{Pt(4)}"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/>
</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
#: Text in the theme's font and ink, without bullets.
_LETTERS = """<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+m{0}-lt"/>
<a:ea typeface="+m{0}-ea"/><a:cs typeface="+m{0}-cs"/>"""
_BODY = "".join(
    f"""<a:lvl{n}pPr marL="{(n - 1) * 228600}" indent="0" algn="l"><a:spcAft><a:spcPts val="800"/>
</a:spcAft><a:buNone/><a:defRPr sz="1800">{_LETTERS.format("n")}</a:defRPr></a:lvl{n}pPr>"""
    for n in range(1, 6)
)
STYLES = f"""<p:txStyles {nsdecls("p", "a")}><p:titleStyle><a:lvl1pPr algn="l"><a:buNone/>
<a:defRPr sz="2400" b="1">{_LETTERS.format("j")}</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>
{_BODY}</p:bodyStyle><p:otherStyle><a:lvl1pPr algn="l"><a:defRPr sz="1800">
{_LETTERS.format("n")}</a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles>"""
NUMBER_STYLE = f"""<a:lvl1pPr {nsdecls("a")} algn="r"><a:defRPr sz="{LEAST * 100:.0f}">
<a:solidFill><a:srgbClr
val="{style.QUIET[1:]}"/></a:solidFill></a:defRPr></a:lvl1pPr>"""
#: The oldest time that a ZIP file can hold: the same input gives the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


def opened() -> Any:
    """A presentation without slides."""
    return Presentation(io.BytesIO(_template()))


def saved(deck: Any, title: str, day: date | None) -> bytes:
    """The file. ``day``: the reference date of its numbers, the only date that it knows."""
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = clean(title)[:255], AUTHOR, AUTHOR
    about.language, about.revision = LANGUAGE, 1
    if day:
        about.created = about.modified = datetime.combine(day, time())
    in_dutch(deck.notes_master.element)
    for slide in deck.slides:
        in_dutch(slide.element)
        if slide.has_notes_slide:
            in_dutch(slide.notes_slide.element)
    out = io.BytesIO()
    deck.save(out)
    return _without_times(out.getvalue())


def _without_times(file: bytes) -> bytes:
    """The same file without the times at which its parts were packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(zipfile.ZipInfo(part, EPOCH), old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


@cache
def _template() -> bytes:
    """The presentation without slides as a file: that of the library in the look of the atlas."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    deck.element.find(qn("p:sldSz")).attrib.pop("type")
    _drop(deck.part.package, RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)
    _drop(deck.part, RT.PRINTER_SETTINGS)
    for layout in [layout for n, layout in enumerate(deck.slide_layouts) if n not in KEPT]:
        deck.slide_layouts.remove(layout)
    master = deck.slide_masters[0]
    master.element.replace(master.element.find(qn("p:txStyles")), parse_xml(STYLES))
    master.shapes._spTree.append(parse_xml(TOP_LINE))
    for layout, name in zip(deck.slide_layouts, KEPT.values(), strict=True):
        layout.name = t(f"slides.layout.{name}")
    for sheet in (master, *deck.slide_layouts):
        _dressed(sheet)
    start = deck.slide_layouts[START]
    placed(start.placeholders[0], START_TITLE)
    placed(start.placeholders[1], START_TEXT)
    start.placeholders[0].text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = _themed(theme.blob)
    in_dutch(deck.element)
    about = deck.core_properties._element
    for element in list(about):
        about.remove(element)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _drop(part: Any, *kinds: str) -> None:
    """Leaves out parts of the library's own presentation."""
    rels = part._rels
    for name in [name for name, rel in rels.items() if rel.reltype in kinds]:
        rels.pop(name)


def _dressed(sheet: Any) -> None:
    """A master or layout with our places and words, without a date and a footer."""
    for shape in list(sheet.placeholders):
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER):
            shape.element.getparent().remove(shape.element)
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            placed(shape, NUMBER)
            shape.name = t("slides.number")
        else:
            title = kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
            placed(shape, TITLE if title else BODY)
            shape.name = t(f"slides.prompt.{'title' if title else 'text'}")
            shape.text_frame.text = shape.name
        _plain(shape.text_frame._txBody)
    in_dutch(sheet.element)


def _plain(body: Any) -> None:
    """Text from the very edge of its place and from the top, never made smaller by itself; in the
    style of the master."""
    for name in ("lIns", "tIns", "rIns", "bIns"):
        body.bodyPr.set(name, "0")
    body.bodyPr.set("anchor", "t")
    for element in list(body.bodyPr):
        body.bodyPr.remove(element)
    look = body.find(qn("a:lstStyle"))
    for element in list(look):
        look.remove(element)
    if body.getparent().xpath("./p:nvSpPr/p:nvPr/p:ph[@type='sldNum']"):
        look.append(parse_xml(NUMBER_STYLE))


def _themed(theme: bytes) -> bytes:
    """The theme in the colours of the atlas."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    accents = style.SERIES[:6]
    colours = (style.INK, style.PAPER, style.ACCENT, style.GRID, *accents, *2 * (style.ACCENT,))
    root = parse_xml(theme)
    root.set("name", AUTHOR)
    for scheme in root.iter(qn("a:clrScheme"), qn("a:fontScheme")):
        scheme.set("name", AUTHOR)
    for name, colour in zip(names, colours, strict=True):
        (slot,) = root.iter(qn(f"a:{name}"))
        slot[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour[1:].upper()}"/>')]
    return bytes(serialize_part_xml(root))
