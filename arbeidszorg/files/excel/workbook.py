"""Excel: a figure as a chart that Excel draws itself, with its numbers; a document as a book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import About
from arbeidszorg.content.document import Document, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.listed import Listed
from arbeidszorg.content.missing import without_number
from arbeidszorg.files.excel import charts, tables
from arbeidszorg.files.excel.names import sheet_names
from arbeidszorg.files.excel.sheet import (
    HEADING,
    MARK,
    PLAIN,
    QUIET,
    STRONG,
    SUBTITLE,
    TITLE,
    Book,
    Sheet,
)
from arbeidszorg.texts import t

#: How a figure without its title and foot is drawn: as a PNG.
Draw = Callable[[Figure], bytes]
#: Widths in letters: of names, of numbers, of numbers by year, of cells in colour, and of the two
#: columns of what goes with a figure. A sheet has at least so many columns.
NAMES, NUMBERS, YEARS, CELLS = 34.0, 12.0, 8.5, 20.0
LEAST = 9
ABOUT = (24.0, 100.0)
#: What a file without figures was made on, as far as it says.
NO_DAY = date(2000, 1, 1)


def figure(figure: Figure, draw: Draw | None = None) -> bytes:
    """Three sheets: the figure as a chart, every number in a tidy table, and what goes with it.
    ``draw``: what Excel has no chart for is a picture."""
    about, table = figure.about, figure.table
    book = Book(about.title, about.subtitle, table.reference_date, about.demo, about.atlas)
    sheet = _sheet(book, t("office.figure"), figure)
    _heading(sheet, about)
    _body(sheet, figure, draw)
    _foot(sheet, about)
    sheet.on_one_page()
    _numbers(book, table)
    _about(book, about)
    return book.content()


def document(document: Document, draw: Draw | None = None) -> bytes:
    """A sheet with the contents, one for each figure and each part with lists, and one with the
    sources."""
    figures = document.figures
    day = max((figure.table.reference_date for figure in figures), default=NO_DAY)
    book = Book(document.title, document.subtitle, day, document.demo, document.atlas)
    parts = list(_parts(document))
    front, *names, back = sheet_names(
        [t("office.contents"), *(part.name for part in parts), t("office.sources")]
    )
    _contents(book, front, document, list(zip(parts, names, strict=True)), back)
    for part, name in zip(parts, names, strict=True):
        _part(book, name, part, draw)
    _sources(book, back, document)
    return book.content()


# --- the parts of a figure ---------------------------------------------------------------------


def _sheet(book: Book, name: str, figure: Figure, tidy: bool = False) -> Sheet:
    """A sheet with room for the figure and, below it, its ``tidy`` numbers."""
    drawn = charts.charts_of(figure)
    columns, longest = charts.columns(drawn), charts.longest(drawn)
    wide = min(max(NUMBERS, longest * 1.1 + 2), CELLS)
    if figure.picture.kind == "cells":
        columns, wide = (
            1 + len({row.codes[figure.table.splits[0]] for row in figure.table.last}),
            CELLS,
        )
    elif columns > LEAST and not longest:
        wide = YEARS
    numbers = [wide] * (columns - 1) + [NUMBERS] * (LEAST - columns)
    own = _widths(figure.table, marked=False) if tidy else []
    both = zip_longest(numbers, own[1:], fillvalue=NUMBERS)
    return Sheet(book, name, (NAMES, *map(max, both)), charts.upright(drawn))


def _widths(table: Table, marked: bool = True) -> list[float]:
    """The widths of the columns of its numbers; ``marked``: on a sheet of their own."""
    if isinstance(table, Listed):
        return tables.grid_widths(table)
    return [width for *_, width in tables.columns(table, marked, area_first=not marked)]


def _tidy(sheet: Sheet, table: Table, marked: bool = True) -> tuple[int, int, int]:
    """All numbers, and where they stand."""
    if isinstance(table, Listed):
        return tables.of_grid(sheet, table)
    return tables.tidy(sheet, table, tables.columns(table, marked, area_first=not marked))


def _heading(sheet: Sheet, about: About) -> None:
    if about.demo:
        sheet.paragraph(t("export.image.demo"), MARK)
    sheet.paragraph(about.title, TITLE)
    sheet.paragraph(about.subtitle, SUBTITLE)
    sheet.down()


def _body(sheet: Sheet, figure: Figure, draw: Draw | None) -> None:
    """The figure as Excel draws it, its numbers, and the names of what has none."""
    if figure.picture.words:
        sheet.paragraph(figure.picture.words, PLAIN | {"italic": True})
        sheet.down()
    elif figure.picture.kind == "cells":
        tables.crossed(sheet, figure)
    elif drawn := charts.charts_of(figure):
        charts.draw(sheet, figure, drawn)
    elif draw and isinstance(figure.table, Listed):
        sheet.picture(draw(figure), figure.about.described)
    sheet.paragraph(figure.about.sentence)
    for line in without_number(figure.table):
        sheet.paragraph(line)
    sheet.down()


def _foot(sheet: Sheet, about: About) -> None:
    """What goes with the figure; the last of it leads to where the same is seen."""
    *foot, end = about.foot()
    for line in foot:
        sheet.paragraph(line, QUIET)
    sheet.paragraph(end, QUIET, link=about.link)


def _numbers(book: Book, table: Table) -> None:
    sheet = Sheet(book, t("office.numbers"), _widths(table))
    start, last, column = _tidy(sheet, table)
    sheet.page.freeze_panes(start + 1, 0)
    sheet.page.autofilter(start, 0, last, column)
    sheet.page.repeat_rows(start)


def _about(book: Book, about: About) -> None:
    sheet = Sheet(book, t("office.about"), ABOUT)
    for name, text in about.pairs():
        if text == about.link:
            sheet.write(0, name, STRONG)
            sheet.link(1, text, text)
            sheet.down()
        else:
            mark = MARK if name == t("export.about.demo") else PLAIN
            sheet.line([(name, STRONG), (text, mark)])


# --- the parts of a document -------------------------------------------------------------------


@dataclass(frozen=True)
class _Part:
    """A sheet of a document: the text and lists of a section, or one of its figures."""

    name: str
    section: Section
    text: tuple[str, ...] = ()
    figure: Figure | None = None


def _parts(document: Document) -> Iterator[_Part]:
    """The sheets in order: a section's text stands with its lists, else with its first figure."""
    number = 0
    for section in document.sections:
        text = section.text
        if section.listings or not section.figures:
            yield _Part(section.heading, section, text)
            text = ()
        for figure in section.figures:
            number += 1
            yield _Part(f"{number} {figure.about.title}", section, text, figure)
            text = ()


