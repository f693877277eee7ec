"""The sheet of the theory of change: A3, every word on it, nothing cut and nothing over another."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest

from arbeidszorg.figures import text
from arbeidszorg.subjects.theory import picture
from arbeidszorg.subjects.theory.nodes import GROUPS, NEEDED, NODES, TABLE, VISION
from arbeidszorg.subjects.theory.sheet import Block, sheet
from arbeidszorg.texts import t

LINK = "https://atlas.example/veranderingstheorie"
SHEET = sheet(LINK)


def inside(inner: Block, outer: Block) -> bool:
    return (
        outer.x <= inner.x
        and inner.x + inner.wide <= outer.x + outer.wide + 0.01
        and outer.y <= inner.y
        and inner.y + inner.high <= outer.y + outer.high + 0.01
    )


def test_it_has_the_form_of_a3() -> None:
    assert SHEET.wide / SHEET.high == pytest.approx(420 / 297, abs=0.001)
    assert SHEET.size >= 1, "readable from where one stands: 12 points on paper"


def test_every_word_stands_within_its_block_and_every_block_on_the_sheet() -> None:
    for block in SHEET.blocks:
        assert block.x >= 0 and block.x + block.wide <= SHEET.wide
        assert block.y >= 0 and block.y + block.high <= SHEET.high
        for line in picture.written(block):
            wide = text.width(line.words, line.size, line.bold)
            left = line.x - wide / 2 if block.middle else line.x
            assert left >= block.x - 0.01 and left + wide <= block.x + block.wide + 0.01
            assert block.y - 0.01 <= line.y - line.size and line.y <= block.y + block.high


def test_blocks_lie_beside_or_within_each_other() -> None:
    for block, neighbour in combinations(SHEET.blocks, 2):
        apart = (
            block.x + block.wide <= neighbour.x
            or neighbour.x + neighbour.wide <= block.x
            or block.y + block.high <= neighbour.y + 0.01
            or neighbour.y + neighbour.high <= block.y + 0.01
        )
        assert apart or inside(block, neighbour) or inside(neighbour, block)


def test_arrows_stand_between_the_bands() -> None:
    assert len(SHEET.arrows) == len(GROUPS) - 1
    for arrow in SHEET.arrows:
        assert arrow.bottom - arrow.top >= 2 * picture.POINT
        assert not any(
            block.y < arrow.bottom
            and arrow.top < block.y + block.high
            and block.x <= arrow.x <= block.x + block.wide
            for block in SHEET.blocks
        )


def test_everything_is_written_on_it() -> None:
    drawn = picture.drawn(SHEET)
    root = ElementTree.fromstring(drawn)
    words = " ".join(
        element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")
    )
    flat = "".join(words.split())
    parts = [
        t("theorie.poster_title"),
        t("theorie.poster_edition"),
        t("theorie.poster_source"),
        LINK,
        *(t(f"theorie.group.{group}.name") for group in GROUPS),
    ]
    for node in NODES:
        if node.group in (VISION, TABLE, NEEDED) and not node.parent:
            parts.append(t(f"theorie.node.{node.key}.statement"))
        if node.group not in (VISION, TABLE):
            parts.append(t(f"theorie.node.{node.key}.name"))
    bare = flat.replace(picture.BULLET, "")
    assert [part for part in parts if "".join(part.split()) not in bare] == []
    assert text.CUT not in words


def test_it_says_what_it_shows_to_who_cannot_see_it() -> None:
    words = picture.sheet_in_words()
    for node in NODES:
        if node.group not in (VISION, TABLE):
            assert t(f"theorie.node.{node.key}.name") in words
    assert (
        words
        in ElementTree.fromstring(picture.drawn(SHEET))
        .find("{http://www.w3.org/2000/svg}desc")
        .text
    )  # type: ignore[union-attr, operator]


def test_a_long_address_makes_letters_smaller_and_cuts_nothing() -> None:
    long = sheet(f"https://{'heel-lang-' * 60}.example/veranderingstheorie")
    assert long.size <= SHEET.size and long.spare >= 0
    assert all(
        text.CUT not in line.words for block in long.blocks for line in picture.written(block)
    )
