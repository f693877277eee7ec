"""The look of Word files: styles of our own in the place of those that Word files come with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from arbeidszorg import style
from arbeidszorg.content.framed import DEMO

FONT, LANGUAGE = "Calibri", "nl-BE"
TABLE = "Atlastabel"
#: From one line to the next, as a share of the size of its letters. More than fonts need by
#: themselves, so that lines are as high in every font, and pages end where we think they do.
LEADING = 1.3


@dataclass(frozen=True)
class Style:
    """A paragraph style, in points. ``level``: of a heading, from 1; ``keep``: on the same page as
    what follows; ``right``: its text ends at the right; ``indent``: from the left."""

    name: str
    size: float
    colour: str = style.INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6
    level: int = 0
    keep: bool = False
    right: bool = False
    indent: float = 0

    @property
    def key(self) -> str:
        """Its id in a Word file."""
        return self.name.replace(" ", "")

    def high(self, lines: int, scale: float) -> float:
        """The height of a paragraph of so many lines, in letters ``scale`` times as large."""
        return self.before + self.after + lines * self.size * scale * LEADING


NORMAL = Style("Normal", 10.5)
TITLE = Style("Title", 24, bold=True, after=4)
SUBTITLE = Style("Subtitle", 12, style.QUIET, after=8, keep=True)
HEADING_1 = Style("heading 1", 18, bold=True, before=18, after=6, level=1, keep=True)
HEADING_2 = Style("heading 2", 14, bold=True, before=16, after=3, level=2, keep=True)
LABEL = Style("Tussenkop", 10, bold=True, before=8, after=3, keep=True)
CAPTION = Style("caption", 9.5, style.INK, bold=True, before=3, after=8)
MARK = Style("Demonstratie", 11, DEMO, bold=True, after=6, keep=True)
FOOT = Style("Voettekst figuur", 8.5, style.QUIET, after=2)
PICTURE = Style("Figuur", 10.5, after=2, keep=True)
CELL = Style("Tabeltekst", 9, before=1.5, after=1.5)
NUMBER = Style("Tabelgetal", 9, before=1.5, after=1.5, right=True)
HEADER = Style("header", 9, style.QUIET, after=0)
FOOTER = Style("footer", 9, style.QUIET, after=0)
CONTENTS_HEAD = Style("TOC Heading", 14, bold=True, before=12, after=6, keep=True)
CONTENTS = (
    Style("toc 1", 10.5, bold=True, before=4, after=2),
    Style("toc 2", 10, after=1, indent=12),
)
ALL = (
    NORMAL,
    TITLE,
    SUBTITLE,
    HEADING_1,
    HEADING_2,
    LABEL,
    CAPTION,
    MARK,
    FOOT,
    PICTURE,
    CELL,
    NUMBER,
    HEADER,
    FOOTER,
    CONTENTS_HEAD,
    *CONTENTS,
)


def restyle(document: Any, scale: float, wide: float) -> None:
    """Only our styles, all letters ``scale`` times as large; text is ``wide`` points wide."""
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    for xml in (_defaults(), *(_paragraph(look, scale, wide) for look in ALL), *_OTHER):
        root.append(parse_xml(xml))


def _defaults() -> str:
    fonts = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "cs", "eastAsia"))
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _paragraph(style: Style, scale: float, wide: float) -> str:
    first = ' w:default="1"' if style is NORMAL else ""
    based = "" if style is NORMAL else '<w:basedOn w:val="Normal"/>'
    keep = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    tab = '<w:tab w:val="right" w:pos="{}"{}/>'
    leader = ' w:leader="dot"' if style in CONTENTS else ""
    tabbed = style in (HEADER, FOOTER, *CONTENTS)
    tabs = f"<w:tabs>{tab.format(round(wide * 20), leader)}</w:tabs>" if tabbed else ""
    spacing = (
        f'<w:spacing w:before="{style.before * 20:.0f}" w:after="{style.after * 20:.0f}"'
        f' w:line="{style.size * scale * LEADING * 20:.0f}" w:lineRule="atLeast"/>'
    )
    indent = f'<w:ind w:left="{style.indent * 20:.0f}"/>' if style.indent else ""
    right = '<w:jc w:val="right"/>' if style.right else ""
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    letters = ("<w:b/>" if style.bold else "") + ("<w:i/>" if style.italic else "")
    size = round(style.size * scale * 2)
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{first} w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{keep}{tabs}{spacing}{indent}{right}{level}</w:pPr>"
        f'<w:rPr>{letters}<w:color w:val="{style.colour[1:]}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _edge(side: str, colour: str, size: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour[1:]}"/>'


def _part(kind: str, borders: str) -> str:
    return (
        f'<w:tblStylePr w:type="{kind}"><w:rPr><w:b/></w:rPr>'
        f"<w:tcPr><w:tcBorders>{borders}</w:tcBorders></w:tcPr></w:tblStylePr>"
    )


#: Besides paragraphs: letters, links, what has no number, and tables.
_OTHER = (
    f'<w:style {nsdecls("w")} w:type="character" w:default="1" w:styleId="Letters">'
    '<w:name w:val="Default Paragraph Font"/></w:style>',
    f'<w:style {nsdecls("w")} w:type="character" w:styleId="Hyperlink">'
    f'<w:name w:val="Hyperlink"/><w:rPr><w:color w:val="{style.ACCENT[1:]}"/><w:u w:val="single"/>'
    "</w:rPr></w:style>",
    f'<w:style {nsdecls("w")} w:type="character" w:styleId="Zondergetal">'
    f'<w:name w:val="Zonder getal"/><w:rPr><w:i/><w:color w:val="{style.QUIET[1:]}"/></w:rPr>'
    "</w:style>",
    f'<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
    f'<w:style {nsdecls("w")} w:type="table" w:styleId="{TABLE}"><w:name w:val="{TABLE}"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_edge("bottom", style.LINE, 6)}'
    f'{_edge("insideH", style.GRID, 4)}</w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
    '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    + _part("firstRow", _edge("bottom", style.QUIET, 8))
    + _part("lastRow", _edge("top", style.QUIET, 6))
    + "</w:style>",
)