def _part(book: Book, name: str, part: _Part, draw: Draw | None) -> None:
    if part.figure is None:
        widths = [tables.listing_widths(words) for words in part.section.listings]
        columns = [max(room) for room in zip_longest(*widths, fillvalue=NUMBERS)]
        sheet = Sheet(book, name, columns + [NUMBERS] * (LEAST - len(columns)))
        _section(sheet, part)
        for words in part.section.listings:
            tables.listing(sheet, words)
        return
    table = part.figure.table
    sheet = _sheet(book, name, part.figure, tidy=True)
    _section(sheet, part)
    _heading(sheet, part.figure.about)
    _body(sheet, part.figure, draw)
    _foot(sheet, part.figure.about)
    sheet.down()
    sheet.paragraph(t("office.numbers"), HEADING)
    _tidy(sheet, table, marked=False)
    sheet.on_one_page()


def _section(sheet: Sheet, part: _Part) -> None:
    """The heading and text of a section, where its figure does not say the same."""
    if part.figure is None or part.text:
        sheet.paragraph(part.section.heading, HEADING)
    for line in part.text:
        sheet.paragraph(line)
    if part.figure is None or part.text:
        sheet.down()


def _contents(
    book: Book, name: str, document: Document, parts: list[tuple[_Part, str]], sources: str
) -> None:
    sheet = Sheet(book, name, (NUMBERS, ABOUT[1]))
    if document.demo:
        sheet.paragraph(t("export.image.demo"), MARK)
    sheet.paragraph(document.title, TITLE)
    sheet.paragraph(document.subtitle, SUBTITLE)
    for line in document.lead:
        sheet.paragraph(line)
    sheet.down()
    if not parts:
        sheet.paragraph(t("office.empty"))
        sheet.down()
    sheet.paragraph(t("office.contents"), HEADING)
    number = 0
    for part, target in parts:
        text = part.section.heading
        if part.figure is not None:
            number += 1
            text = part.figure.about.title
            sheet.write(0, t("office.figure_number", number=number))
        sheet.link(1, text or target, f"#{target}")
        sheet.down()
    sheet.link(1, sources, f"#{sources}")
    sheet.down(2)
    end = document.atlas
    if document.link:
        end = t("export.image.link", atlas=end, link=document.link)
    sheet.paragraph(end, QUIET, link=document.link)


def _sources(book: Book, name: str, document: Document) -> None:
    sheet = Sheet(book, name, ABOUT)
    sheet.paragraph(name, TITLE)
    if document.demo:
        sheet.paragraph(t("export.image.demo"), MARK)
    for line in (*document.sources, document.atlas):
        sheet.paragraph(line)
