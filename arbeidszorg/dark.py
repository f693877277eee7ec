"""Figures on a dark ground: for each colour of a figure the one that takes its place.

Light and dark change places: words and their ground, the lightest class of a map and its darkest.
So whatever stands out from its ground on paper does so on a dark screen. Only the page is ever
dark; what leaves (files, frames on other sites, slides) and what is printed is drawn for paper.
"""

from __future__ import annotations

from itertools import chain

from arbeidszorg import style

#: The ground of figures.
PAPER = "#182127"
INK = "#e6edf0"
QUIET = "#a3b1b9"
_SERIES = (
    "#6ea8e0",
    "#ef8a47",
    "#4fc7a6",
    "#b85f92",
    "#c4b23c",
    "#f0718f",
    "#8fb7cf",
    "#c99a66",
    "#9fb36f",
    "#a99cf0",
)
_PALETTE = ("#1f323a", "#21424e", "#235262", "#256276", "#28728a", "#62afc6", "#b5e3ef")
#: In the order of :data:`arbeidszorg.style.RUNG_COLOURS`, without the last.
_RUNGS = (
    ("#8470cc", "#544a8c"),
    ("#6aa6dc", "#40607f"),
    ("#59cfa8", "#3a7560"),
    ("#e5c14e", "#7e6c22"),
)
_NOT_RECORDED = ("#6a747a", "#383f44")
#: Fill and ink of what is no value, in the order of :data:`arbeidszorg.style.STATES`.
_STATES = (("#2d3235", "#666f74"), ("#26241d", "#26241d"), ("#352c15", "#c9962e"))

#: Colour of a figure on paper -> the one on a dark ground.
COLOURS: dict[str, str] = {
    style.INK: INK,
    style.QUIET: QUIET,
    style.LINE: "#44535b",
    style.GRID: "#2b373e",
    style.PAPER: PAPER,
    style.ACCENT: "#6fbdd3",
    style.NOT_RECORDED_COLOUR: _NOT_RECORDED[0],
    style.AREA_COLOURS[3]: "#3fb3cf",
    **dict(zip(style.SERIES, _SERIES, strict=True)),
    **dict(zip(style.PALETTE, _PALETTE, strict=True)),
    **dict(
        zip(
            chain.from_iterable(style.RUNG_COLOURS.values()),
            chain.from_iterable((*_RUNGS, _NOT_RECORDED)),
            strict=True,
        )
    ),
    **{
        colour: dark
        for (fill, _, ink), (dark_fill, dark_ink) in zip(
            style.STATES.values(), _STATES, strict=True
        )
        for colour, dark in ((fill, dark_fill), (ink, dark_ink))
    },
    # of single kinds of figures: edges, grounds and patterns
    "#7f8f97": "#66767e",
    "#9fb0b8": "#566770",
    "#f3f5f6": "#222d33",
    "#f6f8f9": "#1e282e",
    "#e8eef0": "#27343b",
    "#dbe3e7": "#3a474e",
    "#b3470a": "#f0915a",
    "#fbe3d4": "#43291a",
    "#f6e7c3": "#3d3216",
    "#7a5a00": "#d3a93c",
}


def rules() -> str:
    """The style rules that give figures and keys these colours. Each is a property too
    (``--k`` and the colour on paper), for what is drawn by a script."""
    named = "".join(f"--k{colour[1:]}:{dark};" for colour, dark in COLOURS.items())
    return f":root{{{named}}}\n" + "\n".join(map(_rules, COLOURS))


def _rules(colour: str) -> str:
    """Of what is drawn in a colour, and of what names it in its own style."""
    taken = f"var(--k{colour[1:]})"
    drawn = (f'[{name}="{colour}"]{{{name}:{taken}}}' for name in ("fill", "stroke"))
    own = (
        f'[style*="{name}:{colour}"],[style*="{name}: {colour}"]{{{name}:{taken}!important}}'
        for name in ("--vul", "--inkt", "--kleur")
    )
    return "\n".join((*drawn, *own))
