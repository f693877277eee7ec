"""Book and Sheet: an Excel file that is written from top to bottom, in the look of the atlas."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from arbeidszorg import style
from arbeidszorg.content.framed import DEMO
from arbeidszorg.figures.text import clean, paragraph
from arbeidszorg.texts import t

FONT = "Calibri"
A4 = 9
#: Height of an ordinary row in pixels, and pixels in a point.
ROW, POINT = 20, 4 / 3
#: Width and height in pixels of what A4 has room for, lying; upright the other way round.
PAGE = (1000, 650)
#: What is at most so many times as high as its page is printed smaller, on that one page.
SQUEEZE = 1.35
#: The highest row in points, the longest text and the longest address that Excel takes.
HIGHEST, LONGEST, LONGEST_LINK = 409, 32_000, 2_000
#: The longest description of a picture.
LONGEST_TOLD = 2_000

Look = dict[str, Any]
PLAIN: Look = {"valign": "top", "font_color": style.INK}
TITLE = PLAIN | {"bold": True, "font_size": 18}
HEADING = PLAIN | {"bold": True, "font_size": 13}
SUBTITLE = PLAIN | {"font_color": style.QUIET, "font_size": 12}
MARK = PLAIN | {"bold": True, "font_color": DEMO, "font_size": 12}
QUIET = PLAIN | {"font_color": style.QUIET, "font_size": 10}
STRONG = PLAIN | {"bold": True}
HEAD = STRONG | {"bottom": 1, "bottom_color": style.QUIET, "valign": "bottom", "text_wrap": True}
LINK = PLAIN | {"font_color": style.ACCENT, "underline": 1}
RIGHT: Look = {"align": "right"}


class Book:
    """A workbook: the same bytes for the same content."""

    def __init__(self, title: str, subject: str, day: date, demo: bool, atlas: str) -> None:
        self._out = io.BytesIO()
        plain = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
        self.workbook = xlsxwriter.Workbook(
            self._out, {"in_memory": True} | dict.fromkeys(plain, False)
        )
        self.demo, self.atlas = demo, atlas
        self._formats: dict[str, Any] = {}
        self.workbook.set_properties(
            {
                "title": _written(title)[:250],
                "subject": _written(subject)[:250],
                "author": atlas,
                "company": atlas,
                "comments": t("export.image.demo") if demo else "",
                "created": datetime(day.year, day.month, day.day),
            }
        )

    def look(self, look: Look) -> Any:
        """A format; formats are shared, as Excel has a limited number."""
        key = repr(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"font_name": FONT} | look)
        return self._formats[key]

    def content(self) -> bytes:
        """The file."""
        self.workbook.close()
        return self._out.getvalue()


class Sheet:
    """A worksheet with columns of these ``widths`` (letters), written from its top; ``row`` is
    where the next thing comes."""

    def __init__(self, book: Book, name: str, widths: Sequence[float], upright: bool = False):
        self.book, self.name, self.widths, self.row = book, name, widths, 0
        self._upright = upright
        self._heights: dict[int, int] = {}
        self.page = book.workbook.add_worksheet(name)
        for column, wide in enumerate(widths):
            self.page.set_column(column, column, wide)
        self.page.hide_gridlines(2)
        self.page.set_paper(A4)
        if not upright:
            self.page.set_landscape()
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
        if book.demo:
            self.page.set_header(f"&R&K{DEMO[1:]}{t('export.image.demo')}")
        numbers = f"{t('office.page')} &P {t('office.of_pages')} &N"
        self.page.set_footer(f"&L&K{style.QUIET[1:]}{book.atlas}&R{numbers}")

    @property
    def wide(self) -> int:
        """The width of all columns in pixels."""
        return sum(map(pixels, self.widths))

    def on_one_page(self) -> None:
        """What nearly fits on a page is printed on one."""
        across, down = PAGE[::-1] if self._upright else PAGE
        high = sum(self._heights.get(row, ROW) for row in range(self.row))
        if high * min(1, across / self.wide) <= down * SQUEEZE:
            self.page.fit_to_pages(1, 1)

    def write(self, column: int, value: object, look: Look = PLAIN) -> None:
        """A number or a text in the current row. Nothing leaves the cell as it is: a chart would
        keep a zero for a cell that is empty but has a look."""
        layout = self.book.look(look)
        if value is None or value == "":
            if {"bg_color", "bottom"} & set(look):
                self.page.write_blank(self.row, column, None, layout)
        elif isinstance(value, int | float):
            self.page.write_number(self.row, column, value, layout)
        else:
            self.page.write_string(self.row, column, _written(str(value)), layout)

    def down(self, rows: int = 1) -> None:
        """To a row below."""
        self.row += rows

    def high(self, pixels_high: float) -> None:
        """The height of the current row."""
        self._heights[self.row] = min(math.ceil(pixels_high), int(HIGHEST * POINT))
        self.page.set_row_pixels(self.row, self._heights[self.row])

    def line(self, cells: Sequence[tuple[object, Look]]) -> None:
        """A row of cells, as high as its texts need."""
        lines = [1]
        for column, (value, look) in enumerate(cells):
            self.write(column, value, look | {"text_wrap": True})
            if isinstance(value, str):
                lines.append(_lines(value, pixels(self.widths[column]), look))
        if max(lines) > 1:
            self.high(max(lines) * ROW)
        self.down()

    def paragraph(self, text: str, look: Look = PLAIN, link: str = "") -> None:
        """A text over the whole width, as high as it needs; nothing when it is empty."""
        words = _written(text)
        if not words:
            return
        look = look | {"text_wrap": True}
        size = look.get("font_size", 11) * POINT
        self.high(max(ROW, _lines(words, self.wide, look) * size * 1.3 + 4))
        layout, last = self.book.look(look), len(self.widths) - 1
        if last:
            self.page.merge_range(self.row, 0, self.row, last, "", layout)
        self.page.write_string(self.row, 0, words, layout)
        if link:
            self._link(0, words, link, layout)
        self.down()

    def picture(self, png: bytes, described: str) -> None:
        """A picture as wide as all columns."""
        across, down = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
        scale = self.wide / across
        options = {
            "image_data": io.BytesIO(png),
            "x_scale": scale,
            "y_scale": scale,
            "description": _written(described)[:LONGEST_TOLD],
        }
        self.page.insert_image(self.row, 0, "figuur.png", options)
        self.down(-(-math.ceil(down * scale) // ROW) + 1)

    def link(self, column: int, text: str, link: str) -> None:
        """A text in the current row that leads to an address or, as ``#Name``, to a sheet."""
        self._link(column, _written(text), link, self.book.look(LINK))

    def _link(self, column: int, words: str, link: str, look: Any) -> None:
        link = clean(link)
        if link.startswith("#"):
            name = link[1:].replace("'", "''")
            link = f"internal:'{name}'!A1"
        elif not link.startswith(("http://", "https://")) or len(link) > LONGEST_LINK:
            self.page.write_string(self.row, column, words, look)
            return
        self.page.write_url(self.row, column, link, look, words)


def pixels(wide: float) -> int:
    """The width of a column of so many letters."""
    return int(wide * 7 + 5)


def _written(text: str) -> str:
    """A text as Excel takes it."""
    return clean(text)[:LONGEST]


def _lines(text: str, room: float, look: Mapping[str, Any]) -> int:
    """How many lines a text takes; fonts of readers may be a little wider than ours."""
    size = look.get("font_size", 11) * POINT * 1.04
    return len(paragraph(text, room - 10, size, bool(look.get("bold"))))
