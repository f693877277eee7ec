"""Layers of boxes: every word in its box, every layer below the one that it carries."""

from __future__ import annotations

from itertools import pairwise

from arbeidszorg.figures import text
from arbeidszorg.figures.kinds.layers import Layer, layers
from arbeidszorg.figures.picture import Bar, Dot, Look, Words
from helpers.drawn import build, of_kind

LOOK = Look("#ffffff")


def test_layers_stand_below_each_other() -> None:
    picture = layers(
        [
            Layer("Boven", ("Alles",), LOOK),
            Layer("Onder", ("Een", "Twee", "Drie"), LOOK, up="draagt"),
        ]
    )
    top, *below = of_kind(picture, Bar)
    assert {bar.at for bar in below} == {below[0].at} and below[0].at > top.at
    assert [bar.name for bar in below] == ["Een", "Twee", "Drie"]
    assert all(bar.end < after.start for bar, after in pairwise(below))
    assert below[-1].end == top.end
    (arrow,) = of_kind(picture, Dot)
    assert top.at < arrow.y < below[0].at, "the layer below does something for the one above"
    build(picture)


def test_a_word_stays_in_its_box() -> None:
    name = "Doelgroepmedewerkers en arbeidszorginitiatieven"
    picture = layers([Layer("Laag", (name,) * 4, LOOK)])
    bars = of_kind(picture, Bar)
    words = [mark for mark in of_kind(picture, Words) if mark.across == "middle"]
    for bar, mark in zip(bars, words, strict=True):
        wide = text.widest([line.text for line in mark.lines], mark.size, True)
        assert wide <= bar.end - bar.start
        assert " ".join(line.text for line in mark.lines) == name, "and is not broken"
