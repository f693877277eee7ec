"""How it is said that numbers are of an earlier version, or that the one that was named is not
there."""

from __future__ import annotations

from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.compiled.released import Public
from arbeidszorg.texts import t
from arbeidszorg.view.data_version import NEWEST, of_version
from components import html
from components.context import atlas, vain


def marked(now: str, **more: str) -> list[Any]:
    """What stands above what is shown: nothing for the newest. ``now``: the address of the same of
    the newest; ``more``: attributes of the link to it."""
    if why := vain():
        return [_strip([why, " ", t("versie.instead")])]
    if not (earlier := said_earlier(atlas())):
        return []
    link = html.A(t("versie.now"), href=of_newest(now), **more)
    return [_strip([html.Strong(earlier), " ", link])]


def said_earlier(here: Atlas) -> str:
    """That numbers are of an earlier version; "" when they are not."""
    return "" if here.newest or here.public is None else said("earlier", here.public)


def shows(here: Atlas) -> str:
    """Which version is shown, and whether it is an earlier one; "" when the data are none."""
    return said_earlier(here) or (said("shows", here.public) if here.public else "")


def of_newest(address: str) -> str:
    """An address of the newest version, wherever it stands."""
    return of_version(address, NEWEST)


def said(key: str, public: Public) -> str:
    """A sentence about a version."""
    return t(f"versie.{key}", number=public.version, day=style.day(public.day))


def _strip(content: list[Any]) -> html.Div:
    return html.Div(
        html.P(content, className="breed"),
        className="versiestrook",
        role="note",
        **{"aria-label": t("versie.label")},
    )
