"""Paper: a Word file that is written from top to bottom, and that knows about where pages end.

Page numbers in a table of contents are only right once an office program has set the pages. Until
then a reader sees the numbers that are worked out here.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from arbeidszorg.content.framed import DEMO
from arbeidszorg.figures.text import clean, paragraph
from arbeidszorg.files.native import Apart
from arbeidszorg.files.word import charts, styles, tables
from arbeidszorg.files.word.styles import Style
from arbeidszorg.files.word.tables import Sheet
from arbeidszorg.files.zipped import again
from arbeidszorg.texts import t

#: A4 with its margins, in points; what text has room for.
PAGE, MARGIN = (595.3, 841.9), 51.0
WIDE, HIGH = PAGE[0] - 2 * MARGIN, PAGE[1] - 2 * MARGIN
#: The highest picture, a map as wide as the page; there must be room for its heading and caption.
HIGHEST = 560.0
#: Letters in large print, as a multiple of ordinary ones.
LARGE = 1.55
#: The longest text that a property of a Word file takes, and the longest address of a link.
LONGEST, LONGEST_LINK = 250, 2_000
#: What Word files come with and ours do not need: a preview and styles of somebody else.
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml", "numbering", "webSettings")


class Paper:
    """``pages``: on which page (from 1) each heading stands, as far as can be told."""

    def __init__(
        self, title: str, subject: str, day: date, demo: bool, large: bool, atlas: str
    ) -> None:
        self._docx: Any = docx.Document()
        self._day = day
        self.scale = LARGE if large else 1.0
        self.pages: list[int] = []
        #: The page that is written on, how full it is, and what is kept with what comes next.
        self._page, self._filled, self._kept, self._headings = 1, 0.0, 0.0, 0
        self._marks = self._charts = 0
        #: What stands at the end of every body: what is written comes before it.
        self._end = self._docx.element.body.sectPr
        styles.restyle(self._docx, self.scale, WIDE)
        _without_unused(self._docx)
        _settings(self._docx)
        self._properties(title, subject, demo, atlas)
        self._frame(demo, atlas)

    # --- what is written ------------------------------------------------------------------------

    def text(
        self, words: str, look: Style = styles.NORMAL, link: str = "", page: bool = False
    ) -> Any:
        """A paragraph, none when there are no words; ``page``: on a new page."""
        text = clean(words)
        if not text:
            return None
        paragraph_element = self._line(look)
        if page:
            paragraph_element.paragraph_format.page_break_before = True
            self._turn()
        if link:
            self._linked(paragraph_element, text, link)
        else:
            paragraph_element.add_run(text)
        lines = len(paragraph(text, WIDE - look.indent, look.size * self.scale, look.bold))
        self._take(look.high(lines, self.scale), look.keep)
        return paragraph_element

    def heading(self, words: str, look: Style, page: bool = False) -> str:
        """A heading that contents can lead to; gives the name of its place."""
        self._headings += 1
        line = self.text(clean(words) or t("office.figure"), look, page=page)
        self._marks += 1
        name = f"_Toc{self._marks:08d}"
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._marks))
        start.set(qn("w:name"), name)
        line._p.insert(1, start)
        line._p.append(end)
        return name

    def caption(self, words: str, number: int) -> None:
        """ "Figuur 1. ...": Word counts the figures itself."""
        line = self.text(t("office.numbered", number=number, title=words), styles.CAPTION)
        before, after = t("office.numbered", number="\n", title=clean(words)).split("\n", 1)
        line.clear()
        line.add_run(before)
        _field(line, r" SEQ Figuur \* ARABIC ", str(number))
        line.add_run(after)

    def picture(self, png: bytes, name: str, described: str) -> None:
        """A PNG as wide as the text, with what it says for who cannot see it."""
        wide, high = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
        scale = min(WIDE / wide, HIGHEST / high)
        line = self._line(styles.PICTURE)
        drawn = line.add_run().add_picture(io.BytesIO(png), Pt(wide * scale), Pt(high * scale))
        properties = drawn._inline.docPr
        properties.set("name", clean(name)[:LONGEST])
        properties.set("descr", clean(described))
        self._take(high * scale + styles.PICTURE.after, True)

    def charts(self, drawn: Sequence[Apart]) -> None:
        """Charts that Word draws itself, beside each other as far as they find room."""
        line, room, highest = self._line(styles.PICTURE), WIDE, 0.0
        for chart in drawn:
            if chart.wide > room and room < WIDE:
                self._take(highest + styles.PICTURE.after, True)
                line, room, highest = self._line(styles.PICTURE), WIDE, 0.0
            self._charts += 1
            line.add_run()._r.append(charts.element(self._docx.part, chart, self._charts))
            room, highest = room - chart.wide, max(highest, chart.high)
        self._take(highest + styles.PICTURE.after, True)

    def table(self, sheet: Sheet, caption: str) -> None:
        """A table, and a little room below it."""
        self._end.addprevious(tables.element(sheet, caption))
        head, *rows = tables.heights(sheet, styles.CELL.size * self.scale)
        self._take(head, bool(rows))
        for high in rows:
            if self._take(high):
                self._filled += head
        self._line(styles.FOOT)
        self._take(styles.FOOT.high(1, self.scale))

    # --- contents -------------------------------------------------------------------------------

    def contents(self, entries: Iterable[tuple[int, str]]) -> list[Any]:
        """A table of contents over headings (level, words) that are still to be written, in their
        order; gives the places of their page numbers, for :func:`fill_in`."""
        self.text(t("office.contents"), styles.CONTENTS_HEAD)
        numbers, line = [], None
        for number, (level, words) in enumerate(entries, 1):
            look = styles.CONTENTS[level - 1]
            line = self.text(clean(words) or t("office.figure"), look)
            line.clear()
            if number == 1:
                _field_part(line, "begin")
                _field_code(line, r' TOC \o "1-2" \h \z \u ')
                _field_part(line, "separate")
            name = f"_Toc{number:08d}"
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), name)
            link.set(qn("w:history"), "1")
            run = line.add_run(clean(words) or t("office.figure"))
            run.add_tab()
            link.append(run._r)
            line._p.append(link)
            field = _field(line, f" PAGEREF {name} \\h ", "1")
            link.append(field)
            numbers.append(field.find(f".//{qn('w:t')}"))
        if line is not None:
            _field_part(line, "end")
        return numbers

    # --- the file -------------------------------------------------------------------------------

    def content(self) -> bytes:
        """The file; the same bytes for the same content."""
        out = io.BytesIO()
        self._docx.save(out)
        return again(out.getvalue(), self._day)

    def _line(self, look: Style) -> Any:
        """An empty paragraph at the end. python-docx would look through all that stands before it,
        and through every style, for each one."""
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        element.style = None if look is styles.NORMAL else look.key
        return Paragraph(element, self._docx)

    def _take(self, high: float, keep: bool = False) -> bool:
        """Room for something on this page or else on the next, with what is kept with it; whether
        it is the next. With ``keep`` that depends on what follows."""
        self._kept += high
        if keep:
            return False
        turned = self._filled > 0 and self._filled + self._kept > HIGH
        if turned:
            self._turn()
        self._filled += self._kept
        self.pages += [self._page] * self._headings
        self._kept, self._headings = 0.0, 0
        return turned

    def _turn(self) -> None:
        """To the next page, unless nothing stands on this one."""
        if self._filled:
            self._page, self._filled = self._page + 1, 0.0

    def _linked(self, line: Any, words: str, link: str) -> None:
        if not link.startswith(("http://", "https://")) or len(link) > LONGEST_LINK:
            line.add_run(words)
            return
        kind = RELATIONSHIP_TYPE.HYPERLINK
        leads = OxmlElement("w:hyperlink")
        leads.set(qn("r:id"), line.part.relate_to(clean(link), kind, is_external=True))
        run = line.add_run(words)
        run.style = "Hyperlink"
        leads.append(run._r)
        line._p.append(leads)

    def _properties(self, title: str, subject: str, demo: bool, atlas: str) -> None:
        properties = self._docx.core_properties
        properties.title, properties.subject = clean(title)[:LONGEST], clean(subject)[:LONGEST]
        properties.author = properties.last_modified_by = atlas
        properties.language, properties.keywords, properties.revision = styles.LANGUAGE, "", 1
        properties.comments = t("export.image.demo") if demo else ""
        properties.created = properties.modified = datetime(
            self._day.year, self._day.month, self._day.day
        )

    def _frame(self, demo: bool, atlas: str) -> None:
        """A4, the mark of demonstration above every page, the atlas and page number below it."""
        (section,) = self._docx.sections
        section.page_width, section.page_height = map(Pt, PAGE)
        section.left_margin = section.right_margin = Pt(MARGIN)
        section.top_margin = section.bottom_margin = Pt(MARGIN)
        section.header_distance = section.footer_distance = Pt(MARGIN / 2)
        above = section.header.paragraphs[0]
        above.style = styles.HEADER.name
        if demo:
            run = above.add_run(f"\t{t('export.image.demo')}")
            run.bold = True
            run.font.color.rgb = docx.shared.RGBColor.from_string(DEMO[1:].upper())
        below = section.footer.paragraphs[0]
        below.style = styles.FOOTER.name
        below.add_run(f"{atlas}\t{t('office.page')} ")
        _field(below, " PAGE ", "1")
        below.add_run(f" {t('office.of_pages')} ")
        _field(below, " NUMPAGES ", "1")


def fill_in(places: Sequence[Any], pages: Sequence[int]) -> None:
    """The page numbers of contents."""
    for place, page in zip(places, pages, strict=True):
        place.text = str(page)


def _field(line: Any, code: str, shown: str) -> Any:
    """A field at the end of a paragraph, with what is shown until it is worked out."""
    field = parse_xml(f"<w:fldSimple {nsdecls('w')}><w:r><w:t/></w:r></w:fldSimple>")
    field.set(qn("w:instr"), code)
    field.find(f".//{qn('w:t')}").text = shown
    line._p.append(field)
    return field


def _field_part(line: Any, kind: str) -> None:
    run = line.add_run()._r
    run.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def _field_code(line: Any, code: str) -> None:
    run = line.add_run()._r
    part = parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"/>')
    part.text = code
    run.append(part)


def _without_unused(document: Any) -> None:
    for rels in (document.part.package.rels, document.part.rels):
        for key in [k for k, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[key]


def _settings(document: Any) -> None:
    """Word of today, and Dutch."""
    root = document.settings.element
    for tag in ("w:savePreviewPicture", "w:rsids", "w:proofState", "w:themeFontLang"):
        for element in root.findall(qn(tag)):
            root.remove(element)
    for element in root.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")
    for tag, value in (("w:decimalSymbol", ","), ("w:listSeparator", ";")):
        root.find(qn(tag)).set(qn("w:val"), value)
