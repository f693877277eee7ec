"""The filter bar: native controls whose values are address parameters.

A control's id says which parameter it sets and what its default is; ``assets/atlas.js`` writes a
change into the address, and the page answers to the address alone. So the back button, a shared
link and a click on the map all take the same way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash_bootstrap_components as dbc
from dash import ALL, ClientsideFunction, Input, Output, State, clientside_callback, html

from arbeidszorg import model
from arbeidszorg import view as views
from arbeidszorg.texts import label, t
from arbeidszorg.view import Scope, View
from arbeidszorg.wording import area_name


def control_id(parameter: str, default: str) -> dict[str, str]:
    """The id of a control: its parameter, and the value that the address leaves out."""
    return {"type": "filter", "name": parameter, "default": default}


def bar(*groups: Any) -> html.Form:
    """The filters of a page as a form; without scripts it is an ordinary form."""
    return html.Form(
        [html.Div(list(groups), className="filters")],
        className="filterbalk",
        method="get",
        id="filters",
        **{"aria-label": t("page.filters")},
    )


def select(
    parameter: str, value: str, default: str, options: dict[str, str], name: str = ""
) -> html.Div:
    """A choice of one: a native list. ``options`` code -> label."""
    control = control_id(parameter, default)
    return html.Div(
        [
            html.Label(name or t(f"page.filter.{parameter}"), htmlFor=_dom_id(control)),
            dbc.Select(
                id=control,
                options=[{"value": code, "label": text} for code, text in options.items()],
                value=value,
                size="sm",
            ),
        ],
        className="filter",
    )


def _dom_id(control: dict[str, str]) -> str:
    """A dict id as Dash writes it into the page: keys sorted, no spaces."""
    inner = ",".join(f'"{key}":"{control[key]}"' for key in sorted(control))
    return f"{{{inner}}}"


def measure(view: View, scope: Scope, measures: tuple[str, ...] = views.MEASURES) -> html.Div:
    """What is counted."""
    return select("maat", view.measure, scope.defaults.measure,
                  {m: t(f"view.measure.{m}") for m in measures})  # fmt: skip


def unit(view: View, scope: Scope) -> html.Div:
    """In which unit."""
    return select("eenheid", view.unit, scope.defaults.unit,
                  {u: t(f"view.unit.{u}").capitalize() for u in scope.units})  # fmt: skip


def level(view: View, scope: Scope, levels: tuple[str, ...]) -> html.Div:
    """By which kind of area."""
    return select("niveau", view.level, scope.defaults.level,
                  {one: t(f"page.level.{one}") for one in levels})  # fmt: skip


def place(view: View, scope: Scope) -> html.Div:
    """Where the initiative is, or where the person lives."""
    return select("plaats", view.place, scope.defaults.place,
                  {p: t(f"page.place.{p}") for p in views.PLACES})  # fmt: skip


def split(view: View, scope: Scope, splits: tuple[str, ...]) -> html.Div:
    """Split by what; "geen" is offered when the page can do without."""
    options = {s: t(f"view.split.{s}").capitalize() for s in splits}
    value = ",".join(view.split) or "geen"
    return select("splitsing", value, ",".join(scope.defaults.split) or "geen", options)


def years(view: View, scope: Scope) -> html.Div:
    """One year: a slider with every year under it; arrows, Home and End work."""
    control = control_id("jaar", str(scope.defaults.year))
    every = range(scope.first_year, scope.last_year + 1)
    shown = [y for y in every if (scope.last_year - y) % max(1, len(every) // 9) == 0]
    return html.Div(
        [
            html.Label(
                [t("page.filter.jaar"), " ", _chosen_year(view, scope)],
                htmlFor=_dom_id(control),
            ),
            dbc.Input(
                id=control,
                type="range",
                min=scope.first_year,
                max=scope.last_year,
                step=1,
                value=view.year,
                class_name="jaarschuif",
            ),
            html.Div([html.Span(str(y)) for y in shown], className="jaren",
                     **{"aria-hidden": "true"}),
        ],
        className="filter jaarfilter",
    )  # fmt: skip


def _chosen_year(view: View, scope: Scope) -> html.Output:
    return html.Output(
        str(view.year), id="jaar-gekozen", **{"data-standaard": str(scope.defaults.year)}
    )


def year_span(view: View, scope: Scope) -> html.Div:
    """First and last year, as two lists; together they are the parameter ``jaar``."""
    every = {str(y): str(y) for y in range(scope.first_year, scope.last_year + 1)}
    return html.Div(
        [
            select("van", str(view.years[0]), str(scope.defaults.years[0]), every),
            select("tot", str(view.years[1]), str(scope.defaults.years[1]), every),
        ],
        className="filter jaarspan",
    )


def sectors(view: View) -> html.Fieldset:
    """Any of the four sectors; none ticked means all."""
    return checks("sector", [s.lower() for s in view.sectors],
                  {s.lower(): label("sector_kort", s) for s in model.SECTORS},
                  titles={s.lower(): label("sector", s) for s in model.SECTORS})  # fmt: skip


def activities(view: View) -> html.Details:
    """Any of the activities, folded away until wanted."""
    count = len(view.activities)
    return html.Details(
        [
            html.Summary(
                [
                    t("page.filter.activiteit"),
                    html.Span(
                        t("page.chosen", count=count) if count else t("page.all"),
                        className="keuze",
                        id="activiteit-gekozen",
                        **{
                            "data-aantal": t("page.chosen", count="{count}"),
                            "data-alle": t("page.all"),
                        },
                    ),
                ]
            ),
            checks("activiteit", list(view.activities),
                   {a: label("activiteit", a) for a in model.ACTIVITIES}),
        ],
        className="uitklap filter",
    )  # fmt: skip


def more(*groups: Any) -> html.Details:
    """Choices that most readers do not need, folded away."""
    return html.Details(
        [
            html.Summary(t("page.more_filters")),
            html.Div(list(groups), className="meerfilters"),
        ],
        className="uitklap filter",
    )


def checks(
    parameter: str, value: list[str], options: dict[str, str], titles: dict[str, str] | None = None
) -> html.Fieldset:
    """A choice of several: native tick boxes."""
    titles = titles or {}
    return html.Fieldset(
        [
            html.Legend(t(f"page.filter.{parameter}")),
            dbc.Checklist(
                id=control_id(parameter, ""),
                options=[
                    {"value": code, "label": html.Span(text, title=titles[code])
                     if code in titles else text}
                    for code, text in options.items()
                ],
                value=value,
                inline=True,
            ),
        ],
        className="filter vinkjes",
    )  # fmt: skip


def search(scope: Scope, most: int) -> html.Div:
    """Find an area by name: type, choose from the list, Enter."""
    options = [html.Option(value=scope.geography.full_name(code)) for code in scope.geography.areas]
    return html.Div(
        [
            html.Label(t("page.filter.gebied"), htmlFor="zoek-gebied"),
            dbc.Input(
                id="zoek-gebied",
                type="search",
                list="gebieden",
                placeholder=t("page.search_hint"),
                debounce=True,
                autocomplete="off",
                size="sm",
                value="",
            ),
            html.Datalist(options, id="gebieden"),
        ],
        className="filter zoek",
        **{"data-meest": str(most)},
    )


def chips(view: View, scope: Scope) -> list[Any]:
    """Every filter that is on, each with a link that takes it off, and one that takes all off."""
    found: list[tuple[str, View]] = []
    for code in view.areas:
        rest = tuple(a for a in view.areas if a != code)
        found.append((area_name(scope.geography, code), replace(view, areas=rest)))
    for code in view.sectors:
        rest = tuple(s for s in view.sectors if s != code)
        found.append((label("sector", code), replace(view, sectors=rest)))
    for code in view.activities:
        rest = tuple(a for a in view.activities if a != code)
        found.append((label("activiteit", code), replace(view, activities=rest)))
    if not found:
        return []
    links = [
        html.Li(
            html.A(
                [name, html.Span(" ×", **{"aria-hidden": "true"})],
                href=views.query(rest, scope) or "?",
                className="chip",
                **{"data-adres": "chip", "aria-label": t("page.remove_filter", name=name)},
            )
        )
        for name, rest in found
    ]
    clear = replace(view, areas=(), sectors=(), activities=())
    links.append(
        html.Li(
            html.A(
                t("page.clear_filters"),
                href=views.query(clear, scope) or "?",
                className="wis",
                **{"data-adres": "chip"},
            )
        )
    )
    return [html.Ul(links, className="chips")]


def listen() -> None:
    """Let every filter, the search box and the map write into the address, and the address, as the
    server understood it, lead every filter. The work is done in the
    browser (``assets/atlas.js``): a change costs the server one answer, not two."""
    asked = Output("vraag", "data", allow_duplicate=True)
    clientside_callback(
        ClientsideFunction("atlas", "compose"),
        asked,
        Input({"type": "filter", "name": ALL, "default": ALL}, "value"),
        prevent_initial_call=True,
    )
    clientside_callback(
        ClientsideFunction("atlas", "find"),
        asked,
        Output("zoek-gebied", "value"),
        Input("zoek-gebied", "value"),
        prevent_initial_call=True,
    )
    clientside_callback(
        ClientsideFunction("atlas", "click"),
        asked,
        Input("kaart-kaart-figuur", "clickData"),
        State("kaart-kaart-figuur", "figure"),
        prevent_initial_call=True,
    )
    clientside_callback(
        ClientsideFunction("atlas", "tidy"),
        Input("adres", "data"),
        prevent_initial_call=True,
    )
