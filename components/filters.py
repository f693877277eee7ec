"""The filter bar: native controls whose values are address parameters.

A control's id says which parameter it sets and what its default is; ``figures/address.js`` among
the scripts writes a change into the address, and the page answers to the address alone. So the back
button, a shared link and a click on the map all take the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import dash_bootstrap_components as dbc

from arbeidszorg.registrations import model
from arbeidszorg.texts import label, t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import trend_marks as marked
from arbeidszorg.view.data_version import VERSION
from arbeidszorg.view.measures import MEASURES, PLACES
from arbeidszorg.view.view import BESIDE, Scope, View
from components import html
from components.dash_inside import Piece
from components.markup import written_id

#: The field in which an area is looked for.
SEARCHED = "zoek-gebied"
#: Where it stands how many filters are on.
COUNT = "filters-aantal"
#: Says that an address was sent by the form itself, as it stands without scripts.
SENT = "formulier"
#: What a script says beside the filters when one choice brings another along.
SAID = {"naar-woonplaats": "home", "naar-aantal": "count", "omgekeerd": "turned", "terug": "undone"}


def control_id(parameter: str, default: str) -> dict[str, str]:
    """The id of a control: its parameter, and the value that the address leaves out."""
    return {"type": "filter", "name": parameter, "default": default}


def bar(*groups: Any) -> html.Form:
    """The filters of a page as a form. Without scripts it is an ordinary form, with a button, that
    leads to the new address; ``verder`` is filled with what no control says (:func:`carried`)."""
    send = html.Button(t("page.show"), type="submit", name=SENT, value="ja", className="toon")
    words = {f"data-{name}": t(f"page.filter_said.{key}") for name, key in SAID.items()}
    said = html.P("", id="filters-gezegd", className="filterzin", role="status", **words)
    fold = html.Summary([t("page.filters"), Piece(id=COUNT, tag="span")], className="knop")
    return html.Form(
        [
            Piece(id="verder"),
            html.Details(fold, className="vouw"),
            html.Div([*groups, send], className="filters"),
            said,
        ],
        className="filterbalk",
        method="get",
        id="filters",
        **{"aria-label": t("page.filters")},
    )


def count(view: View, scope: Scope) -> str:
    """How many filters are on, behind the word on a narrow page that unfolds them."""
    number = len(addresses.parameters(view, scope).keys() - {VERSION})
    return f" ({number})" if number else ""


def carry(form: Any, body: Sequence[Any], parameters: Mapping[str, str]) -> None:
    """Let a form send along what an address holds beside what its controls, and those in the body
    of its page, say."""
    form["verder"].children = carried([form, *body], parameters)


def carried(form: Any, parameters: Mapping[str, str]) -> Any:
    """What an address holds beside what its controls say, as hidden fields of the form."""
    controls = {control.id["name"] for control in _controls(form)}
    controls |= {"jaar"} if "van" in controls else set()
    rest = {name: value for name, value in parameters.items() if name not in controls}
    return [html.Input(type="hidden", name=name, value=value) for name, value in rest.items()]


def _controls(part: Any) -> Iterator[Any]:
    for each in part if isinstance(part, list | tuple) else [part]:
        if isinstance(getattr(each, "id", None), dict):
            yield each
        if children := getattr(each, "children", None):
            yield from _controls(children)


def select(
    parameter: str, value: str, default: str, options: dict[str, str], name: str = ""
) -> html.Div:
    """A choice of one: a native list. ``options`` code -> label."""
    control = control_id(parameter, default)
    return html.Div(
        [
            html.Label(name or t(f"page.filter.{parameter}"), htmlFor=written_id(control)),
            dbc.Select(
                id=control,
                name=parameter,
                options=[{"value": code, "label": text} for code, text in options.items()],
                value=value,
                size="sm",
            ),
        ],
        className="filter",
    )


def measure(view: View, scope: Scope, measures: Iterable[str] = MEASURES) -> html.Div:
    """What is counted."""
    return select(
        "maat", view.measure, scope.defaults.measure, {m: t(f"view.measure.{m}") for m in measures}
    )


def unit(view: View, scope: Scope) -> html.Div:
    """In which unit."""
    return select(
        "eenheid",
        view.unit,
        scope.defaults.unit,
        {u: t(f"view.unit.{u}").capitalize() for u in scope.units},
    )


def level(view: View, scope: Scope, levels: tuple[str, ...]) -> html.Div:
    """By which kind of area."""
    return select(
        "niveau",
        view.level,
        scope.defaults.level,
        level_titles(scope, levels),
    )


def level_titles(scope: Scope, levels: Iterable[str]) -> dict[str, str]:
    """Level -> what it is called in a list of choices; the whole is not parted."""
    known, top = scope.geography.territory.by_code, scope.geography.top
    return {name: t("page.level.whole") if name == top else known[name].title for name in levels}


def beside(view: View, scope: Scope) -> html.Div:
    """What stands beside the chosen areas on a trend."""
    names = {str(code): t(f"page.beside.{code}", **scope.geography.words) for code in BESIDE}
    return select("naast", view.beside, scope.defaults.beside, names)


def written(parameter: str, value: str, hint: str, most: int) -> html.Div:
    """Something that a reader writes: a number, a remark."""
    control = control_id(parameter, "")
    return html.Div(
        [
            html.Label(t(f"page.filter.{parameter}"), htmlFor=written_id(control)),
            dbc.Input(
                id=control,
                name=parameter,
                type="text",
                value=value,
                placeholder=hint,
                maxlength=most,
                autocomplete="off",
                size="sm",
            ),
        ],
        className="filter",
    )


def trend_marks(view: View) -> list[html.Div]:
    """A target and remarks on a trend."""
    target, marks = marked.target_text(view.target), marked.marks_text(view.marks)
    most = (marked.LONGEST + 6) * marked.MOST
    return [
        written("doel", target, t("page.trend.target_hint"), 16),
        written("noot", marks, t("page.trend.mark_hint"), most),
    ]


def place(view: View, scope: Scope) -> html.Div:
    """Where the initiative is, or where the person lives."""
    return select(
        "plaats", view.place, scope.defaults.place, {p: t(f"page.place.{p}") for p in PLACES}
    )


def split(view: View, scope: Scope, splits: tuple[str, ...]) -> html.Div:
    """Split by what; "geen" is offered when the page can do without."""
    options = {s: t(f"view.split.{s}").capitalize() for s in splits if s != "geen"}
    if "geen" in splits:
        options = {"geen": t("page.no_split"), **options}
    value = ",".join(view.split) or "geen"
    return select("splitsing", value, ",".join(scope.defaults.split) or "geen", options)


def sectors(view: View) -> html.Fieldset:
    """Any of the four sectors; none ticked means all."""
    return checks(
        "sector",
        [s.lower() for s in view.sectors],
        {s.lower(): label("sector_kort", s) for s in model.SECTORS},
        titles={s.lower(): label("sector", s) for s in model.SECTORS},
    )


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
            checks(
                "activiteit",
                list(view.activities),
                {a: label("activiteit", a) for a in model.ACTIVITIES},
            ),
        ],
        className="uitklap filter",
    )


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
                name=parameter,
                options=[
                    {
                        "value": code,
                        "label": _named(text, titles.get(code, "")),
                    }
                    for code, text in options.items()
                ],
                value=value,
                inline=True,
            ),
        ],
        className="filter vinkjes",
    )


def _named(text: str, whole: str) -> Any:
    """An abbreviation with its whole name, for who points at it and for who hears it."""
    if not whole:
        return text
    return html.Span([text, html.Span(f" ({whole})", className="onzichtbaar")], title=whole)


def search(scope: Scope, most: int) -> html.Div:
    """Find an area by name: type, choose from the list, Enter."""
    options = [html.Option(value=scope.geography.full_name(code)) for code in scope.geography.areas]
    return html.Div(
        [
            html.Label(t("page.filter.gebied"), htmlFor=SEARCHED),
            dbc.Input(
                id=SEARCHED,
                name="gebied",
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


def keep_searched(form: Any, missed: Sequence[str]) -> None:
    """Leave in the field of a form what was looked for there in vain, to be mended."""
    with suppress(KeyError):  # a page without such a field
        form[SEARCHED].value = ", ".join(missed)
