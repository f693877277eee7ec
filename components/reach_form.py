"""What a reader chooses of reach: an ordinary form, whose fields also stand beside the figures that
they are about. ``assets/scripts/reach/page.js`` sends it at every choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeidszorg.places.level import TOWN
from arbeidszorg.registrations import model
from arbeidszorg.subjects.reach import question
from arbeidszorg.subjects.reach.question import Question, Typed
from arbeidszorg.texts import label, t
from arbeidszorg.view.view import Scope
from arbeidszorg.view.wording import enumerate_nl
from components import html

#: The id of the form, to which fields elsewhere on the page belong.
FORM = "dekking-vraag"
PATH = "/dekking"
#: The id of the part of the page in which an initiative is thought of: where a press leads.
TRIED = "denkoefening"


def form(asked: Question, own: Scope) -> html.Form:
    """What the map shows, of which initiatives, when and how."""
    measures: dict[str, str] = {code: t(f"bereik.measure.{code}") for code in question.MEASURES}
    years = {str(year): str(year) for year in range(own.last_year, own.first_year - 1, -1)}
    forms: dict[str, str] = {form: t(f"page.form.{form}") for form in own.forms}
    pressed = {"tabIndex": "-1", "aria-hidden": "true"}
    return html.Form(
        [
            # the first button is what Enter presses in a field, without scripts too
            html.Button(
                t("bereik.page.more_show"), type="submit", className="onzichtbaar", **pressed
            ),
            html.Div(
                [
                    _select("maat", asked.measure, measures, t("bereik.page.measure")),
                    _distance(asked),
                    _sectors(asked),
                    _activity(asked),
                    _select("jaar", str(asked.view.year), years, t("bereik.page.year")),
                    _select("kaartvorm", asked.view.form, forms, t("bereik.page.form")),
                    _hidden("gebied", _slug(asked, own)),
                    html.Button(
                        t("bereik.page.show"), type="submit", formAction=PATH, className="toon"
                    ),
                ],
                className="filters",
            ),
        ],
        id=FORM,
        method="get",
        action=f"{PATH}#{TRIED}",
        className="filterbalk",
        autoComplete="off",
        **{"aria-label": t("bereik.page.filters")},
    )


def more(asked: Question, own: Scope, stop: str, typed: Typed) -> html.Fieldset:
    """The initiative that is thought of: where, how large, of what kind. ``stop``: the address
    without it; ``typed``: what was filled in, which stays when it cannot be."""
    fields = typed.fields
    away = html.A(t("bereik.page.more_stop"), href=stop, className="wis", **{"data-adres": "erbij"})
    send = html.Button(
        t("bereik.page.more_show"), type="submit", form=FORM, className="knop hoofdknop"
    )
    sectors = {code.lower(): label("sector", code) for code in model.SECTORS}
    doing = _with_several(_known(fields["erbij_activiteit"]), "bereik.page.more_activity_any")
    return html.Fieldset(
        [
            html.Legend(t("bereik.page.more_title"), className="onzichtbaar"),
            _towns(typed, own),
            html.Div(
                [
                    html.Label(t("bereik.page.more_places"), htmlFor=_id("plaatsen")),
                    *_field("plaatsen", typed, "40", inputMode="numeric"),
                ],
                className="filter smal",
            ),
            _select(
                "erbij_sector",
                fields["erbij_sector"].lower(),
                {"": t("bereik.page.more_sector_any"), **sectors},
                t("bereik.page.more_sector"),
            ),
            _select(
                "erbij_activiteit",
                ",".join(_known(fields["erbij_activiteit"])),
                doing,
                t("bereik.page.more_activity"),
            ),
            html.Div([send, *([" ", away] if asked.more else [])], className="filter knoppen"),
        ],
        className="filters denkoefening",
    )


def _known(told: str) -> tuple[str, ...]:
    """The activities among what was told, in their order."""
    named = {part.strip().lower() for part in told.split(",")}
    return tuple(code for code in model.ACTIVITIES if code.lower() in named)


def _towns(typed: Typed, own: Scope) -> html.Div:
    hint = f"{_id('erbij')}-hint"
    towns = [html.Option(value=area.name) for area in own.geography.level(TOWN)]
    first = {"data-leeg": t("bereik.fault.town_first")}
    return html.Div(
        [
            html.Label(t("bereik.page.more_town"), htmlFor=_id("erbij")),
            *_field("erbij", typed, "200", hint, list="dekking-gemeenten", **first),
            html.Datalist(towns, id="dekking-gemeenten"),
            html.P(t("bereik.page.more_town_hint"), id=hint, className="klassenuitleg"),
        ],
        className="filter",
    )


def _id(name: str) -> str:
    """The id of a field in which something is written; the figures have ids without ``veld``."""
    return f"dekking-veld-{name}"


def _field(name: str, typed: Typed, most: str, hint: str = "", **more: str) -> list[Any]:
    """A field in which something is written, and what is wrong with it; ``most``: letters;
    ``hint``: the id of what explains it."""
    fault, said = typed.faults.get(name, ""), f"{_id(name)}-fout"
    field = html.Input(
        id=_id(name),
        name=name,
        type="text",
        value=typed.fields[name],
        maxLength=most,
        className="form-control",
        form=FORM,
        **{
            "aria-describedby": f"{hint} {said}".strip(),
            "aria-invalid": "true" if fault else None,
            **more,
        },
    )
    return [field, html.P(fault, id=said, className="veldfout")]


def _distance(asked: Question) -> html.Div:
    offered = sorted({*question.OFFERED, asked.distance})
    options = {str(km): t("bereik.page.kilometres", count=km) for km in offered}
    return _select("afstand", str(asked.distance), options, t("bereik.page.distance"))


def _activity(asked: Question) -> html.Div:
    chosen = asked.view.activities
    options = _with_several(chosen, "bereik.page.all_activities")
    return _select("activiteit", ",".join(chosen), options, t("bereik.page.activity"))


def _with_several(chosen: tuple[str, ...], none: str) -> dict[str, str]:
    """The activities as a list of which one is chosen, all of them first; several that an address
    names stand in it as one."""
    options = {"": t(none), **{code: label("activiteit", code) for code in model.ACTIVITIES}}
    if len(chosen) > 1:
        named = enumerate_nl([label("activiteit", code).lower() for code in chosen])
        options[",".join(chosen)] = t("bereik.page.several", names=named)
    return options


def _sectors(asked: Question) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(t("bereik.page.sector")),
            html.Div([_tick(code, code in asked.view.sectors) for code in model.SECTORS]),
        ],
        className="filter vinkjes",
    )


def _tick(code: str, ticked: bool) -> html.Div:
    box = f"dekking-sector-{code.lower()}"
    short, whole = label("sector_kort", code), label("sector", code)
    return html.Div(
        [
            html.Input(
                type="checkbox",
                id=box,
                name="sector",
                value=code.lower(),
                className="form-check-input",
                **({"checked": True} if ticked else {}),
            ),
            html.Label(
                [short, html.Span(f" ({whole})", className="onzichtbaar")],
                htmlFor=box,
                className="form-check-label",
                title=whole,
            ),
        ],
        className="form-check form-check-inline",
    )


def _select(name: str, value: str, options: Mapping[str, str], title: str) -> html.Div:
    """A list of which one is chosen; ``options``: code -> words."""
    control = f"dekking-{name}"
    return html.Div(
        [
            html.Label(title, htmlFor=control),
            html.Select(
                [
                    html.Option(
                        text, value=code, **({"selected": "selected"} if code == value else {})
                    )
                    for code, text in options.items()
                ],
                id=control,
                name=name,
                form=FORM,
                className="form-select form-select-sm",
            ),
        ],
        className="filter",
    )


def _hidden(name: str, value: str) -> Any:
    return html.Input(type="hidden", name=name, value=value) if value else None


def _slug(asked: Question, own: Scope) -> str:
    return own.geography.areas[asked.town].slug if asked.town else ""
