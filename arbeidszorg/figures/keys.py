"""The legend of a map: its classes, zero, and the states that occur."""

from __future__ import annotations

from typing import Literal

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.picture import Key, Look
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK, STATUSES

#: How a map shows a number: the colour of an area, a circle in an area, a circle on a point, or the
#: colour of a point.
Drawing = Literal["fill", "ground", "circles", "points"]


def keys_of_classes(table: Table, classes: Classes, drawing: Drawing = "fill") -> tuple[Key, ...]:
    """Zero, the classes that the year shown has, and those states that occur in it. Circles have
    the key to their sizes on the map itself. On a map of points a state has a shape, else a
    pattern."""
    rows = [row for row in table.last if row.area not in (OUTSIDE, UNKNOWN)]
    dotted = drawing in ("circles", "points")
    symbol = "circle" if dotted else "box"
    keys = []
    by_class: dict[int | None, tuple[str, ...]] = {}
    for row in rows:
        if row.status == OK:
            number = classes.number_of(row.value)
            by_class[number] = (*by_class.get(number, ()), row.area)
    if None in by_class and drawing != "circles":
        text = t("figure.no_circle" if drawing == "ground" else "figure.class_zero")
        keys.append(Key(text, symbol, Look(style.ZERO), codes=by_class[None]))
    if drawing in ("fill", "points"):
        looks = zip(classes.labels(), classes.colours(), strict=True)
        keys += [
            Key(text, symbol, Look(colour), codes=by_class[place])
            for place, (text, colour) in enumerate(looks)
            if place in by_class
        ]
    occurring = {row.status for row in rows}
    for status in STATUSES[1:]:
        if status in occurring:
            seen = Look(*style.STATES[status])
            keys.append(
                Key(
                    t(f"table.status_long.{status}"),
                    style.SHAPES[status] if dotted else "box",
                    Look(seen.ink) if dotted else seen,
                    brief=t(f"table.status.{status}"),  # little room; notes say why
                    codes=tuple(row.area for row in rows if row.status == status),
                )
            )
    return tuple(keys)


def of_sectors() -> tuple[Key, ...]:
    """The circles of initiatives."""
    return tuple(
        Key(label("sector", code), "circle", Look(style.SECTOR_COLOURS[code])) for code in SECTORS
    )
