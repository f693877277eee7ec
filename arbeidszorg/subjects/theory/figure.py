"""The theory of change as a figure like every other: its layers drawn, and all its parts in a
table. The whole sheet stands in ``sheet``."""

from __future__ import annotations

from datetime import date

from arbeidszorg import style
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.content.listed import Listed, listed
from arbeidszorg.figures.kinds.layers import Layer, layers
from arbeidszorg.figures.picture import Look, Picture
from arbeidszorg.subjects.theory import nodes
from arbeidszorg.subjects.theory.nodes import GROUPS, HOW, NEEDED, TABLE, VISION, WHOM, Node
from arbeidszorg.subjects.theory.sheet import DARK, MIDDLE, PALE, TINT, statement
from arbeidszorg.texts import has, t
from arbeidszorg.view.rows import OK

#: The edition of the theory: the only date of its files.
EDITION = date(2021, 4, 1)
#: What a layer is filled with, and the colour of its words.
LOOKS = {
    VISION: (Look(DARK), style.PAPER),
    WHOM: (Look(MIDDLE), style.PAPER),
    HOW: (Look(PALE), style.INK),
    NEEDED: (Look(TINT), style.INK),
    TABLE: (Look(style.PAPER), style.INK),
}


def drawn() -> Picture:
    """The layers with the names of their parts."""
    return layers([_layer(group) for group in GROUPS])


def _layer(group: str) -> Layer:
    look, ink = LOOKS[group]
    names = tuple(map(_name, nodes.top(group)))
    up = t(f"theorie.group.{group}.up") if group != VISION else ""
    return Layer(t(f"theorie.group.{group}.name"), names, look, ink, up)


def table() -> Listed:
    """Every part with what it means, and the effects or conditions below it."""
    parts = [(group, node) for group in GROUPS for node in nodes.top(group)]
    grid = Grid(
        t("theorie.figure.layer"),
        [t(f"theorie.figure.{column}") for column in ("part", "means", "below")],
        [t(f"theorie.group.{group}.name") for group, _ in parts],
        [_cells(node) for _, node in parts],
    )
    return listed(
        grid,
        title=t("theorie.figure.title"),
        subtitle=t("theorie.poster_edition"),
        sentence=t("theorie.figure.sentence"),
        source=t("theorie.figure.source"),
        day=EDITION,
        words=frozenset(range(len(grid.head))),
    )


def _cells(node: Node) -> list[Cell]:
    below = "; ".join(map(_name, nodes.below(node.key)))
    said = has(f"theorie.node.{node.key}.statement")
    means = statement(node) if said else t(f"theorie.node.{node.key}.text")
    return [(_name(node), OK), (means, OK), (below, OK)]


def _name(node: Node) -> str:
    return t(f"theorie.node.{node.key}.name")
