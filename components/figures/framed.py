"""A figure made ready to leave the page: everything a reader needs is written on it."""

from __future__ import annotations

import textwrap
from typing import Any

from arbeidszorg import style
from arbeidszorg.geography import Geography
from arbeidszorg.sentences import sentence
from arbeidszorg.texts import t
from arbeidszorg.wording import every_filter, file_name
from components.card import Card

WIDTH = 1280
SIDE = 40
#: Average width of a letter as a share of its size, on the careful side.
LETTER = 0.5


def framed(card: Card, geography: Geography) -> dict[str, Any]:
    """``data`` and ``layout`` of the figure with title, subtitle, filters, source, date and the
    demonstration mark, ``width`` and ``height`` in pixels, a file name, and an alternative text."""
    table = card.table
    head = [
        (_wrap(card.heading, 26), 26, style.INK, True),
        (_wrap(card.subline, 17), 17, style.QUIET, False),
    ]
    said = [*card.remarks, *table.notes]
    foot = [t("export.image.filters", filters="; ".join(every_filter(table.view, geography)))]
    foot += said
    foot.append(
        t(
            "export.image.source",
            source=table.source,
            date=table.reference_date.strftime("%d/%m/%Y"),
        )
    )
    if card.credits:
        foot.append(t("export.image.credits"))
    foot.append(t("export.image.atlas"))
    if table.demo:
        head.insert(0, (t("export.image.demo"), 16, "#9a3b00", True))
    tail = "<br>".join(_wrap(line, 14) for line in foot)
    above = 24 + sum(_height(text, size) for text, size, _, _ in head) + 14
    below = 30 + _height(tail, 14)
    inner = int(card.figure["layout"]["height"]) + _legend_height(card)
    height = above + inner + below
    layout = {**card.figure["layout"]}
    margin = dict(layout.get("margin", {}))
    layout.update(
        autosize=False,
        width=WIDTH,
        height=height,
        margin={
            "l": max(SIDE, margin.get("l", 0)),
            "r": max(SIDE, margin.get("r", 0)),
            "t": above + margin.get("t", 0),
            "b": below + margin.get("b", 0) + _legend_height(card),
        },
        annotations=[
            *layout.get("annotations", []),
            *_head(head, layout_top=margin.get("t", 0) + above),
            _block(tail, 14, style.QUIET, False, y=0, anchor="bottom",
                   shift=-(below + margin.get("b", 0) + _legend_height(card)) + 14),
            *_legend(card, margin.get("b", 0)),
        ],
    )  # fmt: skip
    return {
        "data": card.figure["data"],
        "layout": layout,
        "width": WIDTH,
        "height": height,
        "name": file_name(table.view, geography, table.demo),
        "alt": f"{card.heading}. {card.subline}. {sentence(table)}",
    }


def _wrap(text: str, size: int) -> str:
    """Text broken into lines that fit the picture, as plotly writes line breaks."""
    letters = int((WIDTH - 2 * SIDE) / (size * LETTER))
    return "<br>".join(textwrap.wrap(text, letters)) or ""


def _height(text: str, size: int) -> int:
    return int((text.count("<br>") + 1) * size * 1.32) + 4


def _head(lines: list[tuple[str, int, str, bool]], layout_top: int) -> list[dict[str, Any]]:
    found, below = [], layout_top - 24
    for text, size, colour, bold in lines:
        found.append(_block(text, size, colour, bold, y=1, anchor="top", shift=below))
        below -= _height(text, size)
    return found


def _block(
    text: str, size: int, colour: str, bold: bool, y: float, anchor: str, shift: float
) -> dict[str, Any]:
    return {
        "text": f"<b>{text}</b>" if bold else text,
        "font": {"size": size, "color": colour},
        "showarrow": False,
        "align": "left",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "xanchor": "left",
        "yanchor": anchor,
        "yshift": shift,
    }


def _legend_height(card: Card) -> int:
    return 34 * -(-len(card.swatches) // 5) if card.swatches else 0


def _legend(card: Card, bottom: int) -> list[dict[str, Any]]:
    """The map legend, which on the page stands beside the figure as text."""
    found = []
    for number, (text, colour, mark) in enumerate(card.swatches):
        line, column = divmod(number, 5)
        found.append(
            {
                **_block(
                    f'<span style="color:{colour};font-size:24px">{mark}</span> {text}',
                    15,
                    style.INK,
                    False,
                    y=0,
                    anchor="top",
                    shift=-(bottom + 6 + 30 * line),
                ),
                "x": column / 5,
            }
        )
    return found
