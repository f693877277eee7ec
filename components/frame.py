"""The frame of a figure that stays as it is: heading, figure, sentence, table, notes and source.

Figures that follow the filters stand in ``components/card.py``, whose parts can be replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arbeidszorg import style
from arbeidszorg.content.about import About
from arbeidszorg.figures.picture import Picture
from arbeidszorg.texts import t
from components import html, legend
from components.still_box import still_box

HEADINGS = {1: html.H1, 2: html.H2, 3: html.H3, 4: html.H4}


def demo_mark(demo: bool) -> list[html.Span]:
    """The mark on what shows demonstration data; nothing on what does not."""
    return [html.Span(t("page.demo_mark"), className="demomerk")] if demo else []


def source_line(source: str, day: date | str, credits: str = "", residents: str = "") -> str:
    """Where numbers of the registrations come from, and in short whom to name for the boundaries
    that are drawn and the residents that they are set against ("" for none)."""
    day = day if isinstance(day, str) else style.day(day)
    return " ".join(filter(None, (t("page.source", source=source, date=day), credits, residents)))


def source_of(about: About, credits: bool = True) -> str:
    """Where the numbers of a figure come from; ``credits``: and its boundaries."""
    if not about.date:
        return t("page.source_undated", source=about.source.rstrip("."))
    drawn, living = about.shortly
    return source_line(about.source, about.date, drawn if credits else "", living)


@dataclass(frozen=True)
class Frame:
    """What stands in the frame. ``base``: what its ids begin with; ``level``: of its heading;
    ``summary``: what opens the table, else the usual words; ``beside``: what stands beside the
    picture; ``more``: below the table; ``menu``: beside the heading."""

    base: str
    title: str
    subtitle: str
    picture: Picture
    sentence: str
    table: Any
    source: str
    notes: Sequence[str] = ()
    demo: bool = False
    level: int = 3
    summary: str = ""
    beside: Any = None
    more: Any = None
    menu: Any = None


def framed(frame: Frame, **more: Any) -> html.Section:
    """The figure in its frame; ``more``: other attributes of the whole."""
    heading = HEADINGS[frame.level](frame.title, id=f"{frame.base}-titel")
    head = html.Div(
        [
            heading,
            " ",
            *demo_mark(frame.demo),
            html.P(frame.subtitle, className="ondertitel"),
        ],
        className="kop",
    )
    drawn = [
        still_box(frame.base, frame.picture, frame.title, frame.sentence),
        legend.keys(frame.picture.keys),
    ]
    notes = (
        html.Ul([html.Li(note) for note in frame.notes], className="noten") if frame.notes else None
    )
    return html.Section(
        [
            html.Div([head, html.Div(frame.menu, className="menu")], className="kopregel")
            if frame.menu
            else head,
            html.Div([html.Div(drawn), frame.beside], className="naastfiguur")
            if frame.beside
            else html.Div(drawn),
            html.P(frame.sentence, id=f"{frame.base}-zin", className="zin"),
            html.Details(
                [html.Summary(frame.summary or t("page.table")), frame.table], className="tabelvak"
            ),
            frame.more,
            html.Div([notes, html.P(frame.source, className="bron")], className="voet"),
        ],
        className="figuurkaart",
        **{"aria-labelledby": f"{frame.base}-titel"},
        **more,
    )
