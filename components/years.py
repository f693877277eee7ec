"""The controls of the year: one year by a slider, or a first and a last.

Steps and playing need the scripts (``figures/years.js``); without them the slider is part of the
form.
"""

from __future__ import annotations

import dash_bootstrap_components as dbc

from arbeidszorg.texts import t
from arbeidszorg.view.view import Scope, View
from components import filters, html
from components.markup import written_id


def slider(view: View, scope: Scope) -> html.Div:
    """One year: a slider between two steps, and what plays the years; arrows, Home and End work."""
    control = filters.control_id("jaar", str(scope.defaults.year))
    ends = {-1: scope.first_year, 1: scope.last_year}
    back, on = (
        html.Button(
            sign,
            type="button",
            className="stapknop met-script",
            **{
                "data-jaarstap": str(way),
                "aria-label": t(f"page.year.{name}"),
                "aria-disabled": "true" if view.year == ends[way] else "false",
            },
        )
        for way, sign, name in ((-1, "‹", "back"), (1, "›", "on"))
    )
    play = html.Button(
        "",
        type="button",
        className="stapknop speel met-script",
        title=t("page.year.play"),
        **{
            "aria-label": t("page.year.play"),
            "aria-pressed": "false",
            "data-stop": t("page.year.stop"),
        },
    )
    return html.Div(
        [
            html.Label(
                [t("page.filter.jaar"), " ", _chosen_year(view, scope)],
                htmlFor=written_id(control),
            ),
            html.Div(
                [
                    back,
                    dbc.Input(
                        id=control,
                        name="jaar",
                        type="range",
                        min=scope.first_year,
                        max=scope.last_year,
                        step=1,
                        value=view.year,
                        class_name="jaarschuif",
                    ),
                    on,
                    play,
                ],
                className="jaarstappen",
            ),
        ],
        className="filter jaarfilter",
    )


def _chosen_year(view: View, scope: Scope) -> html.Output:
    return html.Output(
        str(view.year), id="jaar-gekozen", **{"data-standaard": str(scope.defaults.year)}
    )


def span(view: View, scope: Scope) -> html.Div:
    """First and last year, as two lists; together they are the parameter ``jaar``."""
    every = {str(y): str(y) for y in range(scope.first_year, scope.last_year + 1)}
    return html.Div(
        [
            filters.select("van", str(view.years[0]), str(scope.defaults.years[0]), every),
            filters.select("tot", str(view.years[1]), str(scope.defaults.years[1]), every),
        ],
        className="filter jaarspan",
    )
