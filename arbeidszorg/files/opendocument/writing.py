"""A document as text: its sections in order, figures as pictures with their tables, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from arbeidszorg.content.document import Document, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.grid import grid
from arbeidszorg.files.opendocument import tables
from arbeidszorg.files.opendocument.package import (
    CAPTION,
    FOOT,
    HEADING_1,
    HEADING_2,
    LOOKS,
    MARK,
    NO_DAY,
    NORMAL,
    SUBTITLE,
    TITLE,
    Look,
    Package,
    element,
    line,
)
from arbeidszorg.texts import t

#: How a figure without its title and foot is drawn: as a PNG.
Draw = Callable[[Figure], bytes]
#: A4 with its margins, in points, what text has room for, and the highest picture.
PAGE, MARGIN = (595.3, 841.9), 51.0
WIDE, HIGHEST = PAGE[0] - 2 * MARGIN, 560.0
#: Tables of more columns go on below.
MOST_COLUMNS = 7
_LAYOUT = (
    '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
    f'fo:page-width="{PAGE[0]}pt" fo:page-height="{PAGE[1]}pt" fo:margin="{MARGIN}pt"/>'
    "</style:page-layout></office:automatic-styles><office:master-styles><style:master-page "
    'style:name="Standard" style:page-layout-name="A4"/></office:master-styles>'
)


def document(document: Document, draw: Draw) -> bytes:
    """A title, the sections in order, and one list of sources."""
    package = Package("text", LOOKS, tables.STYLES, _LAYOUT)
    body, counted = package.body, count(1)
    if document.demo:
        body.append(line(t("export.image.demo"), MARK))
    for text, look in ((document.title, TITLE), (document.subtitle, SUBTITLE)):
        body.append(line(text, look))
    for text in document.lead or ((t("office.empty"),) if not document.sections else ()):
        body.append(line(text))
    for section in document.sections:
        for part in _section(package, section, counted, draw):
            body.append(part)
    body.append(_heading(1, t("office.sources")))
    for text in document.sources:
        body.append(line(text))
    end = document.atlas
    if document.link:
        end = t("export.image.link", atlas=end, link=document.link)
    body.append(line(end, NORMAL, document.link))
    days = [figure.table.reference_date for figure in document.figures]
    return package.content(
        document.title, document.subtitle, document.demo, max(days, default=NO_DAY), document.atlas
    )


def _heading(level: int, words: str) -> Any:
    look: Look = HEADING_1 if level == 1 else HEADING_2
    attributes = {"text:style-name": look.name, "text:outline-level": str(level)}
    return element("text:h", words, **attributes)


def _section(
    package: Package, section: Section, counted: Iterator[int], draw: Draw
) -> Iterator[Any]:
    yield _heading(1, section.heading or t("office.figure"))
    for text in section.text:
        yield line(text)
    for figure in section.figures:
        if [other.about.title for other in section.figures] != [section.heading]:
            yield _heading(2, figure.about.title)
        yield from _figure(package, figure, next(counted), draw)
    for listing in section.listings:
        yield line(listing.caption, CAPTION)
        yield tables.listing_table(listing)
        yield line(listing.note, FOOT)


def _figure(package: Package, figure: Figure, number: int, draw: Draw) -> Iterator[Any]:
    """All of a figure below its heading."""
    about, picture = figure.about, figure.picture
    yield line(about.subtitle, SUBTITLE)
    if picture.words:
        yield line(picture.words)
    else:
        yield _drawn(package, figure, draw(figure))
    yield line(t("office.numbered", number=number, title=about.title), CAPTION)
    yield line(about.sentence)
    for part in grid(figure.table).blocks(MOST_COLUMNS):
        caption = t("office.table", number=number)
        yield line(caption, CAPTION)
        yield tables.grid_table(part, f"{caption}: {about.title}")
    *foot, end = about.foot()
    yield line(" · ".join(foot), FOOT)
    yield line(end, FOOT, about.link)


def _drawn(package: Package, figure: Figure, png: bytes) -> Any:
    """A picture as wide as the page, where it is not too high."""
    wide, high = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    scale = min(WIDE / wide, HIGHEST / high)
    about = figure.about
    paragraph = line("")
    paragraph.append(
        package.picture(
            png,
            wide * scale,
            high * scale,
            about.title,
            about.described,
            **{"text:anchor-type": "as-char"},
        )
    )
    return paragraph
