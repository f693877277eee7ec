"""What is chosen, as chips above the figures: each takes its filter off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from arbeidszorg.texts import label, t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.view import Scope, View
from arbeidszorg.view.wording import area_name, years_named
from components import html


def chips(view: View, scope: Scope) -> list[Any]:
    """Every filter that is on, each with a link that takes it off, and one that takes all off."""
    without: list[tuple[str, View]] = []
    for code in view.areas:
        rest = tuple(a for a in view.areas if a != code)
        without.append((area_name(scope.geography, code), replace(view, areas=rest)))
    for code in view.sectors:
        rest = tuple(s for s in view.sectors if s != code)
        without.append((label("sector", code), replace(view, sectors=rest)))
    for code in view.activities:
        rest = tuple(a for a in view.activities if a != code)
        without.append((label("activiteit", code), replace(view, activities=rest)))
    if view.years != scope.defaults.years:
        named = years_named(view.years)
        without.append((named, replace(view, years=scope.defaults.years)))
    if view.series:
        named = t("page.series", years=years_named(view.series))
        without.append((named, replace(view, series=None)))
    if not without:
        return []
    links = [
        html.Li(
            html.A(
                [name, html.Span(" ×", **{"aria-hidden": "true"})],
                href=addresses.query(rest, scope) or "?",
                className="chip",
                **{"data-adres": "chip", "aria-label": t("page.remove_filter", name=name)},
            )
        )
        for name, rest in without
    ]
    clear = replace(view, areas=(), sectors=(), activities=(), series=None)
    clear = replace(clear, years=scope.defaults.years)
    links.append(
        html.Li(
            html.A(
                t("page.clear_filters"),
                href=addresses.query(clear, scope) or "?",
                className="wis",
                **{"data-adres": "chip"},
            )
        )
    )
    return [html.Ul(links, className="chips")]
