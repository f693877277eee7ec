"""Charts that Word draws itself, with the workbook behind each; python-docx has none."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from arbeidszorg.figures.text import clean
from arbeidszorg.files.native import Apart
from arbeidszorg.files.word.styles import FONT

#: The namespace of charts, which the library does not know.
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
#: No frame around a chart, and the letters of the document in it.
PLAIN = f'<c:spPr xmlns:c="{CHART}" {nsdecls("a")}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
LETTERS = f'<a:latin {nsdecls("a")} typeface="{FONT}"/>'
#: The number of the first chart as a shape of the document: pictures have lower ones.
FIRST = 10_000


def element(document: Any, chart: Apart, number: int) -> Any:
    """A chart in a line of text, and its parts in the file of a ``document``; ``number``: which
    chart of the file it is, from 1."""
    leads = document.relate_to(_part(document.package, chart, number), RELATIONSHIP_TYPE.CHART)
    wide, high = Pt(chart.wide), Pt(chart.high)
    return parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{FIRST + number}" name={quoteattr(clean(chart.name))} '
        f"descr={quoteattr(clean(chart.described))}/><wp:cNvGraphicFramePr/><a:graphic>"
        f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{leads}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _part(package: Any, chart: Apart, number: int) -> Part:
    """The parts of a chart: how it is drawn, which leads to its workbook."""
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        chart.workbook,
        package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    root = etree.fromstring(chart.xml)
    (outside,) = root.iter(f"{{{CHART}}}externalData")
    outside.set(qn("r:id"), part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    (look,) = root.findall(f"{{{CHART}}}txPr")
    look.addprevious(etree.fromstring(PLAIN))
    for letters in look.iter(qn("a:defRPr")):
        letters.append(etree.fromstring(LETTERS))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return part
