"""What a map has no number for, counted under it: which areas have no initiative, whose number is
hidden, who handed nothing in, where not all did yet, and how many people live there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.level_words import counted as counted_areas
from arbeidszorg.texts import t
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import filtered
from components import html, profile


@dataclass(frozen=True)
class Lacking:
    """Areas that lack something: ``what`` (a key of its words), and their codes by name."""

    what: str
    codes: tuple[str, ...]


def lacking(view: View, table: Table, here: Atlas) -> tuple[Lacking, ...]:
    """The areas of a map without an initiative (public), those without a number, and those where
    not everybody handed in yet (who did is public)."""
    offer = replace(view, areas=(), measure="initiatieven", unit="aantal", place="vestiging")
    rows = here.table(replace(offer, split=())).last
    groups = {"initiatief": [row.area for row in rows if row.value == 0]}
    for status in (HIDDEN, NOT_REPORTED):
        groups[status] = [row.area for row in table.last if row.status == status]
    groups["binnen"] = _not_all_in(view, table, here)
    known = here.geography.areas
    return tuple(
        Lacking(what, tuple(sorted(inside, key=lambda code: known[code].name)))
        for what, codes in groups.items()
        if (inside := [code for code in codes if code in known])
    )


def _not_all_in(view: View, table: Table, here: Atlas) -> list[str]:
    """The areas with a number that is of some of their initiatives, and not yet of all."""
    if view.measured.is_offer or view.place != "vestiging":
        return []
    handed = here.reporting.get(view.year, frozenset())
    silent = {each.nis for each in profile.running(view, here) if each.code not in handed}
    members = here.geography.members
    return [
        row.area
        for row in table.last
        if row.status != NOT_REPORTED and silent & set(members.get(row.area, ()))
    ]


def counted(view: View, table: Table, here: Atlas, link: Callable[[str], str]) -> Any:
    """The groups under a map, each opened by a click; ``link``: where a name leads to."""
    groups = lacking(view, table, here)
    return (
        html.Div(list(_groups(groups, view, here, link)), className="ontbreekt") if groups else None
    )


def _groups(
    groups: Sequence[Lacking], view: View, here: Atlas, link: Callable[[str], str]
) -> Iterator[html.Details]:
    places, year = here.geography, here.geography.residents.year(view.year)
    whole = places.residents_of(places.whole, year)
    chosen = filtered(replace(view, measure="initiatieven"))
    for group in groups:
        living = sum(places.residents_of(code, year) for code in group.codes)
        areas = counted_areas(places, view.level, len(group.codes))
        residents = t(
            "page.lacking.residents",
            number=style.number(living, "aantal"),
            share=style.number(living / whole * 100, "aandeel"),
            year=year,
            **places.words,
        )
        names = [
            html.Li(html.A(places.areas[code].name, href=link(code), **{"data-adres": code}))
            for code in group.codes
        ]
        summary = html.Summary(t(f"page.lacking.{group.what}", areas=areas, chosen=chosen))
        marked = {"data-gebieden": " ".join(group.codes)}
        yield html.Details([summary, html.P(residents), html.Ul(names)], **marked)
