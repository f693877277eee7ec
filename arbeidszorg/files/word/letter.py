"""Word: a figure with its table, or a whole document with contents, figures and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count

from arbeidszorg.content.document import Document, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.grid import grid
from arbeidszorg.files.native import Apart
from arbeidszorg.files.word import styles, tables
from arbeidszorg.files.word.paper import WIDE, Paper, fill_in
from arbeidszorg.texts import t

#: How a figure without its title and foot is drawn: as a PNG.
Draw = Callable[[Figure], bytes]
#: The charts of a figure that Word draws itself, in so much width and letters so much larger; none
#: for one that is a picture.
Charts = Callable[[Figure, float, float], Sequence[Apart]]
#: What a file without figures was made on, as far as it says.
NO_DAY = date(2000, 1, 1)
#: So many columns may as well be rows.
FEW = 4


def pictures(*_: object) -> Sequence[Apart]:
    """No chart for any figure: all are pictures."""
    return ()


def figure(figure: Figure, draw: Draw, charts: Charts = pictures, large: bool = False) -> bytes:
    """One figure with its table and all that goes with it; ``large``: in large print."""
    about = figure.about
    paper = Paper(
        about.title, about.subtitle, figure.table.reference_date, about.demo, large, about.atlas
    )
    paper.heading(about.title, styles.HEADING_1)
    if about.demo:
        paper.text(t("export.image.demo"), styles.MARK)
    _figure(paper, figure, 1, draw, charts)
    return paper.content()


def document(
    document: Document, draw: Draw, charts: Charts = pictures, large: bool = False
) -> bytes:
    """A title, contents, the sections in order, and one list of sources."""
    days = [figure.table.reference_date for figure in document.figures]
    paper = Paper(
        document.title,
        document.subtitle,
        max(days, default=NO_DAY),
        document.demo,
        large,
        document.atlas,
    )
    if document.demo:
        paper.text(t("export.image.demo"), styles.MARK)
    paper.text(document.title, styles.TITLE)
    paper.text(document.subtitle, styles.SUBTITLE)
    for words in document.lead:
        paper.text(words)
    if not document.sections:
        paper.text(t("office.empty"))
    headings = list(_headings(document))
    numbers = paper.contents(headings) if document.contents and document.sections else []
    counted = count(1)
    for section in document.sections:
        _section(paper, section, counted, draw, charts)
    paper.heading(t("office.sources"), styles.HEADING_1)
    for words in document.sources:
        paper.text(words)
    end = document.atlas
    if document.link:
        end = t("export.image.link", atlas=end, link=document.link)
    paper.text(end, link=document.link)
    if numbers:
        fill_in(numbers, paper.pages)
    return paper.content()


def _headings(document: Document) -> Iterator[tuple[int, str]]:
    """Every heading with its level, in order."""
    for section in document.sections:
        yield 1, section.heading
        if _named(section):
            yield from ((2, figure.about.title) for figure in section.figures)
    yield 1, t("office.sources")


def _named(section: Section) -> bool:
    """Whether its figures have headings: not the only one, that the section is named after."""
    return [figure.about.title for figure in section.figures] != [section.heading]


def _section(
    paper: Paper, section: Section, counted: Iterator[int], draw: Draw, charts: Charts
) -> None:
    """A section: its text, its figures, which are ``counted`` on, its lists."""
    paper.heading(section.heading, styles.HEADING_1, page=section.apart)
    for words in section.text:
        paper.text(words)
    for figure in section.figures:
        if _named(section):
            paper.heading(figure.about.title, styles.HEADING_2)
        _figure(paper, figure, next(counted), draw, charts)
    for listing in section.listings:
        paper.text(listing.caption, styles.LABEL)
        size = styles.CELL.size * paper.scale
        paper.table(tables.sheet_of_listing(listing, WIDE, size), listing.caption)
        paper.text(listing.note, styles.FOOT)


def _figure(paper: Paper, figure: Figure, number: int, draw: Draw, charts: Charts) -> None:
    """All of a figure below its heading; the head of each page says that it is a demonstration."""
    about, picture = figure.about, figure.picture
    paper.text(about.subtitle, styles.SUBTITLE)
    if picture.words:
        paper.text(picture.words)
    elif drawn := charts(figure, WIDE, paper.scale):
        paper.charts(drawn)
    else:
        paper.picture(draw(figure), about.title, about.described)
    paper.caption(about.title, number)
    paper.text(about.sentence)
    read = grid(figure.table)
    if len(figure.table.view.all_years) > 1 and len(read.head) <= FEW:
        read = read.turned()  # few lines through the years: years across take less room
    sheets = list(tables.sheets_of_grid(read, WIDE, styles.CELL.size * paper.scale))
    for part, sheet in enumerate(sheets, 1):
        caption = t("office.table", number=number)
        if len(sheets) > 1:
            caption = t("office.table_part", number=number, part=part, count=len(sheets))
        paper.text(caption, styles.LABEL)
        paper.table(sheet, f"{caption}: {about.title}")
    *foot, end = about.foot()
    paper.text(" · ".join(foot), styles.FOOT)
    paper.text(end, styles.FOOT, link=about.link)
