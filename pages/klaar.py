"""A ready deck as a page that can be read: its slides in order, with what the speaker says."""

from __future__ import annotations

from functools import partial

from arbeidszorg.content.talk import Shown
from arbeidszorg.deck.ready import names, ready
from arbeidszorg.texts import t
from components import html
from components.context import atlas, host
from components.terms import explained
from pages import presentatie, showing
from pages.common import TextPage

PLACE = "/presentatie/"


def page_at(path: str) -> TextPage | None:
    """The page of ``/presentatie/<name>``; None when there is no such deck."""
    name = path.removeprefix(PLACE)
    here = atlas()
    if not path.startswith(PLACE) or name not in names(here):
        return None
    deck = ready(here, name)
    lead = t("presentatie.page.deck_lead", title=deck.title, count=len(deck.slides))
    return TextPage(f"{PLACE}{name}", deck.title, lead, partial(layout, name), presentatie.SCRIPTS)


def layout(name: str, _: str = "") -> html.Div:
    """The slides, and the ways to show them."""
    here = atlas()
    deck = ready(here, name)
    of = showing.talk(deck, here, host())
    show = f"/presentatie/toneel?presentatie={name}"
    known: set[str] = set()
    return html.Div(
        [
            html.H1(deck.title),
            explained(
                html.P(
                    t("presentatie.page.deck_lead", title=deck.title, count=len(deck.slides)),
                    className="lead",
                ),
                known,
            ),
            html.P(
                [
                    html.A(t("presentatie.page.present"), href=show, className="knop hoofdknop"),
                    presentatie.button(
                        "own_version",
                        id="eigen-versie",
                        hidden="hidden",
                        **{
                            "data-naam": name,
                            "data-klaar": t("presentatie.page.own_ready"),
                            "data-vol": t("presentatie.page.full"),
                            "data-naar-versie": t("presentatie.page.own_edit"),
                            "data-mislukt": t("presentatie.page.failed"),
                        },
                    ),
                    html.Span("", id="versie-gezegd", role="status"),
                ],
                className="knoppenrij",
            ),
            html.H2(t("presentatie.page.take")),
            presentatie.files(name),
            html.H2(t("presentatie.page.contents")),
            html.Ol(
                explained([_slide(one, f"{show}&dia={one.place}") for one in of.slides], known),
                className="diaoverzicht",
            ),
        ],
        className="breed pagina-presentatie",
    )


def _slide(one: Shown, link: str) -> html.Li:
    """A slide with its pictures, its sentence and its notes."""
    drawings = [
        html.Img(src=showing.drawing(address), alt="", loading="lazy", className="diabeeldje")
        for address in one.slide.figures
    ]
    words = [*([f"{one.number.text}: {one.number.said}"] if one.number else []), *one.slide.lines]
    notes = one.slide.notes.splitlines()
    return html.Li(
        [
            html.Div(drawings, className="diabeeldjes") if drawings else None,
            html.Div(
                [
                    html.H3(html.A(one.heading, href=link)),
                    *[html.P(text, className="melding") for text in one.notices],
                    html.Ul([html.Li(text) for text in words]) if words else None,
                    html.P(one.sentence) if one.figures else None,
                    html.Details(
                        [html.Summary(t("presentatie.page.notes"))]
                        + [html.P(text) for text in notes],
                        className="tabelvak geenuitleg",
                    )
                    if notes
                    else None,
                ]
            ),
        ],
        className="diaregel",
    )
