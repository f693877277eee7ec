"""A slide as it stands on the stage, in the window of the speaker and in a file without a network.

All of its lengths hang on one number, ``--u``: a hundredth of the height of the stage in pixels
(``assets/stage/stage.css``). ``assets/scripts/stage`` makes figures as large as their room.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from arbeidszorg.content import staged
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.grid import grid
from arbeidszorg.content.talk import Number, Shown
from arbeidszorg.deck.file import address
from arbeidszorg.figures.still import still
from arbeidszorg.texts import t, tn
from arbeidszorg.view.wording import enumerate_nl
from components import html, legend
from components.frame import source_of
from components.tables import accessible

#: Letters of a heading from which it is written smaller.
LONG = 38
#: Rows and columns of a table beside a figure, as many as can be read there.
MOST_ROWS, MOST_COLUMNS = 10, 3


def slide(shown: Shown, total: int) -> html.Section:
    """The slide; ``total``: how many there are."""
    kind = _kind(shown)
    choices = {"jaar": shown.year, "gebied": shown.area, "sector": shown.sector}
    return html.Section(
        [
            _head(shown),
            html.Div(_body(shown), className=f"dialijf {kind}"),
            _foot(shown),
        ],
        id=f"dia-{shown.place}",
        className=f"dia dia-{kind}",
        tabIndex="-1",
        **{
            "aria-roledescription": t("presentatie.role"),
            "aria-labelledby": f"dia-{shown.place}-kop",
            "data-plaats": str(shown.place),
            "data-zin": spoken(shown, total),
            "data-toont": json.dumps(addresses(shown), ensure_ascii=False),
            **{f"data-{key}": str(value) for key, value in choices.items() if value is not None},
        },
    )


def spoken(shown: Shown, total: int) -> str:
    """What is said aloud when the slide appears."""
    changed = t("presentatie.changed") if shown.changed else ""
    parts = [t("presentatie.spoken", number=shown.place, total=total, heading=shown.heading)]
    return " ".join(filter(None, [*parts, changed, shown.sentence, *shown.notices]))


def addresses(shown: Shown) -> dict[str, Any]:
    """The addresses of what it shows now, as a slide has them in a file."""
    links: dict[str, Any] = {"figuren": [address(figure.about.link) for figure in shown.figures]}
    return links | ({"getal": address(shown.number.link)} if shown.number else {})


def _kind(shown: Shown) -> str:
    if len(shown.figures) > 1:
        return "naast"
    if shown.figures:
        return "tabelbij" if shown.slide.table else "een"
    return "getal" if shown.number else "tekst"


def _head(shown: Shown) -> html.Div:
    """Its heading, what is seen, and whether that is invented or changed."""
    under = shown.figures[0].about if len(shown.figures) == 1 else None
    title = f"{under.title} · " if under and under.title != shown.heading else ""
    marks = []
    if shown.demo:
        marks.append(html.Span(t("page.demo_mark"), className="diademo"))
    if shown.changed:
        marks.append(html.Span(t("presentatie.changed_mark"), className="diaanders"))
    return html.Div(
        [
            html.H2(
                shown.heading,
                id=f"dia-{shown.place}-kop",
                className="lang" if len(shown.heading) > LONG else "",
            ),
            html.P(
                [*marks, f"{title}{under.subtitle}" if under else _shared(shown.figures)],
                className="diaonder",
            ),
        ],
        className="diakop",
    )


def _body(shown: Shown) -> list[Any]:
    parts: list[Any] = []
    if shown.notices:
        parts.append(html.Ul([html.Li(text) for text in shown.notices], className="diamelding"))
    if len(shown.figures) == 1:
        parts += _alone(shown.figures[0], shown.place, shown.slide.table)
    elif shown.figures:
        parts += [
            _half(figure, f"dia-{shown.place}-{n}", bool(_shared(shown.figures)))
            for n, figure in enumerate(shown.figures, 1)
        ]
    else:
        parts += [_number(shown.number)] if shown.number else []
        if shown.slide.lines:
            parts.append(
                html.Ul([html.Li(line) for line in shown.slide.lines], className="diaregels")
            )
    return parts


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
        side.append(html.Div(_beside(figure), className="diacijfers"))
    seen = _figure(figure, key, f"dia-{place}-kop", staged.ALONE)
    return [seen, html.Div(side, className="diazij")]


def _beside(figure: Figure) -> list[Any]:
    """The table of a figure where there is little room: its first columns and rows (of years the
    last), and how many are left out. Nothing is cut off halfway."""
    whole = grid(figure.table)
    columns, rows = len(whole.head) - MOST_COLUMNS, len(whole.names) - MOST_ROWS
    parts = [
        tn(f"presentatie.{name}_out", count)
        for name, count in (("columns", columns), ("rows", rows))
        if count > 0
    ]
    note = [html.P(t("presentatie.left_out", parts=enumerate_nl(parts)), className="dianoot")]
    return [accessible(figure.table, MOST_ROWS, MOST_COLUMNS), *(note if parts else [])]


def _shared(figures: Sequence[Figure]) -> str:
    """The subtitle of figures side by side, where it is the same: it stands once above them."""
    subtitles = {figure.about.subtitle for figure in figures}
    return subtitles.pop() if len(subtitles) == 1 else ""


def _half(figure: Figure, key: str, told: bool) -> html.Div:
    """One of two figures, with its own title; ``told``: its subtitle stands above both."""
    return html.Div(
        [
            html.H3(figure.about.title, id=f"{key}-titel"),
            html.P("" if told else figure.about.subtitle, className="diaonder"),
            _figure(figure, key, f"{key}-titel", staged.BESIDE),
            legend.keys(figure.picture.keys),
            html.P(_first(figure.about.sentence), id=f"{key}-zin", className="diazin"),
        ],
        className="diahelft",
    )


def _first(sentences: str) -> str:
    """The first of some sentences: beside another figure there is room for no more, and each is
    true by itself."""
    return re.split(r"(?<=[.!?]) (?=[A-Z])", sentences, maxsplit=1)[0]


def _figure(figure: Figure, key: str, titled: str, high: float) -> html.Div:
    """The drawing, and in its place its table when that is asked for."""
    fitted = staged.staged(figure.picture, high)
    drawn = still.fluid(fitted.picture, key, figure.about.title, figure.about.sentence)
    room = {
        "data-hoog": f"{fitted.picture.height:.0f}",
        "data-klein": f"{fitted.smallest:g}",
        "data-minst": str(fitted.picture.least_width),
        "data-vorm": f"{fitted.picture.ratio:.4f}",
    }
    ratio = fitted.picture.ratio  # for paper and for who has no scripts
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


def _foot(shown: Shown) -> html.Div:
    """Its caption, and where its numbers come from."""
    sources = dict.fromkeys(source_of(figure.about, credits=False) for figure in shown.figures)
    if shown.number:
        sources[shown.number.source] = None
    sources |= dict.fromkeys(filter(None, (f.about.shortly[0] for f in shown.figures)))
    caption = (
        [html.P(shown.slide.caption, className="diabijschrift")] if shown.slide.caption else []
    )
    return html.Div([*caption, html.P(" ".join(sources), className="diabron")], className="diavoet")
