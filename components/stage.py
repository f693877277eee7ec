"""The stage that slides stand on, with its bar; and the window of the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import ALL_SECTORS
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.texts import catalogue, label, t
from components import html
from components.versions import shows

#: Keys in the help: name of the text.
KEYS = (
    "next",
    "previous",
    "ends",
    "number",
    "back",
    "year",
    "table",
    "pointer",
    "black",
    "screen",
    "speaker",
    "escape",
    "help",
)
#: Levels of areas that can be chosen, in order; the first is asked for ahead of time.
LEVELS = ("regio", "arrondissement", "gemeente")


def texts() -> dict[str, str]:
    """What the scripts of the stage say."""
    start = "presentatie.stage.js."
    own = {
        key.removeprefix(start): text for key, text in catalogue().items() if key.startswith(start)
    }
    return {**own, "dicht": t("page.storage.shut")}


def stage(
    slides: Sequence[Any],
    here: Atlas,
    levels: Sequence[str] = LEVELS,
    leave: str = "/presentatie",
) -> list[Any]:
    """The slides (components, or HTML that is made already), the end, the bar, and what lies over
    them. Without slides it says that they are on their way. ``levels``: areas that can be chosen;
    ``leave``: where one goes after the end ("" when that leads nowhere)."""
    drawn = [Markup(slide) if isinstance(slide, str) else slide for slide in slides]
    return [
        html.H1(t("presentatie.stage.heading"), id="toneeltitel", className="onzichtbaar"),
        html.Div(
            [
                html.Div(
                    [*(drawn or [_loading()]), _end(leave)],
                    id="dias",
                    className="dias",
                    tabIndex="-1",
                    role="group",
                    **{"aria-label": t("presentatie.stage.slides")},
                ),
                _bar(here, levels),
            ],
            id="toneel",
            className="toneelvak",
        ),
        html.Button(
            html.Span(t("presentatie.stage.black_said"), className="onzichtbaar"),
            id="zwart",
            type="button",
            className="zwart",
            hidden="hidden",
        ),
        html.Div(id="wijzer", className="wijzer", hidden="hidden", **{"aria-hidden": "true"}),
        html.Div(id="zegje", className="zegje", hidden="hidden", **{"aria-hidden": "true"}),
        _help(),
        html.P(id="gezegd", role="status", className="onzichtbaar"),
    ]


def _loading() -> html.Section:
    return html.Section(
        html.Div(html.H2(t("presentatie.stage.loading")), className="diakop"),
        id="laden",
        className="dia nu dia-tekst",
    )


def _end(leave: str) -> html.Section:
    """What stands after the last slide: what was shown, to keep."""
    return html.Section(
        [
            html.Div(
                [
                    html.H2(t("presentatie.stage.end.heading")),
                    html.P(t("presentatie.stage.end.text"), className="diaonder"),
                ],
                className="diakop",
            ),
            html.Div(html.Ol([], id="getoond", className="getoond"), className="dialijf"),
            html.Div(
                [
                    html.P(
                        [
                            _button("bewaar", "end.keep"),
                            _button("bewaarbestand", "end.keep_file"),
                            _button("opnieuw", "end.again"),
                            *([html.A(t("presentatie.stage.leave"), href=leave)] if leave else []),
                        ],
                        className="eindeknoppen",
                    ),
                    html.P(id="einde-gezegd", role="status", className="diabijschrift"),
                ],
                className="diavoet",
            ),
        ],
        id="einde",
        className="dia einde",
    )


def _button(name: str, key: str, **more: Any) -> html.Button:
    return html.Button(t(f"presentatie.stage.{key}"), id=name, type="button", **more)


def _bar(here: Atlas, levels: Sequence[str]) -> html.Footer:
    inside = [
        html.Span(id="voortgang", className="voortgang", **{"aria-hidden": "true"}),
        _button("vorige", "previous"),
        html.Span("", id="telling", className="telling"),
        _button("volgende", "next"),
        _choice("jaar", "year", _years(here)),
        _choice("gebied", "area", _areas(here, levels)),
        _choice("sector", "sector", _sectors()),
        _button("terug", "back", className="terugknop", disabled=True),
        html.Span(className="ruimte"),
        _button("tabelknop", "table", **{"aria-pressed": "false"}),
        _button("wijzerknop", "pointer", **{"aria-pressed": "false"}),
        _button("zwartknop", "black", **{"aria-pressed": "false"}),
        _button("sprekerknop", "speaker"),
        _button("schermknop", "screen"),
        html.Button(
            "?", id="hulpknop", type="button", **{"aria-label": t("presentatie.stage.help")}
        ),
        html.P(id="bericht", className="balkbericht"),
        *([html.P(version, className="balkversie")] if (version := shows(here)) else []),
    ]
    return html.Footer(
        inside,
        className="balk",
        **{"aria-label": t("presentatie.stage.bar"), "role": "region"},
    )


def _choice(name: str, key: str, options: Any) -> html.Label:
    """What a slide shows, to be changed for a moment."""
    saved = html.Option(t("presentatie.stage.as_saved"), value="")
    chosen = html.Select([saved, *options], id=f"kies-{name}")
    return html.Label([html.Span(t(f"presentatie.stage.{key}")), chosen])


def _years(here: Atlas) -> list[html.Option]:
    first, last = here.years
    return [html.Option(str(year), value=year) for year in range(first, last + 1)]


def _areas(here: Atlas, levels: Sequence[str]) -> list[Any]:
    geo = here.geography

    def option(code: str, ahead: bool) -> html.Option:
        area = geo.areas[code]
        known = {"data-code": code, "data-vooraf": ahead}
        return html.Option(geo.full_name(code), value=area.slug, **known)

    options: list[Any] = [option(PROVINCE, True)]
    for level in levels:
        areas = sorted(geo.level(level), key=lambda area: area.name)
        inside = [option(area.code, level == LEVELS[0]) for area in areas]
        options.append(html.Optgroup(inside, label=t(f"presentatie.stage.{level}")))
    return options


def _sectors() -> list[html.Option]:
    every = html.Option(t("presentatie.stage.every_sector"), value=ALL_SECTORS)
    return [
        every,
        *(html.Option(label("sector_kort", code), value=code.lower()) for code in SECTORS),
    ]


def _help() -> html.Dialog:
    rows: list[Any] = []
    for key in KEYS:
        rows.append(html.Dt(t(f"presentatie.stage.keys.{key}")))
        rows.append(html.Dd(t(f"presentatie.stage.deeds.{key}")))
    inside = [
        html.H2(t("presentatie.stage.help"), id="hulp-titel"),
        html.Dl(rows),
        _button("hulpdicht", "close"),
    ]
    return html.Dialog(inside, id="hulp", className="hulp", **{"aria-labelledby": "hulp-titel"})


def speaker() -> html.Div:
    """The window of the speaker, before it has heard of the stage."""
    return html.Div(
        [
            _speaker_head(),
            html.P(
                t("presentatie.speaker.waiting"),
                id="spreker-bericht",
                role="status",
                className="sprekerbericht",
            ),
            _slide_room("nu", "now"),
            _slide_room("straks", "next"),
            html.Section(
                [
                    html.H2(t("presentatie.speaker.notes"), className="vakkop"),
                    html.Div(id="spreker-notities"),
                ],
                className="sprekernotities",
            ),
        ],
        id="spreker",
        className="sprekervak",
    )


def _speaker_head() -> html.Div:
    """Its heading, with clocks and buttons."""
    keys = (("ArrowLeft", "previous"), ("ArrowRight", "next"), ("r", "back"), ("b", "black"))
    buttons = [
        html.Button(t(f"presentatie.stage.{name}"), type="button", **{"data-toets": key})
        for key, name in keys
    ]
    reset = html.Button(t("presentatie.speaker.reset"), id="spreker-nul", type="button")
    return html.Div(
        [
            html.H1(t("presentatie.speaker.title"), id="spreker-titel"),
            html.Span("", id="spreker-telling", className="klok"),
            _clock("uur", "clock"),
            _clock("tijd", "elapsed"),
            html.Div([*buttons, reset], className="sprekerknoppen"),
        ],
        className="sprekerkop",
    )


def _slide_room(name: str, key: str) -> html.Div:
    """Room for a slide under its heading."""
    return html.Div(
        [
            html.H2(t(f"presentatie.speaker.{key}"), className="vakkop"),
            html.Div(id=f"spreker-{name}", className="sprekerdia"),
        ]
    )


def _clock(name: str, key: str) -> html.Div:
    return html.Div(
        [
            html.Span("00:00", id=f"spreker-{name}"),
            html.Span(t(f"presentatie.speaker.{key}"), className="klokwoord"),
        ],
        className="klok",
    )
