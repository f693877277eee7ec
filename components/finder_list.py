"""What the finder found: a sentence, the list with the nearest first, the map beside it, and what a
reader keeps. All of it is one part of the page, that a script replaces when a choice is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.finding.facts import by_centre, doing, far, free_words, full_name, timing
from arbeidszorg.finding.finder import Answer, Finder, Found
from arbeidszorg.finding.free import free
from arbeidszorg.finding.origins import origin
from arbeidszorg.finding.question import MOST_CHOSEN, Question, Read
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.wording import beginning_high
from components import html
from components.finder_form import FOLDED, FORM
from components.finding import BESIDE, address, finder_here, place_of
from components.initiative_map import overview
from components.notices import notices

#: Initiatives on a page of the list.
ON_PAGE = 20
#: Of fewer it is said which choice could go.
FEW = 3
#: What can be left out of a question, by field, with the parameter that asks it.
NARROWING = {
    "within": "binnen",
    "text": "zoek",
    "sectors": "sector",
    "activities": "activiteit",
    "form": "vorm",
    "areas": "gebied",
    "group": "doelgroep",
    "free": "vrij",
}


def results(asked: Read) -> html.Div:
    """What answers to an address."""
    known, question = finder_here(), asked.question
    answer = known.find(question)
    pages = max(1, -(-len(answer.found) // ON_PAGE))
    question = replace(question, page=min(question.page, pages))
    shown = answer.found[(question.page - 1) * ON_PAGE : question.page * ON_PAGE]
    sentence = summary(question, answer, known)
    count = sum(bool(getattr(question, name)) for name in FOLDED)
    return html.Div(
        [
            html.Div(_notices(asked)),
            html.P(
                [
                    html.Span(sentence, id="vindzin"),
                    " ",
                    html.A(t("vinden.how"), href="/methode#afstanden"),
                ],
                className="zin",
            ),
            *_without(question, answer, known),
            *_kept(question, known),
            *(
                [html.P(html.A(t("vinden.to_map"), href="#vindkaart"), className="naarkaart")]
                if shown
                else []
            ),
            html.Div(
                [
                    html.Section(
                        [
                            html.H2(t("vinden.list"), className="onzichtbaar"),
                            _list(shown, question, known),
                            *_pages(question, pages),
                        ],
                        className="vindrest",
                    ),
                    overview(question, answer, shown, known),
                ],
                className="vindrij",
            ),
            *(html.Input(type="hidden", name="id", value=c, form=FORM) for c in question.chosen),
        ],
        id="vindlijst",
        **{
            "data-adres": question.query(known.geography),
            "data-aantal": str(count or ""),
            "data-binnen": str(question.within or ""),
        },
    )


def _notices(asked: Read) -> list[Any]:
    """What was asked in vain; a place that may have been meant is a link."""
    meant = {}
    if asked.meant:
        start = origin(asked.meant, finder_here().geography).origin
        wish = replace(asked.question, origin=start, within=asked.within, page=1)
        meant = {asked.meant: address(wish)}
    return notices(asked.notices, meant=meant)


def summary(question: Question, answer: Answer, known: Finder) -> str:
    """How many answer, and in which order they stand."""
    count = len(answer.found)
    if not known.open:
        return f"{tn('vinden.said.all', 0)} {t('vinden.said.empty')}"
    narrowed = any(getattr(question, name) for name in NARROWING)
    said = [tn("vinden.said.filtered" if narrowed else "vinden.said.all", count)]
    if answer.slipped:
        said.append(t("vinden.said.slipped", text=question.text))
    if count and question.origin:
        said.append(t("vinden.said.sorted_far", **{"from": question.origin.name}))
        said += filter(None, [question.origin.note])
    elif count > 1:
        key = "sorted_best" if question.text else "sorted_name"
        said.append(t(f"vinden.said.{key}", text=question.text))
    return " ".join(said)


def _without(question: Question, answer: Answer, known: Finder) -> list[Any]:
    """Where little answers: which choice could go, and how many answer then."""
    if len(answer.found) > FEW:
        return []
    links: list[Any] = []
    empty = Question()
    for name, parameter in NARROWING.items():
        if not getattr(question, name):
            continue
        wider = replace(question, **{name: getattr(empty, name), "page": 1})
        count = len(known.find(wider).found)
        if count > len(answer.found):
            words = t(f"vinden.without.{parameter}", count=count)
            links.append(html.Li(html.A(words, href=address(wider), className="chip erbij")))
    if not links:
        return []
    return [html.P(t("vinden.said.without_lead")), html.Ul(links, className="chips")]


# --- what is kept --------------------------------------------------------------------------------


def _kept(question: Question, known: Finder) -> list[Any]:
    """The list of a reader, with the way to what is on it beside each other."""
    chosen = [each for code in question.chosen if (each := known.get(code))]
    heading = html.H2(t("vinden.shortlist.heading"))
    if not chosen:
        text = t("vinden.shortlist.none", most=MOST_CHOSEN)
        return [html.Div([heading, html.P(text)], className="vindlijstje leeg")]
    items = [
        html.Li(
            [
                html.A(full_name(known, each), href=detail(each.code, question)),
                " ",
                html.A(
                    "×",
                    href=address(question.with_chosen(each.code)),
                    className="vindweg",
                    id=f"weg-{number}",
                    **_toggles(t("vinden.shortlist.remove_of", name=each.name)),
                ),
            ]
        )
        for number, each in enumerate(chosen)
    ]
    return [
        html.Div(
            [
                heading,
                html.Ul(items),
                _compare(question),
            ],
            className="vindlijstje",
            title=t("vinden.shortlist.private"),
        )
    ]


def _compare(question: Question) -> html.A:
    text = tn("vinden.shortlist.compare", len(question.chosen))
    return html.A(text, href=address(replace(question, page=1), BESIDE), className="knop hoofdknop")


def _toggles(name: str) -> dict[str, str]:
    """What a script sees, and who hears the page alone."""
    return {"aria-label": name, "data-vind": ""}


def detail(code: str, question: Question) -> str:
    """The page of an initiative, from which one comes back to the same list."""
    return address(question, place_of(code))


# --- the list ------------------------------------------------------------------------------------


def _list(shown: Sequence[Found], question: Question, known: Finder) -> Any:
    if not shown:
        return html.Div()
    return html.Ol(
        [_item(f"plek-{place}", found, question, known) for place, found in enumerate(shown, 1)],
        className="vinditems",
        start=str((question.page - 1) * ON_PAGE + 1),
    )


def _item(anchor: str, found: Found, question: Question, known: Finder) -> html.Li:
    each, name = found.initiative, full_name(known, found.initiative)
    town = known.geography.areas[each.nis].name
    colour = style.SECTOR_COLOURS.get(each.sector, style.QUIET)
    dot = html.Span(className="staal rond", style={"--vul": f"var(--k{colour[1:]}, {colour})"})
    facts: list[Any] = [
        html.P([dot, " ", label("sector", each.sector)], className="vindsector"),
        html.P(doing(each)),
    ]
    if when := timing(known, each):
        facts.append(html.P(when, className="vindvrij"))
    if free(each, known.day).number is not None:
        facts.append(html.P(free_words(each, known.day), className="vindvrij"))
    where = [html.P(" · ".join(filter(None, (town, far(found)))), className="vindwaar")]
    if rough := by_centre(known, each):
        where.append(html.P(beginning_high(rough), className="vinddoet"))
    return html.Li(
        [
            html.H3(html.A(name, href=detail(each.code, question))),
            *where,
            *facts,
            html.P(_keeping(each.code, name, question, anchor), className="vindknoppen"),
        ],
        id=anchor,
        className="vinditem gekozen" if each.code in question.chosen else "vinditem",
        **{"data-initiatief": each.code},
    )


def _keeping(code: str, name: str, question: Question, anchor: str) -> list[Any]:
    """The button that keeps an initiative, or lets go of it; without scripts a link, that comes
    back to the same place."""
    taken = code in question.chosen
    if not taken and len(question.chosen) >= MOST_CHOSEN:
        return [html.Span(t("vinden.shortlist.full", most=MOST_CHOSEN), className="vindvol")]
    key = "remove" if taken else "add"
    toggle = html.A(
        t(f"vinden.shortlist.{key}"),
        href=f"{address(question.with_chosen(code))}#{anchor}",
        className="knop",
        **_toggles(t(f"vinden.shortlist.{key}_of", name=name)),
    )
    return [toggle, " ", _compare(question)] if taken else [toggle]


def _pages(question: Question, pages: int) -> Iterable[Any]:
    """The way to the rest of the list."""
    if pages == 1:
        return []
    links: list[Any] = []
    for key, page in (("previous", question.page - 1), ("next", question.page + 1)):
        if 1 <= page <= pages:
            to = address(replace(question, page=page))
            text = t(f"vinden.said.{key}")
            links.append(html.A(text, href=to, className="knop", **{"data-vind": "boven"}))
    here = html.Span(t("vinden.said.page", page=question.page, pages=pages))
    parts = [here, *links]
    return [html.Nav(parts, className="knoppenrij", **{"aria-label": t("vinden.said.pages")})]
