"""A tornado: what each assumption does to a balance when it is lower and higher, the one that
matters most on top. All rows are equally high, so that the browser can put them in another order
(``assets/scripts/calculator/drawing.js``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.base import SIZE, names_room
from arbeidszorg.figures.kinds.bars import GAP, THICK, TOP, rows_of
from arbeidszorg.figures.picture import (
    Bar,
    Drawn,
    Key,
    Line,
    Look,
    Margin,
    Panel,
    Picture,
    Words,
    Written,
)
from arbeidszorg.subjects.study.amounts import Swing
from arbeidszorg.subjects.study.euro import plain, signed
from arbeidszorg.texts import t

#: Room for two lines.
ROW = 46
LOWER, HIGHER = Look("#eaf2f3", ".", "#226f88"), Look("#226f88")
EDGE = "#226f88"


@dataclass(frozen=True)
class Effect(Swing):
    """What an assumption changes, with its name."""

    name: str


def tornado(effects: Sequence[Effect], swing: str) -> Picture:
    """The effects in the order given; ``swing``: how much lower and higher, in words."""
    placed = rows_of([effect.name for effect in effects], ROW)
    most = max((effect.size for effect in effects), default=0.0) or 1.0
    marks: list[Drawn] = []
    for effect, at in zip(effects, placed.middles, strict=True):
        for way, value, look in (("lower", effect.lower, LOWER), ("higher", effect.higher, HIGHER)):
            hover = (effect.name, t(f"watals.tornado.said_{way}", swing=swing, value=sign(value)))
            marks.append(
                Bar(
                    0.0,
                    value,
                    at,
                    THICK,
                    look,
                    EDGE,
                    1,
                    said=hover,
                    name=effect.name,
                    code=effect.code,
                )
            )
        marks.append(Words(most, at, (Written(give(effect.size)),), across="start", gap=GAP))
    marks.append(Line((0.0, 0.0), (0.0, placed.height), style.INK, 1))
    panel = Panel((-most, most), (placed.height, 0.0), tuple(marks), y_ticks=placed.ticks)
    # The browser may write larger numbers than these.
    room = max(text.widest([give(effect.size) for effect in effects], SIZE), 72.0) + GAP + 4
    margin = Margin(names_room(placed.names), room, TOP, TOP)
    keys = (
        Key(t("watals.tornado.higher", swing=swing), "box", HIGHER),
        Key(t("watals.tornado.lower", swing=swing), "box", LOWER),
    )
    return Picture(placed.height + 2 * TOP, (panel,), margin, keys=keys, kind="tornado")


def give(size: float) -> str:
    """A change to both sides: ``± 616.662``."""
    return f"± {plain(size)}"


def sign(value: float) -> str:
    """A change with its sign and unit."""
    return t("watals.euro", value=signed(value))
