"""An OpenDocument file: its styles, its pictures, what it says of itself, its parts as a ZIP."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from odfdo import Document, Element

from arbeidszorg import style
from arbeidszorg.content.framed import DEMO
from arbeidszorg.figures.text import clean
from arbeidszorg.files.reach import MOST_FOLLOWED
from arbeidszorg.texts import t

FONT, VERSION = "Calibri", "1.3"
#: What a file without figures was made on, as far as it says.
NO_DAY = date(2000, 1, 1)
#: The list of all parts.
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest='
    '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="{}">{}'
    "</manifest:manifest>"
)
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "presentation": "presentation",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
    }.items()
)


@dataclass(frozen=True)
class Look:
    """A style of paragraphs, sizes in points."""

    name: str
    size: float
    colour: str = style.INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 4
    keep: bool = False
    right: bool = False


NORMAL = Look("Tekst", 10.5)
TITLE = Look("Titel", 22, bold=True)
SUBTITLE = Look("Ondertitel", 12, style.QUIET, after=8, keep=True)
HEADING_1 = Look("Kop_20_1", 17, bold=True, before=16, keep=True)
HEADING_2 = Look("Kop_20_2", 13, bold=True, before=12, keep=True)
CAPTION = Look("Bijschrift", 9.5, bold=True, before=4)
MARK = Look("Demonstratie", 11, DEMO, bold=True)
FOOT = Look("Voet", 8.5, style.QUIET, after=2)
CELL = Look("Cel", 9, after=0)
HEAD = Look("Celkop", 9, bold=True, after=0, keep=True)
NUMBER = Look("Getal", 9, after=0, right=True)
STATE = Look("Zonder_20_getal", 9, style.QUIET, italic=True, after=0, right=True)
LOOKS = (
    NORMAL,
    TITLE,
    SUBTITLE,
    HEADING_1,
    HEADING_2,
    CAPTION,
    MARK,
    FOOT,
    CELL,
    HEAD,
    NUMBER,
    STATE,
)


class Package:
    """A file of a ``kind`` (``text``, ``spreadsheet``, ``presentation``) that is written from top
    to bottom. ``body``: where its content goes; ``extra``: styles of that kind alone."""

    def __init__(self, kind: str, looks: Iterable[Look], extra: str, layout: str) -> None:
        odf: Any = Document(kind)
        own = "".join(map(_paragraph, looks)) + extra
        named = kind == "text"  # only a text has styles that a reader chooses from
        self._kind, self._styles = odf.mimetype, _styles(own if named else "", layout)
        self._content: Any = odf.get_part("content.xml")
        self._content.root.set_attribute("office:version", VERSION)
        for name in ("office:automatic-styles", "office:font-face-decls"):
            for styles in self._content.root.get_elements(name):
                styles.clear()
            if name == "office:automatic-styles" and not named:
                root = Element.from_tag(f"<office:automatic-styles>{own}</office:automatic-styles>")
                for look in root.children:
                    styles.append(look)
        self.body: Any = odf.body
        self.body.clear()
        self._meta: Any = odf.meta
        self._pictures: dict[str, bytes] = {}

    def picture(
        self, png: bytes, wide: float, high: float, name: str, said: str, **place: str
    ) -> Any:
        """A PNG of so many points, with what it says to who cannot see it."""
        part = f"Pictures/{len(self._pictures) + 1}.png"
        self._pictures[part] = png
        frame = element(
            "draw:frame",
            **{
                "draw:name": name,
                "svg:x": "0pt",
                "svg:y": "0pt",
                "svg:width": points(wide),
                "svg:height": points(high),
                **place,
            },
        )
        image = {"href": part, "type": "simple", "show": "embed", "actuate": "onLoad"}
        frame.append(element("draw:image", **{f"xlink:{key}": text for key, text in image.items()}))
        frame.append(element("svg:title", name))
        frame.append(element("svg:desc", said))
        return frame

    def content(self, title: str, subject: str, demo: bool, day: date, atlas: str) -> bytes:
        """The file; the same bytes for the same content."""
        meta = self._meta
        meta.root.set_attribute("office:version", VERSION)
        for old in meta.get_meta_body().children:
            meta.get_meta_body().delete(old)
        meta.title, meta.subject = clean(title), clean(subject)
        meta.creator = meta.initial_creator = meta.generator = atlas
        meta.description = t("export.image.demo") if demo else ""
        meta.language = "nl-BE"
        meta.creation_date = meta.date = datetime.combine(day, time())
        parts = {
            "content.xml": self._content.serialize(),
            "styles.xml": self._styles.encode(),
            "meta.xml": meta.serialize(),
        }
        listed = "".join(
            f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
            for path, kind in {
                "/": self._kind,
                **dict.fromkeys(parts, "text/xml"),
                **dict.fromkeys(self._pictures, "image/png"),
            }.items()
        )
        return _packed(
            {
                "mimetype": self._kind.encode(),
                **parts,
                **self._pictures,
                "META-INF/manifest.xml": MANIFEST.format(VERSION, listed).encode(),
            },
            day,
        )


def element(tag: str, words: str = "", **attributes: str) -> Any:
    """An element with attributes by their full names, and words."""
    part: Any = Element.from_tag(tag)
    for name, text in attributes.items():
        part.set_attribute(name, clean(text))
    if words:
        part.text = clean(words)
    return part


def line(words: str, look: Look = NORMAL, link: str = "") -> Any:
    """A paragraph; all of it leads to a ``link`` when there is one."""
    to = quote(clean(link), safe=":/?#@!$&'()*+,;=%-._~")
    if not to.startswith(("https://", "http://")) or len(to) > MOST_FOLLOWED:
        return element("text:p", words, **{"text:style-name": look.name})
    paragraph = element("text:p", **{"text:style-name": look.name})
    leads = {"xlink:type": "simple", "xlink:href": to}
    paragraph.append(element("text:a", words, **leads))
    return paragraph


def points(size: float) -> str:
    return f"{size:.2f}pt"


def _styles(own: str, layout: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_NAMESPACES} '
        f'office:version="{VERSION}"><office:font-face-decls><style:font-face '
        f'style:name="{FONT}" svg:font-family="{FONT}"/></office:font-face-decls><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'style:font-name="{FONT}" fo:language="nl" fo:country="BE"/></style:default-style>'
        f"{own}</office:styles>{layout}</office:document-styles>"
    )


def letters(look: Look) -> str:
    """How the letters of a look are drawn, as a part of a style."""
    bold = ' fo:font-weight="bold"' if look.bold else ""
    italic = ' fo:font-style="italic"' if look.italic else ""
    return (
        f'<style:text-properties style:font-name="{FONT}" fo:font-size="{points(look.size)}" '
        f'fo:color="{look.colour}"{bold}{italic}/>'
    )


def _paragraph(look: Look) -> str:
    keep = ' fo:keep-with-next="always"' if look.keep else ""
    side = ' fo:text-align="end"' if look.right else ""
    return (
        f'<style:style style:name="{look.name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:margin-top="{points(look.before)}" '
        f'fo:margin-bottom="{points(look.after)}"{keep}{side}/>{letters(look)}</style:style>'
    )


def _packed(parts: Mapping[str, bytes], day: date) -> bytes:
    """The parts as a ZIP of that day; what the file is stands first, as it is, so that a program
    knows it by its first bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w") as into:
        for name, content in parts.items():
            info = ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            info.create_system = 3  # Unix, also where it is made on Windows
            into.writestr(info, content)
    return out.getvalue()
