"""The theory of change as one slide of A3: every box is a shape whose words can be changed."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from arbeidszorg.files.slides.master import FIGURE, opened, saved
from arbeidszorg.files.slides.page import Box, colour, described, placed
from arbeidszorg.subjects.theory import picture
from arbeidszorg.subjects.theory.sheet import (
    MIDDLE,
    WIDE,
    Arrow,
    Block,
    Paragraph,
    Sheet,
    indent,
)
from arbeidszorg.texts import t

#: Points to a pixel of the sheet: A3 lying down is 420 mm wide.
SCALE = 420 / 25.4 * 72 / WIDE
#: The shape number of the line along the top of every slide (``master.TOP_LINE``).
LINE_ALONG_TOP = 99


def deck(sheet: Sheet) -> bytes:
    """The presentation."""
    presentation = opened()
    presentation.slide_width, presentation.slide_height = (
        Pt(sheet.wide * SCALE),
        Pt(sheet.high * SCALE),
    )
    for shape in presentation.slide_masters[0].shapes:
        if shape.shape_id == LINE_ALONG_TOP:
            shape.width = presentation.slide_width
    slide = presentation.slides.add_slide(presentation.slide_layouts[FIGURE])
    title, *blocks = sheet.blocks
    _head(slide, title)
    for block in blocks:
        _box(slide, block)
    for arrow in sheet.arrows:
        _arrow(slide, arrow)
    slide.notes_slide.notes_text_frame.text = picture.sheet_in_words()
    return saved(presentation, t("theorie.poster_title"), None)


def _place(x: float, y: float, wide: float, high: float) -> Box:
    return Box(x * SCALE, y * SCALE, wide * SCALE, high * SCALE)


def _head(slide: Any, block: Block) -> None:
    """The title in its own place, and the edition below it."""
    name, edition = block.words
    placed(slide.shapes.title, _place(block.x, block.y, block.wide, name.high))
    _write(slide.shapes.title.text_frame, (name,), middle=False)
    below = Block(block.x, block.y + name.high, block.wide, edition.high, (edition,))
    _box(slide, below)


def _box(slide: Any, block: Block) -> None:
    """A block as a shape, or as text alone."""
    place = _place(block.x, block.y, block.wide, block.high)
    if block.fill:
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place.emu)
        shape.adjustments[0] = min(0.5, block.round / min(block.wide, block.high))
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(block.fill)
        shape.line.color.rgb = colour(block.border)
        shape.line.width = Pt(1)
        _plain(shape)
    else:
        shape = slide.shapes.add_textbox(*place.emu)
    shape.name = block.words[0].words if block.words else t("theorie.pptx_name")
    if not block.words:
        described(shape, "")
    frame = shape.text_frame
    _write(frame, block.words, block.middle)
    if block.fill and not block.middle:
        frame.margin_left = frame.margin_right = Pt(block.pad * SCALE)
        frame.margin_top = Pt(block.pad * 0.8 * SCALE)


def _plain(shape: Any) -> None:
    """Without the shadow that the library's own style gives."""
    shape.element.remove(shape.element.find(qn("p:style")))


def _write(frame: Any, words: tuple[Paragraph, ...], middle: bool) -> None:
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    for number, paragraph in enumerate(words):
        line = frame.paragraphs[0] if not number else frame.add_paragraph()
        line.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
        line.space_before = Pt(paragraph.above * SCALE)
        size = paragraph.size * SCALE
        if paragraph.bullet:
            _bulleted(line, Pt(indent(paragraph.size) * SCALE))
        run = line.add_run()
        run.text = paragraph.words
        run.font.size, run.font.bold = Pt(round(size * 2) / 2), paragraph.bold
        run.font.color.rgb = colour(paragraph.colour)


def _bulleted(line: Any, indent: int) -> None:
    """A bullet of its own, so that the words can be changed without losing it."""
    look = line._p.get_or_add_pPr()
    look.set("marL", str(indent))
    look.set("indent", str(-indent))
    mark = look.makeelement(f"{{{look.nsmap['a']}}}buChar", {"char": picture.BULLET})
    look.append(mark)


def _arrow(slide: Any, arrow: Arrow) -> None:
    half = picture.POINT
    place = _place(arrow.x - half, arrow.top, 2 * half, arrow.bottom - arrow.top)
    shape = slide.shapes.add_shape(MSO_SHAPE.UP_ARROW, *place.emu)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(MIDDLE)
    shape.line.fill.background()
    _plain(shape)
    shape.name = arrow.words.words
    size = arrow.words.size
    middle = (arrow.top + arrow.bottom) / 2
    words = Block(arrow.x + 18, middle - size * 0.7, 400.0, size * 1.4, (arrow.words,))
    _box(slide, words)
