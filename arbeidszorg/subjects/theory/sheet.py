"""The theory of change on one sheet: where every word stands.

The sheet has the form of A3 lying down. Letters are as large as they can be with room for all: no
word is ever cut. The same blocks are drawn as SVG in ``picture`` and as shapes in ``slide``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.subjects.theory import nodes
from arbeidszorg.subjects.theory.nodes import GROUPS, HOW, NEEDED, TABLE, VISION, WHOM, Node
from arbeidszorg.texts import t

#: A3 lying down: four to a millimetre.
WIDE, HIGH = 1680.0, 1188.0
SIDE, TOP, BOTTOM = 56.0, 44.0, 34.0
#: Width of the column with the names of the bands, and room between cards.
NAMES, APART = 236.0, 22.0
#: Sizes at which all is tried, from large to small; letters of a line are this size times that.
SIZES = tuple(size / 50 for size in range(75, 24, -1))
BODY, SMALL, HEAD, BAND, QUOTE, TITLE = 17.0, 16.5, 19.0, 22.0, 25.0, 42.0
#: Least room between bands, in which the arrow between them stands.
LEAST = 33.0
#: Room below the head and above the foot, as a share of that between bands.
OUTER = 0.6
PAD = 14.0
DARK, MIDDLE, PALE, TINT = style.PALETTE[6], style.PALETTE[5], style.PALETTE[1], "#f3f8f9"
SOFT = "#bcd6dc"


@dataclass(frozen=True)
class Paragraph:
    """Words in a block; ``lines``: as they are broken; ``above``: room before it, in pixels."""

    words: str
    lines: tuple[str, ...]
    size: float
    bold: bool = False
    colour: str = style.INK
    bullet: bool = False
    above: float = 0.0

    @property
    def high(self) -> float:
        """Its height, with the room above it."""
        return self.above + len(self.lines) * self.size * text.LINE


@dataclass(frozen=True)
class Block:
    """A box with words; ``key``: of the node that it is, "" for what is none. ``middle``: its words
    stand in its middle, in both directions."""

    x: float
    y: float
    wide: float
    high: float
    words: tuple[Paragraph, ...] = ()
    key: str = ""
    fill: str = ""
    border: str = ""
    round: float = 0.0
    middle: bool = False
    pad: float = 0.0


@dataclass(frozen=True)
class Arrow:
    """An arrow upwards, from one band to the one above it, and its words beside it."""

    x: float
    bottom: float
    top: float
    words: Paragraph


@dataclass(frozen=True)
class Sheet:
    """Everything on the sheet, in the order in which it is read. ``size``: of its letters;
    ``spare``: the room that is left in it."""

    blocks: tuple[Block, ...]
    arrows: tuple[Arrow, ...]
    size: float
    spare: float
    wide: float = WIDE
    high: float = HIGH


def sheet(link: str = "") -> Sheet:
    """The sheet with the largest letters with which everything fits. ``link``: where the theory
    stands in the atlas ("" when not known)."""
    sheets = (_laid(size, link) for size in SIZES)
    return next(sized for sized in sheets if sized.spare >= 0)


# --- where everything stands ---------------------------------------------------------------------


def _laid(size: float, link: str) -> Sheet:
    """The sheet with letters of a size; what it lacks in height is ``spare`` below zero."""
    head, foot = _head(size), _foot(size, link)
    bands = [_band(group, size) for group in GROUPS]
    used = TOP + _high(head) + sum(map(_high, bands)) + _high(foot) + BOTTOM
    gap = (HIGH - used) / (len(bands) - 1 + 2 * OUTER)
    blocks, arrows, down = list(_moved(head, TOP)), [], TOP + _high(head) + gap * OUTER
    for group, band in zip(GROUPS, bands, strict=True):
        blocks += _moved(band, down)
        down += _high(band) + gap
        if group != GROUPS[0]:
            top = down - gap - _high(band) - gap
            arrows.append(_arrow(group, top, top + gap, size))
    blocks += _moved(foot, HIGH - BOTTOM - _high(foot))
    return Sheet(tuple(blocks), tuple(arrows), size, gap - LEAST * max(size, 0.8))


def _head(size: float) -> list[Block]:
    wide = WIDE - 2 * SIDE
    title = _paragraph(t("theorie.poster_title"), wide, TITLE * size, bold=True, colour=DARK)
    edition = _paragraph(t("theorie.poster_edition"), wide, BODY * size, colour=style.QUIET)
    return [_block(SIDE, 0.0, wide, (title, edition))]


def _foot(size: float, link: str) -> list[Block]:
    wide = WIDE - 2 * SIDE
    source = " ".join(filter(None, (t("theorie.poster_source"), link)))
    words = _paragraph(source, wide, SMALL * size, colour=style.QUIET)
    return [_block(SIDE, 0.0, wide, (words,))]


def _band(group: str, size: float) -> list[Block]:
    """The blocks of a band, from zero down."""
    left, wide = SIDE + NAMES, WIDE - 2 * SIDE - NAMES
    if group in (VISION, TABLE):
        blocks = _wide_band(group, left, wide, size)
    else:
        tops = nodes.top(group)
        room = (wide - (len(tops) - 1) * APART) / len(tops)
        places = [left + number * (room + APART) for number in range(len(tops))]
        make = {WHOM: _beneficiary, HOW: _approach, NEEDED: _actor}[group]
        columns = [make(node, x, room, size) for node, x in zip(tops, places, strict=True)]
        high = max(column[0].high for column in columns)
        blocks = [
            block for column in columns for block in (replace(column[0], high=high), *column[1:])
        ]
    name = t(f"theorie.group.{group}.name")
    room = NAMES - APART
    words = (
        _paragraph(name, room, BAND * size, bold=True, colour=DARK),
        _paragraph(
            t(f"theorie.group.{group}.question"),
            room,
            SMALL * size,
            colour=style.QUIET,
            above=3 * size,
        ),
    )
    high = max(_high(blocks), sum(line.high for line in words))
    return [Block(SIDE, 0.0, room, high, words), *blocks]


def _wide_band(group: str, left: float, wide: float, size: float) -> list[Block]:
    """One statement over the whole width: the vision, and the voice of the sector."""
    (node,) = nodes.top(group)
    first = group == VISION
    inner = wide - 4 * PAD * size
    letters = (QUOTE if first else HEAD + 1) * size
    ink = style.PAPER if first else DARK
    words = _paragraph(statement(node), inner, letters, bold=first, colour=ink)
    high = words.high + (3.0 if first else 2.2) * PAD * size
    return [
        Block(
            left,
            0.0,
            wide,
            high,
            (words,),
            node.key,
            DARK if first else style.PAPER,
            DARK,
            12.0,
            True,
            2 * PAD * size,
        )
    ]


def _beneficiary(node: Node, x: float, wide: float, size: float) -> list[Block]:
    """A card with a name in a bar and the effects below it, over two columns where they are
    short."""
    pad, effects = PAD * size, nodes.below(node.key)
    inner = wide - 2 * pad
    name = _paragraph(
        t(f"theorie.node.{node.key}.name"), inner, HEAD * size, bold=True, colour=style.PAPER
    )
    bar = Block(x, 0.0, wide, name.high + pad, (name,), node.key, MIDDLE, MIDDLE, 10.0, True, pad)
    names = [t(f"theorie.node.{effect.key}.name") for effect in effects]
    half = (inner - pad) / 2
    columns = (
        2 if all(_bullet(effect_name, half, size).lines[1:] == () for effect_name in names) else 1
    )
    room = half if columns == 2 else inner
    each = -(-len(names) // columns)
    lists = []
    for number in range(columns):
        part = range(number * each, min(len(names), (number + 1) * each))
        words = tuple(_bullet(names[place], room, size) for place in part)
        lists.append(_block(x + pad + number * (half + pad), bar.high + pad * 0.6, room, words))
    high = max(block.y + block.high for block in lists) + pad * 0.9
    return [Block(x, 0.0, wide, high, (), "", TINT, SOFT, 10.0), bar, *lists]


def _approach(node: Node, x: float, wide: float, size: float) -> list[Block]:
    """A box with a name in its middle."""
    pad = PAD * size
    name = _paragraph(
        t(f"theorie.node.{node.key}.name"), wide - 2 * pad, HEAD * size, bold=True, colour=DARK
    )
    return [
        Block(x, 0.0, wide, name.high + 2.2 * pad, (name,), node.key, PALE, MIDDLE, 34.0, True, pad)
    ]


def _actor(node: Node, x: float, wide: float, size: float) -> list[Block]:
    """A card with a name, what the actor does, and the conditions."""
    pad = PAD * size
    inner = wide - 2 * pad
    words = [
        _paragraph(t(f"theorie.node.{node.key}.name"), inner, HEAD * size, bold=True, colour=DARK),
        _paragraph(statement(node), inner, BODY * size, above=2 * size),
        _paragraph(
            t("theorie.conditions"), inner, SMALL * size, bold=True, colour=MIDDLE, above=9 * size
        ),
    ]
    words += [
        replace(_bullet(t(f"theorie.node.{condition.key}.name"), inner, size), above=3 * size)
        for condition in nodes.below(node.key)
    ]
    high = sum(paragraph.high for paragraph in words) + 1.8 * pad
    return [
        Block(x, 0.0, wide, high, tuple(words), node.key, style.PAPER, MIDDLE, 10.0, False, pad)
    ]


def _arrow(group: str, top: float, bottom: float, size: float) -> Arrow:
    words = _paragraph(t(f"theorie.group.{group}.up"), 400.0, SMALL * size, colour=MIDDLE)
    middle = SIDE + NAMES + (WIDE - 2 * SIDE - NAMES) / 2
    return Arrow(middle, bottom - 5, top + 5, words)


# --- words ---------------------------------------------------------------------------------------


def _paragraph(words: str, room: float, size: float, bold: bool = False, **more: Any) -> Paragraph:
    return Paragraph(words, text.paragraph(words, room, size, bold), size, bold, **more)


def indent(size: float) -> float:
    """How far the words of a bullet stand from its left, for letters of a size."""
    return size * 0.85


def _bullet(words: str, room: float, size: float) -> Paragraph:
    letters = BODY * size
    return _paragraph(words, room - indent(letters), letters, bullet=True, above=2 * size)


def _block(x: float, y: float, wide: float, words: Sequence[Paragraph]) -> Block:
    return Block(x, y, wide, sum(paragraph.high for paragraph in words), tuple(words))


def _high(blocks: Sequence[Block]) -> float:
    return max(block.y + block.high for block in blocks)


def _moved(blocks: Sequence[Block], down: float) -> list[Block]:
    return [replace(block, y=block.y + down) for block in blocks]


def statement(node: Node) -> str:
    """What is said of a node."""
    return t(f"theorie.node.{node.key}.statement")
