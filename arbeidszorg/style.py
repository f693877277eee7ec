"""Colours, states and number formats: one look for live figures, pictures and files.

The sector colours stay apart for readers with any form of colour blindness and are at least
3 to 1 against white; the map palette is one hue from light to dark, so that it also survives a
black-and-white printer.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from arbeidszorg.texts import t

LOCALE = "nl_BE"
#: The sign of what is below zero, as wide as a plus.
MINUS = "−"
FONT = "'Source Sans 3', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

INK = "#1d2b33"
QUIET = "#55646d"
LINE = "#c9d2d6"
GRID = "#e6ebed"
PAPER = "#ffffff"
ACCENT = "#0f5468"

SECTOR_COLOURS = {"MB": "#1b5e9b", "GGZ": "#c2560c", "AW": "#2f9e83", "VAPH": "#7d2e57"}
#: For splits without colours of their own, in order; the last is for "not recorded".
SERIES = (
    "#1b5e9b",
    "#c2560c",
    "#2f9e83",
    "#7d2e57",
    "#7a6a00",
    "#b0325b",
    "#3d6e8f",
    "#8a5a2b",
    "#4f5f2f",
    "#5a4fa0",
)
NOT_RECORDED_COLOUR = "#8b979d"
#: Rungs of the participation ladder, from the lowest up: from dark to light, and a paler one for
#: what leaves a rung. "Not recorded" is grey.
RUNG_COLOURS = {
    "1-2": ("#472d7b", "#9180b8"),
    "3": ("#2a6592", "#9dbfd9"),
    "4": ("#1d8a66", "#90c6b3"),
    "5-6": ("#a27a00", "#d5c17f"),
    "onbekend": (NOT_RECORDED_COLOUR, "#d6dbdd"),
}
#: Areas that are compared keep their colour on every chart, in the order in which they were taken.
AREA_COLOURS = ("#b0325b", "#5a4fa0", "#7a6a00", "#00708a")
PROVINCE_COLOUR = "#55646d"

#: Seven steps for maps; a map with fewer classes takes them spread over the whole range.
PALETTE = ("#eaf2f3", "#cde2e6", "#a6cdd6", "#78b2c1", "#549bb0", "#226f88", "#0d4a60")
ZERO = "#ffffff"
#: Fill colour, pattern and pattern colour of what is no value.
STATES: dict[str, tuple[str, str, str]] = {
    "verborgen": ("#efefef", "/", "#9b9b9b"),
    "nvt": ("#f1efea", "", "#f1efea"),
    "niet_geregistreerd": ("#fdf6e3", ".", "#c08a1e"),
}


#: On a circle map a state has a marker of its own.
SHAPES = {"verborgen": "diamond", "nvt": "square", "niet_geregistreerd": "triangle-up"}


def palette(classes: int) -> tuple[str, ...]:
    """Colours for ``classes`` map classes (1 to 7), light to dark, spread over the palette."""
    if classes == 1:
        return (PALETTE[3],)
    last = len(PALETTE) - 1
    return tuple(PALETTE[round(step * last / (classes - 1))] for step in range(classes))


def series_colours(split: str, codes: tuple[str, ...]) -> dict[str, str]:
    """Code -> colour for a split; sectors keep their own colour everywhere."""
    if split == "sector":
        return {code: SECTOR_COLOURS.get(code, QUIET) for code in codes}
    known = [code for code in codes if code != "niet-geregistreerd"]
    colours = {code: SERIES[number % len(SERIES)] for number, code in enumerate(known)}
    return {code: colours.get(code, NOT_RECORDED_COLOUR) for code in codes}


def ink_on(fill: str) -> str:
    """The text colour that can be read on a map colour (at least 4.5 to 1)."""
    return PAPER if fill in PALETTE[5:] else INK


def written(value: float, pattern: str) -> str:
    """A number after a pattern of Babel, the Belgian way: the one place where numbers become words.
    Below zero it has a minus and no hyphen, and a zero has no sign."""
    text = str(format_decimal(value, format=pattern, locale=LOCALE))
    bare = text.removeprefix("-")
    return bare if bare == text or not bare.strip("0,") else f"{MINUS}{bare}"


@lru_cache(maxsize=10_000)
def number(value: float, unit: str = "aantal") -> str:
    """A number the Belgian way: ``1.771``; a share ``8,1 %``; a rate or index ``14,7``."""
    if unit == "aantal":
        return written(round(value), "#,##0")
    text = written(value, "#,##0.0")
    return f"{text}\u00a0%" if unit == "aandeel" else text


def difference(old: float, new: float) -> float:
    """How far two numbers with one decimal lie apart as they are written, so that who subtracts
    them finds the same: from 8,5 to 6,2 is 2,3."""
    tenth = Decimal("0.1")
    low, high = (Decimal(str(float(value))).quantize(tenth) for value in (old, new))
    return float(abs(high - low))


def change(old: float, new: float, unit: str) -> str:
    """The change from one value to another: in percent, for a share in percentage points."""
    if unit == "aandeel":
        return f"{written(difference(old, new), '0.0')}\u00a0procentpunt"
    return number(abs(new - old) / old * 100, "aandeel")


def day(when: date) -> str:
    """A date in figures: 31/12/2025."""
    return when.strftime("%d/%m/%Y")


def shown(value: float, status: str, unit: str) -> str:
    """A cell as text: its number, or the word for its state."""
    return number(value, unit) if status == "ok" else t(f"table.status.{status}")
