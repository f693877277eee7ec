"""SVG elements of the library ``svg.py``, quick to make and safe to fill with any text.

The library goes through every property that an element could have, each time one is made and each
time one is written; a map has hundreds. These hold only what was given. Texts and ``data`` are
escaped here; other properties come from the code and hold no text of a reader or a file.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

import svg

from arbeidszorg.figures.text import clean


def plain(text: str) -> str:
    """Text as it may stand in SVG, also between quotes."""
    return html.escape(clean(text))


def short(number: float) -> str:
    """A number with at most two decimals."""
    return f"{round(number, 2) + 0.0:.6g}"


class _Quick:
    def __init__(
        self,
        elements: Iterable[svg.Element] = (),
        words: str = "",
        data: dict[str, str] | None = None,
        **properties: Any,
    ) -> None:
        mine = vars(self)
        mine.update(properties)
        if elements:
            mine["elements"] = list(elements)
        if words:
            mine["text"] = plain(words)
        if data:
            mine["data"] = {name: plain(value) for name, value in data.items()}


class Circle(_Quick, svg.Circle):
    pass


class Defs(_Quick, svg.Defs):
    pass


class Desc(_Quick, svg.Desc):
    pass


class Group(_Quick, svg.G):
    pass


class Line(_Quick, svg.Line):
    pass


class Path(_Quick, svg.Path):
    pass


class Pattern(_Quick, svg.Pattern):
    pass


class Rect(_Quick, svg.Rect):
    pass


class Style(_Quick, svg.Style):
    pass


class Svg(_Quick, svg.SVG):
    pass


class Text(_Quick, svg.Text):
    pass


class Title(_Quick, svg.Title):
    pass


class TSpan(_Quick, svg.TSpan):
    pass
