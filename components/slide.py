"""A slide as it stands on the stage, in the window of the speaker and in a file without a network.

All of its lengths hang on one number, ``--u``: a hundredth of the height of the stage in pixels
(``assets/stage/stage.css``). ``assets/scripts/stage`` makes figures as large as their room.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from arbeidszorg.content import staged
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Number, Shown
from arbeidszorg.deck.file import address
from arbeidszorg.figures.still import still
from arbeidszorg.texts import t
from components import html, legend
from components.frame import source_line
from components.tables import accessible

#: Letters of a heading from which it is written smaller.
LONG = 38


def slide(one: Shown, total: int) -> html.Section:
    """The slide; ``total``: how many there are."""
    kind = _kind(one)
    said = {"jaar": one.year, "gebied": one.area, "sector": one.sector}
    return html.Section(
        [
            _head(one),
            html.Div(_body(one), className=f"dialijf {kind}"),
            _foot(one),
        ],
        id=f"dia-{one.place}",
        className=f"dia dia-{kind}",
        tabIndex="-1",
        **{
            "aria-roledescription": t("presentatie.role"),
            "aria-labelledby": f"dia-{one.place}-kop",
            "data-plaats": str(one.place),
            "data-zin": spoken(one, total),
            "data-toont": json.dumps(addresses(one), ensure_ascii=False),
            **{f"data-{key}": str(value) for key, value in said.items() if value is not None},
        },
    )


def spoken(one: Shown, total: int) -> str:
    """What is said aloud when the slide appears."""
    changed = t("presentatie.changed") if one.changed else ""
    parts = [t("presentatie.spoken", number=one.place, total=total, heading=one.heading)]
    return " ".join(filter(None, [*parts, changed, one.sentence, *one.notices]))


def addresses(one: Shown) -> dict[str, Any]:
    """The addresses of what it shows now, as a slide has them in a file."""
    found: dict[str, Any] = {"figuren": [address(figure.about.link) for figure in one.figures]}
    return found | ({"getal": address(one.number.link)} if one.number else {})


def _kind(one: Shown) -> str:
    if len(one.figures) > 1:
        return "naast"
    if one.figures:
        return "tabelbij" if one.slide.table else "een"
    return "getal" if one.number else "tekst"


def _head(one: Shown) -> html.Div:
    """Its heading, what is seen, and whether that is invented or changed."""
    under = one.figures[0].about if len(one.figures) == 1 else None
    title = f"{under.title} · " if under and under.title != one.heading else ""
    marks = []
    if one.demo:
        marks.append(html.Span(t("page.demo_mark"), className="diademo"))
    if one.changed:
        marks.append(html.Span(t("presentatie.changed_mark"), className="diaanders"))
    return html.Div(
        [
            html.H2(
                one.heading,
                id=f"dia-{one.place}-kop",
                className="lang" if len(one.heading) > LONG else "",
            ),
            html.P(
                [*marks, f"{title}{under.subtitle}" if under else ""],
                className="diaonder",
            ),
        ],
        className="diakop",
    )


def _body(one: Shown) -> list[Any]:
    found: list[Any] = []
    if one.notices:
        found.append(html.Ul([html.Li(text) for text in one.notices], className="diamelding"))
    if len(one.figures) == 1:
        found += _alone(one.figures[0], one.place, one.slide.table)
    elif one.figures:
        found += [_half(figure, f"dia-{one.place}-{n}") for n, figure in enumerate(one.figures, 1)]
    else:
        found += [_number(one.number)] if one.number else []
        if one.slide.lines:
            found.append(
                html.Ul([html.Li(line) for line in one.slide.lines], className="diaregels")
            )
    return found


def _alone(figure: Figure, place: int, table: bool) -> list[Any]:
    """A figure with what it says at its side; ``table``: its numbers too."""
    key = f"dia-{place}-1"
    side = [
        html.P(figure.about.sentence, id=f"{key}-zin", className="diazin"),
        legend.keys(figure.picture.keys),
        *(
            [html.P(t("presentatie.tiles"), className="dianoot")]
            if figure.picture.kind == "tiles"
            else []
        ),
    ]
    if table:
        side.append(html.Div(accessible(figure.table), className="diacijfers"))
    seen = _figure(figure, key, f"dia-{place}-kop", staged.ALONE)
    return [seen, html.Div(side, className="diazij")]


def _half(figure: Figure, key: str) -> html.Div:
    """One of two figures, with its own title."""
    return html.Div(
        [
            html.H3(figure.about.title, id=f"{key}-titel"),
            html.P(figure.about.subtitle, className="diaonder"),
            _figure(figure, key, f"{key}-titel", staged.BESIDE),
            legend.keys(figure.picture.keys),
            html.P(figure.about.sentence, id=f"{key}-zin", className="diazin"),
        ],
        className="diahelft",
    )


def _figure(figure: Figure, key: str, titled: str, high: float) -> html.Div:
    """The drawing, and in its place its table when that is asked for."""
    made = staged.staged(figure.picture, high)
    drawn = still.fluid(made.picture, key, figure.about.title, figure.about.sentence)
    room = {
        "data-hoog": f"{made.picture.height:.0f}",
        "data-klein": f"{made.smallest:g}",
        "data-minst": str(made.picture.least_width),
        "data-vorm": f"{made.picture.ratio:.4f}",
    }
    ratio = made.picture.ratio  # for paper and for who has no scripts
    form = {"aspectRatio": f"{ratio:.4f}"} if ratio else None
    return html.Div(
        [
            html.Div(
                html.Div(Markup(drawn), className="grafiek", style=form, **room),
                className="diatekening",
                role="img",
                **{"aria-labelledby": titled, "aria-describedby": f"{key}-zin"},
            ),
            html.Div(accessible(figure.table), className="diatabel", hidden="hidden"),
        ],
        className="diabeeld",
    )


def _number(number: Number) -> html.Div:
    state = "" if number.is_number else f" {number.status}"
    long = " lang" if len(number.text) > 9 else ""
    return html.Div(
        [
            html.P(number.text, className=f"diagetal{state}{long}"),
            html.P(number.said, className="diagetaluitleg"),
        ],
        className="diagetalvak",
    )


def _foot(one: Shown) -> html.Div:
    """Its caption, and where its numbers come from."""
    sources = dict.fromkeys(
        source_line(figure.about.source, figure.about.date) for figure in one.figures
    )
    if one.number:
        sources[one.number.source] = None
    if any(figure.about.credits for figure in one.figures):
        sources[t("page.credit_map")] = None
    caption = [html.P(one.slide.caption, className="diabijschrift")] if one.slide.caption else []
    return html.Div([*caption, html.P(" ".join(sources), className="diabron")], className="diavoet")
