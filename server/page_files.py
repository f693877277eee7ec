"""What the pages load: the addresses of their styles and scripts."""

from __future__ import annotations

from dataclasses import dataclass

#: Plotly's build with lines and bars only: all that our figures are made of, a quarter of the
#: whole. ``figures/live.js`` asks for it when a figure is to live; the name carries the version.
PLOTLY = "/assets/vendor/plotly-basic-4.1.1.min.js"
FONT = "/assets/fonts/source-sans-3-5.3.0.woff2"


@dataclass(frozen=True)
class Files:
    """``style``, for every page; ``dark``: the same of dark pages, and ``scheme``: the script that
    chooses it, before anything is seen; ``script``: our own, for pages with figures;
    ``later``: Dash's, in their order; ``plain``: the same for a page of plain Dash; ``apart``: our
    own for what needs no Dash, scripts and styles, by what they are made of."""

    style: str
    dark: str
    scheme: str
    script: str
    later: list[str]
    plain: list[str]
    apart: dict[tuple[str, ...], str]

    @property
    def all(self) -> list[str]:
        """Every file that a page of ours asks for."""
        scripts = [self.script, *self.later, *self.apart.values(), PLOTLY]
        return [self.style, self.dark, self.scheme, *scripts, FONT, "/assets/favicon.svg"]
