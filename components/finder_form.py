"""What may be asked of the finder: an ordinary form, that a script sends when a choice is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from arbeidszorg.finding.finder import Finder
from arbeidszorg.finding.question import RADII, Question
from arbeidszorg.registrations import model
from arbeidszorg.texts import label, t
from components import html
from components.finding import PATH

#: The form, to which fields that stand elsewhere on the page belong too.
FORM = "vindvorm"
#: The parts of a question that fold away while none of them is asked.
FOLDED = ("sectors", "activities", "form", "areas", "group", "free")


def form(question: Question, known: Finder, typed: str) -> html.Form:
    """The form for a question; ``typed``: the place to look from, as it was asked."""
    return html.Form(
        [
            html.Div([*_start(question, known, typed), _within(question), _words(question), _go()]),
            html.P("", id="vindplaats", role="status", className="filterzin"),
            _more(question, known),
        ],
        id=FORM,
        className="filterbalk vindvorm",
        method="get",
        action=PATH,
        role="search",
        **{
            "aria-label": t("vinden.form"),
            "data-mislukt": t("vinden.failed"),
            "data-lijst-mislukt": t("vinden.failed_link"),
            "data-plaats-mislukt": t("vinden.where_failed"),
            "data-plaats-bezig": t("vinden.where_busy"),
        },
    )


def _start(question: Question, known: Finder, typed: str) -> list[Any]:
    start = question.origin
    value = typed
    if start is not None:
        value = start.typed
    options = [html.Option(value=text) for text in _places(known)]
    return [
        html.Div(
            [
                html.Label(_name("van"), htmlFor="vind-van"),
                html.Input(
                    id="vind-van",
                    name="van",
                    type="text",
                    value=value,
                    list="vind-plaatsen",
                    placeholder=t("vinden.hint.van"),
                    autocomplete="off",
                    maxLength="60",
                    className="form-control",
                ),
                html.Datalist(options, id="vind-plaatsen"),
            ],
            className="vindveld",
        ),
        html.Button(
            t("vinden.where_i_am"),
            type="button",
            id="vind-hier",
            className="knop met-script",
            title=t("vinden.where_i_am_note"),
            hidden=True,
            **{"aria-describedby": "vind-hier-uitleg"},
        ),
        html.Span(t("vinden.where_i_am_note"), id="vind-hier-uitleg", className="onzichtbaar"),
    ]


def _places(known: Finder) -> Iterable[str]:
    """Places that can be chosen while typing."""
    geography = known.geography
    coded = [each for each in geography.localities if each.postcode]
    if not coded:
        return sorted(geography.areas[nis].name for nis in geography.centres)
    return (f"{each.postcode} {each.name}" for each in coded)


def _within(question: Question) -> html.Div:
    radii = sorted({*RADII, question.within} - {0})
    choices = [(str(km), t("vinden.distance", km=km)) for km in radii]
    chosen = str(question.within or "")
    return _select("binnen", [("", t("vinden.any_distance")), *choices], chosen)


def _words(question: Question) -> html.Div:
    return html.Div(
        [
            html.Label(_name("zoek"), htmlFor="vind-zoek"),
            html.Input(
                id="vind-zoek",
                name="zoek",
                type="search",
                value=question.text,
                placeholder=t("vinden.hint.zoek"),
                autocomplete="off",
                maxLength="100",
                className="form-control",
            ),
        ],
        className="vindveld",
    )


def _go() -> html.Button:
    return html.Button(t("vinden.submit"), type="submit", className="knop hoofdknop")


def _more(question: Question, known: Finder) -> html.Details:
    asked = sum(bool(getattr(question, name)) for name in FOLDED)
    sectors = [(code.lower(), label("sector", code)) for code in model.SECTORS]
    doing = [(code, label("activiteit", code)) for code in model.ACTIVITIES]
    forms = [(code, label("vorm", code)) for code in model.CODES["vorm"]]
    any_ = ("", t("vinden.any"))
    lists: list[Any] = [
        _select("vorm", [any_, *forms], question.form),
        _select("gebied", [any_, *_areas(question, known)], _area_value(question, known)),
    ]
    if known.groups:
        groups = [(group, group) for group in known.groups]
        lists.append(_select("doelgroep", [any_, *groups], question.group))
    if any(each.about.free is not None for each in known.open):
        lists.append(_checks("vrij", [("ja", t("vinden.choice.vrij"))], ["ja"] * question.free))
    fields = [
        _checks("sector", sectors, [code.lower() for code in question.sectors]),
        _checks("activiteit", doing, question.activities),
        html.Div(lists, className="vindlijsten"),
    ]
    count = f" ({asked})" if asked else ""
    return html.Details(
        [
            html.Summary([t("vinden.more"), html.Span(count, id="vind-aantal")]),
            html.Div(fields, className="vindmeer"),
        ],
        className="vindvouw",
        open=bool(asked),
    )


def _areas(question: Question, known: Finder) -> list[tuple[str, str]]:
    """The main areas; and what is asked, where that is another."""
    geography = known.geography
    main = [(area.slug, geography.full_name(area.code)) for area in geography.level(geography.main)]
    value = _area_value(question, known)
    if value and value not in dict(main):
        names = ", ".join(geography.full_name(code) for code in question.areas)
        return [*main, (value, names)]
    return main


def _area_value(question: Question, known: Finder) -> str:
    return ",".join(known.geography.areas[code].slug for code in question.areas)


def _select(name: str, options: Sequence[tuple[str, str]], chosen: str) -> html.Div:
    return html.Div(
        [
            html.Label(_name(name), htmlFor=f"vind-{name}"),
            html.Select(
                [
                    html.Option(text, value=value, selected=value == chosen)
                    for value, text in options
                ],
                id=f"vind-{name}",
                name=name,
                className="form-select",
            ),
        ],
        className="vindveld",
    )


def _checks(name: str, options: Iterable[tuple[str, str]], chosen: Iterable[str]) -> html.Fieldset:
    taken = set(chosen)
    ticks = [
        html.Label(
            [
                html.Input(
                    type="checkbox",
                    name=name,
                    value=value,
                    checked=value in taken,
                    className="form-check-input",
                ),
                html.Span(text),
            ],
            className="vindvink",
        )
        for value, text in options
    ]
    return html.Fieldset([html.Legend(_name(name)), *ticks], className="vindvinken")


def _name(parameter: str) -> str:
    name = t(f"vinden.parameter.{parameter}")
    return name[0].upper() + name[1:]
