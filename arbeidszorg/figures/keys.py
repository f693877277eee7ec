"""The legend of a map: its classes, zero, and the states that occur."""

from __future__ import annotations

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.picture import Key, Look
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import STATUSES


def keys_of_classes(table: Table, classes: Classes, circles: bool = False) -> tuple[Key, ...]:
    """Zero, the classes, and those states that occur in the year shown; on a map of circles a
    state has a shape, else a pattern."""
    symbol = "circle" if circles else "box"
    keys = []
    if any(row.value == 0 for row in table.last):
        keys.append(Key(t("figure.class_zero"), symbol, Look(style.ZERO)))
    keys += [
        Key(text, symbol, Look(colour))
        for text, colour in zip(classes.labels(), classes.colours(), strict=True)
    ]
    occurring = {row.status for row in table.last}
    for status in STATUSES[1:]:
        if status in occurring:
            seen = Look(*style.STATES[status])
            keys.append(
                Key(
                    t(f"table.status_long.{status}"),
                    style.SHAPES[status] if circles else "box",
                    Look(seen.ink) if circles else seen,
                    brief=t(f"table.status.{status}"),  # little room; notes say why
                )
            )
    return tuple(keys)


def of_sectors() -> tuple[Key, ...]:
    """The circles of initiatives."""
    return tuple(
        Key(label("sector", code), "circle", Look(style.SECTOR_COLOURS[code])) for code in SECTORS
    )
